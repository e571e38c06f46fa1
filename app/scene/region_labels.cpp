// Names of seas, rivers, ranges, plains: along their curves where these are long enough, else straight.

#include "scene/label_board.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

struct RegionLook {
    bool water = false, river = false;
    double sizePx = 20, spacingEm = 0.1, maxSpacingEm = 1;
    double alpha = 1;
};

bool isOneOf(std::string_view kind, std::initializer_list<std::string_view> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

RegionLook lookOf(const Region& region, bool eastAsian) {
    RegionLook look;
    look.river = region.kind == "river";
    look.water = look.river || isOneOf(region.kind, {"sea", "bay", "gulf", "strait", "lake", "ocean"});
    const bool sea = isOneOf(region.kind, {"sea", "ocean"});
    look.sizePx = region.level <= 1 ? (sea ? 30 : 24) : region.level == 2 ? (sea ? 25 : 22) : 20;
    if (look.river) {
        look.sizePx = 20;
    }
    look.spacingEm = look.river ? 0.05 : eastAsian ? 0.3 : 0.12;
    look.maxSpacingEm = look.river ? 0.35 : eastAsian ? 1.6 : 0.7;
    return look;
}

/// How clearly a level is named at a scale, 0 = not yet. Seas are earlier than land, for their ground is
/// empty.
double clarity(const Region& region, const RegionLook& look, double groundPerPx) {
    constexpr std::array<double, 5> upTo{4200, 1300, 650, 300, 130};
    const auto level = static_cast<size_t>(std::clamp(region.level, 1, 5) - 1);
    return fadeIn(groundPerPx, upTo[level] * (look.water && !look.river ? 2.6 : 1));
}

Colour colourOf(const LabelBoard& board, const RegionLook& look) {
    const Theme& theme = board.in.theme;
    const double opacity = std::max(0.2, board.in.view.layer(Layer::regions).opacity);
    return (look.water ? theme.waterText : theme.textSecondary).withAlpha(opacity * look.alpha);
}

Halo haloOf(const LabelBoard& board, const RegionLook& look) {
    Halo halo = look.water ? board.waterHalo() : board.halo(0.8);
    halo.colour = halo.colour.withAlpha(look.alpha);
    return halo;
}

/// The curve in pixels; empty when any of it is behind the horizon or far from the picture.
ScreenLine curveOnScreen(const LabelBoard& board, const Region& region) {
    const Viewport viewport = board.in.camera.viewport();
    const double margin = std::max(viewport.widthPx, viewport.heightPx);
    ScreenLine line;
    for (const LonLat& at : region.curve) {
        const auto point = board.in.camera.projectVisible(at, margin);
        if (!point) {
            return {};
        }
        line.push_back(*point);
    }
    return line.size() < 2 ? ScreenLine{} : smoothed(line, board.size(6));
}

/// Whether a line rises by less than 25 degrees from end to end.
bool isFlat(const ScreenLine& line) {
    constexpr double slope = 0.466;
    return std::abs(line.back().y - line.front().y) < slope * std::abs(line.back().x - line.front().x);
}

/// The part of a name that arrows and fronts may cover. It does not move away from them: they come and go.
constexpr double mostCovered = 0.85;

struct CurveChoice {
    double cost = 1e9;
    std::vector<SetCharacter> characters;
};

bool placeOnCurve(
    LabelBoard& board, const ScreenLine& line, const RegionLook& look, const std::string& name) {
    if (line.empty()) {
        return false;
    }
    const CutText text = cut(name, board.style(look.sizePx, false), board.in.metrics);
    CurveSetting setting;
    setting.spacingPx = look.spacingEm * text.style.sizePx;
    setting.maxSpacingPx = look.maxSpacingEm * text.style.sizePx;
    setting.liftPx = look.river ? board.size(5) : 0;
    CurveChoice best;
    for (const double place : {0.5, 0.3, 0.7}) {
        setting.place = place;
        std::vector<SetCharacter> characters = setAlong(line, text, setting);
        if (characters.empty()) {
            break;
        }
        double crowding = 0;
        const bool free = std::all_of(characters.begin(), characters.end(), [&](const SetCharacter& c) {
            crowding += board.grid.crowding(c.box);
            return board.fits(c.box);
        });
        const double covered = crowding / static_cast<double>(characters.size());
        const double cost = (covered > mostCovered ? 2.0 : 0.0) + std::abs(place - 0.5);
        if (free && cost < best.cost) {
            best = {cost, std::move(characters)};
        }
    }
    if (best.characters.empty() || best.cost > 1.3) {
        return false;
    }
    const Halo halo = haloOf(board, look);
    for (SetCharacter& character : best.characters) {
        board.take(character.box, 2);
        board.texts.push_back(
            {std::move(character.text),
             text.style,
             character.at,
             character.angleRad,
             colourOf(board, look),
             halo.colour,
             halo.widthPx});
    }
    return true;
}

/// Straight, centred on the anchor.
bool placeStraight(LabelBoard& board, const Region& region, const RegionLook& look, const std::string& name) {
    const auto at = board.in.camera.projectVisible(region.at);
    if (!at) {
        return false;
    }
    const Colour colour = colourOf(board, look);
    LabelBlock block;
    TextStyle style = board.style(look.sizePx, false);
    style.letterSpacingPx = look.spacingEm * style.sizePx;
    addLine(block, name, style, colour, board.in.metrics);
    if (region.level <= 2) {
        addLine(block, board.second(region.name, name), board.secondStyle(17), colour, board.in.metrics);
    }
    // In its place or not at all: a name that gave way to others would dance among them.
    const double x = at->x - block.widthPx / 2;
    const double y = at->y - block.heightPx / 2;
    const ScreenBox best{x, y, x + block.widthPx, y + block.heightPx};
    if (board.grid.crowding(best) > mostCovered || !board.fits(best)) {
        return false;
    }
    board.take(best, 3);
    setBlock(block, {best.left, best.top}, Alignment::center, haloOf(board, look), board.texts);
    return true;
}

/// Rivers and ranges run along their course, lands that lie level too; seas and the rest are named level. One
/// way for each: a name that took now this way and now that would dance.
bool placeRegion(LabelBoard& board, const Region& region, const RegionLook& look, const std::string& name) {
    const bool runs = look.river || region.kind == "range" || region.kind == "archipelago";
    const bool sea = look.water && !look.river;
    if (region.curve.size() > 1 && !sea) {
        const ScreenLine line = curveOnScreen(board, region);
        if (!line.empty() && (runs || isFlat(line))) {
            return placeOnCurve(board, line, look, name);
        }
        if (runs) {
            // A river's name away from the river would name the wrong thing.
            return false;
        }
    }
    return placeStraight(board, region, look, name);
}

} // namespace

