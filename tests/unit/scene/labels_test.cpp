#include "label_fixture.h"

#include "base/letters.h"
#include "scene/label_block.h"
#include "scene/labels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace khalkha;
using namespace khalkha::test;

namespace {

constexpr LonLat middle{124, 45};

/// Places strewn evenly but not in rows, the same in every run.
Chronicle crowded(int count) {
    Chronicle chronicle = emptyChronicle();
    std::uint32_t seed = 12345;
    const auto next = [&seed] {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<double>(seed >> 8U) / static_cast<double>(1U << 24U);
    };
    for (int i = 0; i < count; ++i) {
        const LonLat at{114 + 20 * next(), 38 + 14 * next()};
        const auto kind = i % 7 == 0 ? PlaceKind::capital : i % 3 == 0 ? PlaceKind::city : PlaceKind::town;
        Place place = makePlace(fmt::format("place{:03}", i), at, 1 + i % 5, kind);
        place.names.front().name = named(fmt::format("Place number {}", i), fmt::format("地名第{}", i));
        chronicle.places.push_back(place);
    }
    Polity polity;
    polity.id = "manchukuo";
    polity.name = named("Manchukuo", "満洲国");
    polity.hue = Hue::lightBlue;
    polity.labels = {{{125, 46}, 800}, {{122, 43}, 500}};
    chronicle.polities.push_back(polity);
    Ownership row;
    row.cellId = "cell";
    row.polityId = "manchukuo";
    chronicle.ownership.push_back(row);
    return chronicle;
}

/// Of symbols, not of names.
std::vector<const PickShape*> placePicks(const Frame& frame) {
    std::vector<const PickShape*> picks;
    for (const PickShape& pick : frame.picks) {
        if (pick.thing.kind == ThingKind::place && pick.points.size() == 1) {
            picks.push_back(&pick);
        }
    }
    return picks;
}

const TextRun* runOf(const Frame& frame, std::string_view text) {
    const auto found = std::find_if(
        frame.texts.begin(), frame.texts.end(), [&](const TextRun& run) { return run.text == text; });
    return found == frame.texts.end() ? nullptr : &*found;
}

bool touches(const ScreenBox& a, const ScreenBox& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

} // namespace

TEST_CASE("No label overlaps another, a symbol, a reserved box or the picture's edge") {
    for (const double heightKm : {600.0, 1500.0, 3050.0}) {
        for (const bool second : {false, true}) {
            CAPTURE(heightKm);
            CAPTURE(second);
            ViewState view = viewOver(middle, heightKm);
            if (second) {
                view.secondLanguage = Language::en;
            }
            view.covered.leftPx = 300;
            Stage stage(crowded(600), view, {1920, 1080});
            const ScreenBox reserved{1400, 0, 1920, 400};
            stage.label({reserved});
            REQUIRE(stage.frame.texts.size() > 10);
            std::vector<ScreenBox> boxes;
            for (const TextRun& run : stage.frame.texts) {
                boxes.push_back(boxOf(run, stage.metrics));
            }
            for (size_t i = 0; i < boxes.size(); ++i) {
                CHECK(boxes[i].left >= 300);
                CHECK(boxes[i].top >= 0);
                CHECK(boxes[i].right <= 1920);
                CHECK(boxes[i].bottom <= 1080);
                CHECK_FALSE(touches(boxes[i], reserved));
                for (size_t j = i + 1; j < boxes.size(); ++j) {
                    CAPTURE(stage.frame.texts[i].text);
                    CAPTURE(stage.frame.texts[j].text);
                    CHECK_FALSE(touches(boxes[i], boxes[j]));
                }
                for (const PickShape* pick : placePicks(stage.frame)) {
                    const ScreenPoint at = pick->points.front();
                    CHECK_FALSE(touches(boxes[i], {at.x - 2, at.y - 2, at.x + 2, at.y + 2}));
                }
            }
        }
    }
}

TEST_CASE("The same question has the same answer") {
    Stage first(crowded(400), viewOver(middle, 2000), {1280, 720});
    Stage second(crowded(400), viewOver(middle, 2000), {1280, 720});
    first.label();
    second.label();
    REQUIRE(first.frame.texts.size() == second.frame.texts.size());
    for (size_t i = 0; i < first.frame.texts.size(); ++i) {
        CHECK(first.frame.texts[i].text == second.frame.texts[i].text);
        CHECK(first.frame.texts[i].at.x == second.frame.texts[i].at.x);
        CHECK(first.frame.texts[i].at.y == second.frame.texts[i].at.y);
    }
}

TEST_CASE("From further away fewer and only greater places are named") {
    const auto ranks = [](double heightKm) {
        Stage stage(crowded(600), viewOver(middle, heightKm), {1920, 1080});
        stage.label();
        std::vector<int> found(6, 0);
        for (const PickShape* pick : placePicks(stage.frame)) {
            ++found[static_cast<size_t>(stage.model.chronicle().place(pick->thing.id)->rank)];
        }
        return found;
    };
    const auto globe = ranks(20000);
    CHECK(globe[1] > 0);
    CHECK(globe[2] + globe[3] + globe[4] + globe[5] == 0);
    const auto theatre = ranks(3050);
    CHECK(theatre[1] > globe[1]);
    CHECK(theatre[1] + theatre[2] >= 20);
    CHECK(theatre[1] + theatre[2] <= 40);
    CHECK(theatre[3] + theatre[4] + theatre[5] == 0);
    const auto close = ranks(150);
    CHECK(close[4] + close[5] > 0);
}

TEST_CASE("A symbol of a higher rank keeps its place when two towns collide") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {makePlace("aaa", middle, 3), makePlace("zzz", {124.0005, 45.0005}, 1)};
    Stage stage(std::move(chronicle), viewOver(middle, 800), {1280, 720});
    stage.label();
    const auto picks = placePicks(stage.frame);
    REQUIRE(picks.size() == 1);
    CHECK(picks.front()->thing.id == "zzz");
}

