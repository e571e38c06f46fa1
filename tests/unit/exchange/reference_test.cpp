// Coordinate reference systems: transformed with datum, prime meridian and unit, or refused.

#include "small_campaign.h"

#include "exchange/layer_file.h"
#include "geo/geodesy.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <memory>
#include <string>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr LonLat vienna{16.3738, 48.2083}, changchun{125.32, 43.88};

/// A layer "places" of one feature in a file of this name.
void writeLayer(
    const std::filesystem::path& path, const char* driver, OGRSpatialReference* system, const char* wkt) {
    makeDataset(path, driver, [&](GDALDataset& dataset) {
        OGRLayer* const layer = dataset.CreateLayer("places", system, wkbUnknown, nullptr);
        REQUIRE(layer != nullptr);
        OGRFieldDefn id("id", OFTString);
        REQUIRE(layer->CreateField(&id) == OGRERR_NONE);
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        feature->SetField("id", "one");
        OGRGeometry* geometry = nullptr;
        REQUIRE(OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry) == OGRERR_NONE);
        feature->SetGeometryDirectly(geometry);
        REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
    });
}

OGRSpatialReference systemOf(const char* text) {
    OGRSpatialReference system;
    REQUIRE(system.SetFromUserInput(text) == OGRERR_NONE);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return system;
}

Result<LayerContent> readLayer(const std::filesystem::path& path) {
    const Result<LayerFile> file = LayerFile::open(path);
    REQUIRE(file);
    ReadLimits limits;
    limits.checkValidity = true;
    return file->read(*file->dataset().GetLayer(0), "places", limits);
}

/// The only feature of a layer whose geometry is given in a system.
Result<LayerContent> readIn(const char* system, const std::string& wkt) {
    const TemporaryFolder folder;
    OGRSpatialReference reference = systemOf(system);
    writeLayer(folder.path() / "places.gpkg", "GPKG", &reference, wkt.c_str());
    return readLayer(folder.path() / "places.gpkg");
}

/// What GDAL makes of a position given by WGS 84.
std::string pointIn(const char* system, LonLat at) {
    OGRSpatialReference wgs84 = systemOf("EPSG:4326");
    OGRSpatialReference target = systemOf(system);
    const std::unique_ptr<OGRCoordinateTransformation> way(
        OGRCreateCoordinateTransformation(&wgs84, &target));
    REQUIRE(way->Transform(1, &at.lonDeg, &at.latDeg) != FALSE);
    return fmt::format("POINT ({:.9f} {:.9f})", at.lonDeg, at.latDeg);
}

double metersBetween(LonLat a, LonLat b) {
    return geodesicInverse(a, b).distanceMeters;
}

LonLat onlyPoint(const Result<LayerContent>& layer) {
    REQUIRE(layer);
    REQUIRE(layer->rows.size() == 1);
    REQUIRE(layer->rows[0].faults.empty());
    REQUIRE(layer->rows[0].geometry.points.size() == 1);
    return layer->rows[0].geometry.points[0];
}

} // namespace

TEST_CASE("coordinates in any system that PROJ knows stand where they belong") {
    struct Case {
        const char* system;
        LonLat at;
        const char* name;
    };
    for (const Case& each : std::vector<Case>{
             {"EPSG:4805", vienna, "MGI (Ferro)"},            // prime meridian and datum
             {"EPSG:4807", {2.3522, 48.8566}, "NTF (Paris)"}, // unit grad, too
             {"EPSG:4301", {139.69, 35.69}, "Tokyo"},
             {"EPSG:4284", changchun, "Pulkovo 1942"},
             {"EPSG:28421", changchun, "Gauss-Kruger zone 21"},
             {"EPSG:3067", {28.5, 61.5}, "TM35FIN"},
             {"EPSG:3857", changchun, "Pseudo-Mercator"},
             {"EPSG:32651", changchun, "UTM zone 51N"},
             {"EPSG:4267", {-100, 40}, "NAD27"},
             {"EPSG:3031", {178, -75}, "Antarctic"},
             {"EPSG:3067+3900", {28.5, 61.5}, "TM35FIN"}, // compound
             {"EPSG:4979", changchun, ""}}) {             // with heights
        CAPTURE(std::string(each.system));
        const Result<LayerContent> layer = readIn(each.system, pointIn(each.system, each.at));
        // GDAL comes from WGS 84 to Tokyo's datum by another operation of the same accuracy, 4 m.
        const double most = std::string_view(each.name) == "Tokyo" ? 4 : 0.05;
        CHECK(metersBetween(onlyPoint(layer), each.at) < most);
        if (*each.name == 0) {
            CHECK(layer->remarks.empty()); // WGS 84 itself
            continue;
        }
        REQUIRE(layer->remarks.size() == 1);
        CHECK(layer->remarks[0].what.find(each.name) != std::string::npos);
        const bool says = layer->remarks[0].what.find("accurate to") != std::string::npos ||
                          layer->remarks[0].what.find("exact") != std::string::npos ||
                          layer->remarks[0].what.find("unknown accuracy") != std::string::npos;
        CHECK(says);
    }
    // Against figures from elsewhere, not against GDAL: Tokyo's datum is 460 m off at Tokyo.
    CHECK(
        metersBetween(onlyPoint(readIn("EPSG:4301", "POINT (139.69 35.69)")), {139.69, 35.69}) ==
        doctest::Approx(462).epsilon(0.01));
    // The meridian of Ferro lies 17 degrees 40 minutes west of Greenwich.
    CHECK(
        onlyPoint(readIn("EPSG:4805", "POINT (34.0416714 48.2088006)")).lonDeg ==
        doctest::Approx(16.3738).epsilon(1e-6));
}

