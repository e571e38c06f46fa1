// The CSV that spreadsheets write is read as it was meant, or the fault is named rightly.

#include "small_campaign.h"

#include "exchange/csv_text.h"

#include <fmt/format.h>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr const char* koln = "K\xC3\xB6ln";

/// The text in UTF-16, ASCII and Latin-1 only.
std::string utf16(const std::string& latin, bool bigEndian, bool mark) {
    std::string wide = mark ? (bigEndian ? "\xFE\xFF" : "\xFF\xFE") : "";
    for (const char c : latin) {
        wide += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return wide;
}

} // namespace

TEST_CASE("spellings of a CSV that mean the same") {
    const std::string plain = "id,name_en,lon,lat,rank,sources\na,K\xC3\xB6ln,6.96,50.94,1,S1\n";
    const std::string latin = "id,name_en,lon,lat,rank,sources\na,K\xF6ln,6.96,50.94,1,S1\n";
    const std::pair<const char*, std::string> spellings[] = {
        {"plain", plain},
        {"byte order mark", "\xEF\xBB\xBF" + plain},
        {"first line sep=;", "sep=;\r\nid;name_en;lon;lat;rank;sources\r\na;K\xC3\xB6ln;6.96;50.94;1;S1\r\n"},
        {"mark and sep=", "\xEF\xBB\xBFsep=,\n" + plain},
        {"\"sep=\" in quotation marks", "\"sep=,\"\n" + plain},
        {"UTF-16, little end first", utf16(latin, false, true)},
        {"UTF-16, big end first", utf16(latin, true, true)},
        {"UTF-16 without a mark", utf16(latin, false, false)},
        {"line ends of old Macs", "id,name_en,lon,lat,rank,sources\ra,K\xC3\xB6ln,6.96,50.94,1,S1\r"},
        {"tabs", "id\tname_en\tlon\tlat\trank\tsources\na\tK\xC3\xB6ln\t6.96\t50.94\t1\tS1\n"},
        {"upright strokes", "id|name_en|lon|lat|rank|sources\na|K\xC3\xB6ln|6.96|50.94|1|S1\n"},
        {"first line sep=|",
         "sep=|\nid|name_en|lon|lat|rank|sources\n\"a\"|K\xC3\xB6ln|6.96|50.94|1|\"S1\"\n"},
        {"plus signs", "id,name_en,lon,lat,rank,sources\na,K\xC3\xB6ln,+6.96,+50.94,+1,S1\n"},
        {"the end mark of DOS", plain + "\x1A"},
        {"blanks", " id , name_en, lon ,lat, rank,sources\n a , K\xC3\xB6ln , 6.96, 50.94, 1, S1 \n"},
        {"no-break blanks",
         "id,\xC2\xA0name_en,lon\xC2\xA0,lat,rank,sources\na,K\xC3\xB6ln\xC2\xA0,6.96\xC2\xA0,50.94,1,S1\n"},
        {"a mark inside",
         "id,\xEF\xBB\xBFname_en,lon,lat,rank,sources\n\xEF\xBB\xBF"
         "a,K\xC3\xB6ln,6.96,50.94,1,S1\n"},
        {"capital letters", "ID,Name_EN,Lon,LAT,Rank,Sources\na,K\xC3\xB6ln,6.96,50.94,1,S1\n"},
        {"whole words", "id,name_en,longitude,Latitude,rank,sources\na,K\xC3\xB6ln,6.96,50.94,1,S1\n"},
        {"lng", "id,name_en,lng,lat,rank,sources\na,K\xC3\xB6ln,6.96,50.94,1,S1\n"},
        {"WKT", "id,name_en,WKT,rank,sources\na,K\xC3\xB6ln,POINT (6.96 50.94),1,S1\n"},
        {"wkt_geom", "id,name_en,rank,sources,wkt_geom\na,K\xC3\xB6ln,1,S1,Point (6.96 50.94)\n"},
        {"rows of commas", ",,,,,\n" + plain + ",,,,,\n,,,,,\n"},
        {"rows of commas, blanks and quotation marks", plain + " , ,\"\",\xC2\xA0,,\n,,,\n,,,,,,,,\n\n"},
        {"columns without a name and without values",
         "id,name_en,lon,lat,rank,sources,,\na,K\xC3\xB6ln,6.96,50.94,1,S1,,\n"},
        {"commas behind the last column",
         "id,name_en,lon,lat,rank,sources\na,K\xC3\xB6ln,6.96,50.94,1,S1,,,\n"},
        {"empty lines before and after", "\n\n" + plain + "\n\n"},
        {"blanks around quotation marks",
         "id,name_en,lon,lat,rank,sources\na, \"K\xC3\xB6ln\" ,6.96,50.94,\"1\" ,S1\n"}};
    for (const auto& [name, csv] : spellings) {
        const auto& shown = name;
        CAPTURE(shown);
        const SmallCampaign folder;
        const Campaign campaign = folder.places(csv);
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        REQUIRE(campaign.chronicle->places.size() == 1);
        const Place& place = campaign.chronicle->places[0];
        CHECK(place.id == "a");
        CHECK(place.names[0].name.in(Language::en) == koln);
        CHECK(place.at == LonLat{6.96, 50.94});
        CHECK(place.rank == 1);
        CHECK(place.provenance.sources.size() == 1);
    }
}

