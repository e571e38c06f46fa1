// Texts of shapefiles in the encodings that their makers used.

#include "small_campaign.h"

#include "exchange/text_encoding.h"

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr const char* moscow1251 = "\xCC\xEE\xF1\xEA\xE2\xE0";
constexpr const char* moscow = "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0";

/// A campaign whose places are a shapefile of one place with this name, and this .cpg (nullptr: none).
Campaign
withShapefile(const SmallCampaign& folder, const char* field, const std::string& bytes, const char* cpg) {
    makeShapefile(
        folder.path() / "places.shp",
        {{{"id", "m"}, {"name_en", "Moscow"}, {field, bytes}, {"sources", "S1"}},
         {{"id", "n"}, {"name_en", "Near"}, {field, "plain"}, {"sources", "S1"}}});
    std::filesystem::remove(folder.path() / "places.cpg");
    if (cpg != nullptr) {
        folder.write("places.cpg", cpg);
    }
    return folder.load();
}

} // namespace

TEST_CASE("names of encodings as they stand in a .cpg") {
    const std::pair<const char*, const char*> names[] = {
        {"UTF-8", "UTF-8"},
        {"utf8\n", "UTF-8"},
        {"65001", "UTF-8"},
        {"1251", "windows-1251"},
        {"ANSI 1250", "windows-1250"},
        {"CP1252", "windows-1252"},
        {"88591", "windows-1252"},
        {"ISO-8859-1", "windows-1252"},
        {"ISO 8859-5", "ISO-8859-5"},
        {"885915", "ISO-8859-15"},
        {"932", "windows-932"},
        {"CP936", "gb18030"},
        {"GBK", "gb18030"},
        {"949", "windows-949"},
        {"EUC-KR", "windows-949"},
        {"Big5", "Big5"},
        {"950", "windows-950"},
        {"OEM 866", "ibm-866"},
        {"KOI8-R", "KOI8-R"},
        {"SHIFT_JIS", "SHIFT_JIS"}};
    for (const auto& [stated, name] : names) {
        const auto& shown = stated;
        CAPTURE(shown);
        CHECK(encodingNamed(stated).value_or("none") == name);
    }
    for (const char* const unknown : {"", "Klingon", "12", "999999999999", "system"}) {
        CAPTURE(unknown);
        CHECK_FALSE(encodingNamed(unknown).has_value());
    }
    CHECK(encodingOfDriver(0xC9).value_or("none") == "windows-1251");
    CHECK(encodingOfDriver(0x13).value_or("none") == "windows-932");
    CHECK_FALSE(encodingOfDriver(0x57).has_value());
    CHECK_FALSE(encodingOfDriver(0).has_value());
}

TEST_CASE("a .cpg is obeyed, whatever it calls the encoding") {
    const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
        {"ANSI 1251", "name_ru", moscow1251, moscow},
        {"1251", "name_ru", moscow1251, moscow},
        {"UTF-8", "name_ru", moscow, moscow},
        {"ANSI 1250", "name_en", "H\xF8\x65n", "H\xC5\x99\x65n"},
        {"88591", "name_en", "K\xF6ln", "K\xC3\xB6ln"},
        {"CP936", "name_zh", "\xB1\xB1\xBE\xA9", "\xE5\x8C\x97\xE4\xBA\xAC"},
        {"932", "name_ja", "\x93\x8C\x8B\x9E", "\xE6\x9D\xB1\xE4\xBA\xAC"}};
    for (const auto& [cpg, field, bytes, text] : cases) {
        const auto& shown = cpg;
        CAPTURE(shown);
        const SmallCampaign folder;
        const Campaign campaign =
            withShapefile(folder, std::string(field) == "name_en" ? "note" : field, bytes, cpg);
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        const Place* const place = placeOf(campaign, "m");
        REQUIRE(place != nullptr);
        const LocalText& name = place->names[0].name;
        const bool found = std::find(name.text.begin(), name.text.end(), text) != name.text.end() ||
                           place->provenance.note == text;
        CHECK(found);
    }
}

