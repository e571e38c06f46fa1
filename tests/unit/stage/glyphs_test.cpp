// Every text of the built-in campaign and of the interface has its letters, in the face of its language.
#include "base/text.h"
#include "exchange/campaign.h"
#include "render/font_metrics.h"
#include "stage/ui_font.h"

#include <doctest/doctest.h>
#include <imgui/imgui.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace khalkha;

namespace {

namespace fs = std::filesystem;

const fs::path root(KHALKHA_SOURCE_DIR);

struct Found {
    std::set<char32_t> points;
    size_t texts = 0;
};
/// By language; texts of no language are read as English.
using Texts = std::map<Language, Found>;

void take(Texts& texts, Language language, std::string_view text) {
    if (text.empty()) {
        return;
    }
    Found& found = texts[language];
    ++found.texts;
    for (const char32_t point : toCodePoints(text)) {
        if (point >= 0x20) {
            found.points.insert(point);
        }
    }
}

/// The language that a column's name ends in: title_ja, name_zh_hans.
Language languageOf(std::string_view column) {
    constexpr std::array<std::pair<std::string_view, Language>, 7> endings{
        {{"_zh_hans", Language::zhHans},
         {"_zh", Language::zh},
         {"_ja", Language::ja},
         {"_ru", Language::ru},
         {"_mn", Language::mn},
         {"_ko", Language::ko},
         {"_en", Language::en}}};
    for (const auto& [ending, language] : endings) {
        if (column.size() > ending.size() && column.substr(column.size() - ending.size()) == ending) {
            return language;
        }
    }
    return Language::en;
}

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Rows of a CSV file (RFC 4180).
std::vector<std::vector<std::string>> rowsOf(const fs::path& path) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    const std::string content = contentOf(path);
    for (size_t i = 0; i < content.size(); ++i) {
        const char c = content[i];
        if (quoted) {
            if (c == '"' && i + 1 < content.size() && content[i + 1] == '"') {
                rows.back().back() += content[++i];
            } else if (c == '"') {
                quoted = false;
            } else {
                rows.back().back() += c;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.push_back({""});
        } else if (c != '\r') {
            rows.back().back() += c;
        }
    }
    return rows;
}

/// What stands in the campaign's files, whatever the program makes of it. Names of regions are on the map
/// only.
Texts campaignTexts(bool ofPanels = false) {
    Texts texts;
    for (const auto& entry : fs::directory_iterator(root / "geodata")) {
        if (entry.path().extension() == ".csv") {
            const auto rows = rowsOf(entry.path());
            for (size_t row = 1; row < rows.size(); ++row) {
                for (size_t i = 0; i < rows[row].size() && i < rows[0].size(); ++i) {
                    take(texts, languageOf(rows[0][i]), rows[row][i]);
                }
            }
        } else if (
            entry.path().extension() == ".geojson" && !(ofPanels && entry.path().stem() == "regions")) {
            const auto json = nlohmann::json::parse(contentOf(entry.path()));
            for (const auto& feature : json.at("features")) {
                for (const auto& [name, value] : feature.at("properties").items()) {
                    if (value.is_string()) {
                        take(texts, languageOf(name), value.get_ref<const std::string&>());
                    }
                }
            }
        }
    }
    return texts;
}

Texts interfaceTexts() {
    Texts texts;
    for (const auto& entry : fs::directory_iterator(root / "assets/locale")) {
        const auto language = parseLanguage(entry.path().stem().string());
        REQUIRE(language);
        take(texts, *language, contentOf(entry.path()));
    }
    return texts;
}

bool isHan(char32_t point) {
    return (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF);
}

const FontSet& fonts() {
    static const std::unique_ptr<FontSet> set = [] {
        Result<std::unique_ptr<FontSet>> opened = FontSet::open(*findFonts());
        REQUIRE(opened);
        return *std::move(opened);
    }();
    return *set;
}

/// The face that a character known to be in every Chinese, Japanese and Korean face is taken from.
int cjkFaceOf(Language language, bool bold) {
    return fonts().glyph(U'国', language, bold).face;
}

const Campaign& campaign() {
    static const Campaign read = readCampaign(root / "geodata", root / "build/base");
    return read;
}

} // namespace

TEST_CASE("every text of campaign and interface has its glyphs on the map, in the face of its language") {
    Texts texts = campaignTexts();
    for (const auto& [language, found] : interfaceTexts()) {
        texts[language].texts += found.texts;
        texts[language].points.insert(found.points.begin(), found.points.end());
    }
    REQUIRE(texts.size() == languageCount);
    // The four faces are four.
    CHECK(
        std::set<int>{
            cjkFaceOf(Language::ja, false),
            cjkFaceOf(Language::zh, false),
            cjkFaceOf(Language::zhHans, false),
            cjkFaceOf(Language::ko, false)}
            .size() == 4);
    for (const auto& [language, found] : texts) {
        REQUIRE(found.texts > 20);
        MESSAGE(
            std::string(languageCode(language))
            << ": " << found.texts << " texts, " << found.points.size() << " code points");
        for (const bool bold : {false, true}) {
            const int own = cjkFaceOf(language, bold);
            for (const char32_t point : found.points) {
                const GlyphId glyph = fonts().glyph(point, language, bold);
                INFO("U+" << std::hex << static_cast<unsigned>(point) << " " << toUtf8({&point, 1}));
                CHECK(glyph.glyph != 0);
                const bool inOwnFace = !isHan(point) || glyph.face == own;
                CHECK(inOwnFace);
            }
        }
    }
}

TEST_CASE("the panels have a glyph for every character that they may show") {
    const UiCharacters characters = uiCharacters(*campaign().chronicle, root / "assets/locale");
    const Result<AtlasPtr> atlas = buildUiFonts(*findFonts(), characters, 1);
    REQUIRE(atlas);
    REQUIRE((*atlas)->Fonts.Size == 7);
    const auto has = [&](int font, char32_t point) {
        return point <= 0xFFFF &&
               (*atlas)->Fonts[font]->FindGlyphNoFallback(static_cast<ImWchar>(point)) != nullptr;
    };
    const auto checkAll = [&](int font, const std::u32string& points) {
        for (const char32_t point : points) {
            if (point >= 0x20 && point != 0xFEFF) {
                INFO("font " << font << " U+" << std::hex << static_cast<unsigned>(point));
                CHECK(has(font, point));
            }
        }
    };
    checkAll(0, characters.all);
    checkAll(1, characters.titles);
    checkAll(2, characters.stories);
    checkAll(3, characters.stories);
    checkAll(4, characters.traditional);
    checkAll(5, characters.simplified);
    checkAll(6, characters.korean);
    // What is collected is all there is: the texts of files, read without the program.
    for (const auto& texts : {campaignTexts(true), interfaceTexts()}) {
        for (const auto& [language, found] : texts) {
            const std::string shown(languageCode(language));
            CAPTURE(shown);
            for (const char32_t point : found.points) {
                INFO("U+" << std::hex << static_cast<unsigned>(point) << " " << toUtf8({&point, 1}));
                CHECK(has(0, point));
            }
        }
    }
    CHECK(characters.traditional.size() > 300);
    CHECK(characters.simplified.size() > 300);
    CHECK(characters.korean.size() > 100);
}
