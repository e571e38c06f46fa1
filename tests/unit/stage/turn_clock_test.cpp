// What plays keeps to the time of the user, at any frame rate.
#include "session/session.h"
#include "stage/turn_clock.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace khalkha;

namespace {

Instant day(int dayOfAugust) {
    return instantOf({1945, 8, dayOfAugust, 0, 0, 0}, 0);
}

ChroniclePtr campaign() {
    auto chronicle = std::make_shared<Chronicle>();
    chronicle->manifest.id = "clock";
    chronicle->manifest.span = {instantOf({1900, 1, 1, 0, 0, 0}, 0), instantOf({2000, 1, 1, 0, 0, 0}, 0)};
    chronicle->manifest.openAt = day(1);
    chronicle->finish();
    return chronicle;
}

/// Seconds of the map played while turns begin at these times, and something is under way from the first on.
double played(const std::vector<double>& turns, double hoursPerSecond) {
    Session session(campaign());
    session.dispatch(SetSpeed{hoursPerSecond});
    session.dispatch(Play{true});
    TurnClock clock;
    bool first = true;
    for (const double now : turns) {
        session.advance(clock.begin(now, !first));
        first = false;
    }
    return static_cast<double>(session.state().view.at.seconds - day(1).seconds);
}

} // namespace

TEST_CASE("played time is the time that has passed, however long the frames take") {
    for (const double frame : {1.0 / 240, 1.0 / 60, 0.1, 0.11, 0.26, 0.5, 0.999, 1.7, 2.0}) {
        CAPTURE(frame);
        std::vector<double> turns;
        for (int i = 0; i * frame <= 12; ++i) {
            turns.push_back(1000 + i * frame);
        }
        const double seconds = turns.back() - turns.front();
        CHECK(std::abs(played(turns, 6) - seconds * 6 * 3600) < 1);
    }
}

TEST_CASE("frames of all lengths, mixed, lose nothing") {
    std::vector<double> turns{50};
    for (int i = 0; i < 400; ++i) {
        turns.push_back(turns.back() + (i % 7 == 0 ? 0.9 : i % 3 == 0 ? 0.2 : 0.01));
    }
    CHECK(std::abs(played(turns, 24) - (turns.back() - 50) * 24 * 3600) < 1);
}

TEST_CASE("a pause of the machine is no time of the map") {
    // A night's sleep in the middle of a second at ten years a second.
    const double before = played({0, 0.5}, fastestHoursPerSecond);
    const double after = played({0, 0.5, 8 * 3600}, fastestHoursPerSecond);
    CHECK(after - before <= TurnClock::pauseCountsSeconds * fastestHoursPerSecond * 3600 + 1);
    CHECK(after > before);
    // Where every turn is as long as that, the clock still moves.
    CHECK(played({0, 5, 10, 15}, 6) > 0);
}

TEST_CASE("after a rest, motion begins with the turn that begins it") {
    TurnClock clock;
    CHECK(clock.begin(10, true) == 0); // the first
    CHECK(clock.begin(70, false) == 0);
    CHECK(clock.elapsedSeconds() == 60);
    CHECK(clock.begin(70.25, true) == 0.25);
    CHECK(clock.begin(70.0, true) == 0); // a clock that went back
}
