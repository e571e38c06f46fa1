#include "sample_chronicle.h"

#include "session/session.h"
#include "session/state_report.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace khalkha;

namespace {

std::string at(const Session& session) {
    return isoInstant(session.state().view.at, 9 * 60);
}

/// Lets the user's time pass in frames of the given length.
void pass(Session& session, double seconds, double frameSeconds = 1.0 / 60) {
    for (double t = 0; t < seconds - 1e-9; t += frameSeconds) {
        session.advance(frameSeconds);
    }
}

} // namespace

TEST_CASE("a session opens where the campaign says") {
    const Session session(sampleChronicle());
    CHECK(at(session) == "1945-08-09T00:00+09:00");
    CHECK(session.state().view.camera.target == LonLat{122.3, 45.2});
    CHECK(eyeHeightMeters(session.state().view.camera) == doctest::Approx(3050e3).epsilon(1e-9));
    CHECK(session.filteredEvents().size() == 4);
    CHECK_FALSE(session.isMoving());
}

TEST_CASE("time stays within the campaign and the timeline follows it") {
    Session session(sampleChronicle());
    session.dispatch(Seek{{std::numeric_limits<std::int64_t>::max()}});
    CHECK(at(session) == "1945-12-31T23:59:59+09:00");
    CHECK(session.state().timelineRange.contains(session.state().view.at));
    session.dispatch(Seek{{std::numeric_limits<std::int64_t>::min()}});
    CHECK(at(session) == "1931-01-01T00:00+09:00");
    CHECK(session.state().timelineRange.contains(session.state().view.at));
    session.dispatch(Seek{instantAt("1945-08-10T06:00")});
    session.dispatch(StepDays{-2});
    CHECK(at(session) == "1945-08-08T06:00+09:00");
}

TEST_CASE("playback covers the same time at any frame rate") {
    for (const double frame : {1.0 / 144, 1.0 / 60, 1.0 / 7, 0.3, 1.5, 30.0}) {
        CAPTURE(frame);
        Session session(sampleChronicle());
        session.dispatch(SetSpeed{6});
        session.dispatch(Play{true});
        CHECK(session.isMoving());
        const int frames = std::max(1, static_cast<int>(std::lround(3 / frame)));
        for (int i = 0; i < frames; ++i) {
            session.advance(frame);
        }
        const auto moved = session.state().view.at.seconds - instantAt("1945-08-09T00:00").seconds;
        CHECK(static_cast<double>(moved) == doctest::Approx(frames * frame * 6 * 3600).epsilon(1e-4));
    }
}

TEST_CASE("no step, however long, plays past the end or out of the stretch") {
    for (const double seconds : {1e6, 1e12, 1e300}) {
        CAPTURE(seconds);
        Session session(sampleChronicle());
        session.dispatch(SetSpeed{fastestHoursPerSecond});
        session.dispatch(Play{true});
        session.advance(seconds);
        CHECK(at(session) == "1945-12-31T23:59:59+09:00");
        const Span stretch{instantAt("1945-08-09T00:00"), instantAt("1945-08-10T00:00")};
        session.dispatch(SetLoop{true, stretch});
        session.dispatch(Play{true});
        session.advance(seconds);
        CHECK(stretch.contains(session.state().view.at));
    }
}

TEST_CASE("a slow frame shows a camera on its way") {
    Session session(sampleChronicle());
    CameraView there = session.state().view.camera;
    there.target = {150, 30};
    session.dispatch(SetView{there, true});
    session.advance(60);
    CHECK(session.isMoving());
    CHECK_FALSE(session.state().view.camera == there);
}

TEST_CASE("playback stops at the end, starts over after it, and repeats a stretch") {
    Session session(sampleChronicle());
    session.dispatch(Seek{instantAt("1945-12-31T23:00")});
    session.dispatch(SetSpeed{24});
    session.dispatch(Play{true});
    pass(session, 1);
    CHECK_FALSE(session.state().playback.playing);
    CHECK(at(session) == "1945-12-31T23:59:59+09:00");
    session.dispatch(Play{true});
    CHECK(at(session) == "1931-01-01T00:00+09:00");

    const Span stretch{instantAt("1945-08-09T00:00"), instantAt("1945-08-10T00:00")};
    session.dispatch(SetLoop{true, stretch});
    session.dispatch(Play{true});
    for (int i = 0; i < 300; ++i) {
        session.advance(1.0 / 60);
        CHECK(stretch.contains(session.state().view.at));
    }
    CHECK(session.state().playback.playing);
}

