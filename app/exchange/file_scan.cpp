#include "exchange/file_scan.h"

#include "base/text.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace khalkha {

namespace {

/// The column of that name, as the file has it; nothing if there is none.
std::optional<size_t> columnNamed(const LayerContent& layer, std::string_view name) {
    for (size_t i = 0; i < layer.columns.size(); ++i) {
        if (printable(toLowerAscii(trim(layer.columns[i]))) == printable(toLowerAscii(trim(name)))) {
            return i;
        }
    }
    return std::nullopt;
}

/// A fault of the whole layer: its column is not to be believed.
void addToLayer(const ScanFault& found, std::optional<size_t> column, LayerContent& layer) {
    RowFault fault = found.fault;
    if (found.row > 0) {
        fault.what = fmt::format("feature #{}: {}", found.row, fault.what);
    } else if (found.ofValue && column) {
        for (Row& row : layer.rows) {
            row.values[*column].clear();
        }
    }
    layer.faults.push_back(std::move(fault));
}

} // namespace

void addScanFaults(const FileScan& scan, LayerContent& layer) {
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
        if (column && !layer.fields[*column].empty()) {
            found.fault.field = layer.fields[*column];
        } else if (found.ofValue) {
            continue; // nobody asked for the value
        }
        if (found.ofValue && found.fault.field.starts_with('_')) {
            continue; // the author's own, never mentioned
        }
        if (!sameRows || found.row == 0 || found.row > layer.rows.size()) {
            addToLayer(found, column, layer);
            continue;
        }
        std::vector<RowFault>& faults = layer.rows[found.row - 1].faults;
        if (!found.fault.field.empty() && told.emplace(found.row, found.fault.field).second) {
            // What GDAL has made of it is no news.
            std::erase_if(faults, [&](const RowFault& fault) { return fault.field == found.fault.field; });
        }
        if (found.ofValue) {
            layer.rows[found.row - 1].values[*column].clear();
        }
        faults.push_back(std::move(found.fault));
    }
}

} // namespace khalkha