void placeRegionNames(LabelBoard& board, int minLevel, int maxLevel) {
    std::vector<const Region*> regions;
    const Camera& camera = board.in.camera;
    const double marginPx = std::max(camera.viewport().widthPx, camera.viewport().heightPx);
    const std::vector<Region>& all = board.in.model.chronicle().regions;
    for (size_t i = 0; i < all.size(); ++i) {
        const ProjectableLine& curve = board.in.model.regionCurves()[i];
        if (all[i].level >= minLevel && all[i].level <= maxLevel &&
            (camera.maySee(curve.center, curve.radiusMeters, marginPx) ||
             camera.projectVisible(all[i].at, marginPx))) {
            regions.push_back(&all[i]);
        }
    }
    std::stable_sort(regions.begin(), regions.end(), [](const Region* a, const Region* b) {
        const bool firstWater = lookOf(*a, true).water;
        const bool secondWater = lookOf(*b, true).water;
        if (a->level != b->level) {
            return a->level < b->level;
        }
        return firstWater != secondWater ? firstWater : a->id < b->id;
    });
    for (const Region* region : regions) {
        const std::string& name = region->name.best(board.in.view.language);
        RegionLook look = lookOf(*region, isEastAsian(name));
        look.alpha = clarity(*region, look, board.groundPerPx);
        if (board.regionsLeft <= 0 || name.empty() || look.alpha < 0.05 ||
            board.namedAlready.contains(name)) {
            continue;
        }
        const size_t firstText = board.texts.size();
        if (placeRegion(board, *region, look, name)) {
            const auto anchor = board.in.camera.project(toEcef(region->at));
            board.record(
                {ThingKind::region, region->id},
                anchor.value_or(board.texts[firstText].at),
                firstText,
                board.texts[firstText].text != name);
            board.namedAlready.insert(name);
            --board.regionsLeft;
        }
    }
}

} // namespace khalkha
