#pragma once
// A label as a block of one or two lines, or as single characters along a curve: measured, then set.

#include "scene/label_grid.h"

namespace khalkha {

/// The part of an em above and below the baseline that a line of a label is given. Fixed, so that boxes do
/// not depend on which characters a name has.
inline constexpr double lineAscentEm = 0.88;
inline constexpr double lineDescentEm = 0.20;

struct BlockLine {
    std::string text;
    TextStyle style;
    Colour colour;
    double widthPx = 0;
    double baselinePx = 0; ///< below the top of the block
};
struct LabelBlock {
    std::vector<BlockLine> lines;
    double widthPx = 0, heightPx = 0;
};
/// Adds a line below those there are; an empty text adds nothing.
void addLine(
    LabelBlock& block,
    const std::string& text,
    const TextStyle& style,
    Colour colour,
    const TextMetrics& metrics);

/// Text cut into lines at blanks, East Asian text between any two characters; what has no place in the last
/// line ends in "…".
[[nodiscard]] std::vector<std::string> wrappedLines(
    const std::string& text,
    const TextStyle& style,
    double widestPx,
    size_t mostLines,
    const TextMetrics& metrics);

enum class Alignment { left, center, right };
struct Halo {
    Colour colour;
    double widthPx = 2;
};
/// The runs of a block whose top left corner is given.
void setBlock(
    const LabelBlock& block,
    ScreenPoint topLeft,
    Alignment alignment,
    const Halo& halo,
    std::vector<TextRun>& out);

/// Whether the text is written in Han, kana or hangul, which are set with wider spacing and may stand upright
/// below each other.
[[nodiscard]] bool isEastAsian(std::string_view text);

/// A text cut into characters (with the marks that belong to them) and measured.
struct CutText {
    std::vector<std::string> characters;
    std::vector<double> advancesPx; ///< without spacing, kerning included
    TextStyle style;
    bool mayStandUpright = false; ///< East Asian throughout, without marks that would have to turn
};
[[nodiscard]] CutText cut(std::string_view text, const TextStyle& style, const TextMetrics& metrics);

/// How a text runs along a line of pixels.
struct CurveSetting {
    double spacingPx = 0;    ///< between characters, at least
    double maxSpacingPx = 0; ///< spacing is opened up to this while the text takes under 60 % of the line
    double place = 0.5;      ///< 0..1: where in the free length it stands
    double liftPx = 0;       ///< baseline moved to the upper side of the line; 0 = text centred on the line
};
struct SetCharacter {
    std::string text;
    ScreenPoint at; ///< left end of the baseline
    double angleRad = 0;
    ScreenBox box;
};
/// Characters along the line, read from left to right, or from above to below (upright) for East Asian text
/// on steep lines. Empty when the line is too short, or bends too sharply to be read.
[[nodiscard]] std::vector<SetCharacter>
setAlong(std::span<const ScreenPoint> line, const CutText& text, const CurveSetting& setting);

} // namespace khalkha
