// Geometry of files: across the 180th meridian and around the poles in every spelling, rounding, odd types.

#include "campaign_fixture.h"

#include "geo/antimeridian.h"
#include "geo/geodesy.h"
#include "geo/polyline.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr const char* zoneFields =
    R"("id":"zone","kind":"occupied","name_en":"Zone","name_ja":"地帯","sources":"LP7")";

/// The campaign with one more feature in a layer.
Campaign readWith(const char* file, const std::string& geometry, const std::string& properties) {
    const CampaignFolder folder;
    std::string content = folder.read(file);
    content.insert(content.rfind(']'), "," + feature(geometry, properties));
    folder.write(file, content);
    return readCampaign(folder.path(), {});
}

Campaign with(const char* file, const std::string& geometry, const std::string& properties) {
    Campaign campaign = readWith(file, geometry, properties);
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.size() == (campaign.hasErrors() ? 1 : campaign.findings.size()));
    return campaign;
}

Campaign withZone(const std::string& geometry) {
    return with("zones.geojson", geometry, zoneFields);
}

const Zone* zoneOf(const Campaign& campaign) {
    const auto& zones = campaign.chronicle->zones;
    const auto found =
        std::find_if(zones.begin(), zones.end(), [](const Zone& zone) { return zone.id == "zone"; });
    return found == zones.end() ? nullptr : &*found;
}

/// The areas of a zone that is read without a finding.
std::vector<Polygon> areasOf(const std::string& geometry) {
    const Campaign campaign = withZone(geometry);
    INFO(geometry);
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    REQUIRE(zoneOf(campaign) != nullptr);
    return zoneOf(campaign)->areas;
}

/// The only finding on a zone that has one.
Finding findingOn(const std::string& geometry) {
    const Campaign campaign = withZone(geometry);
    INFO(geometry);
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.feature == "zone");
    CHECK(campaign.findings[0].error.where.field == "geometry");
    CHECK_FALSE(campaign.findings[0].error.hint.empty());
    return campaign.findings[0];
}

bool covers(const std::vector<Polygon>& areas, LonLat at) {
    return std::any_of(areas.begin(), areas.end(), [&](const Polygon& area) { return contains(area, at); });
}

double squareMeters(const std::vector<Polygon>& areas) {
    double sum = 0;
    for (const Polygon& area : areas) {
        sum += areaSquareMeters(area);
    }
    return sum;
}

bool withinBounds(const std::vector<Polygon>& areas) {
    return std::all_of(areas.begin(), areas.end(), [](const Polygon& area) {
        return std::all_of(area.rings.begin(), area.rings.end(), [](const Ring& ring) {
            return std::all_of(ring.begin(), ring.end(), [](LonLat at) {
                return std::abs(at.lonDeg) <= 180 && std::abs(at.latDeg) <= 90;
            });
        });
    });
}

std::string polygonJson(const std::string& rings) {
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}
std::string multiLineJson(const std::string& lines) {
    return R"({"type":"MultiLineString","coordinates":[)" + lines + "]}";
}

} // namespace

TEST_CASE("a line across the 180th meridian is one line in every spelling") {
    const Polyline wanted{{170, 50}, {180, 52}, {-170, 50}};
    const auto routeOf = [](const std::string& geometry) {
        const Campaign campaign = with(
            "routes.geojson",
            geometry,
            R"("id":"SEA","kind":"sea","name_en":"Sea","name_ja":"海","sources":"LP7")");
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        REQUIRE(campaign.chronicle->route("SEA") != nullptr);
        return campaign.chronicle->route("SEA")->line;
    };
    CHECK(routeOf(lineJson("[170,50],[180,52],[-170,50]")) == wanted);           // running on, as a jump
    CHECK(routeOf(lineJson("[170,50],[180,52],[-180,52],[-170,50]")) == wanted); // both names of the meridian
    CHECK(routeOf(lineJson("[170,50],[180,52],[190,50]")) == wanted);            // running on beyond it
    CHECK(routeOf(lineJson("[-190,50],[-180,52],[-170,50]")) == Polyline{{170, 50}, {-180, 52}, {-170, 50}});
    CHECK(routeOf(multiLineJson("[[170,50],[180,52]],[[-180,52],[-170,50]]")) == wanted); // cut
    CHECK(routeOf(multiLineJson("[[-180,52],[-170,50]],[[170,50],[180,52]]")) == wanted); // in another order
    CHECK(routeOf(lineJson("[179,50],[-178,50]")) == Polyline{{179, 50}, {-178, 50}});
    // A route from Vladivostok to Seattle is as long as it is, not once around the globe.
    CHECK(
        lengthMeters(routeOf(lineJson("[139,42],[160,50],[180,52],[-180,52],[-150,50],[-122,47]"))) < 8.2e6);
}

