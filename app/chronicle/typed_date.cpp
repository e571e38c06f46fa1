#include "chronicle/typed_date.h"

#include "base/letters.h"
#include "base/text.h"
#include "chronicle/coarse_dates.h"
#include "chronicle/date_reading.h"
#include "chronicle/date_tokens.h"
#include "chronicle/date_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace khalkha {

namespace {

using Kind = DateToken::Kind;
using Fault = TypedDateFault;

/// A number that nothing beside it explains, and the sign behind it.
struct Loose {
    int value = 0, digits = 0;
    char sign = ' ';
};

/// Least digits of a number that can be nothing but a year.
constexpr int yearDigits = 3;

/// What the tokens say, before it is put together.
struct Parts {
    std::optional<int> month, day, season, decade, century, eraYear;
    std::vector<int> years;
    std::vector<Loose> loose;
    std::optional<int> hour;
    int minute = 0, second = 0;
    bool about = false, uncertain = false, before = false, ours = false, am = false, pm = false;
};

int romanValue(std::string_view word) {
    constexpr std::string_view letters = "ivxlc";
    constexpr std::array<int, 5> values{1, 5, 10, 50, 100};
    int sum = 0;
    int last = 1000;
    for (const char c : word) {
        const size_t at = letters.find(c);
        if (at == std::string_view::npos) {
            return 0;
        }
        const int value = values[at];
        sum += value > last ? value - 2 * last : value; // IV: the one before was added
        last = value;
    }
    return sum;
}

/// Cyrillic х and і are typed for the Roman numerals that look like them.
std::string asRoman(std::string text) {
    for (const auto& [cyrillic, latin] : {std::pair("х", "x"), std::pair("і", "i")}) {
        const std::string_view letter = cyrillic;
        for (size_t at = text.find(letter); at != std::string::npos; at = text.find(letter)) {
            text.replace(at, letter.size(), latin);
        }
    }
    return text;
}

/// Gathers the parts from left to right.
class Gatherer {
public:
    explicit Gatherer(const std::vector<DateToken>& tokens) : _tokens(tokens) {}

    std::optional<Fault> run() {
        while (_at < _tokens.size() && !_fault) {
            step();
        }
        return _fault;
    }
    [[nodiscard]] const Parts& parts() const { return _parts; }

private:
    [[nodiscard]] Kind kind(size_t ahead = 0) const {
        return _at + ahead < _tokens.size() ? _tokens[_at + ahead].kind : Kind::noise;
    }
    [[nodiscard]] const DateToken& token(size_t ahead = 0) const { return _tokens[_at + ahead]; }
    [[nodiscard]] bool isSign(const char* text, size_t ahead = 0) const {
        return kind(ahead) == Kind::sign && token(ahead).text == text;
    }
    [[nodiscard]] bool isWord(const char* text, size_t ahead) const {
        return _at + ahead < _tokens.size() && token(ahead).text == text;
    }
    void fail(Fault::Kind kind, const std::string& word = {}) { _fault = Fault{kind, word, {}}; }
    void set(std::optional<int>& part, int value) {
        if (part && *part != value) {
            fail(Fault::Kind::several);
        }
        part = value;
    }

    void step() {
        if (token().inBrackets) {
            brackets();
            return;
        }
        if (kind() == Kind::number) {
            number();
            return;
        }
        // н. э., до н. э.: of our era, before it.
        if (isWord("до", 0) && isWord("н", 1)) {
            _parts.before = true;
            skipTo("э");
            return;
        }
        if (isWord("н", 0)) {
            _parts.ours = true;
            skipTo("э");
            return;
        }
        const int roman = kind(1) == Kind::centuryMark ? romanValue(asRoman(token().text)) : 0;
        const bool short17 =
            isWord("c", 0) && kind(1) == Kind::number && token(1).touches && token(1).digits < 3;
        if (roman > 0 || short17) { // XX век, C17
            set(_parts.century, roman > 0 ? roman : token(1).value);
            _at += 2;
            return;
        }
        word();
        ++_at;
    }

    void skipTo(const char* text) {
        while (_at < _tokens.size() && token().text != text) {
            ++_at;
        }
        ++_at;
    }

    void word() {
        switch (kind()) {
        case Kind::month:
            set(_parts.month, token().value);
            break;
        case Kind::season:
            set(_parts.season, token().value);
            break;
        case Kind::era:
            era();
            break;
        case Kind::am:
            _parts.am = true;
            break;
        case Kind::pm:
            _parts.pm = true;
            break;
        case Kind::beforeOurEra:
            _parts.before = true;
            break;
        case Kind::ourEra:
            _parts.ours = true;
            break;
        case Kind::about:
            _parts.about = true;
            break;
        case Kind::uncertain:
            _parts.uncertain = true;
            break;
        case Kind::word:
        case Kind::firstYear:
        case Kind::number:
            fail(Fault::Kind::word, token().text);
            break;
        default: // signs and what stands alone of the marks say nothing
            break;
        }
    }

