// The view of a battle: positions that give way to one another, the river under its claim, a border agreed
// later, the chart of the gap.

#include "scene_fixture.h"

#include "scene/compose.h"
#include "scene/furniture.h"
#include "scene/gap_chart.h"
#include "scene/legend.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

Position heldLine(const char* id, const char* sideId, double fromHour, double toHour, Hand enemy) {
    Position made;
    made.id = id;
    made.sideId = sideId;
    made.name = named(id);
    made.line = {{118.4, 47.1}, {118.5, 47}, {118.4, 46.9}};
    made.enemy = enemy;
    made.span = {hour(fromHour), hour(toHour)};
    made.provenance.certainty = Certainty::reconstructed;
    made.provenance.sources = {{"war-diary", ""}};
    return made;
}

/// The fixture with two claims that stand for one border, lines held, and a border agreed later.
std::shared_ptr<Chronicle> battle() {
    auto chronicle = campaign();
    chronicle->claims[0].lines = {{{118.2, 47.5}, {118.4, 47}, {118.2, 46.5}}};
    chronicle->claims[1].lines = {{{118.6, 47.5}, {118.45, 47}, {118.6, 46.5}}};
    chronicle->positions = {
        heldLine("first", "japan", 0, 24, Hand::right), heldLine("second", "soviet", 24, 48, Hand::left)};
    LaterBorder later;
    later.id = "later";
    later.name = named("agreed later, approximate");
    later.lines = {{{118.7, 47.5}, {118.55, 47}, {118.7, 46.5}}};
    later.span = {hour(1000), endOfTime};
    later.provenance.sources = {{"atlas", ""}};
    chronicle->laterBorders = {later};
    chronicle->finish();
    return chronicle;
}

ViewState closeView(double atHour) {
    ViewState view = viewOfCampaign(atHour);
    view.camera = viewFromHeight({118.45, 47}, 100e3, 0, 0);
    return view;
}

Frame framed(const ViewState& view, const SceneModel& model) {
    return compose(model, view, {1280, 720}, PlainMetrics());
}

bool hasText(const Frame& frame, const std::string& text) {
    std::string all;
    for (const TextRun& run : frame.texts) {
        all += run.text;
    }
    return all.find(text) != std::string::npos;
}

bool hasPick(const Frame& frame, ThingKind kind) {
    return std::any_of(frame.picks.begin(), frame.picks.end(), [&](const PickShape& pick) {
        return pick.thing.kind == kind;
    });
}

} // namespace

TEST_CASE("a position comes in before its time and goes at its end; it is whole at its first instant") {
    const Position first = heldLine("first", "japan", 0, 24, Hand::none);
    const double fade = static_cast<double>(positionFadeSeconds) / secondsPerHour;
    CHECK(presenceOf(first, hour(0)) == 1);
    CHECK(presenceOf(first, hour(12)) == 1);
    CHECK(presenceOf(first, hour(-fade)) == 0);
    CHECK(presenceOf(first, hour(24)) == 0);
    CHECK(presenceOf(first, hour(-fade / 4)) > 0.5);
    CHECK(presenceOf(first, hour(24 - 3 * fade / 4)) > 0.5);
    // One gives way to the next: at no instant are both seen well, and a little is always seen.
    const Position second = heldLine("second", "japan", 24, 48, Hand::none);
    for (double at = 18; at < 30; at += 0.25) {
        const double going = presenceOf(first, hour(at));
        const double coming = presenceOf(second, hour(at));
        CHECK(std::min(going, coming) < 0.25);
        CHECK(going + coming <= 1 + 1e-9);
        CHECK(std::max(going, coming) > 0.15);
    }
    // Less than half a day is too short to fade within.
    const Position brief = heldLine("brief", "japan", 0, 6, Hand::none);
    CHECK(presenceOf(brief, hour(5.9)) == 1);
    CHECK(presenceOf(brief, hour(6)) == 0);
    // Open ends.
    Position open = first;
    open.span = {};
    CHECK(presenceOf(open, hour(0)) == 1);
    open.span = {beginningOfTime, hour(24)};
    CHECK(presenceOf(open, hour(24 - fade / 2)) == doctest::Approx(presenceOf(first, hour(24 - fade / 2))));
    open.span = {endOfTime, endOfTime};
    CHECK(presenceOf(open, hour(0)) == 0);
}

TEST_CASE("what comes in is drawn, but is not among what stands there") {
    const SceneModel model(battle());
    const Sample late = sample(model, hour(23), Perspective::both);
    REQUIRE(late.positions.size() == 1);
    CHECK(late.positions[0]->id == "first");
    REQUIRE(late.coming.size() == 1);
    CHECK(late.coming[0]->id == "second");
    CHECK(sample(model, hour(12), Perspective::both).coming.empty());
    // The one that is seen better bears the name and answers to the mouse.
    const Frame frame = framed(closeView(23.5), model);
    CHECK(hasText(frame, "second"));
    CHECK_FALSE(hasText(frame, "first"));
}

TEST_CASE(
    "lines held say whose they are in the legend, and marks are drawn where the enemy's hand is given") {
    auto chronicle = battle();
    const SceneModel model(chronicle);
    auto unmarked = std::make_shared<Chronicle>(*chronicle);
    for (Position& position : unmarked->positions) {
        position.enemy = Hand::none;
    }
    const SceneModel without(unmarked);
    for (const double at : {12.0, 36.0}) {
        CHECK(framed(closeView(at), model).vertices.size() > framed(closeView(at), without).vertices.size());
    }
    CHECK(hasText(framed(closeView(12), model), "Line held: japan (schematic)"));
    CHECK(hasText(framed(closeView(36), model), "Line held: soviet (schematic)"));
}