TEST_CASE("parts of a line that do not go on at the 180th meridian are told so") {
    const auto finding = [](const std::string& geometry) {
        const Campaign campaign = with(
            "positions.geojson",
            geometry,
            R"("id":"LINE","side":"japan","kind":"line","name_en":"Line","name_ja":"線","sources":"LP7")");
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        return campaign.findings[0].error.hint;
    };
    CHECK(
        finding(multiLineJson("[[170,50],[180,52]],[[-170,50],[-180,52]]")).find("run against one another") !=
        std::string::npos);
    CHECK(
        finding(multiLineJson("[[170,50],[180,52]],[[-180,53],[-170,50]]")).find("one line") !=
        std::string::npos);
    CHECK(
        finding(lineJson("[190,50],[200,50]")).find("take 360 from") !=
        std::string::npos); // nothing of it within
}

TEST_CASE("lines of every layer may cross the 180th meridian") {
    const std::string cut = multiLineJson("[[179,52],[180,52.5]],[[-180,52.5],[-178,53]]");
    const Polyline wanted{{179, 52}, {180, 52.5}, {-178, 53}};
    const auto clean = [](const Campaign& campaign) {
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
    };
    const Campaign claims = with(
        "claims.geojson", cut, R"("id":"c","side":"japan","name_en":"C","name_ja":"丙","sources":"LP7")");
    clean(claims);
    CHECK(claims.chronicle->claims.back().lines == std::vector<Polyline>{wanted});
    const Campaign zones = withZone(cut);
    clean(zones);
    CHECK(zoneOf(zones)->line == wanted);
    const Campaign regions = with(
        "regions.geojson", cut, R"("id":"r","kind":"range","name_en":"R","name_ja":"嶺","sources":"LP7")");
    clean(regions);
    CHECK(regions.chronicle->regions.back().curve == wanted);
    const Campaign traces = with("front_traces.geojson", cut, R"("front":"FW","at":"1945-08-13T21:00")");
    clean(traces);
    CHECK(traces.chronicle->fronts.front().traces.back().line == wanted);
    const Campaign edges = with("edges.geojson", cut, R"("left":"west","right":"east","source":"LP7")");
    clean(edges);
    CHECK(edges.chronicle->edges.back().line == wanted);
    const CampaignFolder folder;
    folder.write(
        "later_borders.geojson",
        collection(feature(cut, R"("id":"l","name_en":"L","name_ja":"後","sources":"LP7")")));
    const Campaign later = readCampaign(folder.path(), {});
    clean(later);
    CHECK(later.chronicle->laterBorders.front().lines == std::vector<Polyline>{wanted});
    // A pocket stays closed.
    const Campaign pocket = with(
        "positions.geojson",
        multiLineJson("[[180,50],[179,51],[180,52]],[[-180,52],[-179,51],[-180,50]]"),
        R"("id":"p","side":"japan","kind":"pocket","name_en":"P","name_ja":"囲","sources":"LP7")");
    clean(pocket);
    CHECK(pocket.chronicle->positions.back().line.front() == pocket.chronicle->positions.back().line.back());
}

