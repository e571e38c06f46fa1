#include "../same_frame.h"
#include "scene_fixture.h"

#include "scene/compose.h"
#include "scene/layers.h"
#include "scene/legend.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace khalkha;
using namespace khalkha::fixture;
using test::sameFrame;

namespace {

constexpr Viewport viewport{1280, 720};

Frame framed(const ViewState& view) {
    static const SceneModel model(campaign());
    return compose(model, view, viewport, PlainMetrics());
}

bool hasText(const Frame& frame, const std::string& text) {
    return std::any_of(frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) {
        return run.text.find(text) != std::string::npos;
    });
}

ScreenPoint pixel(const ViewState& view, LonLat at) {
    return *Camera(view.camera, viewport).project(toEcef(at));
}

size_t trianglesOf(const Frame& frame, Paint paint) {
    size_t count = 0;
    for (const DrawCommand& command : frame.commands) {
        count += command.kind == DrawCommand::Kind::mesh && command.paint == paint ? command.count / 3 : 0;
    }
    return count;
}

/// Whether ground is hatched in a hue.
bool hatchedIn(const Frame& frame, Hue hue) {
    const Colour line = theme(frame.theme).hue(hue).line;
    const auto is = [&](Colour colour) {
        return colour.r == line.r && colour.g == line.g && colour.b == line.b && colour.a > 0;
    };
    return std::any_of(frame.hatches.begin(), frame.hatches.end(), [&](const Hatch& hatch) {
        return is(hatch.first) || is(hatch.second);
    });
}

} // namespace

TEST_CASE("the same arguments give the same frame to the byte") {
    const ViewState view = viewOfCampaign(30);
    CHECK(sameFrame(framed(view), framed(view)));
    CHECK_FALSE(sameFrame(framed(view), framed(viewOfCampaign(31))));
}

TEST_CASE("every vertex is finite, every index and command within range") {
    for (const double range : {2e4, 5e5, 5e6, 3e7}) {
        for (const double tilt : {0.0, 70.0}) {
            ViewState view = viewOfCampaign(30);
            view.camera.rangeMeters = range;
            view.camera.tiltDeg = tilt;
            view.camera.headingDeg = 140;
            const Frame frame = framed(view);
            for (const ScreenVertex& vertex : frame.vertices) {
                REQUIRE(std::isfinite(vertex.x));
                REQUIRE(std::isfinite(vertex.y));
                REQUIRE(std::isfinite(vertex.across));
            }
            for (const std::uint32_t index : frame.indices) {
                REQUIRE(index < frame.vertices.size());
            }
            for (const DrawCommand& command : frame.commands) {
                const size_t size =
                    command.kind == DrawCommand::Kind::mesh ? frame.indices.size() : frame.texts.size();
                REQUIRE(command.first + command.count <= size);
            }
        }
    }
}

TEST_CASE("the base key holds while only time passes and changes with what the base shows") {
    const ViewState view = viewOfCampaign(10);
    const auto key = framed(view).baseKey;
    CHECK(framed(viewOfCampaign(11)).baseKey == key);
    CHECK(framed(viewOfCampaign(50)).baseKey != key); // the zone has a new owner
    ViewState other = view;
    other.camera.headingDeg = 1e-9;
    CHECK(framed(other).baseKey != key);
    other = view;
    other.theme = ThemeName::dark;
    CHECK(framed(other).baseKey != key);
    other = view;
    other.perspective = Perspective::japan;
    CHECK(framed(other).baseKey != key);
    other = view;
    other.layer(Layer::water).opacity = 0.5;
    CHECK(framed(other).baseKey != key);
    other = view;
    other.selected = {ThingKind::axis, "axis"};
    other.language = Language::ja;
    CHECK(framed(other).baseKey == key);
}

