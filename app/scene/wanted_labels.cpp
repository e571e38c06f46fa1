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
    return wanted.priority >= 0 && wanted.priority <= 1;
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

/// The place nearest to a point that a box of this size can have anywhere on the picture.
std::optional<ScreenBox>
nearestFree(const LabelBoard& board, ScreenPoint at, double widthPx, double heightPx) {
    constexpr double stepPx = 12;
    const ScreenBox& area = board.grid.area();
    std::optional<ScreenBox> best;
    double nearest = 1e300;
    for (double y = area.top; y + heightPx <= area.bottom; y += stepPx) {
        for (double x = area.left; x + widthPx <= area.right; x += stepPx) {
            const double away = std::hypot(x + widthPx / 2 - at.x, y + heightPx / 2 - at.y);
            const ScreenBox box{x, y, x + widthPx, y + heightPx};
            if (away < nearest && board.fits(box)) {
                nearest = away;
                best = box;
            }
        }
    }
    return best;
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
        if (const auto box = nearestFree(board, wanted.at, block.widthPx, block.heightPx)) {
            board.take(*box, 3);
            setBlock(block, {box->left, box->top}, Alignment::center, board.halo(), board.texts);
            return;
        }
    }
}

using Stand = ComposeNotes::Stand;

/// The stands of a label; where it was asked for if it names none.
std::vector<Stand> standsOf(const ComposeNotes::Wanted& wanted) {
    return wanted.stands.empty() ? std::vector<Stand>{{wanted.at, wanted.angleRad, wanted.at}}
                                 : wanted.stands;
}

/// Level, about the stand given or the first where there is room; returns what it keeps to.
ScreenPoint placeLevel(LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    const LabelBlock block = makeBlock(board, wanted);
    const std::vector<Stand> stands = standsOf(wanted);
    ScreenPoint anchor = stands.front().anchor;
    if (block.lines.empty()) {
        return anchor;
    }
    double bestCost = isMandatory(wanted) ? 1e9 : 1.6;
    ScreenBox best;
    const auto consider = [&](const ScreenBox& box, double offsetCost) {
        if (offsetCost >= bestCost) {
            return;
        }
        // A claim's name stands beside its line anyway: it takes the first place that is free.
        const double cost = offsetCost + (isMandatory(wanted) ? 0.0 : 4 * board.crowdedness(box));
        if (cost < bestCost && board.fits(box)) {
            bestCost = cost;
            best = box;
        }
    };
    const int rounds = isMandatory(wanted) ? 3 : 1;
    for (int round = 1; round <= rounds && best.right <= best.left; ++round) {
        for (const Stand& stand : stands) {
            const std::span<const Offset> all(offsets);
            const std::span<const Offset> tried = !isMandatory(wanted) ? all.first(fewOffsets)
                                                  : round == 1         ? all.first(nearOffsets)
                                                                       : all;
            for (const Offset& offset : tried) {
                const double x = stand.at.x + round * offset.x * block.widthPx / 2 - block.widthPx / 2;
                const double y = stand.at.y + round * offset.y * block.heightPx / 2 - block.heightPx / 2;
                consider({x, y, x + block.widthPx, y + block.heightPx}, offset.cost + round - 1);
            }
            if (best.right > best.left) {
                anchor = stand.anchor;
                break;
            }
        }
    }
    if (best.right <= best.left) {
        if (isMandatory(wanted)) {
            placeSomewhere(board, wanted);
        }
        return anchor;
    }
    board.take(best, 3);
    setBlock(block, {best.left, best.top}, Alignment::center, board.halo(), board.texts);
    return anchor;
}

/// Characters that stand on a straight line through a point.
struct TiltedText {
    const CutText& characters;
    double widthPx = 0;
    [[nodiscard]] std::vector<SetCharacter> at(ScreenPoint middle, double angleRad) const {
        const double half = 0.5 * widthPx + characters.style.sizePx;
        const ScreenPoint forward{std::cos(angleRad) * half, -std::sin(angleRad) * half};
        const ScreenLine line{
            {middle.x - forward.x, middle.y - forward.y}, {middle.x + forward.x, middle.y + forward.y}};
        return setAlong(line, characters, {});
    }
};