TEST_CASE("an area across the 180th meridian is the same area in every spelling") {
    const std::vector<std::string> spellings{
        polygonJson("[[170,50],[-170,50],[-170,60],[170,60],[170,50]]"),
        polygonJson("[[170,50],[190,50],[190,60],[170,60],[170,50]]"),
        polygonJson("[[-190,50],[-170,50],[-170,60],[-190,60],[-190,50]]"),
        polygonJson("[[170,60],[-170,60],[-170,50],[170,50],[170,60]]"), // clockwise
        polygonJson("[[170,50],[180,50],[-180,50],[-170,50],[-170,60],[-180,60],[180,60],[170,60],[170,50]]"),
        R"({"type":"MultiPolygon","coordinates":[[[[170,50],[180,50],[180,60],[170,60],[170,50]]],)"
        R"([[[-180,50],[-170,50],[-170,60],[-180,60],[-180,50]]]]})"};
    const double wanted = areaSquareMeters(Polygon{{{{0, 50}, {10, 50}, {10, 60}, {0, 60}}}}) * 2;
    for (const std::string& spelling : spellings) {
        CAPTURE(spelling);
        const std::vector<Polygon> areas = areasOf(spelling);
        CHECK(withinBounds(areas));
        CHECK(areas.size() == 2);
        CHECK(squareMeters(areas) == doctest::Approx(wanted).epsilon(0.001));
        CHECK(covers(areas, {175, 55}));
        CHECK(covers(areas, {-175, 55}));
        CHECK_FALSE(covers(areas, {0, 55}));
        CHECK(bordersOf(areas).size() == 1);
    }
    // With a hole across the meridian, one beside it, and a C that meets it twice.
    const std::vector<Polygon> holed = areasOf(polygonJson(
        "[[170,50],[-170,50],[-170,60],[170,60],[170,50]],[[178,54],[-178,54],[-178,56],[178,56],[178,54]],"
        "[[-175,52],[-174,52],[-174,53],[-175,52]]"));
    CHECK_FALSE(covers(holed, {179.5, 55}));
    CHECK_FALSE(covers(holed, {-179.5, 55}));
    CHECK_FALSE(covers(holed, {-174.2, 52.3}));
    CHECK(covers(holed, {176, 55}));
    const std::vector<Polygon> c = areasOf(
        polygonJson("[[190,50],[170,50],[170,60],[190,60],[190,58],[172,58],[172,52],[190,52],[190,50]]"));
    CHECK(covers(c, {-175, 51}));
    CHECK(covers(c, {-175, 59}));
    CHECK_FALSE(covers(c, {-175, 55}));
    CHECK_FALSE(covers(c, {175, 55}));
}

TEST_CASE("an area may enclose a pole or close along it") {
    const auto isCap = [](const std::vector<Polygon>& areas, double latDeg) {
        CHECK(withinBounds(areas));
        for (const double lonDeg : {-179.9, -120.0, -1.0, 60.0, 179.9}) {
            CHECK(covers(areas, {lonDeg, std::copysign(89.9, latDeg)}));
            CHECK(covers(areas, {lonDeg, latDeg * 1.02}));
            CHECK_FALSE(covers(areas, {lonDeg, latDeg * 0.98}));
        }
    };
    // Around the pole without a word about it, in both directions, from anywhere, with both names of 180.
    isCap(areasOf(polygonJson("[[0,70],[90,70],[180,70],[-90,70],[0,70]]")), 70);
    isCap(areasOf(polygonJson("[[0,-70],[-90,-70],[-180,-70],[90,-70],[0,-70]]")), -70);
    isCap(areasOf(polygonJson("[[-180,70],[-90,70],[0,70],[90,70],[180,70],[-180,70]]")), 70);
    isCap(areasOf(polygonJson("[[45,70],[135,70],[-135,70],[-45,70],[45,70]]")), 70);
    // Closed along the meridian and the pole, as Antarctica usually is; with rounding.
    isCap(
        areasOf(
            polygonJson("[[-180,-70],[-180,-90],[180,-90],[180,-70],[90,-70],[0,-70],[-90,-70],[-180,-70]]")),
        -70);
    isCap(
        areasOf(polygonJson("[[-180.0000000001,-70],[-180,-89.99999999999994],[180.0000000000001,-90."
                            "00000000000001],[180,-70],[90,-70],"
                            "[0,-70],[-90,-70],[-180.0000000001,-70]]")),
        -70);
    // A jump along the pole within the area (plates of GPlates).
    const std::vector<Polygon> plate =
        areasOf(polygonJson("[[0.23,-60],[0.23,-90],[-180,-90],[-180,-60],[-90,-60],[0.23,-60]]"));
    CHECK(covers(plate, {-100, -89}));
    CHECK_FALSE(covers(plate, {100, -89}));
    // A single point at the pole stands for all of it: the sector from 10 to 50 degrees.
    const std::vector<Polygon> sector = areasOf(polygonJson("[[10,80],[0,90],[50,80],[10,80]]"));
    CHECK(covers(sector, {48, 89}));
    CHECK(covers(sector, {12, 89}));
    CHECK_FALSE(covers(sector, {5, 89}));
    // A ring between two parallels: both rings go around the pole.
    const std::vector<Polygon> band = areasOf(polygonJson(
        "[[0,-10],[90,-10],[180,-10],[-90,-10],[0,-10]],[[30,20],[120,20],[-150,20],[-60,20],[30,20]]"));
    CHECK(covers(band, {0, 0}));
    CHECK(covers(band, {179, 15}));
    CHECK_FALSE(covers(band, {100, -20}));
    CHECK_FALSE(covers(band, {100, 25}));
    // Wavering across the meridian on which it is closed.
    const std::vector<Polygon> wave =
        areasOf(polygonJson("[[0,70],[90,70],[178,70],[-178,71],[178,72],[-178,74],[-90,70],[0,70]]"));
    CHECK(
        squareMeters(wave) > squareMeters(areasOf(polygonJson("[[0,74],[90,74],[180,74],[-90,74],[0,74]]"))));
    CHECK(covers(wave, {0, 80}));
    CHECK(covers(wave, {179.9, 80}));
    CHECK(covers(wave, {-179.9, 80}));
    CHECK_FALSE(covers(wave, {179.9, 60}));
    // The whole globe, and a band with straight sides.
    CHECK(squareMeters(areasOf(polygonJson("[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]"))) >= 0);
    CHECK(covers(areasOf(polygonJson("[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]")), {100, 10}));
    const std::vector<Polygon> tropics =
        areasOf(polygonJson("[[-180,-23],[180,-23],[180,23],[0,23],[-180,23],[-180,-23]]"));
    CHECK(covers(tropics, {-100, 0}));
    CHECK_FALSE(covers(tropics, {-100, 30}));
}