TEST_CASE("what cannot be guessed in a CSV is named, with what to do") {
    struct Case {
        std::string csv;
        Severity severity;
        const char* feature;
        const char* field;
        std::vector<const char*> said;
        size_t places; ///< that are there none the less
    };
    const Case cases[] = {
        {"id,name_en,X,Y,sources\na,A,6.96,50.94,S1\nb,B,7,51,S1\n",
         Severity::error,
         "",
         "geometry",
         {"\"X\" and \"Y\"", "lon and lat"},
         0},
        {"id,name_en,Breite,L\xC3\xA4nge,sources\na,A,50.94,6.96,S1\n",
         Severity::error,
         "",
         "geometry",
         {"Breite", "lon and lat"},
         0},
        {"id,name_en,sources\na,A,S1\n", Severity::error, "", "geometry", {"lon and lat", "WKT"}, 0},
        {"id,name_en,WKT,sources\na,A,POINT (6.96,S1\nb,B,POINT (7 51),S1\n",
         Severity::error,
         "a",
         "geometry",
         {"POINT (6.96", "WKT"},
         1},
        {"id,name_en,lon,lat,sources\na,K\xF6ln,6.96,50.94,S1\nb,Bonn,7.1,50.7,S1\n",
         Severity::error,
         "a",
         "name_en",
         {"UTF-8", "Windows-1252"},
         1},
        {"id,name_en,lon,lat,sources,note,note\na,A,6.96,50.94,S1,x,y\n",
         Severity::error,
         "",
         "note",
         {"twice"},
         1},
        {"id,name_en,lon,lat,sources,note,NOTE\na,A,6.96,50.94,S1,x,y\n",
         Severity::warning,
         "",
         "note",
         {"\"NOTE\"", "case"},
         1},
        {"id,name_en,lon,lat,sources,Note,NOTE\na,A,6.96,50.94,S1,x,y\n",
         Severity::error,
         "",
         "note",
         {"\"Note\"", "\"NOTE\"", "case"},
         1},
        {"id,name_en,lon,lat,sources,fixme,FIXME\na,A,6.96,50.94,S1,x,y\n",
         Severity::warning,
         "",
         "",
         {"fixme", "FIXME", "ignored"},
         1},
        {"id,name_en,lon,lat,sources,\na,A,6.96,50.94,S1,lost\n",
         Severity::warning,
         "",
         "",
         {"column 6 has no name", "lost"},
         1},
        {"id,name,lon,lat,sources\na,A,6.96,50.94,S1\n",
         Severity::error,
         "",
         "name_en",
         {"\"name\"", "call it name_en"},
         0},
        {"id,name_en,lon,lat,sources,rnak\na,A,6.96,50.94,S1,1\n",
         Severity::warning,
         "",
         "",
         {"rnak", "Perhaps rank"},
         1},
        {"id,name_en,lon,lat,sources\na,A\xE2\x80\xAE,6.96,50.94,S1\n",
         Severity::warning,
         "a",
         "name_en",
         {"not seen", "U+202E"},
         1},
        {"id,name_en,lon,lat,sources\na,K\xEF\xBF\xBDln\t,6.96,50.94,S1\n",
         Severity::warning,
         "a",
         "name_en",
         {"lost", "U+FFFD"},
         1},
        {"id,name_en,lon,lat,sources\na,A,6.96,50.94\nb,B,7,51,S1\n",
         Severity::error,
         "a",
         "",
         {"ends after 4 of 5"},
         1},
        {"id,name_en,lon,lat,sources\na,A,6.96,50.94,S1,more\nb,B,7,51,S1\n",
         Severity::error,
         "a",
         "",
         {"6 values for 5"},
         1},
        {"id,name_en,lon,lat,sources\na,\"Town A\" x,6.96,50.94,S1\nb,B,7,51,S1\n",
         Severity::error,
         "a",
         "name_en",
         {"\"\"Town A\" x\"", "behind the closing one", "double those within"},
         1},
        {"id,_mine,lon,lat,name_en,sources\na,\"x\"y,6.96,50.94,A,S1\nb,z,7,51,B,S1\n",
         Severity::error,
         "a",
         "_mine",
         {"behind the closing one"},
         1},
        {"id,name_en,lon,lat,sources\na,A,6.96,50.94,\"S1\nb,B,7,51,S1\n",
         Severity::error,
         "a",
         "",
         {"never closed"},
         0}};
    for (const Case& one : cases) {
        CAPTURE(one.csv);
        const SmallCampaign folder;
        const Campaign campaign = folder.places(one.csv);
        INFO(listing(campaign.findings));
        std::vector<Finding> findings = campaign.findings;
        // Columns that stand for the missing field are also told of as unknown ones.
        std::erase_if(findings, [&](const Finding& f) {
            return one.severity == Severity::error && f.severity == Severity::warning &&
                   says(f, "are ignored");
        });
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].severity == one.severity);
        CHECK(findings[0].error.where.feature == one.feature);
        CHECK(findings[0].error.where.field == one.field);
        for (const char* const said : one.said) {
            CAPTURE(said);
            CHECK(says(findings[0], said));
        }
        CHECK(campaign.chronicle->places.size() == one.places);
    }
}