TEST_CASE("Names stand right of the symbol unless something is there") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {makePlace("Harbin", middle, 1)};
    Stage free(chronicle, viewOver(middle, 800), {1280, 720});
    free.label();
    REQUIRE(runOf(free.frame, "Harbin"));
    CHECK(runOf(free.frame, "Harbin")->at.x > 640);
    SUBCASE("a box of the furniture") {
        Stage stage(chronicle, viewOver(middle, 800), {1280, 720});
        stage.label({{690, 0, 1280, 720}});
        REQUIRE(runOf(stage.frame, "Harbin"));
        CHECK(runOf(stage.frame, "Harbin")->at.x < 640);
    }
    SUBCASE("a front does not push it about: it comes and goes with the hour") {
        Stage stage(chronicle, viewOver(middle, 800), {1280, 720});
        stage.notes.obstacles.push_back({645, 340, 700, 380});
        stage.label();
        REQUIRE(runOf(stage.frame, "Harbin"));
        CHECK(runOf(stage.frame, "Harbin")->at.x > 640);
    }
    SUBCASE("nothing but fronts") {
        Stage stage(chronicle, viewOver(middle, 800), {1280, 720});
        stage.notes.obstacles.push_back({0, 0, 1280, 720});
        stage.label();
        CHECK(runOf(stage.frame, "Harbin"));
    }
}

TEST_CASE("Names are those of the date and of the side whose view is shown") {
    Chronicle chronicle = emptyChronicle();
    Place place = makePlace("changchun", middle, 1);
    place.names.clear();
    place.names.push_back({named("Hsinking", "新京"), {Instant{-1195171200}, Instant{-767000000}}, {}});
    place.names.push_back({named("Changchun of the Soviets", "ソ側名"), {}, "soviet"});
    place.names.push_back({named("Changchun", "長春"), {}, {}});
    chronicle.places = {place};
    ViewState view = viewOver(middle, 800);
    view.secondLanguage = Language::en;
    Stage then(chronicle, view, {1280, 720});
    then.label();
    CHECK(runOf(then.frame, "新京"));
    CHECK(runOf(then.frame, "Hsinking"));
    view.at = Instant{0};
    Stage later(chronicle, view, {1280, 720});
    later.label();
    CHECK(runOf(later.frame, "長春"));
    view.perspective = Perspective::soviet;
    Stage soviet(chronicle, view, {1280, 720});
    soviet.label();
    CHECK(runOf(soviet.frame, "ソ側名"));
}

