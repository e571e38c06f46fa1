// Fills, hatches and small shapes.

#include "geo/polyline.h"
#include "scene/mesh.h"
#include "scene/painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

/// Twice the area; positive when the ring runs clockwise on the screen.
double twiceArea(std::span<const ScreenPoint> ring) {
    double sum = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        sum += cross(ring[i], ring[(i + 1) % ring.size()]);
    }
    return sum;
}

bool isConvex(std::span<const ScreenPoint> ring) {
    for (size_t i = 0; i < ring.size(); ++i) {
        const ScreenPoint a = ring[(i + 1) % ring.size()] - ring[i];
        const ScreenPoint b = ring[(i + 2) % ring.size()] - ring[(i + 1) % ring.size()];
        if (cross(a, b) < -1e-9) {
            return false;
        }
    }
    return true;
}

/// A clockwise ring moved outwards (negative: inwards), mitres limited.
ScreenLine grown(std::span<const ScreenPoint> ring, double byPx) {
    ScreenLine result;
    result.reserve(ring.size());
    const size_t count = ring.size();
    for (size_t i = 0; i < count; ++i) {
        const ScreenPoint before = leftOf(unit(ring[i] - ring[(i + count - 1) % count]));
        const ScreenPoint after = leftOf(unit(ring[(i + 1) % count] - ring[i]));
        const double squared = std::max(2.0 * (1.0 + dot(before, after)), 0.5);
        result.push_back(ring[i] + (before + after) * (2.0 / squared * byPx));
    }
    return result;
}

ScreenLine clockwiseRing(std::span<const ScreenPoint> ring) {
    ScreenLine result;
    result.reserve(ring.size());
    for (const ScreenPoint& point : ring) {
        if (result.empty() || distance(result.back(), point) > 1e-3) {
            result.push_back(point);
        }
    }
    while (result.size() > 1 && distance(result.front(), result.back()) <= 1e-3) {
        result.pop_back();
    }
    if (twiceArea(result) < 0) {
        std::reverse(result.begin(), result.end());
    }
    return result;
}

/// Fan from a centre whose distance from every edge is the same: exact antialiasing with one triangle an
/// edge.
void writeFan(
    Mesh mesh, ScreenPoint center, std::span<const ScreenPoint> ring, double inradius, Colour colour) {
    const double reach = inradius + edgeFadePx;
    const std::uint32_t middle = mesh.corner(center, colour, 0, inradius);
    std::vector<std::uint32_t> rim;
    rim.reserve(ring.size());
    for (const ScreenPoint& point : ring) {
        // Growing from the centre moves every edge outwards by the same amount.
        rim.push_back(mesh.corner(center + (point - center) * (reach / inradius), colour, reach, inradius));
    }
    for (size_t i = 0; i < rim.size(); ++i) {
        mesh.triangle(middle, rim[i], rim[(i + 1) % rim.size()]);
    }
}

/// Regular polygon around a circle, fine enough to look round.
ScreenLine circleAround(ScreenPoint center, double radiusPx) {
    const double bulge = 0.22; // pixels by which corners stand out
    const double half = std::acos(1.0 / (1.0 + bulge / std::max(radiusPx, 0.5)));
    const int count = std::clamp(static_cast<int>(std::ceil(std::numbers::pi / half)), 8, 64);
    const double outer = radiusPx / std::cos(std::numbers::pi / count);
    ScreenLine ring;
    ring.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / count;
        ring.push_back(center + ScreenPoint{std::cos(angle), std::sin(angle)} * outer);
    }
    return ring;
}

/// Unit vector across lines at an angle.
ScreenPoint acrossOf(double angleDeg) {
    const double angle = angleDeg * std::numbers::pi / 180.0;
    return leftOf(ScreenPoint{std::cos(angle), -std::sin(angle)});
}

} // namespace

void Painter::fillPolygon(std::span<const ScreenPoint> points, Colour colour) {
    const ScreenLine ring = clockwiseRing(points);
    if (ring.size() < 3 || colour.a == 0) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    Mesh mesh(_frame);
    const ScreenLine inner = grown(ring, -edgeFadePx);
    const ScreenLine outer = grown(ring, edgeFadePx);
    std::vector<std::uint32_t> innerCorners;
    std::vector<std::uint32_t> outerCorners;
    for (size_t i = 0; i < ring.size(); ++i) {
        innerCorners.push_back(mesh.corner(inner[i], colour, 0, edgeFadePx));
        outerCorners.push_back(mesh.corner(outer[i], colour, 2 * edgeFadePx, edgeFadePx));
    }
    for (size_t i = 0; i < ring.size(); ++i) {
        const size_t next = (i + 1) % ring.size();
        mesh.quad(innerCorners[i], innerCorners[next], outerCorners[i], outerCorners[next]);
    }
    if (isConvex(ring)) {
        for (size_t i = 2; i < ring.size(); ++i) {
            mesh.triangle(innerCorners[0], innerCorners[i - 1], innerCorners[i]);
        }
        return;
    }
    Polygon polygon;
    polygon.rings.emplace_back();
    for (const ScreenPoint& point : inner) {
        polygon.rings.front().push_back({point.x, point.y});
    }
    const Triangulation parts = triangulate(polygon);
    std::vector<std::uint32_t> corners;
    for (const LonLat& point : parts.points) {
        corners.push_back(mesh.corner({point.lonDeg, point.latDeg}, colour, 0, fillHalfWidth));
    }
    for (size_t i = 0; i + 2 < parts.triangles.size(); i += 3) {
        mesh.triangle(
            corners[parts.triangles[i]], corners[parts.triangles[i + 1]], corners[parts.triangles[i + 2]]);
    }
}

