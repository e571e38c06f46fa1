#pragma once
// A layer of a file as rows of text and plain geometry; what GDAL's types make of a column is undone here.

#include "base/result.h"
#include "exchange/reading_limits.h"
#include "geo/types.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

class GDALDataset;
class OGRLayer;

namespace khalkha {

struct LayerSpec;

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
    std::vector<RowFault> faults = {};
    std::vector<RowFault> remarks = {}; ///< what does not cost the feature

    /// For a finding of its own: what the row says of itself has been reported. Without its geometry.
    [[nodiscard]] Row bare() const;
};

struct LayerContent {
    std::string file; ///< as shown to the user
    std::string name;
    std::vector<std::string> fields; ///< a column each: the field it is read as, lower case; "" = not read
    std::map<std::string, size_t, std::less<>> fieldIndex;
    std::vector<Row> rows;
    std::vector<RowFault> remarks;    ///< on the layer as a whole; it is usable none the less
    std::vector<RowFault> faults;     ///< the same, where values are lost
    std::string description;          ///< "12 features, Point, WGS 84": of a layer as a whole, for a message
    std::vector<std::string> columns; ///< names as the file has them
    std::set<std::string, std::less<>> wholeDays; ///< fields of type Date
    bool isTable = false;                         ///< the file has no geometry of its own

    [[nodiscard]] bool has(std::string_view field) const {
        return fieldIndex.find(field) != fieldIndex.end();
    }
    /// Value of a field without blanks at its ends; "" if there is no such field.
    [[nodiscard]] std::string_view value(const Row& row, std::string_view field) const;
};

struct ReadLimits {
    size_t maxFeatures = maxFeaturesOfLayer;
    size_t maxPoints = maxPointsOfLayer;
    bool checkValidity = false; ///< of areas (rings that cross, holes outside …); costs time
    /// A GeoPackage has no date-times without offset: GDAL and QGIS write the civil time that was typed and
    /// call it UTC. With this set the offset of DateTime columns is not believed.
    bool offsetsLost = false;
    bool valuesScanned = false; ///< what GDAL says of numbers and dates is known from the bytes of the file
    const LayerSpec* spec = nullptr;      ///< only its fields are read; nullptr: all
    std::vector<std::string> columns;     ///< names of the columns where the file has them better than GDAL
    std::function<void(double)> progress; ///< hears how much of the layer has been read, 0..1; may be empty
};

/// Reads a whole layer of the dataset. A fault of one row is kept with the row, and what GDAL remarks on with
/// the feature that it was reading; the error is one of the whole layer: its rows cannot be read to the end.
/// Texts are left in the bytes that GDAL gives (see layer_file.h, which reads files of all formats).
[[nodiscard]] Result<LayerContent> readLayerContent(
    GDALDataset& dataset,
    OGRLayer& source,
    const std::string& file,
    const std::string& name,
    const ReadLimits& limits);

} // namespace khalkha
