#pragma once
// A campaign of few words, whose places come in any format and spelling.

#include "campaign_fixture.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <functional>
#include <memory>
#include <utility>

namespace khalkha::test {

class SmallCampaign : public TemporaryFolder {
public:
    SmallCampaign() {
        write("manifest.csv", "key,value\nid,mini\ntitle_en,Mini\nstart,1942-01-01\nend,1943-12-31\n");
        write("sources.csv", "id,title_en\nS1,A source\n");
        write("sides.csv", "id,name_en,hue\nred,Red,red\nblue,Blue,blue\n");
    }
    [[nodiscard]] Campaign load() const { return readCampaign(path(), {}); }
    /// The campaign with these places.
    [[nodiscard]] Campaign places(const std::string& csv) const {
        write("places.csv", csv);
        return load();
    }
};

/// Makes a dataset with a driver of GDAL; fill gets it empty.
inline void makeDataset(
    const std::filesystem::path& path, const char* driver, const std::function<void(GDALDataset&)>& fill) {
    GDALAllRegister();
    GDALDriver* const made = GetGDALDriverManager()->GetDriverByName(driver);
    REQUIRE(made != nullptr);
    const std::unique_ptr<GDALDataset> dataset(made->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(dataset != nullptr);
    fill(*dataset);
}

/// Statements of SQL on a GeoPackage, one after another.
inline void runSql(const std::filesystem::path& path, const std::vector<const char*>& statements) {
    const std::unique_ptr<GDALDataset> package(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    REQUIRE(package != nullptr);
    for (const char* const statement : statements) {
        package->ReleaseResultSet(package->ExecuteSQL(statement, nullptr, nullptr));
    }
}

using Texts = std::vector<std::pair<const char*, std::string>>; ///< by field

/// A shapefile of points with text fields, the bytes of the texts as they are given.
inline void makeShapefile(
    const std::filesystem::path& path, const std::vector<Texts>& features, const char* encoding = "") {
    makeDataset(path, "ESRI Shapefile", [&](GDALDataset& dataset) {
        const std::string option = std::string("ENCODING=") + encoding;
        const char* const options[] = {option.c_str(), nullptr};
        OGRSpatialReference wgs84;
        REQUIRE(wgs84.importFromEPSG(4326) == OGRERR_NONE);
        OGRLayer* const layer =
            dataset.CreateLayer(path.stem().c_str(), &wgs84, wkbPoint, const_cast<char**>(options));
        REQUIRE(layer != nullptr);
        for (const auto& [name, text] : features.front()) {
            OGRFieldDefn field(name, OFTString);
            REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
        }
        for (const Texts& texts : features) {
            OGRFeature feature(layer->GetLayerDefn());
            for (size_t i = 0; i < texts.size(); ++i) {
                feature.SetField(static_cast<int>(i), texts[i].second.c_str());
            }
            OGRPoint point(36, 54);
            feature.SetGeometry(&point);
            REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
        }
    });
}

inline const Place* placeOf(const Campaign& campaign, std::string_view id) {
    for (const Place& place : campaign.chronicle->places) {
        if (place.id == id) {
            return &place;
        }
    }
    return nullptr;
}

/// Whether a finding says this, in what is wrong or what to do.
inline bool says(const Finding& finding, std::string_view text) {
    return describe(finding.error).find(text) != std::string::npos;
}

} // namespace khalkha::test
