#pragma once
// Draws charts over a length: axes, curves with gaps, marks, a cursor.

#include "panels/section_layout.h"
#include "panels/widgets.h"

namespace khalkha {

struct CurveStyle {
    Colour colour;
    float width = 2;
    float dash = 0; ///< 0 = solid
};
/// Grid, numbers of both axes (kilometres below; `unit` stands above the values).
void drawLengthAxes(const PanelInput& input, ImDrawList& list, const LengthChart& chart, const char* unit);
/// A run of points.
void drawCurve(ImDrawList& list, const std::vector<ImVec2>& points, const CurveStyle& style);
/// A sample of a curve, as tall as a line of text; moves on to the text beside it.
void curveSample(const PanelInput& input, const CurveStyle& style);
/// Width that the numbers of the values need, and room for the numbers of the lengths.
[[nodiscard]] float valueAxisWidth(const PanelInput& input, const LengthChart& chart);
[[nodiscard]] float lengthAxisHeight(const PanelInput& input);
/// A text on a ground of its own.
void drawTag(const PanelInput& input, ImDrawList& list, ImVec2 corner, const std::string& text, Colour ink);

} // namespace khalkha
