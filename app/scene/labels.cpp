#include "scene/labels.h"

#include "scene/label_board.h"
#include "scene/place_marks.h"

#include <algorithm>

namespace khalkha {

namespace {

ScreenBox labelArea(const ComposeInput& in, double marginPx) {
    const Viewport viewport = in.camera.viewport();
    const ViewState& view = in.view;
    return {
        view.insetLeftPx + marginPx,
        view.insetTopPx + marginPx,
        viewport.widthPx - view.insetRightPx - marginPx,
        viewport.heightPx - view.insetBottomPx - marginPx};
}

} // namespace

LabelBoard::LabelBoard(
    const ComposeInput& composeInput, const std::vector<ScreenBox>& reserved, const ComposeNotes& notes)
    : in(composeInput),
      scale(pictureScale(in.view, in.camera.viewport())),
      groundPerPx(in.camera.metersPerPixel() * scale),
      grid(labelArea(in, 6 * scale)) {
    for (const ScreenBox& box : reserved) {
        grid.take(grown(box, size(4)));
    }
    for (const ScreenBox& box : notes.obstacles) {
        grid.avoid(box);
    }
    for (const UnitMark& mark : notes.marks) {
        grid.take(boxOf(mark, scale));
    }
    const Viewport viewport = in.camera.viewport();
    const auto width = static_cast<double>(viewport.widthPx);
    const auto height = static_cast<double>(viewport.heightPx);
    const double room = width * height / (scale * scale * 1920 * 1080);
    // From far away names only say where things are; the picture is the globe.
    const bool globe = groundPerPx > 6000;
    placesLeft = std::clamp(static_cast<int>((globe ? 12 : 32) * room), 6, 60);
    regionsLeft = std::clamp(static_cast<int>((globe ? 8 : 14) * room), 3, 24);
    for (const ScreenPoint corner :
         {ScreenPoint{0, 0}, ScreenPoint{width, 0}, ScreenPoint{0, height}, ScreenPoint{width, height}}) {
        limbShows = limbShows || !in.camera.pick(corner);
    }
}

bool LabelBoard::fits(const ScreenBox& box) const {
    if (!grid.isFree(box)) {
        return false;
    }
    return !limbShows || (in.camera.pick({box.left, box.top}) && in.camera.pick({box.right, box.top}) &&
                          in.camera.pick({box.left, box.bottom}) && in.camera.pick({box.right, box.bottom}));
}

Halo LabelBoard::halo(double alpha) const {
    return {in.theme.textHalo.withAlpha(0.92 * alpha), size(2.4)};
}

Halo LabelBoard::waterHalo() const {
    return {in.theme.waterHalo, size(2)};
}

TextStyle LabelBoard::style(double px, bool bold) const {
    return {in.view.language, bold, size(px), 0};
}

TextStyle LabelBoard::secondStyle(double px) const {
    return {in.view.secondLanguage.value_or(in.view.language), false, size(px), 0};
}

std::string LabelBoard::second(const LocalText& text, const std::string& first) const {
    if (!in.view.secondLanguage) {
        return {};
    }
    const std::string& other = text.in(*in.view.secondLanguage);
    return other == first ? std::string() : other;
}

void paintLabels(
    const ComposeInput& in,
    const std::vector<ScreenBox>& reserved,
    Painter& painter,
    Frame& frame,
    ComposeNotes& notes) {
    LabelBoard board(in, reserved, notes);
    const bool places = in.view.layer(Layer::places).visible;
    const bool regions = in.view.layer(Layer::regions).visible;
    std::vector<PlaceMark> marks = places ? placeMarks(board) : std::vector<PlaceMark>{};

    // A claim is never drawn without its name: those come first.
    placeWanted(board, notes, 0, 1);
    if (in.view.layer(Layer::polities).visible) {
        placePolityNames(board, marks);
    }
    placePlaceNames(board, marks, 2);
    if (regions) {
        placeRegionNames(board, 1, 1);
    }
    placeWanted(board, notes, 2, 1000);
    placePlaceNames(board, marks, 5);
    if (regions) {
        placeRegionNames(board, 2, 5);
    }

    for (const PlaceMark& mark : board.symbols) {
        if (!isArea(mark.place->kind)) {
            paintPlaceSymbol(board, mark, painter);
        }
        frame.picks.push_back({"place", mark.place->id, {mark.at}, board.size(10)});
    }
    for (TextRun& run : board.texts) {
        painter.text(std::move(run));
    }
}

} // namespace khalkha