TEST_CASE("positions beyond the limits by rounding are taken, others are refused with a hint that fits") {
    const std::vector<Polygon> areas =
        areasOf(polygonJson("[[170,50],[180.00000000000023,50],[180.0000005,60],[170,60],[170,50]]"));
    REQUIRE(areas.size() == 1);
    CHECK(withinBounds(areas));
    CHECK(areas[0].rings[0].size() == 4);
    const auto hint = [](const std::string& geometry) {
        const Finding finding = findingOn(geometry);
        CHECK(finding.severity == Severity::error);
        CHECK(finding.error.what.find("is not on the Earth") != std::string::npos);
        CHECK(finding.error.hint.find("Save the layer in WGS 84 (EPSG:4326).") == std::string::npos);
        return finding.error.hint;
    };
    CHECK(hint(pointJson("190,50")).find("take 360 from") != std::string::npos);
    CHECK(hint(pointJson("180.001,50")).find("take 360 from") != std::string::npos);
    CHECK(hint(pointJson("47,118")).find("swapped") != std::string::npos);
    CHECK(hint(pointJson("890555,5900123")).find("metres") != std::string::npos);
    CHECK(
        hint(polygonJson("[[890555,50],[890556,50],[890556,51],[890555,50]]")).find("metres") !=
        std::string::npos);
    CHECK(hint(pointJson("118,91")) == "Correct it.");
    // lon and lat of a table, too.
    const CampaignFolder folder;
    folder.write("spot_heights.geojson", "");
    std::filesystem::remove(folder.path() / "spot_heights.geojson");
    folder.write(
        "spot_heights.csv",
        "id,name_en,name_ja,metres,lon,lat,sources\nh,H,丘,700,180.00000000000023,-90.0000000001,LP7\n");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK_FALSE(campaign.hasErrors());
    REQUIRE(campaign.chronicle->spotHeights.size() == 1);
    CHECK(campaign.chronicle->spotHeights[0].at == LonLat{180, -90});
}

TEST_CASE("a crossing of the 180th meridian that may not be meant is said") {
    const Finding typo = findingOn(polygonJson("[[118,50],[190,50],[118,51],[118,50]]")); // 190 for 119
    CHECK(typo.severity == Severity::warning);
    CHECK(typo.error.what.find("180th meridian") != std::string::npos);
    const Finding jump = findingOn(lineJson("[-100,40],[100,40]"));
    CHECK(jump.severity == Severity::warning);
}

