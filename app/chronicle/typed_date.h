#pragma once
// Dates as people type them, in every language of the interface.

#include "chronicle/time.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace khalkha {

/// Why a typed text is no date.
struct TypedDateFault {
    enum class Kind {
        empty,
        word,      ///< something in it is not understood: word
        year,      ///< the year is missing or has two digits
        month,     ///< there is no such month
        day,       ///< the month has no such day
        clock,     ///< there is no such time of day
        era,       ///< the era has no such year
        ambiguous, ///< day and month may be either way round: choices
        several    ///< more than one date
    } kind = Kind::empty;
    std::string word;
    std::vector<Date> choices;
};

/// Reads all that parseDate reads, all that formatDate and formatEra write in any language, and usual forms:
/// "20 August 1939", "Aug 20, 1939 9:30 pm", "20.8.1939", "20 августа 1939 г.", "1939年8月20日",
/// "昭和14年8月20日", "昭和十四年", "1939년 8월 20일 21:00", "1930s", "20th century", "spring 1939", "c.
/// 1855". The language decides only what 5/6/1939 is: day first in Russian and Mongolian; elsewhere it is
/// ambiguous.
[[nodiscard]] std::variant<Date, TypedDateFault>
readTypedDate(std::string_view text, Language language, int zoneMinutes);
/// The fault in one short sentence of the language.
[[nodiscard]] std::string typedDateFaultText(const TypedDateFault& fault, Language language);

} // namespace khalkha