void Painter::fillTriangles(
    std::span<const ScreenPoint> points, std::span<const unsigned> triangles, Colour colour) {
    if (points.empty() || triangles.size() < 3 || colour.a == 0) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    Mesh mesh(_frame);
    const auto base = static_cast<std::uint32_t>(_frame.vertices.size());
    for (const ScreenPoint& point : points) {
        mesh.corner(point, colour, 0, fillHalfWidth);
    }
    for (size_t i = 0; i + 2 < triangles.size(); i += 3) {
        mesh.triangle(base + triangles[i], base + triangles[i + 1], base + triangles[i + 2]);
    }
}

void Painter::shadedFan(std::span<const ScreenPoint> ring, std::span<const Colour> colours) {
    if (ring.size() < 3 || colours.size() != ring.size()) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    Mesh mesh(_frame);
    const auto base = static_cast<std::uint32_t>(_frame.vertices.size());
    for (size_t i = 0; i < ring.size(); ++i) {
        mesh.corner(ring[i], colours[i], 0, fillHalfWidth);
    }
    for (std::uint32_t i = 2; i < ring.size(); ++i) {
        mesh.triangle(base, base + i - 1, base + i);
    }
}

void Painter::hatchTriangles(
    std::span<const ScreenPoint> points, std::span<const unsigned> triangles, const Hatch& hatch) {
    const bool seen = hatch.first.a > 0 || hatch.second.a > 0;
    if (points.empty() || triangles.size() < 3 || !(hatch.spacingPx > 0) || !seen) {
        return;
    }
    // Each hatch is a command of its own: its style is not in the vertices.
    DrawCommand command;
    command.paint = Paint::hatch;
    command.first = static_cast<std::uint32_t>(_frame.indices.size());
    command.hatch = static_cast<std::uint32_t>(_frame.hatches.size());
    _frame.commands.push_back(command);
    _frame.hatches.push_back(hatch);
    Mesh mesh(_frame);
    const auto base = static_cast<std::uint32_t>(_frame.vertices.size());
    const ScreenPoint first = acrossOf(hatch.firstAngleDeg) * (1 / hatch.spacingPx);
    const ScreenPoint second = acrossOf(hatch.secondAngleDeg) * (1 / hatch.spacingPx);
    for (const ScreenPoint& point : points) {
        const ScreenPoint from = point - hatch.anchor;
        mesh.corner(point, hatch.first, dot(from, first), dot(from, second));
    }
    for (size_t i = 0; i + 2 < triangles.size(); i += 3) {
        mesh.triangle(base + triangles[i], base + triangles[i + 1], base + triangles[i + 2]);
    }
}

void Painter::triangle(ScreenPoint a, ScreenPoint b, ScreenPoint c, Colour colour) {
    const double sideA = distance(b, c);
    const double sideB = distance(c, a);
    const double sideC = distance(a, b);
    const double around = sideA + sideB + sideC;
    const double area = std::abs(cross(b - a, c - a)) / 2;
    if (colour.a == 0 || area < 1e-3) {
        return;
    }
    use(DrawCommand::Kind::mesh, Paint::solid);
    const ScreenPoint center = (a * sideA + b * sideB + c * sideC) * (1.0 / around);
    const std::array<ScreenPoint, 3> ring{a, b, c};
    writeFan(Mesh(_frame), center, ring, 2 * area / around, colour);
}

void Painter::circle(ScreenPoint center, double radiusPx, Colour fill, const Stroke& rim) {
    if (!(radiusPx > 0)) {
        return;
    }
    const bool hasRim = rim.colour.a > 0 && rim.widthPx > 0;
    if (fill.a > 0) {
        use(DrawCommand::Kind::mesh, Paint::solid);
        writeFan(Mesh(_frame), center, circleAround(center, radiusPx), radiusPx, fill);
    }
    if (hasRim) {
        stroke(circleAround(center, radiusPx), rim, true);
    }
}

// NOLINTNEXTLINE(readability-function-size)
void Painter::roundedBox(
    double xPx, double yPx, double widthPx, double heightPx, double radiusPx, Colour fill, Colour border) {
    if (!(widthPx > 0) || !(heightPx > 0)) {
        return;
    }
    const double radius = std::clamp(radiusPx, 0.0, std::min(widthPx, heightPx) / 2);
    const int steps = radius > 0 ? std::clamp(static_cast<int>(std::ceil(radius / 2)), 2, 8) : 0;
    ScreenLine ring;
    for (int corner = 0; corner < 4; ++corner) {
        const bool right = corner == 1 || corner == 2;
        const bool low = corner >= 2;
        const ScreenPoint center{
            right ? xPx + widthPx - radius : xPx + radius, low ? yPx + heightPx - radius : yPx + radius};
        for (int step = 0; step <= steps; ++step) {
            const double part = steps > 0 ? static_cast<double>(step) / steps : 0.0;
            const double angle = std::numbers::pi * (1.0 + 0.5 * (corner + part));
            ring.push_back(center + ScreenPoint{std::cos(angle), std::sin(angle)} * radius);
        }
    }
    fillPolygon(ring, fill);
    if (border.a > 0) {
        stroke(ring, {1, border, {}, 0}, true);
    }
}

} // namespace khalkha