TEST_CASE("lines and areas in a projected system keep to what is straight there") {
    // A parallel is a straight line in Mercator's projection, not a geodesic.
    const Result<LayerContent> layer = readIn(
        "EPSG:3857", "LINESTRING (13358338.895 6446275.841, 14471533.803 6446275.841)"); // 120..130 E, 50 N
    REQUIRE(layer);
    REQUIRE(layer->rows[0].geometry.lines.size() == 1);
    const Polyline& line = layer->rows[0].geometry.lines[0];
    CHECK(line.size() > 50);
    for (size_t i = 1; i < line.size(); ++i) {
        const LonLat middle = interpolate(line[i - 1], line[i], 0.5);
        CHECK(std::abs(middle.latDeg - line[0].latDeg) * 111e3 < 1.01);
    }
    // Sides of an area are straight in longitude and latitude, so this one needs no point more.
    const Result<LayerContent> area = readIn(
        "EPSG:3857",
        "POLYGON ((13358338.895 6446275.841, 14471533.803 6446275.841, 14471533.803 7000000, 13358338.895 "
        "7000000, "
        "13358338.895 6446275.841))");
    REQUIRE(area);
    REQUIRE(area->rows[0].geometry.areas.size() == 1);
    CHECK(area->rows[0].geometry.areas[0].rings[0].size() == 4);
    // Curves are read as lines.
    const Result<LayerContent> arc =
        readIn("EPSG:32651", "CIRCULARSTRING (500000 5000000, 510000 5010000, 520000 5000000)");
    REQUIRE(arc);
    REQUIRE(arc->rows[0].geometry.lines.size() == 1);
    CHECK(lengthMeters(arc->rows[0].geometry.lines[0]) == doctest::Approx(31416 / 0.9996).epsilon(0.0005));
}

TEST_CASE("a system that is not known or not of the Earth is refused") {
    const TemporaryFolder folder;
    const auto refusal = [&](const std::string& file) {
        CAPTURE(file);
        const Result<LayerContent> layer = readLayer(folder.path() / file);
        REQUIRE_FALSE(layer);
        CHECK(layer.error().where.layer == "places");
        CHECK(layer.error().where.field == "geometry");
        CHECK_FALSE(layer.error().hint.empty());
        return layer.error().what;
    };
    const std::string point =
        R"("features":[{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[118,47]}}]})";
    const std::string start = R"({"type":"FeatureCollection",)";
    folder.write(
        "epsg.geojson", start + R"("crs":{"type":"name","properties":{"name":"EPSG:999999"}},)" + point);
    CHECK(refusal("epsg.geojson").find("EPSG:999999") != std::string::npos);
    folder.write("name.geojson", start + R"("crs":{"type":"name","properties":{"name":"our map"}},)" + point);
    CHECK(refusal("name.geojson").find("our map") != std::string::npos);
    folder.write(
        "late.geojson",
        start + point.substr(0, point.size() - 1) +
            R"(,"crs":{"properties":{"name":"EPSG:0"},"type":"name"}})");
    CHECK(refusal("late.geojson").find("EPSG:0") != std::string::npos);
    folder.write("odd.geojson", start + R"("crs":"EPSG:4326",)" + point);
    refusal("odd.geojson");
    for (const char* const wkt :
         {R"(GEOGCS["x")", "no projection at all", R"(LOCAL_CS["Nonearth",UNIT["Meter",1]])"}) {
        writeLayer(folder.path() / "places.shp", "ESRI Shapefile", nullptr, "POINT (118 47)");
        folder.write("places.prj", wkt);
        refusal("places.shp");
    }
    // A GeoPackage whose layer has a number that its table of systems has not.
    OGRSpatialReference finnish = systemOf("EPSG:3067");
    writeLayer(folder.path() / "lost.gpkg", "GPKG", &finnish, "POINT (500000 6700000)");
    runSql(
        folder.path() / "lost.gpkg",
        {"UPDATE gpkg_contents SET srs_id = 99998", "UPDATE gpkg_geometry_columns SET srs_id = 99998"});
    refusal("lost.gpkg");
    OGRSpatialReference engineering =
        systemOf("ENGCRS[\"plan\",EDATUM[\"d\"],CS[Cartesian,2],AXIS[\"x\",east],AXIS[\"y\",north],"
                 "LENGTHUNIT[\"metre\",1]]");
    writeLayer(folder.path() / "plan.gpkg", "GPKG", &engineering, "POINT (118 47)");
    refusal("plan.gpkg");
    OGRSpatialReference geocentric = systemOf("EPSG:4978");
    writeLayer(folder.path() / "metres.gpkg", "GPKG", &geocentric, "POINT (-2000000 3800000)");
    const std::string said = refusal("metres.gpkg");
    CHECK(said.find("geocentric") != std::string::npos);
    CHECK(said.find("expected longitude and latitude") != std::string::npos);
}

