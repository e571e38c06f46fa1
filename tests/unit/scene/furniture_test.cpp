#include "label_fixture.h"

#include "base/translate.h"
#include "geo/geodesy.h"
#include "scene/furniture.h"
#include "scene/legend.h"
#include "scene/picture_sources.h"
#include "scene/scale_bar.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace khalkha;
using namespace khalkha::test;

namespace {

bool isRound(double value) {
    const double lead = value / std::pow(10, std::floor(std::log10(value) + 1e-9));
    return std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6;
}

Chronicle withSources(int count) {
    Chronicle chronicle = emptyChronicle();
    for (int i = 0; i < count; ++i) {
        Source source;
        source.id = fmt::format("S{:02}", i);
        source.title = named(fmt::format("Author {} 1983", i));
        chronicle.sources.push_back(source);
    }
    return chronicle;
}

void noteAll(Stage& stage) {
    for (const Source& source : stage.model.chronicle().sources) {
        stage.notes.sourceIds.insert(source.id);
    }
    stage.notes.legendEntries = {
        "front.attested",
        "front.interpolated",
        "axis.main",
        "claim.japan",
        "claim.soviet",
        "disputed",
        "border",
        "zone",
        "event"};
}

} // namespace

TEST_CASE("The scale bar is round, no longer than asked for, and true in the middle of the picture") {
    for (const double heightKm : {0.2, 3.0, 47.0, 900.0, 3050.0, 12000.0}) {
        for (const double tilt : {0.0, 45.0}) {
            CAPTURE(heightKm);
            CAPTURE(tilt);
            const Camera camera(viewFromHeight({118.6, 47.8}, heightKm * 1000, 30, tilt), {1920, 1080});
            const ScaleBar bar = fitScaleBar(camera, 250);
            CHECK(isRound(bar.halfMeters));
            CHECK(2 * bar.halfPx <= 250);
            CHECK(2 * bar.halfPx > 250 / 2.6);
            // A stretch small enough to be straight: at most 20 px about the middle.
            const double reach = std::min(10.0, bar.halfPx);
            const auto left = camera.pick({960 - reach, 540});
            const auto right = camera.pick({960 + reach, 540});
            REQUIRE(left);
            REQUIRE(right);
            const double meters = geodesicInverse(*left, *right).distanceMeters;
            CHECK(meters / (2 * reach) == doctest::Approx(bar.halfMeters / bar.halfPx).epsilon(0.005));
        }
    }
}

TEST_CASE("North points up when the view is north up, and turns against the heading") {
    const auto north = [](double heading, double tilt) {
        return northOnScreenRad(Camera(viewFromHeight({122, 45}, 800e3, heading, tilt), {1280, 720}));
    };
    CHECK(north(0, 0) == doctest::Approx(0).epsilon(1e-6));
    CHECK(north(90, 0) == doctest::Approx(-std::numbers::pi / 2).epsilon(1e-3));
    CHECK(north(270, 0) == doctest::Approx(std::numbers::pi / 2).epsilon(1e-3));
    CHECK(std::abs(north(180, 0)) == doctest::Approx(std::numbers::pi).epsilon(1e-3));
    CHECK(std::abs(north(0, 60)) < 1e-3);
}

