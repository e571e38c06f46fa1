#pragma once
// The legend: one row for each kind of mark that is on the picture, with a sample drawn as on the map.

#include "scene/label_block.h"

#include <optional>

namespace khalkha {

struct LegendRow {
    std::string key;  ///< see furniture.h
    std::string text; ///< in the view's language
};
/// Rows in the order of the legend: fronts, axes, positions, marks of troops, links, claims, borders, routes,
/// zones, events. Keys that nobody knows how to draw are left out.
[[nodiscard]] std::vector<LegendRow> legendRows(const ComposeInput& in, const ComposeNotes& notes);

/// Where a row stands.
struct LegendSpot {
    double leftPx = 0; ///< from the left of the rows
    size_t line = 0;
};
/// A legend at a scale: its size, zero without rows, and the places of its rows. A long one stands in two
/// columns, read line by line.
struct LegendLayout {
    double widthPx = 0, heightPx = 0;
    double columnPx = 0;
    size_t lines = 0;
    std::vector<LegendSpot> spots; ///< one a row
};
/// Room that is kept for a legend whose rows may still become fewer.
struct LegendRoom {
    double widthPx = 0, heightPx = 0;
    double columnPx = 0; ///< of the layout it was made for
};
/// With a room: a layout that fits in it, if any does.
[[nodiscard]] LegendLayout layoutLegend(
    const ComposeInput& in,
    const std::vector<LegendRow>& rows,
    double scale,
    const std::optional<LegendRoom>& room = {});
/// Size of the type of its rows, pixels.
[[nodiscard]] double legendTypePx(double scale);
/// A legend that has been laid out: its rows, and the box that is as large as the layout.
struct PlacedLegend {
    std::vector<LegendRow> rows;
    LegendLayout layout;
    ScreenBox box;
    double scale = 1;
};
void paintLegend(const ComposeInput& in, const PlacedLegend& legend, Painter& painter);

/// Draws the sample of a key into a box.
void paintLegendSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// The same for routes, links, positions and areas; false when the key is none of these.
bool paintTrafficSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// The same for unit symbols and flags.
bool paintMarkSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter);
/// Strokes of the mark of an event of a category with a picture of its own: landing (a bow wave under an
/// arrow to the shore) or airborne (a parachute); empty for all others.
[[nodiscard]] std::vector<ScreenLine>
eventOutline(std::string_view category, ScreenPoint center, double radiusPx);
/// Dots need more width than a line to be seen: so many times that of an outline.
inline constexpr double vagueWidth = 1.4;
/// Dashes of an event's outline: short gaps where sources differ or it is inferred, dots where its date is
/// not exact, dashes and dots for both; empty = solid.
[[nodiscard]] std::vector<double> eventDashes(bool doubtful, bool vague, double scale);
/// The word for a family of colours in keys: red, orange, blue, light-blue, green, grey, purple.
[[nodiscard]] std::string_view hueKey(Hue hue);
/// The family of colours that most axes of the picture have.
[[nodiscard]] Hue usualAxisHue(const ComposeInput& in);

} // namespace khalkha
