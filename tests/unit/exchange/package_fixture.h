#pragma once
// The small, sound campaign as one GeoPackage.

#include "campaign_fixture.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>

#include <memory>

namespace khalkha::test {

/// Copies every layer of the folder into one GeoPackage; dates as text, or typed by GDAL as their content
/// looks.
inline std::filesystem::path
packageOf(const TemporaryFolder& folder, const std::filesystem::path& target, bool datesAsText) {
    const char* const asText[] = {"DATE_AS_STRING=YES", nullptr};
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    REQUIRE(driver != nullptr);
    const std::unique_ptr<GDALDataset> package(driver->Create(target.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(package != nullptr);
    for (const auto& named : soundLayers()) {
        const std::filesystem::path path = folder.path() / named.first;
        const std::unique_ptr<GDALDataset> source(GDALDataset::Open(
            path.c_str(),
            GDAL_OF_VECTOR,
            nullptr,
            datesAsText && path.extension() == ".geojson" ? asText : nullptr));
        REQUIRE(source != nullptr);
        REQUIRE(package->CopyLayer(source->GetLayer(0), path.stem().c_str()) != nullptr);
    }
    return target;
}

} // namespace khalkha::test