TEST_CASE("a zone that is none is told of all that a zone may be") {
    const Error two = findingOn(R"({"type":"MultiPoint","coordinates":[[118,47],[119,47]]})").error;
    CHECK(two.what.find("MULTIPOINT") != std::string::npos);
    CHECK(two.hint.find("a point, a line or an area") != std::string::npos);
    const Error none = findingOn("null").error;
    CHECK(none.what.find("missing") != std::string::npos);
    CHECK(none.hint.find("a point, a line or an area") != std::string::npos);
}

TEST_CASE("geometry that cannot be read is refused and named") {
    CHECK(
        findingOn(polygonJson("[[121,44],[123,46],[123,44],[121,46],[121,44]]"))
            .error.what.find("Self-intersection") != std::string::npos);
    CHECK(
        findingOn(polygonJson("[[179,44],[-177,46],[-177,44],[179,46],[179,44]]"))
            .error.what.find("Self-intersection") != std::string::npos);
    CHECK(
        findingOn(polygonJson("[[121,44],[121,44],[123,44],[121,44]]"))
            .error.what.find("2 different points") != std::string::npos);
    CHECK(
        findingOn(lineJson("[121,44],[121,44]")).error.what.find("1 different points") != std::string::npos);
    CHECK(findingOn(lineJson("[180,44],[-180,44]")).error.what.find("different points") != std::string::npos);
    CHECK(
        findingOn(R"({"type":"MultiPolygon","coordinates":[]})").error.what.find("empty") !=
        std::string::npos);
    CHECK(
        findingOn(R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[121,44]},)"
                  R"({"type":"LineString","coordinates":[[121,44],[122,44]]}]})")
            .error.what.find("several kinds") != std::string::npos);
    // A collection of one kind is one geometry, as a Multi… is; heights are passed over.
    const std::vector<Polygon> areas = areasOf(
        R"({"type":"GeometryCollection","geometries":[)" +
        polygonJson("[[121,44,7],[122,44,7],[122,45,7],[121,44,7]]") + "," +
        polygonJson("[[123,44],[124,44],[124,45],[123,44]]") + "]}");
    CHECK(areas.size() == 2);
}

TEST_CASE("coordinates that are nested too deep or not deep enough are told of at their feature") {
    for (const char* const geometry :
         {R"({"type":"Polygon","coordinates":[[118,47],[119,47],[119,48],[118,47]]})",
          R"({"coordinates":[[[[118,47],[119,47],[119,48],[118,47]]]],"type":"Polygon"})",
          R"({"type":"Point","coordinates":[[118,47]]})",
          R"({"type":"LineString","coordinates":[118,47]})",
          R"({"type":"LineString","coordinates":[[118,47],[119]]})",
          R"({"type":"MultiPolygon","coordinates":[[[118,47],[119,47],[119,48],[118,47]]]})",
          R"({"type":"Point","coordinates":[118]})",
          R"({"type":"Circle","coordinates":[118,47]})"}) {
        const Campaign campaign = readWith("zones.geojson", geometry, zoneFields);
        INFO(geometry);
        INFO(listing(campaign.findings));
        std::vector<Finding> errors = campaign.findings; // what GDAL remarks on the same is a warning
        std::erase_if(errors, [](const Finding& finding) { return finding.severity == Severity::warning; });
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].error.where.feature == "zone");
        CHECK(errors[0].error.where.field == "geometry");
        CHECK(errors[0].error.what.starts_with("line "));
        CHECK(
            campaign.chronicle->zones.size() ==
            readCampaign(CampaignFolder().path(), {}).chronicle->zones.size());
        // A file that is no layer of a campaign, too: no mere warning.
        const TemporaryFolder folder;
        folder.write("other.geojson", collection(feature(geometry, R"("id":"zone")")));
        const std::vector<Finding> other = checkPath(folder.path() / "other.geojson", {});
        INFO(listing(other));
        CHECK(std::any_of(other.begin(), other.end(), [](const Finding& finding) {
            return finding.severity == Severity::error && finding.error.where.field == "geometry";
        }));
    }
}

