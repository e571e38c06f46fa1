#include "base/translate.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

using namespace khalkha;

namespace {

/// A folder with one .po file, gone at the end of the test.
class LocaleFolder {
public:
    LocaleFolder(const std::string& name, const std::string& content)
        : _path(std::filesystem::temp_directory_path() / "khalkha-translate-test") {
        std::filesystem::remove_all(_path);
        std::filesystem::create_directories(_path);
        std::ofstream(_path / name, std::ios::binary) << content;
    }
    LocaleFolder(const LocaleFolder&) = delete;
    LocaleFolder& operator=(const LocaleFolder&) = delete;
    ~LocaleFolder() { std::filesystem::remove_all(_path); }
    [[nodiscard]] const std::filesystem::path& path() const { return _path; }

private:
    std::filesystem::path _path;
};

std::string inLanguage(Language language, const char* english) {
    return tr(language, english);
}

} // namespace

TEST_CASE("A text without translation is the English one") {
    CHECK(inLanguage(Language::ko, "No such text anywhere") == "No such text anywhere");
}

TEST_CASE("Texts, escapes, several lines and comments of a .po file are read") {
    const LocaleFolder folder(
        "ru.po",
        "# header\n"
        "msgid \"\"\n"
        "msgstr \"\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\n"
        "#: app/panels/timeline.cpp:12\n"
        "msgid \"Test play\"\n"
        "msgstr \"Пуск\"\n"
        "msgid \"Test adjacent\"\n" // no empty line before it
        "msgstr \"Рядом\"\n"
        "\n"
        "msgid \"\"\n"
        "\"Test first line\\n\"\n"
        "\"second \\\"quoted\\\" \\\\ line\"\n"
        "msgstr \"\"\n"
        "\"Первая\\n\"\n"
        "\"вторая\\tстрока\"\n"
        "\n"
        "msgid \"Test untranslated\"\n"
        "msgstr \"\"\n"
        "#, fuzzy\n"
        "msgid \"Test fuzzy\"\n"
        "msgstr \"Сомнительно\"\n"
        "#, c-format\n"
        "msgid \"Test after fuzzy\"\n"
        "msgstr \"Ясно\"\n"
        "msgctxt \"menu\"\n"
        "msgid \"Test context\"\n"
        "msgstr \"Контекст\"\n"
        "msgid \"Test after context\"\r\n"
        "msgstr \"После\"\r\n"
        "#~ msgid \"Test old\"\n"
        "#~ msgstr \"Старое\"\n");
    const Failure failure = loadTranslations(folder.path());
    REQUIRE_MESSAGE(!failure, (failure ? describe(*failure) : ""));
    CHECK(inLanguage(Language::ru, "Test play") == "Пуск");
    CHECK(inLanguage(Language::ru, "Test adjacent") == "Рядом");
    CHECK(inLanguage(Language::ru, "Test first line\nsecond \"quoted\" \\ line") == "Первая\nвторая\tстрока");
    CHECK(inLanguage(Language::ru, "Test untranslated") == "Test untranslated");
    CHECK(inLanguage(Language::ru, "Test fuzzy") == "Test fuzzy");
    CHECK(inLanguage(Language::ru, "Test after fuzzy") == "Ясно");
    CHECK(inLanguage(Language::ru, "Test context") == "Test context");
    CHECK(inLanguage(Language::ru, "Test after context") == "После");
    CHECK(inLanguage(Language::ru, "Test old") == "Test old");
    CHECK(inLanguage(Language::ru, "").empty());
    CHECK(inLanguage(Language::en, "Test play") == "Test play");
}

TEST_CASE("A text handed out stays valid when the file is read again") {
    const LocaleFolder folder("mn.po", "msgid \"Test stay\"\nmsgstr \"Нэг\"\n");
    REQUIRE_FALSE(loadTranslations(folder.path()));
    const char* before = tr(Language::mn, "Test stay");
    std::ofstream(folder.path() / "mn.po") << "msgid \"Test stay\"\nmsgstr \"Хоёр\"\n";
    REQUIRE_FALSE(loadTranslations(folder.path()));
    CHECK(std::string(before) == "Нэг");
    CHECK(inLanguage(Language::mn, "Test stay") == "Хоёр");
}

TEST_CASE("Faults in a .po file name file and line, and do not hide what stands before them") {
    struct Case {
        const char* content;
        const char* line;
        const char* word;
    };
    for (const Case& c :
         {Case{"msgid \"Test ok\"\nmsgstr \"네\"\nmsgid \"a\n", "line 3", "quotes"},
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\n\nmsgstr \"b\"\n", "line 4", "msgstr without"},
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\nmsgid \"c\"\n\nmsgid \"d\"\n", "line 4", "has no msgstr"},
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\nmsgid \"c\\q\"\n", "line 3", "escape"},
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\nhello\n", "line 3", "unknown keyword"}}) {
        CAPTURE(c.content);
        const LocaleFolder folder("ko.po", c.content);
        const Failure failure = loadTranslations(folder.path());
        REQUIRE(failure);
        CHECK(failure->where.file.find("ko.po") != std::string::npos);
        CHECK(failure->where.feature == c.line);
        CHECK(failure->what.find(c.word) != std::string::npos);
        CHECK_FALSE(failure->hint.empty());
        CHECK(inLanguage(Language::ko, "Test ok") == "네");
    }
}

TEST_CASE("A missing folder, bytes that are no text and odd names are reported") {
    CHECK(loadTranslations("/nonexistent/locale"));
    const LocaleFolder binary("ko.po", std::string("msgid \"\xFF\xFE\"\nmsgstr \"x\"\n"));
    CHECK(loadTranslations(binary.path()));
    const LocaleFolder odd("klingon.po", "");
    const Failure failure = loadTranslations(odd.path());
    REQUIRE(failure);
    CHECK(failure->what.find("language") != std::string::npos);
}

namespace {

/// Texts that stand in the code as tr(…, "text").
std::set<std::string> textsInCode() {
    std::set<std::string> texts;
    const std::filesystem::path folder = std::filesystem::path(KHALKHA_SOURCE_DIR) / "app";
    const std::regex call("\\btr\\([^;\"]*,\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".cpp") {
            continue;
        }
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string code{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        for (std::sregex_iterator match(code.begin(), code.end(), call), end; match != end; ++match) {
            texts.insert((*match)[1].str());
        }
    }
    return texts;
}

} // namespace

TEST_CASE("Every text of the interface that stands in the code is there in Japanese") {
    const Failure failure = loadTranslations(std::filesystem::path(KHALKHA_SOURCE_DIR) / "assets/locale");
    REQUIRE_MESSAGE(!failure, (failure ? describe(*failure) : ""));
    CHECK(inLanguage(Language::ja, "Legend") == "凡例");
    const std::set<std::string> texts = textsInCode();
    REQUIRE(texts.size() > 20);
    for (const std::string& text : texts) {
        CAPTURE(text);
        // The same pointer means that nothing was found.
        CHECK(tr(Language::ja, text.c_str()) != text.c_str());
    }
}

TEST_CASE("Placeholders survive translation") {
    REQUIRE_FALSE(loadTranslations(std::filesystem::path(KHALKHA_SOURCE_DIR) / "assets/locale"));
    for (const char* text : {"Advance: {}", "Advance, main effort: {}", "Border as claimed: {}"}) {
        CHECK(inLanguage(Language::ja, text).find("{}") != std::string::npos);
    }
}
