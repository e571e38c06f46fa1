// Which panels are seen where there is not room for all.
#include "sample_chronicle.h"

#include "session/session.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

std::string shown(const Session& session) {
    std::string panels;
    for (const std::string_view panel : panelNames) {
        if (isSidePanel(panel) && session.shows(panel)) {
            panels += (panels.empty() ? "" : " ") + std::string(panel);
        }
    }
    return panels;
}

} // namespace

TEST_CASE("with room for many, every panel that is open is seen") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::many, true});
    session.dispatch(ShowPanel{"layers", true});
    session.dispatch(ShowPanel{"plots", true});
    CHECK(shown(session) == "events detail plots layers");
    session.dispatch(ShowPanel{"all", false});
    CHECK(shown(session) == "");
}

TEST_CASE("with room for a column, the panel opened last is seen with what goes with it") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::column, true});
    CHECK(shown(session) == "events detail");
    session.dispatch(ShowPanel{"layers", true});
    CHECK(shown(session) == "layers");
    session.dispatch(ShowPanel{"settings", true});
    CHECK(shown(session) == "layers settings");
    // The list is still open: it comes to the front when it is asked for, and when the others go.
    session.dispatch(ShowPanel{"events", true});
    CHECK(shown(session) == "events detail");
    session.dispatch(ShowPanel{"events", false});
    CHECK(shown(session) == "layers settings");
    session.dispatch(ShowPanel{"layers", false});
    session.dispatch(ShowPanel{"settings", false});
    CHECK(shown(session) == "");
}

TEST_CASE("what is selected comes to the front, and leads back") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::column, true});
    session.dispatch(ShowPanel{"legend", true});
    session.dispatch(SelectEvent{"EV-HAI", false});
    CHECK(shown(session) == "events detail");
    session.dispatch(Select{});
    CHECK(shown(session) == "legend");
}

TEST_CASE("plots keep their place when one of their figures is selected, and the detail stands with them") {
    Chronicle chronicle = *sampleChronicle();
    Series series;
    series.id = "trains";
    chronicle.series.push_back(series);
    chronicle.finish();
    Session session(std::make_shared<const Chronicle>(chronicle));
    for (const PanelRoom room : {PanelRoom::column, PanelRoom::one}) {
        session.setPanelSpace({room, true});
        session.dispatch(ShowPanel{"plots", true});
        REQUIRE(session.shows("plots"));
        session.dispatch(Select{"trains", ThingKind::series});
        CHECK(shown(session) == "detail plots");
        CHECK(session.toolWithDetail() == "plots");
        session.setPanelSpace({room, false}); // there is no room for both
        CHECK(shown(session) == "plots");
        session.setPanelSpace({room, true});
        session.dispatch(Select{"hailar", ThingKind::place});
        CHECK_FALSE(session.shows("plots"));
        CHECK(session.shows("detail"));
        session.dispatch(Select{});
        session.dispatch(ShowPanel{"plots", false});
    }
    session.setPanelSpace({PanelRoom::many, true});
    session.dispatch(ShowPanel{"plots", true});
    session.dispatch(Select{"trains", ThingKind::series});
    CHECK(session.toolWithDetail().empty());
    CHECK(shown(session) == "events detail plots");
}

TEST_CASE("in a low window list and detail do not share a column") {
    Session session(sampleChronicle());
    for (const PanelRoom room : {PanelRoom::column, PanelRoom::many}) {
        session.setPanelSpace({room, false});
        session.dispatch(SelectEvent{"EV-HAI", false});
        CHECK(shown(session) == "detail");
        session.dispatch(ShowPanel{"events", true});
        CHECK(shown(session) == "events");
        session.dispatch(Select{"hailar", {}});
        CHECK(shown(session) == "detail");
        session.dispatch(Select{});
        CHECK(session.shows("events"));
    }
}

TEST_CASE("a reading keeps its documents beside it, and hides the list") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::column, true});
    session.dispatch(ShowPanel{"story", true});
    CHECK(shown(session) == "story");
    session.dispatch(ShowPanel{"documents", true});
    CHECK(shown(session) == "documents story");
    session.dispatch(SelectEvent{"EV-HAI", false});
    CHECK(shown(session) == "detail documents story");
    session.dispatch(ShowPanel{"events", true});
    CHECK(shown(session) == "events detail");
}

TEST_CASE("with room for one, the list stays above the detail that it has opened, where it is high enough") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::one, true});
    session.dispatch(SelectEvent{"EV-HAI", false});
    CHECK(shown(session) == "detail"); // a list that nobody asked for does not come
    session.dispatch(Select{});
    session.dispatch(ShowPanel{"events", true});
    session.dispatch(SelectEvent{"EV-HAI", false});
    CHECK(shown(session) == "events detail");
    session.dispatch(ShowPanel{"layers", true});
    CHECK(shown(session) == "layers");
}

TEST_CASE("with room for one, nothing covers the map before it is asked for") {
    Session session(sampleChronicle());
    session.setPanelSpace({PanelRoom::one, false});
    CHECK(shown(session) == "");
    session.dispatch(ShowPanel{"events", true});
    CHECK(shown(session) == "events");
    session.dispatch(SelectEvent{"EV-HAI", false});
    CHECK(shown(session) == "detail");
    session.dispatch(Select{});
    CHECK(shown(session) == "events");
    session.dispatch(ShowPanel{"events", false});
    CHECK(shown(session) == "");
}

TEST_CASE("the order of panels is remembered with them") {
    Session session(sampleChronicle());
    session.dispatch(ShowPanel{"layers", true});
    session.dispatch(ShowPanel{"events", true});
    session.dispatch(ShowPanel{"plots", true});
    Session next(sampleChronicle());
    CHECK_FALSE(next.restore(session.save()));
    next.setPanelSpace({PanelRoom::one, false});
    CHECK(next.frontPanel() == "plots");
    next.dispatch(ShowPanel{"plots", false});
    CHECK(next.frontPanel() == "events");
    // A hostile file names what is no panel, or one that is closed.
    Session third(sampleChronicle());
    CHECK_FALSE(
        third.restore(R"({"panels":["events"],"panel_order":["layers",7,"nonsense","events","timeline"]})"));
    third.setPanelSpace({PanelRoom::one, true});
    CHECK(shown(third) == "events");
}
