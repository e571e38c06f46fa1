// What `khalkha check` finds beyond single values: each fault once, where it is.

#include "fault_check.h"

#include <algorithm>
#include <initializer_list>
#include <tuple>

using namespace khalkha;
using namespace khalkha::test;

namespace {

void checkFaults(std::initializer_list<Fault> faults) {
    for (const Fault& fault : faults) {
        checkFault(fault);
    }
}

} // namespace

TEST_CASE("faults in dates, positions and routes") {
    checkFaults({
        {"positions.geojson",
         "[118.6,47.6],[118.5,47.7]",
         "[118.6,47.6]",
         error,
         "POCKET",
         "geometry",
         "does not close"},
        {"positions.geojson", "\"pocket\"", "\"kettle\"", warning, "POCKET", "kind", "start-line"},
        {"positions.geojson", "SU-TBF", "SU-TBG", error, "POCKET", "formations", "SU-TBG"},
        {"positions.geojson", "1945-08-12", "1945-08-09", error, "POCKET", "end", "after the start"},
        {"events.csv",
         "1945-08-09T00:10,1945-08-18",
         "1945-08-09T00:00,1945-08-08",
         error,
         "EV-2",
         "end",
         "before the start"},
        {"positions.geojson", "\"side\":\"soviet\",", "", error, "PATROL", "side", "missing"},
        {"positions.geojson", ",\"name_ja\":\"斥候\"", "", warning, "PATROL", "name_ja", "missing in ja"},
        {"routes.geojson", "\"railway\"", "\"rail\"", warning, "RAIL", "kind", "railway, road"},
        {"routes.geojson",
         "zamyn_uud;changchun",
         "zamyn_uud;hsinking",
         error,
         "RAIL",
         "stations",
         "hsinking"},
        {"routes.geojson", "LP7 p. 7", "", error, "RAIL", "sources", "no source"},
        {"route_periods.csv", "RAIL,Company", "ROAD,Company", error, "#1", "gauge_mm", "railway"},
        {"route_periods.csv", "RAIL,Company", "REIL,Company", error, "#1", "route", "REIL"},
        {"route_periods.csv", "1903-07,1935-03-22", "1903-07,1935-03-23", error, "#2", "start", "same time"},
        {"route_periods.csv", ",1524,", ",five feet,", error, "#2", "gauge_mm", "five feet"},
        {"route_periods.csv", "会社", "", warning, "#1", "operator_ja", "missing in ja"},
    });
}

TEST_CASE("faults in series and links") {
    checkFaults({
        {"series.csv", "train pairs a day,往復", ",", error, "TRAINS", "unit_en", "missing"},
        {"series.csv",
         "By the USSR,ソ連側,men,人",
         "By the USSR,ソ連側,per cent,％",
         warning,
         "LOSS-SU",
         "unit_en",
         "another unit"},
        {"series.csv", ",steps,", ",stairs,", warning, "TRAINS", "style", "steps"},
        {"series_values.csv", "38,,,,,", "38 pairs,,,,,", error, "#1", "value", "38 pairs"},
        {"series_values.csv", "38,,,,,", "nan,,,,,", error, "#1", "value", "nan"},
        {"series_values.csv", "24,20,30", "24,25,30", error, "#2", "low", "above"},
        {"series_values.csv", "24,20,30", "24,20,23", error, "#2", "high", "below"},
        {"series_values.csv", "8766,,,wounded,戦傷", "8766,,,killed,戦死", error, "#4", "at", "two values"},
        {"series_values.csv", "1945-08-18,8440", "1945-07-18,8440", error, "#3", "at", "before it starts"},
        {"series_values.csv", "1945-08-18,8440", "1945-88-18,8440", error, "#3", "at", "month 88"},
        {"series_values.csv", "TRAINS,1945-08-01", "TRAIN,1945-08-01", error, "#1", "series", "TRAIN"},
        {"series_values.csv",
         "LOSS-SU,1945-08,",
         "LOSS-SU,1939-08,",
         warning,
         "#5",
         "at",
         "before the campaign"},
        {"links.csv", "PACT,treaty", "PACT,friendship", warning, "PACT", "kind", "diplomacy"},
        {"links.csv", ",changchun;zamyn_uud2,", ",changchun;urga,", error, "ORDER", "to", "urga"},
        {"links.csv",
         "zamyn_uud,changchun,,RAIL",
         "zamyn_uud,changchun,zamyn_uud2,RAIL",
         error,
         "MOVE",
         "via",
         "given twice"},
        {"links.csv",
         "changchun;zamyn_uud2,,",
         "changchun;zamyn_uud2,,RAIL",
         error,
         "ORDER",
         "routes",
         "one place"},
        {"links.csv", ",RAIL,SU-6GTA", ",REIL,SU-6GTA", error, "MOVE", "routes", "REIL"},
        {"links.csv", ",RAIL,SU-6GTA", ",RAIL,SU-7GTA", error, "MOVE", "formation", "SU-7GTA"},
        {"links.csv", ",TRAINS,30", ",TRAIN,30", error, "MOVE", "series", "TRAIN"},
        {"links.csv", ",TRAINS,30", ",TRAINS,0", error, "MOVE", "speed_km_h", "2000"},
        {"links.csv", "1945-08-08,,,EV-2", "1946-08-08,,,EV-2", error, "PACT", "broken", "outside the time"},
        {"links.csv", ",EV-2,", ",EV-9,", error, "PACT", "events", "EV-9"},
        {"links.csv", "39 divisions", "39", error, "MOVE", "numbers", "no unit"},
        {"links.csv",
         "soviet,zamyn_uud,changchun,,RAIL",
         "soviet,changchun,changchun,,",
         error,
         "MOVE",
         "to",
         "ends where it begins"},
    });
}

