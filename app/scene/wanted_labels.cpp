// Labels that other steps ask for: names of claims, formations, zones.

#include "scene/label_board.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace khalkha {

namespace {

struct Offset {
    double x = 0, y = 0, cost = 0; ///< in halves of the block's size, from its middle
};
constexpr std::array<Offset, 13> offsets{{
    {0, 0, 0},
    {0, -1.5, 0.15},
    {1.15, 0, 0.15},
    {-1.15, 0, 0.2},
    {0, 1.5, 0.25},
    {1.15, -1.4, 0.3},
    {1.15, 1.4, 0.35},
    {-1.15, -1.4, 0.4},
    {-1.15, 1.4, 0.45},
    {1.6, 0, 0.5},
    {-1.6, 0, 0.55},
    {0, -3, 0.6},
    {0, 3, 0.65},
}};

/// Those that a label tries which may be left out: it had better not be there than dance.
constexpr size_t fewOffsets = 2, nearOffsets = 5;

/// For tilted names: along the line in widths of the text, across it in ems.
constexpr std::array<Offset, 11> tiltedShifts{{
    {0, 0, 0},
    {-0.3, 0, 0.1},
    {0.3, 0, 0.1},
    {0, -0.6, 0.15},
    {0, 2.3, 0.2},
    {-0.3, 2.3, 0.3},
    {0.3, 2.3, 0.3},
    {-0.6, 0, 0.3},
    {0.6, 0, 0.35},
    {-0.9, 0, 0.5},
    {0.9, 0, 0.55},
}};

bool isMandatory(const ComposeNotes::Wanted& wanted) {
    return wanted.priority <= 1;
}

/// Long names stand in two lines, broken where the sense breaks or at the blank nearest to the middle; an
/// empty second line if there is no such place.
std::pair<std::string, std::string> inTwo(const std::string& text) {
    const std::array<std::string_view, 5> breaks{": ", "：", " (", "（", "、"};
    const auto fromMiddle = [&](size_t at) {
        return std::abs(static_cast<double>(at) - 0.5 * static_cast<double>(text.size()));
    };
    size_t best = std::string::npos;
    for (const std::string_view each : breaks) {
        const bool before = each == " (" || each == "（";
        for (size_t at = text.find(each); at != std::string::npos; at = text.find(each, at + 1)) {
            const size_t place = before ? at : at + each.size();
            const bool inside = place > text.size() / 5 && place < text.size() - text.size() / 5;
            if (inside && (best == std::string::npos || fromMiddle(place) < fromMiddle(best))) {
                best = place;
            }
        }
    }
    for (size_t at = text.find(' '); best == std::string::npos && at != std::string::npos;
         at = text.find(' ', at + 1)) {
        const size_t next = text.find(' ', at + 1);
        if (next == std::string::npos || fromMiddle(next) > fromMiddle(at)) {
            best = at;
        }
    }
    if (best == std::string::npos) {
        return {text, {}};
    }
    std::string first = text.substr(0, best);
    first.erase(first.find_last_not_of(' ') + 1);
    const size_t start = text.find_first_not_of(' ', best);
    return {first, start == std::string::npos ? std::string() : text.substr(start)};
}

LabelBlock makeBlock(const LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    LabelBlock block;
    const std::string& first = wanted.text.best(board.in.view.language);
    TextStyle style = board.style(0, wanted.bold);
    style.sizePx = wanted.sizePx;
    constexpr double longestEm = 15;
    if (!isMandatory(wanted) && board.in.metrics.measure(first, style).widthPx > longestEm * style.sizePx) {
        const auto [upper, lower] = inTwo(first);
        addLine(block, upper, style, wanted.colour, board.in.metrics);
        addLine(block, lower, style, wanted.colour, board.in.metrics);
        return block;
    }
    addLine(block, first, style, wanted.colour, board.in.metrics);
    if (isMandatory(wanted)) {
        TextStyle secondStyle = board.secondStyle(0);
        secondStyle.sizePx = 0.82 * wanted.sizePx;
        addLine(block, board.second(wanted.text, first), secondStyle, wanted.colour, board.in.metrics);
    }
    return block;
}

struct FreeBox {
    ScreenBox box;
    bool firm = false; ///< throughout the band of scales
};

/// The place nearest to a point that a box of this size can have anywhere on the picture. In steps counted
/// from the point: as the camera moves the box stays with it until it must leave its place.
std::optional<FreeBox> nearestFree(const LabelBoard& board, ScreenPoint at, double widthPx, double heightPx) {
    constexpr int columns = 12, rows = 28;
    constexpr double firmWithinPx = 260;
    const ScreenPoint step{0.34 * widthPx, 0.9 * heightPx};
    struct Cell {
        double away = 0;
        int column = 0, row = 0;
    };
    std::vector<Cell> cells;
    for (int row = -rows; row <= rows; ++row) {
        for (int column = -columns; column <= columns; ++column) {
            cells.push_back({std::hypot(column * step.x, row * step.y), column, row});
        }
    }
    std::stable_sort(
        cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.away < b.away; });
    for (const bool firm : {true, false}) {
        for (const Cell& cell : cells) {
            const double x = at.x + cell.column * step.x - widthPx / 2;
            const double y = at.y + cell.row * step.y - heightPx / 2;
            const ScreenBox box{x, y, x + widthPx, y + heightPx};
            if ((!firm || cell.away < board.size(firmWithinPx)) && board.fits(box, at, firm)) {
                return FreeBox{box, firm};
            }
        }
    }
    return std::nullopt;
}

