#include "exchange/layer_reader.h"

#include "base/text.h"
#include "exchange/field_lists.h"
#include "exchange/gdal_guard.h"
#include "exchange/layer_fields.h"
#include "exchange/layer_geometry.h"
#include "exchange/package_values.h"
#include "exchange/reference_system.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <optional>

namespace khalkha {

namespace {

/// GDAL's time zone flag: 0 unknown, 1 local, else quarter hours from UTC plus 100.
std::string offsetText(int flag) {
    if (flag <= 1) {
        return {};
    }
    const int minutes = (flag - 100) * 15;
    const int size = minutes < 0 ? -minutes : minutes;
    return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

enum class Clock { none, civil, withOffset };

std::string dateText(const OGRFeature& feature, int index, Clock clock) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0;
    int zone = 0;
    feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text =
        fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", year < 0 ? -year : year, month, day);
    if (clock != Clock::none) {
        text += fmt::format(
            "T{:02}:{:02}:{:02}{}",
            hour,
            minute,
            static_cast<int>(second),
            clock == Clock::withOffset ? offsetText(zone) : std::string());
    }
    return text;
}

/// A value as the author would have typed it into a text column.
std::string fieldText(const OGRFeature& feature, int index, OGRFieldType type, bool offsetsLost) {
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        return std::to_string(feature.GetFieldAsInteger64(index));
    case OFTReal:
        return realText(feature.GetFieldAsDouble(index));
    case OFTDate:
        return dateText(feature, index, Clock::none);
    case OFTDateTime:
        return dateText(feature, index, offsetsLost ? Clock::civil : Clock::withOffset);
    case OFTStringList:
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
        return listText(feature, index);
    case OFTString:
        return feature.GetFieldDefnRef(index)->GetSubType() == OFSTJSON
                   ? jsonText(feature.GetFieldAsString(index))
                   : feature.GetFieldAsString(index);
    default:
        return feature.GetFieldAsString(index);
    }
}

class RowBuilder {
public:
    /// Adds to the layer what is to be said of its columns.
    RowBuilder(
        GDALDataset& dataset,
        OGRLayer& source,
        const ReadLimits& limits,
        ReferenceSystem& system,
        LayerContent& layer)
        : _limits(limits), _system(system) {
        const OGRFeatureDefn& definition = *source.GetLayerDefn();
        const auto count = static_cast<size_t>(definition.GetFieldCount());
        if (limits.columns.size() != count) {
            _limits.columns.clear();
        }
        for (size_t i = 0; i < count; ++i) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(static_cast<int>(i));
            _types.push_back(field.GetType());
            _columns.push_back(toLowerAscii(field.GetNameRef()));
            layer.columns.emplace_back(_limits.columns.empty() ? field.GetNameRef() : _limits.columns[i]);
        }
        std::vector<std::string> asked = layer.columns;
        if (driverOf(dataset) == "CSV" && definition.GetGeomFieldCount() > 0) {
            _geometryColumn = geometryColumn(layer.columns);
            if (_geometryColumn) {
                asked[*_geometryColumn].clear();
            }
        }
        FieldPlan plan = planFields(asked, limits.spec, driverOf(dataset) == "ESRI Shapefile");
        layer.remarks = std::move(plan.remarks);
        layer.faults = std::move(plan.faults);
        layer.fields = _names = std::move(plan.names);
        dropNumbers("sidc", "twenty digits", layer);
        if (driverOf(dataset) == "GPKG") {
            std::vector<int> read;
            for (size_t i = 0; i < count; ++i) {
                if (!_names[i].empty()) {
                    read.push_back(static_cast<int>(i));
                }
            }
            _misfits = PackageValues::misfits(dataset, source, read);
        }
        if (limits.spec != nullptr) {
            ignoreOthers(source);
        }
    }
    /// Names of the fields of type DateTime, for a message; "" if none.
    [[nodiscard]] std::string dateTimeNames() const {
        std::string names;
        for (size_t i = 0; i < _names.size(); ++i) {
            if (_types[i] == OFTDateTime && !_names[i].empty()) {
                names += (names.empty() ? "" : ", ") + _names[i];
            }
        }
        return names;
    }

