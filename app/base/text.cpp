#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace khalkha {

namespace {
constexpr std::string_view whiteSpace = " \t\r\n\v\f";
constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t codePoint = replacement;
    size_t length = 1;
    bool wellFormed = false;
};

Decoded decode(std::string_view text) {
    const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) {
        return {};
    }
    auto codePoint = static_cast<char32_t>(lead & (0x7F >> length));
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            return {};
        }
        codePoint = (codePoint << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && codePoint < 0x800) || (length == 4 && codePoint < 0x10000);
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    if (overlong || surrogate || codePoint > 0x10FFFF) {
        return {};
    }
    return {codePoint, length, true};
}
} // namespace

std::string_view trim(std::string_view text) {
    const size_t first = text.find_first_not_of(whiteSpace);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(whiteSpace) - first + 1);
}

std::vector<std::string> splitList(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const size_t end = std::min(text.find(separator), text.size());
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty()) {
            parts.emplace_back(part);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string toLowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return lower;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        if (!decoded.wellFormed || decoded.codePoint == 0) {
            return false;
        }
        text.remove_prefix(decoded.length);
    }
    return true;
}

size_t utf8Length(std::string_view text) {
    const Decoded decoded = text.empty() ? Decoded{} : decode(text);
    return decoded.wellFormed ? decoded.length : 0;
}

std::u32string toCodePoints(std::string_view text) {
    std::u32string codePoints;
    codePoints.reserve(text.size());
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        codePoints.push_back(decoded.codePoint);
        text.remove_prefix(decoded.length);
    }
    return codePoints;
}

std::string toUtf8(std::u32string_view codePoints) {
    std::string text;
    text.reserve(codePoints.size());
    const auto add = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    for (char32_t c : codePoints) {
        if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
            c = replacement;
        }
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | (c >> 6U));
            add(0x80 | (c & 0x3FU));
        } else if (c < 0x10000) {
            add(0xE0 | (c >> 12U));
            add(0x80 | ((c >> 6U) & 0x3FU));
            add(0x80 | (c & 0x3FU));
        } else {
            add(0xF0 | (c >> 18U));
            add(0x80 | ((c >> 12U) & 0x3FU));
            add(0x80 | ((c >> 6U) & 0x3FU));
            add(0x80 | (c & 0x3FU));
        }
    }
    return text;
}

bool isControl(char32_t codePoint) {
    const auto within = [codePoint](char32_t first, char32_t last) {
        return codePoint >= first && codePoint <= last;
    };
    return codePoint < 0x20 || within(0x7F, 0x9F) || codePoint == 0x61C || within(0x200E, 0x200F) ||
           within(0x2028, 0x202E) || within(0x2066, 0x206F) || within(0xFFF9, 0xFFFB) || codePoint == 0xFEFF;
}

namespace {
std::string cleaned(std::string_view text, std::string_view keep) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        const bool kept = keep.find(text.front()) != std::string_view::npos;
        if (kept || (decoded.wellFormed && !isControl(decoded.codePoint))) {
            clean += text.substr(0, decoded.length);
        } else {
            clean += '?';
        }
        text.remove_prefix(decoded.length);
    }
    return clean;
}
} // namespace

std::string printable(std::string_view text, std::size_t maxCodePoints) {
    const size_t enoughBytes = (maxCodePoints + 1) * 4;
    std::u32string clean = toCodePoints(cleaned(text.substr(0, enoughBytes), {}));
    if (clean.size() > maxCodePoints) {
        clean.resize(maxCodePoints);
        clean.back() = U'…';
    }
    return toUtf8(clean);
}

std::string printableLine(std::string_view text) {
    return cleaned(text, {});
}

std::string printableLines(std::string_view text) {
    return cleaned(text, "\t\n");
}

std::string inMarks(std::string_view text, char mark) {
    std::string marked(1, mark);
    for (const char c : text) {
        marked.append(c == mark ? 2 : 1, c);
    }
    return marked + mark;
}

std::optional<double> parseNumber(std::string_view text) {
    double value = 0;
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1); // from_chars knows no plus sign
    }
    const char* const end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

bool isId(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

} // namespace khalkha