TEST_CASE("Boxes lie in the free part of the picture and clear of each other at every size and scale") {
    const std::array<Viewport, 5> sizes{{{640, 360}, {1280, 720}, {1920, 1080}, {3840, 2160}, {720, 1280}}};
    for (const Viewport size : sizes) {
        for (const double uiScale : {0.75, 1.0, 2.0, 3.0}) {
            for (const Language language : {Language::en, Language::ja}) {
                CAPTURE(size.widthPx);
                CAPTURE(uiScale);
                ViewState view = viewOver({122, 45}, 3050);
                view.language = language;
                view.secondLanguage = language == Language::ja ? Language::en : Language::ja;
                view.uiScale = uiScale;
                view.covered.leftPx = 0.1 * size.widthPx;
                view.covered.topPx = 20;
                view.covered.bottomPx = 0.05 * size.heightPx;
                Stage stage(withSources(12), view, size);
                noteAll(stage);
                const FurnitureLayout layout = layoutFurniture(stage.input(), stage.notes);
                REQUIRE(layout.boxes.size() >= 2);
                for (size_t i = 0; i < layout.boxes.size(); ++i) {
                    const ScreenBox& box = layout.boxes[i];
                    CAPTURE(i);
                    CHECK(box.left >= view.covered.leftPx);
                    CHECK(box.top >= view.covered.topPx);
                    CHECK(box.right <= size.widthPx);
                    CHECK(box.bottom <= size.heightPx - view.covered.bottomPx);
                    for (size_t j = i + 1; j < layout.boxes.size(); ++j) {
                        const ScreenBox& other = layout.boxes[j];
                        const bool apart = box.right <= other.left || other.right <= box.left ||
                                           box.bottom <= other.top || other.bottom <= box.top;
                        CHECK(apart);
                    }
                }
                // All text lies in a box.
                stage.furnish();
                for (const TextRun& run : stage.frame.texts) {
                    const ScreenBox text = boxOf(run, stage.metrics);
                    const bool inside =
                        std::any_of(layout.boxes.begin(), layout.boxes.end(), [&](const ScreenBox& box) {
                            return text.left >= box.left && text.right <= box.right && text.top >= box.top &&
                                   text.bottom <= box.bottom;
                        });
                    CAPTURE(run.text);
                    CHECK(inside);
                }
            }
        }
    }
}

TEST_CASE("Of two views each says whose claims it shows, however low or narrow it is") {
    // Pixels of one view; panels and large type leave little of it.
    for (const Viewport size :
         {Viewport{512, 120},
          Viewport{512, 300},
          Viewport{210, 560},
          Viewport{512, 768},
          Viewport{960, 1080}}) {
        for (const double uiScale : {1.0, 1.5, 2.0, 3.0}) {
            for (const Language language : {Language::en, Language::ja}) {
                CAPTURE(size.widthPx);
                CAPTURE(size.heightPx);
                CAPTURE(uiScale);
                CAPTURE(static_cast<int>(language));
                ViewState view = viewOver({122, 45}, 3050);
                view.language = language;
                view.uiScale = uiScale;
                view.claimsTitle = true;
                view.perspective = Perspective::soviet;
                Stage stage(withSources(12), view, size);
                noteAll(stage);
                const FurnitureLayout layout = layoutFurniture(stage.input(), stage.notes, &stage.notes);
                for (size_t i = 0; i < layout.boxes.size(); ++i) {
                    const ScreenBox& box = layout.boxes[i];
                    CAPTURE(i);
                    CHECK(box.left >= 0);
                    CHECK(box.top >= 0);
                    CHECK(box.right <= size.widthPx);
                    CHECK(box.bottom <= size.heightPx);
                    for (size_t j = i + 1; j < layout.boxes.size(); ++j) {
                        const ScreenBox& other = layout.boxes[j];
                        const bool apart = box.right <= other.left || other.right <= box.left ||
                                           box.bottom <= other.top || other.bottom <= box.top;
                        CAPTURE(j);
                        CHECK(apart);
                    }
                }
                Frame& frame = stage.frame;
                Painter painter(frame);
                paintFurniture(stage.input(), stage.notes, layout, painter, &stage.notes);
                // All its words, in one line or in several, large enough to be read; the date as well.
                const std::string title = tr(language, "As the USSR and Mongolia claimed");
                std::string said;
                double smallest = 1e9;
                for (const TextRun& run : frame.texts) {
                    if (title.find(run.text) != std::string::npos && run.style.bold) {
                        said += (said.empty() ? "" : " ") + run.text;
                        smallest = std::min(smallest, run.style.sizePx);
                    }
                }
                CHECK(said == title);
                CHECK(smallest >= 7);
                CHECK(layout.type.datePx >= 9);
            }
        }
    }
}

