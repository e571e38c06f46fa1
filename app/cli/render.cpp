// khalkha render: a clip. Frame i is computed from i alone.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/frame_queue.h"
#include "cli/progress.h"
#include "cli/studio.h"

#include "scene/navigation.h"
#include "session/command.h"

#include <fmt/format.h>

#include <atomic>
#include <cmath>
#include <csignal>

namespace khalkha {

namespace {

// Set by Ctrl-C: the clip is given up and its temporary file removed.
std::atomic<bool> interrupted{false};

struct ClipPlan {
    Span span;
    int frames = 0;
    ViewState view;
    Comparison comparison; ///< its own camera stays, a shared one flies
    std::optional<Flight> flight;

    /// What frame i shows: whole seconds, so that `shot --at` can show the same.
    [[nodiscard]] ViewState frame(int index) const {
        ViewState state = view;
        const double part = static_cast<double>(index) / frames;
        const auto length = static_cast<double>(span.end.seconds - span.start.seconds);
        state.at.seconds = span.start.seconds + std::llround(std::floor(length * part));
        if (flight) {
            // The view as --list-frames prints it, so that `shot --view` can show the same to the byte.
            const auto printed = parseView(formatView(flight->at(part)));
            state.camera = printed ? *printed : flight->at(part);
        }
        return state;
    }
};

Result<ClipPlan> planClip(const RenderOptions& options, const Manifest& manifest) {
    const auto usage = [](const std::string& field, const std::string& what, const std::string& hint) {
        return Error{ErrorKind::usage, {"", "", "", field}, what, hint};
    };
    auto view = makeViewState(options.picture, manifest);
    if (!view) {
        return view.error();
    }
    ClipPlan plan;
    plan.view = *view;
    const auto comparison = makeComparison(options.compare, *view, manifest);
    if (!comparison) {
        return comparison.error();
    }
    plan.comparison = *comparison;
    plan.span = {manifest.openAt, manifest.span.end};
    for (const auto& [text, isStart] : {std::pair(options.from, true), std::pair(options.to, false)}) {
        if (text.empty()) {
            continue;
        }
        const auto date = parseDate(text, manifest.zoneMinutes);
        if (!date) {
            Error error = date.error();
            error.kind = ErrorKind::usage;
            error.where.field = isStart ? "--from" : "--to";
            return error;
        }
        // A date alone as the end includes that day; an instant ends there.
        if (isStart) {
            plan.span.start = date->span.start;
        } else {
            plan.span.end = date->precision == Precision::minute ? date->span.start : date->span.end;
        }
    }
    if (plan.span.end <= plan.span.start) {
        return usage("--to", "the end does not come after the start.", "Give --from and --to in order.");
    }
    if (!(options.durationSeconds > 0) || options.durationSeconds > 24 * 3600) {
        return usage("--duration", "a length of 0 to 86400 seconds was expected.", "");
    }
    plan.frames =
        std::max(1, static_cast<int>(std::lround(options.durationSeconds * options.framesPerSecond)));
    if (!options.viewTo.empty()) {
        const auto to = parseView(options.viewTo);
        if (!to) {
            return to.error();
        }
        plan.flight.emplace(plan.view.camera, *to);
    }
    return plan;
}

int listFrames(const ClipPlan& plan, int zoneMinutes) {
    for (int i = 0; i < plan.frames; ++i) {
        const ViewState state = plan.frame(i);
        fmt::print("{}\t{}\t{}\n", i, isoInstant(state.at, zoneMinutes), formatView(state.camera));
    }
    return 0;
}

Failure drawClip(const ClipPlan& plan, Studio& studio, Encoder& encoder, const std::string& name) {
    ProgressBar progress(name, plan.frames);
    FrameQueue queue(encoder);
    for (int i = 0; i < plan.frames; ++i) {
        if (interrupted) {
            return Error{ErrorKind::output, {name, "", "", ""}, "interrupted; nothing was written.", ""};
        }
        studio.draw(plan.frame(i), plan.comparison);
        if (auto missing = studio.heightsMissing()) {
            return missing;
        }
        if (!queue.push(studio.pixels())) {
            break;
        }
        progress.show(i + 1);
    }
    return queue.drain();
}

} // namespace

int runRender(const RenderOptions& options) {
    const auto size = parseSize(options.picture.size);
    if (!size) {
        return fail(size.error());
    }
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const auto plan = planClip(options, campaign->chronicle->manifest);
    if (!plan) {
        return fail(plan.error());
    }
    if (options.listFrames) {
        return listFrames(*plan, campaign->chronicle->manifest.zoneMinutes);
    }
    ClipFormat format;
    format.widthPx = size->widthPx;
    format.heightPx = size->heightPx;
    format.framesPerSecond = options.framesPerSecond;
    format.quality = options.quality;
    format.preset = options.preset;
    auto encoder = openEncoder(options.out, format);
    if (!encoder) {
        return fail(encoder.error());
    }
    auto studio = Studio::open(campaign->chronicle, *size);
    if (!studio) {
        return fail(studio.error());
    }
    (void)std::signal(SIGINT, [](int) { interrupted = true; });
    (void)std::signal(SIGTERM, [](int) { interrupted = true; });
    if (const auto failure = drawClip(*plan, **studio, **encoder, options.out)) {
        return fail(*failure);
    }
    if (const auto failure = (*encoder)->finish()) {
        return fail(*failure);
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
