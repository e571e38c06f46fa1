#include "chronicle/date_tokens.h"

#include "base/letters.h"
#include "base/text.h"
#include "chronicle/date_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace khalkha {

namespace {

using Kind = DateToken::Kind;

struct Meaning {
    Kind kind = Kind::word;
    int value = 0;
};
using Lexicon = std::map<std::u32string, Meaning>;

/// Words separated by blanks.
void addWords(Lexicon& lexicon, std::string_view words, Kind kind, int value = 0) {
    for (const std::string& word : splitList(words, ' ')) {
        lexicon.emplace(toCodePoints(foldedForSearch(word)), Meaning{kind, value});
    }
}

void addMonths(Lexicon& lexicon) {
    for (int i = 0; i < 12; ++i) {
        const auto at = static_cast<size_t>(i);
        const std::string english = englishMonths()[at];
        addWords(lexicon, fmt::format("{} {:.3}", english, english), Kind::month, i + 1);
        const std::string russian = russianMonths()[at];
        const std::string genitive = russianMonthsGenitive()[at];
        addWords(lexicon, fmt::format("{} {}", russian, genitive), Kind::month, i + 1);
        // Six bytes are three letters; май and мая are whole.
        addWords(lexicon, russian.substr(0, 6), Kind::month, i + 1);
    }
    addWords(lexicon, "sept сент", Kind::month, 9);
    addWords(lexicon, "нояб", Kind::month, 11);
    addWords(lexicon, "февр", Kind::month, 2);
}

/// Weekdays and seasons. The single signs of East Asian weekdays count in brackets only, see inBrackets.
void addDaysAndSeasons(Lexicon& lexicon) {
    for (size_t i = 0; i < 7; ++i) {
        const std::string english = weekdayNames(Language::en)[i];
        addWords(lexicon, fmt::format("{} {:.3}", english, english), Kind::weekday);
        addWords(lexicon, weekdayNames(Language::ru)[i], Kind::weekday);
        addWords(lexicon, weekdayNames(Language::mn)[i], Kind::weekday);
        const std::string han = weekdayNames(Language::zh)[i];
        addWords(lexicon, fmt::format("星期{0} 禮拜{0} 礼拜{0} 周{0}", han), Kind::weekday);
        const std::string japanese = weekdayNames(Language::ja)[i];
        addWords(lexicon, fmt::format("{0}曜日 {0}曜", japanese), Kind::weekday);
        addWords(lexicon, std::string(weekdayNames(Language::ko)[i]) + "요일", Kind::weekday);
    }
    addWords(lexicon, "星期天 гараг", Kind::weekday);
    for (int season = 0; season < 4; ++season) {
        const auto at = static_cast<size_t>(season);
        for (int i = 0; i < languageCount; ++i) {
            addWords(lexicon, seasonNames(static_cast<Language>(i))[at], Kind::season, season);
        }
        addWords(lexicon, russianSeasonsGenitive()[at], Kind::season, season);
    }
    addWords(lexicon, "fall", Kind::season, 2);
    addWords(lexicon, "весной", Kind::season, 0);
    addWords(lexicon, "летом", Kind::season, 1);
    addWords(lexicon, "осенью", Kind::season, 2);
    addWords(lexicon, "зимой", Kind::season, 3);
}

void addEras(Lexicon& lexicon) {
    for (size_t i = 0; i < eras().size(); ++i) {
        for (const char* const name : eras()[i].names) {
            addWords(lexicon, name, Kind::era, static_cast<int>(i));
        }
    }
}

void addMarks(Lexicon& lexicon) {
    addWords(lexicon, "年 년 г гг год года году годы он оны онд year", Kind::yearMark);
    addWords(lexicon, "月 월 сар сарын сард", Kind::monthMark);
    addWords(lexicon, "日 號 号 일 өдөр число числа", Kind::dayMark);
    addWords(lexicon, "年代 년대 s е ые х ых аад ээд өөд оод иод иад гаад", Kind::decadeMark);
    addWords(
        lexicon, "century centuries cent 世紀 世纪 세기 в вв век века веке зуун зууны", Kind::centuryMark);
    addWords(lexicon, "th st nd rd р дугаар дүгээр й го ого ье", Kind::ordinal);
    addWords(lexicon, "時 时 點 点 시 ч час часа часов цаг цагт h", Kind::hourMark);
    addWords(lexicon, "分 분 мин минут минуты min", Kind::minuteMark);
    addWords(lexicon, "am 午前 上午 오전", Kind::am);
    addWords(lexicon, "pm 午後 午后 下午 오후", Kind::pm);
    addWords(lexicon, "bc bce 紀元前 纪元前 西元前 公元前 前 기원전 мэө", Kind::beforeOurEra);
    addWords(lexicon, "ad ce 西暦 西曆 西历 西元 公元 紀元 纪元 서기 нт", Kind::ourEra);
    addWords(
        lexicon,
        "c ca circa about around approximately approx ок около примерно 頃 ころ ごろ 約 约 左右 前後 前后 경 "
        "무렵 약 "
        "орчим",
        Kind::about);
    addWords(lexicon, "元", Kind::firstYear);
    addWords(lexicon, "of the on in at t ний ны нд", Kind::noise);
}

const Lexicon& lexicon() {
    static const Lexicon all = [] {
        Lexicon words;
        addMarks(words); // first: what stands twice has the meaning given first
        addMonths(words);
        addDaysAndSeasons(words);
        addEras(words);
        return words;
    }();
    return all;
}

constexpr char32_t middleDot = 0x30FB; ///< ・ between words

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
/// Scripts that put no blanks between words.
bool isEastAsian(char32_t c) {
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30FF && c != middleDot) ||
           (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}
bool isLetter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7);
}
bool isBlank(char32_t c) {
    return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}