TEST_CASE("a GeoJSON crs that is known is no fault, and a property of that name none either") {
    const TemporaryFolder folder;
    const auto read = [&](const std::string& crs, const std::string& coordinates) {
        folder.write(
            "places.geojson",
            R"({"type":"FeatureCollection",)" + crs +
                R"("features":[{"type":"Feature","properties":{"id":"a","crs":{"type":"name","properties":{"name":"x"}}},)"
                R"("geometry":{"type":"Point","coordinates":)" +
                coordinates + "}}]}");
        return onlyPoint(readLayer(folder.path() / "places.geojson"));
    };
    CHECK(read("", "[118,47]") == LonLat{118, 47});
    CHECK(read(R"("crs":null,)", "[118,47]") == LonLat{118, 47});
    CHECK(
        read(
            R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},)",
            "[118,47,700]") == LonLat{118, 47});
    CHECK(read(R"("crs":{"type":"EPSG","properties":{"code":4326}},)", "[118,47]") == LonLat{118, 47});
    const LonLat finland = read(
        R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3067"}},)", "[500000,6700000]");
    CHECK(metersBetween(finland, {27, 60.4362772}) < 0.05);
}

TEST_CASE("a layer that names no system is taken as WGS 84, and said to be") {
    const TemporaryFolder folder;
    for (const auto& [file, driver] : std::map<std::string, const char*>{
             {"places.shp", "ESRI Shapefile"}, {"places.gpkg", "GPKG"}, {"places.fgb", "FlatGeobuf"}}) {
        const auto& shown = file;
        CAPTURE(shown);
        writeLayer(folder.path() / file, driver, nullptr, "POINT (118 47)");
        const Result<LayerContent> layer = readLayer(folder.path() / file);
        CHECK(onlyPoint(layer) == LonLat{118, 47});
        REQUIRE(layer->remarks.size() == 1);
        CHECK(layer->remarks[0].what.find("names no coordinate reference system") != std::string::npos);
    }
    // GDAL 3.9 and later write a row of their own into the table of systems.
    writeLayer(folder.path() / "later.gpkg", "GPKG", nullptr, "POINT (118 47)");
    runSql(
        folder.path() / "later.gpkg",
        {"INSERT OR IGNORE INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, "
         "organization_coordsys_id, definition) VALUES ('Undefined SRS', 99999, 'GDAL', 99999, "
         "'LOCAL_CS[\"Undefined SRS\",LOCAL_DATUM[\"unknown\",32767],UNIT[\"unknown\",0],"
         "AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]')",
         "UPDATE gpkg_contents SET srs_id = 99999",
         "UPDATE gpkg_geometry_columns SET srs_id = 99999"});
    const Result<LayerContent> later = readLayer(folder.path() / "later.gpkg");
    CHECK(onlyPoint(later) == LonLat{118, 47});
    CHECK(later->remarks.size() == 1);
    // It is no fault of a CSV.
    folder.write("places.csv", "id,lon,lat\na,118,47\n");
    const Result<LayerContent> table = readLayer(folder.path() / "places.csv");
    REQUIRE(table);
    CHECK(table->remarks.empty());
}

TEST_CASE("degrees under the name of a projected system are not placed") {
    for (const char* const system : {"EPSG:3067", "EPSG:3857"}) {
        const Result<LayerContent> layer = readIn(system, "POINT (28.5 61.5)");
        REQUIRE_FALSE(layer);
        CHECK(layer.error().what.find("look like degrees") != std::string::npos);
    }
    // Metres under the name of WGS 84 are told what to do; so is a layer far from where its system is used.
    const Result<LayerContent> metres = readIn("EPSG:4326", "POINT (500000 6700000)");
    REQUIRE(metres);
    REQUIRE(metres->rows[0].faults.size() == 1);
    CHECK(metres->rows[0].faults[0].hint.find("metres") != std::string::npos);
    const Result<LayerContent> away = readIn("EPSG:3067", "POINT (5500000 4700000)");
    REQUIRE(away);
    REQUIRE(away->remarks.size() == 2);
    CHECK(away->remarks[1].what.find("far outside the area") != std::string::npos);
}
