#include "panels/things.h"

#include "base/translate.h"
#include "chronicle/basis.h"
#include "panels/ground_things.h"
#include "panels/other_things.h"
#include "panels/provenance.h"
#include "panels/traffic_things.h"
#include "scene/sample.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

constexpr double waypointHeightMeters = 150e3; ///< a day's march of an army fills the picture

ThingSummary ofFront(const PanelInput& input, const Front& front) {
    const Language language = languageOf(input);
    ThingSummary summary{tr(language, "Front"), front.name.best(language), {}, {}, {}, {}};
    if (const auto state = frontAt(front, input.session.state().view.at)) {
        summary.provenance = provenanceOf(*state);
        summary.basis = state->basis;
    }
    return summary;
}

ThingSummary ofAxis(const PanelInput& input, const Axis& axis) {
    const Language language = languageOf(input);
    ThingSummary summary{
        tr(language, "Axis of advance"),
        axis.name.best(language),
        axis.formationName.best(language),
        {},
        axis.provenance,
        {}};
    if (const auto sampled = sampleAxis(axis, input.session.state().view.at)) {
        summary.basis = sampled->basis;
    }
    return summary;
}

void axisWay(const PanelInput& input, const Axis& axis, Commands& out) {
    const Language language = languageOf(input);
    const ViewState& view = input.session.state().view;
    const Chronicle& chronicle = input.session.chronicle();
    const int zone = chronicle.manifest.zoneMinutes;
    heading(input, tr(language, "Way"));
    for (size_t i = 0; i < axis.waypoints.size(); ++i) {
        const Waypoint& point = axis.waypoints[i];
        const Place* const place = chronicle.place(point.placeId);
        std::string name = point.label.best(language);
        if (name.empty() && place != nullptr) {
            name = chronicle.nameOf(*place, view.at).best(language);
        }
        if (name.empty()) {
            continue;
        }
        Date date{
            {point.at, point.at}, point.timeAssumed ? Precision::day : Precision::minute, false, false, zone};
        const std::string text = fmt::format("{}  {}", formatDate(date, language, DateStyle::dateTime), name);
        if (link(input, fmt::format("way{}", i), text)) {
            out.emplace_back(Seek{point.at});
            out.emplace_back(SetView{viewFromHeight(point.position, waypointHeightMeters, 0, 0), true});
        }
    }
}

void frontTraces(const PanelInput& input, const Front& front, Commands& out) {
    const Language language = languageOf(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    heading(input, tr(language, "Dated positions"));
    for (size_t i = 0; i < front.traces.size(); ++i) {
        const std::string text = formatInstant(front.traces[i].at, zone, language, DateStyle::dateTime);
        if (link(input, fmt::format("trace{}", i), text)) {
            out.emplace_back(Seek{front.traces[i].at});
        }
    }
}

ThingSummary ofEvent(const PanelInput& input, const Event& event) {
    const Language language = languageOf(input);
    return {
        categoryName(language, event.category),
        event.title.best(language),
        formatDate(event.start, language, DateStyle::dateTimeWithWeekday),
        {},
        event.provenance,
        {}};
}

ThingSummary ofClaim(const PanelInput& input, const Claim& claim) {
    const Language language = languageOf(input);
    const Side* const side = input.session.chronicle().side(claim.sideId);
    return {
        tr(language, "Claim"),
        claim.name.best(language),
        side == nullptr ? std::string() : side->name.best(language),
        {},
        claim.provenance,
        {}};
}

} // namespace

ThingSummary summarise(const PanelInput& input, const ThingRef& thing) {
    const Chronicle& chronicle = input.session.chronicle();
    const Language language = languageOf(input);
    if (!holds(chronicle, thing)) {
        return {};
    }
    switch (thing.kind) {
    case ThingKind::event:
        return ofEvent(input, *chronicle.event(thing.id));
    case ThingKind::series: {
        const Series& series = *chronicle.seriesOf(thing.id);
        return {tr(language, "Series of figures"), series.name.best(language), {}, {}, series.provenance, {}};
    }
    case ThingKind::axis:
        return ofAxis(input, *chronicle.axis(thing.id));
    case ThingKind::front:
        return ofFront(input, *chronicle.front(thing.id));
    case ThingKind::claim:
        return ofClaim(input, *chronicle.claim(thing.id));
    case ThingKind::laterBorder: {
        const LaterBorder& border = *chronicle.laterBorder(thing.id);
        return {
            tr(language, "Border agreed later"), border.name.best(language), {}, {}, border.provenance, {}};
    }
    case ThingKind::place:
        return summaryOf(input, *chronicle.place(thing.id));
    case ThingKind::polity:
        return summaryOf(input, *chronicle.polity(thing.id));
    case ThingKind::region:
        return summaryOf(input, *chronicle.region(thing.id));
    case ThingKind::zone:
        return summaryOf(input, *chronicle.zone(thing.id));
    case ThingKind::route:
        return summaryOf(input, *chronicle.route(thing.id));
    case ThingKind::link:
        return summaryOf(input, *chronicle.link(thing.id));
    case ThingKind::position:
        return summaryOf(input, *chronicle.position(thing.id));
    case ThingKind::formation:
        return summaryOf(input, *chronicle.formation(thing.id));
    case ThingKind::document:
        return summaryOf(input, *chronicle.document(thing.id));
    case ThingKind::story:
        return summaryOf(input, *chronicle.story(thing.id));
    case ThingKind::remark:
        return summaryOf(input, *chronicle.remark(thing.id));
    case ThingKind::height:
        return summaryOf(input, *chronicle.spotHeight(thing.id));
    }
    return {};
}

void thingParts(const PanelInput& input, const ThingRef& thing, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    if (!holds(chronicle, thing)) {
        return;
    }
    switch (thing.kind) {
    case ThingKind::event:       // has a panel of its own
    case ThingKind::series:      // likewise
    case ThingKind::laterBorder: // all is told above
    case ThingKind::document:
    case ThingKind::story:
    case ThingKind::remark:
    case ThingKind::height:
        break;
    case ThingKind::formation:
        formationParts(input, *chronicle.formation(thing.id), out);
        break;
    case ThingKind::axis: {
        const Axis& axis = *chronicle.axis(thing.id);
        actorChips(input, {axis.formationId.empty() ? axis.sideId : axis.formationId}, out);
        axisWay(input, axis, out);
        break;
    }
    case ThingKind::front: {
        const Front& front = *chronicle.front(thing.id);
        actorChips(input, {front.sideId, front.enemyId}, out);
        frontTraces(input, front, out);
        break;
    }
    case ThingKind::claim:
        if (chronicle.claim(thing.id)->unsettled) {
            wrappedText(tr(languageOf(input), "No source settles this stretch."));
        }
        break;
    case ThingKind::place:
        placeParts(input, *chronicle.place(thing.id), out);
        break;
    case ThingKind::polity:
        polityParts(input, *chronicle.polity(thing.id), out);
        break;
    case ThingKind::region:
        regionParts(input, *chronicle.region(thing.id));
        break;
    case ThingKind::zone:
        if (const std::string& side = chronicle.zone(thing.id)->sideId; !side.empty()) {
            actorChips(input, {side}, out);
        }
        break;
    case ThingKind::route:
        routeParts(input, *chronicle.route(thing.id), out);
        break;
    case ThingKind::link:
        linkParts(input, *chronicle.link(thing.id), out);
        break;
    case ThingKind::position:
        positionParts(input, *chronicle.position(thing.id), out);
        break;
    }
}

} // namespace khalkha
