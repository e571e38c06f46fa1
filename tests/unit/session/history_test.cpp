// The way back, the way home, presenting, and what a guided reading leaves behind.
#include "reading_chronicle.h"

#include "session/session.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

void arrive(Session& session) {
    for (int i = 0; i < 2000 && session.isMoving(); ++i) {
        session.advance(0.05);
    }
}

void run(Session& session, const Command& command) {
    session.dispatch(command);
    arrive(session);
}

Session openedSession() {
    Session session(readingChronicle());
    session.setViewport({1280, 800});
    (void)session.open([](Session&) {}, [](Session&) {}, [](Session&) {});
    return session;
}

} // namespace

TEST_CASE("the way back leads through places, dates and selections, and forward again") {
    Session session = openedSession();
    const CameraView opening = session.state().view.camera;
    const Instant start = session.state().view.at;
    run(session, SelectEvent{"EV-MUK", true});
    const CameraView mukden = session.state().view.camera;
    run(session, SelectEvent{"EV-HAI", true});
    run(session, StepHistory{-1});
    CHECK(session.state().selectedEventId() == "EV-MUK");
    CHECK(session.state().view.camera == mukden);
    CHECK(session.state().view.at == instantAt("1945-08-19T13:15"));
    run(session, StepHistory{-1});
    CHECK(session.state().selectedEventId().empty());
    CHECK(session.state().view.camera == opening);
    CHECK(session.state().view.at == start);
    run(session, StepHistory{-1}); // there is no more
    CHECK(session.state().view.camera == opening);
    run(session, StepHistory{2});
    CHECK(session.state().selectedEventId() == "EV-HAI");
    run(session, StepHistory{-1});
    run(session, Seek{instantAt("1945-08-12")}); // what was ahead is gone
    run(session, StepHistory{1});
    CHECK(session.state().view.at == instantAt("1945-08-12"));
}

TEST_CASE("a step begun while the camera flies counts from where it goes") {
    Session session = openedSession();
    session.dispatch(SelectEvent{"EV-MUK", true});
    session.advance(0.1);
    session.dispatch(SelectEvent{"EV-HAI", true});
    arrive(session);
    run(session, StepHistory{-1});
    Session other = openedSession();
    run(other, SelectEvent{"EV-MUK", true});
    CHECK(session.state().view.camera == other.state().view.camera);
}

TEST_CASE("drags, days and the wheel are one step as long as nothing comes between") {
    Session session = openedSession();
    const CameraView opening = session.state().view.camera;
    for (int i = 1; i <= 20; ++i) {
        CameraView moved = opening;
        moved.target.lonDeg += i * 0.1;
        session.dispatch(SetView{moved, false, Pane::left});
    }
    run(session, ZoomAt{{640, 400}, 0.5, Pane::left});
    const CameraView dragged = session.state().view.camera;
    for (int i = 0; i < 5; ++i) {
        session.dispatch(StepDays{1});
    }
    run(session, StepHistory{-1});
    CHECK(session.state().view.at == instantAt("1945-08-09T00:00"));
    CHECK(session.state().view.camera == dragged);
    run(session, StepHistory{-1});
    CHECK(session.state().view.camera == opening);
    run(session, StepHistory{2});
    CHECK(session.state().view.at == instantAt("1945-08-14T00:00"));
}

TEST_CASE("the clock dragged along is one step, instants asked for one by one are several") {
    Session session = openedSession();
    for (const char* at : {"1945-08-10", "1945-08-11", "1945-08-12"}) {
        session.dispatch(Seek{instantAt(at)});
    }
    session.endGesture();
    session.dispatch(Seek{instantAt("1945-08-20")});
    session.dispatch(StepHistory{-1});
    CHECK(session.state().view.at == instantAt("1945-08-12"));
    session.dispatch(StepHistory{-1});
    CHECK(session.state().view.at == instantAt("1945-08-09"));
}

TEST_CASE("a press that moves nothing, and panels, are no steps") {
    Session session = openedSession();
    run(session, SelectEvent{"EV-MUK", true});
    session.dispatch(SetView{session.state().view.camera, false, Pane::left});
    session.dispatch(ShowPanel{"legend", true});
    session.dispatch(SetTheme{ThemeName::dark});
    run(session, StepHistory{-1});
    CHECK(session.state().selectedEventId().empty());
    CHECK(session.state().view.theme == ThemeName::dark);
}

