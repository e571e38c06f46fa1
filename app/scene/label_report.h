#pragma once
// Where the labels of a frame stand: for tests, for `khalkha shot --labels`, for whoever lays something over
// a picture. Worked out only when asked for.

#include "scene/frame.h"

namespace khalkha {

/// A rectangle turned about its middle.
struct TurnedBox {
    ScreenPoint middle;
    double widthPx = 0, heightPx = 0;
    double angleRad = 0; ///< counter-clockwise on the screen
};
[[nodiscard]] TurnedBox turnedBox(const ScreenBox& box);
/// Whether two boxes have more than `tolerancePx` in common in every direction.
[[nodiscard]] bool overlap(const TurnedBox& a, const TurnedBox& b, double tolerancePx = 0);

struct ReportedLabel {
    std::string id;   ///< see FrameLabel
    std::string text; ///< lines separated by line feeds
    ScreenPoint anchor;
    double sizePx = 0; ///< em of the first line
    double alpha = 1;  ///< of the first line, 0..1
    bool curved = false;
    std::vector<TurnedBox> boxes; ///< a line each, or a character each if curved
};
/// In the order in which they got their places. The boxes are those the placement keeps clear: 0.88 em above
/// and 0.2 em below the baseline.
[[nodiscard]] std::vector<ReportedLabel> reportLabels(const Frame& frame, const TextMetrics& metrics);

} // namespace khalkha
