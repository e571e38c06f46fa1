// Documents, guided readings, and what stands out on the map.
#include "reading_chronicle.h"

#include "session/reading.h"
#include "session/session.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

std::string at(const Session& session) {
    return isoInstant(session.state().view.at, 9 * 60);
}

} // namespace

TEST_CASE("a step of a story sets day, viewpoint and layers, and flies to its view") {
    Session session(readingChronicle());
    session.dispatch(Play{true});
    session.dispatch(SelectEvent{"EV-HAI", false});
    session.dispatch(OpenStory{"S-1", 1});
    const SessionState& state = session.state();
    CHECK(state.storyId == "S-1");
    CHECK(state.storyStep == 0);
    CHECK(state.openPanels.count("story") == 1);
    CHECK(at(session) == "1939-05-11T12:00+09:00");
    CHECK_FALSE(state.playback.playing);
    CHECK(state.view.selected.empty());
    CHECK(state.view.perspective == Perspective::japan);
    CHECK(state.view.layer(Layer::claims).visible);
    CHECK_FALSE(state.view.layer(Layer::axes).visible);
    REQUIRE(session.isMoving());
    for (int i = 0; i < 2000 && session.isMoving(); ++i) {
        session.advance(0.05);
    }
    CHECK(state.view.camera.target.lonDeg == doctest::Approx(118.7).epsilon(1e-6));
    CHECK(eyeHeightMeters(state.view.camera) == doctest::Approx(90e3).epsilon(1e-6));
}

TEST_CASE("steps stay within the story, and what a step does not name stays") {
    Session session(readingChronicle());
    session.dispatch(StepStory{1});
    CHECK(session.state().storyId.empty()); // no story is open
    session.dispatch(OpenStory{"S-1", 1});
    session.dispatch(StepStory{-1});
    CHECK(session.state().storyStep == 0);
    session.dispatch(StepStory{1});
    CHECK(at(session) == "1945-08-14T12:00+09:00");
    CHECK(session.state().view.perspective == Perspective::japan);
    session.dispatch(StepStory{7});
    CHECK(session.state().storyStep == 2);
    CHECK(at(session) == "1945-08-14T12:00+09:00");
    CHECK(session.state().view.perspective == Perspective::soviet);
    CHECK(session.state().view.layer(Layer::claims).visible);
    session.dispatch(OpenStory{"S-1", 99});
    CHECK(session.state().storyStep == 2);
    session.dispatch(OpenStory{"nothing", 1});
    CHECK(session.state().storyId.empty());
}

TEST_CASE("reading a document marks the lines it speaks for, a remark marks none") {
    Session session(readingChronicle());
    session.dispatch(Read{"D-1"});
    CHECK(session.state().read.id == "D-1");
    CHECK(session.state().openPanels.count("documents") == 1);
    CHECK(session.state().view.isMarked(ThingKind::claim, "line-su"));
    CHECK_FALSE(session.state().view.isMarked(ThingKind::claim, "line-jp"));
    session.dispatch(Read{"D-3"});
    CHECK_FALSE(session.state().view.isMarked(ThingKind::claim, "line-su"));
    session.dispatch(Read{"R-1"});
    CHECK(session.state().read.id == "R-1");
    session.dispatch(Read{"D-2"});
    session.dispatch(ShowPanel{"documents", false});
    CHECK(session.state().read.empty());
    CHECK_FALSE(session.state().view.isMarked(ThingKind::claim, "line-jp"));
    session.dispatch(Read{"no-such-thing"});
    CHECK(session.state().read.empty());
    CHECK(session.state().openPanels.count("documents") == 0);
}

TEST_CASE("a document and a remark of one id are two things") {
    auto chronicle = std::make_shared<Chronicle>(*readingChronicle());
    chronicle->remarks.front().id = "D-1";
    chronicle->finish();
    Session session(chronicle);
    session.dispatch(Read{"D-1"});
    CHECK(session.state().read.is(ThingKind::document, "D-1"));
    session.dispatch(GoTo{"D-1", ThingKind::remark, true});
    CHECK(session.state().read.is(ThingKind::remark, "D-1"));
    CHECK_FALSE(session.state().view.isMarked(ThingKind::claim, "line-su"));
    session.dispatch(GoTo{"D-1", ThingKind::document, true});
    CHECK(session.state().read.is(ThingKind::document, "D-1"));
    CHECK(session.state().view.isMarked(ThingKind::claim, "line-su"));
}

TEST_CASE("what the mouse rests on stands out until another does") {
    Session session(readingChronicle());
    session.dispatch(Hover{"P-1"});
    CHECK(session.state().view.isMarked(ThingKind::position, "P-1"));
    session.dispatch(Hover{"P-2"});
    CHECK_FALSE(session.state().view.isMarked(ThingKind::position, "P-1"));
    session.dispatch(ShowPanel{"positions", false});
    CHECK_FALSE(session.state().view.isMarked(ThingKind::position, "P-2"));
    CHECK_FALSE(session.state().view.isMarked(ThingKind::position, ""));
}

TEST_CASE("commands of the reading have a text form") {
    for (const char* line :
         {"hover P-1",
          "hover none",
          "read d1913_notes",
          "read none",
          "read document D-1",
          "read remark D-1",
          "story S-1 3",
          "story none",
          "step-story -1"}) {
        CAPTURE(line);
        const Result<Command> command = parseCommand(line, 9 * 60);
        REQUIRE(command);
        CHECK(formatCommand(*command, 9 * 60) == line);
    }
    CHECK(formatCommand(*parseCommand("story S-1", 0), 0) == "story S-1 1");
    for (const char* line :
         {"story",
          "story S-1 0",
          "story S-1 1.5",
          "story none 2",
          "read a b",
          "read event D-1",
          "read document none ä",
          "hover",
          "read ä"}) {
        CAPTURE(line);
        CHECK_FALSE(parseCommand(line, 9 * 60));
    }
}

TEST_CASE("steps that cannot be read say so and do what they can") {
    ViewState view;
    StoryStep step;
    step.view = "1,2";
    step.layers = "relief,no-such-layer";
    step.perspective = "su";
    CHECK(showStep(step, view));
    CHECK(view.perspective == Perspective::soviet);
    step.view = "118,47,90";
    CHECK(showStep(step, view));
    step.layers = "relief";
    CHECK_FALSE(showStep(step, view));
    CHECK(view.camera.target == LonLat{118, 47});
}

TEST_CASE("steps are found by their ids and documents by their words in any language") {
    const ChroniclePtr chronicle = readingChronicle();
    const auto found = findStep(*chronicle, "SC-2");
    REQUIRE(found);
    CHECK(found->index == 1);
    CHECK(found->step().id == "SC-2");
    CHECK_FALSE(findStep(*chronicle, "SC-9"));
    CHECK(stepIds(*chronicle) == "SC-1, SC-2, SC-3");
    CHECK(searchTextOf(chronicle->documents[0]).find("オボー") != std::string::npos);
}
