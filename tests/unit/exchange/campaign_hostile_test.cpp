// Paths and files that are not what they seem: refused with words, never followed, nothing on stderr.

#include "campaign_fixture.h"

#include "exchange/gdal_guard.h"

#include <cpl_vsi.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// What arrives on the standard error stream while it lives.
class StderrCapture {
public:
    explicit StderrCapture(const std::filesystem::path& file) : _file(file), _saved(::dup(2)) {
        const int target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(target, 2);
        ::close(target);
    }
    ~StderrCapture() { stop(); }
    StderrCapture(const StderrCapture&) = delete;
    StderrCapture& operator=(const StderrCapture&) = delete;
    StderrCapture(StderrCapture&&) = delete;
    StderrCapture& operator=(StderrCapture&&) = delete;
    std::string stop() {
        if (_saved >= 0) {
            ::fsync(2);
            ::dup2(_saved, 2);
            ::close(_saved);
            _saved = -1;
        }
        std::ifstream stream(_file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }

private:
    std::filesystem::path _file;
    int _saved;
};

bool onlyErrors(const std::vector<Finding>& findings) {
    return !findings.empty() && std::all_of(findings.begin(), findings.end(), [](const Finding& f) {
        return f.severity == Severity::error;
    });
}

} // namespace

TEST_CASE("addresses, inline data and special files are refused before anything is opened") {
    const TemporaryFolder folder;
    const std::filesystem::path pipe = folder.path() / "pipe.geojson";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0); // opening it would hang
    folder.write("empty.geojson", "");
    const std::filesystem::path paths[] = {
        "http://127.0.0.1:9/places.geojson",
        "https://127.0.0.1:9/places.geojson",
        "/vsicurl/http://127.0.0.1:9/places.geojson",
        "/vsistdin/",
        "/vsizip/campaign.zip/places.geojson",
        R"({"type":"FeatureCollection","features":[]})",
        "GPKG:campaign.gpkg:places",
        "PG:dbname=x",
        "",
        "/dev/null",
        "/dev/zero",
        pipe,
        folder.path() / "empty.geojson",
        folder.path() / "missing.geojson",
        folder.path() / "missing.gpkg"};
    for (const std::filesystem::path& path : paths) {
        CAPTURE(path.string());
        CHECK(onlyErrors(checkPath(path, {})));
        const Campaign campaign = readCampaign(path, {});
        CHECK(campaign.hasErrors());
        REQUIRE(campaign.chronicle != nullptr);
        CHECK(campaign.chronicle->events.empty());
    }
}

TEST_CASE("virtual file systems are shut") {
    prepareGdal();
    const TemporaryFolder folder;
    folder.write("inside.txt", "content");
    const std::string plain = (folder.path() / "inside.txt").string();
    VSIStatBufL status;
    CHECK(VSIStatL(plain.c_str(), &status) == 0);
    for (const std::string prefix :
         {"/vsisubfile/0_4,", "/vsicurl/file://", "/vsigzip/", "/vsisparse/", "/vsizip/"}) {
        CAPTURE(prefix);
        CHECK(VSIStatL((prefix + plain).c_str(), &status) != 0);
        VSILFILE* const file = VSIFOpenL((prefix + plain).c_str(), "rb");
        CHECK(file == nullptr);
        if (file != nullptr) {
            VSIFCloseL(file);
        }
    }
}

TEST_CASE("a file is read by the driver of its ending alone") {
    const CampaignFolder folder;
    const std::string geojson = folder.read("places.geojson");
    for (const char* const name : {"x.gpkg", "x.fgb", "x.shp"}) {
        folder.write(name, geojson);
        CAPTURE(name);
        CHECK(onlyErrors(checkPath(folder.path() / name, {})));
    }
    folder.write("x.kml", "<kml/>");
    const std::vector<Finding> findings = checkPath(folder.path() / "x.kml", {});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].error.what.find(".kml") != std::string::npos);
    // A GeoJSON that is in truth another dialect of JSON.
    folder.write("esri.geojson", R"({"geometryType":"esriGeometryPoint","features":[]})");
    CHECK(onlyErrors(checkPath(folder.path() / "esri.geojson", {})));
}

