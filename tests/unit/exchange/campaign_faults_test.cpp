// Each seeded fault is found at its place, nothing else is, and everything else is loaded.

#include "fault_check.h"

using namespace khalkha;
using namespace khalkha::test;

TEST_CASE("faults in tables") {
    const Fault faults[] = {
        {"manifest.csv", "+09:00", "Tokyo", error, "test", "zone", "Tokyo"},
        {"manifest.csv", "en;ja", "en;ja;xx", error, "test", "languages", "xx"},
        {"manifest.csv", "open_lon,122.3", "open_longitude,122.3", warning, "#8", "key", "open_longitude"},
        {"sources.csv", "SEED,Hanada,,,0", "SEED,Hanada,,,perhaps", error, "SEED", "page_read", "perhaps"},
        {"sides.csv", ",red,", ",crimson,", warning, "soviet", "hue", "light-blue"},
        {"sides.csv", "orange,soviet", "orange,ussr", error, "mongolia", "parent", "ussr"},
        {"sides.csv", "Mongolia,モンゴル", "Mongolia,", warning, "mongolia", "name_ja", "missing in ja"},
        {"place_names.csv", "changchun,japan", "hsinking,japan", error, "#1", "place", "hsinking"},
        {"place_names.csv", "changchun,japan", "changchun,nippon", error, "#1", "side", "nippon"},
        {"place_names.csv", "1932-03-14,1945-08-18", "1945-08-18,1932-03-14", error, "#1", "end", "after"},
        {"formations.csv", ",LP7 p. 4,probable", "", error, "SU-6GTA", "", "ends after 10 of 12"},
        {"formations.csv",
         "\"1,019 tanks: tanks",
         "\"many tanks: tanks",
         error,
         "SU-6GTA",
         "strength",
         "number"},
        {"formations.csv", "0.5 rocket launchers", "0.5", error, "SU-6GTA", "strength", "no unit"},
        {"formations.csv", "@ SEED 3(1); 0.5", "@ SOWING 3(1); 0.5", error, "SU-6GTA", "strength", "SOWING"},
        {"formations.csv", "| ja=戦車", "| jp=戦車", error, "SU-6GTA", "strength", "jp"},
        {"polities.csv", "mongolia,,LP7", "mongolia,,", error, "mpr", "sources", "no source"},
        {"ownership.csv", "west,mpr", "wets,mpr", error, "#3", "cell", "wets"},
        {"ownership.csv", "puppet-state", "puppet", error, "#1", "rule", "puppet-state"},
        {"ownership.csv", "1932-03-01,1945-08-18", "1932-03-01,1945-08", error, "#2", "start", "two owners"},
        {"ownership.csv", "1932-03-01,1945-08-18", "1932-03-01,1945-08-16", warning, "", "start", "no owner"},
        {"axes.csv", "ground,1,0.8", "ground,1,8", error, "A1", "strength", "0.3 to 1"},
        {"axes.csv", "ground,1,0.8", "grund,1,0.8", warning, "A1", "style", "airborne"},
        {"axes.csv", "soviet,SU-6GTA", "soviet,SU-6GTB", error, "A1", "formation", "SU-6GTB"},
        {"fronts.csv", "soviet,japan", "soviet,nippon", error, "FW", "enemy", "nippon"},
        {"events.csv", "1945-08-09T00:10", "1945-13-09T00:10", error, "EV-2", "start", "month 13"},
        {"events.csv",
         "1945-08-09T00:10,1945-08-18",
         "1945-08-09T00:10,1945-08-07",
         error,
         "EV-2",
         "end",
         "before"},
        {"events.csv",
         "1945-08-09T00:10,1945-08-18",
         "1939-05-11,1939-09-16",
         warning,
         "EV-2",
         "start",
         "before the"},
        {"events.csv", "offensive,Crossing", "attack,Crossing", warning, "EV-2", "category", "offensive"},
        {"events.csv", "soviet;SU-6GTA", "soviet;SU-7GTA", error, "EV-2", "actors", "SU-7GTA"},
        {"events.csv", "zamyn_uud;changchun", "zamyn-uud;changchun", error, "EV-2", "places", "zamyn-uud"},
        {"events.csv", "LP7 p. 84", "LP7p. 84", error, "EV-2", "sources", "LP7p."},
        {"events.csv",
         "3(1),certain",
         "3(1),sure",
         error,
         "EV-2",
         "certainty",
         "certain, probable, reconstructed"},
        {"events.csv", "EV-1,1945", "EV-2,1945", error, "EV-2", "id", "second time"},
        {"events.csv", "EV-1,1945", ",1945", error, "#2", "id", "missing"},
        {"events.csv", "EV-1,1945", "EV 1,1945", error, "EV 1", "id", "not an id"},
        {"events.csv", "Declaration,宣", "\xFF\xFE,宣", error, "EV-1", "title_en", "UTF-8"},
        {"events.csv", ",soviet,,,SEED", ",soviet,,,,SEED", error, "EV-1", "", "16 values for 15"},
        {"events.csv",
         "disagreement_en,disagreement_ja",
         "disagrement_en,disagrement_ja",
         warning,
         "",
         "",
         "disagrement_en"},
    };
    for (const Fault& fault : faults) {
        checkFault(fault);
    }
}

