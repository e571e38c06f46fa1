// A sound campaign arrives whole, from a folder and from a GeoPackage alike.

#include "base_folder.h"
#include "package_fixture.h"

#include <doctest/doctest.h>
#include <gdal_priv.h>

#include <memory>

using namespace khalkha;
using namespace khalkha::test;

namespace {

Instant tokyo(const char* text) {
    const Result<Date> date = parseDate(text, 540);
    REQUIRE(bool(date));
    return date->span.start;
}

/// Part by part, so that a failure tells which, then as a whole, so that no part is forgotten here.
void checkSame(const Chronicle& a, const Chronicle& b) {
    CHECK(a.manifest == b.manifest);
    CHECK(a.sources == b.sources);
    CHECK(a.places == b.places);
    CHECK(a.sides == b.sides);
    CHECK(a.formations == b.formations);
    CHECK(a.events == b.events);
    CHECK(a.polities == b.polities);
    CHECK(a.ownership == b.ownership);
    CHECK(a.cells == b.cells);
    CHECK(a.edges == b.edges);
    CHECK(a.claims == b.claims);
    CHECK(a.fronts == b.fronts);
    CHECK(a.axes == b.axes);
    CHECK(a.zones == b.zones);
    CHECK(a.regions == b.regions);
    CHECK(a.laterBorders == b.laterBorders);
    CHECK(a.positions == b.positions);
    CHECK(a.routes == b.routes);
    CHECK(a.links == b.links);
    CHECK(a.series == b.series);
    CHECK(a.documents == b.documents);
    CHECK(a.spotHeights == b.spotHeights);
    CHECK(a.remarks == b.remarks);
    CHECK(a.stories == b.stories);
    CHECK(a == b);
}

} // namespace

TEST_CASE("a sound campaign has no findings and everything in it") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    const Chronicle& chronicle = *campaign.chronicle;

    CHECK(chronicle.manifest.id == "test");
    CHECK(chronicle.manifest.title.in(Language::ja) == "試験");
    CHECK(chronicle.manifest.zoneMinutes == 540);
    CHECK(chronicle.manifest.span == Span{tokyo("1945-08-01"), tokyo("1945-09-06")});
    CHECK(chronicle.manifest.openAt == tokyo("1945-08-09T00:10"));
    CHECK(chronicle.manifest.openView == LonLat{122.3, 45.2});
    CHECK(chronicle.manifest.openHeightKm == 2500);
    CHECK(chronicle.manifest.languages == std::vector<Language>{Language::en, Language::ja});

    REQUIRE(chronicle.sources.size() == 2);
    CHECK(chronicle.source("LP7")->citation == "Glantz, August Storm");
    CHECK(chronicle.source("LP7")->pageRead);
    CHECK_FALSE(chronicle.source("SEED")->pageRead);

    CHECK(chronicle.side("mongolia")->parentId == "soviet");
    CHECK(chronicle.side("soviet")->shortName.in(Language::en) == "USSR");
    CHECK(chronicle.side("japan")->shortName.in(Language::en) == "Japan");

    const Place& changchun = *chronicle.place("changchun");
    CHECK(changchun.at == LonLat{125.32, 43.88});
    CHECK(changchun.kind == PlaceKind::capital);
    CHECK(changchun.rank == 1);
    CHECK(changchun.provenance.certainty == Certainty::certain);
    CHECK(changchun.provenance.uncertaintyKm == 1.5);
    CHECK(changchun.provenance.sources == std::vector<SourceRef>{{"LP7", "p. 3"}, {"SEED", ""}});
    CHECK_FALSE(chronicle.place("zamyn_uud")->label);
}

TEST_CASE("names by date and side") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    const Chronicle& chronicle = *campaign.chronicle;
    const Place& place = *chronicle.place("changchun");
    const Instant duringWar = tokyo("1945-08-18T23:59");
    CHECK(chronicle.nameOf(place, duringWar, "japan").in(Language::en) == "Hsinking");
    CHECK(chronicle.nameOf(place, duringWar, "japan").in(Language::ja) == "長春"); // not given: the usual one
    CHECK(chronicle.nameOf(place, duringWar, "soviet").in(Language::en) == "Changchun");
    CHECK(chronicle.nameOf(place, duringWar).in(Language::en) == "Changchun");
    CHECK(chronicle.nameOf(place, tokyo("1945-08-19"), "japan").in(Language::en) == "Changchun");
}

