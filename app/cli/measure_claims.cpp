// khalkha measure claims: how far two claimed lines are apart.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"
#include "chronicle/claim_gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

Json kilometres(std::optional<double> meters) {
    return meters ? Json(*meters / 1000) : Json();
}

/// Round latitudes that the first line passes, every 0.05 degrees, or a round fraction of a long line.
std::vector<double> usualLatitudes(const LineGap& gap) {
    const auto [south, north] = std::minmax_element(
        gap.first().begin(), gap.first().end(), [](LonLat a, LonLat b) { return a.latDeg < b.latDeg; });
    double step = 0.05;
    while ((north->latDeg - south->latDeg) / step > 40) {
        step *= 2;
    }
    std::vector<double> latitudes;
    for (double k = std::ceil(south->latDeg / step); k * step <= north->latDeg; ++k) {
        latitudes.push_back(k * step);
    }
    return latitudes;
}

Json summaryJson(const LineGap& gap) {
    const auto summary = gap.summary();
    if (!summary) {
        return {};
    }
    return {
        {"min", summary->minMeters / 1000},
        {"mean", summary->meanMeters / 1000},
        {"median", summary->medianMeters / 1000},
        {"max", summary->maxMeters / 1000}};
}

Json measured(const ClaimGap& pair, const std::vector<double>& asked) {
    const LineGap& gap = pair.gap;
    Json widths = Json::array();
    for (const double latDeg : asked.empty() ? usualLatitudes(gap) : asked) {
        widths.push_back(
            {{"lat", latDeg},
             {"east_west_km", kilometres(gap.eastWestMeters(latDeg))},
             {"nearest_km", kilometres(gap.nearestMeters(latDeg))}});
    }
    // From either line, since the nearest way from a bend is not the nearest way to it. The straighter line
    // counts: along the bends of the other the same ground would be counted several times.
    const LineGap back(gap.second(), gap.first());
    const bool secondIsStraighter = back.lengthMeters() < gap.lengthMeters();
    Json result{
        {"claims", {pair.first->id, pair.second->id}},
        {"widths", widths},
        {"nearest_km", summaryJson(secondIsStraighter ? back : gap)},
        {"nearest_along", (secondIsStraighter ? pair.second : pair.first)->id},
        {"nearest_km_from", {{pair.first->id, summaryJson(gap)}, {pair.second->id, summaryJson(back)}}},
        {"area_km2", Json()}};
    if (const auto area = gap.areaSquareMeters()) {
        result["area_km2"] = *area / 1e6;
    }
    return result;
}

std::string number(const Json& value, const char* unit) {
    return value.is_null() ? "not defined here" : fmt::format("{:.3f} {}", value.get<double>(), unit);
}

void printPair(const ClaimGap& pair, const Json& result) {
    print(
        "{} ({})\n{} ({})\n\n",
        printableLine(pair.first->name.best(Language::en)),
        pair.first->id,
        printableLine(pair.second->name.best(Language::en)),
        pair.second->id);
    print("{:>10}  {:>18}  {:>18}\n", "latitude", "east-west", "nearest");
    for (const Json& width : result["widths"]) {
        print(
            "{:>10.4f}  {:>18}  {:>18}\n",
            width["lat"].get<double>(),
            number(width["east_west_km"], "km"),
            number(width["nearest_km"], "km"));
    }
    const Json& nearest = result["nearest_km"];
    if (nearest.is_null()) {
        print("\nthey are nowhere abreast of each other\n");
    } else {
        print(
            "\nnearest distance along {}: {:.3f} to {:.3f} km, mean {:.3f}, median {:.3f}\n",
            result["nearest_along"].get<std::string>(),
            nearest["min"].get<double>(),
            nearest["max"].get<double>(),
            nearest["mean"].get<double>(),
            nearest["median"].get<double>());
    }
    print("ground between: {}\n\n", number(result["area_km2"], "km2"));
}

} // namespace

int measureClaims(const MeasureOptions& options) {
    if (options.positions.size() > 2) {
        return fail(
            {ErrorKind::usage,
             {},
             "after the word claims one campaign was expected at most.",
             "Example: khalkha measure claims --lat 47.85"});
    }
    std::vector<double> latitudes;
    for (const std::string& text : options.latitudes) {
        const Result<double> latDeg = numberOption("--lat", text, -90, 90);
        if (!latDeg) {
            return fail(latDeg.error());
        }
        latitudes.push_back(*latDeg);
    }
    const Result<Campaign> campaign =
        loadCampaign(options.positions.size() > 1 ? options.positions.back() : std::string());
    if (!campaign) {
        return fail(campaign.error());
    }
    const Chronicle& chronicle = *campaign->chronicle;
    Instant at = chronicle.manifest.openAt;
    std::vector<ClaimGap> pairs = claimGaps(chronicle, at);
    if (!options.at.empty()) {
        const auto asked = parseAt(options.at, chronicle.manifest);
        if (!asked) {
            return fail(asked.error());
        }
        at = *asked;
        pairs = claimGaps(chronicle, at);
    } else if (pairs.empty()) {
        // No day was asked for: the first on which two claims stand against each other.
        std::vector<Instant> starts;
        for (const Claim& claim : chronicle.claims) {
            starts.push_back(std::max(claim.span.start, chronicle.manifest.span.start));
        }
        std::sort(starts.begin(), starts.end());
        for (size_t i = 0; i < starts.size() && pairs.empty(); ++i) {
            at = starts[i];
            pairs = claimGaps(chronicle, at);
        }
    }
    Json results = Json::array();
    for (const ClaimGap& pair : pairs) {
        results.push_back(measured(pair, latitudes));
        if (options.format == "text") {
            printPair(pair, results.back());
        }
    }
    if (options.format == "json") {
        // The first pair also stands at the top, since most campaigns have just one.
        Json whole =
            results.empty()
                ? Json{{"claims", Json::array()}, {"widths", Json::array()}, {"nearest_km", Json()}, {"area_km2", Json()}}
                : results.front();
        whole["at"] = isoInstant(at, chronicle.manifest.zoneMinutes);
        whole["pairs"] = results;
        printJson(whole);
    } else if (pairs.empty()) {
        print("No two camps claim one border by lines{}.\n", options.at.empty() ? "" : " then");
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