TEST_CASE("faults in geometry layers") {
    const Fault faults[] = {
        {"places.geojson",
         "[125.32,43.88]",
         "[43.88,125.32]",
         error,
         "changchun",
         "geometry",
         "not on the Earth"},
        {"places.geojson", "[125.32,43.88]", "[125.32,1e999]", error, "changchun", "geometry", ""},
        {"places.geojson", "[125.32,43.88]", "[]", error, "changchun", "geometry", ""},
        {"places.geojson", "\"rank\":1", "\"rank\":1.5", error, "changchun", "rank", "whole"},
        {"places.geojson", "\"capital\"", "\"metropolis\"", warning, "changchun", "kind", "village"},
        {"places.geojson",
         "\"uncertainty_km\":1.5",
         "\"uncertainty_km\":-1",
         error,
         "changchun",
         "uncertainty_km",
         "-1"},
        {"polity_labels.geojson", "\"manchukuo\"", "\"manchuria\"", error, "#1", "polity", "manchuria"},
        {"cells.geojson",
         "[130,42],[130,50],[120,50]",
         "[130,42],[130,500],[120,50]",
         error,
         "#1",
         "geometry",
         "500"},
        {"edges.geojson", "\"left\":\"west\"", "\"left\":\"vest\"", error, "#1", "left", "vest"},
        {"claims.geojson", "SEED 2", "", error, "khalkha-jp", "sources", "never drawn"},
        {"claims.geojson", "\"side\":\"japan\"", "\"side\":null", error, "khalkha-jp", "side", "missing"},
        {"claims.geojson",
         "[[119,47],[119.5,47],[119.2,47.3],[119,47]]",
         "[[119,47],[119.5,47.3],[119.5,47],[119,47.3],[119,47]]",
         error,
         "handagai",
         "geometry",
         "broken"},
        {"claims.geojson",
         "[118.5,47.9],[118.6,47.7],[118.7,47.6]",
         "[118.5,47.9],[118.5,47.9]",
         error,
         "khalkha-jp",
         "geometry",
         ""},
        {"front_traces.geojson",
         "[117,43],[117,46],[119,49]",
         "[117,43],[119,46],[117,46],[119,43]",
         error,
         "#1",
         "geometry",
         "crosses itself"},
        {"front_traces.geojson", "1945-08-11T21:00", "1945-08-09T00:00", error, "#2", "at", "same instant"},
        {"front_traces.geojson", "A1;A2", "A1;A3", error, "#2", "axes", "A3"},
        {"front_traces.geojson",
         "1945-08-11T21:00",
         "1945-10-11T21:00",
         warning,
         "#2",
         "at",
         "after the campaign"},
        {"axis_waypoints.geojson", "1945-08-19T12:00", "1945-08-19T25:00", error, "#4", "at", "25:00"},
        {"regions.geojson", "\"level\":1", "\"level\":9", error, "khingan", "level", "1 to 5"},
        {"zones.geojson", "\"fortress\"", "\"castle\"", warning, "hailar", "kind", "fortress"},
    };
    for (const Fault& fault : faults) {
        // A waypoint lost leaves an axis with too few; that one is looked at below.
        if (std::string_view(fault.file) != "axis_waypoints.geojson") {
            checkFault(fault);
        }
    }
}

TEST_CASE("an unsourced feature stays, as reconstructed") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("polities.csv", "mongolia,,LP7", "mongolia,,"));
    const Campaign campaign = readCampaign(folder.path(), {});
    REQUIRE(campaign.chronicle->polity("mpr") != nullptr);
    CHECK(campaign.chronicle->polity("mpr")->provenance.certainty == Certainty::reconstructed);
}

