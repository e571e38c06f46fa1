// What colour tells, shape tells once more: claims of two sides differ in their dashes, hatches in their
// angle, fronts in the way their teeth point, evidence in its line.
#include "scene_fixture.h"

#include "scene/compose.h"
#include "scene/mesh.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

constexpr Viewport picture{1280, 720};

/// A leg of a stroke: from the middle of one end to the middle of the other.
struct Leg {
    ScreenPoint from, to;
};

bool sameInk(Colour a, Colour b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/// Legs of all strokes of a colour: quads of two triangles, corners in pairs at the ends.
std::vector<Leg> legsOf(const Frame& frame, Colour ink) {
    std::vector<Leg> legs;
    for (const DrawCommand& command : frame.commands) {
        if (command.kind != DrawCommand::Kind::mesh || command.paint != Paint::solid) {
            continue;
        }
        for (std::uint32_t i = command.first; i + 5 < command.first + command.count; i += 3) {
            const std::uint32_t a = frame.indices[i];
            const std::uint32_t b = frame.indices[i + 1];
            const std::uint32_t c = frame.indices[i + 2];
            const std::uint32_t d = frame.indices[i + 4];
            const bool quad = frame.indices[i + 3] == b && frame.indices[i + 5] == c;
            const ScreenVertex& first = frame.vertices[a];
            if (!quad || !sameInk(first.colour, ink) || first.halfWidth >= fillHalfWidth) {
                continue;
            }
            const auto middle = [&](std::uint32_t p, std::uint32_t q) {
                return ScreenPoint{
                    (frame.vertices[p].x + frame.vertices[q].x) / 2.0,
                    (frame.vertices[p].y + frame.vertices[q].y) / 2.0};
            };
            // The two corners of an end are on opposite sides of the line: a and b in strokes, a and c in
            // hatches.
            if (first.across == -frame.vertices[b].across) {
                legs.push_back({middle(a, b), middle(c, d)});
            } else if (first.across == -frame.vertices[c].across) {
                legs.push_back({middle(a, c), middle(b, d)});
            }
        }
    }
    return legs;
}

/// Lengths of the dashes of a line: legs that touch are one dash.
std::vector<double> dashLengths(const std::vector<Leg>& legs) {
    std::vector<double> lengths;
    for (size_t i = 0; i < legs.size(); ++i) {
        const double size = distance(legs[i].from, legs[i].to);
        const bool goesOn = i > 0 && distance(legs[i - 1].to, legs[i].from) < 0.1;
        if (goesOn) {
            lengths.back() += size;
        } else {
            lengths.push_back(size);
        }
    }
    return lengths;
}

ViewState only(Layer layer, double atHour = 12) {
    ViewState view = viewOfCampaign(atHour);
    for (LayerSetting& setting : view.layers) {
        setting.visible = false;
    }
    view.layer(layer).visible = true;
    view.legendBox = view.dateBox = view.scaleBox = view.northArrow = view.sourcesLine = false;
    return view;
}

Frame framed(const ViewState& view, const SceneModel& model) {
    return compose(model, view, picture, PlainMetrics());
}

} // namespace

TEST_CASE("claimed lines of the two camps differ in their dashes, in every theme") {
    const SceneModel model(campaign());
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        ViewState view = only(Layer::claims);
        view.theme = name;
        const auto dashesOf = [&](Perspective perspective, Hue hue) {
            view.perspective = perspective;
            return dashLengths(legsOf(framed(view, model), theme(name).hue(hue).line));
        };
        const std::vector<double> japan = dashesOf(Perspective::japan, Hue::blue);
        const std::vector<double> soviet = dashesOf(Perspective::soviet, Hue::red);
        REQUIRE(japan.size() > 5);
        REQUIRE(soviet.size() > 5);
        // Long dash, two dots against dash, dot: the part of the dashes that is long tells them apart.
        const auto longPart = [](const std::vector<double>& lengths) {
            const double longest = *std::max_element(lengths.begin(), lengths.end());
            const auto count = std::count_if(
                lengths.begin(), lengths.end(), [&](double length) { return length > longest / 2; });
            return static_cast<double>(count) / static_cast<double>(lengths.size());
        };
        CAPTURE(longPart(japan));
        CAPTURE(longPart(soviet));
        const bool differ = std::abs(longPart(japan) - longPart(soviet)) > 0.1;
        CHECK(differ);
    }
}

