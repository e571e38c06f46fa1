// Names of polities: large, spaced out, in the family's colour, as wide as the ground they name.

#include "base/letters.h"
#include "base/text.h"
#include "geo/geodesy.h"
#include "scene/label_board.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

constexpr double largestPx = 52, smallestPx = 23;

/// Polities that hold a cell at the instant.
std::set<std::string_view> ruling(const Chronicle& chronicle, Instant at) {
    std::set<std::string_view> ids;
    for (const Ownership& row : chronicle.ownership) {
        if (row.span.contains(at) && row.rule != Rule::disputed) {
            ids.insert(row.polityId);
        }
    }
    return ids;
}

/// Pixels across which a span of ground at a point appears, along the picture's horizontal.
double spanOnScreen(const Camera& camera, LonLat at, double spanKm) {
    const double half = std::min(spanKm, 6000.0) * 500;
    const double heading = camera.view().headingDeg;
    const auto left = camera.project(toEcef(geodesicDirect(at, heading - 90, half)));
    const auto right = camera.project(toEcef(geodesicDirect(at, heading + 90, half)));
    return left && right ? std::hypot(right->x - left->x, right->y - left->y) : 0;
}

/// Whether the ground is seen well enough from above to carry a name.
bool facesEye(const Camera& camera, LonLat at) {
    const Ecef position = toEcef(at);
    const glm::dvec3 toEye = camera.eye() - position;
    const glm::dvec3 normal = surfaceNormal(at);
    const double cosine = (toEye.x * normal.x + toEye.y * normal.y + toEye.z * normal.z) /
                          std::sqrt(toEye.x * toEye.x + toEye.y * toEye.y + toEye.z * toEye.z);
    return camera.isVisible(position) && cosine > 0.25;
}

/// First line of a name as it is set, and its width for an em of 1 with its spacing.
struct NameLine {
    std::string text;
    double spacingEm = 0, widthEm = 0;
};

NameLine nameLine(const LabelBoard& board, const LocalText& name) {
    NameLine line;
    const std::string& text = name.best(board.in.view.language);
    const bool eastAsian = isEastAsian(text);
    line.text = eastAsian ? text : inCapitals(text);
    line.spacingEm = eastAsian ? 0.35 : 0.16;
    const TextStyle style{board.in.view.language, true, 100, 0};
    const auto gaps = static_cast<double>(toCodePoints(line.text).size()) - 1;
    line.widthEm = board.in.metrics.measure(line.text, style).widthPx / style.sizePx + line.spacingEm * gaps;
    return line;
}

LabelBlock makePolityBlock(const LabelBoard& board, const Polity& polity, double spanPx, bool inShort) {
    const double smallest = board.size(smallestPx);
    const LocalText* name = &polity.name;
    NameLine line = nameLine(board, *name);
    if ((inShort || line.widthEm * smallest > 0.85 * spanPx) && !polity.shortName.empty()) {
        name = &polity.shortName;
        line = nameLine(board, *name);
    }
    if (line.text.empty() || line.widthEm * smallest > 1.25 * spanPx) {
        return {};
    }
    const double size = std::clamp(0.62 * spanPx / line.widthEm, smallest, board.size(largestPx));
    const double opacity = board.in.view.layer(Layer::polities).opacity;
    const Colour colour = polityNameColour(board.in.theme, polity.hue).withAlpha(std::max(opacity, 0.3));
    LabelBlock block;
    const TextStyle style{board.in.view.language, true, size, line.spacingEm * size};
    addLine(block, line.text, style, colour, board.in.metrics);
    // A second line that is wider than the ground it names would name its neighbours.
    for (const LocalText* other : {name, &polity.shortName}) {
        const std::string second = board.second(*other, name->best(board.in.view.language));
        const bool eastAsian = isEastAsian(second);
        TextStyle secondStyle = board.secondStyle(0);
        secondStyle.sizePx = std::max(0.52 * size, board.size(17));
        secondStyle.letterSpacingPx = (eastAsian ? 0.25 : 0.06) * secondStyle.sizePx;
        LabelBlock both = block;
        addLine(both, eastAsian ? second : inCapitals(second), secondStyle, colour, board.in.metrics);
        if (both.widthPx <= std::max(block.widthPx, 1.1 * spanPx)) {
            return both;
        }
    }
    return block;
}

struct Candidate {
    double cost = 0;
    ScreenBox box;
    size_t anchor = 0; ///< index of the polity's label
};

/// How many of three points along the name lie on another polity's ground: 0..3, and 3 when the middle one
/// does. Sea and unknown ground are nobody's.
int foreignPoints(const LabelBoard& board, const Polity& polity, const ScreenBox& box) {
    const auto foreign = [&](double part) {
        const auto ground = board.in.camera.pick(
            {box.left + part * (box.right - box.left), box.top + 0.4 * (box.bottom - box.top)});
        if (!ground) {
            return false;
        }
        const Polity* holder =
            polityAt(board.in.model.chronicle(), *ground, board.in.sample.at, board.in.view.perspective);
        return holder != nullptr && holder->id != polity.id;
    };
    return foreign(0.5) ? 3 : static_cast<int>(foreign(0.06)) + static_cast<int>(foreign(0.94));
}