TEST_CASE("figures, formations and polities") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    const Chronicle& chronicle = *campaign.chronicle;
    const Formation& army = *chronicle.formation("SU-6GTA");
    CHECK(army.parentId == "SU-TBF");
    CHECK(army.placeId == "changchun");
    REQUIRE(army.strength.size() == 2);
    CHECK(army.strength[0].value == 1019);
    CHECK(army.strength[0].unit == "tanks");
    CHECK(army.strength[0].what.in(Language::en) == "tanks and guns");
    CHECK(army.strength[0].what.in(Language::ja) == "戦車");
    CHECK(army.strength[0].sources == std::vector<SourceRef>{{"LP7", "p. 9"}, {"SEED", "3(1)"}});
    CHECK(army.strength[1].value == 0.5);
    CHECK(army.strength[1].unit == "rocket launchers");
    CHECK(army.strength[1].what.empty());

    CHECK(chronicle.polity("manchukuo")->hue == Hue::lightBlue);
    CHECK(chronicle.polity("mpr")->hue == Hue::orange); // of its side
    REQUIRE(chronicle.polity("manchukuo")->labels.size() == 1);
    CHECK(chronicle.polity("manchukuo")->labels[0].spanKm == 700);
}

TEST_CASE("cells and their owners") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    const Chronicle& chronicle = *campaign.chronicle;
    REQUIRE(chronicle.cells.size() == 2);
    REQUIRE(chronicle.cells[0].polygons.size() == 1);
    REQUIRE(chronicle.cells[0].polygons[0].rings.size() == 2);
    CHECK(chronicle.cells[0].polygons[0].rings[0].size() == 4); // the closing point is not kept
    CHECK(chronicle.cells[1].box == LonLatBox{110, 42, 120, 50});
    REQUIRE(chronicle.edges.size() == 1);
    CHECK(chronicle.edges[0].leftCell == "west");
    CHECK(chronicle.edges[0].provenance.uncertaintyKm == 2);

    CHECK(chronicle.ownerOf("east", tokyo("1945-08-18T23:59"))->polityId == "manchukuo");
    CHECK(chronicle.ownerOf("east", tokyo("1945-08-18T24:00"))->polityId == "mpr");
    CHECK(chronicle.ownerOf("east", tokyo("1945-08-18T24:00"))->claimantId == "manchukuo");
    CHECK(chronicle.ownerOf("east", tokyo("1932-02-29T23:59")) == nullptr);
    CHECK(chronicle.ownerOf("west", tokyo("0001-01-01"))->rule == Rule::state);
    CHECK(chronicle.ownerOf("nowhere", tokyo("1945-08-18")) == nullptr);
}

TEST_CASE("claims, axes, fronts, events, zones, regions") {
    const CampaignFolder folder;
    const Campaign campaign = readCampaign(folder.path(), {});
    const Chronicle& chronicle = *campaign.chronicle;
    CHECK(chronicle.claim("khalkha-jp")->kind == ClaimKind::line);
    CHECK(chronicle.claim("khalkha-jp")->lines[0].size() == 3);
    CHECK(chronicle.claim("handagai")->kind == ClaimKind::area);
    CHECK(chronicle.claim("handagai")->unsettled);

    const Axis& axis = *chronicle.axis("A1");
    REQUIRE(axis.waypoints.size() == 2);
    CHECK(axis.waypoints[0].at == tokyo("1945-08-09T00:10"));
    CHECK_FALSE(axis.waypoints[0].timeAssumed);
    CHECK(axis.waypoints[0].provenance.sources == axis.provenance.sources);
    CHECK(axis.waypoints[1].at == tokyo("1945-08-11T12:00")); // only the day is given
    CHECK(axis.waypoints[1].timeAssumed);
    const Axis& airborne = *chronicle.axis("A2");
    CHECK(airborne.style == AxisStyle::airborne);
    CHECK_FALSE(airborne.mainEffort);
    CHECK(airborne.provenance.sources == std::vector<SourceRef>{{"SEED", ""}, {"LP7", "p. 2"}});

    const Front& front = *chronicle.front("FW");
    CHECK_FALSE(front.enemyOnRight);
    REQUIRE(front.traces.size() == 2);
    CHECK(front.traces[0].at == tokyo("1945-08-09"));
    CHECK(front.traces[1].axisIds == std::vector<std::string>{"A1", "A2"});
    CHECK(front.traces[1].provenance.certainty == Certainty::reconstructed); // that of the front

    REQUIRE(chronicle.events.size() == 2);
    CHECK(chronicle.events[0].id == "EV-1"); // 17:00 in Moscow is before 00:10 at Tokyo's clock
    CHECK(chronicle.events[0].provenance.disagreement.in(Language::en) == "Others differ.");
    CHECK(chronicle.events[1].actorIds == std::vector<std::string>{"soviet", "SU-6GTA"});
    CHECK(chronicle.events[1].summary.in(Language::en) == "The border is crossed, at night.");
    CHECK(chronicle.events[1].span() == Span{tokyo("1945-08-09T00:10"), tokyo("1945-08-19")});

    REQUIRE(chronicle.zones.size() == 3);
    CHECK(chronicle.zones[0].line.empty());
    CHECK(chronicle.zones[1].at.lonDeg == doctest::Approx(126.5).epsilon(1e-6));
    CHECK(chronicle.regions[0].at == LonLat{120.5, 47.0});
    CHECK(chronicle.regions[0].curve.size() == 3);
}

