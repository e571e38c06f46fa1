// Unit symbols and flags, above all lines.

#include "scene/flags.h"
#include "scene/layers.h"
#include "scene/mark_colours.h"

namespace khalkha {

void paintMarks(const ComposeInput& in, Painter& painter, ComposeNotes& notes) {
    const double scale = pictureScale(in.view, in.camera.viewport());
    // The first placed is the most important: it stands uppermost.
    for (size_t i = notes.marks.size(); i-- > 0;) {
        const UnitMark& mark = notes.marks[i];
        const MarkColours colours = markColours(in, mark);
        ScreenPoint flagAt = mark.at;
        if (mark.symbol) {
            const UnitSymbol symbol = unitSymbol(*mark.symbol);
            flagAt.x += symbol.box.left * mark.unitPx - (flagGapPx + flagPx * flagProportion / 2) * scale;
            paintUnitSymbol(painter, symbol, mark.at, mark.unitPx, scale, colours.symbol);
            notes.legendEntries.insert(markKey(in, mark));
            if (mark.symbol->echelon != Echelon::unspecified) {
                notes.legendEntries.insert(
                    "symbol.echelon." + std::to_string(static_cast<int>(mark.symbol->echelon)));
            }
        }
        if (!mark.flagSideId.empty()) {
            const double height = flagPx * scale;
            const double width = height * flagProportion;
            paintFlag(
                painter,
                flagOf(in.model.chronicle(), mark.flagSideId),
                in.sample.at,
                {flagAt.x - width / 2, flagAt.y - height / 2, width, height},
                scale,
                colours.flagRim,
                colours.symbol.casing);
            notes.legendEntries.insert("flag." + flagSide(in.model.chronicle(), mark.flagSideId));
        }
    }
}

} // namespace khalkha
