#include "sample_chronicle.h"

#include "session/session.h"
#include "session/state_report.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <limits>

using namespace khalkha;

namespace {

constexpr int tokyo = 9 * 60;
const CameraView battlefield = viewFromHeight({118.75, 47.72}, 95e3, 0, 0);
const CameraView mudanjiang = viewFromHeight({130.3, 44.8}, 420e3, 10, 20);

void run(Session& session, const std::string& line) {
    const auto command = parseCommand(line, tokyo);
    REQUIRE_MESSAGE(command, line);
    session.dispatch(*command);
}

void settle(Session& session) {
    for (int i = 0; i < 600 && session.isMoving(); ++i) {
        session.advance(1.0 / 60);
    }
    CHECK_FALSE(session.isMoving());
}

} // namespace

TEST_CASE("views that are linked move together, whichever of them is moved") {
    Session session(sampleChronicle());
    run(session, "compare split");
    session.setViewports({640, 720}, {640, 720});
    session.dispatch(SetView{battlefield, false, Pane::right});
    CHECK(session.state().view.camera == battlefield);
    CHECK(session.camera(Pane::right) == battlefield);
    session.dispatch(ZoomAt{{100, 200}, 0.5, Pane::right});
    settle(session);
    CHECK(
        session.state().view.camera.rangeMeters ==
        doctest::Approx(battlefield.rangeMeters / 2).epsilon(1e-3));
    CHECK(session.camera(Pane::right) == session.camera(Pane::left));
}

TEST_CASE("free views move alone, from where both were, and join where the user looked last") {
    Session session(sampleChronicle());
    session.dispatch(SetView{battlefield, false});
    run(session, "compare split");
    run(session, "compare-linked off");
    CHECK(session.camera(Pane::right) == battlefield);
    session.dispatch(SetView{mudanjiang, true, Pane::right});
    session.dispatch(SetView{viewFromHeight({120, 46}, 500e3, 0, 0), true, Pane::left});
    session.dispatch(SetView{battlefield, false, Pane::left}); // stops the left only
    CHECK(session.isMoving());
    settle(session);
    CHECK(session.camera(Pane::left) == battlefield);
    CHECK(session.camera(Pane::right).target.lonDeg == doctest::Approx(130.3).epsilon(1e-9));
    session.dispatch(SetView{mudanjiang, false, Pane::right});
    run(session, "compare-linked on");
    CHECK(session.camera(Pane::left) == mudanjiang);
    run(session, "compare-linked off");
    run(session, "compare swipe");
    session.dispatch(SetView{battlefield, false, Pane::right});
    CHECK(session.camera(Pane::left) == battlefield);
    CHECK(session.state().focus == Pane::left);
}

TEST_CASE("the line between two views stays where both can be read") {
    Session session(sampleChronicle());
    run(session, "compare split");
    run(session, "compare-divider 0");
    CHECK(session.state().compare.divider == 0.2);
    run(session, "compare-divider 1");
    CHECK(session.state().compare.divider == 0.8);
    run(session, "compare swipe");
    run(session, "compare-divider 1");
    CHECK(session.state().compare.divider == 0.98);
    run(session, "compare split");
    CHECK(session.state().compare.divider == 0.8);
    session.dispatch(SetCompareDivider{std::numeric_limits<double>::quiet_NaN()});
    CHECK(session.state().compare.divider == 0.8);
    for (const char* line :
         {"compare",
          "compare both",
          "compare-divider 1.1",
          "compare-divider x",
          "compare-linked",
          "compare-claims x",
          "compare-at",
          "compare-at clock7",
          "compare-at clock+",
          "compare-at clock+1.5",
          "compare-at clock+1e9",
          "compare-at soon",
          "view 1,2,3 left",
          "zoom 1,2 0.5 middle"}) {
        CAPTURE(line);
        CHECK_FALSE(parseCommand(line, tokyo));
    }
}

TEST_CASE("the second date follows the clock or stays") {
    Session session(sampleChronicle());
    const Comparison& compare = session.state().compare;
    run(session, "seek 1945-08-09");
    run(session, "compare-at clock+11");
    CHECK(compare.at(session.state().view.at) == instantAt("1945-08-20"));
    run(session, "step-days 1");
    CHECK(compare.at(session.state().view.at) == instantAt("1945-08-21"));
    run(session, "compare-at 1939-08-31");
    run(session, "step-days 1");
    CHECK(compare.at(session.state().view.at) == instantAt("1939-08-31"));
    run(session, "compare-at clock");
    CHECK(compare.at(session.state().view.at) == session.state().view.at);
}

TEST_CASE("a comparison is remembered, its fixed date in its own campaign only") {
    Session before(sampleChronicle());
    for (const char* line :
         {"compare split",
          "compare-divider 0.3",
          "compare-linked off",
          "compare-claims jp",
          "compare-at 1939-08-31"}) {
        run(before, line);
    }
    before.dispatch(SetView{mudanjiang, false, Pane::right});
    Session after(sampleChronicle());
    CHECK_FALSE(after.restore(before.save()));
    CHECK(after.save() == before.save());
    CHECK(after.state().compare.fixedAt == before.state().compare.fixedAt);
    CHECK(after.state().compare.mode == CompareMode::split);
    CHECK(after.state().compare.divider == 0.3);

    auto other = std::make_shared<Chronicle>(*sampleChronicle());
    other->manifest.id = "another";
    Session elsewhere(other);
    CHECK_FALSE(elsewhere.restore(before.save()));
    CHECK(elsewhere.state().compare.mode == CompareMode::split);
    CHECK_FALSE(elsewhere.state().compare.fixedAt);

    Session damaged(sampleChronicle());
    const Failure failure = damaged.restore(R"({"compare": {"mode": "sideways", "divider": 7}})");
    REQUIRE(failure);
    CHECK(failure->what.find("compare") != std::string::npos);
    CHECK(damaged.state().compare.mode == CompareMode::off);
    CHECK(damaged.state().compare.divider == 0.5);
}

TEST_CASE("the report names what is compared") {
    Session session(sampleChronicle());
    run(session, "compare swipe");
    run(session, "compare-claims jp");
    WindowReport window;
    window.layout.dividerLeftPx = 638;
    window.layout.dividerRightPx = 642;
    const auto json = nlohmann::json::parse(stateReport(session, window));
    CHECK(json["compare"] == "swipe");
    CHECK(json["compare_claims"] == "jp");
    CHECK(json["divider_px"] == 640);
}