TEST_CASE("the two hatches of disputed ground cross: each side has its angle") {
    auto chronicle = std::make_shared<Chronicle>(*campaign());
    chronicle->claims.clear();
    chronicle->finish();
    const SceneModel model(chronicle);
    ViewState view = only(Layer::claims);
    view.perspective = Perspective::both;
    const Frame frame = framed(view, model);
    const auto isBoth = [&](const Hatch& hatch) {
        const HueColours& orange = theme(view.theme).hue(Hue::orange);
        const HueColours& blue = theme(view.theme).hue(Hue::blue);
        return (sameInk(hatch.first, orange.line) && sameInk(hatch.second, blue.line)) ||
               (sameInk(hatch.first, blue.line) && sameInk(hatch.second, orange.line));
    };
    const auto found = std::find_if(frame.hatches.begin(), frame.hatches.end(), isBoth);
    REQUIRE(found != frame.hatches.end());
    const double apart = std::fmod(std::abs(found->firstAngleDeg - found->secondAngleDeg), 180);
    CHECK(std::min(apart, 180 - apart) >= 40);
}

TEST_CASE("ground that three claim is hatched for each of them") {
    auto chronicle = std::make_shared<Chronicle>(*campaign());
    chronicle->ownership.clear();
    chronicle->claims.clear();
    for (const char* owner : {"japan", "soviet", "mongolia"}) {
        Claim claim;
        claim.id = owner;
        claim.sideId = owner;
        claim.name = named(owner);
        claim.areas = {{{{{118, 46}, {119, 46}, {119, 48}, {118, 48}}}}};
        chronicle->claims.push_back(claim);
    }
    chronicle->finish();
    const SceneModel model(chronicle);
    ViewState view = only(Layer::claims);
    view.perspective = Perspective::both;
    view.legendBox = false;
    const Frame frame = framed(view, model);
    for (const Hue hue : {Hue::blue, Hue::red, Hue::orange}) {
        const Colour ink = theme(view.theme).hue(hue).line;
        CHECK(std::any_of(frame.hatches.begin(), frame.hatches.end(), [&](const Hatch& hatch) {
            return (hatch.first.a > 0 && sameInk(hatch.first, ink)) ||
                   (hatch.second.a > 0 && sameInk(hatch.second, ink));
        }));
    }
}

TEST_CASE("teeth of fronts point to the enemy: turned round, they lie on the other side of the line") {
    auto chronicle = std::make_shared<Chronicle>(*campaign());
    const auto meanToothX = [&](bool enemyOnRight) {
        chronicle->fronts.front().enemyOnRight = enemyOnRight;
        chronicle->finish();
        const SceneModel model(chronicle);
        const ViewState view = only(Layer::fronts, 30);
        const Frame frame = framed(view, model);
        // The whole front's middle, teeth and line: teeth shift it to their side.
        double sum = 0;
        double count = 0;
        for (const DrawCommand& command : frame.commands) {
            for (std::uint32_t i = 0; command.kind == DrawCommand::Kind::mesh && i < command.count; ++i) {
                const ScreenVertex& corner = frame.vertices[frame.indices[command.first + i]];
                sum += corner.x;
                count += 1;
            }
        }
        REQUIRE(count > 0);
        return sum / count;
    };
    CHECK(std::abs(meanToothX(true) - meanToothX(false)) > 1);
}

TEST_CASE("a front that is only interpolated is dashed, an attested one is not") {
    const SceneModel model(campaign());
    const auto dashesAt = [&](double hours) {
        const ViewState view = only(Layer::fronts, hours);
        const Theme& colours = theme(view.theme);
        const Colour own = colours.hue(Hue::red).line;
        return dashLengths(legsOf(framed(view, model), own)).size();
    };
    // At hour 24 the trace of the day stands itself; half a day later it is between two.
    CHECK(dashesAt(12) > 2 * std::max<size_t>(1, dashesAt(24)));
}
