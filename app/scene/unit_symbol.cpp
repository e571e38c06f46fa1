#include "scene/unit_symbol.h"

#include "scene/mesh.h"
#include "scene/unit_shapes.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double frameLine = 7;
constexpr double aboveGap = 8;

void include(SymbolBox& box, const ScreenLine& line, double half) {
    for (const ScreenPoint& point : line) {
        box.left = std::min(box.left, point.x - half);
        box.top = std::min(box.top, point.y - half);
        box.right = std::max(box.right, point.x + half);
        box.bottom = std::max(box.bottom, point.y + half);
    }
}

/// Bracket of a task force, roof of a dummy, staff of a headquarters.
void addStaff(const Sidc& sidc, const SymbolFrame& frame, double marksWidth, UnitSymbol& symbol) {
    const auto add = [&](ScreenLine line, bool dashed) {
        symbol.shapes.push_back({std::move(line), 6, false, false, dashed});
    };
    if (sidc.taskForce) {
        const double half = std::max(marksWidth / 2 + 9, 40.0);
        const double top = frame.top - aboveGap - 36;
        // Down to the frame, which is a point or a level line in the middle.
        const double foot = frame.top - 2;
        add({{-half, foot}, {-half, top}, {half, top}, {half, foot}}, false);
    }
    if (sidc.dummy) {
        const double foot = frame.top - aboveGap - 10;
        add({{-frame.halfWidth, foot}, {0, foot - 40}, {frame.halfWidth, foot}}, true);
    }
    if (sidc.headquarters) {
        // From the corner of a box, from the side of a shape that has none.
        const double from = frame.diagonal.y == frame.bottom ? frame.bottom : 0.0;
        add({{-frame.halfLevel, from}, {-frame.halfLevel, frame.bottom + 45}}, false);
    }
}

ScreenLine placed(const ScreenLine& line, ScreenPoint at, double unitPx) {
    ScreenLine result;
    result.reserve(line.size());
    for (const ScreenPoint& point : line) {
        result.push_back(at + point * unitPx);
    }
    return result;
}

} // namespace

FrameKind frameKind(StandardIdentity identity) {
    switch (identity) {
    case StandardIdentity::friendly:
    case StandardIdentity::assumedFriend:
        return FrameKind::friendly;
    case StandardIdentity::hostile:
    case StandardIdentity::suspect:
        return FrameKind::hostile;
    case StandardIdentity::neutral:
        return FrameKind::neutral;
    case StandardIdentity::pending:
    case StandardIdentity::unknown:
        break;
    }
    return FrameKind::unknown;
}

std::string_view frameCode(FrameKind kind) {
    constexpr std::array<std::string_view, 4> codes{"friend", "hostile", "neutral", "unknown"};
    return codes[static_cast<size_t>(kind)];
}

UnitSymbol unitSymbol(const Sidc& sidc) {
    const SymbolFrame frame = symbolFrame(sidc.set, frameKind(sidc.identity));
    UnitSymbol symbol;
    symbol.frame = frame.ring;
    symbol.frameOpen = frame.open;
    symbol.frameDashed = sidc.planned();
    symbol.shapes = symbolIcon(sidc, frame);
    double marksWidth = 0;
    std::vector<SymbolShape> marks = echelonMarks(sidc.echelon, frame.top - aboveGap, marksWidth);
    std::move(marks.begin(), marks.end(), std::back_inserter(symbol.shapes));
    addStaff(sidc, frame, marksWidth, symbol);
    symbol.letters = sidc.set == SymbolSet::landUnit && sidc.modifier1 == 5 ? "BOR" : "";
    include(symbol.box, symbol.frame, frameLine / 2);
    for (const SymbolShape& shape : symbol.shapes) {
        include(symbol.box, shape.line, shape.width / 2);
    }
    return symbol;
}

void paintUnitSymbol(
    Painter& painter,
    const UnitSymbol& symbol,
    ScreenPoint at,
    double unitPx,
    double scale,
    const SymbolColours& colours) {
    const double thinnest = 1.25 * scale;
    const double rim = 1.5 * scale;
    const double frameWidth = std::max(frameLine * unitPx, 1.2 * thinnest);
    const ScreenLine frame = placed(symbol.frame, at, unitPx);
    painter.stroke(frame, {frameWidth + 2 * rim, colours.casing, {}, 0}, true);
    std::vector<std::pair<ScreenLine, double>> lines; // placed, and how wide
    for (const SymbolShape& shape : symbol.shapes) {
        lines.emplace_back(
            placed(shape.line, at, unitPx), shape.width > 0 ? std::max(shape.width * unitPx, thinnest) : 0.0);
        if (!shape.inside) {
            painter.stroke(
                lines.back().first, {lines.back().second + 2 * rim, colours.casing, {}, 0}, shape.closed);
        }
    }
    painter.fillPolygon(frame, colours.fill);
    for (size_t i = 0; i < lines.size(); ++i) {
        const SymbolShape& shape = symbol.shapes[i];
        const auto& [line, width] = lines[i];
        const Colour colour = shape.inside ? colours.ink : colours.outside;
        if (width > 0) {
            Stroke stroke{width, colour, {}, 0};
            if (shape.dashed) {
                stroke.dashPx = {4 * width, 2 * width};
            }
            painter.stroke(line, stroke, shape.closed);
        } else {
            painter.fillPolygon(line, colour);
        }
    }
    if (!symbol.letters.empty()) {
        TextRun run;
        run.text = symbol.letters;
        run.style.bold = true;
        run.style.sizePx = 26 * unitPx;
        run.at = at + ScreenPoint{-26, -22} * unitPx;
        run.colour = colours.ink;
        run.haloPx = 0;
        painter.text(std::move(run));
    }
    Stroke line{frameWidth, colours.frame, {}, 0};
    if (symbol.frameDashed) {
        // White between the dashes, as in the standard: they must show on a dark map too.
        painter.stroke(frame, {frameWidth, {255, 255, 255, colours.frame.a}, {}, 0}, !symbol.frameOpen);
        line.dashPx = {3 * frameWidth, 2 * frameWidth};
    }
    painter.stroke(frame, line, !symbol.frameOpen);
}

} // namespace khalkha
