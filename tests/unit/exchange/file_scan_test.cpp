// What GDAL would read without a word, or without bound: found in the bytes before.

#include "small_campaign.h"

#include "exchange/file_scan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <string_view>

using namespace khalkha;
using namespace khalkha::test;
using namespace std::string_literals;

namespace {

/// A property with this JSON as its value.
std::string withValue(const std::string& json) {
    return collection(feature(pointJson("1,2"), R"("id":"a","v":)" + json));
}

/// Without the word that this is no layer of a campaign.
std::vector<Finding> errorsOf(const std::filesystem::path& path) {
    std::vector<Finding> findings = checkPath(path, {});
    std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::warning; });
    return findings;
}

/// The only error of a file that is no layer of a campaign.
Error onlyError(const TemporaryFolder& folder, const std::string& name, const std::string& content) {
    folder.write(name, content);
    const std::vector<Finding> findings = errorsOf(folder.path() / name);
    INFO(listing(findings));
    CAPTURE(content.substr(0, 300));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].error.where.file == (folder.path() / name).string());
    return findings[0].error;
}

bool isFine(const TemporaryFolder& folder, const std::string& name, const std::string& content) {
    folder.write(name, content);
    const std::vector<Finding> findings = errorsOf(folder.path() / name);
    INFO(listing(findings));
    CHECK(findings.empty());
    return findings.empty();
}

std::string repeated(std::string_view text, size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace

TEST_CASE("JSON that is none: the place is named") {
    const TemporaryFolder folder;
    for (const std::string& json :
         {"118.4.5"s,   "15e"s,      "11-8.4"s,    "-"s,           "-.5"s,         "+1"s,
          ".5"s,        "1."s,       "01"s,        "1e+"s,         "0x1F"s,        "NaN"s,
          "nan"s,       "inf"s,      "Infinity"s,  "-Infinity"s,   "1_000"s,       "1 000"s,
          "[1,]"s,      "[,1]"s,     "[1,,2]"s,    "[1 2]"s,       "[1"s,          "{\"a\":1,}"s,
          "{\"a\" 1}"s, "{a:1}"s,    "{'a':1}"s,   "'x'"s,         "\"x"s,         "tru"s,
          "True"s,      "nul"s,      "\"\\x41\""s, "\"\\u00g0\""s, "\"\\u12\""s,   "\"a\tb\""s,
          "\"a\nb\""s,  "\"a\0b\""s, "/* c */1"s,  "1//c"s,        "\"\\uD800\""s, "\"\\uDC00x\""s,
          "\f1"s,       "1\0"s,      "\"\\a\""s,   "--1"s,         "1e1.5"s,       "١"s,
          ""s}) {
        CAPTURE(json);
        const Error error = onlyError(folder, "a.geojson", withValue(json));
        CHECK(error.what.find(", column ") != std::string::npos);
        CHECK(error.where.feature == "#1");
    }
    const std::string two =
        feature(pointJson("1,2"), R"("id":"a")") + ",\n" + feature(pointJson("118.4.5,47.8"), R"("id":"b")");
    const Error error = onlyError(folder, "b.geojson", collection(two));
    CHECK(error.what.find("line 2, column 90") != std::string::npos);
    CHECK(error.where.feature == "#2");
    for (const std::string& text :
         {collection("") + "x",
          collection("") + collection(""),
          "\0"s + collection(""),
          collection("") + "\0"s,
          "{"s,
          "[]"s,
          "5"s,
          "\"x\""s,
          "null"s,
          "{}"s,
          R"({"type":"FeatureCollection"})"s,
          R"({"type":"FeatureCollection","features":{}})"s}) {
        (void)onlyError(folder, "c.geojson", text);
    }
}

TEST_CASE("JSON as it may be written") {
    const TemporaryFolder folder;
    for (const std::string& json :
         {"-0"s,
          "1e5"s,
          "1E-2"s,
          "0.1"s,
          "[]"s,
          "{}"s,
          "[[[1]]]"s,
          R"({"a":{"b":[1,null,true]}})"s,
          "null"s,
          "true"s,
          R"("\u00e9\ud83d\ude00\"\\\/")"s,
          "\"é😀\""s,
          " \t\r\n1 "s,
          R"({"":0})"s,
          R"({"a":"b","a":"c"})"s,
          "1e400"s,
          "123456789012345678901234567890"s,
          R"({"foo\u0000bar":1})"s}) {
        CAPTURE(json);
        CHECK(isFine(folder, "a.geojson", withValue(json)));
    }
    CHECK(isFine(folder, "bom.geojson", "\xEF\xBB\xBF" + withValue("1")));
    CHECK(isFine(folder, "point.geojson", pointJson("1,2")));
    CHECK(isFine(folder, "feature.geojson", feature(pointJson("1,2"), "")));
    CHECK(isFine(folder, "none.geojson", collection("")));
}

