// khalkha symbols: a sheet of all symbols.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/studio.h"
#include "cli/targets.h"

#include "clip/encoder.h"
#include "scene/symbol_sheet.h"

namespace khalkha {

int runSymbols(const SymbolsOptions& options) {
    const auto size = parseSize(options.picture.size);
    if (!size) {
        return fail(size.error());
    }
    if (const auto failure = checkOutputs(options.picture.campaign, {"--out", options.out})) {
        return fail(*failure);
    }
    if (const auto failure = checkPicture({"--out", options.out})) {
        return fail(*failure);
    }
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const auto view = makeViewState(options.picture, campaign->chronicle->manifest);
    if (!view) {
        return fail(view.error());
    }
    auto studio = Studio::open(campaign->chronicle, *size);
    if (!studio) {
        return fail(studio.error());
    }
    const Frame sheet =
        composeSymbolSheet(*campaign->chronicle, *view, *size, (*studio)->renderer().metrics());
    (*studio)->draw(sheet);
    if (const auto failure = writePng(options.out, size->widthPx, size->heightPx, (*studio)->pixels())) {
        return fail(*failure);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
