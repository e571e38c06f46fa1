// khalkha bench: frame times against one full-screen textured pass of the same run.
#include "cli/bench_views.h"
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"
#include "cli/studio.h"
#include "cli/timing.h"

#include "base/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

namespace khalkha {

namespace {

struct Timing {
    double limitMs = 0, frameMs = 0, composeMs = 0, restMs = 0;
    std::uint64_t primitives = 0;
};

/// Frames and full-screen passes take turns, so that both see the same load of the machine. The camera moves
/// a little each time: nothing is kept from the frame before. `rest` is the same view with the clock moving
/// on.
Timing timeView(Studio& studio, const ViewState& start, int frames) {
    std::vector<double> limit, frame, composing, rest;
    Timing timing;
    studio.draw(start, false);
    studio.draw(start, true);
    studio.draw(start, true);
    for (int i = 0; i < frames; ++i) {
        auto begin = Clock::now();
        studio.renderer().drawFullScreenTexture(
            studio.offscreen().viewport(), studio.offscreen().framebuffer());
        studio.offscreen().finish();
        limit.push_back(millisecondsSince(begin));

        ViewState view = start;
        view.at.seconds += std::int64_t{60} * i;
        begin = Clock::now();
        studio.draw(view, true);
        studio.offscreen().finish();
        rest.push_back(millisecondsSince(begin));

        view.camera.target.lonDeg += 1e-4 * (i + 1);
        begin = Clock::now();
        const Frame composed = studio.composeFrame(view);
        composing.push_back(millisecondsSince(begin));
        const auto statistics = studio.renderer().draw(composed, studio.offscreen().framebuffer(), false);
        studio.offscreen().finish();
        frame.push_back(millisecondsSince(begin));
        timing.primitives = statistics.primitives;
        studio.draw(start, true);
        studio.draw(start, true);
        studio.offscreen().finish();
    }
    timing.limitMs = median(limit);
    timing.frameMs = median(frame);
    timing.composeMs = median(composing);
    timing.restMs = median(rest);
    return timing;
}

/// What the parts of a picture take that is drawn anew, in the order they are drawn: each is waited for, so
/// that their sum is more than a frame.
Json timeParts(Studio& studio, const ViewState& start, int frames) {
    std::vector<std::pair<std::string, std::vector<double>>> parts; // a time a frame
    size_t frame = 0;
    auto last = Clock::now();
    const auto finished = [&](const char* name) {
        studio.offscreen().finish();
        auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.first == name; });
        if (part == parts.end()) {
            part = parts.insert(part, {name, {}});
        }
        part->second.resize(frame + 1);
        part->second[frame] += millisecondsSince(last);
        last = Clock::now();
    };
    for (; frame < static_cast<size_t>(frames); ++frame) {
        ViewState view = start;
        view.camera.target.lonDeg += 1e-4 * static_cast<double>(frame + 1);
        studio.offscreen().finish();
        last = Clock::now();
        const Frame composed = studio.composeFrame(view);
        finished("compose");
        studio.renderer().onPartDone(finished);
        studio.renderer().draw(composed, studio.offscreen().framebuffer(), false);
        studio.renderer().onPartDone({});
    }
    Json all = Json::object();
    for (const auto& [name, times] : parts) {
        all[name] = median(times);
    }
    return all;
}

/// Of two views together, and of the one alone.
struct SplitTiming : Timing {
    double singleMs = 0;
};

Json timesOfView(const std::string& name, const std::string& size, const Timing& timing) {
    return {
        {"view", name},
        {"size", size},
        {"ms", timing.frameMs},
        {"ratio", timing.frameMs / timing.limitMs},
        {"primitives", timing.primitives},
        {"compose_ms", timing.composeMs},
        {"rest_ms", timing.restMs},
        {"rest_ratio", timing.restMs / timing.limitMs}};
}

/// Two views side by side against one of the same ground, in turns.
SplitTiming timeSplit(Studio& studio, const ViewState& start, const Comparison& comparison, int frames) {
    std::vector<double> limit, single, split, composing, rest;
    SplitTiming timing;
    const unsigned target = studio.offscreen().framebuffer();
    for (int i = 0; i < 3; ++i) {
        studio.draw(start, comparison, i > 0);
    }
    for (int i = 0; i < frames; ++i) {
        auto begin = Clock::now();
        studio.renderer().drawFullScreenTexture(studio.offscreen().viewport(), target);
        studio.offscreen().finish();
        limit.push_back(millisecondsSince(begin));

        ViewState view = start;
        view.at.seconds += std::int64_t{60} * i;
        begin = Clock::now();
        studio.draw(view, comparison, true);
        studio.offscreen().finish();
        rest.push_back(millisecondsSince(begin));

        view.camera.target.lonDeg += 1e-4 * (i + 1);
        begin = Clock::now();
        studio.draw(view, false);
        studio.offscreen().finish();
        single.push_back(millisecondsSince(begin));

        begin = Clock::now();
        const Panes composed = studio.composeFrames(view, comparison);
        composing.push_back(millisecondsSince(begin));
        timing.primitives = studio.renderer().draw(composed, target, false).primitives;
        studio.offscreen().finish();
        split.push_back(millisecondsSince(begin));
        studio.draw(start, comparison, true);
        studio.draw(start, comparison, true);
        studio.offscreen().finish();
    }
    timing.limitMs = median(limit);
    timing.singleMs = median(single);
    timing.frameMs = median(split);
    timing.composeMs = median(composing);
    timing.restMs = median(rest);
    return timing;
}

