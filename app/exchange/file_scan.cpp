#include "exchange/file_scan.h"

#include "base/text.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace khalkha {

namespace {

/// The column of that name, as the file has it; nothing if there is none.
std::optional<size_t> columnNamed(const LayerContent& layer, std::string_view name) {
    const std::string wanted = printable(toLowerAscii(trim(name)));
    for (size_t i = 0; i < layer.columns.size(); ++i) {
        if (printable(toLowerAscii(trim(layer.columns[i]))) == wanted) {
            return i;
        }
    }
    return std::nullopt;
}

/// A fault of the whole layer: its column is not to be believed.
void addLayerFault(const ScanFault& found, std::optional<size_t> column, LayerContent& layer) {
    RowFault fault = found.fault;
    if (found.row > 0) {
        fault.what = fmt::format("feature #{}: {}", found.row, fault.what);
    } else if (found.counts != ScanFault::Counts::always && column) {
        for (Row& row : layer.rows) {
            row.values[*column].clear();
        }
    }
    layer.faults.push_back(std::move(fault));
}

} // namespace

void ValueFaults::add(size_t row, RowFault fault) {
    constexpr size_t most = 1000;
    const size_t count = ++_found[fault.field];
    if (count == most + 1) {
        row = 0;
        fault.what = fmt::format("more than {} values of the field cannot be read; all are left out.", most);
    }
    if (count <= most + 1) {
        _scan.faults.push_back({row, std::move(fault), _counts});
    }
}

void addScanFaults(const FileScan& scan, bool ofSchema, LayerContent& layer) {
    const bool sameRows = !scan.rows || *scan.rows == layer.rows.size();
    if (!sameRows) {
        layer.faults.push_back(
            {{},
             fmt::format(
                 "{} features were read where {} are written; some are lost.", layer.rows.size(), *scan.rows),
             "Open the file in QGIS and save it anew."});
    }
    std::set<std::pair<size_t, std::string>> told;
    for (const ScanFault& scanned : scan.faults) {
        ScanFault found = scanned;
        const std::optional<size_t> column = columnNamed(layer, found.fault.field);
        const bool ofValue = found.counts != ScanFault::Counts::always;
        if (column && !layer.fields[*column].empty()) {
            found.fault.field = layer.fields[*column];
        } else if (ofValue) {
            continue; // nobody asked for the value
        }
        if (ofValue && (found.fault.field.starts_with('_') ||
                        (found.counts == ScanFault::Counts::ifSchema && !ofSchema))) {
            continue; // the author's own, never mentioned; or of no campaign
        }
        if (!sameRows || found.row == 0 || found.row > layer.rows.size()) {
            addLayerFault(found, column, layer);
            continue;
        }
        std::vector<RowFault>& faults = layer.rows[found.row - 1].faults;
        if (!found.fault.field.empty() && told.emplace(found.row, found.fault.field).second) {
            // What GDAL has made of it is no news.
            std::erase_if(faults, [&](const RowFault& fault) { return fault.field == found.fault.field; });
        }
        if (ofValue) {
            layer.rows[found.row - 1].values[*column].clear();
        }
        faults.push_back(std::move(found.fault));
    }
}

} // namespace khalkha