    /// A weekday, a question mark, or the years that a century means.
    void brackets() {
        if (kind() == Kind::uncertain) {
            _parts.uncertain = true;
        } else if (kind() == Kind::word) {
            bool weekday = false;
            for (int i = 0; i < languageCount; ++i) {
                for (const char* const name : weekdayNames(static_cast<Language>(i))) {
                    weekday = weekday || foldedForSearch(name) == token().text;
                }
            }
            if (!weekday) {
                fail(Fault::Kind::word, token().text);
            }
        }
        ++_at;
    }

    /// The era's own count of years follows it.
    void era() {
        const Era& era = eras()[static_cast<size_t>(token().value)];
        const bool first = kind(1) == Kind::firstYear;
        if (!first && kind(1) != Kind::number) {
            fail(Fault::Kind::era);
            return;
        }
        const int count = first ? 1 : token(1).value;
        const int year = era.first.year + count - 1;
        if (count < 1 || year > era.last.year || (_parts.eraYear && *_parts.eraYear != year)) {
            fail(Fault::Kind::era);
            return;
        }
        _parts.eraYear = year;
        _at += kind(2) == Kind::yearMark ? 2 : 1;
    }

    /// A number by what stands behind it.
    void number() {
        const int value = token().value;
        // "8-р сар", "1930-аад он": the ending of a number behind a hyphen.
        const bool hyphen = isSign("-", 1) && (kind(2) == Kind::ordinal || kind(2) == Kind::decadeMark);
        size_t next = hyphen ? 2 : 1;
        bool decade = kind(next) == Kind::decadeMark;
        if (decade && isWord("s", next) && !token(next).touches) {
            decade = false;
        }
        const bool ordinal = kind(next) == Kind::ordinal || (decade && (value % 10 != 0 || value == 0));
        next += ordinal ? 1 : 0;
        if (kind(next) == Kind::centuryMark) {
            set(_parts.century, value);
        } else if (decade && !ordinal) {
            set(_parts.decade, value);
        } else if (kind(next) == Kind::yearMark && !ordinal) {
            _parts.years.push_back(value);
        } else if (kind(next) == Kind::monthMark) {
            set(_parts.month, value);
        } else if (kind(next) == Kind::dayMark || ordinal) {
            set(_parts.day, value);
            next -= kind(next) == Kind::dayMark ? 0 : 1;
        } else if (isSign(":", 1) || kind(1) == Kind::hourMark) {
            clock();
            return;
        } else if (kind(1) == Kind::am || kind(1) == Kind::pm) {
            _parts.hour = value;
            next = 0;
        } else {
            loose();
            return;
        }
        _at += next + 1;
    }

    void loose() {
        Loose loose{token().value, token().digits, ' '};
        ++_at;
        if (kind() == Kind::sign) {
            loose.sign = token().text.front();
            ++_at;
        }
        _parts.loose.push_back(loose);
    }

    void clock() {
        if (_parts.hour) {
            fail(Fault::Kind::several);
            return;
        }
        _parts.hour = token().value;
        const bool colon = isSign(":", 1);
        _at += 2;
        if (kind() != Kind::number) {
            if (colon) {
                fail(Fault::Kind::clock);
            }
            return; // 21時
        }
        _parts.minute = token().value;
        ++_at;
        if (kind() == Kind::minuteMark) {
            ++_at;
        } else if (isSign(":") && kind(1) == Kind::number) {
            _parts.second = token(1).value;
            _at += 2;
        }
    }

    const std::vector<DateToken>& _tokens;
    size_t _at = 0;
    Parts _parts;
    std::optional<Fault> _fault;
};

using Read = std::variant<Date, Fault>;

/// Puts the parts together.
class Composer {
public:
    Composer(Parts parts, Language language, int zoneMinutes)
        : _parts(std::move(parts)), _language(language), _zone(zoneMinutes) {}

    Read run() {
        if (_parts.century) {
            return century();
        }
        if (_parts.decade) {
            // The 1930s BC are no decade of EDTF, whose decades BC begin a year earlier.
            return *_parts.decade < 100 || _parts.before ? Read(Fault{Fault::Kind::year, {}, {}})
                                                         : years(*_parts.decade, Precision::decade);
        }
        if (Read range = rangeOfYears(); std::holds_alternative<Date>(range)) {
            return range;
        }
        if (_parts.years.size() > 1) {
            return Fault{Fault::Kind::several, {}, {}};
        }
        if (std::optional<Fault> fault = resolveLoose()) {
            return *fault;
        }
        if (!_year) {
            return Fault{Fault::Kind::year, {}, {}};
        }
        return single(*_year, _parts.month, _parts.day);
    }

private:
    [[nodiscard]] int signedYear(int spoken) const { return _parts.before ? 1 - spoken : spoken; }