TEST_CASE("static commands do not depend on time within an epoch") {
    const Frame a = framed(viewOfCampaign(10));
    const Frame b = framed(viewOfCampaign(20));
    REQUIRE(a.staticCommands == b.staticCommands);
    REQUIRE(a.staticCommands > 0);
    const auto end = [](const Frame& frame) {
        const DrawCommand& last = frame.commands[frame.staticCommands - 1];
        return last.first + last.count;
    };
    REQUIRE(end(a) == end(b));
    for (std::uint32_t i = 0; i < end(a); ++i) {
        const ScreenVertex& one = a.vertices[a.indices[i]];
        const ScreenVertex& other = b.vertices[b.indices[i]];
        REQUIRE(one.x == other.x);
        REQUIRE(one.y == other.y);
    }
}

TEST_CASE("a claim is never drawn without its name") {
    const ViewState view = viewOfCampaign(10);
    const Frame frame = framed(view);
    std::set<std::string> drawn;
    for (const PickShape& shape : frame.picks) {
        if (shape.thing.kind == ThingKind::claim) {
            drawn.insert(shape.thing.id);
        }
    }
    CHECK(drawn == std::set<std::string>{"line-jp", "line-su"});
    CHECK(hasText(frame, "claimed by japan"));
    CHECK(hasText(frame, "claimed by soviet"));
    CHECK(hatchedIn(frame, Hue::blue));

    ViewState far = view;
    far.camera.rangeMeters = 2e7;
    const Frame small = framed(far);
    CHECK(std::none_of(small.picks.begin(), small.picks.end(), [](const PickShape& shape) {
        return shape.thing.kind == ThingKind::claim;
    }));
    CHECK_FALSE(hasText(small, "claimed by"));

    ViewState nobody = view;
    nobody.perspective = Perspective::none;
    CHECK_FALSE(hasText(framed(nobody), "claimed by"));
    CHECK(hatchedIn(framed(nobody), Hue::grey));
}

TEST_CASE("disputed ground is hatched for both claimants, for the one of the perspective, or for nobody") {
    ViewState view = viewOfCampaign(10);
    const auto hues = [&](Perspective perspective) {
        view.perspective = perspective;
        const Frame frame = framed(view);
        return std::array<bool, 3>{
            hatchedIn(frame, Hue::orange), hatchedIn(frame, Hue::blue), hatchedIn(frame, Hue::grey)};
    };
    CHECK(hues(Perspective::both) == std::array<bool, 3>{true, true, false});
    CHECK(hues(Perspective::japan) == std::array<bool, 3>{false, true, false});
    CHECK(hues(Perspective::soviet) == std::array<bool, 3>{true, false, false});
    CHECK(hues(Perspective::none) == std::array<bool, 3>{false, false, true});
    view.at = hour(60); // settled
    CHECK(hues(Perspective::both) == std::array<bool, 3>{false, false, false});
}

TEST_CASE("the head of an arrow is drawn where the data puts it, and picks find it there") {
    for (const double hours : {1.0, 6.0, 24.0, 31.0, 47.0, 60.0}) {
        ViewState view = viewOfCampaign(hours);
        const Frame frame = framed(view);
        const LonLat head = sampleAxis(campaign()->axes[0], hour(hours))->head;
        const ScreenPoint wanted = pixel(view, head);
        const auto axis = std::find_if(frame.picks.begin(), frame.picks.end(), [](const PickShape& shape) {
            return shape.thing.kind == ThingKind::axis;
        });
        REQUIRE(axis != frame.picks.end());
        CHECK(axis->points.back().x == doctest::Approx(wanted.x).epsilon(1e-6));
        CHECK(axis->points.back().y == doctest::Approx(wanted.y).epsilon(1e-6));
        CHECK(axis->points.front().x == doctest::Approx(pixel(view, {119, 47}).x).epsilon(1e-6));
    }
}

