#include "scene_fixture.h"

#include "scene/claim_ruler.h"
#include "scene/compose.h"
#include "scene/measure_text.h"
#include "scene/painter.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;
using namespace khalkha::fixture;

namespace {

/// The fixture with two claims so near to each other that they stand for one border.
std::shared_ptr<Chronicle> opposed() {
    auto chronicle = campaign();
    chronicle->claims[0].lines = {{{118, 46}, {118.3, 47}, {118, 48}}};
    chronicle->claims[1].lines = {{{118.6, 46}, {118.4, 47}, {118.6, 48}}};
    return chronicle;
}

Frame framed(const ViewState& view) {
    static const SceneModel model(opposed());
    return compose(model, view, {1280, 720}, PlainMetrics());
}

/// Letters of a tilted text are runs of their own, one after the other.
bool hasText(const Frame& frame, const std::string& text) {
    std::string all;
    for (const TextRun& run : frame.texts) {
        all += run.text;
    }
    return all.find(text) != std::string::npos;
}

} // namespace

TEST_CASE("the ruler reads the width at its latitude, wherever on it the mouse is") {
    const auto chronicle = opposed();
    const std::vector<ClaimGap> pairs = claimGaps(*chronicle, hour(0));
    REQUIRE(pairs.size() == 1);
    for (const double lat : {46.2, 47.0, 47.7}) {
        for (const double lon : {117.8, 118.5, 119.2}) {
            const auto reading = readRuler(pairs, {{lon, lat}, {}, {}});
            REQUIRE(reading);
            REQUIRE(reading->eastWestMeters);
            CHECK(*reading->eastWestMeters == doctest::Approx(*pairs[0].gap.eastWestMeters(lat)));
            CHECK(reading->at.latDeg == doctest::Approx(lat));
            CHECK(reading->nearestMeters <= *reading->eastWestMeters * 1.000001);
        }
    }
    // Beyond the ends of the lines there is no width, only the nearest distance.
    const auto beyond = readRuler(pairs, {{118.5, 48.5}, {}, {}});
    REQUIRE(beyond);
    CHECK_FALSE(beyond->eastWestMeters);
    CHECK(beyond->nearestMeters > 0);
    CHECK(isNear(pairs[0], {118.5, 47}));
    CHECK_FALSE(isNear(pairs[0], {100, 47}));
    CHECK_FALSE(readRuler({}, {{118.5, 47}, {}, {}}));
    CHECK(pairs[0].gap.eastWestMeters(middleOf(pairs[0]).latDeg));
}

TEST_CASE("of several pairs the ruler measures the one it names, else the nearest") {
    auto chronicle = opposed();
    Claim third = chronicle->claims[1];
    third.id = "line-third";
    third.lines = {{{118.9, 46}, {118.42, 47}, {118.9, 48}}};
    chronicle->claims.push_back(third);
    const std::vector<ClaimGap> pairs = claimGaps(*chronicle, hour(0));
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[readRuler(pairs, {{118.9, 46.05}, {}, {}})->pair].second->id == "line-third");
    CHECK(pairs[readRuler(pairs, {{118.9, 46.05}, "line-jp", "line-su"})->pair].second->id == "line-su");
}

TEST_CASE("a stated width is the figure whose source both claims rest on") {
    auto chronicle = opposed();
    for (Claim& claim : chronicle->claims) {
        claim.provenance.sources = {{"war-diary", "p. 7"}, {"atlas", claim.id}};
    }
    const auto event =
        [&](const char* id, std::vector<std::string> actors, const char* unit, const char* locator) {
            Event made;
            made.id = id;
            made.actorIds = std::move(actors);
            made.numbers = {{13, unit, named("distance"), {{"war-diary", locator}}}};
            chronicle->events.push_back(made);
        };
    const std::vector<ClaimGap> pairs = claimGaps(*chronicle, hour(0));
    REQUIRE(pairs.size() == 1);
    event("one-sided", {"japan"}, "km", "p. 7");
    event("men", {"japan", "soviet"}, "men", "p. 7");
    event("elsewhere", {"japan", "soviet"}, "km", "p. 8");
    CHECK(statedWidth(*chronicle, pairs[0]) == nullptr);
    event("width", {"soviet", "mongolia", "japan"}, "km", "p. 7");
    const Event* found = nullptr;
    REQUIRE(statedWidth(*chronicle, pairs[0], &found) != nullptr);
    CHECK(found->id == "width");
}

