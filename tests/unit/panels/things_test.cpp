// What the picture, the detail and `khalkha state` say a thing rests on is one.
#include "chronicle/basis.h"
#include "panels/things.h"
#include "scene/sample.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Instant day(const char* text) {
    return parseDate(text, 0)->span.start;
}

Provenance trust(Certainty certainty, const char* source) {
    Provenance provenance;
    provenance.certainty = certainty;
    provenance.sources = {{source, ""}};
    return provenance;
}

/// Fronts of every order of an attested and an inferred trace, and things of one id in several layers.
ChroniclePtr chronicle() {
    auto made = std::make_shared<Chronicle>();
    made->manifest.span = {day("1945-08-01"), day("1945-09-01")};
    const auto front = [&](const char* id, std::vector<Certainty> traces) {
        Front each;
        each.id = id;
        each.span = {day("1945-08-01"), day("1945-08-29")};
        each.name.in(Language::en) = id;
        for (size_t i = 0; i < traces.size(); ++i) {
            const double lon = 110 + static_cast<double>(i);
            Instant at = day("1945-08-09");
            at.seconds += static_cast<std::int64_t>(i) * 4 * secondsPerDay;
            each.traces.push_back({at, {{lon, 45}, {lon, 46}}, {}, trust(traces[i], i == 0 ? "A" : "B")});
        }
        made->fronts.push_back(each);
    };
    constexpr auto sure = Certainty::certain;
    constexpr auto guess = Certainty::reconstructed;
    front("sure-sure", {sure, sure});
    front("sure-guess", {sure, guess});
    front("guess-sure", {guess, sure});
    front("guess-guess", {guess, guess});
    front("korea", {sure});
    Place place;
    place.id = "korea";
    PlaceName name;
    name.name.in(Language::en) = "Korea town";
    place.names.push_back(name);
    made->places.push_back(place);
    Polity polity;
    polity.id = "korea";
    polity.name.in(Language::en) = "Korea (state)";
    made->polities.push_back(polity);
    Region region;
    region.id = "korea";
    region.kind = "peninsula";
    region.name.in(Language::en) = "Korean peninsula";
    region.provenance = trust(sure, "A");
    made->regions.push_back(region);
    made->finish();
    return made;
}

} // namespace

TEST_CASE("the detail says of a front what the picture draws, on every day") {
    Session session(chronicle());
    const SceneModel model(chronicle());
    session.dispatch(SetLanguage{Language::en});
    int shown = 0;
    for (Instant at = day("1945-08-05"); at < day("1945-09-01"); at.seconds += secondsPerDay / 2) {
        session.dispatch(Seek{at});
        const PanelInput input{session};
        for (size_t i = 0; i < model.chronicle().fronts.size(); ++i) {
            const ThingSummary told = summarise(input, {ThingKind::front, model.chronicle().fronts[i].id});
            const std::optional<SampledFront> drawn = sampleFront(model, i, at);
            REQUIRE(told.basis.has_value() == drawn.has_value());
            if (drawn) {
                CHECK(told.basis == drawn->basis);
                CHECK(told.provenance->sources == provenanceOf(*drawn).sources);
                ++shown;
            }
        }
    }
    CHECK(shown > 100);
    session.dispatch(Seek{day("1945-08-11")});
    const PanelInput input{session};
    CHECK(summarise(input, {ThingKind::front, "sure-guess"}).basis == Basis::reconstructed);
    CHECK(summarise(input, {ThingKind::front, "sure-sure"}).basis == Basis::interpolated);
}

TEST_CASE("the detail is of the kind that was clicked") {
    Session session(chronicle());
    session.dispatch(SetLanguage{Language::en});
    const PanelInput input{session};
    CHECK(summarise(input, {ThingKind::place, "korea"}).name == "Korea town");
    CHECK(summarise(input, {ThingKind::polity, "korea"}).name == "Korea (state)");
    CHECK(summarise(input, {ThingKind::front, "korea"}).name == "korea");
    const ThingSummary region = summarise(input, {ThingKind::region, "korea"});
    CHECK(region.name == "Korean peninsula");
    CHECK(std::string(region.kind) == "Peninsula");
    CHECK(region.provenance->sources.size() == 1);
    CHECK(summarise(input, {ThingKind::zone, "korea"}).kind == nullptr);
    CHECK(summarise(input, {}).kind == nullptr);
}
