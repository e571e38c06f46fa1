#include "cli/environment.h"

#include "cli/progress.h"

#include "base/paths.h"
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

Result<Campaign> loadCampaign(const std::string& path) {
    std::filesystem::path folder = path;
    if (path.empty()) {
        auto builtIn = findFolder("geodata");
        if (!builtIn) {
            return builtIn.error();
        }
        folder = *builtIn;
    } else {
        std::error_code code;
        if (!std::filesystem::exists(folder, code)) {
            return Error{
                ErrorKind::input,
                {path, "", "", ""},
                "no such file or folder.",
                "Give a folder of layers or a GeoPackage (see geodata/README.md)."};
        }
    }
    std::optional<ProgressBar> bar;
    const auto begin = std::chrono::steady_clock::now();
    Campaign campaign = readCampaign(folder, defaultBaseFolder(), textRules(), [&](double part) {
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
    for (const auto& finding : campaign.findings) {
        if (finding.severity == Severity::error) {
            fmt::print(stderr, "khalkha: {}\n", describe(finding.error));
        }
    }
    return campaign;
}

Result<BaseGeography> loadBaseGeography() {
    return BaseGeography::open(defaultBaseFolder());
}

Result<Language> languageOption(const std::string& code) {
    const auto language = parseLanguage(code);
    if (!language) {
        return Error{ErrorKind::usage, {"", "", "", "--lang"}, "\"" + code + "\" is no language.", ""};
    }
    return *language;
}

int fail(const Error& error) {
    fmt::print(stderr, "khalkha: {}\n", describe(error));
    return exitCode(error.kind);
}

int campaignExitCode(const Campaign& campaign) {
    return campaign.hasErrors() ? exitCode(ErrorKind::input) : 0;
}

} // namespace khalkha