TEST_CASE("A legend that loses rows stays within the room that names have kept clear of") {
    // A row fewer may turn two columns into one.
    const std::vector<std::string> keys{
        "front.attested",
        "front.interpolated",
        "front.reconstructed",
        "axis.main",
        "axis.secondary",
        "claim.japan",
        "claim.soviet",
        "disputed",
        "border",
        "zone",
        "event",
        "link.order",
        "link.supply",
        "later-border"};
    for (const double uiScale : {1.0, 2.0}) {
        for (size_t all = 4; all <= keys.size(); ++all) {
            for (size_t left = 1; left < all; ++left) {
                CAPTURE(uiScale);
                CAPTURE(all);
                CAPTURE(left);
                ViewState view = viewOver({122, 45}, 3050);
                view.uiScale = uiScale;
                view.covered.bottomPx = 420;
                Stage stage(withSources(2), view, {1280, 800});
                stage.notes.legendEntries = {keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(all)};
                const FurnitureLayout layout = layoutFurniture(stage.input(), stage.notes);
                stage.notes.legendEntries = {keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(left)};
                Painter painter(stage.frame);
                paintFurniture(stage.input(), stage.notes, layout, painter);
                for (const TextRun& run : stage.frame.texts) {
                    const ScreenBox text = boxOf(run, stage.metrics);
                    CAPTURE(run.text);
                    CHECK(std::any_of(layout.boxes.begin(), layout.boxes.end(), [&](const ScreenBox& box) {
                        return text.left >= box.left && text.right <= box.right && text.top >= box.top &&
                               text.bottom <= box.bottom;
                    }));
                }
            }
        }
    }
}

TEST_CASE("The type of the furniture follows the setting, whatever the room") {
    // Panels take a part of the picture, and there are many rows to set: what has no room says less.
    for (const Viewport size : {Viewport{1024, 768}, Viewport{1280, 800}, Viewport{1920, 1080}}) {
        for (const CoveredEdges covered :
             {CoveredEdges{}, CoveredEdges{306, 40, 0, 142}, CoveredEdges{0, 40, 348, 142}}) {
            Frame::FurnitureType before;
            double beforeScale = 0;
            for (const double uiScale : {0.75, 1.0, 1.25, 1.5, 2.0}) {
                for (const Language language : {Language::en, Language::ja}) {
                    CAPTURE(size.widthPx);
                    CAPTURE(covered.leftPx);
                    CAPTURE(covered.rightPx);
                    CAPTURE(uiScale);
                    ViewState view = viewOver({122, 45}, 3050);
                    view.language = language;
                    view.secondLanguage = language == Language::ja ? Language::en : Language::ja;
                    view.uiScale = uiScale;
                    view.covered = covered;
                    Stage stage(withSources(12), view, size);
                    noteAll(stage);
                    stage.furnish();
                    const Frame::FurnitureType type = layoutFurniture(stage.input(), stage.notes).type;
                    const double scale = pictureScale(view, size);
                    CHECK(scale == doctest::Approx(size.heightPx / 1080.0 * uiScale));
                    CHECK(type.datePx == doctest::Approx(36 * scale));
                    CHECK(type.sourcesPx == doctest::Approx(16.5 * scale));
                    if (beforeScale > 0 && before.legendPx > 0 && type.legendPx > 0 &&
                        uiScale > beforeScale) {
                        CHECK(type.legendPx > before.legendPx);
                    }
                    before = type;
                    beforeScale = uiScale;
                }
            }
        }
    }
}