TEST_CASE("faults that only the whole shows") {
    checkFaults({
        {"manifest.csv",
         "languages,en;ja\n",
         "languages,en;ja\nplace_languages,xx\n",
         error,
         "test",
         "place_languages",
         "xx"},
        {"manifest.csv",
         "languages,en;ja\n",
         "languages,en;ja\nevents_start,1945-08-02\n",
         error,
         "test",
         "events_start",
         "after the start"},
        {"sides.csv", ",red,", ",red,mongolia", error, "mongolia", "parent", "leads back"},
        {"formations.csv", "soviet,,front", "soviet,SU-6GTA,front", error, "SU-6GTA", "parent", "leads back"},
        {"claims.geojson",
         "[119.2,47.3],[119,47]",
         "[119.2,47.3],[119,47.2]",
         error,
         "handagai",
         "geometry",
         "does not close"},
        {"zones.geojson", "[122,46],[121,44]", "[122,46]", error, "sphere", "geometry", "does not close"},
        {"cells.geojson", "[120,50],[120,42]],", "[120,50]],", error, "#1", "geometry", "does not close"},
        {"front_traces.geojson",
         "[120,43],[120,46],[121,49]",
         "[121,49],[120,46],[120,43]",
         warning,
         "#2",
         "geometry",
         "against the direction"},
    });
}

TEST_CASE("ground held outside the time of its polity") {
    for (const auto& [from, to, field] :
         {std::tuple{"1932-03-01,", "1934-03-01,", "polity"},
          std::tuple{"1932-03-01,", "1932-03-01,1945-08-19", "claimant"}}) {
        const CampaignFolder folder;
        REQUIRE(folder.replace("polities.csv", from, to));
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].error.where.layer == "ownership");
        CHECK(campaign.findings[0].error.where.field == field);
        CHECK(campaign.findings[0].error.what.find("outside its time") != std::string::npos);
        CHECK(campaign.chronicle->ownership.size() == 3);
    }
}

TEST_CASE("fronts of one side that cross at one instant, and those that only meet") {
    const auto findingsWith = [](const std::string& line) {
        const CampaignFolder folder;
        REQUIRE(folder.replace(
            "fronts.csv",
            "reconstructed\n",
            "reconstructed\nFN,soviet,japan,North,北部,0,1945-08-09,1945-09-02,LP7,reconstructed\n"));
        REQUIRE(folder.replace(
            "front_traces.geojson",
            R"("features":[)",
            R"("features":[)" + feature(lineJson(line), R"("front":"FN","at":"1945-08-08T24:00")") + ","));
        return readCampaign(folder.path(), {}).findings;
    };
    const std::vector<Finding> crossing = findingsWith("[116,44],[118,45]");
    INFO(listing(crossing));
    REQUIRE(crossing.size() == 1);
    CHECK(crossing[0].severity == Severity::warning);
    CHECK(crossing[0].error.where.layer == "front_traces");
    CHECK(crossing[0].error.where.feature == "#2");
    CHECK(crossing[0].error.what.find("crosses that of front") != std::string::npos);
    CHECK(findingsWith("[119,49],[122,50]").empty());
    CHECK(findingsWith("[116,44],[117,44]").empty());
    CHECK(findingsWith("[110,44],[112,45]").empty());
}