TEST_CASE("a GeoPackage with the same layers gives the same chronicle") {
    const CampaignFolder folder;
    const TemporaryFolder other;
    const Campaign fromFolder = readCampaign(folder.path(), {});
    const std::filesystem::path package = packageOf(folder, other.path() / "campaign.gpkg", true);
    const Campaign fromPackage = readCampaign(package, {});
    INFO(listing(fromPackage.findings));
    CHECK(fromPackage.findings.empty());
    checkSame(*fromFolder.chronicle, *fromPackage.chronicle);
    CHECK(checkPath(package, {}).empty());
}

TEST_CASE("typed date columns of a GeoPackage give the same instants, with a word of warning") {
    const CampaignFolder folder;
    const TemporaryFolder other;
    const Campaign before = readCampaign(folder.path(), {});
    const std::filesystem::path package = packageOf(folder, other.path() / "campaign.gpkg", false);
    const Campaign after = readCampaign(package, {});
    INFO(listing(after.findings));
    CHECK_FALSE(after.hasErrors());
    REQUIRE(after.findings.size() == 1); // axis_waypoints.at holds dates and times
    CHECK(after.findings[0].error.where.layer == "axis_waypoints");
    const Axis& axis = *after.chronicle->axis("A2");
    REQUIRE(axis.waypoints.size() == 2);
    CHECK(axis.waypoints[0].at == before.chronicle->axis("A2")->waypoints[0].at);
    CHECK(after.chronicle->axis("A1")->waypoints[0].at == before.chronicle->axis("A1")->waypoints[0].at);
    CHECK(after.chronicle->claims == before.chronicle->claims); // a Date column
}

TEST_CASE("prepared cells are read from the base folder") {
    const CampaignFolder folder;
    const TemporaryFolder base;
    GDALAllRegister();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    REQUIRE(driver != nullptr);
    const Campaign own = readCampaign(folder.path(), {});
    for (const char* const name : {"cells", "edges"}) {
        const std::filesystem::path from = folder.path() / (std::string(name) + ".geojson");
        const std::filesystem::path to = base.path() / (std::string(name) + ".fgb");
        const std::unique_ptr<GDALDataset> source(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR));
        const std::unique_ptr<GDALDataset> target(driver->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        const char* const options[] = {"SPATIAL_INDEX=NO", nullptr};
        REQUIRE(target->CopyLayer(source->GetLayer(0), name, const_cast<char**>(options)) != nullptr);
        std::filesystem::remove(from);
    }
    writeBaseManifest(base.path());
    const Campaign prepared = readCampaign(folder.path(), base.path());
    INFO(listing(prepared.findings));
    CHECK(prepared.findings.empty());
    CHECK(prepared.chronicle->cells == own.chronicle->cells);
    CHECK(prepared.chronicle->edges == own.chronicle->edges);

    // A base that is not there is one finding a file, not one for every owner.
    const Campaign without = readCampaign(folder.path(), base.path() / "nowhere");
    CHECK(without.findings.size() == 2);
    CHECK(without.chronicle->ownership.size() == 3);
}