TEST_CASE("A larger size of type makes nothing on the picture smaller") {
    // What panels cover grows with the type, up to the part that they leave to the map.
    const auto coveredAt = [](Viewport size, double uiScale, bool list) {
        const double unit = std::clamp(size.heightPx / 900.0, 0.9, 1.8) * uiScale;
        return CoveredEdges{
            list ? std::min(340 * unit, 0.34 * size.widthPx) : 0,
            std::min(80 * unit, 0.3 * size.heightPx),
            0,
            std::min(158 * unit, 0.3 * size.heightPx)};
    };
    for (const Viewport size : {Viewport{1024, 768}, Viewport{1280, 800}, Viewport{1920, 1080}}) {
        for (const bool list : {false, true}) {
            for (const Language language : {Language::en, Language::ja}) {
                Frame::FurnitureType before;
                for (double uiScale = 0.75; uiScale <= 3; uiScale += 0.25) {
                    CAPTURE(size.widthPx);
                    CAPTURE(list);
                    CAPTURE(language == Language::ja);
                    CAPTURE(uiScale);
                    ViewState view = viewOver({122, 45}, 3050);
                    view.language = language;
                    view.uiScale = uiScale;
                    view.covered = coveredAt(size, uiScale, list);
                    Stage stage(withSources(12), view, size);
                    noteAll(stage);
                    stage.notes.legendEntries.insert("front.reconstructed");
                    const Frame::FurnitureType type = layoutFurniture(stage.input(), stage.notes).type;
                    CHECK(type.datePx >= before.datePx);
                    CHECK(type.sourcesPx >= before.sourcesPx);
                    CHECK((type.legendPx == 0 || type.legendPx >= before.legendPx));
                    if (!list) { // the whole width: all of the size that is asked for
                        CHECK(type.datePx == doctest::Approx(36 * pictureScale(view, size)));
                        CHECK(type.sourcesPx == doctest::Approx(16.5 * pictureScale(view, size)));
                    }
                    before = {type.datePx, std::max(before.legendPx, type.legendPx), type.sourcesPx};
                }
            }
        }
    }
}

TEST_CASE("A legend that has no room for all rows counts the rest, in the same type") {
    ViewState view = viewOver({122, 45}, 3050);
    const auto legendOf = [&](int heightPx) {
        Stage stage(withSources(1), view, {1280, heightPx});
        noteAll(stage);
        stage.notes.legendEntries.insert(
            {"route.railway",
             "route.road",
             "route.river",
             "zone.planned-line",
             "link.treaty",
             "link.order",
             "link.supply",
             "event.doubtful",
             "position.patrol",
             "claim.unsettled"});
        view.uiScale = 1080.0 / heightPx; // the same type on each picture
        stage.view.uiScale = view.uiScale;
        stage.furnish();
        bool counted = false;
        for (const TextRun& run : stage.frame.texts) {
            counted = counted || (run.text.size() > 1 && run.text[0] == '+' && run.text[1] >= '0');
        }
        return std::pair{layoutFurniture(stage.input(), stage.notes).type.legendPx, counted};
    };
    const auto [tall, tallCounts] = legendOf(1080);
    const auto [low, lowCounts] = legendOf(620);
    CHECK(tall > 0);
    CHECK_FALSE(tallCounts);
    CHECK(low == doctest::Approx(tall));
    CHECK(lowCounts);
}

TEST_CASE("The event selected is named where no panel tells of it") {
    Chronicle chronicle = withSources(1);
    Event event;
    event.id = "E1";
    event.start = *parseDate("1945-08-09", 540);
    event.category = "battle";
    event.title = named(
        "The northern group crosses the river in the night and turns the flank of the fortified region of "
        "the "
        "plain between the two rivers while the southern group waits",
        "ハイラル要塞の戦い");
    chronicle.events.push_back(event);
    for (const bool asked : {false, true}) {
        for (const double uiScale : {1.0, 2.0}) {
            for (const Language language : {Language::en, Language::ja}) {
                CAPTURE(asked);
                CAPTURE(uiScale);
                ViewState view = viewOver({122, 45}, 3050);
                view.language = language;
                view.uiScale = uiScale;
                view.eventCaption = asked;
                view.selected = {ThingKind::event, "E1"};
                Stage stage(chronicle, view, {1280, 800});
                noteAll(stage);
                stage.furnish();
                int lines = 0;
                for (const TextRun& run : stage.frame.texts) {
                    const bool begins =
                        run.text.rfind("The northern", 0) == 0 || run.text.rfind("ハイラル", 0) == 0;
                    lines += begins ? 1 : 0;
                    if (begins) {
                        CHECK(run.style.sizePx >= 27 * pictureScale(view, {1280, 800}) - 1e-9);
                        CHECK(boxOf(run, stage.metrics).right < 640);
                    }
                }
                CHECK(lines == (asked ? 1 : 0));
            }
        }
    }
}