/// The name of a claim where none of the usual places is free: a line without its name would decide a dispute
/// silently, so it gives up its second language first, then size, then nearness.
void placeSomewhere(LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    const std::string& text = wanted.text.best(board.in.view.language);
    for (const double smaller : {1.0, 0.85, 0.7}) {
        TextStyle style = board.style(0, wanted.bold);
        style.sizePx = smaller * wanted.sizePx;
        const auto [upper, lower] = inTwo(text);
        LabelBlock block;
        addLine(block, upper, style, wanted.colour, board.in.metrics);
        addLine(block, lower, style, wanted.colour, board.in.metrics);
        if (const auto place = nearestFree(board, wanted.at, block.widthPx, block.heightPx)) {
            board.take(place->box, wanted.at, place->firm, 3);
            setBlock(block, {place->box.left, place->box.top}, Alignment::center, board.halo(), board.texts);
            return;
        }
    }
}

using Stand = ComposeNotes::Stand;

/// The stands of a label; where it was asked for if it names none.
std::vector<Stand> standsOf(const ComposeNotes::Wanted& wanted) {
    return wanted.stands.empty() ? std::vector<Stand>{{wanted.at, wanted.angleRad, wanted.at, wanted.at}}
                                 : wanted.stands;
}

/// Level, about the stand given or the first where there is room, near it only or anywhere; returns what it
/// keeps to.
ScreenPoint placeLevel(LabelBoard& board, const ComposeNotes::Wanted& wanted, bool onlyNear) {
    const LabelBlock block = makeBlock(board, wanted);
    const std::vector<Stand> stands = standsOf(wanted);
    ScreenPoint anchor = stands.front().anchor;
    if (block.lines.empty()) {
        return anchor;
    }
    double bestCost = isMandatory(wanted) ? 1e9 : 1.6;
    ScreenBox best;
    ScreenPoint bestFoot;
    bool bestIsFirm = false;
    const auto consider = [&](const ScreenBox& box, double offsetCost, ScreenPoint foot, bool firm) {
        if (offsetCost >= bestCost) {
            return;
        }
        // A claim's name stands beside its line anyway: it takes the first place that is free.
        const double cost = offsetCost + (isMandatory(wanted) ? 0.0 : 4 * board.crowdedness(box));
        if (cost < bestCost && board.fits(box, foot, firm)) {
            bestCost = cost;
            best = box;
            bestFoot = foot;
            bestIsFirm = firm;
        }
    };
    const bool lesser = wanted.priority > 4 && !wanted.stands.empty();
    const int turns = isMandatory(wanted) && !onlyNear ? 4 : lesser ? 1 : 2;
    for (int turn = 0; turn < turns && best.right <= best.left; ++turn) {
        const int round = 1 + turn / 2;
        const bool firm = turn % 2 == 0;
        for (const Stand& stand : stands) {
            const std::span<const Offset> all(offsets);
            const std::span<const Offset> tried = !isMandatory(wanted)
                                                      ? all.first(wanted.stands.empty() ? fewOffsets : 1)
                                                  : round == 1 ? all.first(nearOffsets)
                                                               : all;
            for (const Offset& offset : tried) {
                const double x = stand.at.x + round * offset.x * block.widthPx / 2 - block.widthPx / 2;
                const double y = stand.at.y + round * offset.y * block.heightPx / 2 - block.heightPx / 2;
                consider(
                    {x, y, x + block.widthPx, y + block.heightPx}, offset.cost + round - 1, stand.foot, firm);
            }
            if (best.right > best.left) {
                anchor = stand.anchor;
                break;
            }
        }
    }
    if (best.right <= best.left) {
        if (isMandatory(wanted) && !onlyNear) {
            placeSomewhere(board, wanted);
        }
        return anchor;
    }
    board.take(best, bestFoot, bestIsFirm, 3);
    setBlock(block, {best.left, best.top}, Alignment::center, board.halo(), board.texts);
    return anchor;
}