/// What it costs that a name covers a great place.
double coverCost(const PlaceMark& mark, const ScreenBox& box) {
    const bool covered =
        mark.at.x > box.left && mark.at.x < box.right && mark.at.y > box.top && mark.at.y < box.bottom;
    return covered && mark.place->rank <= 1 ? 2.0 : 0.0;
}

/// Free positions around one anchor of the polity.
void tryAnchor(
    const LabelBoard& board,
    const Polity::Label& anchor,
    const LabelBlock& block,
    const std::vector<PlaceMark>& marks,
    std::vector<Candidate>& candidates,
    size_t anchorIndex) {
    const auto at = board.in.camera.project(toEcef(anchor.at));
    const double spanPx = spanOnScreen(board.in.camera, anchor.at, anchor.spanKm);
    if (!at) {
        return;
    }
    const double halfWidth = block.widthPx / 2;
    const double halfHeight = block.heightPx / 2;
    // Parts of the ground that is named, so that the name rests on it while the camera moves.
    constexpr std::array<ScreenPoint, 2> offsets{{{0, 0}, {0, -0.12}}};
    for (size_t i = 0; i < offsets.size(); ++i) {
        const double x = at->x + offsets[i].x * spanPx;
        const double y = at->y + offsets[i].y * spanPx;
        const ScreenBox box{x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
        if (!board.fits(box)) {
            continue;
        }
        const ScreenBox around = grown(box, board.size(6));
        double covered = 0;
        for (const PlaceMark& mark : marks) {
            covered += coverCost(mark, around);
        }
        // Where armies stand is not asked: a name that made way for them would wander from day to day.
        const double cost = covered + 0.5 * static_cast<double>(anchorIndex) + 0.1 * static_cast<double>(i);
        candidates.push_back({cost, box, anchorIndex});
    }
}

/// Where the name of a polity shall stand.
struct PolityName {
    LabelBlock block; ///< no lines: nowhere
    ScreenBox box;
    int foreign = 3;
};

/// The cheapest position whose middle is not on other polities' ground; one whose end is costs more. Only the
/// best few are looked at, for asking who holds the ground is dear.
PolityName
placeOne(const LabelBoard& board, const Polity& polity, const std::vector<PlaceMark>& marks, bool inShort) {
    std::vector<LabelBlock> blocks(polity.labels.size());
    std::vector<Candidate> candidates;
    for (size_t i = 0; i < polity.labels.size(); ++i) {
        const Polity::Label& anchor = polity.labels[i];
        if (facesEye(board.in.camera, anchor.at)) {
            const double spanPx = spanOnScreen(board.in.camera, anchor.at, anchor.spanKm);
            blocks[i] = makePolityBlock(board, polity, spanPx, inShort);
        }
        if (!blocks[i].lines.empty()) {
            tryAnchor(board, anchor, blocks[i], marks, candidates, i);
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.cost < b.cost;
    });
    constexpr size_t lookedAt = 12;
    PolityName best;
    double bestCost = 1e9;
    for (size_t i = 0; i < std::min(lookedAt, candidates.size()) && candidates[i].cost < bestCost; ++i) {
        const int foreign = foreignPoints(board, polity, candidates[i].box);
        const double cost = candidates[i].cost + 1.5 * foreign;
        if (foreign < 3 && cost < bestCost) {
            bestCost = cost;
            best = {blocks[candidates[i].anchor], candidates[i].box, foreign};
        }
    }
    return best;
}

} // namespace

Colour polityNameColour(const Theme& theme, Hue hue) {
    return mix(theme.hue(hue).text, theme.land, 0.16);
}

void placePolityNames(LabelBoard& board, const std::vector<PlaceMark>& marks) {
    const Chronicle& chronicle = board.in.model.chronicle();
    const auto rulers = ruling(chronicle, board.in.sample.at);
    for (const Polity& polity : chronicle.polities) {
        if (!rulers.contains(polity.id)) {
            continue;
        }
        PolityName name = placeOne(board, polity, marks, false);
        if (name.foreign > 0 && !polity.shortName.empty()) {
            PolityName shorter = placeOne(board, polity, marks, true);
            if (shorter.foreign < name.foreign) {
                name = std::move(shorter);
            }
        }
        if (name.block.lines.empty()) {
            continue;
        }
        board.take(name.box, 5);
        const size_t firstText = board.texts.size();
        setBlock(name.block, {name.box.left, name.box.top}, Alignment::center, board.halo(0.8), board.texts);
        board.record(
            {ThingKind::polity, polity.id},
            {(name.box.left + name.box.right) / 2, (name.box.top + name.box.bottom) / 2},
            firstText);
    }
}

} // namespace khalkha