    [[nodiscard]] std::set<std::string, std::less<>> wholeDays() const {
        std::set<std::string, std::less<>> names;
        for (size_t i = 0; i < _names.size(); ++i) {
            if (_types[i] == OFTDate) {
                names.insert(_names[i]);
            }
        }
        return names;
    }

    [[nodiscard]] Row build(const OGRFeature& feature, size_t number) const {
        Row row;
        row.number = number;
        row.values.resize(_names.size());
        for (size_t i = 0; i < _names.size(); ++i) {
            const int index = static_cast<int>(i);
            if (const std::string* const text = misfit(feature, i)) {
                row.values[i] = *text;
            } else if (isRead(i) && feature.IsFieldSetAndNotNull(index)) {
                row.values[i] = fieldText(feature, index, _types[i], _limits.offsetsLost);
                checkText(row, i);
            }
        }
        if (const OGRGeometry* const geometry = feature.GetGeometryRef()) {
            copyGeometry(*geometry, _system, _limits.checkValidity, row);
        } else if (_geometryColumn) {
            checkGeometryText(feature.GetFieldAsString(static_cast<int>(*_geometryColumn)), row);
        }
        return row;
    }

    /// What GDAL said when it read the feature of the row.
    void
    addMessages(const std::vector<GdalMessages::Said>& messages, const OGRFeature& feature, Row& row) const {
        const bool noGeometry = std::any_of(row.faults.begin(), row.faults.end(), [](const RowFault& fault) {
            return fault.field == "geometry";
        });
        for (const GdalMessages::Said& said : messages) {
            if (noGeometry && said.text.starts_with("Ignoring invalid WKT")) {
                continue; // GDAL 3.7 and later say so; the fault of the row says it with what to do
            }
            if (_limits.valuesScanned && said.text.starts_with("Value '")) {
                continue; // "parsed incompletely": so is 4.0 in a column of whole numbers
            }
            const std::optional<size_t> column = columnOf(said.text);
            if (column && (_names[*column].empty() || misfit(feature, *column) != nullptr)) {
                continue; // nobody asked for the value, or it was read all the same
            }
            const bool lost = column && !feature.IsFieldSetAndNotNull(static_cast<int>(*column));
            RowFault fault{column ? _names[*column] : "", "GDAL says: " + said.text + ".", {}};
            if (said.failure || lost) {
                fault.field = column ? fault.field : "geometry";
                fault.hint = "The value cannot be read: correct or restore it.";
                row.faults.push_back(std::move(fault));
            } else {
                fault.hint = "It was read: see whether it is what was meant.";
                row.remarks.push_back(std::move(fault));
            }
        }
    }

private:
    [[nodiscard]] static std::string_view driverOf(GDALDataset& dataset) { return dataset.GetDriverName(); }

    /// What stands in a column of a CSV without a name is asked for later.
    [[nodiscard]] bool isRead(size_t column) const {
        return !_names[column].empty() ||
               (!_limits.columns.empty() && trimBlanks(_limits.columns[column]).empty());
    }

    /// The column of a CSV that GDAL makes the geometry of.
    [[nodiscard]] static std::optional<size_t> geometryColumn(const std::vector<std::string>& columns) {
        for (size_t i = 0; i < columns.size(); ++i) {
            if (isGeometryName(toLowerAscii(columns[i]))) {
                return i;
            }
        }
        return std::nullopt;
    }

    static void checkGeometryText(std::string_view text, Row& row) {
        if (!trimBlanks(text).empty()) {
            row.faults.push_back(
                {"geometry",
                 fmt::format("\"{}\" is no geometry that can be read.", printable(text)),
                 "Write WKT, as in POINT (118.6 47.7): longitude first, a blank between."});
        }
    }

