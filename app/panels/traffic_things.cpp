#include "panels/traffic_things.h"

#include "base/translate.h"
#include "panels/numbers.h"
#include "panels/plot_layout.h"
#include "panels/provenance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

struct KindName {
    std::string_view kind;
    const char* name;
};
constexpr std::array zoneKinds{
    KindName{"fortified-region", "Fortified region"},
    KindName{"fortified-point", "Fortified point"},
    KindName{"fortress", "Fortress"},
    KindName{"border-works", "Border works"},
    KindName{"coastal-defence", "Coastal defence"},
    KindName{"planned-line", "Planned line of defence"},
    KindName{"fortified-line", "Line of defence, held"},
    KindName{"delaying-line", "Delaying line"},
    KindName{"redoubt", "Redoubt"},
    KindName{"garrison", "Garrison"},
    KindName{"occupied", "Occupied ground (schematic)"},
    KindName{"sphere", "Sphere of influence proposed"},
    KindName{"objective", "Objective ordered"},
    KindName{"demand", "Demand"}};

const char* nameOf(Language language, std::string_view kind) {
    const auto* const found = std::find_if(
        zoneKinds.begin(), zoneKinds.end(), [&](const KindName& each) { return each.kind == kind; });
    return tr(language, found == zoneKinds.end() ? "Zone" : found->name);
}

const char* nameOf(Language language, RouteKind kind) {
    constexpr std::array names{"Railway", "Road", "River route", "Sea route", "Other route"};
    return tr(language, names[static_cast<size_t>(kind)]);
}

const char* nameOf(Language language, LinkKind kind) {
    constexpr std::array names{
        "Diplomacy", "Treaty", "Transfer of troops", "Supply", "Order", "Proposal", "Other relation"};
    return tr(language, names[static_cast<size_t>(kind)]);
}

const char* nameOf(Language language, PositionKind kind) {
    constexpr std::array names{
        "Line of troops", "Start line", "Way of a patrol", "Pocket", "Direction of attack", "Other position"};
    return tr(language, names[static_cast<size_t>(kind)]);
}

std::string sideName(const PanelInput& input, std::string_view id) {
    const Side* const side = input.session.chronicle().side(id);
    return side == nullptr ? std::string() : side->name.best(languageOf(input));
}

std::string placeName(const PanelInput& input, const std::string& id) {
    const Chronicle& chronicle = input.session.chronicle();
    const Place* const place = chronicle.place(id);
    return place == nullptr ? id
                            : chronicle.nameOf(*place, input.session.state().view.at).best(languageOf(input));
}

/// The span of time as a line of the detail; nothing for all of time.
void addSpan(const PanelInput& input, const Span& span, std::vector<std::string>& lines) {
    const std::string text =
        spanText(span, input.session.chronicle().manifest.zoneMinutes, languageOf(input));
    if (!text.empty()) {
        lines.push_back(text);
    }
}

/// "Manchukuo National Railways, 1,435 mm".
std::string periodText(const PanelInput& input, const RoutePeriod& period) {
    std::string text = period.operatorName.best(languageOf(input));
    if (period.gaugeMm > 0) {
        text += (text.empty() ? "" : ", ") + groupedNumber(period.gaugeMm) + " mm";
    }
    return text;
}

bool isReconstructed(const Provenance& provenance) {
    return provenance.certainty == Certainty::reconstructed;
}

void eventLinks(const PanelInput& input, const std::vector<std::string>& ids, Commands& out) {
    const Language language = languageOf(input);
    bool first = true;
    for (const std::string& id : ids) {
        const Event* const event = input.session.chronicle().event(id);
        if (event == nullptr) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "Events"));
            first = false;
        }
        const std::string text = formatDate(event->start, language) + "  " + event->title.best(language);
        if (link(input, "event:" + id, text)) {
            out.emplace_back(SelectEvent{id, true});
        }
    }
}

} // namespace

const char* positionKindName(Language language, PositionKind kind) {
    return nameOf(language, kind);
}

ThingSummary summaryOf(const PanelInput& input, const Route& route) {
    const Language language = languageOf(input);
    ThingSummary summary{
        nameOf(language, route.kind), route.name.best(language), route.system, {}, &route.provenance, {}};
    for (const RoutePeriod& period : route.periods) {
        if (period.span.contains(input.session.state().view.at)) {
            summary.more.push_back(periodText(input, period));
        }
    }
    addSpan(input, route.span, summary.more);
    return summary;
}