/// A name on a straight line through a point.
class TiltedText {
public:
    TiltedText(const LabelBoard& board, const ComposeNotes::Wanted& wanted) {
        TextStyle style = board.style(0, wanted.bold);
        style.sizePx = wanted.sizePx;
        _text = cut(wanted.text.best(board.in.view.language), style, board.in.metrics);
        for (const double advance : _text.advancesPx) {
            _widthPx += advance;
        }
    }
    [[nodiscard]] double widthPx() const { return _widthPx; }
    [[nodiscard]] const TextStyle& style() const { return _text.style; }
    [[nodiscard]] std::vector<SetCharacter> at(ScreenPoint middle, double angleRad) const {
        const double half = 0.5 * _widthPx + _text.style.sizePx;
        const ScreenPoint forward{std::cos(angleRad) * half, -std::sin(angleRad) * half};
        const ScreenLine line{
            {middle.x - forward.x, middle.y - forward.y}, {middle.x + forward.x, middle.y + forward.y}};
        return setAlong(line, _text, {});
    }

private:
    CutText _text;
    double _widthPx = 0;
};

/// The part of a set text that obstacles cover; nullopt when it has no room.
std::optional<double>
coveredPart(const LabelBoard& board, const std::vector<SetCharacter>& set, ScreenPoint foot, bool firm) {
    double crowding = 0;
    for (const SetCharacter& character : set) {
        if (!board.fits(character.box, foot, firm)) {
            return std::nullopt;
        }
        crowding += board.grid.crowding(character.box);
    }
    return set.empty() ? std::nullopt : std::optional(crowding / static_cast<double>(set.size()));
}

struct TiltedChoice {
    std::vector<SetCharacter> characters;
    Stand stand;
    bool firm = false; ///< throughout the band of scales
};

/// One line at an angle, centred on a stand: the first that is free, for they were chosen with the arrows in
/// mind. If only a point was asked for, moved along or across its direction as well.
std::optional<TiltedChoice>
chooseTilted(const LabelBoard& board, const ComposeNotes::Wanted& wanted, const TiltedText& tilted) {
    const std::vector<Stand> stands = standsOf(wanted);
    const bool given = !wanted.stands.empty();
    std::optional<TiltedChoice> best;
    for (size_t turn = 0; turn < 2 * stands.size() && !(best && given); ++turn) {
        const bool firm = turn < stands.size();
        const size_t i = turn % stands.size();
        // What finds no room throughout the band of scales had better not be there than dance.
        if (!firm && (best || (given && wanted.priority > 4) || (i > 2 && !isMandatory(wanted)))) {
            break;
        }
        // Read from left to right whatever the direction of the thing it names.
        const double angle = std::remainder(stands[i].angleRad, std::numbers::pi);
        const ScreenPoint forward{std::cos(angle), -std::sin(angle)};
        const ScreenPoint down{std::sin(angle), std::cos(angle)};
        double bestCost = isMandatory(wanted) || given ? 1e9 : 1.5;
        for (const Offset& shift : tiltedShifts) {
            if (shift.cost >= bestCost) {
                continue;
            }
            const double along = shift.x * tilted.widthPx();
            const double across = shift.y * wanted.sizePx;
            std::vector<SetCharacter> set = tilted.at(
                {stands[i].at.x + along * forward.x + across * down.x,
                 stands[i].at.y + along * forward.y + across * down.y},
                angle);
            const std::optional<double> covered = coveredPart(board, set, stands[i].foot, firm);
            const double cost = shift.cost + (given || !covered ? 0.0 : 2 * LabelBoard::tolerated(*covered));
            if (covered && cost < bestCost) {
                bestCost = cost;
                best = {std::move(set), stands[i], firm};
            }
            if (given) {
                break; // these are all there are
            }
        }
    }
    return best;
}

