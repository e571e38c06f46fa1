#pragma once
// The "crs" of a GeoJSON file. GDAL takes a file whose "crs" it does not understand as WGS 84 without a word.

#include "exchange/layer_reader.h"

namespace khalkha {

/// The fault's field is "geometry" when the file has a "crs" that names no known system; nothing is ever
/// fetched. Files that cannot be read or are not JSON have no fault here.
[[nodiscard]] RowFault geoJsonReferenceFault(const std::string& file);

} // namespace khalkha
