#include "sample_chronicle.h"

#include "session/event_search.h"
#include "session/session.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

std::string found(const SetFilter& filter) {
    Session session(sampleChronicle());
    session.dispatch(filter);
    std::string ids;
    for (const Event* event : session.filteredEvents()) {
        ids += (ids.empty() ? "" : " ") + event->id;
    }
    return ids;
}

std::string foundText(const std::string& text) {
    return found({text, {}, "", {}});
}

} // namespace

TEST_CASE("search finds events in every language, however it is typed") {
    CHECK(foundText("HAILAR siege") == "EV-HAI");
    CHECK(foundText("ハイラル") == "EV-HAI");
    CHECK(foundText("はいらる") == "EV-HAI"); // hiragana for katakana
    CHECK(foundText("осада ХАЙЛАРА") == "EV-HAI");
    CHECK(foundText("奉天") == "EV-MUK");                         // by a place
    CHECK(foundText("36-Я АРМИЯ") == "EV-HAI");                   // by an actor
    CHECK(foundText("sato") == "EV-DECL");                        // without the long-vowel mark
    CHECK(foundText("ＭＵＫＤＥＮ　ｌａｎｄｉｎｇ") == "EV-MUK"); // full width
    CHECK(foundText("   ") == "EV-DECL EV-HAI EV-MON EV-MUK");
    CHECK(foundText("hailar nowhere") == "");
}

TEST_CASE("filters combine") {
    CHECK(found({"", {"siege", "march"}, "", {}}) == "EV-HAI EV-MON");
    CHECK(found({"hailar", {"airborne"}, "", {}}) == "EV-MUK");
    // A formation counts for its side, a side for the one on which it fights.
    CHECK(found({"", {}, "soviet", {}}) == "EV-DECL EV-HAI EV-MON");
    CHECK(found({"", {}, "mongolia", {}}) == "EV-MON");
    CHECK(found({"", {}, "japan", {}}) == "EV-HAI");
}

TEST_CASE("only what sources differ about") {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    chronicle->finish();
    for (Event& event : chronicle->events) {
        if (event.id == "EV-MON") {
            event.provenance.disagreement.in(Language::en) = "Another day elsewhere.";
        }
    }
    Session session(chronicle);
    SetFilter filter;
    filter.disputed = true;
    session.dispatch(filter);
    REQUIRE(session.filteredEvents().size() == 1);
    CHECK(session.filteredEvents()[0]->id == "EV-MON");
}

TEST_CASE("a period finds what touches it, with half-open ends") {
    const auto period = [](const char* from, const char* to) {
        return found({"", {}, "", {instantAt(from), instantAt(to)}});
    };
    CHECK(period("1945-08-14", "1945-08-15") == "EV-HAI EV-MON"); // the siege is still on
    CHECK(period("1945-08-15", "1945-08-16") == "EV-HAI");
    CHECK(period("1945-08-19", "1945-08-19T13:15") == "");
    CHECK(period("1945-08-19T13:15", "1945-08-20") == "EV-MUK");
}

TEST_CASE("a ring of sides does not hang the search") {
    auto chronicle = std::make_shared<Chronicle>(*sampleChronicle());
    chronicle->sides[0].parentId = "mongolia";
    chronicle->finish();
    CHECK_FALSE(concernsSide(*chronicle, *chronicle->event("EV-MON"), "japan"));
}