    /// A column of numbers cannot hold a code of many digits: said once, not at each feature.
    void dropNumbers(std::string_view field, std::string_view holds, LayerContent& layer) {
        for (size_t i = 0; i < _names.size(); ++i) {
            const bool number = _types[i] == OFTInteger || _types[i] == OFTInteger64 || _types[i] == OFTReal;
            if (_limits.spec != nullptr && _names[i] == field && number) {
                layer.faults.push_back(
                    {std::string(field),
                     fmt::format(
                         "the field is of type {}, which cannot hold {}; its values are left out.",
                         OGRFieldDefn::GetFieldTypeName(_types[i]),
                         holds),
                     "Make it a field of type Text and enter the values again."});
                _names[i].clear();
                layer.fields[i].clear();
            }
        }
    }

    /// Tells GDAL not to read what nobody asks for. Twins of a name cannot be told apart, so they are read.
    void ignoreOthers(OGRLayer& source) const {
        std::map<std::string, size_t> count;
        const OGRFeatureDefn& definition = *source.GetLayerDefn();
        for (size_t i = 0; i < _names.size(); ++i) {
            ++count[toLowerAscii(definition.GetFieldDefn(static_cast<int>(i))->GetNameRef())];
        }
        std::vector<const char*> names;
        for (size_t i = 0; i < _names.size(); ++i) {
            const char* const name = definition.GetFieldDefn(static_cast<int>(i))->GetNameRef();
            if (_names[i].empty() && count[toLowerAscii(name)] == 1) {
                names.push_back(name);
            }
        }
        names.push_back(nullptr);
        // CSV: whether a column without a name holds something is asked later.
        if (_limits.columns.empty() && source.TestCapability(OLCIgnoreFields) != FALSE) {
            (void)source.SetIgnoredFields(names.data());
        }
    }

    /// The text of a value that GDAL does not read, or not whole; nullptr if it does.
    [[nodiscard]] const std::string* misfit(const OGRFeature& feature, size_t column) const {
        const std::string* const text = _misfits.find(feature.GetFID(), static_cast<int>(column));
        const bool date = _types[column] == OFTDate || _types[column] == OFTDateTime;
        if (text == nullptr || (date && feature.IsFieldSetAndNotNull(static_cast<int>(column)) &&
                                !PackageValues::hasOffset(*text))) {
            return nullptr;
        }
        return text;
    }

    /// The column that a message of GDAL names.
    [[nodiscard]] std::optional<size_t> columnOf(std::string_view message) const {
        constexpr std::string_view mark = " in column ";
        const size_t at = message.find(mark);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string named = toLowerAscii(message.substr(at + mark.size()));
        std::optional<size_t> longest;
        for (size_t i = 0; i < _columns.size(); ++i) {
            const std::string& name = _columns[i];
            if (named.starts_with(name) && (!longest || name.size() > _columns[*longest].size())) {
                longest = i;
            }
        }
        return longest;
    }

    void checkText(Row& row, size_t field) const {
        std::string& value = row.values[field];
        if (value.size() > maxTextBytes) {
            row.faults.push_back(
                {_names[field],
                 fmt::format("the text has {} bytes; expected 1 MiB at most.", value.size()),
                 "Shorten it."});
            value.clear();
        }
    }

    ReadLimits _limits;
    ReferenceSystem& _system;
    std::vector<OGRFieldType> _types;
    std::vector<std::string> _names;       ///< by column: the field; "" = not read
    std::vector<std::string> _columns;     ///< as GDAL names them, lower case
    std::optional<size_t> _geometryColumn; ///< of a CSV
    PackageValues _misfits;
};

/// "12 features, Multi Polygon, WGS 84".
std::string describeLayer(OGRLayer& source, size_t count) {
    const OGRSpatialReference* const reference = source.GetSpatialRef();
    const char* const system = reference == nullptr ? nullptr : reference->GetName();
    return fmt::format(
        "{} feature{}, {}, {}",
        count,
        count == 1 ? "" : "s",
        source.GetGeomType() == wkbNone                  ? "no geometry"
        : wkbFlatten(source.GetGeomType()) == wkbUnknown ? "any geometry"
                                                         : OGRGeometryTypeToName(source.GetGeomType()),
        system == nullptr ? "no reference system" : printable(system));
}

