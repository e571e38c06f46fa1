// khalkha shot: one picture.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"
#include "cli/studio.h"
#include "cli/targets.h"

#include "base/new_file.h"
#include "clip/encoder.h"
#include "scene/label_report.h"

#include <cmath>

namespace khalkha {

namespace {

/// Pixels and radians are given to a thousandth.
double rounded(double value) {
    return std::round(value * 1000) / 1000 + 0.0;
}

Json toJson(const TurnedBox& box) {
    return {
        {"x", rounded(box.middle.x)},
        {"y", rounded(box.middle.y)},
        {"width", rounded(box.widthPx)},
        {"height", rounded(box.heightPx)},
        {"angle", rounded(box.angleRad)}};
}

/// Labels and furniture of a picture of one view or two. Positions are pixels of the picture.
Json labelsJson(const Panes& panes, const TextMetrics& metrics) {
    Json labels = Json::array();
    Json furniture = Json::array();
    for (size_t pane = 0; pane < panes.frames.size(); ++pane) {
        const Frame& frame = panes.frames[pane];
        const double left = panes.layout.areas.at(pane).leftPx;
        const auto moved = [&](TurnedBox box) {
            box.middle.x += left;
            return toJson(box);
        };
        for (const ReportedLabel& label : reportLabels(frame, metrics)) {
            Json boxes = Json::array();
            for (const TurnedBox& box : label.boxes) {
                boxes.push_back(moved(box));
            }
            labels.push_back(
                {{"id", label.id},
                 {"view", pane},
                 {"text", label.text},
                 {"anchor", {rounded(label.anchor.x + left), rounded(label.anchor.y)}},
                 {"size", rounded(label.sizePx)},
                 {"alpha", rounded(label.alpha)},
                 {"boxes", boxes}});
        }
        for (const ScreenBox& box : frame.furniture) {
            furniture.push_back(moved(turnedBox(box)));
        }
    }
    return {
        {"size", {panes.layout.picture.widthPx, panes.layout.picture.heightPx}},
        {"labels", labels},
        {"furniture", furniture}};
}

Failure writeLabels(const std::string& path, const Json& labels) {
    return writeNewFile(path, jsonText(labels) + '\n');
}

} // namespace

int runShot(const ShotOptions& options) {
    const auto size = parseSize(options.picture.size);
    if (!size) {
        return fail(size.error());
    }
    if (const auto failure =
            checkOutputs(options.picture.campaign, {"--out", options.out}, {"--labels", options.labels})) {
        return fail(*failure);
    }
    if (const auto failure = checkPicture({"--out", options.out})) {
        return fail(*failure);
    }
    if (const auto failure = checkWritable({"--labels", options.labels})) {
        return fail(*failure);
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
    warnOfNoClaims(*view, *campaign->chronicle);
    warnIfOutside(picture.at.empty() ? "the day" : "--at", view->at, *campaign->chronicle);
    if (comparison->mode != CompareMode::off && !options.compare.at.empty()) {
        warnIfOutside("--compare-at", comparison->at(view->at), *campaign->chronicle);
    }
    auto studio = Studio::open(campaign->chronicle, *size);
    if (!studio) {
        return fail(studio.error());
    }
    (*studio)->draw(*view, *comparison);
    if (const auto failure = (*studio)->mapFault()) {
        return fail(*failure);
    }
    if (const auto failure = writePng(options.out, size->widthPx, size->heightPx, (*studio)->pixels())) {
        return fail(*failure);
    }
    if (!options.labels.empty()) {
        const Panes panes = (*studio)->composeFrames(*view, *comparison);
        if (const auto failure =
                writeLabels(options.labels, labelsJson(panes, (*studio)->renderer().metrics()))) {
            return fail(*failure);
        }
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
