#include "panels/things.h"

#include "base/translate.h"
#include "panels/provenance.h"
#include "panels/traffic_things.h"
#include "scene/sample.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

const Zone* zoneOf(const Chronicle& chronicle, const std::string& id) {
    const auto found = std::find_if(
        chronicle.zones.begin(), chronicle.zones.end(), [&](const Zone& zone) { return zone.id == id; });
    return found == chronicle.zones.end() ? nullptr : &*found;
}

/// Trace in force at an instant, and whether it is dated exactly then.
const FrontTrace* traceAt(const Front& front, Instant at, bool& exact) {
    const FrontTrace* trace = nullptr;
    for (const FrontTrace& each : front.traces) {
        if (each.at <= at) {
            trace = &each;
        }
    }
    exact = trace != nullptr && trace->at == at;
    return trace;
}

ThingSummary ofFront(const PanelInput& input, const Front& front) {
    const Language language = languageOf(input);
    bool exact = false;
    const FrontTrace* const trace = traceAt(front, input.session.state().view.at, exact);
    ThingSummary summary{tr(language, "Front"), front.name.best(language), {}, {}, nullptr, {}};
    if (trace == nullptr) {
        return summary;
    }
    summary.provenance = &trace->provenance;
    summary.basis = trace->provenance.certainty == Certainty::reconstructed ? Basis::reconstructed
                    : exact                                                 ? Basis::attested
                                                                            : Basis::interpolated;
    return summary;
}

ThingSummary ofAxis(const PanelInput& input, const Axis& axis) {
    const Language language = languageOf(input);
    ThingSummary summary{
        tr(language, "Axis of advance"),
        axis.name.best(language),
        axis.formationName.best(language),
        {},
        &axis.provenance,
        {}};
    if (const auto sampled = sampleAxis(axis, input.session.state().view.at)) {
        summary.basis = sampled->basis;
    }
    return summary;
}

bool isKind(std::string_view asked, std::string_view kind) {
    return asked.empty() || asked == kind;
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
            out.emplace_back(SetView{viewOfPlace(input, point.position), true});
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

void placeParts(const PanelInput& input, const Place& place, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    heading(input, tr(language, "Names"));
    for (const PlaceName& name : place.names) {
        std::string text;
        std::vector<Language> ofOwnForms; // names in the Han characters of another country
        for (int i = 0; i < languageCount; ++i) {
            const auto other = static_cast<Language>(i);
            const std::string& each = name.name.in(other);
            if (each.empty() || text.find(each) != std::string::npos) {
                continue;
            }
            if (fontOf(other) != PanelFont::body) {
                ofOwnForms.push_back(other);
            } else {
                text += (text.empty() ? "" : " · ") + each;
            }
        }
        if (const Side* side = chronicle.side(name.sideId)) {
            text += " (" + side->name.best(language) + ")";
        }
        wrappedText(text);
        for (const Language other : ofOwnForms) {
            const UseFont own(fontOf(other));
            wrappedText(name.name.in(other));
        }
    }
    quietText(
        input,
        fmt::format(
            "{:.3f}° {}, {:.3f}° {}",
            std::abs(place.at.latDeg),
            place.at.latDeg >= 0 ? "N" : "S",
            std::abs(place.at.lonDeg),
            place.at.lonDeg >= 0 ? "E" : "W"));
    bool first = true;
    for (const Event& event : chronicle.events) {
        if (std::find(event.placeIds.begin(), event.placeIds.end(), place.id) == event.placeIds.end()) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "Events here"));
            first = false;
        }
        const std::string text = formatDate(event.start, language) + "  " + event.title.best(language);
        if (link(input, "event:" + event.id, text)) {
            out.emplace_back(SelectEvent{event.id, true});
        }
    }
}

} // namespace

ThingSummary summarise(const PanelInput& input, std::string_view kind, const std::string& id) {
    const Chronicle& chronicle = input.session.chronicle();
    const Language language = languageOf(input);
    const Instant at = input.session.state().view.at;
    if (const Event* event = isKind(kind, "event") ? chronicle.event(id) : nullptr) {
        return {
            categoryName(language, event->category),
            event->title.best(language),
            formatDate(event->start, language, DateStyle::dateTimeWithWeekday),
            {},
            &event->provenance,
            {}};
    }
    if (const Axis* axis = isKind(kind, "axis") ? chronicle.axis(id) : nullptr) {
        return ofAxis(input, *axis);
    }
    if (const Front* front = isKind(kind, "front") ? chronicle.front(id) : nullptr) {
        return ofFront(input, *front);
    }
    if (const Claim* claim = isKind(kind, "claim") ? chronicle.claim(id) : nullptr) {
        const Side* const side = chronicle.side(claim->sideId);
        return {
            tr(language, "Claim"),
            claim->name.best(language),
            side == nullptr ? std::string() : side->name.best(language),
            {},
            &claim->provenance,
            {}};
    }
    if (const LaterBorder* border = isKind(kind, "later-border") ? chronicle.laterBorder(id) : nullptr) {
        return {
            tr(language, "Border agreed later"),
            border->name.best(language),
            {},
            {},
            &border->provenance,
            {}};
    }
    if (const Place* place = isKind(kind, "place") ? chronicle.place(id) : nullptr) {
        const LocalText& name = chronicle.nameOf(*place, at);
        return {tr(language, "Place"), name.best(language), {}, {}, &place->provenance, {}};
    }
    if (const Polity* polity = isKind(kind, "polity") ? chronicle.polity(id) : nullptr) {
        return {tr(language, "State"), polity->name.best(language), {}, {}, &polity->provenance, {}};
    }
    if (const Zone* zone = isKind(kind, "zone") ? zoneOf(chronicle, id) : nullptr) {
        return summaryOf(input, *zone);
    }
    if (const Route* route = isKind(kind, "route") ? chronicle.route(id) : nullptr) {
        return summaryOf(input, *route);
    }
    if (const Link* line = isKind(kind, "link") ? chronicle.link(id) : nullptr) {
        return summaryOf(input, *line);
    }
    if (const Position* position = isKind(kind, "position") ? chronicle.position(id) : nullptr) {
        return summaryOf(input, *position);
    }
    return {};
}

void thingParts(const PanelInput& input, const std::string& id, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    if (const Axis* axis = chronicle.axis(id)) {
        actorChips(input, {axis->formationId.empty() ? axis->sideId : axis->formationId}, out);
        axisWay(input, *axis, out);
    } else if (const Front* front = chronicle.front(id)) {
        actorChips(input, {front->sideId, front->enemyId}, out);
        frontTraces(input, *front, out);
    } else if (const Claim* claim = chronicle.claim(id)) {
        if (claim->unsettled) {
            wrappedText(tr(languageOf(input), "No source settles this stretch."));
        }
    } else if (const Place* place = chronicle.place(id)) {
        placeParts(input, *place, out);
    } else if (const Polity* polity = chronicle.polity(id)) {
        actorChips(input, {polity->sideId}, out);
    } else if (const Zone* zone = zoneOf(chronicle, id)) {
        if (!zone->sideId.empty()) {
            actorChips(input, {zone->sideId}, out);
        }
    } else if (const Route* route = chronicle.route(id)) {
        routeParts(input, *route, out);
    } else if (const Link* line = chronicle.link(id)) {
        linkParts(input, *line, out);
    } else if (const Position* position = chronicle.position(id)) {
        positionParts(input, *position, out);
    }
}

} // namespace khalkha
