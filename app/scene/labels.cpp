#include "scene/labels.h"

#include "scene/label_board.h"
#include "scene/mesh.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

ScreenBox labelArea(const ComposeInput& in, double marginPx) {
    const Viewport viewport = in.camera.viewport();
    const ViewState& view = in.view;
    return {
        view.covered.leftPx + marginPx,
        view.covered.topPx + marginPx,
        viewport.widthPx - view.covered.rightPx - marginPx,
        viewport.heightPx - view.covered.bottomPx - marginPx};
}

/// The box, its distances from the picture's edges rounded up to full steps: what grows by a row from one day
/// to the next then does not push the names about.
ScreenBox steadied(const ScreenBox& box, Viewport size, double scale) {
    const double wide = 90 * scale;
    // A row more or less changes the height more often than the width, of the legend by most.
    const double ofLegend = 220 * scale;
    const double ofDate = 200 * scale;
    const auto up = [](double length, double step) { return std::ceil(length / step) * step; };
    const bool top = box.top + box.bottom < size.heightPx;
    const bool atLeft = box.left < 2 * wide;
    const bool atRight = box.right > size.widthPx - 2 * wide;
    return {
        atLeft ? box.left : size.widthPx - up(size.widthPx - box.left, wide),
        top ? box.top : size.heightPx - up(size.heightPx - box.top, ofDate),
        atRight ? box.right : up(box.right, wide),
        top ? up(box.bottom, ofLegend) : box.bottom};
}

/// A name is hovered and clicked like what it names, along each of its lines; one that is set character by
/// character along the way that they go.
void addLabelPicks(const LabelBoard& board, const FrameLabel& label, std::vector<PickShape>& picks) {
    if (label.thing.empty()) {
        return;
    }
    PickShape shape{label.thing, {}, 0};
    for (size_t i = label.firstText; i < label.firstText + label.textCount; ++i) {
        const TextRun& run = board.texts[i];
        const double widthPx = board.in.metrics.measure(run.text, run.style).widthPx;
        const double heightPx = (lineAscentEm + lineDescentEm) * run.style.sizePx;
        const ScreenPoint along{std::cos(run.angleRad), -std::sin(run.angleRad)};
        const ScreenPoint up{-std::sin(run.angleRad), -std::cos(run.angleRad)};
        const ScreenPoint start = run.at + up * (0.5 * (lineAscentEm - lineDescentEm) * run.style.sizePx);
        const double inset = std::min(heightPx, widthPx) / 2; // for the round ends
        shape.radiusPx = heightPx / 2;
        shape.points.push_back(start + along * inset);
        shape.points.push_back(start + along * (widthPx - inset));
        if (!label.curved) {
            picks.push_back(std::move(shape));
            shape = {label.thing, {}, 0};
        }
    }
    if (!shape.points.empty()) {
        picks.push_back(std::move(shape));
    }
}

/// What is nothing but its name on the map stands out by it.
void markLabel(LabelBoard& board, const FrameLabel& label) {
    const bool onlyName = label.thing.kind == ThingKind::region || label.thing.kind == ThingKind::polity;
    if (!onlyName || !board.in.view.isMarked(label.thing.kind, label.thing.id)) {
        return;
    }
    for (size_t i = label.firstText; i < label.firstText + label.textCount; ++i) {
        board.texts[i].colour = board.in.theme.text;
        board.texts[i].halo = board.in.theme.selection;
    }
}

} // namespace

LabelBoard::LabelBoard(
    const ComposeInput& composeInput, const std::vector<ScreenBox>& reserved, const ComposeNotes& notes)
    : in(composeInput),
      linkedPlaceIds(notes.linkedPlaceIds),
      scale(pictureScale(in.view, in.camera.viewport())),
      groundPerPx(in.camera.metersPerPixel() * scale),
      grid(labelArea(in, 6 * scale)),
      tightGrid(labelArea(in, 6 * scale)),
      furniture(reserved) {
    for (const ScreenBox& box : notes.obstacles) {
        grid.avoid(box);
    }
    const Viewport viewport = in.camera.viewport();
    const auto width = static_cast<double>(viewport.widthPx);
    const auto height = static_cast<double>(viewport.heightPx);
    constexpr double closeUpMeters = 120e3; // of ground from edge to edge
    closeUp = in.camera.metersPerPixel() * width < closeUpMeters;
    for (const ScreenBox& box : reserved) {
        tightGrid.take(grown(box, size(4)));
        // Close up every place needs its room.
        grid.take(closeUp ? grown(box, size(4)) : steadied(grown(box, size(4)), viewport, scale));
    }
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

bool LabelBoard::isSeen(ScreenPoint at) const {
    const ScreenBox point{at.x - 0.5, at.y - 0.5, at.x + 0.5, at.y + 0.5};
    const ScreenBox& area = grid.area();
    const bool within = point.left >= area.left && point.top >= area.top && point.right <= area.right &&
                        point.bottom <= area.bottom;
    return within && std::none_of(furniture.begin(), furniture.end(), [&](const ScreenBox& box) {
               return overlap(box, point);
           });
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

    // Figures of what somebody is measuring stand beside their legs or not at all.
    placeWanted(board, notes, -1, -1);
    // What rests on the ground comes first, what moves with the hour after it, so that armies do not push the
    // names of towns about. A claim is never drawn without its name: it finds room somewhere.
    placePlaceNames(board, marks, board.closeUp ? 5 : 1);
    if (in.view.layer(Layer::polities).visible) {
        placePolityNames(board, marks);
    }
    placeWanted(board, notes, 2, 2);
    placePlaceNames(board, marks, 2);
    placeWanted(board, notes, 0, 1);
    placePlaceNames(board, marks, 5);
    if (regions) {
        placeRegionNames(board, 1, 1);
    }
    placeWanted(board, notes, 3, 1000);
    setMarks(board, notes, painter, frame);
    if (regions) {
        placeRegionNames(board, 2, 5);
    }

    for (const ScreenLine& leader : board.leaders) {
        painter.stroke(leader, {board.size(3), in.theme.textHalo.withAlpha(0.8), {}, 0});
        painter.stroke(leader, {board.size(1.2), in.theme.place, {}, 0});
    }
    for (const PlaceMark& mark : board.symbols) {
        if (!isArea(mark.place->kind)) {
            paintPlaceSymbol(board, mark, painter);
        }
        frame.picks.push_back({{ThingKind::place, mark.place->id}, {mark.at}, board.size(10)});
    }
    for (FrameLabel& label : board.labels) {
        addLabelPicks(board, label, frame.picks);
        markLabel(board, label);
        label.firstText += frame.texts.size();
    }
    frame.labels = std::move(board.labels);
    frame.furniture = reserved;
    for (TextRun& run : board.texts) {
        painter.text(std::move(run));
    }
}

} // namespace khalkha
