// FlatGeobuf files whose lengths lie, whose parts share their coordinates, and whose texts have a NUL in
// them.

#include "campaign_fixture.h"

#include "exchange/file_scan.h"

#include <doctest/doctest.h>
#include <flatbuffers/flatbuffers.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstring>
#include <memory>
#include <numeric>

using namespace khalkha;
using namespace khalkha::test;
using namespace std::string_literals;

namespace {

/// Three lines, as GDAL writes them.
std::string written(const TemporaryFolder& folder, const char* spatialIndex) {
    GDALAllRegister();
    folder.write(
        "source.geojson",
        collection(
            feature(lineJson("[1,2],[3,4]"), R"("id":"a","name_en":"Hamar Daba","n":1.5)") + "," +
            feature(lineJson("[1,2],[3,4],[5,6]"), R"("id":"b","name_en":"Nomonhan","n":2.5)") + "," +
            feature(lineJson("[1,2],[3,5]"), R"("id":"c","name_en":"Fui","n":3.5)")));
    const std::unique_ptr<GDALDataset> source(
        GDALDataset::Open((folder.path() / "source.geojson").c_str(), GDAL_OF_VECTOR));
    REQUIRE(source != nullptr);
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    const std::string path = folder.path() / "whole.fgb";
    const char* const options[] = {spatialIndex, nullptr};
    {
        const std::unique_ptr<GDALDataset> target(
            driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        REQUIRE(target->CopyLayer(source->GetLayer(0), "whole", const_cast<char**>(options)) != nullptr);
    }
    return folder.read("whole.fgb");
}

std::string littleEndian(std::uint64_t value, size_t bytes) {
    std::string text;
    for (size_t i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> 8U * i & 0xffU);
    }
    return text;
}
std::uint32_t numberAt(const std::string& bytes, size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

/// Where the features begin: after magic bytes, header and index of three.
size_t featuresAt(const std::string& bytes, bool indexed) {
    constexpr size_t nodes = 4; // three leaves and a root
    return 12 + numberAt(bytes, 8) + (indexed ? nodes * 40 : 0);
}

/// The errors of a file.
std::vector<Finding> errorsOf(const TemporaryFolder& folder, const std::string& bytes) {
    folder.write("a.fgb", bytes);
    std::vector<Finding> findings = checkPath(folder.path() / "a.fgb", {});
    std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::warning; });
    return findings;
}
Error refusal(const TemporaryFolder& folder, const std::string& bytes) {
    const std::vector<Finding> findings = errorsOf(folder, bytes);
    INFO(listing(findings));
    REQUIRE(findings.size() == 1);
    CHECK_FALSE(findings[0].error.hint.empty());
    return findings[0].error;
}

using Tables = std::vector<flatbuffers::Offset<flatbuffers::Table>>;

/// A feature with a geometry of parts of parts, each level with the one below it twice, over one list of
/// coordinates.
std::string sharingFeature(int levels, size_t points) {
    flatbuffers::FlatBufferBuilder builder;
    std::vector<double> numbers(points * 2);
    std::iota(numbers.begin(), numbers.end(), 1.0);
    const auto xy = builder.CreateVector(numbers);
    auto start = builder.StartTable();
    builder.AddOffset(6, xy);
    builder.AddElement<std::uint8_t>(16, 2, 0); // a LineString
    flatbuffers::uoffset_t geometry = builder.EndTable(start);
    for (int level = 0; level < levels; ++level) {
        const auto parts = builder.CreateVector(Tables{
            flatbuffers::Offset<flatbuffers::Table>(geometry),
            flatbuffers::Offset<flatbuffers::Table>(geometry)});
        start = builder.StartTable();
        builder.AddOffset(18, parts);
        builder.AddElement<std::uint8_t>(16, 7, 0); // a GeometryCollection
        geometry = builder.EndTable(start);
    }
    start = builder.StartTable();
    builder.AddOffset(4, flatbuffers::Offset<flatbuffers::Table>(geometry));
    builder.FinishSizePrefixed(flatbuffers::Offset<flatbuffers::Table>(builder.EndTable(start)));
    return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()}; // bytes as such
}

} // namespace

