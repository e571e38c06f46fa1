// khalkha shot: one picture.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/studio.h"

#include "clip/encoder.h"

namespace khalkha {

int runShot(const ShotOptions& options) {
    const auto size = parseSize(options.picture.size);
    if (!size) {
        return fail(size.error());
    }
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    PictureOptions picture = options.picture;
    if (const auto failure = takeScene(picture, *campaign->chronicle)) {
        return fail(*failure);
    }
    const auto view = makeViewState(picture, campaign->chronicle->manifest);
    if (!view) {
        return fail(view.error());
    }
    const auto comparison = makeComparison(options.compare, *view, campaign->chronicle->manifest);
    if (!comparison) {
        return fail(comparison.error());
    }
    auto studio = Studio::open(campaign->chronicle, *size);
    if (!studio) {
        return fail(studio.error());
    }
    (*studio)->draw(*view, *comparison);
    if (const auto failure = (*studio)->heightsMissing()) {
        return fail(*failure);
    }
    if (const auto failure = writePng(options.out, size->widthPx, size->heightPx, (*studio)->pixels())) {
        return fail(*failure);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
