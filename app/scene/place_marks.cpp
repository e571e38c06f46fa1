#include "scene/place_marks.h"

#include "scene/flags.h"
#include "scene/mark_colours.h"
#include "scene/mesh.h"
#include "scene/unit_identity.h"
#include "scene/unit_symbol.h"

#include <algorithm>

namespace khalkha {

namespace {

/// Height of a friend's land frame, pixels at a picture scale of 1.
constexpr double framePx = 30;
/// Metres a pixel at 1080 lines above which axes have no marks, below which secondary ones have.
constexpr double axisMarksFrom = 4500, secondaryFrom = 1000;
/// The same for the lines of a battle.
constexpr double positionMarksFrom = 130;
/// A place is worse the more of it is taken; from this on it is none.
constexpr double dearest = 0.62;

/// Measures marks and asks for them.
class MarkBoard {
public:
    MarkBoard(const ComposeInput& in, ComposeNotes& notes)
        : _in(in), _notes(notes), _scale(pictureScale(in.view, in.camera.viewport())) {}

    [[nodiscard]] double scale() const { return _scale; }
    [[nodiscard]] double groundPerPx() const { return _in.camera.metersPerPixel() * _scale; }

    /// Whether there is anything to draw.
    bool make(const std::optional<Sidc>& symbol, const std::string& sideId, UnitMark& mark) {
        const SymbolStyle style = _in.view.symbols;
        const bool wantsFlag = style == SymbolStyle::flags || style == SymbolStyle::both;
        const bool wantsSymbol = style == SymbolStyle::app6 || style == SymbolStyle::both;
        mark = UnitMark{};
        mark.sideId = sideId;
        mark.unitPx = framePx * _scale / 100;
        if (wantsSymbol && symbol) {
            mark.symbol = symbol;
            _box = unitSymbol(*symbol).box;
        }
        if (wantsFlag && flagFlies(flagOf(_in.model.chronicle(), sideId), _in.sample.at)) {
            mark.flagSideId = sideId;
        }
        return mark.symbol || !mark.flagSideId.empty();
    }
    /// What the mark last made covers around its point, with its rim.
    [[nodiscard]] ScreenBox boxAt(const UnitMark& mark) const {
        const double rim = 2.5 * _scale;
        const double halfFlag = flagPx * _scale / 2;
        ScreenBox box{-halfFlag * flagProportion, -halfFlag, halfFlag * flagProportion, halfFlag};
        if (mark.symbol) {
            box = {
                _box.left * mark.unitPx,
                _box.top * mark.unitPx,
                _box.right * mark.unitPx,
                _box.bottom * mark.unitPx};
            if (!mark.flagSideId.empty()) {
                box.left -= 2 * halfFlag * flagProportion + flagGapPx * _scale;
            }
        }
        return {
            mark.at.x + box.left - rim,
            mark.at.y + box.top - rim,
            mark.at.x + box.right + rim,
            mark.at.y + box.bottom + rim};
    }
    void ask(UnitMark mark, std::vector<ScreenPoint> stands, ThingRef thing) {
        if (stands.empty()) {
            return;
        }
        addMarkRows(_in, mark, _notes);
        mark.at = {0, 0};
        const ScreenBox shape = boxAt(mark);
        _notes.markWishes.push_back({std::move(mark), shape, std::move(stands), std::move(thing)});
    }

private:
    const ComposeInput& _in;
    ComposeNotes& _notes;
    double _scale;
    SymbolBox _box;
};

/// How much of a box is taken, 0..1.
double takenOf(const SpotField& field, const ScreenBox& box) {
    constexpr int rows = 3;
    const double reach = (box.bottom - box.top) / (2 * rows);
    double sum = 0;
    for (int i = 0; i < rows; ++i) {
        const double y = box.top + (2 * i + 1) * reach;
        sum += field.takenPart({box.left + reach, y}, {box.right - reach, y}, reach);
    }
    return sum / rows;
}

/// From the middle of a box to its edge in a direction.
double reachOf(const ScreenBox& box, ScreenPoint middle, ScreenPoint direction) {
    const double x = direction.x > 0 ? box.right - middle.x : middle.x - box.left;
    const double y = direction.y > 0 ? box.bottom - middle.y : middle.y - box.top;
    const double across = std::abs(direction.x) > 1e-6 ? x / std::abs(direction.x) : 1e9;
    const double along = std::abs(direction.y) > 1e-6 ? y / std::abs(direction.y) : 1e9;
    return std::min(across, along);
}

/// Where a mark may stand by the tip of an arrow: ahead of it, aslant, beside it; and what that costs of
/// itself.
struct Stand {
    double turnDeg = 0, away = 0, cost = 0;
};
constexpr std::array stands{
    Stand{0, 0, 0},
    Stand{40, 0, 0.03},
    Stand{-40, 0, 0.03},
    Stand{80, 6, 0.06},
    Stand{-80, 6, 0.06},
    Stand{0, 16, 0.1},
    Stand{115, 10, 0.12},
    Stand{-115, 10, 0.12},
    Stand{40, 18, 0.14},
    Stand{-40, 18, 0.14},
    Stand{80, 26, 0.18},
    Stand{-80, 26, 0.18}};

/// Towns that are likely to have a name, so that no mark hides them.
void addTowns(const ComposeInput& in, double groundPerPx, double scale, SpotField& field) {
    const int rank = groundPerPx > 2500 ? 1 : groundPerPx > 900 ? 2 : 3;
    for (const Place& place : in.model.chronicle().places) {
        if (place.label && place.rank <= rank) {
            if (const auto at = in.camera.projectVisible(place.at)) {
                field.add(*at, 9 * scale);
            }
        }
    }
}

bool isCrowdedOut(const CrowdedAxis& axis) {
    return !axis.axis->axis->mainEffort && axis.room < 0.45;
}

} // namespace

void askForAxisMarks(
    const ComposeInput& in, std::span<const CrowdedAxis> axes, SpotField& field, ComposeNotes& notes) {
    MarkBoard board(in, notes);
    if (in.view.symbols == SymbolStyle::none || board.groundPerPx() > axisMarksFrom) {
        return;
    }
    addTowns(in, board.groundPerPx(), board.scale(), field);
    std::set<std::string_view> marked;
    for (const CrowdedAxis& crowded : axes) {
        const Axis& axis = *crowded.axis->axis;
        const bool selected = in.view.isMarked(ThingKind::axis, axis.id);
        const bool tooFar = !axis.mainEffort && board.groundPerPx() > secondaryFrom;
        if (crowded.paths.empty() || !crowded.paths.back().headSeen ||
            (!selected && (tooFar || isCrowdedOut(crowded)))) {
            continue;
        }
        if (!axis.sidc && !axis.formationId.empty() && marked.count(axis.formationId) > 0) {
            continue;
        }
        UnitMark mark;
        if (!board.make(symbolOf(in.model.chronicle(), axis, in.view.perspective), axis.sideId, mark)) {
            continue;
        }
        const ScreenLine& course = crowded.paths.back().course;
        const ScreenPoint tip = course.back();
        const double whole = crowded.paths.back().lengthPx();
        const ScreenPoint ahead = unit(tip - pointAlong(course, whole - 20 * board.scale()).at);
        std::vector<std::pair<double, ScreenPoint>> costs;
        for (const Stand& stand : stands) {
            const ScreenPoint direction = turned(ahead, stand.turnDeg * 3.14159265358979 / 180);
            mark.at = {0, 0};
            // The point of the box that faces the tip stands a little off it.
            const double reach = reachOf(board.boxAt(mark), {0, 0}, direction * -1.0);
            mark.at = tip + direction * (reach + (3 + stand.away) * board.scale());
            const double cost = takenOf(field, board.boxAt(mark)) + stand.cost;
            if (selected || cost < dearest) {
                costs.emplace_back(cost, mark.at);
            }
        }
        std::stable_sort(
            costs.begin(), costs.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<ScreenPoint> places;
        places.reserve(costs.size());
        for (const auto& [cost, place] : costs) {
            places.push_back(place);
        }
        mark.selected = selected;
        mark.alpha = in.view.layer(Layer::axes).opacity;
        board.ask(mark, std::move(places), {ThingKind::axis, axis.id});
        marked.insert(axis.formationId);
    }
}

void askForPositionMarks(const ComposeInput& in, ComposeNotes& notes) {
    MarkBoard board(in, notes);
    if (in.view.symbols == SymbolStyle::none || board.groundPerPx() > positionMarksFrom) {
        return;
    }
    const Chronicle& chronicle = in.model.chronicle();
    const Position* const first = chronicle.positions.data();
    for (const Position* position : in.sample.positions) {
        const ProjectableLine& line = in.model.positions()[static_cast<size_t>(position - first)];
        if (!in.camera.maySee(line.center, line.radiusMeters)) {
            continue;
        }
        ScreenLine longest;
        for (const ScreenLine& run : projectLine(in.camera, position->line, line, 0)) {
            if (lengthPx(run) > lengthPx(longest)) {
                longest = run;
            }
        }
        const double whole = lengthPx(longest);
        const auto count = static_cast<double>(position->formationIds.size());
        for (size_t i = 0; i < position->formationIds.size(); ++i) {
            const Formation* formation = chronicle.formation(position->formationIds[i]);
            UnitMark mark;
            if (formation == nullptr ||
                !board.make(symbolOf(chronicle, *formation, in.view.perspective), formation->sideId, mark)) {
                continue;
            }
            mark.at = {0, 0};
            const ScreenBox shape = board.boxAt(mark);
            const double width = shape.right - shape.left;
            // No more than have room along the line; the first always.
            if (whole < 24 * board.scale() || (i > 0 && whole / count < width)) {
                continue;
            }
            mark.selected = in.view.isMarked(ThingKind::position, position->id);
            mark.alpha = in.view.layer(Layer::positions).opacity;
            const double middle = whole * (static_cast<double>(i) + 0.5) / count;
            const bool arrow = position->kind == PositionKind::arrow;
            const bool pocket = position->kind == PositionKind::pocket;
            std::vector<ScreenPoint> places;
            // On the troops' own side, for beyond the line is the enemy; where no enemy is told of below it,
            // for its name stands above. In a pocket upon its rim.
            for (const double shift : {0.0, 0.12, -0.12, 0.24, -0.24, 0.36, -0.36}) {
                const PointOnLine foot = pointAlong(longest, arrow ? 0 : middle + shift * whole / count);
                ScreenPoint side = leftOf(foot.direction);
                const bool turn = position->enemy == Hand::none ? side.y < 0 : position->enemy == Hand::left;
                side = turn ? side * -1.0 : side;
                const double away = reachOf(shape, {0, 0}, side * -1.0) + 4 * board.scale();
                places.push_back(pocket ? foot.at : foot.at + side * away);
            }
            board.ask(mark, std::move(places), {ThingKind::position, position->id});
        }
    }
}

} // namespace khalkha
