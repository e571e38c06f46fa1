#include "sample_chronicle.h"

#include "base/letters.h"
#include "chronicle/synthetic.h"
#include "session/event_filter.h"
#include "session/search.h"
#include "session/session.h"

#include <doctest/doctest.h>

#include <future>

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

LocalText english(const char* text) {
    LocalText local;
    local.in(Language::en) = text;
    return local;
}

/// "kind id" of the hits, best first, with a comma between.
std::string hits(const Chronicle& chronicle, const char* text) {
    std::string all;
    for (const SearchHit& hit : SearchIndex(chronicle).find(text)) {
        all += (all.empty() ? "" : ", ") + std::string(thingKindCode(hit.thing.kind)) + " " + hit.thing.id;
    }
    return all;
}

std::string best(const Chronicle& chronicle, const char* text) {
    const std::string all = hits(chronicle, text);
    return all.substr(0, all.find(','));
}

/// The sample with things of every kind that has a name.
Chronicle withThings() {
    Chronicle chronicle = *sampleChronicle();
    const auto addPlace = [&](const char* id, const char* name) {
        Place place;
        place.id = id;
        place.names.push_back({english(name), {}, {}});
        chronicle.places.push_back(place);
    };
    addPlace("nomonhan-obo", "Nomonhan Burd Obo");
    addPlace("old-hailar", "Old Hailar");
    const auto addEvent = [&](const char* id, const char* date, const char* title, const char* summary) {
        Event event = makeEvent(id, date, "battle");
        event.title = english(title);
        event.summary = english(summary);
        chronicle.events.push_back(event);
    };
    addEvent("E-PERIOD", "1931", "Period 1: Manchurian Incident to Nomonhan", "");
    addEvent("E-LOSSES", "1939-05", "Nomonhan: losses of both sides", "");
    addEvent("E-INCIDENT", "1939-05-11", "Nomonhan Incident / Battle of Khalkhin Gol", "");
    addEvent("E-LINE", "1939-06", "Where is the frontier? The river or 13 km east of it", "");
    addEvent("E-TALK", "1938-01", "Talks in Moscow", "They speak of Nomonhan and of 13 km.");
    Region region;
    region.id = "khalkha";
    region.name = english("Khalkha");
    chronicle.regions.push_back(region);
    Zone zone;
    zone.id = "Z-HAI";
    zone.name = english("Hailar fortified region");
    chronicle.zones.push_back(zone);
    Claim claim;
    claim.id = "khalkha-jp";
    claim.name = english("Khalkha River line");
    chronicle.claims.push_back(claim);
    Front front;
    front.id = "F-1";
    front.name = english("Western front line");
    chronicle.fronts.push_back(front);
    Route route;
    route.id = "R-CER";
    route.name = english("Chinese Eastern Railway");
    route.placeIds = {"hailar"};
    chronicle.routes.push_back(route);
    Link link;
    link.id = "L-1";
    link.name = english("Neutrality pact");
    link.fromPlaceId = "mukden";
    chronicle.links.push_back(link);
    Position position;
    position.id = "P-1";
    position.name = english("Fui heights, held");
    chronicle.positions.push_back(position);
    Document document;
    document.id = "D-1";
    document.title = english("Kyakhta treaty");
    document.text = english("The border runs along the watershed.");
    chronicle.documents.push_back(document);
    Remark remark;
    remark.id = "N-1";
    remark.term = english("Balshagal");
    chronicle.remarks.push_back(remark);
    SpotHeight height;
    height.id = "H-733";
    height.name = english("Height 733");
    chronicle.spotHeights.push_back(height);
    Axis axis;
    axis.id = "A-1";
    axis.name = english("Thrust over the Khingan");
    chronicle.axes.push_back(axis);
    Polity polity;
    polity.id = "tuva";
    polity.name = english("Tannu Tuva");
    chronicle.polities.push_back(polity);
    LaterBorder border;
    border.id = "B-2004";
    border.name = english("Boundary of 2004");
    chronicle.laterBorders.push_back(border);
    Series series;
    series.id = "trains";
    series.name = english("Trains a day");
    chronicle.series.push_back(series);
    Story story;
    story.id = "S-1";
    story.title = english("The line that two sides drew");
    chronicle.stories.push_back(story);
    chronicle.finish();
    return chronicle;
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

TEST_CASE("everything that has a name is found by it") {
    const Chronicle chronicle = withThings();
    CHECK(best(chronicle, "mukden") == "place mukden");
    CHECK(best(chronicle, "36th army") == "formation SU-36A");
    CHECK(best(chronicle, "36-я армия") == "formation SU-36A");
    CHECK(best(chronicle, "su-36a") == "formation SU-36A"); // by its code
    CHECK(best(chronicle, "hailar fort") == "zone Z-HAI");
    CHECK(best(chronicle, "khalkha river") == "claim khalkha-jp");
    CHECK(best(chronicle, "western front") == "front F-1");
    CHECK(best(chronicle, "eastern railway") == "route R-CER");
    CHECK(best(chronicle, "neutrality") == "link L-1");
    CHECK(best(chronicle, "fui") == "position P-1");
    CHECK(best(chronicle, "kyakhta") == "document D-1");
    CHECK(best(chronicle, "watershed") == "document D-1");
    CHECK(best(chronicle, "balshagal") == "remark N-1");
    CHECK(best(chronicle, "733") == "height H-733");
    CHECK(best(chronicle, "two sides drew") == "story S-1");
    CHECK(best(chronicle, "khingan") == "axis A-1");
    CHECK(best(chronicle, "tuva") == "polity tuva");
    CHECK(best(chronicle, "boundary of") == "later-border B-2004");
    CHECK(best(chronicle, "trains") == "series trains");
    CHECK(hits(chronicle, "") == "");
    CHECK(hits(chronicle, "  ") == "");
}

TEST_CASE("a quotation mark before a word is no part of it") {
    Chronicle chronicle = *sampleChronicle();
    for (const auto& [id, title] :
         {std::pair("D-IN", "Обсеверные записки"), std::pair("D-QUOTED", "«Северные территории»")}) {
        Document document;
        document.id = id;
        document.title.in(Language::ru) = title;
        chronicle.documents.push_back(document);
    }
    chronicle.finish();
    const std::vector<SearchHit> found = SearchIndex(chronicle).find("северные");
    REQUIRE(found.size() == 2);
    CHECK(found[0].thing.id == "D-QUOTED");
    CHECK(found[0].rank == HitRank::word);
    CHECK(found[1].rank == HitRank::part);
}

TEST_CASE("blanks of every kind are no words") {
    for (const char* const text : {"", "  ", "\t", "\xE3\x80\x80"}) {
        CAPTURE(text);
        CHECK_FALSE(hasWords(text));
        CHECK(foundText(text) == "EV-DECL EV-HAI EV-MON EV-MUK");
    }
    CHECK(hasWords("1945"));
    CHECK(hasWords("満"));
}

TEST_CASE("the best hit comes first") {
    const Chronicle chronicle = withThings();
    // The thing itself before what has it in its name, in its text, or has to do with it.
    CHECK(
        hits(chronicle, "Hailar") ==
        "place hailar, zone Z-HAI, event EV-HAI, place old-hailar, event EV-MUK, route R-CER");
    // A region of that name before the claim that begins with it.
    CHECK(best(chronicle, "khalkha") == "region khalkha");
    // A name that begins with the text before one that holds it; of those the shortest; a title before a
    // summary.
    CHECK(
        hits(chronicle, "Nomonhan") ==
        "event E-INCIDENT, place nomonhan-obo, event E-LOSSES, event E-PERIOD, event E-TALK");
    CHECK(hits(chronicle, "13 km") == "event E-LINE, event E-TALK");
    CHECK(best(chronicle, "battle of khalkhin gol") == "event E-INCIDENT");
}

TEST_CASE("what happened at a village comes before the village, a town before what happened there") {
    Chronicle chronicle = withThings();
    const auto addPlace = [&](const char* id, PlaceKind kind, const char* name, const char* japanese) {
        Place place;
        place.id = id;
        place.kind = kind;
        place.rank = 3;
        LocalText local = english(name);
        local.in(Language::ja) = japanese;
        place.names.push_back({local, {}, {}});
        chronicle.places.push_back(place);
    };
    addPlace("nomonhan", PlaceKind::village, "Nomonhan", "ノモンハン");
    addPlace("changkufeng", PlaceKind::hill, "Changkufeng", "張鼓峰");
    addPlace("tauran", PlaceKind::village, "Tauran", "");
    const auto addEvent = [&](const char* id, const char* title, const char* japanese) {
        Event event = makeEvent(id, "1938-07", "battle");
        event.title = english(title);
        event.title.in(Language::ja) = japanese;
        chronicle.events.push_back(event);
    };
    addEvent("E-HILL", "Changkufeng Incident", "張鼓峰事件");
    addEvent("E-SIEGE", "Hailar: the siege", "");
    addEvent("E-TAURANGA", "Tauranga sails", "");
    chronicle.finish();
    for (Event& event : chronicle.events) {
        if (event.id == "E-INCIDENT") {
            event.title.in(Language::ja) = "ノモンハン事件（ハルハ河会戦）";
        }
    }
    CHECK(
        hits(chronicle, "Nomonhan")
            .rfind(
                "event E-INCIDENT, event E-LOSSES, place nomonhan, place nomonhan-obo, event E-PERIOD", 0) ==
        0);
    CHECK(hits(chronicle, "ノモンハン").rfind("event E-INCIDENT, place nomonhan", 0) == 0);
    CHECK(hits(chronicle, "張鼓峰") == "event E-HILL, place changkufeng");
    CHECK(best(chronicle, "changkufeng") == "event E-HILL");
    // Not what merely begins with the same letters; nor where a town bears the name.
    CHECK(best(chronicle, "tauran") == "place tauran");
    CHECK(hits(chronicle, "Hailar").rfind("place hailar, ", 0) == 0);
}

TEST_CASE("hits stand by kind, in the order of their best") {
    const Chronicle chronicle = withThings();
    const auto groups = groupedByKind(SearchIndex(chronicle).find("Hailar"));
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].size() == 2);
    CHECK(groups[0][0].thing.id == "hailar");
    CHECK(groups[0][1].thing.id == "old-hailar");
    CHECK(groups[1][0].thing.kind == ThingKind::zone);
    CHECK(groups[2][0].thing.id == "EV-HAI");
    CHECK(groups[3][0].thing.kind == ThingKind::route);
}

