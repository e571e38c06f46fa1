// What compose keeps of the ground changes no picture.
#include "../same_frame.h"
#include "campaign_frames.h"

#include "scene/kept_ground.h"

#include <doctest/doctest.h>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// One thing after the other, as somebody might do them; each twice, so that what can be kept is.
std::vector<ViewState> walk() {
    std::vector<ViewState> views;
    ViewState state = theatre("1945-08-08T23:00");
    const auto add = [&] { views.insert(views.end(), 3, state); };
    add();
    for (int hour = 0; hour < 30; ++hour) { // over an entry into the war and a change of claims
        state.at.seconds += secondsPerHour;
        views.push_back(state);
    }
    state.perspective = Perspective::soviet;
    add();
    state.language = Language::ja;
    add();
    state.theme = ThemeName::dark;
    add();
    state.layer(Layer::night).visible = true;
    add();
    state.layer(Layer::night).visible = false;
    state.layer(Layer::routes).visible = false;
    add();
    state = view("1939-08-20T00:00", {118.65, 47.8}, 90, Language::en);
    add();
    for (const Claim& claim : campaignModel().chronicle().claims) {
        state.hovered = {ThingKind::claim, claim.id};
        views.push_back(state);
        state.at.seconds += secondsPerDay;
        views.push_back(state);
    }
    // Panels that open and close over a camera that stays: names keep to what is left of the picture.
    state.hovered = {};
    for (const double height : {90.0, 140.0}) {
        state = view("1939-08-20T00:00", {118.65, 47.8}, height, Language::en);
        add();
        for (double CoveredEdges::*const edge :
             {&CoveredEdges::leftPx, &CoveredEdges::rightPx, &CoveredEdges::topPx, &CoveredEdges::bottomPx}) {
            state.covered.*edge = 260;
            add();
            state.covered.*edge = 0;
            add();
        }
    }
    state.at = at("1940-06-10");
    add();
    return views;
}

} // namespace

TEST_CASE("what is kept of the ground changes no picture") {
    KeptGround kept;
    size_t restored = 0;
    std::uint64_t before = 0;
    for (const ViewState& state : walk()) {
        const Viewport viewport{960, 540};
        const Frame fresh = compose(campaignModel(), state, viewport, realFonts());
        const Frame again = compose(campaignModel(), state, viewport, realFonts(), {nullptr, &kept});
        REQUIRE(sameFrame(fresh, again));
        restored += static_cast<size_t>(fresh.baseKey == before);
        before = fresh.baseKey;
    }
    CHECK(restored > 25);
}

TEST_CASE("two views keep their ground each") {
    KeptGround kept;
    ViewState state = view("1939-08-24T12:00", {118.65, 47.8}, 90, Language::en);
    Comparison comparison;
    comparison.mode = CompareMode::split;
    comparison.perspective = Perspective::soviet;
    for (int hour = 0; hour < 6; ++hour) {
        state.at.seconds += secondsPerHour;
        const Viewport viewport{1280, 720};
        const Panes fresh = composePanes(campaignModel(), state, comparison, viewport, realFonts());
        const Panes again =
            composePanes(campaignModel(), state, comparison, viewport, realFonts(), {nullptr, &kept});
        REQUIRE(fresh.frames.size() == 2);
        for (size_t i = 0; i < 2; ++i) {
            CHECK(sameFrame(fresh.frames[i], again.frames[i]));
        }
    }
}