TEST_CASE("without a .cpg, or with a lying one, the fault is the feature's and names the way out") {
    struct Case {
        const char* field;
        const char* bytes;
        const char* cpg;
        std::vector<const char*> said;
    };
    const Case cases[] = {
        {"name_ru", moscow1251, nullptr, {"Windows-1251", "places.cpg"}},
        {"name_ru", "\xED\xCF\xD3\xCB\xD7\xC1", nullptr, {"KOI8-R"}},
        {"name_ja", "\x83\x82\x83\x58\x83\x4E\x83\x8F", nullptr, {"Shift_JIS"}},
        {"name_ko", "\xBC\xAD\xBF\xEF", nullptr, {"EUC-KR"}},
        {"name_zh", "\xA5\x5F\xA8\xCA", nullptr, {"Big5"}},
        {"note", "H\xE4meenlinna", nullptr, {"Windows-1252"}},
        {"name_ru", moscow, "1252", {"is UTF-8, but places.cpg says 1252"}},
        {"name_ru", moscow, "1251", {"is UTF-8, but places.cpg says 1251"}},
        {"name_ru", moscow1251, "UTF-8", {"places.cpg says UTF-8", "Windows-1251"}}};
    for (const Case& one : cases) {
        CAPTURE(one.field);
        CAPTURE((one.cpg == nullptr ? "no .cpg" : one.cpg));
        const SmallCampaign folder;
        const Campaign campaign = withShapefile(folder, one.field, one.bytes, one.cpg);
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::error);
        CHECK(campaign.findings[0].error.where.feature == "m");
        CHECK(campaign.findings[0].error.where.field == one.field);
        for (const char* const said : one.said) {
            CAPTURE(said);
            CHECK(says(campaign.findings[0], said));
        }
        CHECK(placeOf(campaign, "n") != nullptr);
    }
}

TEST_CASE("a .cpg that decodes to no words is doubted where another encoding makes words") {
    const std::tuple<const char*, const char*, const char*, const char*> cases[] = {
        {"1252", "name_ru", moscow1251, "Windows-1251"},
        {"88591", "name_ru", "\xCE\xCE\xCE \xE7\xE0\xE2\xEE\xE4\xE0", "Windows-1251"},
        {"1251", "name_ru", "\xED\xCF\xD3\xCB\xD7\xC1", "KOI8-R"},
        {"1252", "name_zh", "\xB1\xB1\xBE\xA9", "GB 18030"}};
    for (const auto& [cpg, field, bytes, likely] : cases) {
        const auto& shownCpg = cpg;
        CAPTURE(shownCpg);
        const auto& shownField = field;
        CAPTURE(shownField);
        const SmallCampaign folder;
        const Campaign campaign = withShapefile(folder, field, bytes, cpg);
        INFO(listing(campaign.findings));
        REQUIRE(campaign.findings.size() == 1);
        CHECK(campaign.findings[0].severity == Severity::warning);
        CHECK(says(campaign.findings[0], likely));
        CHECK(says(campaign.findings[0], "places.cpg"));
        CHECK(placeOf(campaign, "m") != nullptr);
    }
    // Names with many accents are words all the same.
    for (const char* const fine :
         {"\xC5"
          "land",
          "\xD6",
          "\xDC"
          "berl\xE4ndische \xC4mter",
          "Si\xF4n Ph\xFA Y\xEAn"}) {
        CAPTURE(fine);
        const SmallCampaign folder;
        const Campaign campaign = withShapefile(folder, "note", fine, "1252");
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
    }
}

TEST_CASE("a .cpg that names nothing is told of") {
    const SmallCampaign folder;
    const Campaign campaign = withShapefile(folder, "name_ru", moscow, "Klingon");
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].severity == Severity::warning);
    CHECK(says(campaign.findings[0], "Klingon"));
    CHECK(placeOf(campaign, "m") != nullptr);
}

TEST_CASE("names of ten letters are read where only one field can be meant") {
    const SmallCampaign folder;
    makeShapefile(
        folder.path() / "places.shp",
        {{{"id", "m"},
          {"name_en", "Moscow"},
          {"sources", "S1"},
          {"uncertaint", "25"},
          {"disagreeme", "Others say so."},
          {"disagree_1", "\xE7\x95\xB0\xE8\xAA\xAC"},
          {"elevation_", "3"}}},
        "UTF-8");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    REQUIRE(placeOf(campaign, "m") != nullptr);
    CHECK(placeOf(campaign, "m")->provenance.uncertaintyKm == 25);
    REQUIRE(campaign.findings.size() == 3);
    for (const Finding& finding : campaign.findings) {
        CHECK(finding.severity == Severity::warning);
        CHECK(says(finding, "GeoPackage"));
    }
    CHECK(says(campaign.findings[0], "disagreeme, disagree_1"));
    CHECK(says(campaign.findings[0], "disagreement_ja"));
    CHECK(says(campaign.findings[1], "uncertaint"));
    CHECK(campaign.findings[1].error.where.field == "uncertainty_km");
    CHECK(says(campaign.findings[2], "elevation_"));
}
