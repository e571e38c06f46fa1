// khalkha events: the event model as a list.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

bool mentions(const Event& event, const std::string& text) {
    const std::string wanted = toLowerAscii(text);
    const auto has = [&wanted](const LocalText& local) {
        return std::any_of(local.text.begin(), local.text.end(), [&wanted](const std::string& one) {
            return toLowerAscii(one).find(wanted) != std::string::npos;
        });
    };
    return has(event.title) || has(event.summary);
}

bool concerns(const Chronicle& chronicle, const Event& event, const std::string& sideId) {
    return std::any_of(event.actorIds.begin(), event.actorIds.end(), [&](const std::string& actor) {
        const Formation* formation = chronicle.formation(actor);
        return actor == sideId || (formation != nullptr && formation->sideId == sideId);
    });
}

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
    }
    return period;
}

} // namespace

int runEvents(const EventsOptions& options) {
    const auto language = languageOption(options.language, options.format);
    if (!language) {
        return fail(language.error());
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
    Json list = Json::array();
    for (const Event& event : chronicle.events) {
        const Span span = event.span();
        if (span.end <= period.span.start || span.start >= period.span.end ||
            (!options.category.empty() && event.category != options.category) ||
            (!options.side.empty() && !concerns(chronicle, event, options.side)) ||
            (!options.text.empty() && !mentions(event, options.text))) {
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
