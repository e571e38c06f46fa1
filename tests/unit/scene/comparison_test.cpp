#include "scene_fixture.h"

#include "scene/compose.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

constexpr Viewport hd{1280, 720};

ViewState viewOfCampaign() {
    ViewState view;
    view.at = hour(10);
    view.camera.target = {118.5, 47};
    view.camera.rangeMeters = 600e3;
    view.language = Language::en;
    return view;
}

Comparison comparing(CompareMode mode, double divider = 0.5) {
    Comparison comparison;
    comparison.mode = mode;
    comparison.divider = divider;
    return comparison;
}

bool says(const Frame& frame, const std::string& text) {
    return std::any_of(frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) {
        return run.text.find(text) != std::string::npos;
    });
}

bool sameTexts(const Frame& a, const Frame& b) {
    return a.texts.size() == b.texts.size() &&
           std::equal(
               a.texts.begin(), a.texts.end(), b.texts.begin(), [](const TextRun& x, const TextRun& y) {
                   return x.text == y.text && x.at.x == y.at.x && x.at.y == y.at.y;
               });
}

bool sameMeshes(const Frame& a, const Frame& b) {
    return a.indices == b.indices && a.vertices.size() == b.vertices.size() &&
           std::equal(
               a.vertices.begin(),
               a.vertices.end(),
               b.vertices.begin(),
               [](const ScreenVertex& x, const ScreenVertex& y) {
                   return x.x == y.x && x.y == y.y && x.colour == y.colour;
               });
}

Panes composed(const ViewState& view, const Comparison& comparison, Viewport viewport = hd) {
    static const SceneModel model(campaign());
    return composePanes(model, view, comparison, viewport, PlainMetrics());
}

} // namespace

TEST_CASE("two views and the line between them fill what panels leave free, wherever the line is put") {
    ViewState view = viewOfCampaign();
    for (const double inset : {0.0, 340.0}) {
        view.covered.leftPx = inset;
        view.covered.rightPx = inset / 2;
        for (const double divider : {-1.0, 0.0, 0.3, 0.5, 0.77, 1.0, std::nan("")}) {
            const PaneLayout split = layoutPanes(comparing(CompareMode::split, divider), view, hd);
            const PaneArea left = split.area(Pane::left);
            const PaneArea right = split.area(Pane::right);
            CHECK(left.leftPx == static_cast<int>(inset));
            CHECK(left.leftPx + left.widthPx == split.dividerLeftPx);
            CHECK(split.dividerRightPx == right.leftPx);
            CHECK(right.leftPx + right.widthPx == hd.widthPx - static_cast<int>(inset / 2));
            CHECK(left.widthPx >= 100);
            CHECK(right.widthPx >= 100);
            CHECK(split.paneAt({left.leftPx + 3.0, 10}) == Pane::left);
            CHECK(split.paneAt({right.leftPx + 3.0, 10}) == Pane::right);
            CHECK(split.inPane(Pane::right, {right.leftPx + 3.0, 10}).x == 3);

            const PaneLayout swipe = layoutPanes(comparing(CompareMode::swipe, divider), view, hd);
            CHECK(swipe.viewport(Pane::left) == hd);
            CHECK(swipe.viewport(Pane::right) == hd);
            CHECK(swipe.area(Pane::left).clipRightPx == swipe.dividerLeftPx);
            CHECK(swipe.area(Pane::right).clipLeftPx == swipe.dividerRightPx);
            CHECK(swipe.dividerLeftPx > swipe.freeLeftPx);
            CHECK(swipe.dividerRightPx < swipe.freeRightPx);
        }
    }
    view.covered.leftPx = 900;
    view.covered.rightPx = 900;
    CHECK(layoutPanes(comparing(CompareMode::split), view, hd).mode == CompareMode::off);
    CHECK(layoutPanes(comparing(CompareMode::split), viewOfCampaign(), {1, 1}).mode == CompareMode::off);
}

TEST_CASE("where the line is dragged to is where it comes to stand") {
    ViewState view = viewOfCampaign();
    view.covered.leftPx = 200;
    Comparison comparison = comparing(CompareMode::split);
    const PaneLayout before = layoutPanes(comparison, view, hd);
    comparison.divider = before.dividerAt(700);
    const PaneLayout after = layoutPanes(comparison, view, hd);
    CHECK(std::abs((after.dividerLeftPx + after.dividerRightPx) / 2.0 - 700) <= 1);
}

