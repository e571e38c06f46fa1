// A position that a feature says twice.

#include "small_campaign.h"

#include <fmt/format.h>

#include <string_view>

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("a geometry and lon, lat beside it say the same") {
    const auto load = [](const char* lon, const char* lat, const char* wkt) {
        const SmallCampaign folder;
        return folder.places(
            fmt::format("id,name_en,lon,lat,WKT,sources\na,A,{},{},{},S1\nb,B,7,51,,S1\n", lon, lat, wkt));
    };
    const char* const same[][2] = {
        {"6.9603", "50.9399"}, {"6.96030004", "50.9399"}, {"6.960", "50.940"}, {"", ""}};
    for (const auto& [lon, lat] : same) {
        const auto& shown = lon;
        CAPTURE(shown);
        const Campaign campaign = load(lon, lat, "POINT (6.9603 50.9399)");
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        CHECK(campaign.chronicle->places.size() == 2);
    }
    const char* const others[][2] = {
        {"118.6", "47.7"},
        {"50.94", "6.96"},
        {"6.97", "50.94"},
        {"six", "50.94"},
        {"6.96", ""},
        {"999", "50.94"}};
    for (const auto& [lon, lat] : others) {
        const auto& shown = lon;
        CAPTURE(shown);
        const Campaign campaign = load(lon, lat, "POINT (6.96 50.94)");
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        CHECK(campaign.findings[0].error.where.feature == "a");
        CHECK(says(campaign.findings[0], lon));
        CHECK(campaign.chronicle->places.size() == 1);
    }
}

TEST_CASE("lon and lat beside a line are told of") {
    const SmallCampaign folder;
    folder.write(
        "regions.csv",
        "id,kind,name_en,level,lon,lat,WKT,sources\na,river,A,1,7,51,\"LINESTRING (6 50, 8 52)\",S1\n");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::warning);
    CHECK(says(campaign.findings[0], "not read"));
    CHECK(campaign.chronicle->regions.size() == 1);
}
