// Layers that are far larger or more tangled than any author would make them.

#include "campaign_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("a hundred thousand values of one series") {
    const CampaignFolder folder;
    std::string values = "series,at,value\nLOSS-JP,1945-08,1\nLOSS-SU,1945-08,1\n";
    for (int i = 0; i < 100'000; ++i) {
        values += "TRAINS,1945-08-" + std::to_string(10 + i % 20) + "T" + std::to_string(10 + i / 20 % 14) +
                  ":" + std::to_string(10 + i / 280 % 50) + ":" + std::to_string(10 + i / 14000) + ",1e3\n";
    }
    folder.write("series_values.csv", values);
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings).substr(0, 500));
    CHECK(campaign.findings.empty());
    REQUIRE(campaign.chronicle->seriesOf("TRAINS") != nullptr);
    CHECK(campaign.chronicle->seriesOf("TRAINS")->values.size() == 100'000);
}

TEST_CASE("a front with more points than can be drawn at every frame; other lines are drawn by pieces") {
    std::string points = "[118,47]";
    for (int i = 1; i < 25'000; ++i) {
        points += ",[" + std::to_string(118 + i * 1e-4) + "," + std::to_string(47 + i % 2 * 1e-4) + "]";
    }
    const CampaignFolder folder;
    REQUIRE(folder.replace("positions.geojson", "[118.2,47.7],[118.3,47.8]", points));
    REQUIRE(folder.replace("routes.geojson", "[125,43],[126,44]", points));
    REQUIRE(folder.replace("front_traces.geojson", "[120,43],[120,46],[121,49]", points));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.layer == "front_traces");
    CHECK(campaign.findings[0].error.where.field == "geometry");
    CHECK(campaign.findings[0].error.what.find("20000 at most") != std::string::npos);
    REQUIRE(campaign.chronicle->route("ROAD") != nullptr);
    CHECK(campaign.chronicle->route("ROAD")->line.size() == 25'000);
    REQUIRE(campaign.chronicle->position("PATROL") != nullptr);
    CHECK(campaign.chronicle->position("PATROL")->line.size() == 25'000);
}

TEST_CASE("long chains of parents, and circles") {
    const CampaignFolder folder;
    std::string chain =
        "id,side,parent,name_en,name_ja,sources\nSU-TBF,soviet,,A,甲,LP7\nSU-6GTA,soviet,,A,甲,LP7\n";
    for (int i = 0; i < 20'000; ++i) {
        chain += "F" + std::to_string(i) + ",soviet,F" + std::to_string((i + 1) % 20'000) + ",A,甲,LP7\n";
    }
    folder.write("formations.csv", chain);
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings).substr(0, 500));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.feature == "F19999");
    CHECK(campaign.findings[0].error.where.field == "parent");
    CHECK(campaign.chronicle->formations.size() == 20'002);
}

TEST_CASE("values of the wrong type in GeoJSON") {
    for (const char* const value :
         {"{}", "[]", "null", "true", "1e400", "-1", "[[1]]", R"({"a":[1,{"b":2}]})"}) {
        for (const char* const field :
             {"side", "kind", "start", "stations", "formations", "name_en", "label_lon"}) {
            CAPTURE(value);
            CAPTURE(field);
            const CampaignFolder folder;
            for (const char* const file : {"positions.geojson", "routes.geojson", "zones.geojson"}) {
                std::string content = folder.read(file);
                const size_t at = content.find(R"("id":)");
                content.insert(at, std::string("\"") + field + "\":" + value + ",");
                folder.write(file, content);
            }
            const Campaign campaign = readCampaign(folder.path(), {});
            REQUIRE(campaign.chronicle != nullptr);
            CHECK(campaign.chronicle->events.size() == 2);
            for (const Position& position : campaign.chronicle->positions) {
                CHECK(position.line.size() >= 2);
            }
        }
    }
}