TEST_CASE("the course passes through the waypoints while the head moves on") {
    const auto course = [](double hours) {
        const Frame frame = framed(viewOfCampaign(hours));
        return std::find_if(
                   frame.picks.begin(),
                   frame.picks.end(),
                   [](const PickShape& shape) { return shape.thing.kind == ThingKind::axis; })
            ->points;
    };
    const ViewState view = viewOfCampaign(0);
    const ScreenPoint corner = pixel(view, {119.8, 47});
    for (const double hours : {24.0, 25.0, 40.0, 48.0}) {
        const auto points = course(hours);
        double nearest = 1e9;
        for (size_t i = 1; i < points.size(); ++i) {
            for (double part = 0; part <= 1; part += 0.01) {
                nearest = std::min(
                    nearest,
                    std::hypot(
                        points[i - 1].x + (points[i].x - points[i - 1].x) * part - corner.x,
                        points[i - 1].y + (points[i].y - points[i - 1].y) * part - corner.y));
            }
        }
        CHECK(nearest < 2); // picks are thinned by a pixel
    }
}

TEST_CASE("a front that has not moved is quiet, one that has bears teeth towards the enemy") {
    ViewState view = viewOfCampaign(24);
    for (const Layer layer : {Layer::polities, Layer::borders, Layer::claims, Layer::axes, Layer::events}) {
        view.layer(layer).visible = false;
    }
    const auto count = [&](double hours) {
        view.at = hour(hours);
        return trianglesOf(framed(view), Paint::solid);
    };
    ViewState without = view;
    without.layer(Layer::fronts).visible = false;
    const size_t rest = trianglesOf(framed(without), Paint::solid);
    CHECK(count(0) > rest);
    CHECK(count(24) > count(0) + 20);
}

TEST_CASE("hidden layers leave nothing behind") {
    ViewState view = viewOfCampaign(30);
    for (const Layer layer : {Layer::claims, Layer::axes, Layer::fronts}) {
        view.layer(layer).visible = false;
    }
    const Frame frame = framed(view);
    CHECK(std::all_of(frame.picks.begin(), frame.picks.end(), [](const PickShape& shape) {
        return shape.thing.kind == ThingKind::polity; // whose layer is not hidden
    }));
    CHECK_FALSE(hatchedIn(frame, Hue::blue));
    view.layer(Layer::polities).visible = false;
    CHECK(framed(view).picks.empty());
    view.layer(Layer::borders).visible = false;
    CHECK(framed(view).staticCommands == 0);
}

TEST_CASE("sources of what is drawn are listed once, in order") {
    const Frame frame = framed(viewOfCampaign(30));
    CHECK(frame.sourceIds == std::vector<std::string>{"atlas", "war-diary"});
}

TEST_CASE("a front between two dates cites both of them") {
    const auto chronicle = campaign();
    chronicle->fronts[0].traces[0].provenance.sources = {{"atlas", ""}};
    const SceneModel model(chronicle);
    const PlainMetrics metrics;
    const auto cited = [&](double atHour) {
        ViewState view = viewOfCampaign(atHour);
        for (LayerSetting& layer : view.layers) {
            layer.visible = false;
        }
        view.layer(Layer::fronts).visible = true;
        return compose(model, view, viewport, metrics).sourceIds;
    };
    CHECK(cited(0) == std::vector<std::string>{"atlas"});
    CHECK(cited(12) == std::vector<std::string>{"atlas", "war-diary"});
    CHECK(cited(24) == std::vector<std::string>{"war-diary"});
}

TEST_CASE("what the mouse rests on stands out, of every kind that is drawn") {
    const auto chronicle = campaign();
    Zone zone;
    zone.id = "zone";
    zone.kind = "fortified-region";
    zone.at = {118.5, 47.5};
    chronicle->zones = {zone};
    Route route;
    route.id = "route";
    route.line = {{117, 46.5}, {120, 47.5}};
    chronicle->routes = {route};
    Place place;
    place.id = "place";
    place.at = {118.2, 46.8};
    place.rank = 1;
    place.names.push_back({named("place"), {}, {}});
    chronicle->places = {place};
    chronicle->finish();
    const SceneModel model(chronicle);
    const PlainMetrics metrics;
    const ViewState plain = viewOfCampaign(30);
    const Frame before = compose(model, plain, viewport, metrics);
    for (const ThingRef& thing :
         {ThingRef{ThingKind::zone, "zone"},
          {ThingKind::route, "route"},
          {ThingKind::front, "front"},
          {ThingKind::axis, "axis"},
          {ThingKind::place, "place"}}) {
        CAPTURE(thingKindCode(thing.kind));
        ViewState view = plain;
        view.hovered = thing;
        const Colour wanted = theme(view.theme).selection;
        const auto marked = [&](const Frame& frame) {
            return std::count_if(frame.vertices.begin(), frame.vertices.end(), [&](const ScreenVertex& v) {
                return v.colour.r == wanted.r && v.colour.g == wanted.g && v.colour.b == wanted.b;
            });
        };
        CHECK(marked(compose(model, view, viewport, metrics)) > marked(before));
    }
}

