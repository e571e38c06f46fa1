#include "chronicle/basis.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Instant day(const char* text) {
    return parseDate(text, 0)->span.start;
}

Provenance trust(Certainty certainty, const char* source, double uncertaintyKm) {
    Provenance provenance;
    provenance.certainty = certainty;
    provenance.sources = {{source, "p. 1"}};
    provenance.uncertaintyKm = uncertaintyKm;
    provenance.note = source;
    return provenance;
}

Front makeFront(Certainty first, Certainty second) {
    Front front;
    front.id = "front";
    front.span = {beginningOfTime, day("1945-09-01")};
    front.traces = {
        {day("1945-08-09"), {{110, 45}, {110, 46}}, {}, trust(first, "first", 4)},
        {day("1945-08-19"), {{112, 45}, {112, 46}}, {}, trust(second, "second", 9)}};
    return front;
}

} // namespace

TEST_CASE("a front between two dates is inferred where one of them is, whichever") {
    constexpr auto certain = Certainty::certain;
    constexpr auto probable = Certainty::probable;
    constexpr auto inferred = Certainty::reconstructed;
    const Instant between = day("1945-08-12");
    CHECK(frontAt(makeFront(certain, probable), between)->basis == Basis::interpolated);
    CHECK(frontAt(makeFront(certain, inferred), between)->basis == Basis::reconstructed);
    CHECK(frontAt(makeFront(inferred, certain), between)->basis == Basis::reconstructed);
    CHECK(frontAt(makeFront(inferred, inferred), between)->basis == Basis::reconstructed);
}

TEST_CASE("on its dates a front is what its trace is, after the last it is held") {
    const Front front = makeFront(Certainty::certain, Certainty::reconstructed);
    CHECK_FALSE(frontAt(front, day("1945-08-08")));
    CHECK_FALSE(frontAt(front, day("1945-09-01")));
    const auto first = frontAt(front, day("1945-08-09"));
    CHECK(first->basis == Basis::attested);
    CHECK(first->exact);
    CHECK(first->after == &front.traces[1]);
    CHECK(first->traces() == std::vector{&front.traces[0]});
    const auto second = frontAt(front, day("1945-08-19"));
    CHECK(second->basis == Basis::reconstructed);
    CHECK_FALSE(second->held);
    const auto held = frontAt(front, day("1945-08-25"));
    CHECK(held->held);
    CHECK(held->basis == Basis::reconstructed);
    const Front sure = makeFront(Certainty::certain, Certainty::certain);
    CHECK(frontAt(sure, day("1945-08-25"))->basis == Basis::interpolated); // nobody says it still stood there
}

TEST_CASE("a front between two dates cites both, with the greater doubt") {
    const Front front = makeFront(Certainty::certain, Certainty::reconstructed);
    const Provenance between = provenanceOf(*frontAt(front, day("1945-08-12")));
    CHECK(between.sources == std::vector<SourceRef>{{"first", "p. 1"}, {"second", "p. 1"}});
    CHECK(between.certainty == Certainty::reconstructed);
    CHECK(between.uncertaintyKm == 9);
    CHECK(between.note == "first\nsecond");
    CHECK(provenanceOf(*frontAt(front, day("1945-08-09"))) == front.traces[0].provenance);
    CHECK(provenanceOf(*frontAt(front, day("1945-08-25"))) == front.traces[1].provenance);
    Front same = front;
    same.traces[1].provenance = same.traces[0].provenance;
    CHECK(provenanceOf(*frontAt(same, day("1945-08-12"))) == same.traces[0].provenance);
}

TEST_CASE("a link is inferred where a route that it runs along is") {
    Chronicle chronicle;
    chronicle.routes.resize(2);
    chronicle.routes[0].id = "sure";
    chronicle.routes[0].provenance.certainty = Certainty::certain;
    chronicle.routes[1].id = "guessed";
    chronicle.routes[1].provenance.certainty = Certainty::reconstructed;
    chronicle.finish();
    Link link;
    link.routeIds = {"sure", "unknown"};
    CHECK_FALSE(isInferred(chronicle, link));
    link.routeIds = {"sure", "guessed"};
    CHECK(isInferred(chronicle, link));
    link.routeIds.clear();
    link.provenance.certainty = Certainty::reconstructed;
    CHECK(isInferred(chronicle, link));
}