TEST_CASE("longitude and latitude exchanged where both are possible") {
    const auto findingsWith = [](const std::string& lonLat) {
        const CampaignFolder folder;
        REQUIRE(folder.replace(
            "places.geojson",
            R"("features":[)",
            R"("features":[)" +
                feature(
                    pointJson("87.6,43.8"), R"("id":"urumqi","name_en":"A","name_ja":"甲","sources":"LP7")") +
                "," +
                feature(pointJson(lonLat), R"("id":"hami","name_en":"B","name_ja":"乙","sources":"LP7")") +
                ","));
        return readCampaign(folder.path(), {}).findings;
    };
    CHECK(findingsWith("89.0,42.9").empty());
    CHECK(findingsWith("37.6,55.75").empty()); // Moscow: far off, and meant so
    const std::vector<Finding> swapped = findingsWith("42.9,89.0");
    INFO(listing(swapped));
    REQUIRE(swapped.size() == 1);
    CHECK(swapped[0].error.where.feature == "hami");
    CHECK(swapped[0].error.where.field == "geometry");
    CHECK(swapped[0].error.what.find("swapped") != std::string::npos);
}

TEST_CASE("the place of a name exchanged") {
    const auto findingsWith = [](const std::string& label) {
        const CampaignFolder folder;
        std::string zones = folder.read("zones.geojson");
        zones.insert(
            zones.rfind(']'),
            "," +
                feature(
                    R"({"type":"Polygon","coordinates":[[[87,43],[89,43],[89,45],[87,45],[87,43]]]})",
                    R"("id":"oasis","kind":"occupied","name_en":"Oasis","name_ja":"沃地","sources":"LP7",)" +
                        label));
        folder.write("zones.geojson", zones);
        return readCampaign(folder.path(), {}).findings;
    };
    CHECK(findingsWith(R"("label_lon":88,"label_lat":44)").empty());
    CHECK(findingsWith(R"("label_lon":80,"label_lat":40)").empty());
    const std::vector<Finding> swapped = findingsWith(R"("label_lon":44,"label_lat":88)");
    INFO(listing(swapped));
    REQUIRE(swapped.size() == 1);
    CHECK(swapped[0].error.where.feature == "oasis");
    CHECK(swapped[0].error.where.field == "label_lon");
    CHECK(swapped[0].error.what.find("swapped") != std::string::npos);
}

TEST_CASE("one vertex of a line exchanged") {
    const CampaignFolder folder;
    REQUIRE(
        folder.replace("positions.geojson", "[118.2,47.7],[118.3,47.8]", "[88,44],[44.1,88.1],[88.2,44.1]"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() >= 1);
    CHECK(campaign.findings[0].error.where.feature == "PATROL");
    CHECK(campaign.findings[0].error.what.find("swapped") != std::string::npos);
}

TEST_CASE("places and events have promises of their own") {
    const CampaignFolder folder;
    REQUIRE(folder.replace(
        "manifest.csv",
        "languages,en;ja\n",
        "languages,en;ja\nplace_languages,en;ru\nevents_start,1939\nevents_end,1946\n"));
    REQUIRE(folder.replace("events.csv", "EV-1,1945-08-08T17:00+03:00,", "EV-1,1939-05-11,"));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 2); // both labelled places lack a Russian name
    CHECK(campaign.findings[0].error.where.field == "name_ru");
    CHECK(campaign.findings[1].error.where.field == "name_ru");
    const Manifest& manifest = campaign.chronicle->manifest;
    CHECK(manifest.placeLanguages == std::vector{Language::en, Language::ja, Language::ru});
    CHECK(manifest.eventSpan.start < manifest.span.start);
    CHECK(manifest.eventSpan.end > manifest.span.end);
}