TEST_CASE("the topmost thing under a pixel is picked") {
    Frame frame;
    frame.picks = {
        {{ThingKind::front, "line"}, {{0, 0}, {100, 0}}, 6},
        {{ThingKind::place, "town"}, {{50, 2}}, 5},
        {{ThingKind::axis, "empty"}, {}, 5}};
    REQUIRE(pickAt(frame, {50, 4}) != nullptr);
    CHECK(pickAt(frame, {50, 4})->thing.id == "town");
    CHECK(pickAt(frame, {80, 5})->thing.id == "line");
    CHECK(pickAt(frame, {80, 7}) == nullptr);
    CHECK(pickAt(frame, {107, 0}) == nullptr);
}

TEST_CASE("lines are cut at the horizon and near the edge of the picture") {
    ViewState view = viewOfCampaign(0);
    view.camera.rangeMeters = 2e7;
    const Camera camera(view.camera, viewport);
    Polyline equator;
    for (int lon = -180; lon <= 180; ++lon) {
        equator.push_back({static_cast<double>(lon), 0});
    }
    const auto runs = projectLine(camera, std::span<const LonLat>(equator), 64);
    REQUIRE(!runs.empty());
    for (const ScreenLine& run : runs) {
        CHECK(run.size() > 1);
        for (const ScreenPoint& point : run) {
            CHECK(point.x >= -64.001);
            CHECK(point.x <= 1280 + 64.001);
            CHECK(point.y >= -64.001);
            CHECK(point.y <= 720 + 64.001);
        }
    }
    // On the far side of the globe nothing is seen.
    const Polyline behind{{-60, -47}, {-61, -47}};
    CHECK(projectLine(camera, std::span<const LonLat>(behind), 64).empty());
}

TEST_CASE("an event without an exact date is dotted, and the legend says so") {
    const auto chronicle = campaign();
    Place place;
    place.id = "here";
    place.at = {118.5, 47};
    place.names = {{named("Here"), {}, {}}};
    chronicle->places.push_back(place);
    Event event;
    event.id = "fight";
    event.category = "battle";
    event.title = named("Fight");
    event.placeIds = {"here"};
    event.start.offsetMinutes = 540;
    event.start.span = {hour(0), hour(24)};
    event.provenance.certainty = Certainty::certain;
    ViewState view;
    view.camera = viewFromHeight({118.5, 47}, 300e3, 0, 0);
    view.at = hour(12);
    const auto framedWith = [&](const Event& shown) {
        auto all = std::make_shared<Chronicle>(*chronicle);
        all->events = {shown};
        all->finish();
        const SceneModel model(all);
        return compose(model, view, viewport, PlainMetrics());
    };
    const Frame exact = framedWith(event);
    CHECK(hasText(exact, "Event under way"));
    CHECK_FALSE(hasText(exact, "date not exact"));
    event.start.approximate = true;
    const Frame about = framedWith(event);
    CHECK(hasText(about, "Event: date not exact"));
    CHECK_FALSE(hasText(about, "Event under way"));
    event.provenance.certainty = Certainty::reconstructed;
    const Frame both = framedWith(event);
    CHECK(hasText(both, "Event: sources differ, or inferred"));
    CHECK(hasText(both, "date not exact"));
    CHECK(eventDashes(false, false, 1).empty());
    CHECK(eventDashes(false, true, 1) != eventDashes(true, false, 1));
    CHECK(eventDashes(true, true, 1).size() == 4);
}
