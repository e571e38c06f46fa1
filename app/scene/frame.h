#pragma once
// A frame: all that render needs to draw one picture, in the order it is drawn. The base map (globe, relief,
// land, water) is named by camera and style only; everything above it is in pixels already, projected in
// double.

#include "scene/text_metrics.h"
#include "scene/view_state.h"

#include <cstdint>
#include <vector>

namespace khalkha {

/// Corner of a triangle in pixels. A stroke fades out where |across| nears halfWidth: alpha =
/// clamp(halfWidth + 0.5 - |across|, 0, 1). Fills set halfWidth to fillHalfWidth.
struct ScreenVertex {
    float x = 0, y = 0;
    float across = 0, halfWidth = 0;
    Colour colour;
    float depth = 0; ///< bands: distance from the border, 0..1
};
inline constexpr float fillHalfWidth = 1e6F;

/// Oblique hatching in one or two colours, fixed to a point of the ground.
struct Hatch {
    Colour first, second;                            ///< second.a == 0: one set of lines only
    double firstAngleDeg = 45, secondAngleDeg = 135; ///< of the lines, counter-clockwise from the x axis
    double spacingPx = 10, widthPx = 1.5;
    ScreenPoint anchor;
};

enum class Paint {
    solid, ///< strokes and fills, antialiased by across/halfWidth
    band,  ///< tint band: the nearest border wins (two passes, depth test); alpha falls with depth
    hatch, ///< one or two sets of parallel lines: across and halfWidth are the distances, in pixels, from a
           ///< line of the first and of the second
    mask,  ///< ground without a tint: takes part in the depth test of the bands beside it, gets no colour
};

struct TextRun {
    std::string text;
    TextStyle style;
    ScreenPoint at;      ///< left end of the baseline
    double angleRad = 0; ///< counter-clockwise on the screen
    Colour colour, halo;
    double haloPx = 2;
};

/// Rectangle on the picture, pixels.
struct ScreenBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// "place harbin": how a label of a thing is called in reports.
[[nodiscard]] inline std::string labelId(const ThingRef& thing) {
    return std::string(thingKindCode(thing.kind)) + " " + thing.id;
}
/// A label that stands on the picture: some of the frame's texts and what they name. See label_report.h.
struct FrameLabel {
    std::string id; ///< kind and id of what is named: "place harbin", "axis …", "region …", "claim …"
    ThingRef thing; ///< the same; empty where the label names nothing of the campaign: a figure of the ruler
    ScreenPoint anchor; ///< pixel of the thing that is named, or of the point of a line or area it keeps to
    size_t firstText = 0, textCount = 0; ///< of Frame::texts: a line each, or a character each if curved
    bool curved = false;
};

/// Draws a range of indices with one paint, or a range of texts.
struct DrawCommand {
    enum class Kind { mesh, text } kind = Kind::mesh;
    Paint paint = Paint::solid;
    std::uint32_t first = 0, count = 0; ///< indices, or entries of texts
    std::uint32_t hatch = 0;            ///< of Frame::hatches, for Paint::hatch
};

/// What of a thing can be hovered and clicked: its line, its symbol, each line of its name.
struct PickShape {
    ThingRef thing;
    std::vector<ScreenPoint> points; ///< polyline, or one point
    double radiusPx = 6;             ///< around all of it
};

struct Frame {
    Viewport viewport;
    CameraView camera;
    TerrainPtr terrain; ///< raised relief; nullptr = flat
    ThemeName theme = ThemeName::light;
    std::array<LayerSetting, layerCount> layers{}; ///< relief, water, graticule are drawn by the base map

    std::vector<ScreenVertex> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<TextRun> texts;
    std::vector<Hatch> hatches;
    std::vector<DrawCommand> commands; ///< in drawing order
    /// The first commands that depend only on camera, layers, theme, size and ownership: render may keep them
    /// with the base map while baseKey stays the same.
    size_t staticCommands = 0;
    std::uint64_t baseKey = 0;

    std::vector<FrameLabel> labels;   ///< in the order in which they got their places
    std::vector<ScreenBox> marks;     ///< boxes of unit symbols and flags
    std::vector<ScreenBox> furniture; ///< boxes of date, legend, scale, sources, title

    /// Sizes of type in them, pixels: of the date, of the rows of the legend, of the sources; 0 = not shown.
    struct FurnitureType {
        double datePx = 0, legendPx = 0, sourcesPx = 0;
    } furnitureType;

    std::vector<PickShape> picks;       ///< topmost last
    std::vector<std::string> sourceIds; ///< of everything drawn, sorted, unique
};

} // namespace khalkha
