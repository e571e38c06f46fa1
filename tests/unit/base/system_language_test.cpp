// Languages that the system asks for.
#include "base/system_language.h"

#include <doctest/doctest.h>

#include <cstdlib>

using namespace khalkha;

TEST_CASE("names of locales") {
    CHECK(languageOfLocale("ja_JP.UTF-8") == Language::ja);
    CHECK(languageOfLocale("ru") == Language::ru);
    CHECK(languageOfLocale("mn_MN@cyrillic") == Language::mn);
    CHECK(languageOfLocale("zh_TW.Big5") == Language::zh);
    CHECK(languageOfLocale("zh_HK") == Language::zh);
    CHECK(languageOfLocale("zh_CN.UTF-8") == Language::zhHans);
    CHECK(languageOfLocale("zh-Hant") == Language::zh);
    for (const char* none : {"", "C", "POSIX", "C.UTF-8", "fi_FI.UTF-8", "_", "."}) {
        CHECK_FALSE(languageOfLocale(none));
    }
}

TEST_CASE("LC_ALL stands over LC_MESSAGES, that over LANG; LANGUAGE is a list of wishes") {
    const auto with = [](const char* language, const char* all, const char* messages, const char* lang) {
        setenv("LANGUAGE", language, 1);    // NOLINT(concurrency-mt-unsafe)
        setenv("LC_ALL", all, 1);           // NOLINT(concurrency-mt-unsafe)
        setenv("LC_MESSAGES", messages, 1); // NOLINT(concurrency-mt-unsafe)
        setenv("LANG", lang, 1);            // NOLINT(concurrency-mt-unsafe)
        return systemLanguages();
    };
    using List = std::vector<Language>;
    CHECK(with("", "", "", "ja_JP.UTF-8") == List{Language::ja});
    CHECK(with("", "", "ru_RU.UTF-8", "ja_JP.UTF-8") == List{Language::ru});
    CHECK(with("", "mn_MN.UTF-8", "ru_RU.UTF-8", "ja_JP.UTF-8") == List{Language::mn});
    CHECK(with("ko:fi:ru", "", "", "ja_JP.UTF-8") == List{Language::ko, Language::ru, Language::ja});
    CHECK(with("ja", "C", "", "ja_JP.UTF-8").empty()); // C wants no words at all
    CHECK(with("", "", "", "").empty());
    CHECK(with("", "", "", "C.UTF-8").empty());
}
