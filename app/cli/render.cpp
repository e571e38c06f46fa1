// khalkha render: a clip. Frame i is computed from i alone.
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/frame_queue.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/studio.h"
#include "cli/targets.h"

#include "base/console.h"
#include "base/stop.h"
#include "base/text.h"
#include "scene/navigation.h"
#include "session/command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>

namespace khalkha {

namespace {

struct ClipPlan {
    Span span;
    int frames = 0;
    ClipFormat format;
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

/// Size, rate and the encoder's options; each that is given counts, or is an error.
Result<ClipFormat> clipFormat(const RenderOptions& options) {
    ClipFormat format;
    const auto size = parseSize(options.picture.size);
    if (!size) {
        return size.error();
    }
    format.widthPx = size->widthPx;
    format.heightPx = size->heightPx;
    const auto rate = wholeOption("--fps", options.framesPerSecond, 1, 240);
    if (!rate) {
        return rate.error();
    }
    format.framesPerSecond = *rate;
    const std::string ending = toLowerAscii(std::filesystem::path(options.out).extension().string());
    if (const int most = fastestRate(options.out); *rate > most) {
        printError(
            "khalkha: {}: {} frames a second instead of {}: what shows such a file takes shorter frames for "
            "longer ones.\n",
            printable(options.out),
            most,
            *rate);
        format.framesPerSecond = most;
    }
    if (!options.quality.empty()) {
        const auto quality = wholeOption("--quality", options.quality, 0, 51);
        if (!quality) {
            return quality.error();
        }
        if (ending != ".mp4" && ending != ".webm") {
            return usageError("--quality", "only .mp4 and .webm have one.", "Leave it out.");
        }
        format.quality = *quality;
    }
    if (!options.preset.empty()) {
        if (ending != ".mp4") {
            return usageError("--preset", "it is for the encoder of .mp4.", "Leave it out.");
        }
        format.preset = options.preset;
    }
    if (Failure failure = checkClip(options.out, format)) {
        return *failure;
    }
    return format;
}

/// A GIF waits with every frame until its palette is known.
Failure checkMemory(const std::string& out, const ClipPlan& plan) {
    constexpr double bytesOfPixel = 7; // one as RGB, one as RGB with a byte of padding
    constexpr double gigabyte = 1e9;
    const double needed = bytesOfPixel * plan.format.widthPx * plan.format.heightPx * plan.frames;
    const double there =
        static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGE_SIZE));
    if (toLowerAscii(std::filesystem::path(out).extension().string()) != ".gif" || needed < there) {
        return std::nullopt;
    }
    return Error{
        ErrorKind::usage,
        {out, "", "", ""},
        fmt::format(
            "a GIF of {} frames of {}x{} takes about {:.0f} GB of memory to make, and the machine has "
            "{:.0f}.",
            plan.frames,
            plan.format.widthPx,
            plan.format.heightPx,
            needed / gigabyte,
            there / gigabyte),
        "Make --duration, --fps or --size smaller, or write an MP4."};
}

Result<ClipPlan> planClip(const RenderOptions& options, const ClipFormat& format, const Manifest& manifest) {
    auto view = makeViewState(options.picture, manifest);
    if (!view) {
        return view.error();
    }
    ClipPlan plan;
    plan.format = format;
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
        return usageError("--to", "the end does not come after the start.", "Give --from and --to in order.");
    }
    constexpr double shortest = 0.001, longest = 24 * 3600;
    const auto seconds = numberOption("--duration", options.duration, shortest, longest);
    if (!seconds) {
        return seconds.error();
    }
    plan.frames = std::max(1, static_cast<int>(std::lround(*seconds * format.framesPerSecond)));
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
        print("{}\t{}\t{}\n", i, isoInstant(state.at, zoneMinutes), formatView(state.camera));
    }
    return 0;
}

Failure drawClip(const ClipPlan& plan, Studio& studio, Encoder& encoder, const std::string& name) {
    ProgressBar progress(name, plan.frames);
    FrameQueue queue(encoder);
    for (int i = 0; i < plan.frames; ++i) {
        if (stopRequested()) {
            return interrupted(name);
        }
        studio.draw(plan.frame(i), plan.comparison);
        if (auto fault = studio.mapFault()) {
            return fault;
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
    const auto format = clipFormat(options);
    if (!format) {
        return fail(format.error());
    }
    if (const auto failure = checkOutputs(options.picture.campaign, {"--out", options.out})) {
        return fail(*failure);
    }
    auto campaign = loadCampaign(options.picture.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    const auto plan = planClip(options, *format, campaign->chronicle->manifest);
    if (!plan) {
        return fail(plan.error());
    }
    warnOfNoClaims(plan->view, *campaign->chronicle);
    warnIfOutside("--from", plan->span.start, *campaign->chronicle);
    warnIfOutside("--to", plan->span.end, *campaign->chronicle);
    if (options.listFrames) {
        return listFrames(*plan, campaign->chronicle->manifest.zoneMinutes);
    }
    if (const auto failure = checkMemory(options.out, *plan)) {
        return fail(*failure);
    }
    const StopInOrder order;
    auto encoder = openEncoder(options.out, *format);
    if (!encoder) {
        return fail(encoder.error());
    }
    auto studio = Studio::open(campaign->chronicle, {format->widthPx, format->heightPx});
    if (!studio) {
        return fail(studio.error());
    }
    Failure failure = drawClip(*plan, **studio, **encoder, options.out);
    if (!failure) {
        failure = (*encoder)->finish();
    }
    const std::string remark = (*encoder)->remark();
    if (failure) {
        failure->hint += (failure->hint.empty() || remark.empty() ? "" : " ") + remark;
        return fail(*failure);
    }
    if (!remark.empty()) {
        printError("khalkha: {}\n", printableLine(remark));
    }
    return campaignExitCode(*campaign);
}

} // namespace khalkha