/// Keeps what GDAL says while the features are read with the feature that it is about.
class MessageKeeper {
public:
    /// The GeoJSON driver reads ahead: its messages are of no certain feature.
    MessageKeeper(const RowBuilder& builder, bool readsAhead) : _builder(builder), _readsAhead(readsAhead) {}

    void take(GdalMessages& messages, const OGRFeature& feature, Row& row, LayerContent& layer) {
        if (messages.empty()) {
            return;
        }
        constexpr size_t mostRows = 200;
        const std::vector<GdalMessages::Said> said = messages.takeEach();
        if (_readsAhead) {
            addToLayer(said, layer);
            return;
        }
        _builder.addMessages(said, feature, row);
        _told += row.remarks.empty() ? 0 : 1;
        if (_told > mostRows && !row.remarks.empty()) {
            row.remarks.clear();
            ++_untold;
        }
    }
    static void addToLayer(const std::vector<GdalMessages::Said>& messages, LayerContent& layer) {
        constexpr size_t most = 20;
        for (const GdalMessages::Said& said : messages) {
            const RowFault remark{
                {}, "GDAL says: " + said.text + ".", "See whether all values are what was meant."};
            const bool known =
                std::any_of(layer.remarks.begin(), layer.remarks.end(), [&](const RowFault& other) {
                    return other.what == remark.what;
                });
            if (!known && layer.remarks.size() < most) {
                layer.remarks.push_back(remark);
            }
        }
    }
    void finish(LayerContent& layer) const {
        if (_untold > 0) {
            layer.remarks.push_back(
                {{},
                 fmt::format("GDAL remarks on {} more features.", _untold),
                 "Mend those that are listed and check again."});
        }
    }

private:
    const RowBuilder& _builder;
    bool _readsAhead;
    size_t _told = 0, _untold = 0;
};

bool anyFailure(const std::vector<GdalMessages::Said>& messages) {
    return std::any_of(messages.begin(), messages.end(), [](const auto& said) { return said.failure; });
}

/// A GeoPackage keeps its number of features in a table of its own, which other programs forget; the records
/// of a shapefile that are marked as deleted count. What is really cut is told of by a failure in both.
bool countMayBeStale(GDALDataset& dataset) {
    const std::string_view driver = dataset.GetDriverName();
    return driver == "GPKG" || driver == "ESRI Shapefile";
}

std::string joined(const std::vector<GdalMessages::Said>& messages) {
    std::string text;
    for (const GdalMessages::Said& said : messages) {
        text += (text.empty() ? "" : "; ") + said.text;
    }
    return text;
}

} // namespace

Row Row::bare() const {
    Row copy;
    copy.number = number;
    copy.values = values;
    return copy;
}

std::string_view LayerContent::value(const Row& row, std::string_view field) const {
    const auto found = fieldIndex.find(field);
    return found == fieldIndex.end() ? std::string_view() : trimBlanks(row.values[found->second]);
}

namespace {

/// Once its columns are known: where the fields are, and what a DateTime cannot say.
void describeFields(const RowBuilder& builder, const ReadLimits& limits, LayerContent& layer) {
    for (size_t i = 0; i < layer.fields.size(); ++i) {
        if (!layer.fields[i].empty()) {
            layer.fieldIndex.emplace(layer.fields[i], i);
        }
    }
    layer.wholeDays = builder.wholeDays();
    if (const std::string dateTimes = builder.dateTimeNames(); !dateTimes.empty()) {
        const std::string_view zone =
            limits.offsetsLost
                ? "are taken in the zone of the manifest where they end in Z or in no offset, and "
                : "";
        layer.remarks.push_back(
            {{},
             fmt::format("DateTime fields {}have 00:00 where only a date was known: {}.", zone, dateTimes),
             "Make them text fields to say more."});
    }
}

} // namespace

