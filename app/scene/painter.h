#pragma once
// Builds the meshes of a frame from pixel geometry: strokes, dashes, fills, bands, arrows. Knows nothing of
// maps.

#include "scene/frame.h"

#include <span>

namespace khalkha {

using ScreenLine = std::vector<ScreenPoint>;

/// The fade at an edge reaches this far beyond it, pixels.
inline constexpr double edgeFadePx = 0.5;

struct Stroke {
    double widthPx = 2;
    Colour colour;
    std::vector<double> dashPx; ///< on, off, on, off …; empty = solid
    double dashOffsetPx = 0;
};

class Painter {
public:
    explicit Painter(Frame& frame) : _frame(frame) {}

    void stroke(std::span<const ScreenPoint> line, const Stroke& stroke, bool closed = false);
    /// Convex or simple polygon with an antialiased rim.
    void fillPolygon(std::span<const ScreenPoint> ring, Colour colour);
    void
    fillTriangles(std::span<const ScreenPoint> points, std::span<const unsigned> triangles, Colour colour);
    void hatchTriangles(
        std::span<const ScreenPoint> points, std::span<const unsigned> triangles, const Hatch& hatch);
    /// Tint band on both sides of a border: left and right along its direction; alpha 0 = no tint on that
    /// side, where the bands of borders further away are hidden too.
    void band(std::span<const ScreenPoint> line, double widthPx, Colour left, Colour right);
    /// The same for many borders, in one command for the sides without a tint and one for the others.
    struct Band {
        ScreenLine line;
        Colour left, right;
    };
    void bands(std::span<const Band> bands, double widthPx);
    /// A strip of changing width: a half width for every point of the line.
    void ribbon(std::span<const ScreenPoint> line, std::span<const double> halfWidthsPx, Colour colour);
    /// A convex polygon coloured by its corners, without an antialiased rim: cells of a shade meet without
    /// seams.
    void shadedFan(std::span<const ScreenPoint> ring, std::span<const Colour> colours);
    /// Antialiased triangle, three primitives.
    void triangle(ScreenPoint a, ScreenPoint b, ScreenPoint c, Colour colour);
    void circle(ScreenPoint center, double radiusPx, Colour fill, const Stroke& rim);
    void roundedBox(
        double xPx, double yPx, double widthPx, double heightPx, double radiusPx, Colour fill, Colour border);
    void text(TextRun run);

private:
    void use(DrawCommand::Kind kind, Paint paint);
    Frame& _frame;
};

/// Fewer points, none further than the tolerance from the line (Douglas-Peucker).
[[nodiscard]] ScreenLine thinned(std::span<const ScreenPoint> line, double tolerancePx);
[[nodiscard]] double lengthPx(std::span<const ScreenPoint> line);
struct PointOnLine {
    ScreenPoint at;
    ScreenPoint direction; ///< unit vector along the line
};
[[nodiscard]] double distanceToLeg(ScreenPoint at, ScreenPoint from, ScreenPoint to);
/// Point at a distance along the line, clamped to its ends.
[[nodiscard]] PointOnLine pointAlong(std::span<const ScreenPoint> line, double fromStartPx);
/// Points along the line: the first at a distance from its start, then one every period, up to its end.
[[nodiscard]] std::vector<PointOnLine>
pointsEvery(std::span<const ScreenPoint> line, double firstPx, double periodPx);
/// Part of the line between two distances from its start; empty when it does not reach there.
[[nodiscard]] ScreenLine partPx(std::span<const ScreenPoint> line, double fromPx, double toPx);
/// Cuts a pixel line into dashes; phase runs along the line.
[[nodiscard]] std::vector<ScreenLine>
dashes(std::span<const ScreenPoint> line, std::span<const double> dashPx, double offsetPx);
/// The line moved sideways by a distance (positive = to the left of its direction on the screen), mitred,
/// clean of loops.
[[nodiscard]] ScreenLine offsetLine(std::span<const ScreenPoint> line, double distancePx);
/// Catmull-Rom (centripetal) smoothing through the points.
[[nodiscard]] ScreenLine smoothed(std::span<const ScreenPoint> line, double maxStepPx);

} // namespace khalkha