TEST_CASE("waypoints out of order, and axes that lose them") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("axis_waypoints.geojson", "1945-08-19T12:00", "1945-08-19T07:00"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 2);
    CHECK(campaign.findings[0].error.where.layer == "axes");
    CHECK(campaign.findings[0].error.where.feature == "A2");
    CHECK(campaign.findings[1].error.where.layer == "axis_waypoints");
    CHECK(campaign.findings[1].error.where.feature == "#4");
    CHECK(campaign.findings[1].error.where.field == "at");
    CHECK(campaign.chronicle->axis("A1") != nullptr);
    CHECK(campaign.chronicle->axis("A2") == nullptr);
}

TEST_CASE("a feature that is left out does not drag others along") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("places.geojson", "[125.32,43.88]", "[43.88,125.32]"));
    const Campaign campaign = readCampaign(folder.path(), {});
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.hint.find("swapped") != std::string::npos);
    CHECK(campaign.chronicle->place("changchun") == nullptr);
    CHECK(campaign.chronicle->place("zamyn_uud") != nullptr);
    CHECK(campaign.chronicle->events.size() == 2);
    CHECK(campaign.chronicle->formations.size() == 2);
}

TEST_CASE("an unlabelled place that nobody uses") {
    const CampaignFolder folder;
    REQUIRE(folder.replace(
        "places.geojson",
        R"("features":[)",
        R"("features":[)" +
            feature(pointJson("113,44"), R"("id":"lonely","name_en":"Lonely","label":0,"sources":"LP7")") +
            ","));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::warning);
    CHECK(campaign.findings[0].error.where.feature == "lonely");
}

TEST_CASE("a damaged layer is one finding and the others load") {
    for (const auto& [name, content] : soundLayers()) {
        const bool table = std::filesystem::path(name).extension() == ".csv";
        std::vector<std::string> damages{"", std::string("\0\0\0\0", 4), "garbage", "garbage\n"};
        if (!table) {
            damages.push_back(content.substr(0, content.size() / 2));
            damages.emplace_back(R"({"type":"Topology"})");
        }
        for (const std::string& damage : damages) {
            const CampaignFolder folder;
            folder.write(name, damage);
            const auto& shown = name;
            CAPTURE(shown);
            CAPTURE(damage);
            const Campaign campaign = readCampaign(folder.path(), {});
            INFO(listing(campaign.findings));
            const std::string layer = std::filesystem::path(name).stem().string();
            // Without owners, waypoints or traces nothing else is complained about; a manifest gives no
            // language.
            REQUIRE(campaign.findings.size() >= 1);
            size_t ofThisLayer = 0;
            for (const Finding& finding : campaign.findings) {
                ofThisLayer += finding.error.where.layer == layer ? 1U : 0U;
            }
            CHECK(ofThisLayer == 1);
            CHECK(campaign.findings.size() == 1);
            CHECK(campaign.hasErrors());
            CHECK(
                (layer == "events" ? campaign.chronicle->sides.size() : campaign.chronicle->events.size()) >=
                2);
        }
    }
}

TEST_CASE("layers that may be missing, and those that may not") {
    {
        const TemporaryFolder folder;
        folder.write("manifest.csv", soundLayers()["manifest.csv"]);
        folder.write("sources.csv", soundLayers()["sources.csv"]);
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
    }
    for (const char* const name : {"manifest.csv", "sources.csv"}) {
        const CampaignFolder folder;
        std::filesystem::remove(folder.path() / name);
        const Campaign campaign = readCampaign(folder.path(), {});
        REQUIRE_FALSE(campaign.findings.empty());
        CHECK(campaign.findings[0].error.what.find("missing") != std::string::npos);
        CHECK(campaign.findings[0].error.where.layer == std::filesystem::path(name).stem().string());
        CHECK(campaign.chronicle->events.size() == 2);
    }
}

TEST_CASE("unknown and doubled layers") {
    const CampaignFolder folder;
    folder.write("weather.csv", "a,b\n1,2\n");
    folder.write("zones.csv", "id,kind,name_en\n");
    folder.write("notes.txt", "not geodata");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 2);
    CHECK(campaign.findings[0].error.where.layer == "zones");
    CHECK(campaign.findings[0].severity == Severity::error);
    CHECK(campaign.findings[1].error.where.layer == "weather");
    CHECK(campaign.findings[1].severity == Severity::warning);
}
