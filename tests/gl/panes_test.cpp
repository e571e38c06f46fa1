// Two views in one picture.
#include "gl_fixture.h"

using namespace khalkha;

namespace {

constexpr Viewport pictureSize{640, 360};

PaneLayout layoutFor(CompareMode mode) {
    Comparison comparison;
    comparison.mode = mode;
    return layoutPanes(comparison, ViewState(), pictureSize);
}

Frame paneFrame(const PaneLayout& layout, Pane pane) {
    Frame frame = fullFrame();
    frame.viewport = layout.viewport(pane);
    if (pane == Pane::right) {
        frame.camera.headingDeg = 200;
        frame.theme = ThemeName::dark;
        frame.baseKey = 8;
    }
    return frame;
}

Panes panesFor(CompareMode mode) {
    const PaneLayout layout = layoutFor(mode);
    return {layout, ThemeName::light, {paneFrame(layout, Pane::left), paneFrame(layout, Pane::right)}};
}

Picture
drawPanes(Renderer& renderer, const Panes& panes, bool allowCache, DrawStatistics* statistics = nullptr) {
    Offscreen& target = screen(pictureSize);
    const DrawStatistics drawn = renderer.draw(panes, target.framebuffer(), allowCache);
    if (statistics != nullptr) {
        *statistics = drawn;
    }
    CHECK(takeGlErrors().empty());
    const std::span<const std::uint8_t> pixels = target.readPixels();
    return {pictureSize, {pixels.begin(), pixels.end()}};
}

/// The largest difference between what is seen of a pane and the picture of its frame alone.
int largestDifference(const Picture& whole, const PaneArea& area, const Picture& alone) {
    int largest = 0;
    for (int y = 0; y < pictureSize.heightPx; ++y) {
        for (int x = area.clipLeftPx; x < area.clipRightPx; ++x) {
            largest = std::max(largest, difference(whole.at(x, y), alone.at(x - area.leftPx, y)));
        }
    }
    return largest;
}

} // namespace

TEST_CASE("Each half of a split picture is the picture of its own size") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Panes panes = panesFor(CompareMode::split);
    const Picture whole = drawPanes(*renderer, panes, false);
    for (const Pane pane : {Pane::left, Pane::right}) {
        const Picture alone = draw(*renderer, panes.frames[static_cast<size_t>(pane)]);
        // The right half stands at another column, where the rasteriser rounds once more.
        CHECK(largestDifference(whole, panes.layout.area(pane), alone) <= (pane == Pane::left ? 0 : 24));
    }
    const int middle = (panes.layout.dividerLeftPx + panes.layout.dividerRightPx) / 2;
    const Colour paper = theme(ThemeName::light).boxFill;
    for (const int y : {0, 180, 359}) {
        CHECK(difference(whole.at(middle, y), {paper.r, paper.g, paper.b, 255}) == 0);
    }
}

TEST_CASE("Both sides of a curtain are what each view shows at that place") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const Panes panes = panesFor(CompareMode::swipe);
    const Picture whole = drawPanes(*renderer, panes, false);
    for (const Pane pane : {Pane::left, Pane::right}) {
        const Picture alone = draw(*renderer, panes.frames[static_cast<size_t>(pane)]);
        CHECK(largestDifference(whole, panes.layout.area(pane), alone) == 0);
    }
}

TEST_CASE("What changed over kept ground is drawn as if all were drawn") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    const std::unique_ptr<Renderer> other = rendererFor(tiles);
    Frame frame = fullFrame();
    const size_t moving = frame.vertices.size() - 4;
    for (int i = 0; i < 12; ++i) {
        for (size_t corner = moving; corner < frame.vertices.size(); ++corner) {
            frame.vertices[corner].x += static_cast<float>(i * 3);
            frame.vertices[corner].y -= static_cast<float>(i);
        }
        frame.texts.back().text += i % 3 == 0 ? "-" : "";
        CAPTURE(i);
        CHECK(draw(*renderer, frame, true).rgb == draw(*other, frame, false).rgb);
    }
}

TEST_CASE("Both views keep their base map, and a moved curtain needs no new one") {
    MadeUpTiles tiles;
    const std::unique_ptr<Renderer> renderer = rendererFor(tiles);
    for (const CompareMode mode : {CompareMode::split, CompareMode::swipe}) {
        Panes panes = panesFor(mode);
        const Picture fresh = drawPanes(*renderer, panes, false);
        DrawStatistics statistics;
        for (int i = 0; i < 4; ++i) {
            CHECK(drawPanes(*renderer, panes, true, &statistics).rgb == fresh.rgb);
            CHECK(statistics.baseFromCache == (i >= 2));
        }
        if (mode == CompareMode::swipe) {
            Comparison moved;
            moved.mode = mode;
            moved.divider = 0.3;
            panes.layout = layoutPanes(moved, ViewState(), pictureSize);
            const Picture cached = drawPanes(*renderer, panes, true, &statistics);
            CHECK(statistics.baseFromCache);
            CHECK(cached.rgb == drawPanes(*renderer, panes, false).rgb);
        }
    }
}