ThingSummary summaryOf(const PanelInput& input, const Link& line) {
    const Language language = languageOf(input);
    const Instant at = input.session.state().view.at;
    ThingSummary summary{nameOf(language, line.kind), line.name.best(language), {}, {}, &line.provenance, {}};
    summary.second = placeName(input, line.fromPlaceId);
    const bool mutual =
        line.kind == LinkKind::diplomacy || line.kind == LinkKind::treaty || line.kind == LinkKind::other;
    for (size_t i = 0; i < line.toPlaceIds.size(); ++i) {
        summary.second += i > 0 ? " · " : mutual ? " – " : " → ";
        summary.second += placeName(input, line.toPlaceIds[i]);
    }
    if (const std::string side = sideName(input, line.sideId); !side.empty()) {
        summary.more.push_back(side);
    }
    addSpan(input, line.span, summary.more);
    if (line.broken && line.broken->span.start <= at) {
        summary.more.push_back(std::string(tr(language, "Fell: ")) + formatDate(*line.broken, language));
    }
    if (const Series* series = input.session.chronicle().seriesOf(line.seriesId)) {
        if (const std::optional<size_t> value = valueInForce(*series, at)) {
            summary.more.push_back(figureText(language, *series, series->values[*value]));
        }
    }
    return summary;
}

ThingSummary summaryOf(const PanelInput& input, const Position& position) {
    const Language language = languageOf(input);
    ThingSummary summary{
        nameOf(language, position.kind),
        position.name.best(language),
        sideName(input, position.sideId),
        isReconstructed(position.provenance) ? Basis::reconstructed : Basis::attested,
        &position.provenance,
        {}};
    addSpan(input, position.span, summary.more);
    return summary;
}

ThingSummary summaryOf(const PanelInput& input, const Zone& zone) {
    const Language language = languageOf(input);
    ThingSummary summary{
        nameOf(language, zone.kind),
        zone.name.best(language),
        sideName(input, zone.sideId),
        {},
        &zone.provenance,
        {}};
    addSpan(input, zone.span, summary.more);
    return summary;
}

void routeParts(const PanelInput& input, const Route& route, Commands& out) {
    const Language language = languageOf(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    if (!route.periods.empty()) {
        heading(input, tr(language, "Operators and gauges"));
    }
    for (const RoutePeriod& period : route.periods) {
        wrappedText(periodText(input, period));
        std::string note = spanText(period.span, zone, language);
        const std::string sources = sourceLine(input, period.provenance, 3);
        note += (note.empty() || sources.empty() ? "" : " — ") + sources;
        if (!note.empty()) {
            ImGui::Indent(scaled(input, 10));
            quietText(input, note);
            ImGui::Unindent(scaled(input, 10));
        }
    }
    if (!route.placeIds.empty()) {
        heading(input, tr(language, "Stations"));
        placeLinks(input, route.placeIds, out);
    }
}

void linkParts(const PanelInput& input, const Link& line, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    if (!line.formationId.empty()) {
        actorChips(input, {line.formationId}, out);
    }
    if (!line.numbers.empty()) {
        numbersTable(input, line.numbers);
    }
    if (const Series* series = chronicle.seriesOf(line.seriesId)) {
        heading(input, tr(language, "Series of figures"));
        if (link(input, "series", series->name.best(language))) {
            out.emplace_back(Select{series->id});
        }
    }
    heading(input, tr(language, "Places"));
    std::vector<std::string> places{line.fromPlaceId};
    places.insert(places.end(), line.viaPlaceIds.begin(), line.viaPlaceIds.end());
    places.insert(places.end(), line.toPlaceIds.begin(), line.toPlaceIds.end());
    placeLinks(input, places, out);
    bool first = true;
    for (const std::string& id : line.routeIds) {
        const Route* const route = chronicle.route(id);
        if (route == nullptr) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "Runs along"));
            first = false;
        }
        if (link(input, "route:" + id, route->name.best(language))) {
            out.emplace_back(Select{id});
        }
    }
    eventLinks(input, line.eventIds, out);
}

void positionParts(const PanelInput& input, const Position& position, Commands& out) {
    std::vector<std::string> actors = position.formationIds;
    if (actors.empty() && !position.sideId.empty()) {
        actors.push_back(position.sideId);
    }
    actorChips(input, actors, out);
    quietText(input, tr(languageOf(input), "Schematic: drawn after descriptions, not surveyed."));
}

} // namespace khalkha