TEST_CASE("features that are none, and members in the wrong place") {
    const TemporaryFolder folder;
    const std::string good = feature(pointJson("1,2"), R"("id":"a")");
    for (const char* const item :
         {"null",
          "5",
          "\"x\"",
          "[]",
          "true",
          "{}",
          R"({"type":"Point","coordinates":[1,2]})",
          R"({"id":7})",
          R"({"type":"Feature","properties":[1],"geometry":null})",
          R"({"type":"Feature","properties":"x"})",
          R"({"type":"feature","properties":{},"geometry":null})",
          R"({"type":"Feature","geometry":[1,2]})"}) {
        CAPTURE(item);
        folder.write("a.geojson", collection(item + ","s + good));
        const std::vector<Finding> findings = errorsOf(folder.path() / "a.geojson");
        INFO(listing(findings));
        REQUIRE_FALSE(findings.empty());
        CHECK(findings[0].severity == Severity::error);
    }
    // The good ones of a layer of a campaign are still there.
    const CampaignFolder campaign;
    campaign.write(
        "regions.geojson",
        campaign.read("regions.geojson")
            .replace(
                0,
                40,
                R"({"type":"FeatureCollection","features":[null)"
                ","s));
    const Campaign read = readCampaign(campaign.path(), {});
    INFO(listing(read.findings));
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].error.where.layer == "regions");
    CHECK(read.chronicle->regions.size() == 1);
}

TEST_CASE("equal keys and NUL characters leave the feature out and no other") {
    const TemporaryFolder folder;
    const std::string good = "," + feature(pointJson("1,2"), R"("id":"b")");
    Error error = onlyError(
        folder,
        "a.geojson",
        collection(feature(pointJson("1,2"), R"("id":"a","name_en":"A","name_en":"B")") + good));
    CHECK(error.where.feature == "a");
    CHECK(error.where.field == "name_en");
    CHECK(error.what.find("twice") != std::string::npos);
    for (const char* const value : {R"("Hamar\u0000 Daba")", R"(["a","b\u0000c"])", R"("\u0000")"}) {
        error = onlyError(
            folder,
            "b.geojson",
            collection(feature(pointJson("1,2"), R"("id":"a","name_en":)"s + value) + good));
        CHECK(error.where.feature == "a");
        CHECK(error.where.field == "name_en");
        CHECK(error.what.find("NUL") != std::string::npos);
    }
    error = onlyError(
        folder,
        "c.geojson",
        collection(R"({"type":"Feature","properties":{},"properties":{"x":1},"geometry":null})" + good));
    CHECK(error.what.find("\"properties\" is given twice") != std::string::npos);
}

