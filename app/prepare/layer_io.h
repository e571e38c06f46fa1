#pragma once
// Vector layers between files and GEOS, through GDAL.

#include "prepare/geos.h"

#include "base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

class OGRGeometry;

namespace khalkha {

/// GDAL's copy of a geometry; never null for a valid one.
[[nodiscard]] std::unique_ptr<OGRGeometry> toOgr(const GEOSGeometry* geometry);

/// Registers the drivers the preparation needs; call once before anything else.
void registerPrepareDrivers();

struct SourceFeature {
    GeosPtr geometry;                          ///< null when the feature has none
    std::map<std::string, std::string> fields; ///< every field as text; unset ones are left out
};

struct LayerQuery {
    std::string where;               ///< OGR attribute filter; empty = all
    std::optional<LonLatBox> within; ///< only features whose box touches it
};

/// Reads a layer (the only one of its file). Features come in file order.
[[nodiscard]] Result<std::vector<SourceFeature>>
readLayer(const std::filesystem::path& path, const LayerQuery& query = {});

/// A field of an output layer.
struct OutputField {
    enum class Type { integer, real, text };
    std::string name;
    Type type = Type::integer;
};
struct OutputFeature {
    GeosPtr geometry;
    std::vector<std::string> values; ///< one a field, as text
};
enum class OutputGeometry { polygon, multiPolygon, line };

/// Writes a FlatGeobuf file with spatial index.
[[nodiscard]] Failure writeLayer(
    const std::filesystem::path& path,
    OutputGeometry geometry,
    const std::vector<OutputField>& fields,
    const std::vector<OutputFeature>& features);

} // namespace khalkha