TEST_CASE("Polities are named only while they hold ground, larger where they appear larger") {
    Chronicle chronicle = crowded(0);
    Stage near(chronicle, viewOver(middle, 2000), {1920, 1080});
    near.label();
    Stage far(chronicle, viewOver(middle, 5000), {1920, 1080});
    far.label();
    REQUIRE(runOf(near.frame, "満洲国"));
    REQUIRE(runOf(far.frame, "満洲国"));
    CHECK(runOf(near.frame, "満洲国")->style.sizePx > runOf(far.frame, "満洲国")->style.sizePx);
    CHECK(runOf(near.frame, "満洲国")->style.letterSpacingPx > 0);
    chronicle.ownership.front().span.end = Instant{-1000000000};
    Stage gone(chronicle, viewOver(middle, 2000), {1920, 1080});
    gone.label();
    CHECK_FALSE(runOf(gone.frame, "満洲国"));
}

TEST_CASE("Layers switched off take their names with them") {
    ViewState view = viewOver(middle, 2000);
    view.layer(Layer::places).visible = false;
    view.layer(Layer::polities).visible = false;
    Stage stage(crowded(200), view, {1280, 720});
    stage.label();
    CHECK(stage.frame.texts.empty());
    CHECK(stage.frame.picks.empty());
}

TEST_CASE("The claim's name is set before all others, whatever it covers") {
    Chronicle chronicle = crowded(600);
    Stage stage(chronicle, viewOver(middle, 600), {1280, 720});
    ComposeNotes::Wanted wanted;
    wanted.text = named("Border as claimed by Japan", "日本の主張線");
    wanted.at = {640, 360};
    wanted.priority = 0;
    wanted.id = "claim";
    stage.notes.labels.push_back(wanted);
    stage.notes.obstacles.push_back({0, 0, 1280, 720});
    stage.label();
    const TextRun* run = runOf(stage.frame, "日本の主張線");
    REQUIRE(run);
    CHECK(std::hypot(run->at.x - 640, run->at.y - 360) < 200);
}

TEST_CASE("A selected place is named at any scale") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {makePlace("hamlet", middle, 5, PlaceKind::village)};
    ViewState view = viewOver(middle, 3000);
    Stage plain(chronicle, view, {1280, 720});
    plain.label();
    CHECK(placePicks(plain.frame).empty());
    view.selected = {ThingKind::place, "hamlet"};
    Stage selected(chronicle, view, {1280, 720});
    selected.label();
    CHECK(placePicks(selected.frame).size() == 1);
}

TEST_CASE("The ends of arcs are named whatever their rank, and before greater places") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {makePlace("hamlet", middle, 5, PlaceKind::village)};
    for (int i = 0; i < 40; ++i) { // great cities all about it
        chronicle.places.push_back(makePlace(
            fmt::format("city{:02}", i),
            {middle.lonDeg + 0.7 * (i % 8 - 3.5), middle.latDeg + 0.7 * (i / 8 - 2)},
            1,
            PlaceKind::city));
    }
    Stage plain(chronicle, viewOver(middle, 3000), {1280, 720});
    plain.label();
    CHECK(runOf(plain.frame, "hamlet") == nullptr);
    Stage linked(chronicle, viewOver(middle, 3000), {1280, 720});
    linked.notes.linkedPlaceIds = {"hamlet"};
    linked.label();
    CHECK(runOf(linked.frame, "hamlet") != nullptr);
}

TEST_CASE("The end of an arc at the limb has its name in the sky if nowhere else") {
    Chronicle chronicle = emptyChronicle();
    const LonLat edge{middle.lonDeg - 70, middle.latDeg};
    chronicle.places = {makePlace("a_town_with_a_long_name", edge, 3)};
    Stage linked(chronicle, viewOver(middle, 40000), {1920, 1080});
    linked.notes.linkedPlaceIds = {"a_town_with_a_long_name"};
    const ScreenPoint at = *linked.camera.projectVisible(edge);
    // Something stands on the globe beside it; boxes grow to whole steps of 90 px from the right.
    const double left = 1924 - 90 * std::floor((1920 - at.x - 12) / 90);
    linked.label({{left, at.y - 300, 1900, at.y + 300}});
    REQUIRE(runOf(linked.frame, "a_town_with_a_long_name") != nullptr);
    CHECK(runOf(linked.frame, "a_town_with_a_long_name")->at.x < at.x - 50);
    Stage plain(chronicle, viewOver(middle, 40000), {1920, 1080});
    plain.label();
    CHECK(runOf(plain.frame, "a_town_with_a_long_name") == nullptr);
}

