// GeoPackages and shapefiles as other programs leave them: a remark of GDAL's costs no layer.

#include "small_campaign.h"

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

namespace {

struct Column {
    const char* name;
    OGRFieldType type;
};

/// A GeoPackage with the layers of the small campaign and zones with these columns; statements of SQL are run
/// on it afterwards.
std::filesystem::path zonesPackage(
    const SmallCampaign& folder,
    const std::vector<Column>& columns,
    const std::vector<const char*>& statements) {
    const std::filesystem::path path = folder.path() / "mini.gpkg";
    std::filesystem::remove(path);
    makeDataset(path, "GPKG", [&](GDALDataset& package) {
        for (const char* const name : {"manifest", "sources", "sides"}) {
            const std::string csv = (folder.path() / (std::string(name) + ".csv")).string();
            const std::unique_ptr<GDALDataset> table(GDALDataset::Open(csv.c_str(), GDAL_OF_VECTOR));
            REQUIRE(table != nullptr);
            REQUIRE(package.CopyLayer(table->GetLayer(0), name) != nullptr);
        }
        OGRSpatialReference reference;
        reference.importFromEPSG(4326);
        OGRLayer* const zones = package.CreateLayer("zones", &reference, wkbPoint, nullptr);
        REQUIRE(zones != nullptr);
        std::vector<Column> all{
            {"id", OFTString}, {"kind", OFTString}, {"name_en", OFTString}, {"sources", OFTString}};
        all.insert(all.end(), columns.begin(), columns.end());
        for (const Column& column : all) {
            OGRFieldDefn field(column.name, column.type);
            REQUIRE(zones->CreateField(&field) == OGRERR_NONE);
        }
        for (const char* const id : {"z1", "z2", "z3"}) {
            OGRFeature feature(zones->GetLayerDefn());
            feature.SetField("id", id);
            feature.SetField("kind", "occupied");
            feature.SetField("name_en", "Zone");
            feature.SetField("sources", "S1");
            OGRPoint point(36, 54);
            feature.SetGeometry(&point);
            REQUIRE(zones->CreateFeature(&feature) == OGRERR_NONE);
        }
    });
    runSql(path, statements);
    return path;
}

const Zone* zoneOf(const Campaign& campaign, std::string_view id) {
    for (const Zone& zone : campaign.chronicle->zones) {
        if (zone.id == id) {
            return &zone;
        }
    }
    return nullptr;
}

Instant dayOf(const char* text) {
    const Result<Date> date = parseDate(text, 0);
    REQUIRE(bool(date));
    return date->span.start;
}

} // namespace

TEST_CASE("a value of an unwonted form in a column that nobody reads") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder,
        {{"edited", OFTDateTime}, {"height", OFTInteger}},
        {"UPDATE zones SET edited = '2019-08-15T21:28:22Z', height = 'tall'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    CHECK(campaign.chronicle->zones.size() == 3);
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::warning);
    CHECK(says(campaign.findings[0], "edited, height"));
}

TEST_CASE("dates of a typed column that GDAL does not expect: read, each of them") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder,
        {{"start", OFTDate}},
        {"UPDATE zones SET start = '1942/03/03' WHERE id = 'z1'",
         "UPDATE zones SET start = 1942 WHERE id = 'z2'",
         "UPDATE zones SET start = '1943' WHERE id = 'z3'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    for (const Finding& finding : campaign.findings) {
        CHECK(finding.severity == Severity::warning);
        CHECK(finding.error.where.feature == "z1");
        CHECK(finding.error.where.field == "start");
    }
    REQUIRE(campaign.chronicle->zones.size() == 3);
    CHECK(zoneOf(campaign, "z1")->span.start == dayOf("1942-03-03"));
    CHECK(zoneOf(campaign, "z2")->span.start == dayOf("1942-01-01"));
    CHECK(zoneOf(campaign, "z3")->span.start == dayOf("1943-01-01"));
}

