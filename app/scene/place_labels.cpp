// Names of places beside their symbols.

#include "base/translate.h"
#include "geo/geodesy.h"
#include "scene/label_board.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// How clearly a place is named at a scale, 0 = not yet. A view of the theatre has the great cities, a view
/// of a battle the villages, the whole globe the capitals.
double clarity(const Place& place, int rank, double groundPerPx) {
    if (place.rank > 1 || place.kind == PlaceKind::capital) {
        return rank <= 1 ? 1.0 : fadeIn(groundPerPx, namedFromMetersPerPx(rank));
    }
    constexpr double cityFrom = 14000;
    return fadeIn(groundPerPx, cityFrom);
}

/// Whose names are read: those of the side whose view is shown.
std::string_view nameSide(Perspective perspective) {
    switch (perspective) {
    case Perspective::japan:
        return "japan";
    case Perspective::soviet:
        return "soviet";
    case Perspective::both:
    case Perspective::none:
        break;
    }
    return {};
}

bool isWater(PlaceKind kind) {
    return kind == PlaceKind::river || kind == PlaceKind::lake || kind == PlaceKind::sea ||
           kind == PlaceKind::strait;
}

int kindOrder(PlaceKind kind) {
    return kind == PlaceKind::capital ? 0 : kind == PlaceKind::city ? 1 : kind == PlaceKind::waypoint ? 3 : 2;
}

/// Positions that a name tries before it is left out: one that has the choice of all of them moves with every
/// neighbour that comes or goes. Close up every place is named.
size_t positionsTried(const LabelBoard& board, const PlaceMark& mark) {
    // Near the limb most sides lie in the sky.
    const bool atLimb = board.limbShows && mark.place->kind == PlaceKind::capital;
    return board.closeUp || mark.first() || atLimb ? nameSideCount
           : mark.place->rank <= 1                 ? 3
           : mark.place->rank == 2                 ? 2
                                                   : 1;
}

struct Choice {
    double cost = 1e9;
    ScreenBox box;
    Alignment alignment = Alignment::left;
    const LabelBlock* block = nullptr;
};

/// How far a place may be from where it is drawn, where that shows: "±4 km".
std::string doubtText(const LabelBoard& board, const Place& place) {
    constexpr double showsFromPx = 12;
    const double km = place.provenance.uncertaintyKm;
    const bool shows = km * 1000 > showsFromPx * board.groundPerPx;
    if (!(km > 0) || isArea(place.kind) || !(board.closeUp || shows)) {
        return {};
    }
    return fmt::format("±{:g} {}", km, tr(board.in.view.language, "km"));
}

ScreenBox boxAt(const NameSide& position, ScreenPoint at, double gap, const LabelBlock& block) {
    const double corner = position.x != 0 && position.y != 0 ? 0.72 : 1;
    const double x = at.x + position.x * gap * corner;
    const double left = position.x > 0 ? x : position.x < 0 ? x - block.widthPx : at.x - block.widthPx / 2;
    // Beside the symbol the first line stands level with it.
    const BlockLine& first = block.lines.front();
    const double level = at.y - first.baselinePx + 0.36 * first.style.sizePx;
    const double top = position.y < 0   ? at.y - gap * corner - block.heightPx
                       : position.y > 0 ? at.y + gap * corner
                                        : level;
    return {left, top, left + block.widthPx, top + block.heightPx};
}

Alignment alignmentOf(const NameSide& side) {
    return side.x > 0 ? Alignment::left : side.x < 0 ? Alignment::right : Alignment::center;
}

/// Where a name may stand: only what else would have no name at all reaches over the limb into the sky, where
/// it is harder to read, or into what is kept free beside the furniture for the steadiness of the others.
enum class Room { usual, anyThere };

bool isFree(const LabelBoard& board, const ScreenBox& box, Room room) {
    return room == Room::anyThere ? board.tightGrid.isFree(box) : board.fits(box);
}

