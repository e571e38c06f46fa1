// khalkha [CAMPAIGN]: the window.
#include "cli/commands.h"
#include "cli/environment.h"

#include "base/console.h"
#include "base/paths.h"
#include "stage/window.h"

namespace khalkha {

int runWindowCommand(const WindowCommandOptions& options) {
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    if (!haveDisplay()) {
        return fail(
            {ErrorKind::noOpenGl,
             {},
             "there is no display: neither DISPLAY nor WAYLAND_DISPLAY leads to one.",
             "Start it on a desktop, or make pictures and clips with `khalkha shot` and `khalkha render`."});
    }
    auto geography = loadBaseGeography();
    if (!geography) {
        return fail(geography.error());
    }
    auto shaders = findFolder("shaders");
    if (!shaders) {
        return fail(shaders.error());
    }
    WindowOptions window{
        campaign->chronicle, *std::move(geography), {}, *shaders, {}, {}, {}, {}, {}, false, false};
    for (const auto& finding : campaign->findings) {
        window.problems.push_back(finding.error);
    }
    if (auto locale = findFolder("assets/locale")) {
        window.localeFolder = *locale;
    }
    if (!options.forget) {
        const std::filesystem::path folder = stateFolder();
        if (folder.empty()) {
            printError(
                "khalkha: there is no home folder: nothing is remembered. Set HOME or XDG_STATE_HOME.\n");
        } else {
            window.stateFile = folder / "session.json";
        }
    }
    const PictureOptions& picture = options.picture;
    auto arguments = sessionArguments(picture, options.compare, campaign->chronicle->manifest);
    if (!arguments) {
        return fail(arguments.error());
    }
    window.arguments = *std::move(arguments);
    if (!picture.size.empty()) {
        const auto size = parseSize(picture.size);
        if (!size) {
            return fail(size.error());
        }
        window.size = *size;
    }
    window.script = options.script;
    window.startupReport = options.startupReport;
    window.playReport = options.playReport;
    if (const auto failure = runWindow(std::move(window))) {
        return fail(*failure);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