TEST_CASE("a series without values is one finding, and its link goes without pulses") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("series_values.csv", "TRAINS,1945-08-01,38,,,,,\n", ""));
    REQUIRE(folder.replace("series_values.csv", "TRAINS,1945-08~,24,20,30,,,LP7 p. 8\n", ""));
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.layer == "series");
    CHECK(campaign.findings[0].error.where.feature == "TRAINS");
    REQUIRE(campaign.chronicle->link("MOVE") != nullptr);
    CHECK(campaign.chronicle->link("MOVE")->seriesId.empty());
}

TEST_CASE("positions, routes, series and links as read") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    const Chronicle& all = *campaign.chronicle;
    REQUIRE(all.position("POCKET") != nullptr);
    CHECK(all.position("POCKET")->kind == PositionKind::pocket);
    CHECK(all.position("POCKET")->line.size() == 4);
    CHECK(all.position("POCKET")->formationIds == std::vector<std::string>{"SU-TBF"});
    REQUIRE(all.route("RAIL") != nullptr);
    const Route& rail = *all.route("RAIL");
    CHECK(rail.system == "East");
    CHECK(rail.placeIds == std::vector<std::string>{"zamyn_uud", "changchun"});
    REQUIRE(rail.periods.size() == 2);
    CHECK(rail.periods[0].gaugeMm == 1524);
    CHECK(rail.periods[0].provenance.sources[0].locator == "p. 7"); // that of the route
    CHECK(rail.periods[1].operatorName.in(Language::ja) == "会社");
    REQUIRE(all.seriesOf("TRAINS") != nullptr);
    const Series& trains = *all.seriesOf("TRAINS");
    CHECK(trains.group == "TRAINS");
    CHECK(trains.style == SeriesStyle::steps);
    REQUIRE(trains.values.size() == 2);
    CHECK(trains.values[0].at.precision == Precision::day);
    CHECK(trains.values[1].low == 20.0);
    CHECK(trains.values[1].high == 30.0);
    CHECK(trains.values[1].at.approximate);
    const SeriesValue& killed = all.seriesOf("LOSS-JP")->values[0];
    CHECK(killed.label.in(Language::en) == "killed");
    CHECK(killed.at.span.end.seconds - killed.at.span.start.seconds == 10 * secondsPerDay);
    REQUIRE(all.link("PACT") != nullptr);
    CHECK(all.link("PACT")->kind == LinkKind::treaty);
    REQUIRE(all.link("PACT")->broken.has_value());
    CHECK(all.link("PACT")->speedKmPerHour == 25);
    const Link& move = *all.link("MOVE");
    CHECK(move.routeIds == std::vector<std::string>{"RAIL"});
    CHECK(move.seriesId == "TRAINS");
    CHECK(move.numbers[0].unit == "divisions");
    CHECK(all.link("ORDER")->toPlaceIds.size() == 2);
    CHECK(all.link("SUPPLY")->viaPlaceIds.size() == 1);
    const auto sphere = std::find_if(
        all.zones.begin(), all.zones.end(), [](const Zone& zone) { return zone.id == "sphere"; });
    REQUIRE(sphere != all.zones.end());
    CHECK(sphere->areas.size() == 1);
    CHECK(sphere->line.empty());
    CHECK(sphere->at == LonLat{122.1, 44.5});
    CHECK(all.manifest.eventSpan == all.manifest.span);
    CHECK(all.manifest.placeLanguages == all.manifest.languages);
}

TEST_CASE("a source that nothing cites, unless a citation may have been lost") {
    const CampaignFolder folder;
    REQUIRE(folder.replace("sources.csv", "SEED,Hanada,,,0\n", "SEED,Hanada,,,0\nSPARE,Spare,,,0\n"));
    const std::vector<Finding> findings = readCampaign(folder.path(), {}).findings;
    INFO(listing(findings));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK(findings[0].error.where.feature == "SPARE");
    CHECK(checkPath(folder.path() / "sources.csv", {}).empty()); // alone, nobody knows who cites it
    REQUIRE(folder.replace("polities.csv", "mongolia,,LP7", "mongolia,,SPAER"));
    const std::vector<Finding> misspelt = readCampaign(folder.path(), {}).findings;
    INFO(listing(misspelt));
    for (const Finding& finding : misspelt) {
        CHECK(finding.error.where.layer == "polities");
    }
}