TEST_CASE("an object or a list in the place of a text is an error of the feature") {
    const char* const point = R"("geometry":{"type":"Point","coordinates":[36,54]}})";
    const auto load = [&](const std::string& properties) {
        const SmallCampaign folder;
        folder.write(
            "zones.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a","kind":"occupied",)"
            R"("sources":"S1","name_en":"A","note":"n"},)" +
                std::string(point) +
                R"(,{"type":"Feature","properties":{"id":"b","kind":"occupied","sources":["S1"],)" +
                properties + "}," + point + "]}");
        return folder.load();
    };
    const std::pair<const char*, const char*> faulty[] = {
        {R"("name_en":{"a":1})", "name_en"},
        {R"("name_en":["B","C"])", "name_en"},
        {R"("name_en":[])", "name_en"},
        {R"("name_en":"B","note":{"x":[1]})", "note"},
        {R"("name_en":"B","start":{"year":1942})", "start"},
        {R"("name_en":"B","side":[["red"]])", "side"}};
    for (const auto& [properties, field] : faulty) {
        const auto& shown = properties;
        CAPTURE(shown);
        const Campaign campaign = load(properties);
        std::vector<Finding> findings = campaign.findings;
        INFO(listing(findings));
        REQUIRE_FALSE(findings.empty());
        for (const Finding& finding : findings) {
            CHECK(finding.severity == Severity::error);
            CHECK(finding.error.where.feature == "b");
            CHECK(finding.error.where.field == field);
            CHECK(finding.error.what.find("expected a single value") != std::string::npos);
        }
        CHECK(campaign.chronicle->zones.size() == 1);
    }
    for (const char* const properties :
         {R"("name_en":"B")",
          R"("name_en":"B","_mine":{"a":1})",
          R"("name_en":"B","sources_of":{"a":[1]})"}) {
        CAPTURE(properties);
        const Campaign campaign = load(properties);
        INFO(listing(campaign.findings));
        CHECK(campaign.chronicle->zones.size() == 2);
        CHECK_FALSE(campaign.hasErrors());
    }
    const Campaign nested = load(R"("name_en":"B","_mine":1)");
    CHECK(nested.findings.empty());
    // Of no campaign: nobody takes it for a text.
    const TemporaryFolder folder;
    folder.write(
        "tags.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"tags":{"a":1}},)" +
            std::string(point) + "]}");
    CHECK(errorsOf(folder.path() / "tags.geojson").empty());
}