/// Both claims at the Khalkha, one on each side.
Json benchSplit(Studio& studio, ViewState view, const std::string& sizeText, int frames) {
    view.perspective = Perspective::japan;
    Comparison comparison;
    comparison.mode = CompareMode::split;
    comparison.perspective = Perspective::soviet;
    const SplitTiming timing = timeSplit(studio, view, comparison, frames);
    Json times = timesOfView("split", sizeText, timing);
    times["single_ms"] = timing.singleMs;
    times["single_ratio"] = timing.frameMs / timing.singleMs;
    return times;
}

/// An option that is for another kind of bench.
Failure misplacedOption(const BenchOptions& options) {
    if (!options.load && !options.vertices.empty()) {
        return usageError("--vertices", "it is for the large layer of --load.", "Add --load.");
    }
    if (!options.ofRegister && !(options.events.empty() && options.places.empty())) {
        return usageError(
            options.events.empty() ? "--places" : "--events",
            "it is for the panels of --register.",
            "Add --register.");
    }
    return {};
}

void printViews(const Json& result) {
    print(
        "{}\ncampaign {:.0f} ms, first frame {:.0f} ms, memory at most {:.0f} MB\n",
        result["machine"]["renderer"].get<std::string>(),
        result["campaign_ms"].get<double>(),
        result["first_frame_ms"].get<double>(),
        result["peak_memory_mb"].get<double>());
    for (const auto& row : result["views"]) {
        print(
            "{:<8} {:>9}  {:6.1f} ms  ratio {:.2f}  at rest {:.2f}  {} primitives{}\n",
            row["view"].get<std::string>(),
            row["size"].get<std::string>(),
            row["ms"].get<double>(),
            row["ratio"].get<double>(),
            row["rest_ratio"].get<double>(),
            row["primitives"].get<std::uint64_t>(),
            row.contains("single_ratio")
                ? fmt::format("  {:.2f} times one view", row["single_ratio"].get<double>())
                : std::string());
        if (row.contains("parts_ms")) {
            for (const auto& [name, ms] : row["parts_ms"].items()) {
                print("    {:<20} {:6.2f} ms\n", name, ms.get<double>());
            }
        }
    }
}

} // namespace

int runBench(const BenchOptions& options) {
    const auto frames = wholeOption("--frames", options.frames, 3, 1000);
    if (!frames) {
        return fail(frames.error());
    }
    if (const Failure misplaced = misplacedOption(options)) {
        return fail(*misplaced);
    }
    const auto begin = Clock::now();
    auto campaign = loadCampaign(options.campaign);
    if (!campaign) {
        return fail(campaign.error());
    }
    if (options.ofRegister) {
        return runBenchRegister(options, *frames, *campaign);
    }
    if (options.load) {
        return runBenchLoad(options, *frames, *campaign);
    }
    const double campaignMs = millisecondsSince(begin);
    const std::array<Viewport, 2> sizes{Viewport{1280, 720}, Viewport{1920, 1080}};
    auto opened = Studio::open(campaign->chronicle, sizes[0]);
    if (!opened) {
        return fail(opened.error());
    }
    Studio& studio = **opened;
    ViewState view = openingView(campaign->chronicle->manifest, Language::ja);
    studio.draw(view);
    studio.offscreen().finish();
    const double firstFrameMs = millisecondsSince(begin);

    const auto wanted = [&](std::string_view name) {
        return options.views.empty() ||
               std::find(options.views.begin(), options.views.end(), name) != options.views.end();
    };
    Json limits = Json::object();
    Json views = Json::array();
    for (const Viewport size : sizes) {
        const std::string sizeText = fmt::format("{}x{}", size.widthPx, size.heightPx);
        if (!options.size.empty() && options.size != sizeText) {
            continue;
        }
        studio.offscreen().resize(size);
        std::vector<double> limit;
        for (const BenchView& bench : benchViews()) {
            view.camera = bench.camera;
            if (const auto at = parseAt(bench.at, campaign->chronicle->manifest)) {
                view.at = *at;
            }
            if (!wanted(bench.name)) {
                continue;
            }
            const Timing timing = timeView(studio, view, *frames);
            limit.push_back(timing.limitMs);
            views.push_back(timesOfView(bench.name, sizeText, timing));
            if (options.parts) {
                views.back()["parts_ms"] = timeParts(studio, view, *frames);
            }
        }
        if (wanted("split")) {
            // The last of the views is the Khalkha's.
            views.push_back(benchSplit(studio, view, sizeText, *frames));
            limit.push_back(views.back()["ms"].get<double>() / views.back()["ratio"].get<double>());
        }
        limits[sizeText] = median(limit);
    }
    const Json result{
        {"machine",
         {{"renderer", studio.renderer().description()}, {"cores", std::thread::hardware_concurrency()}}},
        {"campaign_ms", campaignMs},
        {"first_frame_ms", firstFrameMs},
        {"peak_memory_mb", peakMemoryMb()},
        {"limit_ms", limits},
        {"views", views}};
    return giveResult(options, result, printViews, *campaign);
}

} // namespace khalkha
