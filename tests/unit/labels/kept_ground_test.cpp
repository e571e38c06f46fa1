// What compose keeps of the ground changes no picture.
#include "campaign_frames.h"

#include "scene/kept_ground.h"

#include <doctest/doctest.h>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr auto equal = [](const auto& one, const auto& other, auto&& alike) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), alike);
};

bool sameBox(const ScreenBox& a, const ScreenBox& b) {
    return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

bool same(const Frame& a, const Frame& b) {
    return a.baseKey == b.baseKey && a.staticCommands == b.staticCommands && a.indices == b.indices &&
           a.sourceIds == b.sourceIds &&
           equal(
               a.vertices,
               b.vertices,
               [](const ScreenVertex& v, const ScreenVertex& w) {
                   return v.x == w.x && v.y == w.y && v.across == w.across && v.halfWidth == w.halfWidth &&
                          v.colour == w.colour && v.depth == w.depth;
               }) &&
           equal(
               a.texts,
               b.texts,
               [](const TextRun& v, const TextRun& w) {
                   return v.text == w.text && v.at.x == w.at.x && v.at.y == w.at.y &&
                          v.angleRad == w.angleRad && v.colour == w.colour && v.halo == w.halo &&
                          v.haloPx == w.haloPx && v.style.sizePx == w.style.sizePx &&
                          v.style.bold == w.style.bold;
               }) &&
           equal(
               a.hatches,
               b.hatches,
               [](const Hatch& v, const Hatch& w) {
                   return v.first == w.first && v.second == w.second && v.firstAngleDeg == w.firstAngleDeg &&
                          v.secondAngleDeg == w.secondAngleDeg && v.spacingPx == w.spacingPx &&
                          v.widthPx == w.widthPx && v.anchor.x == w.anchor.x && v.anchor.y == w.anchor.y;
               }) &&
           equal(
               a.labels,
               b.labels,
               [](const FrameLabel& v, const FrameLabel& w) {
                   return v.id == w.id && v.thing == w.thing && v.anchor.x == w.anchor.x &&
                          v.anchor.y == w.anchor.y && v.firstText == w.firstText &&
                          v.textCount == w.textCount && v.curved == w.curved;
               }) &&
           equal(a.marks, b.marks, sameBox) && equal(a.furniture, b.furniture, sameBox) &&
           equal(
               a.commands,
               b.commands,
               [](const DrawCommand& v, const DrawCommand& w) {
                   return v.kind == w.kind && v.paint == w.paint && v.first == w.first &&
                          v.count == w.count && v.hatch == w.hatch;
               }) &&
           equal(a.picks, b.picks, [](const PickShape& v, const PickShape& w) {
               return v.thing == w.thing && v.radiusPx == w.radiusPx &&
                      equal(v.points, w.points, [](ScreenPoint p, ScreenPoint q) {
                          return p.x == q.x && p.y == q.y;
                      });
           });
}

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
        const Frame again = compose(campaignModel(), state, viewport, realFonts(), nullptr, &kept);
        REQUIRE(same(fresh, again));
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
            composePanes(campaignModel(), state, comparison, viewport, realFonts(), nullptr, &kept);
        REQUIRE(fresh.frames.size() == 2);
        for (size_t i = 0; i < 2; ++i) {
            CHECK(same(fresh.frames[i], again.frames[i]));
        }
    }
}