void choose(
    const LabelBoard& board,
    const PlaceMark& mark,
    const LabelBlock& block,
    double extra,
    Choice& best,
    Room room = Room::usual) {
    const bool area = isArea(mark.place->kind);
    const double gap = symbolRadiusPx(board, mark) + board.size(5);
    const auto consider = [&](const ScreenBox& box, double cost, Alignment alignment) {
        if (cost >= best.cost || !isFree(board, grown(box, board.size(2)), room)) {
            return;
        }
        // What troops and arrows cover is not asked: they move, and names would dance.
        best = {cost, box, alignment, &block};
    };
    if (area) {
        const ScreenBox box{
            mark.at.x - block.widthPx / 2,
            mark.at.y - block.heightPx / 2,
            mark.at.x + block.widthPx / 2,
            mark.at.y + block.heightPx / 2};
        consider(box, extra, Alignment::center);
        return;
    }
    const size_t tried = positionsTried(board, mark);
    for (size_t i = 0; i < tried; ++i) {
        const NameSide& side = nameSides.at(mark.sides->at(i));
        consider(boxAt(side, mark.at, gap, block), extra + 0.3 * static_cast<double>(i), alignmentOf(side));
    }
}

/// Positions further away, joined to the symbol by a line: for places of a battle that stand close together.
void chooseFurther(const LabelBoard& board, const PlaceMark& mark, const LabelBlock& block, Choice& best) {
    const double gap = symbolRadiusPx(board, mark) + board.size(5);
    for (const double further : {2.6, 4.5, 7.0, 10.0}) {
        for (const std::uint8_t index : *mark.sides) {
            const NameSide& side = nameSides.at(index);
            const ScreenBox box = boxAt(side, mark.at, further * gap, block);
            if (board.fits(grown(box, board.size(2)))) {
                best = {further, box, alignmentOf(side), &block};
                return;
            }
        }
    }
}

/// From the symbol to the nearest point of its name.
ScreenLine leaderTo(const ScreenBox& box, const PlaceMark& mark) {
    return {
        mark.at, {std::clamp(mark.at.x, box.left, box.right), std::clamp(mark.at.y, box.top, box.bottom)}};
}

ScreenBox symbolBox(const LabelBoard& board, const PlaceMark& mark) {
    const double reach = symbolRadiusPx(board, mark) + board.size(2);
    return grown({mark.at.x, mark.at.y, mark.at.x, mark.at.y}, reach);
}

/// A place's name with its second language, and without.
struct NameBlocks {
    LabelBlock full, brief;
    bool same = true; ///< there is no second language
};

/// Size and weight follow the place, not what happens there this hour.
NameBlocks nameBlocks(const LabelBoard& board, const PlaceMark& mark, const LocalText& name) {
    const Place& place = *mark.place;
    const double opacity = std::max(0.2, board.in.view.layer(Layer::places).opacity) * mark.alpha;
    const Theme& theme = board.in.theme;
    const bool water = isWater(place.kind);
    const Colour colour = water                ? theme.waterText
                          : mark.selected      ? theme.text
                          : isArea(place.kind) ? theme.textSecondary
                                               : theme.text;
    const Colour secondColour = water ? theme.waterText : theme.textSecondary;
    // Great cities stand out; a small place that is important to the campaign is named early, but not louder.
    const bool great = place.rank <= 1 && (place.kind == PlaceKind::capital || place.kind == PlaceKind::city);
    const double px = great ? 26 : place.rank <= 2 ? 22 : 20;
    const std::string& first = name.best(board.in.view.language);
    NameBlocks blocks;
    addLine(
        blocks.brief,
        first,
        board.style(px, great || mark.selected),
        colour.withAlpha(opacity),
        board.in.metrics);
    blocks.full = blocks.brief;
    const std::string doubt = doubtText(board, place);
    const std::string second = board.second(name, first);
    blocks.same = second.empty();
    const auto addSecond = [&](LabelBlock& block, const std::string& text) {
        addLine(
            block,
            text,
            board.secondStyle(great ? 18 : 16.5),
            secondColour.withAlpha(opacity),
            board.in.metrics);
    };
    addSecond(blocks.full, second.empty() || doubt.empty() ? second + doubt : second + "  " + doubt);
    // The doubt stays when the second language finds no room.
    addSecond(blocks.brief, doubt);
    return blocks;
}

