// Reduced motion, and flights that keep clear of panels.
#include "sample_chronicle.h"

#include "session/session.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {

constexpr Viewport picture{1280, 800};

void arrive(Session& session) {
    for (int i = 0; i < 2000 && session.isMoving(); ++i) {
        session.advance(0.05);
    }
    REQUIRE_FALSE(session.isMoving());
}

ScreenPoint onPicture(const Session& session, LonLat at) {
    const auto pixel = Camera(session.state().view.camera, picture).projectVisible(at);
    REQUIRE(pixel);
    return *pixel;
}

CameraView near(LonLat target) {
    return viewFromHeight(target, 300e3, 0, 0);
}

/// A campaign with a reading of one step above the Khalkha.
ChroniclePtr withStory() {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    Story story;
    story.id = "S-1";
    StoryStep step;
    step.id = "SC-1";
    step.view = "118.7,47.7,90";
    story.steps.push_back(step);
    chronicle->stories.push_back(story);
    chronicle->finish();
    return chronicle;
}

} // namespace

TEST_CASE("with reduced motion a flight shows nothing on its way") {
    Session session(sampleChronicle());
    session.setViewport(picture);
    session.dispatch(SetReducedMotion{true});
    const CameraView from = session.state().view.camera;
    const CameraView to = near({130, 40});
    session.dispatch(SetView{to, true});
    int others = 0;
    for (int i = 0; i < 400 && session.isMoving(); ++i) {
        session.advance(0.01);
        const CameraView& now = session.state().view.camera;
        others += now == from || now == to ? 0 : 1;
    }
    CHECK(others == 0);
    CHECK(session.state().view.camera == to);
    CHECK_FALSE(session.isMoving());
}

TEST_CASE("with reduced motion a drag does not glide on, and the wheel zooms at once") {
    Session session(sampleChronicle());
    session.setViewport(picture);
    session.dispatch(SetReducedMotion{true});
    const CameraView from = session.state().view.camera;
    session.dispatch(Glide{from.target, {640, 400}, {900, 0}});
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera == from);
    session.dispatch(ZoomAt{{640, 400}, 0.5});
    CHECK_FALSE(session.isMoving());
    CHECK(session.state().view.camera.rangeMeters == doctest::Approx(from.rangeMeters / 2));
    session.dispatch(SetReducedMotion{false});
    session.dispatch(Glide{from.target, {640, 400}, {900, 0}});
    CHECK(session.isMoving());
}

TEST_CASE("reduced motion is remembered") {
    Session session(sampleChronicle());
    session.dispatch(SetReducedMotion{true});
    Session next(sampleChronicle());
    CHECK_FALSE(next.state().view.reducedMotion);
    CHECK_FALSE(next.restore(session.save()));
    CHECK(next.state().view.reducedMotion);
}

TEST_CASE("flights to events and of readings aim at the middle of what panels leave free") {
    const CoveredEdges covered{480, 40, 0, 160};
    const ScreenPoint middle{(480 + 1280) / 2.0, (40 + 800 - 160) / 2.0};
    SUBCASE("an event at one place") {
        Session session(sampleChronicle());
        session.setViewport(picture);
        session.setCovered(covered);
        session.dispatch(SelectEvent{"EV-HAI", true});
        arrive(session);
        const ScreenPoint at = onPicture(session, {119.75, 49.21});
        CHECK(std::hypot(at.x - middle.x, at.y - middle.y) < 2);
    }
    SUBCASE("an event at several places: all of them are in sight") {
        Session session(sampleChronicle());
        session.setViewport(picture);
        session.setCovered({700, 40, 200, 300});
        session.dispatch(SelectEvent{"EV-MUK", true});
        arrive(session);
        for (const LonLat place : {LonLat{119.75, 49.21}, LonLat{123.43, 41.8}}) {
            const ScreenPoint at = onPicture(session, place);
            CHECK(at.x > 700);
            CHECK(at.x < 1080);
            CHECK(at.y > 40);
            CHECK(at.y < 500);
        }
    }
    SUBCASE("a step of a reading whose panel opens only when the flight has begun") {
        for (const bool reduced : {false, true}) {
            CAPTURE(reduced);
            Session session(withStory());
            session.setViewport(picture);
            session.dispatch(SetReducedMotion{reduced});
            session.dispatch(OpenStory{"S-1", 1});
            session.advance(0.1);
            session.setCovered(covered);
            arrive(session);
            const ScreenPoint at = onPicture(session, {118.7, 47.7});
            CHECK(std::hypot(at.x - middle.x, at.y - middle.y) < 2);
        }
    }
    SUBCASE("where the user sends the camera himself, it goes") {
        Session session(sampleChronicle());
        session.setViewport(picture);
        session.setCovered(covered);
        session.dispatch(SetView{near({130, 40}), true});
        arrive(session);
        CHECK(session.state().view.camera == near({130, 40}));
    }
}