    [[nodiscard]] Read finished(Date date) const {
        date.approximate = _parts.about;
        date.uncertain = _parts.uncertain;
        return date;
    }

    [[nodiscard]] Read years(int first, Precision precision) const {
        CivilTime civil;
        civil.year = first;
        return finished(dateOf(civil, precision, _zone));
    }

    [[nodiscard]] Read century() const {
        const int number = *_parts.century;
        if (number < 1 || number > 100) {
            return Fault{Fault::Kind::year, {}, {}};
        }
        if (_parts.decade) { // 20世纪30年代
            return *_parts.decade < 100 && !_parts.before
                       ? years((number - 1) * 100 + *_parts.decade, Precision::decade)
                       : Read(Fault{Fault::Kind::year, {}, {}});
        }
        return years(_parts.before ? 1 - number * 100 : (number - 1) * 100, Precision::century);
    }

    /// 1940–1931 BC: two years that are the first and last of a decade or a century.
    [[nodiscard]] Read rangeOfYears() const {
        std::vector<int> ends = _parts.years;
        if (_parts.loose.size() == 1 && ends.size() == 1 && _parts.loose[0].sign == '-') {
            ends.insert(ends.begin(), _parts.loose[0].value);
        } else if (_parts.loose.size() == 2 && ends.empty() && _parts.loose[0].sign == '-') {
            ends = {_parts.loose[0].value, _parts.loose[1].value};
        }
        const Fault none{Fault::Kind::several, {}, {}};
        if (ends.size() != 2 || _parts.month || _parts.season || _parts.day) {
            return none;
        }
        const int first = ends[0] == 1 && !_parts.before ? 0 : signedYear(ends[0]);
        const int last = signedYear(ends[1]);
        const bool decade = last - first == 9 && (first >= 0 ? first % 10 == 0 : last % 10 == 0);
        const bool century = last - first == 99 && (first >= 0 ? first % 100 == 0 : last % 100 == 0);
        if (!decade && !century) {
            return none;
        }
        return years(first, decade ? Precision::decade : Precision::century);
    }

    /// Gives the loose numbers their places: year, month, day.
    std::optional<Fault> resolveLoose() {
        if (_parts.eraYear) {
            _year = *_parts.eraYear;
        } else if (!_parts.years.empty()) {
            _year = signedYear(_parts.years.front());
        }
        std::vector<Loose>& loose = _parts.loose;
        if (_parts.season == 3 && !loose.empty() &&
            (loose[0].sign == '/' || loose[0].sign == '-')) { // winter 1939/40, 1939/40年冬
            _year = signedYear(loose[0].value);
            loose.erase(loose.begin(), loose.begin() + (loose.size() > 1 ? 2 : 1));
        }
        if (_year || loose.empty()) {
            return restOfKnownYear();
        }
        if (loose.size() == 1 && loose[0].digits == 8 && !_parts.ours && !_parts.before) {
            const int value = loose[0].value; // 19390511
            _year = value / 10000;
            _parts.month = value / 100 % 100;
            _parts.day = value % 100;
            return {};
        }
        if (_parts.month || _parts.season || loose.size() == 1) {
            return yearBesideName();
        }
        return allNumbers();
    }

    std::optional<Fault> restOfKnownYear() {
        const std::vector<Loose>& loose = _parts.loose;
        if (loose.size() > 2 || (loose.size() == 2 && _parts.month) ||
            (loose.size() == 1 && _parts.day && _parts.month)) {
            return Fault{Fault::Kind::several, {}, {}};
        }
        if (loose.size() == 2) { // 昭和14.8.20
            _parts.month = loose[0].value;
            _parts.day = loose[1].value;
        } else if (loose.size() == 1) {
            (_parts.month ? _parts.day : _parts.month) = loose[0].value;
        }
        return {};
    }

    /// "20 August 1939", "Aug 20, 1939", "August 1939", "spring 1939", "1939".
    std::optional<Fault> yearBesideName() {
        const std::vector<Loose>& loose = _parts.loose;
        if (loose.size() > 2 || (loose.size() == 2 && (_parts.day || _parts.season))) {
            return Fault{Fault::Kind::several, {}, {}};
        }
        const auto isYear = [this](const Loose& each) {
            return each.digits >= yearDigits || _parts.before || _parts.ours;
        };
        const bool alone = loose.size() == 1;
        // With the name of its era the year comes last: 15 March 44 BC.
        size_t year = loose.size() - 1;
        if (!alone && loose[0].digits >= yearDigits && loose[1].digits < yearDigits) {
            year = 0;
        }
        if (!isYear(loose[year]) && !(alone && !_parts.month && !_parts.season && !_parts.day)) {
            return Fault{Fault::Kind::year, {}, {}};
        }
        _year = signedYear(loose[year].value);
        if (!alone) {
            _parts.day = loose[1 - year].value;
        }
        return {};
    }

