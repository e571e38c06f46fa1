#include "cli/environment.h"

#include "cli/progress.h"

#include "base/console.h"
#include "base/paths.h"
#include "base/text.h"
#include "chronicle/claim_gaps.h"
#include "chronicle/clock_limits.h"
#include "scene/claim_ruler.h"
#include "session/command.h"
#include "session/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace khalkha {

TextRules textRules() {
    TextRules rules;
    rules.view = [](std::string_view text) -> Failure {
        const Result<CameraView> view = parseView(text);
        return view ? Failure() : Failure(view.error());
    };
    rules.layers = [](std::string_view text) {
        ViewState unused;
        return applyLayerList(text, unused);
    };
    return rules;
}

Result<std::filesystem::path> campaignPath(const std::string& path) {
    return path.empty() ? findFolder("geodata") : Result<std::filesystem::path>(path);
}

Result<Campaign> loadCampaign(const std::string& path) {
    const Result<std::filesystem::path> folder = campaignPath(path);
    if (!folder) {
        return folder.error();
    }
    if (!path.empty()) {
        std::error_code code;
        if (!std::filesystem::exists(*folder, code)) {
            return Error{
                ErrorKind::input,
                {printable(path, 200), "", "", ""},
                "no such file or folder.",
                "Give a folder of layers or a GeoPackage (see geodata/README.md)."};
        }
    }
    std::optional<ProgressBar> bar;
    const auto begin = std::chrono::steady_clock::now();
    Campaign campaign = readCampaign(*folder, defaultBaseFolder(), textRules(), [&](double part) {
        constexpr int steps = 1000;
        // Only of what takes long: a word that comes and goes at once would be a flicker.
        if (!bar && std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(700)) {
            bar.emplace("reading the campaign", steps);
        }
        if (bar) {
            bar->show(static_cast<int>(part * steps));
        }
    });
    bar.reset();
    std::optional<Error> last;
    for (const auto& finding : campaign.findings) {
        if (finding.severity == Severity::error) {
            if (last) {
                printError("khalkha: {}\n", describe(*last));
            }
            last = finding.error;
        }
    }
    if (campaign.refused) {
        return last.value_or(Error{
            ErrorKind::input,
            {folder->string(), "", "", ""},
            "no layer of a campaign can be read.",
            "See `khalkha check`."});
    }
    if (last) {
        printError("khalkha: {}\n", describe(*last));
    }
    return campaign;
}

Result<BaseGeography> loadBaseGeography() {
    return BaseGeography::open(defaultBaseFolder());
}

Result<Language> languageOption(const std::string& code, const std::string& format) {
    const auto usage = [](const std::string& what, const std::string& hint) {
        return Error{ErrorKind::usage, {"", "", "", "--lang"}, what, hint};
    };
    if (code.empty()) {
        return Language::en;
    }
    if (format == "json") {
        return usage("JSON has every language.", "Leave it out, or choose another --format.");
    }
    const auto language = parseLanguage(code);
    if (!language) {
        return usage("\"" + printable(code) + "\" is no language.", "Use one such as en or ja.");
    }
    return *language;
}

void warnIfOutside(const std::string& name, Instant at, const Chronicle& chronicle) {
    const Span limits = clockLimits(chronicle);
    if (limits.start <= at && at <= limits.end) {
        return;
    }
    const int zone = chronicle.manifest.zoneMinutes;
    printError(
        "khalkha: warning: {} {} lies {} all that the campaign tells of ({} to {}): there is only the map to "
        "be seen.\n",
        name,
        isoInstant(at, zone),
        at < limits.start ? "before" : "after",
        isoInstant(limits.start, zone),
        isoInstant(limits.end, zone));
}

void warnOfNoClaims(const ViewState& view, const Chronicle& chronicle) {
    if (!view.ruler && !view.gapChartBox) {
        return;
    }
    const ClaimGapTable gaps(chronicle);
    const std::vector<ClaimGap>& pairs = gaps.at(view.at);
    if (pairs.empty()) {
        printError(
            "khalkha: warning: {}: no two claims stand against each other by lines then: there is nothing to "
            "measure.\n",
            view.ruler ? "--ruler" : "--gap-chart");
        return;
    }
    constexpr double farMeters = 200'000;
    const auto reading = view.ruler ? readRuler(pairs, *view.ruler) : std::nullopt;
    if (reading && reading->awayMeters > farMeters) {
        printError(
            "khalkha: warning: --ruler: the nearest claims are {:.0f} km away: it stands there.\n",
            reading->awayMeters / 1000);
    }
}

int fail(const Error& error) {
    printError("khalkha: {}\n", describe(error));
    return exitCode(error.kind);
}

int campaignExitCode(const Campaign& campaign) {
    return campaign.hasErrors() ? exitCode(ErrorKind::input) : 0;
}

} // namespace khalkha