TEST_CASE("leaving a guided reading brings back all that was before it") {
    Session session = openedSession();
    run(session, SelectEvent{"EV-MUK", true});
    session.dispatch(SetLayerVisible{Layer::night, true});
    session.dispatch(SetPerspective{Perspective::japan});
    session.dispatch(SetCompare{CompareMode::split});
    session.dispatch(SetCompareLinked{false});
    run(session, SetView{viewFromHeight({100, 40}, 5e5, 0, 0), false, Pane::right});
    const SessionState before = session.state();
    const std::string remembered = session.save();
    session.dispatch(ShowPanel{"story", true});
    run(session, OpenStory{"S-1", 1});
    run(session, StepStory{1});
    run(session, Read{"D-1"});
    session.dispatch(SetCompare{CompareMode::off});
    session.dispatch(SetLanguage{Language::en});
    session.dispatch(SetTheme{ThemeName::dark});
    SUBCASE("by closing its panel") {
        run(session, ShowPanel{"story", false});
        const SessionState& after = session.state();
        CHECK(after.view.camera == before.view.camera);
        CHECK(after.view.at == before.view.at);
        CHECK(after.view.layers == before.view.layers);
        CHECK(after.view.perspective == before.view.perspective);
        CHECK(after.view.selected == before.view.selected);
        CHECK(after.view.marked.empty());
        CHECK(after.selectedEventId() == "EV-MUK");
        CHECK(after.compare == before.compare);
        CHECK(after.openPanels == before.openPanels);
        CHECK(after.timelineRange == before.timelineRange);
        CHECK(after.read.empty());
        CHECK(after.storyId.empty());
        CHECK(after.view.theme == ThemeName::dark); // settings stay as the user has set them
        // Going back from there leads into the reading again.
        run(session, StepHistory{-1});
        CHECK(session.state().storyId == "S-1");
        run(session, ShowPanel{"story", false});
        CHECK(session.state().view.layers == before.view.layers);
    }
    SUBCASE("by the way back") {
        run(session, StepHistory{-3});
        CHECK(session.state().storyId.empty());
        CHECK(session.state().view.layers == before.view.layers);
        CHECK(session.state().view.perspective == before.view.perspective);
    }
    SUBCASE("at the next start") {
        session.dispatch(SetTheme{before.view.theme});
        session.dispatch(SetLanguage{before.view.language});
        session.dispatch(SetSecondLanguage{before.view.secondLanguage});
        CHECK(session.save() == remembered);
    }
}

TEST_CASE("the way back leads out of a reading that a search has opened") {
    Session session = openedSession();
    session.dispatch(SetLayerVisible{Layer::night, true});
    const SessionState before = session.state();
    run(session, GoTo{"S-1", ThingKind::story});
    REQUIRE(session.state().storyId == "S-1");
    run(session, StepHistory{-1});
    CHECK(session.state().storyId.empty());
    CHECK(session.state().view.layers == before.view.layers);
    CHECK(session.state().openPanels == before.openPanels);
}

TEST_CASE("the way home is a step of its own, whatever moved the clock before or after") {
    Session session = openedSession();
    run(session, Seek{instantAt("1945-08-12")});
    session.dispatch(SetLayerVisible{Layer::claims, false});
    run(session, GoHome{});
    run(session, Seek{instantAt("1945-08-13")});
    run(session, StepHistory{-1});
    CHECK(session.state().view.layer(Layer::claims).visible);
    run(session, StepHistory{-1});
    CHECK_FALSE(session.state().view.layer(Layer::claims).visible);
    CHECK(session.state().view.at == instantAt("1945-08-12"));
}

TEST_CASE("home is the opening state of map, time and panels, and can be taken back") {
    Session session = openedSession();
    // Settings are the user's: they stay.
    session.dispatch(SetTheme{ThemeName::contrast});
    session.dispatch(SetLanguage{Language::ru});
    session.dispatch(SetSecondLanguage{Language::ja});
    session.dispatch(SetUiScale{2});
    session.dispatch(SetReducedMotion{true});
    session.dispatch(SetFurniture{"north", false});
    const std::string opening = session.save();
    session.dispatch(SetFilter{"hailar", {}, {}, {}, false});
    session.dispatch(SetLoop{true, {instantAt("1945-08-10"), instantAt("1945-08-12")}});
    session.dispatch(MeasurePoint{{120, 45}});
    session.dispatch(SetSection{SectionPath{{{118, 47}, {119, 48}}}});
    session.dispatch(SetExaggeration{5});
    session.dispatch(SetFullScreen{true});
    session.dispatch(OpenStory{"S-1", 2});
    session.dispatch(SetBlack{true});
    session.dispatch(SetCompare{CompareMode::swipe});
    run(session, SetView{viewFromHeight({10, 20}, 3e6, 30, 20), true, Pane::left});
    session.dispatch(Play{true});
    session.advance(1);
    (void)session.takeRequests();
    run(session, GoHome{});
    const SessionState& state = session.state();
    CHECK(session.save() == opening);
    CHECK(state.filter.text.empty());
    CHECK(session.filteredEvents().size() == session.chronicle().events.size());
    CHECK(state.storyId.empty());
    CHECK(state.measure.line.points.empty());
    CHECK_FALSE(state.section);
    CHECK_FALSE(state.view.section);
    CHECK_FALSE(state.fullScreen);
    CHECK_FALSE(state.black);
    CHECK_FALSE(state.playback.playing);
    CHECK_FALSE(state.playback.loop);
    CHECK(session.takeRequests().fullScreen == std::optional(false));
    run(session, StepHistory{-1});
    CHECK(session.state().filter.text == "hailar");
    CHECK(session.state().compare.mode == CompareMode::swipe);
    CHECK(session.state().measure.line.points.size() == 1);
    session.dispatch(SetTheme{ThemeName::light});
    run(session, StepHistory{1});
    CHECK(session.state().view.theme == ThemeName::light);
    session.dispatch(SetTheme{ThemeName::contrast});
    CHECK(session.save() == opening);
}

