#pragma once
// What a GeoPackage is made of, before GDAL opens it: SQL that would run when it is read (views, generated
// columns, virtual tables) is found in the schema, and the layer left out.

#include "exchange/file_scan.h"
#include "exchange/package_copy.h"
#include "exchange/package_guard.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace khalkha {

struct PackageLayer {
    std::string name;                ///< lower case
    std::optional<RowFault> refusal; ///< the layer must not be touched
    FileScan scan;
    std::string kind; ///< in the package's list of layers: "features", "attributes"; "" = it is not listed
};

struct VettedPackage {
    std::vector<PackageLayer> layers; ///< tables and views that are not the package's own
    /// Both outlive every connection to the package.
    std::shared_ptr<PackageBudget> budget;
    std::shared_ptr<PackageCopy> copy; ///< nullptr: read where it is
};

/// The error is one of the whole file.
[[nodiscard]] Result<VettedPackage> vetPackage(const std::filesystem::path& path);

} // namespace khalkha