TEST_CASE("values that GDAL would lose or halve cost their feature") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder,
        {{"start", OFTDate}, {"uncertainty_km", OFTReal}},
        {"UPDATE zones SET start = 'in spring' WHERE id = 'z1'",
         "UPDATE zones SET start = 'in autumn' WHERE id = 'z2'",
         "UPDATE zones SET uncertainty_km = '15,5' WHERE id = 'z3'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 3);
    const char* const expected[][3] = {
        {"z1", "start", "in spring"}, {"z2", "start", "in autumn"}, {"z3", "uncertainty_km", "15,5"}};
    for (size_t i = 0; i < 3; ++i) {
        CHECK(campaign.findings[i].severity == Severity::error);
        CHECK(campaign.findings[i].error.where.feature == expected[i][0]);
        CHECK(campaign.findings[i].error.where.field == expected[i][1]);
        CHECK(says(campaign.findings[i], expected[i][2]));
    }
    CHECK(campaign.chronicle->zones.empty());
}

TEST_CASE("a stale number of features is a remark, a cut package an error") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder, {}, {"UPDATE gpkg_ogr_contents SET feature_count = 7 WHERE table_name = 'zones'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    CHECK(campaign.chronicle->zones.size() == 3);
    for (const Finding& finding : campaign.findings) {
        CHECK(finding.severity == Severity::warning);
        CHECK(says(finding, "3 of 7"));
    }
    for (const std::uintmax_t lost : {1000U, 9000U}) {
        const auto cut = folder.path() / "cut.gpkg";
        std::filesystem::copy_file(path, cut, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(cut, std::filesystem::file_size(path) - lost);
        CHECK(readCampaign(cut, {}).hasErrors());
    }
}

TEST_CASE("deleted records of a shapefile are no damage, a cut one is") {
    const SmallCampaign folder;
    const auto make = [&folder] {
        makeShapefile(
            folder.path() / "places.shp",
            {{{"id", "a"}, {"name_en", "A"}, {"sources", "S1"}},
             {{"id", "b"}, {"name_en", "B"}, {"sources", "S1"}},
             {{"id", "c"}, {"name_en", "C"}, {"sources", "S1"}}});
    };
    make();
    std::string table = folder.read("places.dbf");
    const auto at = [&table](size_t i) { return static_cast<size_t>(static_cast<unsigned char>(table[i])); };
    table[at(8) + at(9) * 256 + at(10) + at(11) * 256] = '*'; // the second record
    folder.write("places.dbf", table);
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    CHECK_FALSE(campaign.hasErrors());
    CHECK(campaign.chronicle->places.size() == 2);
    CHECK(placeOf(campaign, "b") == nullptr);
    for (const char* const part : {"places.shp", "places.dbf", "places.shx"}) {
        CAPTURE(part);
        make();
        std::filesystem::resize_file(
            folder.path() / part, std::filesystem::file_size(folder.path() / part) - 20);
        const Campaign cut = folder.load();
        CHECK(cut.hasErrors());
        for (const Finding& finding : cut.findings) {
            CHECK(finding.error.where.layer == "places");
        }
    }
}

TEST_CASE("a table of another name in a package is told of") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder,
        {},
        {"CREATE TABLE 'sides_of_old' (fid INTEGER PRIMARY KEY, id TEXT, name_en TEXT)",
         "INSERT INTO sides_of_old VALUES (1, 'green', 'Green')",
         "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('sides_of_old', "
         "'attributes', "
         "'old')"});
    Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(says(campaign.findings[0], "sides_of_old"));
    CHECK(campaign.chronicle->sides.size() == 2);
}