TEST_CASE("The legend is the first to go on a small picture") {
    Stage large(withSources(3), viewOver({122, 45}, 3050), {1920, 1080});
    noteAll(large);
    ViewState view = viewOver({122, 45}, 3050);
    view.uiScale = 3;
    view.covered.topPx = 200; // a panel
    Stage small(withSources(3), view, {640, 360});
    noteAll(small);
    small.notes.legendEntries.insert(
        {"route.railway",
         "route.railway.narrow",
         "route.railway.reconstructed",
         "route.road",
         "route.road.reconstructed",
         "route.river",
         "route.sea",
         "zone.planned-line",
         "zone.garrison",
         "link.treaty",
         "link.broken",
         "link.diplomacy",
         "link.proposal",
         "link.order",
         "link.transfer",
         "link.supply",
         "event.doubtful",
         "position.start-line",
         "position.patrol",
         "position.pocket",
         "position.arrow",
         "claim.unsettled"});
    CHECK(layoutFurniture(large.input(), large.notes).boxes.size() == 4);
    // What is left has the largest type that there is room for, and says less.
    const Frame::FurnitureType type = layoutFurniture(small.input(), small.notes).type;
    CHECK(type.legendPx == 0);
    CHECK(type.datePx > 36 * pictureScale(small.view, {640, 360}) * 0.5);
    CHECK(type.sourcesPx > 0);
}

TEST_CASE("Each box can be switched off") {
    ViewState view = viewOver({122, 45}, 3050);
    view.dateBox = view.legendBox = view.scaleBox = view.northArrow = view.sourcesLine = false;
    Stage stage(withSources(3), view, {1280, 720});
    noteAll(stage);
    CHECK(layoutFurniture(stage.input(), stage.notes).boxes.empty());
    stage.furnish();
    CHECK(stage.frame.texts.empty());
    CHECK(stage.frame.vertices.empty());
}

TEST_CASE("The legend holds what is on the picture and nothing else, in a fixed order") {
    Stage stage(withSources(0), viewOver({122, 45}, 3050), {1920, 1080});
    CHECK(legendRows(stage.input(), stage.notes).empty());
    stage.notes.legendEntries = {
        "border", "claim.soviet", "claim.japan", "claim.unsettled", "front.attested", "nobody.knows.this"};
    std::vector<std::string> keys;
    for (const LegendRow& row : legendRows(stage.input(), stage.notes)) {
        keys.push_back(row.key);
        CHECK_FALSE(row.text.empty());
        CHECK(row.text.find("{}") == std::string::npos);
    }
    const std::vector<std::string> expected{
        "front.attested", "claim.japan", "claim.soviet", "claim.unsettled", "border"};
    CHECK(keys == expected);
}

