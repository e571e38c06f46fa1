// Words that are in no list, texts that are promised in several languages, and what else one row tells.

#include "small_campaign.h"

#include "exchange/number_hints.h"

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("a word that is in no list costs no feature") {
    const CampaignFolder sound;
    const ChroniclePtr kept = readCampaign(sound.path(), {}).chronicle;
    const Chronicle& before = *kept;
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"events.csv", "offensive,Crossing", "bombing,Crossing"},
        {"places.geojson", "\"capital\"", "\"battlefield\""},
        {"zones.geojson", "\"fortress\"", "\"castle\""},
        {"regions.geojson", "\"range\"", "\"massif\""},
        {"positions.geojson", "\"patrol\"", "\"ambush\""},
        {"routes.geojson", "\"road\"", "\"track\""},
        {"links.csv", "PACT,treaty", "PACT,alliance"},
        {"documents.csv", ",map,Old", ",letter,Old"},
        {"remarks.csv", "R-DEPTH,river", "R-DEPTH,lake"},
        {"axes.csv", "ground,1,0.8", "cavalry,1,0.8"},
        {"series.csv", ",bars,SEED", ",columns,SEED"},
        {"sides.csv", ",red,", ",crimson,"}};
    for (const auto& [file, from, to] : cases) {
        const std::string shown(to);
        CAPTURE(shown);
        const CampaignFolder folder;
        REQUIRE(folder.replace(file, from, to));
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::warning);
        CHECK(says(campaign.findings[0], "expected one of"));
        const Chronicle& now = *campaign.chronicle;
        CHECK(now.events.size() == before.events.size());
        CHECK(now.places.size() == before.places.size());
        CHECK(now.zones.size() == before.zones.size());
        CHECK(now.regions.size() == before.regions.size());
        CHECK(now.positions.size() == before.positions.size());
        CHECK(now.routes.size() == before.routes.size());
        CHECK(now.links.size() == before.links.size());
        CHECK(now.documents.size() == before.documents.size());
        CHECK(now.remarks.size() == before.remarks.size());
        CHECK(now.axes.size() == before.axes.size());
        CHECK(now.series.size() == before.series.size());
        CHECK(now.sides.size() == before.sides.size());
    }
}

TEST_CASE("any other kind is said to be one, and may be written as such") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("events.csv", "offensive,Crossing", "bombing,Crossing"));
    CHECK(readCampaign(folder.path(), {}).chronicle->event("EV-2")->category == "other");
    REQUIRE(folder.replace("events.csv", "bombing,Crossing", "other,Crossing"));
    REQUIRE(folder.replace("places.geojson", "\"capital\"", "\"other\""));
    REQUIRE(folder.replace("zones.geojson", "\"fortress\"", "\"other\""));
    REQUIRE(folder.replace("positions.geojson", "\"patrol\"", "\"other\""));
    REQUIRE(folder.replace("routes.geojson", "\"road\"", "\"other\""));
    REQUIRE(folder.replace("links.csv", "PACT,treaty", "PACT,other"));
    REQUIRE(folder.replace("documents.csv", ",map,Old", ",other,Old"));
    REQUIRE(folder.replace("remarks.csv", "R-DEPTH,river", "R-DEPTH,other"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    CHECK(campaign.chronicle->link("PACT")->kind == LinkKind::other);
    CHECK(campaign.chronicle->route("ROAD")->kind == RouteKind::other);
    CHECK(campaign.chronicle->position("PATROL")->kind == PositionKind::other);
    CHECK(campaign.chronicle->place("changchun")->kind == PlaceKind::other);
}

TEST_CASE("where the word decides what is said, the feature is left out") {
    const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
        {"events.csv", "3(1),certain", "3(1),sure", "certainty"},
        {"ownership.csv", "puppet-state", "puppet", "rule"},
        {"sides.csv", "orange,soviet", "orange,ussr", "parent"}};
    for (const auto& [file, from, to, field] : cases) {
        const std::string shown(to);
        CAPTURE(shown);
        const CampaignFolder folder;
        REQUIRE(folder.replace(file, from, to));
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        CHECK(campaign.findings[0].error.where.field == field);
    }
}

TEST_CASE("every text is promised in the same languages") {
    const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
        {"events.csv", ",夜に越境。", ",", "summary_ja"},
        {"documents.csv", "Qing,清", "Qing,", "parties_ja"},
        {"formations.csv", "マリノフスキー", "", "commander_ja"},
        {"axis_waypoints.geojson", ",\"label_ja\":\"峠\"", "", "label_ja"},
        {"remarks.csv", "The river,河,,", "The river,,,", "group_name_ja"},
        {"events.csv", "異説あり。", "", "disagreement_ja"},
        {"spot_heights.geojson", ",\"above_ja\":\"東岸\"", "", "above_ja"}};
    for (const auto& [file, from, to, field] : cases) {
        const std::string shown(from);
        CAPTURE(shown);
        const CampaignFolder folder;
        REQUIRE(folder.replace(file, from, to));
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::warning);
        CHECK(campaign.findings[0].error.where.field == field);
        CHECK(says(campaign.findings[0], "missing in ja"));
    }
}

