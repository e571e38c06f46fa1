#include "exchange/number_hints.h"

#include "base/text.h"
#include "exchange/layer_fields.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace khalkha {

namespace {

bool isDigit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Full-width digits, points and minus signs as ASCII.
std::u32string narrow(std::u32string text) {
    for (char32_t& c : text) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            c -= 0xFF01 - 0x21;
        } else if (c == 0x2212 || c == 0x2013) {
            c = U'-';
        } else if (const int digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0) {
            c = U'0' + static_cast<char32_t>(digit); // of any script
        } else if (c == 0x066B) {
            c = U'.'; // the Arabic decimal separator
        }
    }
    return text;
}

/// Whether all that stands between the separators but the first are groups of three, or in the Indian way
/// two.
bool goInGroups(std::u32string_view digitsAndMarks) {
    size_t inGroup = 0, groups = 0;
    bool fits = true;
    const auto end = [&](bool last) {
        fits = fits && (groups == 0 ? inGroup >= 1 && inGroup <= 3
                        : last      ? inGroup == 3
                                    : inGroup == 2 || inGroup == 3);
        ++groups;
        inGroup = 0;
    };
    for (const char32_t c : digitsAndMarks) {
        if (isDigit(c)) {
            ++inGroup;
        } else {
            end(false);
        }
    }
    end(true);
    return fits;
}

/// 6°57'36"E, 6 57 36 E, 50°56.5'N as degrees; nothing if it is not of that kind.
std::optional<double> degreesOf(const std::u32string& text) {
    std::vector<double> parts;
    std::string digits;
    bool marked = false, negative = false;
    const auto endPart = [&digits, &parts] {
        if (const auto number = parseNumber(digits)) {
            parts.push_back(*number);
        }
        digits.clear();
    };
    for (const char32_t c : text) {
        if (isDigit(c) || (c == U'.' && !digits.empty())) {
            digits += static_cast<char>(c);
            continue;
        }
        endPart();
        constexpr std::u32string_view marks = U"°º˚'′’\"″”度分秒";
        constexpr std::u32string_view hemispheres = U"NSEWnsewОВЗСЮO";
        if (marks.find(c) != std::u32string_view::npos || hemispheres.find(c) != std::u32string_view::npos) {
            marked = true;
            negative = negative || c == U'S' || c == U's' || c == U'W' || c == U'w';
        } else if (c == U'-' && parts.empty()) {
            negative = true;
        } else if (c != U' ' && c != 0xA0) {
            return std::nullopt;
        }
    }
    endPart();
    const bool whole = marked && !parts.empty() && parts.size() <= 3 &&
                       std::all_of(parts.begin() + 1, parts.end(), [](double part) { return part < 60; });
    if (!whole) {
        return std::nullopt;
    }
    double degrees = 0, unit = 1;
    for (const double part : parts) {
        degrees += part / unit;
        unit *= 60;
    }
    return negative ? -degrees : degrees;
}

/// The number without thousands separators and with a decimal point; nothing if there is no single reading.
std::optional<std::string> withoutSeparators(const std::u32string& text) {
    std::string plain;
    size_t separators = 0;
    std::u32string_view rest = text;
    if (rest.starts_with(U'-')) {
        plain += '-';
        rest.remove_prefix(1);
    }
    const size_t lastMark = rest.find_last_of(U".,");
    const bool decimals = lastMark != std::u32string_view::npos &&
                          (rest.find_first_of(U".,") != lastMark || rest.size() - lastMark != 4) &&
                          std::count(rest.begin(), rest.end(), rest[lastMark]) == 1;
    const std::u32string_view whole = rest.substr(0, decimals ? lastMark : rest.size());
    if (whole.find_first_not_of(U"0123456789") != std::u32string_view::npos && !goInGroups(whole)) {
        return std::nullopt;
    }
    for (size_t i = 0; i < rest.size(); ++i) {
        const char32_t c = rest[i];
        constexpr std::u32string_view marks = U".,' ’\u00A0\u2009\u202F_";
        if (isDigit(c)) {
            plain += static_cast<char>(c);
        } else if (i == lastMark && decimals) {
            plain += '.';
            ++separators;
        } else if (i > 0 && marks.find(c) != std::u32string_view::npos) {
            ++separators;
        } else {
            return std::nullopt;
        }
    }
    return separators > 0 && parseNumber(plain) ? std::optional(plain) : std::nullopt;
}

} // namespace

std::string numberHint(std::string_view value) {
    const std::u32string text = narrow(toCodePoints(trimBlanks(value)));
    const std::string ascii = toUtf8(text);
    if (parseNumber(ascii)) {
        return fmt::format("Write it in plain digits: {}.", ascii);
    }
    if (const auto plain = withoutSeparators(text)) {
        const bool comma = plain->find('.') != std::string::npos && text.find(U',') != std::u32string::npos;
        const bool ambiguous = plain->find('.') == std::string::npos &&
                               text.find(U',') != std::u32string::npos &&
                               std::count(text.begin(), text.end(), U',') == 1;
        if (ambiguous) {
            std::string point = ascii;
            std::replace(point.begin(), point.end(), ',', '.');
            return fmt::format("Write a decimal point ({}), and no thousands separator ({}).", point, *plain);
        }
        return comma ? fmt::format("Write a decimal point: {}.", *plain)
                     : fmt::format("Write it without thousands separators: {}.", *plain);
    }
    if (const auto degrees = degreesOf(text)) {
        return fmt::format("Write decimal degrees: {:.6g}.", *degrees);
    }
    const size_t figures = ascii.find_first_not_of("+-0123456789.");
    if (figures != std::string::npos && figures > 0) {
        const std::string_view number = trim(std::string_view(ascii).substr(0, figures));
        // "6 km", "6km²": not "0x6" or "1e".
        const bool unit = ascii.find_first_of("0123456789", figures) == std::string::npos;
        if (unit && parseNumber(number)) {
            return fmt::format("Write the number alone, without a unit: {}.", number);
        }
    }
    return "Correct it (decimal point, no unit).";
}

} // namespace khalkha
