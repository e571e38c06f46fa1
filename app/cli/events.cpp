// khalkha events: the event model as a list.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"
#include "session/event_filter.h"
#include "session/search.h"

#include <fmt/format.h>

#include <utility>

namespace khalkha {

namespace {

/// Usage errors for an actor that there is not, with the sides that there are.
Failure checkSide(const Chronicle& chronicle, const std::string& sideId) {
    std::string known;
    for (const Side& side : chronicle.sides) {
        if (side.id == sideId) {
            return std::nullopt;
        }
        known += (known.empty() ? "" : ", ") + side.id;
    }
    if (sideId.empty() || chronicle.formation(sideId) != nullptr) {
        return std::nullopt;
    }
    return Error{
        ErrorKind::usage,
        {"", "", "", "--side"},
        fmt::format("there is no side \"{}\".", printable(sideId)),
        known.empty() ? "The campaign has no sides." : "Sides are: " + known + "."};
}

struct Period {
    Span span;
    Failure failure;
};

Period readPeriod(const EventsOptions& options, int zoneMinutes) {
    Period period;
    Instant lastBegins;
    for (const auto& [text, isFrom] : {std::pair(options.from, true), std::pair(options.to, false)}) {
        if (text.empty()) {
            continue;
        }
        auto date = parseDate(text, zoneMinutes);
        if (!date) {
            period.failure = date.error();
            period.failure->kind = ErrorKind::usage;
            period.failure->where.field = isFrom ? "--from" : "--to";
            return period;
        }
        (isFrom ? period.span.start : period.span.end) = isFrom ? date->span.start : date->span.end;
        lastBegins = date->span.start;
    }
    if (!options.to.empty() && lastBegins < period.span.start) {
        period.failure =
            usageError("--to", "the end lies before the start.", "Give a later --to, or an earlier --from.");
    }
    return period;
}

} // namespace

int runEvents(const EventsOptions& options) {
    const auto language = languageOption(options.language, options.format);
    if (!language) {
        return fail(language.error());
    }
    if (!options.text.empty() && !hasWords(options.text)) {
        return fail(wordless("--text", options.text));
    }
    auto campaign = loadCampaign(options.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const Chronicle& chronicle = *campaign->chronicle;
    const auto period = readPeriod(options, chronicle.manifest.zoneMinutes);
    if (period.failure) {
        return fail(*period.failure);
    }
    if (const Failure failure = checkSide(chronicle, options.side)) {
        return fail(*failure);
    }
    EventFilter filter;
    filter.sideId = options.side;
    filter.period = period.span;
    if (!options.category.empty()) {
        filter.categories.insert(options.category);
    }
    const std::vector<bool> named = SearchIndex(chronicle).eventsWith(options.text);
    Json list = Json::array();
    for (size_t i = 0; i < chronicle.events.size(); ++i) {
        const Event& event = chronicle.events[i];
        if (!named[i] || !passesFilter(chronicle, event, filter)) {
            continue;
        }
        if (options.format == "json") {
            list.push_back(toJson(chronicle, event));
        } else {
            print(
                "{}  {}  [{}]  {}\n",
                formatDate(event.start, *language),
                printableLine(event.title.best(*language)),
                event.category,
                event.id);
        }
    }
    if (options.format == "json") {
        printJson(list);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