TEST_CASE("Every key of the legend has a sample that draws something") {
    Stage stage(withSources(0), viewOver({122, 45}, 3050), {1920, 1080});
    for (const char* key :
         {"front.attested",
          "front.interpolated",
          "front.reconstructed",
          "axis.main",
          "axis.secondary",
          "axis.reconstructed",
          "axis.orange",
          "axis.river",
          "axis.sea",
          "axis.airborne",
          "axis.rail",
          "claim.japan",
          "claim.soviet",
          "claim.unsettled",
          "disputed",
          "border",
          "zone",
          "zone.planned-line",
          "zone.fortified-line",
          "zone.fortified-point",
          "symbol.friend.japan",
          "symbol.hostile.soviet",
          "symbol.neutral.japan",
          "symbol.echelon.16",
          "symbol.echelon.25",
          "event.landing",
          "event.airborne",
          "event"}) {
        CAPTURE(key);
        Frame frame;
        Painter painter(frame);
        paintLegendSample(stage.input(), key, {100, 100, 162, 122}, 1, painter);
        CHECK_FALSE(frame.indices.empty());
        for (const ScreenVertex& vertex : frame.vertices) {
            CHECK(vertex.x > 90);
            CHECK(vertex.x < 172);
            CHECK(vertex.y > 90);
            CHECK(vertex.y < 132);
        }
    }
}

TEST_CASE("Sources are named by title, counted when there is no room, with base map and uncertainty") {
    Stage stage(withSources(40), viewOver({122, 45}, 3050), {1920, 1080});
    noteAll(stage);
    Front front;
    FrontTrace trace;
    trace.provenance.uncertaintyKm = 20;
    trace.provenance.sources = {{"S30", ""}};
    front.traces = {trace, trace};
    front.traces[1].provenance.uncertaintyKm = 40;
    SampledFront sampled;
    sampled.front = &front;
    sampled.before = &front.traces[0];
    sampled.after = &front.traces[1];
    stage.sample.fronts.push_back(sampled);
    CHECK(frontUncertainty(stage.input()) == "±20–40 km");
    const TextStyle style{Language::en, false, 16, 0};
    const auto lines = sourceLines(stage.input(), stage.notes, {style, 900, 2});
    REQUIRE(lines.size() == 2);
    const std::string all = lines[0] + " " + lines[1];
    CHECK(all.find("Author 30 1983") < all.find("Author 0 1983")); // what the front rests on comes first
    CHECK(all.find("+") != std::string::npos);
    CHECK(all.find("Natural Earth") != std::string::npos);
    CHECK(all.find("±20–40 km") != std::string::npos);
    for (const std::string& line : lines) {
        CHECK(stage.metrics.measure(line, style).widthPx <= 900);
    }
    CHECK(sourceLines(stage.input(), stage.notes, {style, 20, 2}).empty());
    // What is wider than a line is cut at its blanks, and goes on without a stop between.
    // 25 letters to a line: the count, the front's doubt, and the base map in two.
    const auto narrow = sourceLines(stage.input(), stage.notes, {style, 200, 4});
    REQUIRE_FALSE(narrow.empty());
    std::string joined;
    for (const std::string& line : narrow) {
        CHECK(stage.metrics.measure(line, style).widthPx <= 200);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(joined.find("base map Natural Earth, GSHHG") != std::string::npos);
    stage.notes.sourceIds = {"S01"};
    const auto one = sourceLines(stage.input(), stage.notes, {style, 3000, 2});
    REQUIRE(one.size() == 1);
    CHECK(one.front().find("Author 1 1983") != std::string::npos);
    CHECK(one.front().find("+") == std::string::npos);
}

TEST_CASE("The date box says date, hour, era and what the front rests on") {
    ViewState view = viewOver({122, 45}, 3050);
    view.secondLanguage = Language::en;
    Stage stage(withSources(1), view, {1920, 1080});
    noteAll(stage);
    stage.furnish();
    const auto contains = [&](std::string_view words) {
        return std::any_of(stage.frame.texts.begin(), stage.frame.texts.end(), [&](const TextRun& run) {
            return run.text.find(words) != std::string::npos;
        });
    };
    CHECK(contains("1945年8月14日"));
    CHECK(contains("21:00"));
    CHECK(contains("昭和20年"));
    CHECK(contains("14 August 1945"));
}
