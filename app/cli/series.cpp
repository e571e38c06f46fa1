// khalkha series: figures in time with unit and sources.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"
#include "chronicle/figures.h"
#include "panels/numbers.h"
#include "panels/plot_layout.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

/// The figures to print of a series: all, or the one that holds at an instant.
std::vector<size_t> chosenValues(const Series& series, const std::optional<Instant>& at) {
    std::vector<size_t> chosen;
    if (at) {
        if (const std::optional<size_t> value = valueInForce(series, *at)) {
            chosen.push_back(*value);
        }
        return chosen;
    }
    for (size_t i = 0; i < series.values.size(); ++i) {
        chosen.push_back(i);
    }
    return chosen;
}

std::string sourcesText(const Provenance& provenance) {
    std::string text;
    for (const SourceRef& source : provenance.sources) {
        text += (text.empty() ? "" : "; ") + source.sourceId +
                (source.locator.empty() ? "" : " " + source.locator);
    }
    return text;
}

/// A text in CSV. A spreadsheet takes what begins with one of these signs for a formula and runs it; the
/// apostrophe is how such programs write that it is none.
std::string csvText(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
        text.insert(0, 1, '\'');
    }
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    return inMarks(text, '"');
}

std::string numberOrNothing(const std::optional<double>& number) {
    return number ? fmt::format("{}", *number) : std::string();
}

void printCsv(const Series& series, const SeriesValue& value, Language language, int zoneMinutes) {
    const Provenance provenance = provenanceOf(series, value);
    const std::string fields[] = {
        csvText(series.id),
        csvText(series.group.empty() ? series.id : series.group),
        csvText(series.name.best(language)),
        csvText(series.unit.best(language)),
        csvText(series.sideId),
        isoDate(value.at, zoneMinutes),
        fmt::format("{}", value.value),
        numberOrNothing(value.low),
        numberOrNothing(value.high),
        csvText(value.label.best(language)),
        csvText(sourcesText(provenance)),
        std::string(certaintyName(provenance.certainty)),
        csvText(provenance.disagreement.best(language))};
    std::string line;
    for (const std::string& field : fields) {
        line += (&field == fields ? "" : ",") + field;
    }
    print("{}\n", line);
}

void printTable(const Series& series, const std::vector<size_t>& values, Language language) {
    print("{}  [{}]\n", printableLine(series.name.best(language)), series.id);
    for (const size_t i : values) {
        const SeriesValue& value = series.values[i];
        const Provenance provenance = provenanceOf(series, value);
        print(
            "  {}  {}  ({}{})\n",
            figureTime(language, value),
            printableLine(figureText(language, series, value)),
            printableLine(sourcesText(provenance)),
            provenance.certainty == Certainty::certain
                ? ""
                : "; " + std::string(certaintyName(provenance.certainty)));
        if (!provenance.disagreement.empty()) {
            print("    ≠ {}\n", printableLine(provenance.disagreement.best(language)));
        }
    }
}

/// Usage errors for a group that there is not, with those that there are.
Failure checkGroup(const Chronicle& chronicle, const std::string& group) {
    std::string known;
    for (const PlotGroup& each : plotGroups(chronicle)) {
        if (group.empty() || each.id == group) {
            return std::nullopt;
        }
        known += (known.empty() ? "" : ", ") + each.id;
    }
    if (group.empty()) {
        return std::nullopt;
    }
    return Error{
        ErrorKind::usage,
        {"", "", "", "--group"},
        "there is no group \"" + printable(group) + "\".",
        known.empty() ? "The campaign has no series." : "Groups are: " + known + "."};
}

} // namespace

int runSeries(const SeriesOptions& options) {
    const auto language = languageOption(options.language, options.format);
    if (!language) {
        return fail(language.error());
    }
    auto campaign = loadCampaign(options.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const Chronicle& chronicle = *campaign->chronicle;
    const int zone = chronicle.manifest.zoneMinutes;
    std::optional<Instant> at;
    if (!options.at.empty()) {
        const auto read = parseAt(options.at, chronicle.manifest);
        if (!read) {
            return fail(read.error());
        }
        at = *read;
    }
    if (const Failure failure = checkGroup(chronicle, options.group)) {
        return fail(*failure);
    }
    Json list = Json::array();
    if (options.format == "csv") {
        print("series,group,name,unit,side,at,value,low,high,label,sources,certainty,disagreement\n");
    }
    for (const PlotGroup& group : plotGroups(chronicle)) {
        if (!options.group.empty() && group.id != options.group) {
            continue;
        }
        for (const Series* series : group.series) {
            const std::vector<size_t> values = chosenValues(*series, at);
            if (at && values.empty()) {
                continue;
            }
            if (options.format == "json") {
                list.push_back(toJson(chronicle, *series, values));
            } else if (options.format == "csv") {
                for (const size_t value : values) {
                    printCsv(*series, series->values[value], *language, zone);
                }
            } else {
                printTable(*series, values, *language);
            }
        }
    }
    if (options.format == "json") {
        printJson(list);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