void placeOne(LabelBoard& board, const PlaceMark& mark) {
    const Place& place = *mark.place;
    const bool area = isArea(place.kind);
    const ScreenBox symbol = symbolBox(board, mark);
    const bool seen = board.closeUp ? board.isSeen(mark.at)
                                    : isFree(board, symbol, mark.linked ? Room::anyThere : Room::usual);
    if (!area && !seen) {
        return;
    }
    const LocalText& name =
        board.in.model.chronicle().nameOf(place, board.in.sample.at, nameSide(board.in.view.perspective));
    const std::string& first = name.best(board.in.view.language);
    if (first.empty() || (area && board.namedAlready.contains(first))) {
        return;
    }
    const NameBlocks blocks = nameBlocks(board, mark, name);
    Choice best;
    choose(board, mark, blocks.full, 0, best);
    if (!blocks.same) {
        // Less text on the better side before more on another.
        choose(board, mark, blocks.brief, 0.15, best);
    }
    if (best.block == nullptr && mark.linked) {
        choose(board, mark, blocks.full, 0, best, Room::anyThere);
        choose(board, mark, blocks.brief, 0.15, best, Room::anyThere);
    }
    if (best.block == nullptr && board.closeUp && !area) {
        chooseFurther(board, mark, blocks.brief, best);
        if (best.block != nullptr) {
            board.leaders.push_back(leaderTo(best.box, mark));
        }
    }
    const double limit = mark.first() || (board.closeUp && !area) ? 1e8 : place.rank <= 1 ? 4.5 : 2.4;
    if (best.block == nullptr || best.cost > limit) {
        return;
    }
    board.take(best.box, 3);
    if (!area && !board.closeUp) {
        board.take(symbol, 0);
    }
    board.namedAlready.insert(first);
    board.symbols.push_back(mark);
    const size_t firstText = board.texts.size();
    Halo halo = isWater(place.kind) ? board.waterHalo() : board.halo();
    halo.colour = halo.colour.withAlpha(mark.alpha);
    setBlock(*best.block, {best.box.left, best.box.top}, best.alignment, halo, board.texts);
    board.record({ThingKind::place, place.id}, mark.at, firstText);
    --board.placesLeft;
}

/// Whether a place can be seen, by the box of what is.
bool mayLieIn(const LonLatBox& box, LonLat at) {
    const double widthDeg = (box.eastDeg - box.westDeg) / 2;
    const double margin = 0.1 + 0.1 * (box.northDeg - box.southDeg + widthDeg);
    const double aside = std::abs(at.lonDeg - box.westDeg - widthDeg);
    return std::min(aside, std::abs(360 - aside)) <= widthDeg + margin &&
           at.latDeg >= box.southDeg - margin && at.latDeg <= box.northDeg + margin;
}

} // namespace

bool isArea(PlaceKind kind) {
    return isWater(kind) || kind == PlaceKind::range || kind == PlaceKind::region ||
           kind == PlaceKind::island;
}

std::vector<PlaceMark> placeMarks(const LabelBoard& board) {
    const Chronicle& chronicle = board.in.model.chronicle();
    std::set<std::string_view> ofTheHour;
    for (const Event* event : board.in.sample.events) {
        ofTheHour.insert(event->placeIds.begin(), event->placeIds.end());
    }
    std::set<std::string_view> selected;
    const ThingRef& thing = board.in.view.selected;
    if (const Event* event = thing.kind == ThingKind::event ? chronicle.event(thing.id) : nullptr) {
        selected.insert(event->placeIds.begin(), event->placeIds.end());
    }
    std::vector<PlaceMark> marks;
    const LonLatBox seen = board.in.camera.visibleBox();
    for (const Place& place : chronicle.places) {
        if (!mayLieIn(seen, place.at)) {
            continue;
        }
        PlaceMark mark;
        mark.place = &place;
        mark.sides = &board.in.model.placeSides()[static_cast<size_t>(&place - chronicle.places.data())];
        mark.selected = selected.contains(place.id) || board.in.view.isMarked(ThingKind::place, place.id);
        mark.rank = std::max(1, place.rank - (ofTheHour.contains(place.id) && place.rank > 2 ? 1 : 0));
        mark.linked = board.linkedPlaceIds.contains(place.id);
        mark.alpha = mark.first() ? 1.0 : clarity(place, mark.rank, board.groundPerPx);
        const bool named = place.label && mark.alpha >= 0.05 && place.span.contains(board.in.view.at);
        if (!named && !mark.selected) {
            continue;
        }
        if (const auto at = board.in.camera.projectVisible(place.at)) {
            mark.at = *at;
            marks.push_back(mark);
        }
    }
    std::stable_sort(marks.begin(), marks.end(), [](const PlaceMark& a, const PlaceMark& b) {
        if (a.selected != b.selected) {
            return a.selected;
        }
        if (a.linked != b.linked) {
            return a.linked;
        }
        // Not by the rank of the hour: names would change places when an event begins or ends.
        if (a.place->rank != b.place->rank) {
            return a.place->rank < b.place->rank;
        }
        const int first = kindOrder(a.place->kind);
        const int second = kindOrder(b.place->kind);
        return first != second ? first < second : a.place->id < b.place->id;
    });
    return marks;
}

