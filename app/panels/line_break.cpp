#include "panels/line_break.h"

#include "base/text.h"

#include <string>

namespace khalkha {

namespace {

constexpr std::u32string_view neverFirst = U"、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″,.:;?!)"
                                           U"]}%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ";
constexpr std::u32string_view neverLast = U"‘“（〔［｛〈《「『【([{";

bool isWide(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Bytes of the UTF-8 sequence that begins with this byte.
size_t sequenceLength(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0x80) {
        return 1;
    }
    if (byte >= 0xF0) {
        return 4;
    }
    return byte >= 0xE0 ? 3 : 2;
}

struct Piece {
    std::string_view bytes; ///< one character
    char32_t point = 0;
};

Piece pieceAt(std::string_view text, size_t at) {
    const std::string_view bytes = text.substr(at, sequenceLength(text[at]));
    const std::u32string points = toCodePoints(bytes);
    return {bytes, points.empty() ? U'?' : points[0]};
}

bool mayBreakBetween(char32_t before, char32_t after) {
    if (before == U' ') {
        return true;
    }
    if (after == U' ' || neverFirst.find(after) != std::u32string_view::npos ||
        neverLast.find(before) != std::u32string_view::npos) {
        return false;
    }
    return isWide(before) || isWide(after);
}

std::string_view withoutTrailingBlanks(std::string_view line) {
    while (!line.empty() && line.back() == ' ') {
        line.remove_suffix(1);
    }
    return line;
}

void breakParagraph(
    std::string_view text, double width, const MeasureWidth& measure, std::vector<std::string_view>& lines) {
    size_t start = 0;
    while (start < text.size()) {
        size_t end = start;     // end of what fits
        size_t breakAt = start; // last place where the line may end
        char32_t previous = 0;
        while (end < text.size()) {
            const Piece piece = pieceAt(text, end);
            if (end > start && mayBreakBetween(previous, piece.point)) {
                breakAt = end;
            }
            const size_t next = end + piece.bytes.size();
            const bool fits = piece.point == U' ' || measure(text.substr(start, next - start)) <= width;
            if (!fits && end > start) {
                break;
            }
            end = next;
            previous = piece.point;
        }
        if (end < text.size() && breakAt > start) {
            end = breakAt;
        }
        lines.push_back(withoutTrailingBlanks(text.substr(start, end - start)));
        start = end;
    }
}

} // namespace

std::vector<std::string_view> breakLines(std::string_view text, double width, const MeasureWidth& measure) {
    std::vector<std::string_view> lines;
    size_t start = 0;
    while (start <= text.size()) {
        const size_t end = std::min(text.find('\n', start), text.size());
        if (end == start) {
            if (end < text.size()) {
                lines.push_back(text.substr(start, 0));
            }
        } else {
            breakParagraph(text.substr(start, end - start), width, measure, lines);
        }
        start = end + 1;
    }
    return lines;
}

std::string_view fittingPart(std::string_view text, double width, const MeasureWidth& measure) {
    if (measure(text) <= width) {
        return text;
    }
    const double room = width - measure("…");
    size_t end = 0;
    while (end < text.size()) {
        const size_t next = std::min(text.size(), end + sequenceLength(text[end]));
        if (measure(text.substr(0, next)) > room) {
            break;
        }
        end = next;
    }
    return text.substr(0, end);
}

} // namespace khalkha
