#include "scene/label_block.h"

#include "base/most_that_fit.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double maxBendRad = 0.6; ///< between neighbouring characters
constexpr double upsideDownRad = 1.75;
constexpr double steepRad = 55 * std::numbers::pi / 180;

bool isCombining(char32_t code) {
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x3099 && code <= 0x309A);
}

bool isEastAsianCharacter(char32_t code) {
    return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7AF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFFEF) || code >= 0x20000;
}

/// Characters that lie on their side in upright setting: long vowel mark, dashes, brackets.
bool turnsWhenUpright(char32_t code) {
    constexpr std::u32string_view turning = U"ー〜（）「」『』・…—-()～";
    return turning.find(code) != std::u32string_view::npos || code < 0x2E80;
}

/// Characters with the marks that belong to them.
std::vector<std::string> clustersOf(const std::u32string& codes) {
    std::vector<std::string> clusters;
    for (const char32_t code : codes) {
        const std::string character = toUtf8(std::u32string_view(&code, 1));
        if (isCombining(code) && !clusters.empty()) {
            clusters.back() += character;
        } else {
            clusters.push_back(character);
        }
    }
    return clusters;
}

/// A line of pixels by its length.
class Rail {
public:
    explicit Rail(std::span<const ScreenPoint> line) : _line(line.begin(), line.end()) {
        _length.reserve(_line.size());
        double sum = 0;
        for (size_t i = 0; i < _line.size(); ++i) {
            sum += i == 0 ? 0 : std::hypot(_line[i].x - _line[i - 1].x, _line[i].y - _line[i - 1].y);
            _length.push_back(sum);
        }
    }
    [[nodiscard]] double length() const { return _length.empty() ? 0 : _length.back(); }
    [[nodiscard]] ScreenPoint at(double length) const {
        const auto next = std::upper_bound(_length.begin(), _length.end(), length);
        if (next == _length.begin()) {
            return _line.front();
        }
        if (next == _length.end()) {
            return _line.back();
        }
        const auto i = static_cast<size_t>(next - _length.begin());
        const double leg = _length[i] - _length[i - 1];
        const double part = leg > 0 ? (length - _length[i - 1]) / leg : 0;
        return {
            _line[i - 1].x + (_line[i].x - _line[i - 1].x) * part,
            _line[i - 1].y + (_line[i].y - _line[i - 1].y) * part};
    }
    /// Direction over a stretch, so that small bends do not make letters dance; clockwise from the x axis.
    [[nodiscard]] double directionRad(double from, double to) const {
        const ScreenPoint a = at(std::max(0.0, from));
        const ScreenPoint b = at(std::min(length(), to));
        return std::atan2(b.y - a.y, b.x - a.x);
    }

private:
    ScreenLine _line;
    std::vector<double> _length;
};

ScreenBox boxAround(ScreenPoint middle, double width, double height, double angleRad) {
    const double c = std::abs(std::cos(angleRad));
    const double s = std::abs(std::sin(angleRad));
    const double halfWidth = (width * c + height * s) / 2;
    const double halfHeight = (width * s + height * c) / 2;
    return {middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight};
}

std::vector<SetCharacter> setUpright(const Rail& rail, double start, double spacing, const CutText& text) {
    std::vector<SetCharacter> result;
    const double size = text.style.sizePx;
    double along = start;
    for (size_t i = 0; i < text.characters.size(); ++i) {
        const ScreenPoint middle = rail.at(along + size / 2);
        const double width = text.advancesPx[i];
        SetCharacter character;
        character.text = text.characters[i];
        character.at = {middle.x - width / 2, middle.y + 0.38 * size};
        character.box = boxAround(middle, std::max(width, size), size, 0);
        result.push_back(std::move(character));
        along += size + spacing;
    }
    return result;
}

/// Characters turned with the line; empty where it bends too sharply.
std::vector<SetCharacter>
setTurned(const Rail& rail, double start, double spacing, const CutText& text, double liftPx) {
    const double size = text.style.sizePx;
    // The middle of the letters lies on the line, or above it by the lift.
    const double baseline = liftPx > 0 ? -liftPx : 0.36 * size;
    std::vector<SetCharacter> result;
    double along = start;
    double lastAngle = 0;
    for (size_t i = 0; i < text.characters.size(); ++i) {
        const double advance = text.advancesPx[i];
        const double middle = along + advance / 2;
        const double angle = rail.directionRad(middle - size, middle + size);
        const bool sharp =
            i > 0 && std::abs(std::remainder(angle - lastAngle, 2 * std::numbers::pi)) > maxBendRad;
        if (sharp || std::abs(angle) > upsideDownRad) {
            return {};
        }
        lastAngle = angle;
        const ScreenPoint on = rail.at(middle);
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const double rise = baseline - 0.36 * size;
        SetCharacter character;
        character.text = text.characters[i];
        character.at = {on.x - c * advance / 2 - s * baseline, on.y - s * advance / 2 + c * baseline};
        character.angleRad = -angle;
        character.box = boxAround({on.x - s * rise, on.y + c * rise}, advance, size, angle);
        result.push_back(std::move(character));
        along += advance + spacing;
    }
    return result;
}

} // namespace

