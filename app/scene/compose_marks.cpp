// Unit symbols and flags: where the names leave room for them, above all lines.

#include "scene/flags.h"
#include "scene/label_board.h"
#include "scene/mark_colours.h"

#include <algorithm>

namespace khalkha {

namespace {

ScreenBox at(const ScreenBox& shape, ScreenPoint place) {
    return {shape.left + place.x, shape.top + place.y, shape.right + place.x, shape.bottom + place.y};
}

/// A mark may lie on this part of what labels avoid: on the front that it stands at.
constexpr double tolerable = 0.6;

std::optional<ScreenPoint> freeStand(const LabelBoard& board, const MarkWish& wish) {
    for (const ScreenPoint& stand : wish.stands) {
        const ScreenBox box = at(wish.shape, stand);
        if (board.fits(box) && (wish.mark.selected || board.grid.crowding(box) <= tolerable)) {
            return stand;
        }
    }
    return std::nullopt;
}

void paintMark(const ComposeInput& in, const UnitMark& mark, Painter& painter) {
    const double scale = pictureScale(in.view, in.camera.viewport());
    const MarkColours colours = markColours(in, mark);
    ScreenPoint flagAt = mark.at;
    if (mark.symbol) {
        const UnitSymbol symbol = unitSymbol(*mark.symbol);
        flagAt.x += symbol.box.left * mark.unitPx - (flagGapPx + flagPx * flagProportion / 2) * scale;
        paintUnitSymbol(painter, symbol, mark.at, mark.unitPx, scale, colours.symbol);
    }
    if (!mark.flagSideId.empty()) {
        const double height = flagPx * scale;
        const double width = height * flagProportion;
        paintFlag(
            painter,
            flagOf(in.model.chronicle(), mark.flagSideId),
            in.sample.at,
            {flagAt.x - width / 2, flagAt.y - height / 2, width, height},
            {scale, colours.flagRim, colours.symbol.casing});
    }
}

bool isMarkRow(const std::string& key) {
    return key.starts_with("symbol.") || key.starts_with("flag.");
}

} // namespace

void addMarkRows(const ComposeInput& in, const UnitMark& mark, ComposeNotes& notes) {
    if (mark.symbol) {
        notes.legendEntries.insert(markKey(in, mark));
        if (mark.symbol->echelon != Echelon::unspecified) {
            notes.legendEntries.insert(
                "symbol.echelon." + std::to_string(static_cast<int>(mark.symbol->echelon)));
        }
    }
    if (!mark.flagSideId.empty()) {
        notes.legendEntries.insert("flag." + flagSide(in.model.chronicle(), mark.flagSideId));
    }
}

void setMarks(LabelBoard& board, ComposeNotes& notes, Painter& painter, Frame& frame) {
    // The legend made room for all that were asked for; it explains those that found room.
    std::erase_if(notes.legendEntries, isMarkRow);
    for (MarkWish& wish : notes.markWishes) {
        const std::optional<ScreenPoint> stand = freeStand(board, wish);
        if (!stand) {
            continue;
        }
        wish.mark.at = *stand;
        const ScreenBox box = at(wish.shape, *stand);
        board.take(box, 1);
        frame.marks.push_back(box);
        addMarkRows(board.in, wish.mark, notes);
        paintMark(board.in, wish.mark, painter);
        const double middle = (box.top + box.bottom) / 2;
        const double radius = (box.bottom - box.top) / 2;
        const double inset = std::min(radius, (box.right - box.left) / 2);
        frame.picks.push_back(
            {wish.thing, {{box.left + inset, middle}, {box.right - inset, middle}}, radius});
    }
}

} // namespace khalkha