TEST_CASE("more than is read of a GeoJSON is refused before memory is taken") {
    const TemporaryFolder folder;
    std::string features;
    for (int i = 0; i < 14'000; ++i) {
        features += (i > 0 ? "," : "") + feature("null", "\"k" + std::to_string(i) + "\":1");
    }
    CHECK(
        onlyError(folder, "a.geojson", collection(features)).what.find("1000 different") !=
        std::string::npos);
    std::string keys = R"("id":"a")";
    for (int i = 0; i < 100'000; ++i) {
        keys += ",\"k" + std::to_string(i) + "\":1";
    }
    CHECK(
        onlyError(folder, "b.geojson", collection(feature("null", keys))).what.find("1000 different") !=
        std::string::npos);
    const std::string points = "[118.1,47.2]" + repeated(",[118.1,47.2]", 1'100'000);
    CHECK(
        onlyError(folder, "c.geojson", collection(feature(lineJson(points), R"("id":"a")")))
            .what.find("3000000") != std::string::npos);
    CHECK(
        onlyError(folder, "d.geojson", withValue("[1" + repeated(",1", 3'000'000) + "]"))
            .what.find("3000000") != std::string::npos);
    CHECK(
        onlyError(folder, "e.geojson", withValue(repeated("[", 40) + repeated("]", 40)))
            .what.find("nested") != std::string::npos);
    (void)onlyError(folder, "f.geojson", repeated("[", 1'000'000));
    (void)onlyError(folder, "g.geojson", repeated(R"({"a":)", 1'000'000));
    CHECK(
        onlyError(folder, "h.geojson", withValue("{\"" + std::string(100'000, 'k') + "\":1}"))
            .what.find("name") != std::string::npos);
    CHECK(
        onlyError(folder, "i.geojson", withValue("\"" + std::string(70'000'000, 'k') + "\""))
            .what.find("64 MiB") != std::string::npos);
}

TEST_CASE("a GeoJSON in UTF-16 is told by its name") {
    const TemporaryFolder folder;
    for (const bool bigFirst : {false, true}) {
        std::string wide = bigFirst ? "\xFE\xFF" : "\xFF\xFE";
        for (const char c : collection(feature("null", R"("id":"a")"))) {
            wide += bigFirst ? std::string{'\0', c} : std::string{c, '\0'};
        }
        const std::string what = onlyError(folder, bigFirst ? "be.geojson" : "le.geojson", wide).what;
        CHECK(what.find(bigFirst ? "UTF-16BE" : "UTF-16LE") != std::string::npos);
    }
}

TEST_CASE("a geometry with a coordinate system of its own is told of at its feature") {
    const TemporaryFolder folder;
    const auto geometry = [](const std::string& system) {
        return fmt::format(R"({{"type":"Point","crs":{},"coordinates":[13,52]}})", system);
    };
    const auto named = [](const std::string& name) {
        return fmt::format(R"({{"type":"name","properties":{{"name":"{}"}}}})", name);
    };
    const auto coded = [](const std::string& code) {
        return fmt::format(R"({{"type":"EPSG","properties":{{"code":{}}}}})", code);
    };
    const std::vector<std::pair<std::string, std::string>> others{
        {named("EPSG:3857"), "EPSG:3857"},
        {named("urn:ogc:def:crs:EPSG::31467"), "urn:ogc:def:crs:EPSG::31467"},
        {coded("31467"), "EPSG:31467"},
        {coded("\"3857\""), "EPSG:3857"},
        {"\"EPSG:3857\"", "EPSG:3857"}};
    for (const auto& [system, told] : others) {
        const auto& shown = system;
        CAPTURE(shown);
        const Error error =
            onlyError(folder, "a.geojson", collection(feature(geometry(system), R"("id":"a")")));
        CHECK(error.where.feature == "a");
        CHECK(error.where.field == "geometry");
        CHECK(error.what.find(told) != std::string::npos);
    }
    for (const std::string& system :
         {named("EPSG:4326"),
          named("urn:ogc:def:crs:OGC:1.3:CRS84"),
          named("urn:ogc:def:crs:EPSG::4326"),
          coded("4326"),
          std::string("null")}) {
        CAPTURE(system);
        CHECK(isFine(folder, "b.geojson", collection(feature(geometry(system), R"("id":"a")"))));
    }
}

TEST_CASE("a text of over a mebibyte is left out with its feature alone") {
    const TemporaryFolder folder;
    const Error error = onlyError(folder, "a.geojson", withValue("\"" + std::string(2'000'000, 'k') + "\""));
    CHECK(error.where.feature == "a");
    CHECK(error.where.field == "v");
}

TEST_CASE("CSV: NUL bytes, rows without end, columns without end") {
    const TemporaryFolder folder;
    Error error = onlyError(folder, "a.csv", "id,n\n\nx,y\na,x\0y\nb,z\n"s);
    CHECK(error.where.feature == "a");
    CHECK(error.what.find("NUL") != std::string::npos);
    CHECK(onlyError(folder, "b.csv", "id,n\0\na,x\n"s).what.find("NUL") != std::string::npos);
    (void)onlyError(folder, "c.csv", std::string(3000, '\0'));
    folder.write("d.csv", std::string(30'000'000, '\n'));
    CHECK(checkPath(folder.path() / "d.csv", {}).size() == 1); // read in no time, and found to be empty
    CHECK(
        onlyError(folder, "e.csv", "id" + repeated(",c", 1200) + "\n").what.find("1201 fields") !=
        std::string::npos);
    CHECK(
        onlyError(
            folder,
            "f.csv",
            "id" + repeated(",c", 900) + "\n" + repeated("x" + repeated(",", 900) + "\n", 23'000))
            .what.find("20000000") != std::string::npos);
    CHECK(
        onlyError(folder, "g.csv", "id,n\na," + repeated(",", 200'000) + "\n").what.find("row #1") !=
        std::string::npos);
    CHECK(
        onlyError(folder, "h.csv", "id,n\na,\"" + std::string(70'000'000, 'x')).what.find("64 MiB") !=
        std::string::npos);
    CHECK(isFine(folder, "i.csv", "id,n\na,\"x\ny\n\n\"\n\n\nb,\"q\"\"q\"\n"));
}

TEST_CASE("types of columns beside a CSV are not believed") {
    const CampaignFolder folder;
    folder.write("events.csvt", "\"Integer\",\"Integer\",\"Integer\",\"Integer\",\"Integer\",\"Integer\"");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    CHECK(campaign.findings.empty());
    CHECK(campaign.chronicle->events.size() == 2);
}

TEST_CASE("a layer of garbage is no empty layer") {
    const CampaignFolder folder;
    folder.write("ownership.csv", "garbage garbage\n");
    folder.write("regions.geojson", R"({"type":"FeatureCollection","features":[null,[],1,"x"]})");
    const Campaign campaign = readCampaign(folder.path(), {});
    INFO(listing(campaign.findings));
    for (const char* const layer : {"ownership", "regions"}) {
        CAPTURE(layer);
        CHECK(std::any_of(campaign.findings.begin(), campaign.findings.end(), [layer](const Finding& f) {
            return f.severity == Severity::error && f.error.where.layer == layer;
        }));
    }
    const CampaignFolder empty;
    empty.write("regions.geojson", collection(""));
    empty.write("remarks.csv", "id,topic,text_en\n");
    empty.write("stories.csv", "id,title_en\n");
    empty.write("scenes.csv", "id,story,seq,title_en,text_en,sources\n");
    const Campaign sound = readCampaign(empty.path(), {});
    INFO(listing(sound.findings));
    CHECK(sound.findings.empty());
}

TEST_CASE("what stands beside a shapefile is no device and no pipe") {
    for (const char* const ending : {"dbf", "shx", "prj", "cpg"}) {
        CAPTURE(ending);
        const TemporaryFolder folder;
        folder.write("a.shp", std::string(100, '\0'));
        REQUIRE(::mkfifo((folder.path() / ("a."s + ending)).c_str(), 0600) == 0); // opening it would hang
        const std::vector<Finding> findings = checkPath(folder.path() / "a.shp", {});
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].error.where.file == (folder.path() / ("a."s + ending)).string());
        CHECK(findings[0].error.what.find("regular file") != std::string::npos);
    }
}

TEST_CASE("a NUL within a text of a shapefile") {
    const auto table = [](const std::string& first, const std::string& second) {
        std::string dbf = "\x03\x7c\x01\x01"s + "\x02\0\0\0"s + "\x41\0"s + "\x0b\0"s + std::string(20, '\0');
        dbf += "NAME_EN\0\0\0\0C\0\0\0\0\x0a\0"s + std::string(14, '\0') + "\r";
        return dbf + " " + first + " " + second + "\x1a";
    };
    const TemporaryFolder folder;
    const auto faults = [&](const std::string& dbf) {
        folder.write("a.shp", "x");
        folder.write("a.dbf", dbf);
        Result<FileScan> scan = scanShapefile(folder.path() / "a.shp");
        REQUIRE(scan);
        return scan->faults;
    };
    CHECK(faults(table("Hamar     ", "Daba\0\0\0\0  "s)).empty());
    const std::vector<ScanFault> found = faults(table("Hamar     ", "Hamar\0Daba"s));
    REQUIRE(found.size() == 1);
    CHECK(found[0].row == 2);
    CHECK(found[0].fault.field == "name_en");
}