/// The part of a set text that obstacles cover; nullopt when it has no room.
std::optional<double> coveredPart(const LabelBoard& board, const std::vector<SetCharacter>& set) {
    double crowding = 0;
    for (const SetCharacter& character : set) {
        if (!board.fits(character.box)) {
            return std::nullopt;
        }
        crowding += board.grid.crowding(character.box);
    }
    return set.empty() ? std::nullopt : std::optional(crowding / static_cast<double>(set.size()));
}

/// One line at an angle, centred on a stand; if only a point was asked for, moved along or across its
/// direction as well. Returns what it keeps to.
ScreenPoint placeTilted(LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    const std::string& text = wanted.text.best(board.in.view.language);
    const std::vector<Stand> stands = standsOf(wanted);
    ScreenPoint anchor = stands.front().anchor;
    if (text.empty()) {
        return anchor;
    }
    TextStyle style = board.style(0, wanted.bold);
    style.sizePx = wanted.sizePx;
    const CutText characters = cut(text, style, board.in.metrics);
    TiltedText tilted{characters, 0};
    for (const double advance : characters.advancesPx) {
        tilted.widthPx += advance;
    }
    double bestCost = isMandatory(wanted) || !wanted.stands.empty() ? 1e9 : 1.5;
    std::vector<SetCharacter> best;
    for (size_t i = 0; i < stands.size(); ++i) {
        // Read from left to right whatever the direction of the thing it names.
        const double angle = std::remainder(stands[i].angleRad, std::numbers::pi);
        const ScreenPoint forward{std::cos(angle), -std::sin(angle)};
        const ScreenPoint down{std::sin(angle), std::cos(angle)};
        for (const Offset& shift : tiltedShifts) {
            const double cost = shift.cost + 0.1 * static_cast<double>(i);
            if (cost >= bestCost) {
                continue;
            }
            const double along = shift.x * tilted.widthPx;
            const double across = shift.y * wanted.sizePx;
            std::vector<SetCharacter> set = tilted.at(
                {stands[i].at.x + along * forward.x + across * down.x,
                 stands[i].at.y + along * forward.y + across * down.y},
                angle);
            const std::optional<double> covered = coveredPart(board, set);
            // Stands were chosen with the arrows in mind: the first that is free is taken.
            const double hidden =
                wanted.stands.empty() && covered ? 2 * LabelBoard::tolerated(*covered) : 0.0;
            const double whole = covered ? cost + hidden : bestCost;
            if (whole < bestCost) {
                bestCost = whole;
                best = std::move(set);
                anchor = stands[i].anchor;
            }
            if (!wanted.stands.empty()) {
                break; // these are all there are
            }
        }
    }
    if (best.empty()) {
        return isMandatory(wanted) ? placeLevel(board, wanted) : anchor;
    }
    const Halo halo = board.halo();
    for (const SetCharacter& character : best) {
        board.take(character.box, 2);
    }
    const bool upright = best.size() > 1 && best.front().angleRad == 0;
    for (const SetCharacter& character : best) {
        board.texts.push_back(
            {upright ? character.text : text,
             style,
             character.at,
             character.angleRad,
             wanted.colour,
             halo.colour,
             halo.widthPx});
        if (!upright) {
            break; // one run from where the first character stands
        }
    }
    return anchor;
}

} // namespace

void placeWanted(LabelBoard& board, const ComposeNotes& notes, int minPriority, int maxPriority) {
    std::vector<const ComposeNotes::Wanted*> wanted;
    for (const ComposeNotes::Wanted& label : notes.labels) {
        if (label.priority >= minPriority && label.priority <= maxPriority) {
            wanted.push_back(&label);
        }
    }
    std::stable_sort(
        wanted.begin(), wanted.end(), [](const ComposeNotes::Wanted* a, const ComposeNotes::Wanted* b) {
            return a->priority != b->priority ? a->priority < b->priority : a->id < b->id;
        });
    for (const ComposeNotes::Wanted* label : wanted) {
        const size_t firstText = board.texts.size();
        const double angle = label->stands.empty() ? label->angleRad : label->stands.front().angleRad;
        const bool tilted = std::abs(angle) > 0.01;
        const ScreenPoint anchor = tilted ? placeTilted(board, *label) : placeLevel(board, *label);
        if (board.texts.size() > firstText) {
            // More than a line or two: characters one below the other.
            const bool curved = tilted && board.texts.size() > firstText + 1;
            board.record(label->id, label->thing, anchor, firstText, curved);
        }
    }
}

} // namespace khalkha