TEST_CASE("FlatGeobuf as GDAL writes it, with an index and without") {
    for (const char* const index : {"SPATIAL_INDEX=YES", "SPATIAL_INDEX=NO"}) {
        CAPTURE(index);
        const TemporaryFolder folder;
        const std::string bytes = written(folder, index);
        const Result<FileScan> scan = scanFlatGeobuf(folder.path() / "whole.fgb");
        REQUIRE(scan);
        CHECK(scan->rows == 3);
        CHECK(scan->faults.empty());
        CHECK(errorsOf(folder, bytes).empty());
    }
}

TEST_CASE("FlatGeobuf: a length beyond the file is refused before memory is taken for it") {
    for (const bool indexed : {true, false}) {
        CAPTURE(indexed);
        const TemporaryFolder folder;
        const std::string whole = written(folder, indexed ? "SPATIAL_INDEX=YES" : "SPATIAL_INDEX=NO");
        const size_t first = featuresAt(whole, indexed);
        const size_t second = first + 4 + numberAt(whole, first);
        std::string bytes = whole;
        for (const std::uint32_t promised : {0x7fffffffU, 0xffffffffU, 0x10000000U}) {
            bytes = whole;
            bytes.replace(second, 4, littleEndian(promised, 4));
            CHECK(refusal(folder, bytes).where.feature == "#2");
            bytes = whole;
            bytes.replace(8, 4, littleEndian(promised, 4));
            CHECK(refusal(folder, bytes).what.find("header") != std::string::npos);
        }
        bytes = whole;
        bytes.replace(second, 4, littleEndian(0, 4));
        CHECK(refusal(folder, bytes).where.feature == "#2");
        CHECK(refusal(folder, whole.substr(0, whole.size() - 10)).where.feature == "#3");
        (void)refusal(folder, whole.substr(0, 40));
        (void)refusal(folder, "fgb\x03"s);
        if (indexed) {
            CHECK(refusal(folder, whole + "and more").what.find("8 bytes follow") != std::string::npos);
        }
        // Each offset of the first feature in turn leads anywhere: whatever is found, nothing breaks.
        for (size_t at = first + 4; at + 4 <= second; at += 4) {
            for (const std::uint32_t anywhere : {0x7ffffff0U, 0x00ffff00U, 0U}) {
                bytes = whole;
                bytes.replace(at, 4, littleEndian(anywhere, 4));
                (void)errorsOf(folder, bytes);
            }
        }
    }
}

TEST_CASE("FlatGeobuf: more features than it can hold, or than are read") {
    const TemporaryFolder folder;
    const std::string whole = written(folder, "SPATIAL_INDEX=YES");
    const std::string three = littleEndian(3, 8);
    const size_t header = 12 + numberAt(whole, 8);
    size_t counted = 0;
    for (size_t at = 12; (at = whole.find(three, at)) < header; ++at) {
        for (const std::uint64_t promised :
             {std::uint64_t{1} << 62U, std::uint64_t{5'000'000}, std::uint64_t{900}}) {
            std::string bytes = whole;
            bytes.replace(at, 8, littleEndian(promised, 8));
            const Error error = refusal(folder, bytes);
            CHECK(error.what.find(std::to_string(promised)) != std::string::npos);
            ++counted;
        }
    }
    CHECK(counted == 3);
}

TEST_CASE("FlatGeobuf: parts that share their coordinates are refused") {
    const TemporaryFolder folder;
    const std::string whole = written(folder, "SPATIAL_INDEX=NO");
    const std::string head = whole.substr(0, featuresAt(whole, false));
    CHECK(refusal(folder, head + sharingFeature(3, 5000)).where.feature == "#1");
    CHECK(refusal(folder, head + sharingFeature(25, 2)).where.feature == "#1");
    const std::string sound = sharingFeature(0, 2);
    const std::vector<Finding> none =
        errorsOf(folder, head + sound + sound + sound); // the header counts three
    INFO(listing(none));
    CHECK(none.empty());
}

TEST_CASE("FlatGeobuf: a NUL in a text costs the feature and no other") {
    const TemporaryFolder folder;
    std::string bytes = written(folder, "SPATIAL_INDEX=NO");
    const size_t at = bytes.find("Hamar Daba");
    REQUIRE(at != std::string::npos);
    bytes[at + 5] = '\0';
    const Error error = refusal(folder, bytes);
    CHECK(error.where.feature == "a");
    CHECK(error.where.field == "name_en");
    CHECK(error.what.find("NUL") != std::string::npos);
}