TEST_CASE("without a comparison the picture is the single one") {
    const ViewState view = viewOfCampaign();
    const Panes panes = composed(view, {});
    static const SceneModel model(campaign());
    const Frame single = compose(model, view, hd, PlainMetrics());
    REQUIRE(panes.frames.size() == 1);
    CHECK(sameMeshes(panes.frames[0], single));
    CHECK(sameTexts(panes.frames[0], single));
}

TEST_CASE("each view of two is a picture of its own size, with its own claims and date") {
    const ViewState view = viewOfCampaign();
    Comparison comparison = comparing(CompareMode::split);
    comparison.perspective = Perspective::both;
    comparison.offsetSeconds = 3 * secondsPerDay;
    const Panes panes = composed(view, comparison);
    REQUIRE(panes.frames.size() == 2);
    static const SceneModel model(campaign());
    const auto views = paneViews(comparison, view, panes.layout);
    CHECK(views[1].at.seconds == view.at.seconds + 3 * secondsPerDay);
    CHECK(views[1].camera == view.camera);
    const Frame left = compose(model, views[0], panes.layout.viewport(Pane::left), PlainMetrics());
    // The legend is of both, and dates stand level; the map is the same.
    CHECK(panes.frames[0].baseKey == left.baseKey);
    CHECK(panes.frames[0].staticCommands == left.staticCommands);
    CHECK(panes.frames[0].hatches.size() >= left.hatches.size());
    CHECK(says(panes.frames[0], "9 August 1945"));
    CHECK(says(panes.frames[1], "12 August 1945"));
    CHECK_FALSE(says(panes.frames[0], "The claims of both"));
}

TEST_CASE("what two views share is said once, whose claims they show by each") {
    ViewState view = viewOfCampaign();
    view.perspective = Perspective::japan;
    for (const CompareMode mode : {CompareMode::split, CompareMode::swipe}) {
        const Panes panes = composed(view, comparing(mode), {1920, 1080});
        REQUIRE(panes.frames.size() == 2);
        CHECK(says(panes.frames[0], "As Japan and Manchukuo claimed"));
        CHECK(says(panes.frames[1], "As the USSR and Mongolia claimed"));
        CHECK(says(panes.frames[0], "9 August 1945"));
        CHECK_FALSE(says(panes.frames[1], "9 August 1945"));
        CHECK_FALSE(says(panes.frames[0], "Sources: "));
        CHECK(says(panes.frames[1], "Sources: "));
        CHECK_FALSE(says(panes.frames[0], "Legend"));
    }
    // A curtain that is nearly shut leaves the covered view without boxes and the other with all.
    const Panes shut = composed(view, comparing(CompareMode::swipe, 0.03), {1920, 1080});
    CHECK_FALSE(says(shut.frames[0], "claimed"));
    CHECK(says(shut.frames[1], "9 August 1945"));
    CHECK(says(shut.frames[1], "Sources: "));
}

TEST_CASE("texts keep off the line between two views") {
    ViewState view = viewOfCampaign();
    view.perspective = Perspective::japan;
    const PlainMetrics metrics;
    for (const double divider : {0.1, 0.35, 0.5, 0.8}) {
        const Panes panes = composed(view, comparing(CompareMode::swipe, divider), {1920, 1080});
        for (const TextRun& run : panes.frames[0].texts) {
            if (run.angleRad == 0 && run.at.x < panes.layout.dividerLeftPx) {
                CHECK(run.at.x + metrics.measure(run.text, run.style).widthPx <= panes.layout.dividerLeftPx);
            }
        }
    }
}

TEST_CASE("free cameras are free side by side only") {
    const ViewState view = viewOfCampaign();
    Comparison comparison = comparing(CompareMode::split);
    comparison.linked = false;
    comparison.camera.target = {116.5, 46.5};
    const PaneLayout split = layoutPanes(comparison, view, hd);
    CHECK(paneViews(comparison, view, split)[1].camera == comparison.camera);
    comparison.mode = CompareMode::swipe;
    CHECK(paneViews(comparison, view, layoutPanes(comparison, view, hd))[1].camera == view.camera);
}
