#include "base/plural_forms.h"
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
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\nhello\n", "line 3", "unknown keyword"},
          Case{"msgid \"Test ok\"\nmsgstr \"네\"\nmsgid_plural \"x\"\n", "line 3", "msgid_plural without"},
          Case{
              "msgid \"Test ok\"\nmsgstr \"네\"\nmsgid \"y\"\nmsgid_plural \"ys\"\nmsgstr[1] \"z\"\n",
              "line 5",
              "msgstr[0] was expected"},
          Case{
              "msgid \"Test ok\"\nmsgstr \"네\"\nmsgid \"y\"\nmsgid_plural \"ys\"\nmsgstr[0] \"z\"\n",
              "line 6",
              "has 1 forms"}}) {
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

TEST_CASE("What is counted takes the form of its number") {
    CHECK(counted(Language::en, "{} Test ship", "{} Test ships", 1) == "1 Test ship");
    CHECK(counted(Language::en, "{} Test ship", "{} Test ships", 0) == "0 Test ships");
    CHECK(counted(Language::ko, "{} Test ship", "{} Test ships", 21) == "21 Test ships");
    const LocaleFolder folder(
        "ru.po",
        "msgid \"\"\n"
        "msgstr \"\"\n"
        "\"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && \"\n"
        "\"(n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n"
        "\"X-Generator: none\\n\"\n"
        "\n"
        "msgid \"{} Test ship\"\n"
        "msgid_plural \"{} Test ships\"\n"
        "msgstr[0] \"{} корабль\"\n"
        "msgstr[1] \"{} корабля\"\n"
        "msgstr[2] \"{} кораблей\"\n"
        "\n"
        "msgid \"Test behind\"\n"
        "msgstr \"За\"\n");
    const Failure failure = loadTranslations(folder.path());
    REQUIRE_MESSAGE(!failure, (failure ? describe(*failure) : ""));
    const auto ships = [](size_t count) {
        return counted(Language::ru, "{} Test ship", "{} Test ships", count);
    };
    CHECK(ships(1) == "1 корабль");
    CHECK(ships(3) == "3 корабля");
    CHECK(ships(11) == "11 кораблей");
    CHECK(ships(21) == "21 корабль");
    CHECK(ships(112) == "112 кораблей");
    CHECK(std::string(trCount(Language::ru, "{} Test ship", "{} Test ships", 1.5)) == "{} корабля");
    CHECK(inLanguage(Language::ru, "Test behind") == "За");
    // Units that campaigns name.
    CHECK(withUnit(Language::en, "1", "Test ships", 1) == "1 Test ship");
    CHECK(withUnit(Language::en, "2", "Test ship", 2) == "2 Test ships");
    CHECK(withUnit(Language::ru, "1,004", "Test ships", 1004) == "1,004 корабля");
    CHECK(withUnit(Language::en, "1", "Test parsecs", 1) == "1 Test parsecs"); // nobody knows its singular
}

TEST_CASE("Plural-Forms are read as gettext does, and nothing else is taken for them") {
    const auto form = [](const char* header, std::uint64_t number) {
        const auto forms = PluralForms::read(header);
        REQUIRE_MESSAGE(forms, header);
        return forms->formOf(number);
    };
    CHECK(form("nplurals=1; plural=0;", 7) == 0);
    CHECK(form(" nplurals = 2 ; plural = n != 1", 1) == 0);
    CHECK(form("nplurals=2; plural=n>1;", 0) == 0);
    CHECK(form("nplurals=2; plural=n>1;", 2) == 1);
    CHECK(form("nplurals=2; plural=!(n==1);", 3) == 1);
    CHECK(form("nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;", 204) == 2);
    CHECK(form("nplurals=2; plural=5;", 1) == 1); // more than there are: the last
    CHECK(form("nplurals=2; plural=n%0;", 1) == 0);
    CHECK(form("nplurals=3; plural=10-2*3-n/2;", 6) == 1);
    CHECK(PluralForms().formOf(1) == 0);
    CHECK(PluralForms().formOf(0) == 1);
    const std::string deep =
        "nplurals=2; plural=" + std::string(500, '(') + "n" + std::string(500, ')') + ";";
    const std::string nots = "nplurals=2; plural=" + std::string(900, '!') + "n;";
    for (const std::string& wrong :
         {std::string(""),
          std::string("nplurals=2"),
          std::string("nplurals=0; plural=0;"),
          std::string("nplurals=12; plural=0;"),
          std::string("nplurals=2; plural=n n;"),
          std::string("nplurals=2; plural=n ? 1;"),
          std::string("nplurals=2; plural=(n;"),
          std::string("nplurals=2; plural=m;"),
          std::string("nplurals=2; plural=system(0);"),
          deep,
          nots}) {
        CAPTURE(wrong.substr(0, 60));
        CHECK_FALSE(PluralForms::read(wrong));
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

template <class Visit> void forEachCode(const Visit& visit) {
    const std::filesystem::path folder = std::filesystem::path(KHALKHA_SOURCE_DIR) / "app";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".cpp") {
            std::ifstream stream(entry.path(), std::ios::binary);
            visit(std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
        }
    }
}

/// Texts that stand in the code as tr(…, "text").
std::set<std::string> textsInCode() {
    std::set<std::string> texts;
    const std::regex call("\\btr\\([^;\"]*,\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
    forEachCode([&](const std::string& code) {
        for (std::sregex_iterator match(code.begin(), code.end(), call), end; match != end; ++match) {
            texts.insert((*match)[1].str());
        }
    });
    return texts;
}

/// Pairs of English texts that stand in the code as counted(…, "one", "many") or trCount.
std::set<std::pair<std::string, std::string>> countedInCode() {
    std::set<std::pair<std::string, std::string>> texts;
    const std::string quoted = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    const std::regex call("\\b(?:trCount|counted)\\(\\s*language[^;\"]*,\\s*" + quoted + ",\\s*" + quoted);
    forEachCode([&](const std::string& code) {
        for (std::sregex_iterator match(code.begin(), code.end(), call), end; match != end; ++match) {
            texts.insert({(*match)[1].str(), (*match)[2].str()});
        }
    });
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
    const auto pairs = countedInCode();
    REQUIRE(pairs.size() >= 4);
    for (const auto& [one, many] : pairs) {
        const auto& shown = one;
        CAPTURE(shown);
        const char* const japanese = trCount(Language::ja, one.c_str(), many.c_str(), 1);
        CHECK(japanese != one.c_str());
        CHECK(
            (one.find("{}") == std::string::npos) ==
            (std::string_view(japanese).find("{}") == std::string_view::npos));
    }
}

TEST_CASE("Placeholders survive translation") {
    REQUIRE_FALSE(loadTranslations(std::filesystem::path(KHALKHA_SOURCE_DIR) / "assets/locale"));
    for (const char* text : {"Advance: {}", "Advance, main effort: {}", "Border as claimed: {}"}) {
        CHECK(inLanguage(Language::ja, text).find("{}") != std::string::npos);
    }
}