TEST_CASE("a search shows things beside events, unless events alone are asked for") {
    Session session(sampleChronicle());
    session.dispatch(SetFilter{"hailar", {}, "", {}});
    REQUIRE(session.found().size() == 2);
    CHECK(session.found()[0].front().thing.kind == ThingKind::place);
    CHECK(session.found()[1].size() == session.filteredEvents().size());
    session.dispatch(SetFilter{"hailar", {"airborne"}, "", {}});
    REQUIRE(session.found().size() == 1);
    CHECK(session.found()[0].front().thing.id == "EV-MUK");
    session.dispatch(SetFilter{});
    CHECK(session.found().empty());
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

TEST_CASE("a hit tells the row of its thing, whatever its kind") {
    const Chronicle chronicle = withThings();
    size_t events = 0;
    size_t places = 0;
    for (const char* const text : {"a", "hailar", "e", "o"}) {
        for (const SearchHit& hit : SearchIndex(chronicle).find(text)) {
            if (hit.thing.kind == ThingKind::event) {
                CHECK(chronicle.events.at(hit.row).id == hit.thing.id);
                ++events;
            } else if (hit.thing.kind == ThingKind::place) {
                CHECK(chronicle.places.at(hit.row).id == hit.thing.id);
                ++places;
            }
        }
    }
    CHECK(events > 3);
    CHECK(places > 3);
}

TEST_CASE("of twenty thousand events a search finds those that hold the words, and lists them in time") {
    const ChroniclePtr chronicle = withRegister(*sampleChronicle(), 20'000, 500);
    Session session(chronicle);
    for (const char* const text : {"no. 12", "ночной", "砲撃", "zzz", "register-place-77", "patrol 19"}) {
        CAPTURE(text);
        session.dispatch(SetFilter{text, {"battle", "march"}, "", {}, false});
        std::vector<const Event*> wanted;
        for (const Event& event : chronicle->events) {
            std::string all = event.id + "\n";
            for (const LocalText* local : {&event.title, &event.summary}) {
                for (const std::string& part : local->text) {
                    all += part + "\n";
                }
            }
            for (const std::string& id : event.placeIds) {
                for (const std::string& part : chronicle->place(id)->names.front().name.text) {
                    all += part + "\n";
                }
            }
            for (const std::string& id : event.actorIds) {
                if (const Side* const side = chronicle->side(id)) {
                    all += side->name.best(Language::en) + "\n";
                }
            }
            if ((event.category == "battle" || event.category == "march") &&
                holdsWords(foldedForSearch(all), text)) {
                wanted.push_back(&event);
            }
        }
        CHECK(session.filteredEvents() == wanted);
        for (size_t row = 0; row < wanted.size(); ++row) {
            CHECK(session.filteredRow(wanted[row]->id) == row);
        }
    }
    CHECK(session.filteredRow("EV-HAI") == std::nullopt); // a siege
    CHECK(session.filteredRow("nothing") == std::nullopt);
    CHECK(session.filteredRow("") == std::nullopt);
}

TEST_CASE("an index made beside is waited for, and finds the same") {
    Session alone(sampleChronicle());
    Session served(sampleChronicle());
    std::promise<SearchIndexPtr> index;
    served.expectIndex(index.get_future().share());
    index.set_value(std::make_shared<SearchIndex>(*sampleChronicle()));
    for (Session* session : {&alone, &served}) {
        session->dispatch(SetFilter{"hailar", {}, "", {}, false});
    }
    REQUIRE(served.found().size() == alone.found().size());
    for (size_t i = 0; i < alone.found().size(); ++i) {
        REQUIRE(served.found()[i].size() == alone.found()[i].size());
        CHECK(served.found()[i].front().thing == alone.found()[i].front().thing);
    }
}
