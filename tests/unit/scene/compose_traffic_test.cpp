#include "traffic_fixture.h"

#include "scene/compose.h"
#include "scene/layers.h"
#include "scene/legend.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

constexpr Viewport viewport{1280, 720};

Frame framed(const ViewState& view) {
    static const SceneModel model(traffic());
    return compose(model, view, viewport, PlainMetrics());
}

bool picks(const Frame& frame, ThingKind kind, const std::string& id) {
    return std::any_of(frame.picks.begin(), frame.picks.end(), [&](const PickShape& shape) {
        return shape.thing.is(kind, id);
    });
}

bool hasText(const Frame& frame, const std::string& text) {
    return std::any_of(frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) {
        return run.text.find(text) != std::string::npos;
    });
}

} // namespace

TEST_CASE("routes, links and areas of the instant can be picked and stand in the legend") {
    const Frame frame = framed(viewOfCampaign(30));
    for (const char* id : {"east", "back", "up"}) {
        CHECK(picks(frame, ThingKind::route, id));
    }
    for (const char* id : {"supply", "move", "pact", "talks", "order", "detour"}) {
        CHECK_MESSAGE(picks(frame, ThingKind::link, id), id);
    }
    CHECK(picks(frame, ThingKind::zone, "sphere"));
    CHECK(picks(frame, ThingKind::zone, "target"));
    CHECK(hasText(frame, "Railway"));
    CHECK(hasText(frame, "Treaty in force"));
    CHECK(hasText(frame, "Sphere proposed: soviet"));
    CHECK(hasText(frame, "Objective of an order"));
    CHECK(hasText(frame, "train pairs"));
}

TEST_CASE("what is outside its time or on a hidden layer is not drawn") {
    const Frame early = framed(viewOfCampaign(12));
    CHECK_FALSE(picks(early, ThingKind::route, "up"));
    CHECK(hasText(framed(viewOfCampaign(61)), "has fallen"));
    CHECK_FALSE(hasText(early, "has fallen"));
    CHECK_FALSE(picks(framed(viewOfCampaign(80)), ThingKind::zone, "sphere"));
    ViewState view = viewOfCampaign(30);
    for (const Layer layer : {Layer::routes, Layer::links, Layer::zones, Layer::positions}) {
        view.layer(layer).visible = false;
    }
    const Frame hidden = framed(view);
    for (const ThingKind kind : {ThingKind::route, ThingKind::link, ThingKind::zone, ThingKind::position}) {
        CHECK(std::none_of(hidden.picks.begin(), hidden.picks.end(), [&](const PickShape& shape) {
            return shape.thing.kind == kind;
        }));
    }
}

TEST_CASE("positions are drawn close up only") {
    ViewState view = viewOfCampaign(30);
    CHECK_FALSE(picks(framed(view), ThingKind::position, "ring"));
    view.camera = viewFromHeight({118.6, 47}, 120e3, 0, 0);
    CHECK(picks(framed(view), ThingKind::position, "ring"));
    CHECK(hasText(framed(view), "Surrounded"));
}

TEST_CASE("routes belong to the static commands and name another base when they open") {
    ViewState view = viewOfCampaign(12);
    ViewState off = view;
    off.layer(Layer::routes).visible = false;
    const auto staticIndices = [](const Frame& frame) {
        std::uint32_t count = 0;
        for (size_t i = 0; i < frame.staticCommands; ++i) {
            count += frame.commands[i].count;
        }
        return count;
    };
    CHECK(staticIndices(framed(view)) > staticIndices(framed(off)));
    ViewState later = view;
    later.at = hour(30);
    CHECK(framed(view).baseKey != framed(later).baseKey);
    ViewState soon = view;
    soon.at = hour(13);
    CHECK(framed(view).baseKey == framed(soon).baseKey);
    soon.selected = {ThingKind::route, "east"};
    CHECK(framed(view).baseKey != framed(soon).baseKey);
}

TEST_CASE("a frame with moving marks is the same whenever it is composed") {
    const Frame one = framed(viewOfCampaign(77));
    (void)framed(viewOfCampaign(20));
    const Frame other = framed(viewOfCampaign(77));
    CHECK(one.indices == other.indices);
    CHECK(one.texts.size() == other.texts.size());
}
