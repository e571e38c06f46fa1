#include "exchange/layer_reader.h"

#include "base/text.h"
#include "exchange/gdal_guard.h"
#include "exchange/layer_geometry.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <charconv>

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

std::string realText(double value) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string joined(const std::string& list, const std::string& item) {
    return list.empty() ? item : list + ";" + item;
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
    case OFTStringList: {
        std::string list;
        for (char** item = feature.GetFieldAsStringList(index); item != nullptr && *item != nullptr; ++item) {
            list = joined(list, *item);
        }
        return list;
    }
    case OFTIntegerList:
    case OFTInteger64List: {
        int count = 0;
        const GIntBig* const items = feature.GetFieldAsInteger64List(index, &count);
        std::string list;
        for (int i = 0; i < count; ++i) {
            list = joined(list, std::to_string(items[i]));
        }
        return list;
    }
    default:
        return feature.GetFieldAsString(index);
    }
}

class RowBuilder {
public:
    RowBuilder(const OGRFeatureDefn& definition, const ReadLimits& limits) : _limits(limits) {
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            _types.push_back(definition.GetFieldDefn(i)->GetType());
            _names.push_back(toLowerAscii(definition.GetFieldDefn(i)->GetNameRef()));
        }
    }
    [[nodiscard]] const std::vector<std::string>& names() const { return _names; }
    /// Names of the fields of type DateTime, for a message; "" if none.
    [[nodiscard]] std::string dateTimeNames() const {
        std::string names;
        for (size_t i = 0; i < _names.size(); ++i) {
            if (_types[i] == OFTDateTime) {
                names += (names.empty() ? "" : ", ") + _names[i];
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
            if (feature.IsFieldSetAndNotNull(index)) {
                row.values[i] = fieldText(feature, index, _types[i], _limits.offsetsLost);
                checkText(row, i);
            }
        }
        if (const OGRGeometry* const geometry = feature.GetGeometryRef()) {
            addGeometry(*geometry, row);
        }
        return row;
    }

private:
    void checkText(Row& row, size_t field) const {
        std::string& value = row.values[field];
        if (value.size() > _limits.maxTextBytes) {
            row.faults.push_back(
                {_names[field],
                 fmt::format("the text has {} bytes; expected 1 MiB at most.", value.size()),
                 "Shorten it."});
            value.clear();
        } else if (!isUtf8(value)) {
            row.faults.push_back(
                {_names[field],
                 fmt::format("\"{}\" is not UTF-8 text.", printable(value)),
                 "Save the file in UTF-8 (it may be in Shift_JIS, Windows-1251 or GB 18030)."});
            value.clear();
        }
    }

    void addGeometry(const OGRGeometry& geometry, Row& row) const {
        RowFault fault = copyGeometry(geometry, row.geometry);
        if (!fault.field.empty()) {
            row.faults.push_back(std::move(fault));
            return;
        }
        if (_limits.checkValidity && row.geometry.shape == Shape::area) {
            GdalMessages messages;
            if (geometry.IsValid() == FALSE) {
                row.faults.push_back(
                    {"geometry",
                     "the polygon is broken: " + messages.take() + ".",
                     "Mend it in QGIS (Processing, Fix geometries)."});
            }
        }
    }

    ReadLimits _limits;
    std::vector<OGRFieldType> _types;
    std::vector<std::string> _names;
};

/// Empty if the coordinates can be taken as WGS 84 longitude and latitude.
std::string referenceFault(OGRLayer& source, LayerContent& layer) {
    const OGRSpatialReference* const reference = source.GetSpatialRef();
    if (reference == nullptr) {
        return {};
    }
    const char* const name = reference->GetName();
    const std::string shown = printable(name == nullptr ? "an unnamed system" : name);
    if (reference->IsGeographic() == 0) {
        return fmt::format("the coordinates are in \"{}\"; expected WGS 84 longitude and latitude.", shown);
    }
    const char* const code = reference->GetAuthorityCode(nullptr);
    const bool wgs84 =
        shown.find("WGS 84") != std::string::npos || shown.find("CRS84") != std::string::npos ||
        shown.find("WGS_1984") != std::string::npos || (code != nullptr && std::string_view(code) == "4326");
    if (!wgs84) {
        layer.remarks.push_back(
            {"geometry",
             fmt::format(
                 "the coordinates are in \"{}\" and are taken as WGS 84, up to some 100 m off.", shown),
             "Save the layer in WGS 84 (EPSG:4326)."});
    }
    return {};
}

} // namespace

std::string_view LayerContent::value(const Row& row, std::string_view field) const {
    const auto found = fieldIndex.find(field);
    return found == fieldIndex.end() ? std::string_view() : trim(row.values[found->second]);
}

Result<LayerContent> readLayerContent(
    OGRLayer& source, const std::string& file, const std::string& name, const ReadLimits& limits) {
    const auto fail = [&file, &name](std::string field, std::string what, std::string hint) {
        return Error{ErrorKind::input, {file, name, {}, std::move(field)}, std::move(what), std::move(hint)};
    };
    LayerContent layer;
    layer.file = file;
    layer.name = name;
    GdalMessages messages;
    if (std::string fault = referenceFault(source, layer); !fault.empty()) {
        return fail("geometry", fault, "Save the layer in WGS 84 (EPSG:4326).");
    }
    const RowBuilder builder(*source.GetLayerDefn(), limits);
    layer.fields = builder.names();
    for (size_t i = 0; i < layer.fields.size(); ++i) {
        if (!layer.fieldIndex.emplace(layer.fields[i], i).second) {
            return fail(layer.fields[i], "the field occurs twice.", "Rename or delete one.");
        }
    }
    if (const std::string dateTimes = builder.dateTimeNames(); limits.offsetsLost && !dateTimes.empty()) {
        layer.remarks.push_back(
            {{},
             fmt::format(
                 "DateTime fields of a GeoPackage are taken in the zone of the manifest, whatever their "
                 "offset, and a "
                 "date without time has become 00:00 in them: {}.",
                 dateTimes),
             "Make them text fields to say more."});
    }
    const GIntBig promised = source.TestCapability(OLCFastFeatureCount) != 0 ? source.GetFeatureCount() : -1;
    (void)messages.take(); // what is not heard in the loop is no fault of a feature
    size_t points = 0;
    source.ResetReading();
    while (const OGRFeatureUniquePtr feature{source.GetNextFeature()}) {
        layer.rows.push_back(builder.build(*feature, layer.rows.size() + 1));
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
    }
    const bool cutShort = promised >= 0 && promised != static_cast<GIntBig>(layer.rows.size());
    if (const std::string told = messages.take(); cutShort || !told.empty()) {
        return fail(
            {},
            fmt::format(
                "reading stopped after feature #{}{}.",
                layer.rows.size(),
                told.empty() ? fmt::format(" of {}", promised) : " (" + told + ")"),
            "The file may be truncated or damaged: restore it.");
    }
    return layer;
}

} // namespace khalkha