void placePlaceNames(LabelBoard& board, std::vector<PlaceMark>& marks, int maxRank) {
    if (board.closeUp) {
        // Every symbol is there before any name, so that no name covers one.
        for (const PlaceMark& mark : marks) {
            if (!isArea(mark.place->kind)) {
                board.take(symbolBox(board, mark), 0);
            }
        }
    }
    size_t done = 0;
    while (done < marks.size() && (marks[done].first() || marks[done].place->rank <= maxRank)) {
        if (board.placesLeft > 0 || marks[done].first() || board.closeUp) {
            placeOne(board, marks[done]);
        }
        ++done;
    }
    marks.erase(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(done));
}

double symbolRadiusPx(const LabelBoard& board, const PlaceMark& mark) {
    if (isArea(mark.place->kind)) {
        return 0;
    }
    switch (mark.place->kind) {
    case PlaceKind::capital:
        return board.size(mark.place->rank <= 1 ? 7.5 : 6.5);
    case PlaceKind::city:
        return board.size(mark.place->rank <= 2 ? 5.5 : 5);
    case PlaceKind::fort:
    case PlaceKind::pass:
    case PlaceKind::hill:
        return board.size(6);
    case PlaceKind::village:
    case PlaceKind::waypoint:
        return board.size(3);
    default:
        return board.size(4.2);
    }
}

void paintPlaceSymbol(const LabelBoard& board, const PlaceMark& mark, Painter& painter) {
    const double opacity = std::max(0.2, board.in.view.layer(Layer::places).opacity) * mark.alpha;
    const Theme& theme = board.in.theme;
    const Colour ink = theme.place.withAlpha(opacity);
    const Colour paper = theme.textHalo.withAlpha(opacity);
    const double r = symbolRadiusPx(board, mark);
    const double line = board.size(1.8);
    const ScreenPoint p = mark.at;
    const Stroke none{0, ink, {}, 0};
    if (mark.selected) {
        painter.circle(
            p, r + board.size(5), theme.selection.withAlpha(0.35), {board.size(2), theme.selection, {}, 0});
    }
    const auto polygon = [&](const ScreenLine& ring, Colour fill) {
        painter.fillPolygon(ring, fill);
        painter.stroke(ring, {line, ink, {}, 0}, true);
    };
    switch (mark.place->kind) {
    case PlaceKind::capital:
        painter.circle(p, r, paper, {line, ink, {}, 0});
        painter.circle(p, 0.45 * r, ink, none);
        break;
    case PlaceKind::fort:
        polygon({{p.x - r, p.y - r}, {p.x + r, p.y - r}, {p.x + r, p.y + r}, {p.x - r, p.y + r}}, paper);
        painter.circle(p, 0.35 * r, ink, none);
        break;
    case PlaceKind::hill:
        polygon({{p.x, p.y - r}, {p.x + 0.95 * r, p.y + 0.7 * r}, {p.x - 0.95 * r, p.y + 0.7 * r}}, paper);
        break;
    case PlaceKind::pass: {
        const Stroke stroke{line, ink, {}, 0};
        const double w = 0.9 * r;
        painter.stroke(ScreenLine{{p.x - w, p.y - r}, {p.x - 0.3 * r, p.y}, {p.x - w, p.y + r}}, stroke);
        painter.stroke(ScreenLine{{p.x + w, p.y - r}, {p.x + 0.3 * r, p.y}, {p.x + w, p.y + r}}, stroke);
        break;
    }
    case PlaceKind::village:
    case PlaceKind::waypoint:
        painter.circle(p, r, ink, {board.size(1.4), paper, {}, 0});
        break;
    default:
        painter.circle(p, r, paper, {line, ink, {}, 0});
        break;
    }
}

} // namespace khalkha
