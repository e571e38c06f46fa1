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
    const auto view = makeViewState(options.picture, campaign->chronicle->manifest);
    if (!view) {
        return fail(view.error());
    }
    auto geography = loadBaseGeography();
    if (!geography) {
        return fail(geography.error());
    }
    auto studio = Studio::open(campaign->chronicle, *std::move(geography), *size);
    if (!studio) {
        return fail(studio.error());
    }
    (*studio)->draw(*view);
    if (const auto failure = writePng(options.out, size->widthPx, size->heightPx, (*studio)->pixels())) {
        return fail(*failure);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