TEST_CASE("a table that is called like a layer and not listed as one is told of") {
    const std::pair<const char*, const char*> cases[] = {
        {"DELETE FROM gpkg_contents WHERE table_name = 'zones'", "not in the list of layers"},
        {"DELETE FROM gpkg_geometry_columns WHERE table_name = 'zones'", "without its column of geometry"}};
    for (const auto& [statement, said] : cases) {
        const auto& shown = statement;
        CAPTURE(shown);
        const SmallCampaign folder;
        const auto path = zonesPackage(folder, {}, {"PRAGMA foreign_keys = OFF", statement});
        const Campaign campaign = readCampaign(path, {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        CHECK(campaign.findings[0].error.where.layer == "zones");
        CHECK(says(campaign.findings[0], said));
        CHECK_FALSE(campaign.findings[0].error.hint.empty());
    }
}

TEST_CASE("a geometry in another system than its layer is an error of the feature") {
    const SmallCampaign folder;
    // 3857 with the little end first; 0 is no system, and so that of the layer.
    const auto path = zonesPackage(
        folder,
        {},
        {"UPDATE zones SET geom = CAST(substr(geom, 1, 4) || x'110F0000' || substr(geom, 9) AS BLOB) WHERE "
         "id "
         "= 'z2'",
         "UPDATE zones SET geom = CAST(substr(geom, 1, 4) || x'00000000' || substr(geom, 9) AS BLOB) WHERE "
         "id "
         "= 'z3'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::error);
    CHECK(campaign.findings[0].error.where.feature == "z2");
    CHECK(campaign.findings[0].error.where.field == "geometry");
    CHECK(says(campaign.findings[0], "3857"));
    CHECK(says(campaign.findings[0], "4326"));
    CHECK(campaign.chronicle->zones.size() == 2);
}

TEST_CASE("a date-time with an offset of its own is believed") {
    const SmallCampaign folder;
    const auto path = zonesPackage(
        folder,
        {{"start", OFTDateTime}},
        {"UPDATE zones SET start = '1942-05-11T06:00:00-05:00' WHERE id = 'z1'",
         "UPDATE zones SET start = '1942-05-11T06:00:00.000Z' WHERE id = 'z2'",
         "UPDATE zones SET start = '1942-05-11T06:00:00.5+0900' WHERE id = 'z3'"});
    const Campaign campaign = readCampaign(path, {});
    INFO(listing(campaign.findings));
    for (const Finding& finding : campaign.findings) {
        CHECK(says(finding, "DateTime fields are taken in the zone of the manifest where they end in Z"));
    }
    REQUIRE(campaign.chronicle->zones.size() == 3);
    CHECK(zoneOf(campaign, "z1")->span.start == dayOf("1942-05-11T11:00Z"));
    CHECK(zoneOf(campaign, "z2")->span.start == dayOf("1942-05-11T06:00"));
    CHECK(zoneOf(campaign, "z3")->span.start == dayOf("1942-05-10T21:00Z"));
}

TEST_CASE("a code of twenty digits in a column of numbers is one finding") {
    const SmallCampaign folder;
    const auto path = folder.path() / "mini.gpkg";
    folder.write(
        "formations.geojson",
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","geometry":null,"properties":{"id":"f1","side":"red","name_en":"A","sources":"S1","sidc":10001000001211000000}},)"
        R"({"type":"Feature","geometry":null,"properties":{"id":"f2","side":"red","name_en":"B","sources":"S1","sidc":10001000001211000000}}]})");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.layer == "formations");
    CHECK(campaign.findings[0].error.where.field == "sidc");
    CHECK(campaign.findings[0].error.where.feature.empty());
    CHECK(says(campaign.findings[0], "Text"));
    CHECK(campaign.chronicle->formations.size() == 2);
}

TEST_CASE("lists of texts, of numbers and of both in one column") {
    const SmallCampaign folder;
    (void)folder.places("id,name_en,lon,lat,sources\na,A,36,54,S1\n7,B,37,54,S1\n8,C,38,54,S1\n");
    folder.write(
        "events.geojson",
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","geometry":null,"properties":{"id":"e1","start":"1942-05","category":"battle","title_en":"A","places":["a","7"],"sources":["S1 p. 3","S1"]}},)"
        R"({"type":"Feature","geometry":null,"properties":{"id":"e2","start":"1942-05","category":"battle","title_en":"B","places":[7,8],"sources":["S1"]}},)"
        R"({"type":"Feature","geometry":null,"properties":{"id":"e3","start":"1942-05","category":"battle","title_en":"C","places":"a;8","sources":["S1"]}}]})");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    REQUIRE(campaign.chronicle->events.size() == 3);
    for (const Event& event : campaign.chronicle->events) {
        CHECK(event.placeIds.size() == 2);
    }
}