TEST_CASE("any geodata file can be checked") {
    const TemporaryFolder folder;
    folder.write("fine.geojson", collection(feature(pointJson("1,2"), R"("id":"a")")));
    const std::vector<Finding> fine = checkPath(folder.path() / "fine.geojson", {});
    INFO(listing(fine));
    REQUIRE(fine.size() == 1); // it is no layer of a campaign; what is it?
    CHECK(fine[0].severity == Severity::warning);
    for (const char* const said :
         {"no layer of a campaign", "1 feature,", "Point", "WGS 84", "fields: id."}) {
        CHECK(fine[0].error.what.find(said) != std::string::npos);
    }
    CHECK(fine[0].error.hint.find("places, ") != std::string::npos);
    folder.write(
        "faulty.geojson",
        collection(
            feature(pointJson("200,2"), R"("id":"a")") + "," +
            feature(lineJson("[1,1],[1,1]"), R"("id":"b")") + "," +
            feature(
                R"({"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]})",
                R"("name":"bow tie")")));
    const std::vector<Finding> findings = checkPath(folder.path() / "faulty.geojson", {});
    INFO(listing(findings));
    REQUIRE(findings.size() == 4);
    CHECK(findings[1].error.where.feature == "a");
    CHECK(findings[2].error.where.feature == "b");
    CHECK(findings[3].error.where.feature == "#3");
    CHECK(findings[3].error.what.find("broken") != std::string::npos);
}

TEST_CASE("a layer file alone, without the layers beside it, is checked for what can be known") {
    const TemporaryFolder folder;
    folder.write("events.csv", soundLayers()["events.csv"]);
    CHECK(checkPath(folder.path() / "events.csv", {}).empty());
    REQUIRE(folder.replace("events.csv", "diplomacy", "gossip"));
    const std::vector<Finding> findings = checkPath(folder.path() / "events.csv", {});
    INFO(listing(findings));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].error.where.field == "category");
}

TEST_CASE("coordinates in another system are not taken for degrees") {
    const TemporaryFolder folder;
    std::string content = collection(feature(pointJson("500000,5000000"), R"("id":"a")"));
    content.insert(1, R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32651"}},)");
    folder.write("utm.geojson", content);
    const std::vector<Finding> findings = checkPath(folder.path() / "utm.geojson", {});
    INFO(listing(findings));
    REQUIRE(findings.size() == 2); // what the file is, and that its coordinates were transformed
    CHECK(findings[1].severity == Severity::warning);
    CHECK(findings[1].error.what.find("EPSG:32651") != std::string::npos);
}

TEST_CASE("nothing of GDAL's own messages reaches the terminal") {
    const CampaignFolder folder;
    folder.write("places.geojson", folder.read("places.geojson").substr(0, 200));
    folder.write(
        "claims.geojson", collection(feature(R"({"type":"Polygon","coordinates":[[[0,0],[1,1]]]})", "")));
    folder.write("zones.geojson", "{");
    folder.write("other.gpkg", "SQLite format 3 or not");
    const TemporaryFolder logs;
    StderrCapture capture(logs.path() / "stderr");
    const Campaign campaign = readCampaign(folder.path(), {});
    const std::vector<Finding> findings = checkPath(folder.path() / "other.gpkg", {});
    CHECK(capture.stop().empty());
    CHECK(campaign.hasErrors());
    CHECK(onlyErrors(findings));
}

TEST_CASE("random damage gives findings, never a crash, and what is loaded holds together") {
    std::mt19937 random(19390511); // NOLINT(cert-msc51-cpp): the same damage every time
    const std::map<std::string, std::string> layers = soundLayers();
    for (int round = 0; round < 150; ++round) {
        const CampaignFolder folder;
        auto chosen = layers.begin();
        std::advance(chosen, static_cast<int>(random() % layers.size()));
        std::string content = chosen->second;
        for (int i = 0; i < 4; ++i) {
            const size_t at = random() % content.size();
            switch (random() % 4) {
            case 0:
                content[at] = static_cast<char>(random() % 256);
                break;
            case 1:
                content.erase(at, random() % 20);
                break;
            case 2:
                content.insert(at, content.substr(random() % content.size(), random() % 30));
                break;
            default:
                content.insert(at, std::string(1, "\",[]{}:;\n0"[random() % 10]));
                break;
            }
        }
        folder.write(chosen->first, content);
        const Campaign campaign = readCampaign(folder.path(), {});
        REQUIRE(campaign.chronicle != nullptr);
        for (const Axis& axis : campaign.chronicle->axes) {
            REQUIRE(axis.waypoints.size() >= 2);
            for (size_t i = 1; i < axis.waypoints.size(); ++i) {
                CHECK(axis.waypoints[i - 1].at < axis.waypoints[i].at);
            }
        }
        for (const Front& front : campaign.chronicle->fronts) {
            REQUIRE_FALSE(front.traces.empty());
        }
        for (const Place& place : campaign.chronicle->places) {
            CHECK_FALSE(place.names.empty());
            CHECK(std::abs(place.at.latDeg) <= 90);
        }
    }
}
