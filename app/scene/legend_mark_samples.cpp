// Samples of unit symbols and flags in the legend.

#include "base/text.h"
#include "scene/flags.h"
#include "scene/legend.h"
#include "scene/mark_colours.h"
#include "scene/mesh.h"
#include "scene/unit_shapes.h"

namespace khalkha {

namespace {

/// The frame of an identity in the colours of a side, without an arm.
void frameSample(
    const ComposeInput& in,
    StandardIdentity identity,
    const std::string& sideId,
    const ScreenBox& box,
    double scale,
    Painter& painter) {
    UnitMark mark;
    mark.sideId = sideId;
    mark.symbol = Sidc{};
    mark.symbol->identity = identity;
    const UnitSymbol symbol = unitSymbol(*mark.symbol);
    const double unitPx = (box.bottom - box.top) / (symbol.box.bottom - symbol.box.top);
    MarkColours colours = markColours(in, mark);
    colours.symbol.casing = {0, 0, 0, 0};
    paintUnitSymbol(
        painter,
        symbol,
        {(box.left + box.right) / 2, (box.top + box.bottom) / 2},
        unitPx,
        scale,
        colours.symbol);
}

void echelonSample(
    const ComposeInput& in, Echelon echelon, const ScreenBox& box, double scale, Painter& painter) {
    double width = 0;
    const std::vector<SymbolShape> marks = echelonMarks(echelon, 13, width);
    const double unitPx =
        std::min((box.bottom - box.top) / 48, (box.right - box.left) / std::max(width, 1.0));
    const ScreenPoint middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    for (const SymbolShape& shape : marks) {
        ScreenLine line;
        for (const ScreenPoint& point : shape.line) {
            line.push_back(middle + point * unitPx);
        }
        if (shape.width > 0) {
            painter.stroke(
                line, {std::max(shape.width * unitPx, 1.4 * scale), in.theme.boxText, {}, 0}, shape.closed);
        } else {
            painter.fillPolygon(line, in.theme.boxText);
        }
    }
}

void flagSample(
    const ComposeInput& in, const std::string& sideId, const ScreenBox& box, double scale, Painter& painter) {
    const double height = box.bottom - box.top - 2 * scale;
    const double width = height * flagProportion;
    paintFlag(
        painter,
        flagOf(in.model.chronicle(), sideId),
        in.sample.at,
        {(box.left + box.right - width) / 2, box.top + scale, width, height},
        {scale, in.theme.boxTextSecondary, {0, 0, 0, 0}});
}

} // namespace

bool paintMarkSample(
    const ComposeInput& in, const std::string& key, const ScreenBox& box, double scale, Painter& painter) {
    if (key.starts_with("flag.")) {
        flagSample(in, key.substr(5), box, scale, painter);
        return true;
    }
    if (!key.starts_with("symbol.")) {
        return false;
    }
    const size_t dot = key.find('.', 7);
    const std::string kind = key.substr(7, dot - 7);
    const std::string rest = key.substr(dot + 1);
    if (kind == "echelon") {
        const auto number = static_cast<int>(parseNumber(rest).value_or(0));
        echelonSample(in, static_cast<Echelon>(number), box, scale, painter);
    } else {
        const StandardIdentity identity = kind == "friend"    ? StandardIdentity::friendly
                                          : kind == "hostile" ? StandardIdentity::hostile
                                          : kind == "neutral" ? StandardIdentity::neutral
                                                              : StandardIdentity::unknown;
        frameSample(in, identity, rest, box, scale, painter);
    }
    return true;
}

} // namespace khalkha