TEST_CASE("choosing an event seeks, flies and shows it") {
    Session session(sampleChronicle());
    session.dispatch(ShowPanel{"detail", false});
    session.dispatch(SelectEvent{"EV-HAI", true});
    CHECK(session.state().selectedEventId() == "EV-HAI");
    CHECK(session.state().view.selected == ThingRef{ThingKind::event, "EV-HAI"});
    CHECK(session.state().openPanels.count("detail") == 1);
    CHECK(at(session) == "1945-08-09T12:00+09:00"); // only the day is known: noon
    CHECK(session.isMoving());
    pass(session, 10);
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera.target.lonDeg == doctest::Approx(119.75));
    CHECK(session.state().view.camera.target.latDeg == doctest::Approx(49.21));

    SUBCASE("an instant is taken as it is; all places come into view") {
        session.dispatch(SelectEvent{"EV-MUK", true});
        pass(session, 10);
        CHECK(at(session) == "1945-08-19T13:15+09:00");
        const Camera camera(session.state().view.camera, {1280, 720});
        CHECK(camera.projectVisible({119.75, 49.21}));
        CHECK(camera.projectVisible({123.43, 41.8}));
    }
    SUBCASE("without flying only the detail changes") {
        const CameraView view = session.state().view.camera;
        session.dispatch(SelectEvent{"EV-MUK", false});
        CHECK(session.state().selectedEventId() == "EV-MUK");
        CHECK(at(session) == "1945-08-09T12:00+09:00");
        CHECK(session.state().view.camera == view);
        CHECK_FALSE(session.isMoving());
    }
    SUBCASE("an event that does not exist changes nothing") {
        session.dispatch(SelectEvent{"EV-NONE", true});
        CHECK(session.state().selectedEventId() == "EV-HAI");
    }
}

TEST_CASE("stepping goes through the filtered events in order") {
    Session session(sampleChronicle());
    std::vector<std::string> visited;
    for (int i = 0; i < 4; ++i) {
        session.dispatch(StepEvent{1});
        visited.push_back(session.state().selectedEventId());
    }
    // From 9 August 00:00 on; the declaration (8 August 23:00 in Tokyo) lies before.
    CHECK(visited == std::vector<std::string>{"EV-HAI", "EV-MON", "EV-MUK", "EV-MUK"});
    session.dispatch(StepEvent{-3});
    CHECK(session.state().selectedEventId() == "EV-DECL");
    session.dispatch(SetFilter{"", {"siege"}, "", {}});
    session.dispatch(StepEvent{1});
    CHECK(session.state().selectedEventId() == "EV-HAI");
}

TEST_CASE("the view of the user ends what moves by itself") {
    Session session(sampleChronicle());
    CameraView there = session.state().view.camera;
    there.target = {130, 40};
    session.dispatch(SetView{there, true});
    session.advance(0.1);
    CHECK(session.isMoving());
    session.dispatch(SetView{there, false});
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera == there);
}

TEST_CASE("a glide slows down, ends, and does not depend on the frame rate") {
    const Viewport viewport{1280, 720};
    std::vector<CameraView> ends;
    for (const double frame : {1.0 / 120, 1.0 / 20}) {
        Session session(sampleChronicle());
        session.setViewport(viewport);
        const CameraView start = session.state().view.camera;
        const auto ground = Camera(start, viewport).pick({640, 360});
        REQUIRE(ground);
        session.dispatch(Glide{*ground, {640, 360}, {600, 0}});
        double before = 0;
        double lastStep = 1e9;
        for (int i = 0; i < 400 && session.isMoving(); ++i) {
            session.advance(frame);
            const double moved = std::abs(session.state().view.camera.target.lonDeg - start.target.lonDeg);
            CHECK(moved - before <= lastStep + 1e-9);
            lastStep = moved - before;
            before = moved;
        }
        CHECK_FALSE(session.isMoving());
        CHECK(before > 0.5);
        ends.push_back(session.state().view.camera);
    }
    CHECK(ends[0].target.lonDeg == doctest::Approx(ends[1].target.lonDeg).epsilon(0.001));
}

TEST_CASE("a smooth zoom reaches its factor with the point under the cursor in place") {
    const Viewport viewport{1280, 720};
    Session session(sampleChronicle());
    session.setViewport(viewport);
    const ScreenPoint cursor{800, 250};
    const double range = session.state().view.camera.rangeMeters;
    const auto ground = Camera(session.state().view.camera, viewport).pick(cursor);
    REQUIRE(ground);
    session.dispatch(ZoomAt{cursor, 0.8});
    session.dispatch(ZoomAt{cursor, 0.8}); // a second notch adds to the first
    pass(session, 2);
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera.rangeMeters == doctest::Approx(range * 0.64).epsilon(0.01));
    const auto pixel = Camera(session.state().view.camera, viewport).projectVisible(*ground);
    REQUIRE(pixel);
    CHECK(std::hypot(pixel->x - cursor.x, pixel->y - cursor.y) < 0.5);
}