void addLine(
    LabelBlock& block,
    const std::string& text,
    const TextStyle& style,
    Colour colour,
    const TextMetrics& metrics) {
    if (text.empty()) {
        return;
    }
    BlockLine line;
    line.text = text;
    line.style = style;
    line.colour = colour;
    line.widthPx = metrics.measure(text, style).widthPx;
    // Lines of capitals and Han characters have no descenders: the next line may come close.
    const double top = block.lines.empty() ? 0 : block.heightPx - 0.06 * block.lines.back().style.sizePx;
    line.baselinePx = top + lineAscentEm * style.sizePx * (block.lines.empty() ? 1 : 0.95);
    block.heightPx = line.baselinePx + lineDescentEm * style.sizePx;
    block.widthPx = std::max(block.widthPx, line.widthPx);
    block.lines.push_back(line);
}

std::vector<std::string> wrappedLines(
    const std::string& text,
    const TextStyle& style,
    double widestPx,
    size_t mostLines,
    const TextMetrics& metrics) {
    const auto width = [&](const std::u32string& part) {
        return metrics.measure(toUtf8(part), style).widthPx;
    };
    std::u32string rest = toCodePoints(text);
    std::vector<std::string> lines;
    while (!rest.empty()) {
        // One letter at least, however narrow the line.
        const size_t fits = std::max<size_t>(
            1, mostThatFit(rest.size(), [&](size_t n) { return width(rest.substr(0, n)) <= widestPx; }));
        if (fits == rest.size()) {
            lines.push_back(toUtf8(rest));
            break;
        }
        if (lines.size() + 1 == mostLines) {
            const size_t cut = std::max<size_t>(
                1, mostThatFit(fits, [&](size_t n) { return width(rest.substr(0, n) + U"…") <= widestPx; }));
            lines.push_back(toUtf8(rest.substr(0, cut) + U"…"));
            break;
        }
        const size_t blank = rest.rfind(U' ', fits);
        const bool atBlank = blank != std::u32string::npos && blank > fits / 3;
        lines.push_back(toUtf8(rest.substr(0, atBlank ? blank : fits)));
        rest.erase(0, atBlank ? blank + 1 : fits);
    }
    return lines;
}

void setBlock(
    const LabelBlock& block,
    ScreenPoint topLeft,
    Alignment alignment,
    const Halo& halo,
    std::vector<TextRun>& out) {
    for (const BlockLine& line : block.lines) {
        const double slack = block.widthPx - line.widthPx;
        const double shift = alignment == Alignment::left     ? 0
                             : alignment == Alignment::center ? slack / 2
                                                              : slack;
        TextRun run;
        run.text = line.text;
        run.style = line.style;
        run.at = {topLeft.x + shift, topLeft.y + line.baselinePx};
        run.colour = line.colour;
        run.halo = halo.colour;
        run.haloPx = halo.widthPx;
        out.push_back(std::move(run));
    }
}

bool isEastAsian(std::string_view text) {
    const std::u32string codes = toCodePoints(text);
    return std::any_of(codes.begin(), codes.end(), isEastAsianCharacter);
}

CutText cut(std::string_view text, const TextStyle& style, const TextMetrics& metrics) {
    const std::u32string codes = toCodePoints(text);
    CutText result;
    result.characters = clustersOf(codes);
    result.style = style;
    result.style.letterSpacingPx = 0;
    result.mayStandUpright = !codes.empty() && std::none_of(codes.begin(), codes.end(), turnsWhenUpright);
    std::string prefix;
    double before = 0;
    for (const std::string& character : result.characters) {
        prefix += character;
        const double width = metrics.measure(prefix, result.style).widthPx;
        result.advancesPx.push_back(width - before);
        before = width;
    }
    return result;
}

std::vector<SetCharacter>
setAlong(std::span<const ScreenPoint> line, const CutText& text, const CurveSetting& setting) {
    if (line.size() < 2 || text.characters.empty()) {
        return {};
    }
    ScreenLine ordered(line.begin(), line.end());
    const double steepness = std::atan2(
        std::abs(ordered.back().y - ordered.front().y), std::abs(ordered.back().x - ordered.front().x));
    const bool upright = steepness > steepRad && text.mayStandUpright;
    const bool backward =
        upright ? ordered.back().y < ordered.front().y : ordered.back().x < ordered.front().x;
    if (backward) {
        std::reverse(ordered.begin(), ordered.end());
    }
    const Rail rail(ordered);
    double tight = 0;
    for (const double advance : text.advancesPx) {
        tight += upright ? text.style.sizePx : advance;
    }
    const double gaps = static_cast<double>(text.characters.size()) - 1;
    const double spacing = std::max(
        setting.spacingPx,
        std::min(setting.maxSpacingPx, (0.6 * rail.length() - tight) / std::max(gaps, 1.0)));
    const double free = rail.length() - tight - spacing * gaps;
    if (free < 0) {
        return {};
    }
    const double start = free * std::clamp(setting.place, 0.0, 1.0);
    return upright ? setUpright(rail, start, spacing, text)
                   : setTurned(rail, start, spacing, text, setting.liftPx);
}

} // namespace khalkha