TEST_CASE("home leaves nothing of a measurement to be done again") {
    Session session = openedSession();
    session.dispatch(MeasurePoint{{120, 45}});
    session.dispatch(MeasureUndo{});
    REQUIRE(session.state().measure.undone.size() == 1);
    run(session, GoHome{});
    CHECK(session.state().measure.undone.empty());
    session.dispatch(MeasureRedo{});
    CHECK(session.state().measure.line.points.empty());
}

TEST_CASE("home keeps the arguments of this run, and settings as they are") {
    Session session(readingChronicle());
    session.setViewport({1280, 800});
    (void)session.open(
        [](Session& first) { first.dispatch(SetLanguage{Language::en}); },
        [](Session& fresh) {
            fresh.dispatch(SetTheme{ThemeName::dark});
            fresh.dispatch(SetLayerVisible{Layer::claims, false});
        },
        [](Session& any) { any.dispatch(Seek{instantAt("1945-08-15")}); });
    CHECK_FALSE(session.state().view.layer(Layer::claims).visible);
    session.dispatch(StepDays{3});
    session.dispatch(SetTheme{ThemeName::light});
    run(session, GoHome{});
    CHECK(session.state().view.at == instantAt("1945-08-15"));
    CHECK(session.state().view.theme == ThemeName::light);
    CHECK(session.state().view.layer(Layer::claims).visible);
}

TEST_CASE("presenting is full screen without panels, and ends as it began") {
    Session session = openedSession();
    session.dispatch(SetPresenting{true});
    CHECK(session.state().fullScreen);
    CHECK(session.state().panelsHidden);
    session.dispatch(SetPresenting{false});
    CHECK_FALSE(session.state().fullScreen);
    CHECK_FALSE(session.state().panelsHidden);
    // A reading keeps its text.
    session.dispatch(OpenStory{"S-1", 1});
    session.dispatch(SetPresenting{true});
    CHECK_FALSE(session.state().panelsHidden);
    session.dispatch(SetFullScreen{false}); // nothing is left of it
    CHECK_FALSE(session.state().presenting);
}

TEST_CASE("a loop is of what can be seen") {
    Session session = openedSession();
    const Span august{instantAt("1945-08-03"), instantAt("1945-08-11")};
    session.dispatch(SetTimelineRange{august});
    session.dispatch(SetLoop{true, {instantAt("1944-08-01"), instantAt("1945-08-01")}});
    session.dispatch(SetLoop{false, {}});
    session.dispatch(SetLoop{true, {}});
    CHECK(session.state().playback.loopRange == august);
    const Span inside{instantAt("1945-08-05"), instantAt("1945-08-06")};
    session.dispatch(SetLoop{true, inside});
    session.dispatch(SetLoop{false, {}});
    session.dispatch(SetLoop{true, {}});
    CHECK(session.state().playback.loopRange == inside);
}

TEST_CASE("playing ends with the campaign, not with what followed it") {
    auto chronicle = std::make_shared<Chronicle>(*readingChronicle());
    chronicle->events.push_back(makeEvent("EV-LATE", "1946-11-01", "diplomacy"));
    chronicle->finish();
    Session session(chronicle);
    const Instant last{chronicle->manifest.span.end.seconds - 1};
    session.dispatch(SetTimelineRange{{instantAt("1945-12-20"), instantAt("1946-01-10")}});
    session.dispatch(Seek{instantAt("1945-12-31T12:00")});
    session.dispatch(SetSpeed{240});
    run(session, Play{true});
    CHECK(session.state().view.at == last);
    CHECK_FALSE(session.state().playback.playing);
    session.dispatch(Play{true}); // over again
    CHECK(session.state().view.at == chronicle->manifest.span.start);
    session.dispatch(Seek{instantAt("1946-03-01")}); // who has gone there may play it
    session.advance(0.2);
    CHECK(session.state().view.at > instantAt("1946-03-01"));
}