TEST_CASE("values out of range and no numbers are kept out") {
    Session session(sampleChronicle());
    const double none = std::numeric_limits<double>::quiet_NaN();
    session.dispatch(SetUiScale{none});
    session.dispatch(SetSpeed{none});
    session.dispatch(SetLayerOpacity{Layer::claims, none});
    session.dispatch(ZoomAt{{0, 0}, none});
    session.dispatch(Glide{{0, 0}, {0, 0}, {none, 1}});
    session.advance(none);
    session.advance(-1);
    CHECK(session.state().view.uiScale == 1);
    CHECK(session.state().playback.hoursPerSecond == 6);
    CHECK(session.state().view.layer(Layer::claims).opacity == 1);
    CHECK_FALSE(session.isMoving());
    session.dispatch(SetUiScale{100});
    CHECK(session.state().view.uiScale == 3);
    session.dispatch(SetTimelineRange{{instantAt("1800-01-01"), instantAt("2100-01-01")}});
    CHECK(session.state().timelineRange == session.timelineLimits());
}

TEST_CASE("the first and the second language of names stay different") {
    Session session(sampleChronicle());
    session.dispatch(SetLanguage{Language::ja});
    session.dispatch(SetSecondLanguage{Language::en});
    session.dispatch(SetLanguage{Language::en});
    CHECK(session.state().view.language == Language::en);
    CHECK(session.state().view.secondLanguage == Language::ja);
    session.dispatch(SetSecondLanguage{Language::en});
    CHECK_FALSE(session.state().view.secondLanguage);
}

TEST_CASE("what only the stage can do is asked for once") {
    Session session(sampleChronicle());
    session.dispatch(TakeShot{"a.png"});
    session.dispatch(CopyText{"x"});
    session.dispatch(OpenLink{"file:///etc/passwd"});
    session.dispatch(Quit{});
    StageRequests requests = session.takeRequests();
    REQUIRE(requests.shots.size() == 1);
    CHECK(requests.shots[0].path == "a.png");
    CHECK(requests.shots[0].at == session.state().view.at); // the clock may go on before it is drawn
    CHECK(requests.copyText == "x");
    CHECK_FALSE(requests.link); // nothing but the web
    CHECK(requests.quit);
    CHECK_FALSE(session.takeRequests().quit);
    session.dispatch(OpenLink{"https://example.org"});
    CHECK(session.takeRequests().link == "https://example.org");
}

TEST_CASE("the report is JSON and says what is") {
    Session session(sampleChronicle());
    session.dispatch(SetFilter{"a \"quoted\" \xff word", {}, "", {}});
    WindowReport window;
    window.viewport = {1280, 720};
    window.widgets.push_back({"search", {1, 2, 3, 4}});
    const auto json = nlohmann::json::parse(stateReport(session, window), nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["at"] == "1945-08-09T00:00+09:00");
    CHECK(json["filtered"] == session.filteredEvents().size());
    CHECK(json["widgets"]["search"][3] == 4);
    CHECK(json["ground"].is_null());
}

TEST_CASE("the timeline opens on the campaign when its events fill it, else on most of them") {
    CHECK(Session(sampleChronicle()).state().timelineRange.start > instantAt("1945-08-01"));
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    int number = 0;
    for (const char* start :
         {"1918", "1932-03-01", "1935-06", "1936-12", "1939-05-11", "1941-04-13", "1946-05-03"}) {
        chronicle->events.push_back(makeEvent(("EV-" + std::to_string(number++)).c_str(), start, "battle"));
    }
    chronicle->finish();
    const Session session(chronicle);
    CHECK(session.state().timelineRange == chronicle->manifest.span);
    CHECK(session.timelineLimits().start == instantAt("1918-01-01"));
}

TEST_CASE("the clock reaches all the time in which something may be dated") {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    chronicle->manifest.eventSpan = {instantAt("1900-01-01"), instantAt("1950-01-01")};
    chronicle->finish();
    Session session(chronicle);
    CHECK(session.timelineLimits() == chronicle->manifest.eventSpan);
    session.dispatch(Seek{instantAt("1905-05-27")});
    CHECK(session.state().view.at == instantAt("1905-05-27"));
}

TEST_CASE("what is selected is a thing of its kind, though another kind has the same id") {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    Place place;
    place.id = "HAMAR";
    chronicle->places.push_back(place);
    Front front;
    front.id = "HAMAR";
    chronicle->fronts.push_back(front);
    chronicle->finish();
    Session session(chronicle);
    session.dispatch(Select{"HAMAR", ThingKind::place});
    CHECK(session.state().view.selected == ThingRef{ThingKind::place, "HAMAR"});
    CHECK(session.state().view.isMarked(ThingKind::place, "HAMAR"));
    CHECK_FALSE(session.state().view.isMarked(ThingKind::front, "HAMAR"));
    session.dispatch(Select{"HAMAR", {}});
    CHECK(session.state().view.selected == ThingRef{ThingKind::front, "HAMAR"});
    session.dispatch(Hover{"HAMAR", ThingKind::place});
    CHECK(session.state().view.hovered == ThingRef{ThingKind::place, "HAMAR"});
    session.dispatch(Select{"HAMAR", ThingKind::zone}); // there is none
    CHECK(session.state().view.selected == ThingRef{ThingKind::front, "HAMAR"});
    session.dispatch(Select{});
    CHECK(session.state().view.selected.empty());
}
