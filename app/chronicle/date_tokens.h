#pragma once
// A typed date as a row of numbers, known words and signs; the first half of readTypedDate.

#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

struct DateToken {
    enum class Kind {
        number,  ///< value
        month,   ///< name of a month: value 1..12
        season,  ///< value 0 spring .. 3 winter
        weekday, ///< says nothing that the date does not say
        noise,   ///< "of", "the"
        yearMark,
        monthMark,
        dayMark,
        decadeMark,
        centuryMark,
        ordinal, ///< "th", "-р"
        hourMark,
        minuteMark,
        am,
        pm,
        beforeOurEra,
        ourEra,
        about,
        uncertain,
        era,       ///< value: its place in eras()
        firstYear, ///< 元: the first year of an era
        sign,      ///< one of . , - / : in text
        word       ///< not known
    } kind = Kind::word;
    int value = 0;
    int digits = 0;       ///< of a number
    bool touches = false; ///< nothing stands between it and the token before
    std::string text;     ///< as typed, folded
    bool inBrackets = false;
};

/// Numbers of more than nine digits are words.
[[nodiscard]] std::vector<DateToken> dateTokens(std::string_view text);

} // namespace khalkha
