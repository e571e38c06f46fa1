// Dates as historians have them, in every format.

#include "small_campaign.h"

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Loads the small campaign, widened to all of time, with events of these starts and ends: e1, e2, …
Campaign events(const SmallCampaign& folder, const std::vector<std::pair<std::string, std::string>>& dates) {
    folder.write(
        "manifest.csv",
        "key,value\nid,mini\ntitle_en,Mini\nstart,1942-01-01\nend,1943-12-31\nevents_start,Y-20000\n"
        "events_end,Y20000\n");
    std::string csv = "id,start,end,category,title_en,sources\n";
    for (size_t i = 0; i < dates.size(); ++i) {
        csv += "e" + std::to_string(i + 1) + "," + dates[i].first + "," + dates[i].second + ",battle,T,S1\n";
    }
    folder.write("events.csv", csv);
    return folder.load();
}

const Event& eventOf(const Campaign& campaign, const char* id) {
    const Event* const event = campaign.chronicle->event(id);
    REQUIRE(event != nullptr);
    return *event;
}

std::string all(const Campaign& campaign) {
    std::string text;
    for (const Finding& finding : campaign.findings) {
        text += describe(finding.error) + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("EDTF level 1 in the dates of events") {
    const SmallCampaign folder;
    const char* const texts[] = {
        "1942",
        "194X",
        "19XX",
        "1942-XX",
        "1942-XX-XX",
        "1942-05-XX",
        "1942-21",
        "1942-24",
        "Y-12000",
        "Y17000",
        "-0218",
        "1942~",
        "1942?",
        "1942%",
        "194X~",
        "1942-05-11?"};
    std::vector<std::pair<std::string, std::string>> dates;
    for (const char* const text : texts) {
        dates.emplace_back(text, "");
    }
    const Campaign campaign = events(folder, dates);
    INFO(all(campaign));
    CHECK(campaign.findings.empty());
    REQUIRE(campaign.chronicle->events.size() == dates.size());
    CHECK(eventOf(campaign, "e2").start.precision == Precision::decade);
    CHECK(eventOf(campaign, "e3").span().contains(parseDate("1901", 0)->span.start));
    CHECK(edtfText(eventOf(campaign, "e8").start) == "1942-24");
    CHECK(edtfText(eventOf(campaign, "e15").start) == "194X~");
}

TEST_CASE("an interval in start is start and end") {
    const SmallCampaign folder;
    const Campaign campaign = events(
        folder,
        {{"1942-05/1942-09", ""},
         {"1942-05/..", ""},
         {"1942-05/", ""},
         {"1942-05", ".."},
         {"../1942-05", ""},
         {"1942-05/1942-09", "1942-10"},
         {"1942-05", "1942-06/1942-07"},
         {"1942-09/1942-05", ""}});
    INFO(all(campaign));
    CHECK(edtfText(*eventOf(campaign, "e1").end) == "1942-09");
    CHECK(eventOf(campaign, "e2").end->isOpen());
    CHECK_FALSE(eventOf(campaign, "e3").end.has_value());
    CHECK(eventOf(campaign, "e3").endIsUnknown);
    CHECK_FALSE(eventOf(campaign, "e2").endIsUnknown);
    CHECK_FALSE(eventOf(campaign, "e1").endIsUnknown);
    CHECK(eventOf(campaign, "e4").end->isOpen());
    CHECK(eventOf(campaign, "e4").span().contains(parseDate("1943-12", 0)->span.start));
    CHECK(campaign.chronicle->events.size() == 4);
    REQUIRE(campaign.findings.size() == 4);
    CHECK(says(campaign.findings[0], "e5 (#5): field start"));
    CHECK(says(campaign.findings[0], "nothing of when it began"));
    CHECK(says(campaign.findings[1], "Put its two dates into start and end"));
    CHECK(says(campaign.findings[2], "One date is wanted here, not an interval, such as 1942-06."));
    CHECK(says(campaign.findings[3], "ends before it starts"));
}

TEST_CASE("an end is about or doubtful like a start") {
    const SmallCampaign folder;
    const Campaign campaign =
        events(folder, {{"1942-03/1943-09~", ""}, {"1942", "1943?"}, {"1942~", "1943"}, {"1942", ""}});
    INFO(all(campaign));
    CHECK(campaign.findings.empty());
    CHECK(eventOf(campaign, "e1").end->approximate);
    CHECK_FALSE(eventOf(campaign, "e1").start.approximate);
    CHECK(eventOf(campaign, "e2").end->uncertain);
    CHECK_FALSE(eventOf(campaign, "e3").end->approximate);
    CHECK_FALSE(eventOf(campaign, "e4").endIsUnknown);
}

TEST_CASE("valid time takes intervals too") {
    const SmallCampaign folder;
    const Campaign campaign = folder.places("id,name_en,lon,lat,sources,start\na,A,36,54,S1,1942-05/"
                                            "1942-09\nb,B,37,54,S1,1942-05/..\nc,C,38,54,S1,../1942\n"
                                            "d,D,39,54,S1,194X\n");
    INFO(all(campaign));
    CHECK(placeOf(campaign, "a")->span.end == parseDate("1942-10", 0)->span.start);
    CHECK(placeOf(campaign, "b")->span.end == endOfTime);
    CHECK(placeOf(campaign, "c")->span.start == beginningOfTime);
    CHECK(placeOf(campaign, "d")->span.start == parseDate("1940", 0)->span.start);
    CHECK_FALSE(campaign.hasErrors());
}

TEST_CASE("a misspelt date says how it is written") {
    const SmallCampaign folder;
    const Campaign campaign = events(
        folder,
        {{"11.05.1942", ""}, {"May 1942", ""}, {"c. 1855", ""}, {"05/06/1942", ""}, {"[1938;1939]", ""}});
    INFO(all(campaign));
    REQUIRE(campaign.findings.size() == 5);
    const char* const hints[] = {
        "Write 1942-05-11.",
        "Write 1942-05.",
        "Write 1855~.",
        "Write 1942-06-05 (5 June 1942) or 1942-05-06 (6 May 1942).",
        "level 2"};
    for (size_t i = 0; i < 5; ++i) {
        CHECK(says(campaign.findings[i], hints[i]));
        CHECK(says(campaign.findings[i], "field start"));
    }
}

TEST_CASE("columns of numbers and dates hold dates") {
    const SmallCampaign folder;
    const auto path = folder.path() / "zones.fgb";
    makeDataset(path, "FlatGeobuf", [](GDALDataset& dataset) {
        OGRSpatialReference reference;
        reference.importFromEPSG(4326);
        OGRLayer* const layer = dataset.CreateLayer("zones", &reference, wkbPoint, nullptr);
        REQUIRE(layer != nullptr);
        const std::pair<const char*, OGRFieldType> columns[] = {
            {"id", OFTString},
            {"kind", OFTString},
            {"name_en", OFTString},
            {"sources", OFTString},
            {"start", OFTInteger},
            {"end", OFTReal}};
        for (const auto& [name, type] : columns) {
            OGRFieldDefn field(name, type);
            REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
        }
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("id", "z1");
        feature.SetField("kind", "occupied");
        feature.SetField("name_en", "Zone");
        feature.SetField("sources", "S1");
        feature.SetField("start", 1942);
        feature.SetField("end", 1943.0);
        OGRPoint point(36, 54);
        feature.SetGeometry(&point);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    });
    const Campaign campaign = folder.load();
    INFO(all(campaign));
    CHECK(campaign.findings.empty());
    REQUIRE(campaign.chronicle->zones.size() == 1);
    CHECK(campaign.chronicle->zones[0].span == *parseSpan("1942/1943", 0));
}

TEST_CASE("an instant in a column of type Date has lost its time of day: once a layer it is said") {
    const SmallCampaign folder;
    folder.write("axes.csv", "id,side,name_en,sources\nx1,red,Advance,S1\n");
    makeDataset(folder.path() / "axis_waypoints.shp", "ESRI Shapefile", [](GDALDataset& dataset) {
        OGRSpatialReference reference;
        reference.importFromEPSG(4326);
        OGRLayer* const layer = dataset.CreateLayer("axis_waypoints", &reference, wkbPoint, nullptr);
        REQUIRE(layer != nullptr);
        const std::pair<const char*, OGRFieldType> columns[] = {
            {"axis", OFTString}, {"seq", OFTInteger}, {"at", OFTDate}, {"sources", OFTString}};
        for (const auto& [name, type] : columns) {
            OGRFieldDefn field(name, type);
            REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
        }
        for (int i = 1; i <= 3; ++i) {
            OGRFeature feature(layer->GetLayerDefn());
            feature.SetField("axis", "x1");
            feature.SetField("seq", i);
            feature.SetField("at", 1942, 5, 10 + i);
            feature.SetField("sources", "S1");
            OGRPoint point(36 + i, 54);
            feature.SetGeometry(&point);
            REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
        }
    });
    const Campaign campaign = folder.load();
    INFO(all(campaign));
    REQUIRE(campaign.chronicle->axes.size() == 1);
    CHECK(campaign.chronicle->axes[0].waypoints[0].at == parseDate("1942-05-11T12:00", 0)->span.start);
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::warning);
    CHECK(campaign.findings[0].error.where.field == "at");
    CHECK(says(campaign.findings[0], "12:00"));
}