Result<LayerContent> readLayerContent(
    GDALDataset& dataset,
    OGRLayer& source,
    const std::string& file,
    const std::string& name,
    const ReadLimits& limits) {
    const auto fail = [&file, &name](std::string field, std::string what, std::string hint) {
        return Error{ErrorKind::input, {file, name, {}, std::move(field)}, std::move(what), std::move(hint)};
    };
    LayerContent layer;
    layer.file = file;
    layer.name = name;
    GdalMessages messages;
    const auto fieldCount = static_cast<size_t>(source.GetLayerDefn()->GetFieldCount());
    // Of a CSV only columns with a name count, which has been looked at.
    if (fieldCount > maxFieldsOfLayer && limits.columns.empty()) {
        const std::string what = fmt::format("{} fields; {} at most are read.", fieldCount, maxFieldsOfLayer);
        return fail({}, what, "Take out what is no field of the layer.");
    }
    RowFault unplaced;
    const std::unique_ptr<ReferenceSystem> system = ReferenceSystem::of(dataset, source, file, unplaced);
    if (!system) {
        return fail(unplaced.field, unplaced.what, unplaced.hint);
    }
    const RowBuilder builder(dataset, source, limits, *system, layer);
    describeFields(builder, limits, layer);
    const GIntBig promised = source.TestCapability(OLCFastFeatureCount) != 0 ? source.GetFeatureCount() : -1;
    (void)messages.take(); // what is not heard in the loop is no fault of a feature
    MessageKeeper keeper(builder, std::string_view(dataset.GetDriverName()) == "GeoJSON");
    size_t points = 0;
    source.ResetReading();
    while (const OGRFeatureUniquePtr feature{source.GetNextFeature()}) {
        layer.rows.push_back(builder.build(*feature, layer.rows.size() + 1));
        keeper.take(messages, *feature, layer.rows.back(), layer);
        points += pointCount(layer.rows.back().geometry);
        if (constexpr size_t often = 256; limits.progress && promised > 0 && layer.rows.size() % often == 0) {
            limits.progress(static_cast<double>(layer.rows.size()) / static_cast<double>(promised));
        }
        if (layer.rows.size() > limits.maxFeatures || points > limits.maxPoints) {
            return fail(
                {},
                fmt::format("more than {} features or {} points.", limits.maxFeatures, limits.maxPoints),
                "Simplify or divide the layer.");
        }
        if (layer.rows.size() * fieldCount > maxValuesOfLayer) {
            const std::string what = fmt::format("features times fields are more than {}.", maxValuesOfLayer);
            return fail({}, what, "Divide the layer.");
        }
    }
    keeper.finish(layer);
    layer.isTable = source.GetGeomType() == wkbNone;
    layer.description = describeLayer(source, layer.rows.size());
    const std::vector<GdalMessages::Said> last = messages.takeEach();
    const bool cutShort = promised >= 0 && promised != static_cast<GIntBig>(layer.rows.size());
    const std::string counted = fmt::format("{} of {}", layer.rows.size(), promised);
    if ((cutShort && !countMayBeStale(dataset)) || anyFailure(last)) {
        return fail(
            {},
            fmt::format(
                "reading stopped after feature #{}.",
                last.empty() ? counted : fmt::format("{} ({})", layer.rows.size(), joined(last))),
            "The file may be truncated or damaged: restore it.");
    }
    if (cutShort) {
        layer.remarks.push_back(
            {{},
             fmt::format(
                 "{} features that the file promises were read; the others are marked as deleted or were "
                 "never there.",
                 counted),
             "Save the layer anew to set its count right."});
    }
    MessageKeeper::addToLayer(last, layer);
    if (const RowFault fault = system->contradiction(); !fault.field.empty()) {
        return fail(fault.field, fault.what, fault.hint);
    }
    const std::vector<RowFault> ofSystem = system->remarks();
    layer.remarks.insert(layer.remarks.end(), ofSystem.begin(), ofSystem.end());
    return layer;
}

} // namespace khalkha