TEST_CASE("a border agreed later is a layer of its own, off at first, always with its name") {
    const SceneModel model(battle());
    ViewState view = closeView(1);
    CHECK_FALSE(view.layer(Layer::laterBorder).visible);
    CHECK_FALSE(hasPick(framed(view, model), ThingKind::laterBorder));
    CHECK_FALSE(hasText(framed(view, model), "agreed later"));
    view.layer(Layer::laterBorder).visible = true;
    const Frame frame = framed(view, model);
    CHECK(hasPick(frame, ThingKind::laterBorder));
    CHECK(hasText(frame, "agreed later, approximate"));
    CHECK(hasText(frame, "Border since the agreements"));
    CHECK(std::find(frame.sourceIds.begin(), frame.sourceIds.end(), "atlas") != frame.sourceIds.end());
    // It decides nothing.
    const Chronicle& chronicle = model.chronicle();
    for (const Perspective perspective :
         {Perspective::both, Perspective::japan, Perspective::soviet, Perspective::none}) {
        const Holder holder = holderAt(chronicle, {118.5, 47}, hour(1), perspective);
        CHECK(holder.disputed);
        CHECK(std::none_of(holder.claimedBy.begin(), holder.claimedBy.end(), [](const Claim* claim) {
            return claim->id == "later";
        }));
    }
    // Far away, where there is no room for the name, there is no line either.
    view.camera = viewFromHeight({118.45, 47}, 9000e3, 0, 0);
    CHECK_FALSE(hasPick(framed(view, model), ThingKind::laterBorder));
}

TEST_CASE("a claim that is a river leaves the river to be seen beside it") {
    auto chronicle = battle();
    const SceneModel plain(chronicle);
    auto wet = std::make_shared<Chronicle>(*chronicle);
    wet->claims[0].riverBank = Hand::left;
    const SceneModel river(wet);
    const auto blue = [](const Frame& frame) {
        const Colour water = mix(theme(frame.theme).river, theme(frame.theme).waterText, 0.45);
        return std::count_if(frame.vertices.begin(), frame.vertices.end(), [&](const ScreenVertex& vertex) {
            return vertex.colour == water;
        });
    };
    ViewState view = closeView(1);
    CHECK(blue(framed(view, river)) > blue(framed(view, plain)));
    view.layer(Layer::water).visible = false;
    CHECK(blue(framed(view, river)) == blue(framed(view, plain)));
    // The line itself moves to the claimant's bank: for a line to the south, left is east.
    const auto meanX = [](const Frame& frame) {
        double sum = 0;
        double count = 0;
        for (const PickShape& pick : frame.picks) {
            if (!pick.thing.is(ThingKind::claim, "line-jp") || count > 0) {
                continue; // the line comes before its name
            }
            for (const ScreenPoint& point : pick.points) {
                sum += point.x;
                ++count;
            }
        }
        return sum / count;
    };
    CHECK(meanX(framed(view, river)) > meanX(framed(view, plain)) + 2);
}

TEST_CASE("the chart of the gap stands on the picture when asked for, and labels keep clear of it") {
    const SceneModel model(battle());
    ViewState view = closeView(1);
    CHECK_FALSE(hasText(framed(view, model), "East-west width"));
    view.gapChartBox = true;
    CHECK(hasText(framed(view, model), "East-west width"));
    view.camera = viewFromHeight({100, 47}, 100e3, 0, 0); // elsewhere
    CHECK_FALSE(hasText(framed(view, model), "East-west width"));
    view.camera = viewFromHeight({118.45, 47}, 9000e3, 0, 0); // too far
    CHECK_FALSE(hasText(framed(view, model), "East-west width"));
}

TEST_CASE("the chart shows the widths up to twice the stated one, and the one at the ruler") {
    auto chronicle = battle();
    const SceneModel model(chronicle);
    ViewState view = closeView(1);
    const Camera camera(view.camera, {1280, 720});
    const Sample now = sample(model, view.at, view.perspective);
    const PlainMetrics metrics;
    const ComposeInput in{model, view, camera, theme(view.theme), now, metrics};
    const auto chart = gapChartOf(in, std::nullopt);
    REQUIRE(chart);
    CHECK(chart->widths == &model.claimGaps().widths(view.at, 0)); // the model's own, not worked out anew
    CHECK(chart->stated == nullptr);
    CHECK_FALSE(chart->reading);
    CHECK(chart->southDeg == doctest::Approx(46.5));
    CHECK(chart->northDeg == doctest::Approx(47.5));
    CHECK(std::fmod(chart->mostKm, 5) == doctest::Approx(0));
    const auto reading = readRuler(model.claimGaps().at(view.at), {{118.4, 47.1}, {}, {}});
    REQUIRE(reading);
    const auto ruled = gapChartOf(in, reading);
    REQUIRE(ruled);
    REQUIRE(ruled->reading);
    CHECK(ruled->reading->latDeg == doctest::Approx(47.1));
    CHECK(ruled->reading->eastWestMeters == reading->eastWestMeters);
    // A stated width cuts the axis at its double: the gap is 4 km in the middle and 30 km at the ends.
    for (Claim& claim : chronicle->claims) {
        claim.provenance.sources = {{"war-diary", "p. 7"}};
    }
    Event event;
    event.id = "width";
    event.actorIds = {"japan", "soviet"};
    event.numbers = {{9, "km", named("distance"), {{"war-diary", "p. 7"}}}};
    chronicle->events.push_back(event);
    const auto stated = gapChartOf(in, std::nullopt);
    REQUIRE(stated);
    REQUIRE(stated->stated != nullptr);
    CHECK(stated->mostKm == 20);
    CHECK(stated->southDeg > 46.6);
    CHECK(stated->northDeg < 47.4);
}