TEST_CASE("the figure of a measured leg stands beside it, however many names want the place") {
    auto chronicle = opposed();
    for (int i = 0; i < 400; ++i) {
        Place place;
        place.id = "crowd" + std::to_string(i);
        place.at = {116.5 + 0.2 * (i % 20), 45.6 + 0.12 * (i / 20)};
        place.rank = 1;
        place.kind = PlaceKind::town;
        place.names.push_back({{}, {}, {}});
        place.names.back().name.in(Language::en) = "Somewhere";
        chronicle->places.push_back(place);
    }
    chronicle->finish();
    const SceneModel model(chronicle);
    ViewState view = viewOfCampaign(1);
    view.measured = {{{117.5, 46.5}, {118.5, 46.6}, {118.4, 47.2}}, false, {}};
    const Frame frame = compose(model, view, {1280, 720}, PlainMetrics());
    const Camera camera(view.camera, {1280, 720});
    int figures = 0;
    for (const FrameLabel& label : frame.labels) {
        if (!label.id.starts_with("0 measured")) {
            continue;
        }
        const size_t leg = label.id.ends_with("0") ? 0 : 1;
        const auto from = camera.project(toEcef(view.measured.points[leg]));
        const auto to = camera.project(toEcef(view.measured.points[leg + 1]));
        REQUIRE(from);
        REQUIRE(to);
        // Whichever of its letters: none is farther off than its own height.
        for (size_t i = label.firstText; i < label.firstText + label.textCount; ++i) {
            CHECK(distanceToLeg(frame.texts[i].at, *from, *to) < 45);
        }
        ++figures;
    }
    CHECK(figures == 2);
}

TEST_CASE("ruler, section and measured line are on the picture with their figures") {
    ViewState view = viewOfCampaign(1);
    CHECK_FALSE(hasText(framed(view), "nearest"));
    view.ruler = Ruler{{118.5, 47.1}, {}, {}};
    const auto chronicle = opposed();
    const auto pairs = claimGaps(*chronicle, view.at);
    REQUIRE(pairs.size() == 1);
    const Frame ruled = framed(view);
    CHECK(hasText(ruled, "nearest"));
    CHECK(hasText(ruled, distanceText(*pairs[0].gap.eastWestMeters(47.1), Language::en)));
    view.ruler.reset();
    view.measured = {{{117.5, 46.5}, {118.5, 46.5}, {118.5, 47.2}}, true, {}};
    const Frame measured = framed(view);
    CHECK(hasText(measured, "km²"));
    CHECK(std::count_if(measured.texts.begin(), measured.texts.end(), [](const TextRun& run) {
              return run.text.find("°") != std::string::npos;
          }) >= 3);
    view.measured = {};
    view.section = SectionPath{{{117.5, 47}, {119.5, 47}}};
    CHECK(framed(view).vertices.size() > framed(viewOfCampaign(1)).vertices.size());
    // With corners all points have their letters, an outline's first one but once.
    const auto letters = [](const Frame& frame) {
        std::string found;
        for (const TextRun& run : frame.texts) {
            found += run.text.size() == 1 && run.text[0] >= 'A' && run.text[0] <= 'Z' ? run.text : "";
        }
        std::sort(found.begin(), found.end());
        return found;
    };
    view.northArrow = false;
    CHECK(letters(framed(view)) == "AB");
    view.section = SectionPath{{{117.5, 46.6}, {118.5, 46.6}, {119.5, 47.2}, {117.5, 46.6}}};
    CHECK(letters(framed(view)) == "ABC");
}

TEST_CASE("figures in letters") {
    CHECK(distanceText(0, Language::en) == "0 m");
    CHECK(distanceText(999.4, Language::en) == "999 m");
    CHECK(distanceText(13452, Language::en) == "13.45 km");
    CHECK(distanceText(99999, Language::en) == "100.0 km");
    CHECK(distanceText(1234567, Language::en) == "1,235 km");
    CHECK(areaText(1150.2e6, Language::en) == "1,150 km²");
    CHECK(positionText({118.52304, 47.80117}) == "47.8012° N 118.5230° E");
    CHECK(positionText({-118.52304, -47.80117}, 2400) == "47.80° S 118.52° W");
    CHECK(positionText({118.52304, 47.80117}, 200e3) == "48° N 119° E");
    CHECK(positionText({118.52304, 47.80117}, 0) == "47.80117° N 118.52304° E");
    CHECK(azimuthText(359.97) == "0.0°");
    CHECK(azimuthText(87.34) == "87.3°");
}
