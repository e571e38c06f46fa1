// What stands on the pictures of the built-in campaign.

#include "campaign_frames.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::test;

namespace {

bool hasText(const Frame& frame, std::string_view text) {
    return std::any_of(
        frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) { return run.text == text; });
}

bool hasLabel(const Labelled& picture, std::string_view id) {
    return std::any_of(picture.labels.begin(), picture.labels.end(), [&](const ReportedLabel& label) {
        return label.id == id;
    });
}

Panes compared(const ViewState& view, const Comparison& comparison) {
    return composePanes(campaignModel(), view, comparison, {1920, 1080}, realFonts());
}

} // namespace

// Cases that "should fail" are aims that are not reached. Who reaches one takes the word away; the case
// beside it holds what is reached.

TEST_CASE("The 25th Army keeps its name on 14 August 1945" * doctest::should_fail()) {
    for (const char* when : {"1945-08-14T00:00", "1945-08-14T12:00", "1945-08-14T21:00"}) {
        for (const Language language : {Language::en, Language::ja}) {
            CAPTURE(when);
            CAPTURE(languageCode(language));
            CHECK(hasLabel(labelled(theatre(when, language)), "axis 1FE-25A"));
        }
    }
}

TEST_CASE("The 25th Army keeps its name on 14 August 1945 from noon on, in Japanese") {
    for (const char* when : {"1945-08-14T12:00", "1945-08-14T21:00"}) {
        CAPTURE(when);
        CHECK(hasLabel(labelled(theatre(when, Language::ja)), "axis 1FE-25A"));
    }
}

namespace {

/// Part of the picture of the theatre that its legend takes, the most of these sizes and languages.
double mostOfLegend() {
    double most = 0;
    for (const Viewport size : {Viewport{1280, 720}, Viewport{1920, 1080}, Viewport{3840, 2160}}) {
        for (const Language language : {Language::en, Language::ja}) {
            CAPTURE(size.widthPx);
            CAPTURE(languageCode(language));
            const Frame frame = labelled(theatre("1945-08-14T21:00", language), size).frame;
            REQUIRE(hasText(frame, "Legend"));
            const ScreenBox& legend = frame.furniture.at(1); // after the date
            most = std::max(
                most,
                (legend.right - legend.left) * (legend.bottom - legend.top) /
                    (static_cast<double>(size.widthPx) * size.heightPx));
        }
    }
    return most;
}

} // namespace

TEST_CASE("The legend of the theatre leaves the picture to the map" * doctest::should_fail()) {
    CHECK(mostOfLegend() < 0.075);
}

TEST_CASE("The legend of the theatre takes less than a tenth of the picture") {
    CHECK(mostOfLegend() < 0.095);
}

TEST_CASE("The legend of two views shows the hatches of both") {
    ViewState state = view("1939-08-24T12:00", {118.65, 47.75}, 95, Language::en);
    state.perspective = Perspective::japan;
    Comparison comparison;
    comparison.mode = CompareMode::split;
    comparison.perspective = Perspective::soviet;
    const Panes panes = compared(state, comparison);
    REQUIRE(panes.frames.size() == 2);
    const bool right = hasText(panes.frames[1], "Legend");
    REQUIRE((right || hasText(panes.frames[0], "Legend")));
    const Frame& frame = panes.frames[right ? 1 : 0];
    CHECK(hasText(frame, "Disputed ground as Japan claimed it"));
    CHECK(hasText(frame, "Disputed ground as the USSR claimed it"));
}

TEST_CASE("The dates of two views stand level") {
    for (const CompareMode mode : {CompareMode::split, CompareMode::swipe}) {
        for (const char* other : {"1945-08-20T12:00", "1933-06-01"}) {
            CAPTURE(compareCode(mode));
            CAPTURE(other);
            ViewState state = theatre("1945-08-09T12:00");
            Comparison comparison;
            comparison.mode = mode;
            comparison.perspective = Perspective::both;
            comparison.fixedAt = at(other);
            const Panes panes = compared(state, comparison);
            REQUIRE(panes.frames.size() == 2);
            const ScreenBox& left = panes.frames[0].furniture.front();
            const ScreenBox& right = panes.frames[1].furniture.front();
            CHECK(left.top == doctest::Approx(right.top));
            CHECK(left.bottom == doctest::Approx(right.bottom));
        }
    }
}