bool isDash(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x301C;
}

/// Value of a Chinese numeral's sign: 0..9, 10, 100, 1000; -1 if it is none.
int hanNumeral(char32_t c) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    constexpr std::u32string_view tens = U"十百千";
    if (c == U'零') {
        return 0;
    }
    if (const size_t at = digits.find(c); at != std::u32string_view::npos) {
        return static_cast<int>(at);
    }
    const size_t power = tens.find(c);
    return power == 0 ? 10 : power == 1 ? 100 : power == 2 ? 1000 : -1;
}

/// 一九三九 digit by digit, 二十 and 千九百 by tens, hundreds and thousands.
DateToken hanNumber(std::u32string_view signs) {
    DateToken token;
    token.kind = Kind::number;
    const bool spoken =
        std::any_of(signs.begin(), signs.end(), [](char32_t c) { return hanNumeral(c) >= 10; });
    int sum = 0;
    int last = 0;
    for (const char32_t c : signs) {
        const int value = hanNumeral(c);
        if (!spoken) {
            sum = sum * 10 + value;
        } else if (value >= 10) {
            sum += (last == 0 ? 1 : last) * value;
            last = 0;
        } else {
            last = value;
        }
    }
    token.value = spoken ? sum + last : sum;
    token.digits =
        spoken ? static_cast<int>(std::to_string(token.value).size()) : static_cast<int>(signs.size());
    return token;
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : _points(toCodePoints(foldedForSearch(text))) {}

    std::vector<DateToken> run() {
        while (_at < _points.size()) {
            const char32_t c = _points[_at];
            if (isBlank(c)) {
                ++_at;
                _touches = false;
            } else if (isDigit(c)) {
                take(span(isDigit), number(span(isDigit)));
            } else if (isEastAsian(c)) {
                eastAsian();
            } else if (isLetter(c)) {
                const std::u32string_view letters = span(isLetter);
                take(letters, known(letters));
            } else {
                sign(c);
            }
        }
        return std::move(_tokens);
    }

private:
    /// From here on as long as the characters are of a kind.
    template <class Is> [[nodiscard]] std::u32string_view span(Is is) const {
        const std::u32string_view rest = std::u32string_view(_points).substr(_at);
        const auto end = std::find_if_not(rest.begin(), rest.end(), is);
        return rest.substr(0, static_cast<size_t>(end - rest.begin()));
    }

    static DateToken number(std::u32string_view digits) {
        DateToken token;
        if (digits.size() <= 9) {
            token.kind = Kind::number;
            token.digits = static_cast<int>(digits.size());
            for (const char32_t c : digits) {
                token.value = token.value * 10 + static_cast<int>(c - U'0');
            }
        }
        return token;
    }

    static DateToken known(std::u32string_view word) {
        DateToken token;
        const auto found = lexicon().find(std::u32string(word));
        if (found != lexicon().end()) {
            token.kind = found->second.kind;
            token.value = found->second.value;
        }
        return token;
    }

    void take(std::u32string_view text, DateToken token) {
        token.text = toUtf8(text);
        token.touches = _touches;
        token.inBrackets = _brackets > 0;
        _at += text.size();
        _touches = true;
        _tokens.push_back(std::move(token));
    }

    /// The longest known word that begins here, or a numeral, or all that is not known.
    void eastAsian() {
        constexpr size_t longest = 4;
        const std::u32string_view rest = std::u32string_view(_points).substr(_at);
        for (size_t length = std::min(longest, rest.size()); length > 0; --length) {
            const std::u32string_view word = rest.substr(0, length);
            if (lexicon().find(std::u32string(word)) != lexicon().end()) {
                take(word, known(word));
                return;
            }
        }
        const std::u32string_view numeral = span([](char32_t c) { return hanNumeral(c) >= 0; });
        if (!numeral.empty() && numeral.size() <= 7) {
            take(numeral, hanNumber(numeral));
        } else {
            take(rest.substr(0, 1), {});
        }
    }

    void sign(char32_t c) {
        DateToken token;
        token.kind = Kind::sign;
        if (c == U'(' || c == U')' || c == U'[' || c == U']') {
            _brackets = std::max(0, _brackets + (c == U'(' || c == U'[' ? 1 : -1));
            ++_at;
            _touches = false;
            return;
        }
        if (c == U'\'' || c == 0x2019) { // 1930's
            ++_at;
            return;
        }
        const std::u32string_view text = std::u32string_view(_points).substr(_at, 1);
        if (c == U'?') {
            token.kind = Kind::uncertain;
        } else if (c == U'~' || c == 0x2248) {
            token.kind = Kind::about;
        } else if (c == U'%') {
            token.kind = Kind::about;
            _tokens.push_back({Kind::uncertain, 0, 0, true, "%", _brackets > 0});
        } else if (isDash(c)) {
            take(text, token);
            _tokens.back().text = "-";
            return;
        } else if (c == middleDot || c == U';' || c == 0x3001 || c == 0xFF65) {
            take(text, token);
            _tokens.back().text = ",";
            return;
        } else if (c != U'.' && c != U',' && c != U'/' && c != U':') {
            token.kind = Kind::word;
        }
        take(text, token);
    }

    std::u32string _points;
    size_t _at = 0;
    int _brackets = 0;
    bool _touches = false;
    std::vector<DateToken> _tokens;
};

} // namespace

std::vector<DateToken> dateTokens(std::string_view text) {
    return Tokenizer(text).run();
}

} // namespace khalkha