TEST_CASE("The end of an arc beside the legend is named, where a legend that grows would have room") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {makePlace("town", middle, 1)};
    const std::vector<ScreenBox> legend{{660, 20, 1260, 340}}; // the place is at 640, 360
    Stage plain(chronicle, viewOver(middle, 3000), {1280, 720});
    plain.label(legend);
    CHECK(runOf(plain.frame, "town") == nullptr);
    Stage linked(chronicle, viewOver(middle, 3000), {1280, 720});
    linked.notes.linkedPlaceIds = {"town"};
    linked.label(legend);
    CHECK(runOf(linked.frame, "town") != nullptr);
}

TEST_CASE("On the whole globe capitals are named and other cities are not") {
    Chronicle chronicle = emptyChronicle();
    chronicle.places = {
        makePlace("city", {middle.lonDeg - 20, middle.latDeg}, 1, PlaceKind::city),
        makePlace("capital", {middle.lonDeg + 20, middle.latDeg}, 1, PlaceKind::capital)};
    Stage globe(chronicle, viewOver(middle, 40000), {1920, 1080});
    globe.label();
    CHECK(runOf(globe.frame, "capital") != nullptr);
    CHECK(runOf(globe.frame, "city") == nullptr);
    Stage nearer(chronicle, viewOver(middle, 12000), {1920, 1080});
    nearer.label();
    CHECK(runOf(nearer.frame, "city") != nullptr);
}

TEST_CASE("Text along a curve keeps its order, its distances and its side") {
    const FixedMetrics metrics;
    ScreenLine arc;
    for (int i = 0; i <= 60; ++i) {
        const double angle = 3.14159265358979 * (1 + i / 60.0); // upper half circle, from left to right
        arc.push_back({500 + 300 * std::cos(angle), 500 + 300 * std::sin(angle)});
    }
    const TextStyle style{Language::en, false, 20, 0};
    const CutText text = cut("Sungari", style, metrics);
    const CurveSetting setting{2, 0, 0.5, 0};
    const auto set = setAlong(arc, text, setting);
    REQUIRE(set.size() == 7);
    for (size_t i = 0; i < set.size(); ++i) {
        const ScreenPoint center{
            (set[i].box.left + set[i].box.right) / 2, (set[i].box.top + set[i].box.bottom) / 2};
        CHECK(std::hypot(center.x - 500, center.y - 500) == doctest::Approx(300).epsilon(0.02));
        if (i > 0) {
            CHECK(set[i].at.x > set[i - 1].at.x);
            CHECK(set[i].angleRad < set[i - 1].angleRad); // the arch falls to the right
        }
    }
    SUBCASE("direction of the line does not turn the text round") {
        std::reverse(arc.begin(), arc.end());
        const auto other = setAlong(arc, text, setting);
        REQUIRE(other.size() == 7);
        CHECK(other.front().text == "S");
        CHECK(other.front().at.x == doctest::Approx(set.front().at.x).epsilon(0.01));
    }
    SUBCASE("too short a line bears no text") {
        CHECK(setAlong(ScreenLine{{0, 0}, {50, 0}}, text, setting).empty());
        CHECK(setAlong(ScreenLine{{0, 0}}, text, setting).empty());
    }
    SUBCASE("a sharp bend bears no text") {
        const ScreenLine bend{{0, 0}, {60, 0}, {60, 60}, {0, 60}};
        const CutText longer = cut("Sungari and more and more", {Language::en, false, 13, 0}, metrics);
        CHECK(setAlong(bend, longer, {}).empty());
    }
    SUBCASE("East Asian text on a steep line stands upright, from above to below") {
        const CutText range = cut("大興安嶺", style, metrics);
        const auto upright = setAlong(ScreenLine{{100, 500}, {130, 100}}, range, setting);
        REQUIRE(upright.size() == 4);
        CHECK(upright.front().text == "大");
        for (size_t i = 0; i < upright.size(); ++i) {
            CHECK(upright[i].angleRad == 0);
            CHECK((i == 0 || upright[i].at.y > upright[i - 1].at.y + 19));
        }
    }
}

TEST_CASE("Capitals of the alphabets in use") {
    CHECK(inCapitals("Manchukuo é ü ő") == "MANCHUKUO É Ü Ő");
    CHECK(inCapitals("Монгол өү ё") == "МОНГОЛ ӨҮ Ё");
    CHECK(inCapitals("満洲国 ÷") == "満洲国 ÷");
}