TEST_CASE("a box is as wide as it is written: its first corner says where the west is") {
    for (const char* const wide :
         {"[[-170,30],[170,30],[170,50],[-170,50],[-170,30]]",
          "[[-170,30],[-170,50],[170,50],[170,30],[-170,30]]",
          "[[-170,50],[170,50],[170,30],[-170,30],[-170,50]]"}) {
        const Campaign campaign = withZone(polygonJson(wide));
        INFO(wide);
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::warning);
        CHECK(campaign.findings[0].error.where.feature == "zone");
        CHECK(campaign.findings[0].error.what.find("340 degrees") != std::string::npos);
        REQUIRE(zoneOf(campaign) != nullptr);
        const std::vector<Polygon>& areas = zoneOf(campaign)->areas;
        CHECK(covers(areas, {0, 40}));
        CHECK(covers(areas, {-169, 40}));
        CHECK_FALSE(covers(areas, {180, 40}));
        CHECK_FALSE(covers(areas, {-175, 40}));
    }
    for (const char* const across :
         {"[[170,30],[-170,30],[-170,50],[170,50],[170,30]]",
          "[[170,30],[170,50],[-170,50],[-170,30],[170,30]]"}) {
        const std::vector<Polygon> areas = areasOf(polygonJson(across)); // without a finding
        CHECK_FALSE(covers(areas, {0, 40}));
        CHECK(covers(areas, {175, 40}));
        CHECK(covers(areas, {-175, 40}));
    }
}

TEST_CASE("a position immensely far off costs its feature, and neither time nor memory") {
    for (const char* const far : {"1e144", "-1e300", "1e12", "1e308"}) {
        for (const std::string& ring :
             {fmt::format("[118,47],[{0},47],[119,48],[118,47]", far),
              fmt::format("[118,47],[119,47],[119,{0}],[118,47]", far),
              fmt::format("[{0},{0}],[-170,47],[119,48],[{0},{0}]", far)}) {
            CAPTURE(ring);
            CHECK(findingOn(polygonJson("[" + ring + "]")).severity == Severity::error);
            const Campaign campaign = with(
                "routes.geojson",
                lineJson(ring),
                R"("id":"SEA","kind":"sea","name_en":"Sea","name_ja":"海","sources":"LP7")");
            INFO(listing(campaign.findings));
            REQUIRE(campaign.findings.size() == 1);
            CHECK(campaign.findings[0].error.where.feature == "SEA");
            CHECK(campaign.findings[0].error.where.field == "geometry");
        }
    }
}

TEST_CASE("the name of a zone stands inside it") {
    for (const char* const rings :
         {"[[100,40],[110,40],[110,50],[108,50],[108,42],[102,42],[102,50],[100,50],[100,40]]",
          "[[100,40],[110,40],[110,50],[100,50],[100,40]],[[101,41],[109,41],[109,49],[101,49],[101,41]]"}) {
        const Campaign campaign = withZone(polygonJson(rings));
        REQUIRE(zoneOf(campaign) != nullptr);
        CHECK(covers(zoneOf(campaign)->areas, zoneOf(campaign)->at));
    }
}

TEST_CASE("longitude and latitude exchanged are found in every layer that has positions") {
    const std::string point = pointJson("43.9,88.1");
    const std::string line = lineJson("[43.9,88.1],[43.8,88.2]");
    struct Case {
        const char* file;
        const std::string& geometry;
        const char* properties;
    };
    for (const Case& each : std::vector<Case>{
             {"spot_heights.geojson",
              point,
              R"("id":"x","name_en":"H","name_ja":"丘","metres":7,"sources":"LP7")"},
             {"later_borders.geojson", line, R"("id":"x","name_en":"L","name_ja":"後","sources":"LP7")"},
             {"zones.geojson", point, zoneFields},
             {"regions.geojson",
              line,
              R"("id":"x","kind":"range","name_en":"R","name_ja":"嶺","sources":"LP7")"},
             {"polity_labels.geojson", point, R"("polity":"mpr")"}}) {
        CAPTURE(each.file);
        const CampaignFolder folder;
        // Something to be near to, had they not been exchanged.
        REQUIRE(folder.replace("places.geojson", "[112,44]", "[88.0,43.8]"));
        const bool there = std::filesystem::exists(folder.path() / each.file);
        std::string content = there ? folder.read(each.file) : collection("");
        content.insert(content.rfind(']'), (there ? "," : "") + feature(each.geometry, each.properties));
        folder.write(each.file, content);
        const Campaign campaign = readCampaign(folder.path(), {});
        INFO(listing(campaign.findings));
        CHECK(std::any_of(campaign.findings.begin(), campaign.findings.end(), [&](const Finding& finding) {
            return finding.error.what.find("swapped") != std::string::npos &&
                   finding.error.where.layer == std::filesystem::path(each.file).stem().string();
        }));
    }
}
