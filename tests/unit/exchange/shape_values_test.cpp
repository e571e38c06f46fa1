// Numbers and dates in the table of a shapefile are what its letters say, or errors.

#include "small_campaign.h"

#include <fstream>
#include <iterator>
#include <string_view>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Field widths of the table, and what stands there at first.
constexpr std::string_view lowThere = "123456789";
constexpr std::string_view highThere = "1234567890.12345";
constexpr std::string_view startThere = "19390511";

/// A shapefile of two remarks with a whole number, a decimal one and a day. In the second one values of the
/// table are replaced, the new ones filled up with blanks at the front.
void makeRemarks(const SmallCampaign& folder, std::string_view there, std::string value) {
    const std::filesystem::path path = folder.path() / "remarks.shp";
    makeDataset(path, "ESRI Shapefile", [&](GDALDataset& dataset) {
        OGRSpatialReference wgs84;
        REQUIRE(wgs84.importFromEPSG(4326) == OGRERR_NONE);
        OGRLayer* const layer = dataset.CreateLayer("remarks", &wgs84, wkbPoint);
        REQUIRE(layer != nullptr);
        const auto add = [layer](const char* name, OGRFieldType type, int width, int decimals) {
            OGRFieldDefn field(name, type);
            field.SetWidth(width);
            field.SetPrecision(decimals);
            REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
        };
        add("id", OFTString, 8, 0);
        add("text_en", OFTString, 8, 0);
        add("value_low", OFTInteger, 9, 0);
        add("value_high", OFTReal, 16, 5);
        add("start", OFTDate, 10, 0);
        add("sources", OFTString, 8, 0);
        add("topic", OFTString, 8, 0);
        add("unit", OFTString, 8, 0);
        add("_mine", OFTReal, 16, 5);
        for (const char* const id : {"a", "b"}) {
            OGRFeature feature(layer->GetLayerDefn());
            feature.SetField("id", id);
            feature.SetField("text_en", id);
            feature.SetField("value_high", 742.5);
            feature.SetField("topic", "river");
            feature.SetField("unit", "m");
            feature.SetField("sources", "S1");
            if (*id == 'b') {
                feature.SetField("value_low", 123456789);
                feature.SetField("value_high", 1234567890.12345);
                feature.SetField("start", 1939, 5, 11);
                feature.SetField("_mine", 2234567890.12345);
            }
            OGRPoint point(36, 54);
            feature.SetGeometry(&point);
            REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
        }
    });
    std::filesystem::path table = path;
    table.replace_extension(".dbf");
    std::ifstream stream(table, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    stream.close();
    const auto put = [&bytes](std::string_view old, std::string with) {
        with.insert(0, old.size() - with.size(), ' ');
        const size_t at = bytes.find(old);
        REQUIRE(at != std::string::npos);
        bytes.replace(at, old.size(), with);
    };
    put(there, std::move(value));
    if (there != highThere) {
        put(highThere, "743");
    }
    if (there != lowThere) {
        put(lowThere, "5");
    }
    folder.write("remarks.dbf", bytes);
}

} // namespace

TEST_CASE("a half-number in a shapefile is an error at feature and field") {
    const struct {
        std::string_view there;
        const char* value;
        const char* field;
        const char* says;
        const char* hints;
    } cases[] = {
        {highThere, "12.4.5", "value_high", "\"12.4.5\" is no number", ""},
        {highThere, "47,5", "value_high", "\"47,5\"", "47.5"},
        {highThere, "12abc", "value_high", "\"12abc\"", ""},
        {highThere, "abc", "value_high", "\"abc\"", ""},
        {highThere, "0x1F", "value_high", "\"0x1F\"", ""},
        {highThere, "1 2", "value_high", "\"1 2\"", ""},
        {highThere, "nan", "value_high", "\"nan\"", ""},
        {highThere, "****", "value_high", "\"****\"", ""},
        {highThere, "*************.*", "value_high", "no number", ""},
        {lowThere, "12.4", "value_low", "whole numbers", ""},
        {lowThere, "1e3", "value_low", "whole numbers", ""},
        {startThere, "1935    ", "start", "\"1935    \" is no date", "Text"},
        {startThere, "19390231", "start", "\"19390231\"", "Text"},
        {startThere, "01/02/35", "start", "YYYYMMDD", "Text"}};
    for (const auto& one : cases) {
        CAPTURE(one.value);
        const SmallCampaign folder;
        makeRemarks(folder, one.there, one.value);
        const Campaign campaign = folder.load();
        std::vector<Finding> findings = campaign.findings;
        INFO(listing(findings));
        std::erase_if(findings, [](const Finding& f) { return f.severity == Severity::warning; });
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].error.where.feature == "b");
        CHECK(findings[0].error.where.field == one.field);
        CHECK(findings[0].error.what.find(one.says) != std::string::npos);
        CHECK(findings[0].error.hint.find(one.hints) != std::string::npos);
        CHECK(campaign.chronicle->remarks.size() == 1);
    }
}

TEST_CASE("numbers and dates of a shapefile that are whole are read without a word") {
    const std::pair<std::string_view, const char*> cases[] = {
        {highThere, "743"},
        {highThere, "+7.43e2"},
        {highThere, "743.00000"},
        {lowThere, "4.0"},
        {lowThere, "4."},
        {lowThere, ""},
        {lowThere, "*********"}, // what GDAL writes for no value
        {startThere, "00000000"},
        {startThere, "        "},
        {"2234567890.12345", "not asked for"}};
    for (const auto& [there, value] : cases) {
        const auto& shown = value;
        CAPTURE(shown);
        const SmallCampaign folder;
        makeRemarks(folder, there, value);
        const Campaign campaign = folder.load();
        INFO(listing(campaign.findings));
        for (const Finding& finding : campaign.findings) {
            CHECK_FALSE(says(finding, "GDAL says"));
            CHECK(finding.severity == Severity::warning);
        }
        REQUIRE(campaign.chronicle->remarks.size() == 2);
        CHECK(campaign.chronicle->remarks[1].high == 743);
    }
}
