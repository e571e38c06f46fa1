// List, timeline and search of a register of twenty thousand events show and choose what they do of few.
#include "chronicle/synthetic.h"
#include "stage/unseen_panels.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace khalkha;

namespace {

ChroniclePtr campaign(size_t events) {
    Chronicle bare;
    bare.manifest.id = "register";
    bare.manifest.openAt = instantOf({1939, 8, 20, 0, 0, 0}, 0);
    bare.manifest.span = {instantOf({1931, 1, 1, 0, 0, 0}, 0), instantOf({1946, 1, 1, 0, 0, 0}, 0)};
    return withRegister(bare, events, events / 4);
}

AtlasPtr fontsOf(const Chronicle& chronicle) {
    const auto files = findFonts();
    REQUIRE(files);
    auto atlas = buildUiFonts(*files, uiCharacters(chronicle, {}), 1);
    REQUIRE(atlas);
    return *std::move(atlas);
}

/// Session and panels at 1280 x 800, settled, with the places of all widgets.
struct Desk {
    explicit Desk(size_t events)
        : chronicle(campaign(events)), session(chronicle), panels(session, fontsOf(*chronicle), 1280, 800) {
        panels.memory().reports = true;
        settle();
    }
    void settle() {
        for (int i = 0; i < 6; ++i) {
            (void)panels.frame();
        }
    }
    [[nodiscard]] const std::map<std::string, WidgetBox>& widgets() { return panels.memory().widgets; }
    void click(double x, double y) {
        for (const bool pressed : {false, true, false}) {
            panels.setMouse({x, y, pressed, 0});
            (void)panels.frame();
            (void)panels.frame();
        }
    }
    ChroniclePtr chronicle;
    Session session;
    UnseenPanels panels;
};

/// Ids of the rows drawn, from the top down.
std::vector<std::string> rowsShown(Desk& desk) {
    std::vector<std::pair<double, std::string>> rows;
    for (const auto& [name, box] : desk.widgets()) {
        if (name.rfind("event:", 0) == 0) {
            rows.emplace_back(box.top, name.substr(6));
        }
    }
    std::sort(rows.begin(), rows.end());
    std::vector<std::string> ids;
    for (auto& [top, id] : rows) {
        ids.push_back(std::move(id));
    }
    return ids;
}

} // namespace

TEST_CASE("only the rows in sight are drawn, one behind the other, where the clock is") {
    Desk desk(20'000);
    const std::vector<std::string> shown = rowsShown(desk);
    CHECK(shown.size() > 5);
    CHECK(shown.size() < 40);
    const std::vector<const Event*>& events = desk.session.filteredEvents();
    const auto first = desk.session.filteredRow(shown.front());
    REQUIRE(first);
    bool clockInSight = false;
    for (size_t i = 0; i < shown.size(); ++i) {
        CHECK(events[*first + i]->id == shown[i]);
        const bool begun = events[*first + i]->start.span.start <= desk.session.state().view.at;
        const bool nextBegun = events[*first + i + 1]->start.span.start <= desk.session.state().view.at;
        clockInSight = clockInSight || (begun && !nextBegun);
    }
    CHECK(clockInSight);
}

TEST_CASE("a click on a row of a long list selects its event, near the end too") {
    Desk desk(20'000);
    for (const char* const when : {"1931-02-01", "1938-07-01", "1945-12-20"}) {
        CAPTURE(when);
        desk.session.dispatch(Seek{parseDate(when, 0)->span.start});
        desk.settle();
        const std::vector<std::string> shown = rowsShown(desk);
        REQUIRE(shown.size() > 5);
        const std::string& id = shown[shown.size() / 2];
        const WidgetBox box = desk.widgets().at("event:" + id);
        desk.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        CHECK(desk.session.state().selectedEventId() == id);
        desk.session.dispatch(Select{});
        desk.panels.setMouse({});
        desk.settle();
    }
}

TEST_CASE("what the panels draw does not grow with the number of events") {
    size_t few = 0;
    {
        Desk desk(2000);
        desk.session.dispatch(SetTimelineRange{desk.session.timelineLimits()});
        desk.settle();
        few = desk.panels.vertices();
    }
    Desk desk(20'000);
    desk.session.dispatch(SetTimelineRange{desk.session.timelineLimits()});
    desk.settle();
    CHECK(desk.panels.vertices() < 3 * few);
}

TEST_CASE("headings and marks are worked out when the filter changes, not at every frame") {
    Desk desk(2000);
    const int before = desk.panels.memory().sketch.renewals();
    desk.session.dispatch(Play{true});
    for (int i = 0; i < 30; ++i) {
        desk.session.advance(1.0 / 60);
        (void)desk.panels.frame();
    }
    CHECK(desk.panels.memory().sketch.renewals() == before);
    desk.session.dispatch(SetFilter{"", {"battle"}, "", {}, false});
    (void)desk.panels.frame();
    (void)desk.panels.frame();
    CHECK(desk.panels.memory().sketch.renewals() == before + 1);
    for (const std::string& id : rowsShown(desk)) {
        CHECK(desk.chronicle->event(id)->category == "battle");
    }
}

TEST_CASE("of very many hits the rows in sight are drawn, and a click goes to its hit") {
    Desk desk(20'000);
    desk.session.dispatch(SetFilter{"station", {}, "", {}, false});
    desk.settle();
    std::vector<std::pair<double, std::string>> rows;
    for (const auto& [name, box] : desk.widgets()) {
        if (name.rfind("found:", 0) == 0 || name.rfind("event:", 0) == 0) {
            rows.emplace_back(box.top, name);
        }
    }
    CHECK(rows.size() > 5);
    CHECK(rows.size() < 40);
    std::sort(rows.begin(), rows.end());
    const std::string& name = rows[3].second;
    const WidgetBox box = desk.widgets().at(name);
    desk.click((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    CHECK(desk.session.state().view.selected.id == name.substr(name.rfind(':') + 1));
}

TEST_CASE("no widget is noted, and no name of one made, unless somebody asks") {
    Desk desk(200);
    CHECK_FALSE(desk.widgets().empty());
    desk.panels.memory().reports = false;
    (void)desk.panels.frame();
    CHECK(desk.widgets().empty());
}
