#include "session/compare_words.h"

#include "base/text.h"
#include "chronicle/typed_date.h"

#include <fmt/format.h>

#include <cmath>

namespace khalkha {

namespace {

constexpr std::string_view clockWord = "clock";
constexpr double mostOffsetDays = 366.0 * 400; ///< more than any campaign's length

} // namespace

std::optional<Instant> readInstantWords(std::string_view words, int zoneMinutes) {
    const std::variant<Date, TypedDateFault> read = readTypedDate(words, Language::en, zoneMinutes);
    const Date* const date = std::get_if<Date>(&read);
    return date == nullptr ? std::nullopt : std::optional(date->span.start);
}

std::optional<SetCompareTime> parseCompareTime(std::string_view word, int zoneMinutes) {
    if (word.rfind(clockWord, 0) != 0) {
        const std::optional<Instant> at = readInstantWords(word, zoneMinutes);
        return at ? std::optional(SetCompareTime{at, 0}) : std::nullopt;
    }
    std::string_view rest = word.substr(clockWord.size());
    if (rest.empty()) {
        return SetCompareTime{};
    }
    if (rest.front() != '+' && rest.front() != '-') {
        return std::nullopt;
    }
    const bool back = rest.front() == '-';
    rest.remove_prefix(1);
    const bool hours = !rest.empty() && rest.back() == 'h';
    rest.remove_suffix(hours ? 1 : 0);
    const std::optional<double> number = parseNumber(rest);
    const std::int64_t unit = hours ? secondsPerHour : secondsPerDay;
    if (!number || *number < 0 || std::floor(*number) != *number ||
        *number * static_cast<double>(unit) > mostOffsetDays * secondsPerDay) {
        return std::nullopt;
    }
    const std::int64_t offset = static_cast<std::int64_t>(*number) * unit;
    return SetCompareTime{{}, back ? -offset : offset};
}

std::string formatCompareTime(const SetCompareTime& time, int zoneMinutes) {
    if (time.fixedAt) {
        return isoInstant(*time.fixedAt, zoneMinutes);
    }
    if (time.offsetSeconds == 0) {
        return std::string(clockWord);
    }
    const std::int64_t size = std::abs(time.offsetSeconds);
    const char sign = time.offsetSeconds < 0 ? '-' : '+';
    return size % secondsPerDay == 0 ? fmt::format("{}{}{}", clockWord, sign, size / secondsPerDay)
                                     : fmt::format("{}{}{}h", clockWord, sign, size / secondsPerHour);
}

} // namespace khalkha