/// Returns what the name keeps to.
ScreenPoint placeTilted(LabelBoard& board, const ComposeNotes::Wanted& wanted, bool onlyNear) {
    const std::string& text = wanted.text.best(board.in.view.language);
    if (text.empty()) {
        return wanted.at;
    }
    const TiltedText tilted(board, wanted);
    std::optional<TiltedChoice> best = chooseTilted(board, wanted, tilted);
    if (!best) {
        return isMandatory(wanted) ? placeLevel(board, wanted, onlyNear) : standsOf(wanted).front().anchor;
    }
    const Halo halo = board.halo();
    for (const SetCharacter& character : best->characters) {
        board.take(character.box, best->stand.foot, best->firm, 2);
    }
    const bool upright = best->characters.size() > 1 && best->characters.front().angleRad == 0;
    for (SetCharacter& character : best->characters) {
        board.texts.push_back(
            {upright ? std::move(character.text) : text,
             tilted.style(),
             character.at,
             character.angleRad,
             wanted.colour,
             halo.colour,
             halo.widthPx});
        if (!upright) {
            break; // one run from where the first character stands
        }
    }
    return best->stand.anchor;
}

/// The stand for which room is kept comes first, if the army has come so far.
void preferKept(const LabelBoard::KeptRoom& kept, ComposeNotes::Wanted& wanted) {
    const auto own = std::find_if(wanted.stands.begin(), wanted.stands.end(), [&](const Stand& stand) {
        return std::hypot(stand.at.x - kept.at.x, stand.at.y - kept.at.y) < 0.7 * wanted.sizePx;
    });
    if (own != wanted.stands.end()) {
        std::rotate(wanted.stands.begin(), own, own + 1);
    }
}

/// Whether it found room.
bool placeOne(LabelBoard& board, ComposeNotes::Wanted label, bool onlyNear) {
    const auto kept =
        std::find_if(board.keptRoom.begin(), board.keptRoom.end(), [&](const LabelBoard::KeptRoom& room) {
            return room.id == label.id;
        });
    if (kept != board.keptRoom.end()) {
        board.keeper = static_cast<int>(kept - board.keptRoom.begin());
        preferKept(*kept, label);
    }
    const size_t firstText = board.texts.size();
    const double angle = label.stands.empty() ? label.angleRad : label.stands.front().angleRad;
    const bool tilted = std::abs(angle) > 0.01;
    const ScreenPoint anchor =
        tilted ? placeTilted(board, label, onlyNear) : placeLevel(board, label, onlyNear);
    board.keeper = LabelGrid::nobody;
    if (board.texts.size() > firstText) {
        // More than a line or two: characters one below the other.
        const bool curved = tilted && board.texts.size() > firstText + 1;
        board.record(label.id, anchor, firstText, curved);
        return true;
    }
    return false;
}

std::vector<const ComposeNotes::Wanted*>
inOrder(const std::vector<ComposeNotes::Wanted>& labels, int minPriority, int maxPriority) {
    std::vector<const ComposeNotes::Wanted*> wanted;
    for (const ComposeNotes::Wanted& label : labels) {
        if (label.priority >= minPriority && label.priority <= maxPriority) {
            wanted.push_back(&label);
        }
    }
    std::stable_sort(
        wanted.begin(), wanted.end(), [](const ComposeNotes::Wanted* a, const ComposeNotes::Wanted* b) {
            return a->priority != b->priority ? a->priority < b->priority : a->id < b->id;
        });
    return wanted;
}

} // namespace

void placeWanted(LabelBoard& board, const ComposeNotes& notes, int minPriority, int maxPriority) {
    std::vector<const ComposeNotes::Wanted*> left;
    for (const ComposeNotes::Wanted* label : inOrder(notes.labels, minPriority, maxPriority)) {
        if (!placeOne(board, *label, true) && isMandatory(*label)) {
            left.push_back(label);
        }
    }
    // What must go far from its ground goes last, so as not to push others away from theirs.
    for (const ComposeNotes::Wanted* label : left) {
        placeOne(board, *label, false);
    }
}

void keepRoom(LabelBoard& board, const ComposeNotes& notes) {
    for (const ComposeNotes::Wanted* label : inOrder(notes.keptRoom, 0, 1000)) {
        const TiltedText tilted(board, *label);
        const std::optional<TiltedChoice> choice = chooseTilted(board, *label, tilted);
        if (!choice) {
            continue;
        }
        const auto keeper = static_cast<int>(board.keptRoom.size());
        board.keptRoom.push_back({label->id, choice->stand.at});
        for (const SetCharacter& character : choice->characters) {
            board.take(character.box, choice->stand.foot, choice->firm, 2, keeper);
        }
    }
}

} // namespace khalkha