TEST_CASE("a quotation mark within a value is a letter like others") {
    const std::vector<std::string> names = {
        "Guns of 6\" fire",
        "Second",
        "1st \"Red Banner\" Army",
        "8\"",
        "a\"b\"\"c",
        "5'6\" \\\"",
        "back\\",
        "Last"};
    for (const char* const separator : {",", ";", "\t", "|"}) {
        CAPTURE(separator);
        std::string csv;
        for (const char* const name : {"id", "name_en", "lon", "lat"}) {
            csv += std::string(name) + separator;
        }
        csv += "sources\n";
        for (size_t i = 0; i < names.size(); ++i) {
            csv += fmt::format("p{0}{1}{2}{1}6.96{1}50.94{1}S1\n", i, separator, names[i]);
        }
        const SmallCampaign folder;
        const Campaign campaign = folder.places(csv);
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        REQUIRE(campaign.chronicle->places.size() == names.size());
        for (size_t i = 0; i < names.size(); ++i) {
            CHECK(campaign.chronicle->places[i].names[0].name.in(Language::en) == names[i]);
        }
    }
}

TEST_CASE("values between quotation marks keep what is within") {
    const std::pair<const char*, const char*> values[] = {
        {"\"\"\"Red\"\" Army\"", "\"Red\" Army"},
        {"\"A, B; C\"", "A, B; C"},
        {"\"8\\\"\" gun\"", "8\\\" gun"},
        {"\"back\\\"", "back\\"},
        {"\"two\nlines\"", "two\nlines"},
        {"\"\"\"\"", "\""}};
    for (const auto& [written, meant] : values) {
        const auto& shown = written;
        CAPTURE(shown);
        const SmallCampaign folder;
        const Campaign campaign = folder.places(
            fmt::format("id,name_en,lon,lat,sources\na,{},6.96,50.94,S1\nb,B,7,51,S1\n", written));
        INFO(listing(campaign.findings));
        CHECK(campaign.findings.empty());
        REQUIRE(campaign.chronicle->places.size() == 2);
        CHECK(campaign.chronicle->places[0].names[0].name.in(Language::en) == meant);
    }
}

TEST_CASE("a NUL in a value takes no other row along") {
    const SmallCampaign folder;
    const Campaign campaign = folder.places(
        std::string("id,name_en,lon,lat,sources\na,\"A\0,\nA\",6.96,50.94,S1\nb,B,7,51,S1\n", 63));
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(says(campaign.findings[0], "NUL"));
    CHECK(placeOf(campaign, "b") != nullptr);
}

TEST_CASE("a CSV of one column is read, and what it lacks is said") {
    const SmallCampaign folder;
    folder.write("sources.csv", "id\nS1\nS2\n");
    const Campaign campaign = folder.load();
    INFO(listing(campaign.findings));
    REQUIRE_FALSE(campaign.findings.empty());
    CHECK(says(campaign.findings[0], "title_en"));
    for (const Finding& finding : campaign.findings) {
        CHECK_FALSE(says(finding, "not a readable"));
        CHECK_FALSE(says(finding, "has no name"));
    }
}

TEST_CASE("rows are numbered as a spreadsheet numbers them") {
    const SmallCampaign folder;
    const Campaign campaign =
        folder.places("id,name_en,lon,lat,sources\na,A,6.96,50.94,S1\n,,,,\n\n,B,7,51,S1\n");
    INFO(listing(campaign.findings));
    REQUIRE(campaign.findings.size() == 1);
    CHECK(campaign.findings[0].error.where.feature == "#4");
}

TEST_CASE("UTF-16 that ends in half a letter") {
    const Result<CsvText> cut = csvTextOf(std::string("\xFF\xFEi\0d\0,", 7), "places.csv");
    REQUIRE_FALSE(bool(cut));
    CHECK(cut.error().what.find("UTF-16") != std::string::npos);
}
