#include "exchange/package_values.h"

#include "base/text.h"
#include "exchange/gdal_guard.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <vector>

namespace khalkha {

namespace {

/// SQL that is true of a value GDAL would not read whole; "" where any value is read.
std::string misfitOf(OGRFieldType type, const std::string& column) {
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        return fmt::format("typeof({}) NOT IN ('integer', 'null')", column);
    case OFTReal:
        return fmt::format("typeof({}) NOT IN ('integer', 'real', 'null')", column);
    case OFTDate:
        return fmt::format(
            "typeof({0}) <> 'null' AND NOT (typeof({0}) = 'text' AND {0} GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')",
            column);
    case OFTDateTime:
        return fmt::format(
            "typeof({0}) <> 'null' AND NOT (typeof({0}) = 'text' AND {0} GLOB "
            "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND substr({0}, 12) NOT "
            "GLOB "
            "'*[-+]*')",
            column); // GDAL reads an offset, and what it makes of it is taken for the zone of the manifest
    default:
        return {};
    }
}

} // namespace

PackageValues PackageValues::misfits(GDALDataset& dataset, OGRLayer& layer, std::span<const int> columns) {
    PackageValues found;
    const char* const idColumn = layer.GetFIDColumn();
    if (idColumn == nullptr || *idColumn == '\0') {
        return found;
    }
    std::string values, where;
    std::vector<int> asked;
    for (const int index : columns) {
        const OGRFieldDefn& field = *layer.GetLayerDefn()->GetFieldDefn(index);
        const std::string column = inMarks(field.GetNameRef(), '"');
        const std::string misfit = misfitOf(field.GetType(), column);
        if (!misfit.empty()) {
            values +=
                fmt::format(", CASE WHEN {} THEN CAST({} AS TEXT) END AS v{}", misfit, column, asked.size());
            where += fmt::format("{}({})", where.empty() ? "" : " OR ", misfit);
            asked.push_back(index);
        }
    }
    if (asked.empty()) {
        return found;
    }
    const GdalMessages silence; // what cannot be read is found when the layer is
    // As a sum the id stays a value; GDAL makes the bare column the id of the feature.
    const std::string query = fmt::format(
        "SELECT {} + 0 AS khalkha_id{} FROM {} WHERE {}",
        inMarks(idColumn, '"'),
        values,
        inMarks(layer.GetName(), '"'),
        where);
    OGRLayer* const result = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (result == nullptr) {
        return found;
    }
    while (const OGRFeatureUniquePtr row{result->GetNextFeature()}) {
        const std::int64_t id = row->GetFieldAsInteger64("khalkha_id");
        for (size_t i = 0; i < asked.size(); ++i) {
            const int index = row->GetFieldIndex(fmt::format("v{}", i).c_str());
            if (index >= 0 && row->IsFieldSetAndNotNull(index)) {
                found._texts.emplace(std::pair(id, asked[i]), row->GetFieldAsString(index));
            }
        }
    }
    dataset.ReleaseResultSet(result);
    return found;
}

bool PackageValues::hasOffset(std::string_view dateTime) {
    constexpr size_t clock = 11; // after "1939-05-11T"
    return dateTime.size() > clock && dateTime.find_first_of("+-", clock) != std::string_view::npos;
}

const std::string* PackageValues::find(std::int64_t featureId, int column) const {
    const auto text = _texts.find({featureId, column});
    return text == _texts.end() ? nullptr : &text->second;
}

} // namespace khalkha
