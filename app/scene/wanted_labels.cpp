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
    {1.15, 0, 0.15},
    {-1.15, 0, 0.2},
    {0, -1.5, 0.2},
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

void placeLevel(LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    const LabelBlock block = makeBlock(board, wanted);
    if (block.lines.empty()) {
        return;
    }
    double bestCost = isMandatory(wanted) ? 1e9 : 1.6;
    ScreenBox best;
    const auto consider = [&](const ScreenBox& box, double offsetCost) {
        const double cost = offsetCost + 4 * board.grid.crowding(box);
        if (cost < bestCost && board.fits(box)) {
            bestCost = cost;
            best = box;
        }
    };
    const int rounds = isMandatory(wanted) ? 3 : 1;
    for (int round = 1; round <= rounds; ++round) {
        for (const Offset& offset : offsets) {
            const double x = wanted.at.x + round * offset.x * block.widthPx / 2 - block.widthPx / 2;
            const double y = wanted.at.y + round * offset.y * block.heightPx / 2 - block.heightPx / 2;
            consider({x, y, x + block.widthPx, y + block.heightPx}, offset.cost + round - 1);
        }
    }
    if (best.right <= best.left) {
        if (isMandatory(wanted)) {
            placeSomewhere(board, wanted);
        }
        return;
    }
    board.take(best, 3);
    setBlock(block, {best.left, best.top}, Alignment::center, board.halo(), board.texts);
}

/// One line at an angle, centred on the point, or moved along or across its direction.
void placeTilted(LabelBoard& board, const ComposeNotes::Wanted& wanted) {
    const std::string& text = wanted.text.best(board.in.view.language);
    if (text.empty()) {
        return;
    }
    TextStyle style = board.style(0, wanted.bold);
    style.sizePx = wanted.sizePx;
    const CutText characters = cut(text, style, board.in.metrics);
    double width = 0;
    for (const double advance : characters.advancesPx) {
        width += advance;
    }
    // Read from left to right whatever the direction of the thing it names.
    const double angle = std::remainder(wanted.angleRad, std::numbers::pi);
    const ScreenPoint forward{std::cos(angle), -std::sin(angle)};
    const ScreenPoint down{std::sin(angle), std::cos(angle)};
    const double half = 0.5 * width + wanted.sizePx;
    double bestCost = isMandatory(wanted) ? 1e9 : 1.5;
    std::vector<SetCharacter> best;
    for (const Offset& shift : tiltedShifts) {
        const double x = wanted.at.x + shift.x * width * forward.x + shift.y * wanted.sizePx * down.x;
        const double y = wanted.at.y + shift.x * width * forward.y + shift.y * wanted.sizePx * down.y;
        const ScreenLine line{
            {x - half * forward.x, y - half * forward.y}, {x + half * forward.x, y + half * forward.y}};
        std::vector<SetCharacter> set = setAlong(line, characters, {});
        double crowding = 0;
        const bool free = std::all_of(set.begin(), set.end(), [&](const SetCharacter& c) {
            crowding += board.grid.crowding(c.box);
            return board.fits(c.box);
        });
        const double cost = shift.cost + 2 * crowding / static_cast<double>(std::max<size_t>(set.size(), 1));
        if (!set.empty() && free && cost < bestCost) {
            bestCost = cost;
            best = std::move(set);
        }
    }
    const Halo halo = board.halo();
    for (const SetCharacter& character : best) {
        board.take(character.box, 2);
        board.texts.push_back(
            {character.text,
             style,
             character.at,
             character.angleRad,
             wanted.colour,
             halo.colour,
             halo.widthPx});
    }
    if (best.empty() && isMandatory(wanted)) {
        placeLevel(board, wanted);
    }
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
        if (std::abs(label->angleRad) > 0.01) {
            placeTilted(board, *label);
        } else {
            placeLevel(board, *label);
        }
    }
}

} // namespace khalkha