    /// 20.8.1939, 1939-8-20, 8/1939.
    std::optional<Fault> allNumbers() {
        const std::vector<Loose>& loose = _parts.loose;
        if (loose.size() > 3) {
            return Fault{Fault::Kind::several, {}, {}};
        }
        const bool yearFirst = loose.front().digits >= yearDigits;
        const bool yearLast = loose.back().digits >= yearDigits;
        if (yearFirst == yearLast) {
            return Fault{yearFirst ? Fault::Kind::several : Fault::Kind::year, {}, {}};
        }
        _year = signedYear(yearFirst ? loose.front().value : loose.back().value);
        if (loose.size() == 2) {
            _parts.month = yearFirst ? loose[1].value : loose[0].value;
            return {};
        }
        int month = loose[1].value;
        int day = yearFirst ? loose[2].value : loose[0].value;
        const bool points = loose[0].sign == '.';
        const bool dayFirst = points || _language == Language::ru || _language == Language::mn;
        if (!yearFirst && month > 12 && day <= 12) {
            std::swap(month, day); // 8/20/1939
        } else if (!yearFirst && !dayFirst && day <= 12 && day != month) {
            return ambiguous(month, day);
        }
        _parts.month = month;
        _parts.day = day;
        return {};
    }

    [[nodiscard]] std::optional<Fault> ambiguous(int month, int day) const {
        Fault fault{Fault::Kind::ambiguous, {}, {}};
        for (const auto& [m, d] : {std::pair(month, day), std::pair(day, month)}) {
            const Read read = single(*_year, m, d);
            if (const Date* const date = std::get_if<Date>(&read)) {
                fault.choices.push_back(*date);
            }
        }
        return fault;
    }

    [[nodiscard]] Read single(int year, std::optional<int> month, std::optional<int> day) const {
        CivilTime civil;
        civil.year = year;
        Precision precision = Precision::year;
        if (_parts.season) {
            if (month || day || _parts.hour) {
                return Fault{Fault::Kind::several, {}, {}};
            }
            civil.month = (*_parts.season + 1) * 3;
            precision = Precision::season;
        }
        if (month) {
            if (*month < 1 || *month > 12) {
                return Fault{Fault::Kind::month, std::to_string(*month), {}};
            }
            civil.month = *month;
            precision = Precision::month;
        }
        if (day) {
            if (!month) {
                return Fault{Fault::Kind::month, {}, {}};
            }
            if (*day < 1 || *day > daysInMonth(year, *month)) {
                return Fault{Fault::Kind::day, std::to_string(*day), {}};
            }
            civil.day = *day;
            precision = Precision::day;
        }
        if (_parts.hour) {
            if (!day || !setClock(civil)) {
                return Fault{day ? Fault::Kind::clock : Fault::Kind::day, {}, {}};
            }
            precision = Precision::minute;
        }
        return finished(dateOf(civil, precision, _zone));
    }

    bool setClock(CivilTime& civil) const {
        int hour = *_parts.hour;
        if ((_parts.am || _parts.pm) && hour > 12) {
            return false;
        }
        if (_parts.pm && hour < 12) {
            hour += 12;
        } else if (_parts.am && hour == 12) {
            hour = 0;
        }
        const bool midnightAtTheEnd = hour == 24 && _parts.minute == 0 && _parts.second == 0;
        if ((hour > 23 && !midnightAtTheEnd) || _parts.minute > 59 || _parts.second > 59) {
            return false;
        }
        civil.hour = hour;
        civil.minute = _parts.minute;
        civil.second = _parts.second;
        return true;
    }

    Parts _parts;
    Language _language;
    int _zone;
    std::optional<int> _year;
};

} // namespace

std::variant<Date, TypedDateFault> readTypedDate(std::string_view text, Language language, int zoneMinutes) {
    const std::string_view trimmed = trim(text);
    if (trimmed.empty()) {
        return Fault{};
    }
    std::variant<Date, std::string> edtf = readEdtf(trimmed, zoneMinutes);
    if (const Date* const date = std::get_if<Date>(&edtf)) {
        return *date;
    }
    constexpr size_t longest = 200; // bytes; no date is as long
    if (trimmed.size() > longest) {
        return Fault{Fault::Kind::word, printable(trimmed, 20), {}};
    }
    const std::vector<DateToken> tokens = dateTokens(trimmed);
    Gatherer gatherer(tokens);
    if (std::optional<Fault> fault = gatherer.run()) {
        return *fault;
    }
    return Composer(gatherer.parts(), language, zoneMinutes).run();
}

} // namespace khalkha
