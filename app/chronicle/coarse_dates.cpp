#include "chronicle/coarse_dates.h"

#include "chronicle/date_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace khalkha {

namespace {

/// A winter is of two years: 1939/40.
std::string seasonYears(int year, bool winter) {
    std::string first = std::to_string(spokenYear(year));
    if (!winter || year == 0) {
        return first;
    }
    const int next = spokenYear(year + 1);
    const bool shortened = year >= 100 && next % 100 != 0;
    return shortened ? fmt::format("{}/{:02}", first, next % 100) : fmt::format("{}/{}", first, next);
}

std::string romanNumeral(int number) {
    constexpr std::array<std::pair<int, const char*>, 9> parts{
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string text;
    for (const auto& [value, letters] : parts) {
        for (; number >= value; number -= value) {
            text += letters;
        }
    }
    return text;
}

const char* ordinalEnding(int number) {
    const int tens = number / 10 % 10;
    const int ones = tens == 1 ? 0 : number % 10;
    return ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
}

} // namespace

bool eastAsianBrackets(Language language) {
    return language == Language::ja || language == Language::zh || language == Language::zhHans;
}

std::string ofEra(const std::string& number, bool beforeOurs, Language language) {
    if (!beforeOurs) {
        return language == Language::mn ? number + " он" : number;
    }
    switch (language) {
    case Language::ja:
        return "紀元前" + number;
    case Language::ru:
        return number + " г. до н. э.";
    case Language::zh:
        return "西元前" + number;
    case Language::zhHans:
        return "公元前" + number;
    case Language::mn:
        return "МЭӨ " + number + " он";
    case Language::ko:
        return "기원전 " + number;
    case Language::en:
        break;
    }
    return number + " BC";
}

int spokenYear(int year) {
    return year > 0 ? year : 1 - year;
}

std::string seasonText(const CivilTime& civil, Language language, bool approximate) {
    const auto season = static_cast<size_t>(civil.month / 3 - 1);
    const bool genitive = language == Language::ru && approximate;
    const char* const name = (genitive ? russianSeasonsGenitive() : seasonNames(language))[season];
    const std::string years = seasonYears(civil.year, season == 3);
    const std::string year = ofEra(years, civil.year <= 0, language);
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return fmt::format("{}年{}", year, name);
    case Language::ko:
        return fmt::format("{}년 {}", year, name);
    case Language::ru:
        return fmt::format("{} {}{}", name, year, civil.year > 0 ? " г." : "");
    case Language::mn:
        return fmt::format("{}ы {}", year, name);
    case Language::en:
        break;
    }
    const bool small = civil.year > 0 && civil.year < 100;
    return fmt::format("{} {}{}", name, small ? "AD " : "", year);
}

std::string decadeText(int first, Language language) {
    if (first < 100) { // "the 90s" are others
        const std::string years = first < 0 ? fmt::format("{}–{}", 1 - first, -8 - first)
                                            : fmt::format("{}–{}", std::max(1, first), first + 9);
        switch (language) {
        case Language::ru:
            return years + (first < 0 ? " гг. до н. э." : " гг.");
        case Language::ko:
            return ofEra(years, first < 0, language) + "년";
        case Language::en:
            return first < 0 ? years + " BC" : "AD " + years;
        case Language::mn:
            return ofEra(years, first < 0, language);
        case Language::ja:
        case Language::zh:
        case Language::zhHans:
            break;
        }
        return ofEra(years, first < 0, language) + "年";
    }
    switch (language) {
    case Language::ja:
    case Language::zh:
    case Language::zhHans:
        return fmt::format("{}年代", first);
    case Language::ko:
        return fmt::format("{}년대", first);
    case Language::ru:
        return fmt::format("{}-е гг.", first);
    case Language::mn:
        return fmt::format("{}-{} он", first, mongolianDecadeEnding(first / 10));
    case Language::en:
        break;
    }
    return fmt::format("{}s", first);
}

std::string centuryText(int first, Language language) {
    const bool before = first < 0;
    const int number = before ? (1 - first) / 100 : first / 100 + 1;
    switch (language) {
    case Language::ja:
    case Language::zh:
        return ofEra(std::to_string(number), before, language) + "世紀";
    case Language::zhHans:
        return ofEra(std::to_string(number), before, language) + "世纪";
    case Language::ko:
        return ofEra(std::to_string(number), before, language) + "세기";
    case Language::ru:
        return romanNumeral(number) + (before ? " в. до н. э." : " в.");
    case Language::mn:
        return (before ? "МЭӨ " : "") + romanNumeral(number) + " зуун";
    case Language::en:
        break;
    }
    return fmt::format("{}{} century{}", number, ordinalEnding(number), before ? " BC" : "");
}

std::string yearsMeant(int first, Precision precision, Language language) {
    const bool named = precision == Precision::century || (first >= 100 && first % 100 == 0);
    if (!named) {
        return {};
    }
    const int last = first + (precision == Precision::century ? 99 : 9);
    const bool before = first < 0;
    const std::string years =
        before ? fmt::format("{}–{}", 1 - first, 1 - last) : fmt::format("{}–{}", std::max(1, first), last);
    return eastAsianBrackets(language) ? "（" + years + "）" : " (" + years + ")";
}

} // namespace khalkha
