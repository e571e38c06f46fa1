// Frames of unit symbols and the marks of echelons.
#include "scene/mesh.h"
#include "scene/unit_shapes.h"

#include <array>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double markHeight = 27, markWidth = 25, markGap = 5, markLine = 6;

void append(ScreenLine& line, const ScreenLine& more) {
    line.insert(line.end(), more.begin(), more.end());
}

/// Four lobes, each three quarters of a circle around.
ScreenLine quatrefoil(double reach, double waist) {
    ScreenLine ring;
    const double lobe = reach - waist;
    for (int side = 0; side < 4; ++side) {
        const ScreenLine bow = arc({0, -waist}, waist, lobe, 180, 360);
        for (const ScreenPoint& point : bow) {
            ring.push_back(turned(point, std::numbers::pi / 2 * side));
        }
    }
    return ring;
}

SymbolFrame landFrame(FrameKind kind) {
    switch (kind) {
    case FrameKind::friendly:
        return {{{-75, -50}, {75, -50}, {75, 50}, {-75, 50}}, false, 75, -50, 50, {75, 50}, 75};
    case FrameKind::hostile:
        return {{{0, -72}, {72, 0}, {0, 72}, {-72, 0}}, false, 72, -72, 72, {41, 31}, 72};
    case FrameKind::neutral:
        return {{{-55, -55}, {55, -55}, {55, 55}, {-55, 55}}, false, 55, -55, 55, {55, 55}, 55};
    case FrameKind::unknown:
        break;
    }
    return {quatrefoil(70, 37), false, 70, -70, 70, {51, 34}, 70};
}

SymbolFrame seaFrame(FrameKind kind) {
    if (kind == FrameKind::friendly) {
        return {arc({0, 0}, 60, 60, 0, 345), false, 60, -60, 60, {43, 42}, 60};
    }
    return landFrame(kind);
}

/// Open at the bottom.
SymbolFrame airFrame(FrameKind kind) {
    SymbolFrame frame;
    frame.open = true;
    frame.halfWidth = frame.halfLevel = 55;
    frame.bottom = 50;
    frame.diagonal = {55, 50};
    frame.ring.push_back({-55, 50});
    switch (kind) {
    case FrameKind::friendly:
        frame.top = -70;
        append(frame.ring, arc({0, 0}, 55, 70, 180, 360));
        break;
    case FrameKind::hostile:
        frame.top = -80;
        append(frame.ring, {{-55, -30}, {0, -80}, {55, -30}});
        break;
    case FrameKind::neutral:
        frame.top = -70;
        append(frame.ring, {{-55, -70}, {55, -70}});
        break;
    case FrameKind::unknown:
        frame.top = -80;
        frame.halfWidth = frame.halfLevel = 75;
        frame.ring.front() = {-35, 50};
        append(frame.ring, arc({-35, 5}, 40, 45, 90, 270));
        append(frame.ring, arc({0, -40}, 35, 40, 180, 360));
        append(frame.ring, arc({35, 5}, 40, 45, 270, 450));
        return frame;
    }
    frame.ring.push_back({55, 50});
    return frame;
}

struct EchelonRow {
    Echelon echelon;
    char mark; ///< o a dot, | a stroke, x a cross, + a plus, / a dot struck through
    int count;
};
constexpr std::array echelonRows{
    EchelonRow{Echelon::team, '/', 1},
    EchelonRow{Echelon::squad, 'o', 1},
    EchelonRow{Echelon::section, 'o', 2},
    EchelonRow{Echelon::platoon, 'o', 3},
    EchelonRow{Echelon::company, '|', 1},
    EchelonRow{Echelon::battalion, '|', 2},
    EchelonRow{Echelon::regiment, '|', 3},
    EchelonRow{Echelon::brigade, 'x', 1},
    EchelonRow{Echelon::division, 'x', 2},
    EchelonRow{Echelon::corps, 'x', 3},
    EchelonRow{Echelon::army, 'x', 4},
    EchelonRow{Echelon::armyGroup, 'x', 5},
    EchelonRow{Echelon::theatre, 'x', 6},
    EchelonRow{Echelon::command, '+', 2}};

void addMark(std::vector<SymbolShape>& shapes, char mark, double x, double bottom) {
    const double half = markWidth / 2;
    const double middle = bottom - markHeight / 2;
    const auto line = [&](ScreenPoint from, ScreenPoint to) {
        shapes.push_back({{from, to}, markLine, false, false, false});
    };
    switch (mark) {
    case 'x':
        line({x - half, bottom - markHeight}, {x + half, bottom});
        line({x - half, bottom}, {x + half, bottom - markHeight});
        break;
    case '+':
        line({x - half, middle}, {x + half, middle});
        line({x, middle - half}, {x, middle + half});
        break;
    case '|':
        line({x, bottom}, {x, bottom - markHeight});
        break;
    default:
        shapes.push_back({arc({x, middle}, 8, 8, 0, 330), 0, true, false, false});
        if (mark == '/') {
            shapes.back().width = markLine * 0.8;
            line({x - half, bottom}, {x + half, bottom - markHeight});
        }
        break;
    }
}

} // namespace

ScreenLine arc(ScreenPoint middle, double radiusX, double radiusY, double fromDeg, double toDeg) {
    constexpr double stepDeg = 15;
    const int steps = std::max(1, static_cast<int>(std::lround(std::abs(toDeg - fromDeg) / stepDeg)));
    ScreenLine line;
    for (int i = 0; i <= steps; ++i) {
        const double angle = (fromDeg + (toDeg - fromDeg) * i / steps) * std::numbers::pi / 180;
        line.push_back(middle + ScreenPoint{std::cos(angle) * radiusX, std::sin(angle) * radiusY});
    }
    return line;
}

SymbolFrame symbolFrame(SymbolSet set, FrameKind kind) {
    switch (set) {
    case SymbolSet::air:
        return airFrame(kind);
    case SymbolSet::seaSurface:
        return seaFrame(kind);
    case SymbolSet::landUnit:
        break;
    }
    return landFrame(kind);
}

std::vector<SymbolShape> echelonMarks(Echelon echelon, double bottom, double& width) {
    std::vector<SymbolShape> shapes;
    width = 0;
    for (const EchelonRow& row : echelonRows) {
        if (row.echelon != echelon) {
            continue;
        }
        const double each = row.mark == '|' ? markLine + 5 : row.mark == 'o' ? 17 : markWidth;
        width = row.count * each + (row.count - 1) * markGap;
        for (int i = 0; i < row.count; ++i) {
            addMark(shapes, row.mark, -width / 2 + each / 2 + i * (each + markGap), bottom);
        }
    }
    return shapes;
}

} // namespace khalkha
