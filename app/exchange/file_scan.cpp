#include "exchange/file_scan.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace khalkha {

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
    for (const ScanFault& found : scan.faults) {
        if (sameRows && found.row > 0 && found.row <= layer.rows.size()) {
            std::vector<RowFault>& faults = layer.rows[found.row - 1].faults;
            if (!found.fault.field.empty() && told.emplace(found.row, found.fault.field).second) {
                // What GDAL has made of it is no news.
                std::erase_if(
                    faults, [&](const RowFault& fault) { return fault.field == found.fault.field; });
            }
            faults.push_back(found.fault);
        } else {
            RowFault fault = found.fault;
            if (found.row > 0) {
                fault.what = fmt::format("feature #{}: {}", found.row, fault.what);
            }
            layer.faults.push_back(std::move(fault));
        }
    }
}

} // namespace khalkha