TEST_CASE("all that is dated may lie in the longer time of the events") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("manifest.csv", "languages,en;ja\n", "languages,en;ja\nevents_start,1939\n"));
    REQUIRE(folder.replace("zones.geojson", "\"id\":\"hailar\",", R"("id":"hailar","end":"1940",)"));
    REQUIRE(folder.replace("positions.geojson", "\"id\":\"PATROL\",", R"("id":"PATROL","end":"1940",)"));
    REQUIRE(folder.replace("routes.geojson", "\"id\":\"ROAD\",", R"("id":"ROAD","end":"1940",)"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
}

TEST_CASE("the uncertainty of a front is that of its traces, where they state none") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("fronts.csv", "sources,certainty\n", "sources,certainty,uncertainty_km\n"));
    REQUIRE(folder.replace("fronts.csv", "LP7,reconstructed\n", "LP7,reconstructed,12\n"));
    REQUIRE(
        folder.replace("front_traces.geojson", R"("axes":"A1;A2")", R"("axes":"A1;A2","uncertainty_km":3)"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    REQUIRE(campaign.chronicle->fronts.size() == 1);
    const std::vector<FrontTrace>& traces = campaign.chronicle->fronts[0].traces;
    REQUIRE(traces.size() == 2);
    CHECK(traces[0].provenance.uncertaintyKm == 12);
    CHECK(traces[1].provenance.uncertaintyKm == 3);
}

TEST_CASE("a layer that the manifest promises has features") {
    for (const auto& [name, content] :
         {std::pair{"ownership.csv", "cell,polity,start,end,sources\n"},
          std::pair{"zones.geojson", R"({"type":"FeatureCollection","features":[]})"}}) {
        const auto& shown = name;
        CAPTURE(shown);
        const CampaignFolder folder;
        REQUIRE(folder.replace(
            "manifest.csv", "languages,en;ja\n", "languages,en;ja\nlayers,ownership;zones;events\n"));
        CHECK(readCampaign(folder.path(), {}).findings.empty());
        folder.write(name, content);
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        CHECK(campaign.findings[0].error.where.layer == std::filesystem::path(name).stem().string());
        CHECK(says(campaign.findings[0], "manifest promises"));
    }
}

TEST_CASE("a layer in two files is told of, and the first one read") {
    const CampaignFolder folder;
    folder.write("places.csv", "id,name_en,name_ja,lon,lat,sources\nother,A,甲,125,43,LP7\n");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(std::any_of(campaign.findings.begin(), campaign.findings.end(), [](const Finding& finding) {
        return says(finding, "already read from") && finding.severity == Severity::error;
    }));
}

TEST_CASE("findings name the row beside the id") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("events.csv", "EV-1,1945-08-08T17:00+03:00", "EV-1,1945-88"));
    const Campaign campaign = readCampaign(folder.path(), {});
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.row == 2);
    CHECK(says(campaign.findings[0], "feature EV-1 (#2): "));
}

TEST_CASE("ids that lost their zeros, or differ in case") {
    const SmallCampaign folder;
    (void)folder.places("id,name_en,lon,lat,sources\n007,A,36,54,S1\nKiev,B,37,54,S1\n");
    folder.write(
        "events.csv",
        "id,start,category,title_en,places,sources\n"
        "e1,1942-05,battle,A,7,S1\ne2,1942-05,battle,B,kiev,S1\n");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 2);
    CHECK(says(campaign.findings[0], "loses zeros"));
    CHECK(says(campaign.findings[0], "\"007\""));
    CHECK(says(campaign.findings[1], "\"Kiev\""));
}

TEST_CASE("what to do about a number that is written otherwise") {
    const std::pair<const char*, const char*> cases[] = {
        {"6,96", "decimal point: 6.96"},
        {"-6,9", "decimal point: -6.9"},
        {"1.234,5", "decimal point: 1234.5"},
        {"1 234", "without thousands separators: 1234"},
        {"1\xC2\xA0"
         "234.5",
         "without thousands separators: 1234.5"},
        {"1'234", "1234"},
        {"1,234,567", "1234567"},
        {"12,500", "12.500"},
        {"12,500", "12500"},
        {"15 km", "without a unit: 15"},
        {"15km", "without a unit: 15"},
        {"6\xC2\xB0"
         "57'36\"E",
         "decimal degrees: 6.96"},
        {"50\xC2\xB0"
         "56'N",
         "decimal degrees: 50.9333"},
        {"33 51 35 S", "decimal degrees: -33.8597"},
        {"\xEF\xBC\x91\xEF\xBC\x95", "plain digits: 15"},
        {"\u0661\u0665", "plain digits: 15"},
        {"118.4.5", "decimal point, no unit"},
        {"1.2.456", "decimal point, no unit"},
        {"12,34,567", "1234567"},
        {"0x6", "decimal point, no unit"},
        {"about ten", "decimal point, no unit"},
        {"", "decimal point, no unit"}};
    for (const auto& [value, hint] : cases) {
        const std::string shown(value);
        CAPTURE(shown);
        const std::string said = numberHint(value);
        CAPTURE(said);
        CHECK(said.find(hint) != std::string::npos);
    }
}

TEST_CASE("a file that is called like a layer and is not read is told of") {
    const SmallCampaign folder;
    for (const char* const name : {"places.kml", "events.xlsx", "zones.dbf", "holiday.kml", "README.md"}) {
        folder.write(name, "x");
    }
    makeShapefile(
        folder.path() / "regions.shp", {{{"id", "a"}, {"kind", "sea"}, {"name_en", "A"}, {"sources", "S1"}}});
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    std::vector<std::string> told;
    for (const Finding& finding : campaign.findings) {
        if (says(finding, "are not read")) {
            CHECK(finding.severity == Severity::warning);
            told.push_back(finding.error.where.layer);
        }
    }
    CHECK(told == std::vector<std::string>{"places", "events", "zones"});
    for (const auto& [name, remedy] :
         {std::pair{"places.kml", "ogr2ogr places.geojson places.kml"},
          std::pair{"events.xlsx", "CSV in UTF-8"}}) {
        const std::vector<Finding> alone = checkPath(folder.path() / name, {});
        INFO(listing(alone));
        REQUIRE(alone.size() == 1);
        CHECK(says(alone[0], remedy));
    }
}
