#pragma once
// A geometry of a GeoJSON while it goes by as JSON: GDAL drops one whose coordinates do not fit its type.

#include "exchange/layer_reader.h"

#include <string>

namespace khalkha {

struct GeometrySeen {
    std::string type;
    size_t numbersDeep = 0; ///< lists around each number; 0 = no number yet
    bool uneven = false;    ///< some numbers are deeper than others
    bool cutShort = false;  ///< a position of one number

    /// The field is empty when type and coordinates fit, "geometry" when not.
    [[nodiscard]] RowFault fault() const;
};

} // namespace khalkha
