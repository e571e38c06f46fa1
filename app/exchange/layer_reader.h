#pragma once
// A layer of a file as rows of text and plain geometry; what GDAL's types make of a column is undone here.

#include "base/result.h"
#include "geo/types.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

class OGRLayer;

namespace khalkha {

enum class Shape { none, point, line, area, other };

/// Geometry of a feature: the vector of its shape is filled. Rings are without the repeated first point,
/// lines without repeated neighbours.
struct FeatureGeometry {
    Shape shape = Shape::none;
    std::vector<LonLat> points;
    std::vector<Polyline> lines;
    std::vector<Polygon> areas;
    std::string typeName; ///< as the file has it, "MultiPolygon"
};

/// What is wrong with a row as such, before anybody asks what it means.
struct RowFault {
    std::string field; ///< "geometry" or a field's name; "" = the row
    std::string what;
    std::string hint;
};

struct Row {
    size_t number = 0;               ///< counted from 1, without the header
    std::vector<std::string> values; ///< by field; "" = empty or missing
    FeatureGeometry geometry;
    std::vector<RowFault> faults;
};

struct LayerContent {
    std::string file; ///< as shown to the user
    std::string name;
    std::vector<std::string> fields; ///< lower case
    std::map<std::string, size_t, std::less<>> fieldIndex;
    std::vector<Row> rows;
    std::vector<RowFault> remarks; ///< on the layer as a whole; it is usable none the less

    [[nodiscard]] bool has(std::string_view field) const {
        return fieldIndex.find(field) != fieldIndex.end();
    }
    /// Value of a field, trimmed; "" if there is no such field.
    [[nodiscard]] std::string_view value(const Row& row, std::string_view field) const;
};

struct ReadLimits {
    size_t maxFeatures = 1'000'000;
    size_t maxPoints = 40'000'000;
    size_t maxTextBytes = 1U << 20U;
    bool checkValidity = false; ///< of areas (rings that cross, holes outside …); costs time
    /// A GeoPackage has no date-times without offset: GDAL and QGIS write the civil time that was typed and
    /// call it UTC. With this set the offset of DateTime columns is not believed.
    bool offsetsLost = false;
    std::function<void(double)> progress; ///< hears how much of the layer has been read, 0..1; may be empty
};

/// Reads a whole layer. A fault of one row is kept with the row; the error is one of the whole layer.
[[nodiscard]] Result<LayerContent> readLayerContent(
    OGRLayer& source, const std::string& file, const std::string& name, const ReadLimits& limits);

/// Adds a fault to every row of a CSV that has more or fewer values than the header.
void checkCsvShape(const std::filesystem::path& path, LayerContent& layer);

} // namespace khalkha
