// khalkha bench --load: the same views with ten times the data, and with a layer of millions of vertices.

#include "cli/bench_views.h"
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"
#include "cli/studio.h"

#include "base/console.h"
#include "chronicle/synthetic.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

struct LoadCase {
    const char* name;
    const char* what;
};
constexpr std::array<LoadCase, 4> loadCases{
    {{"tenfold", "ten times the data, the rest out of sight"},
     {"line", "a line of so many vertices"},
     {"area", "ground with a rim of so many vertices"},
     {"pieces", "pieces of ground of a hundred vertices"}}};

ChroniclePtr chronicleOf(std::string_view name, const Chronicle& chronicle, size_t vertices) {
    return name == "tenfold" ? withCopiesFarAway(chronicle, 9)
                             : withLargeLayer(
                                   chronicle,
                                   name == "line"   ? LargeLayer::line
                                   : name == "area" ? LargeLayer::area
                                                    : LargeLayer::pieces,
                                   vertices);
}

/// A frame of a model while the camera moves: nothing is kept from the frame before.
struct OneFrame {
    double composeMs = 0, frameMs = 0;
    std::uint64_t primitives = 0;
};
OneFrame timeFrame(Studio& studio, const SceneModel& model, ViewState view, int step) {
    view.camera.target.lonDeg += 1e-4 * (step + 1);
    OneFrame result;
    const auto begin = Clock::now();
    const Frame frame = studio.composeFrame(model, view);
    result.composeMs = millisecondsSince(begin);
    result.primitives = studio.renderer().draw(frame, studio.offscreen().framebuffer(), false).primitives;
    studio.offscreen().finish();
    result.frameMs = millisecondsSince(begin);
    return result;
}

Json timeView(
    Studio& studio, const SceneModel& model, const BenchView& bench, const ViewState& view, int frames) {
    std::vector<double> plain, loaded, plainCompose, loadedCompose, ratios;
    std::uint64_t primitives = 0;
    (void)timeFrame(studio, studio.model(), view, -1);
    const double firstMs = timeFrame(studio, model, view, -1).frameMs;
    for (int i = 0; i < frames; ++i) {
        const OneFrame without = timeFrame(studio, studio.model(), view, i);
        const OneFrame with = timeFrame(studio, model, view, i);
        plain.push_back(without.frameMs);
        plainCompose.push_back(without.composeMs);
        loaded.push_back(with.frameMs);
        loadedCompose.push_back(with.composeMs);
        ratios.push_back(with.frameMs / without.frameMs);
        primitives = with.primitives;
    }
    return {
        {"view", bench.name},
        {"ms", median(loaded)},
        {"plain_ms", median(plain)},
        {"ratio", median(ratios)},
        {"compose_ms", median(loadedCompose)},
        {"plain_compose_ms", median(plainCompose)},
        {"first_ms", firstMs},
        {"primitives", primitives}};
}

void printLoad(const Json& result) {
    print(
        "{}\n{} vertices in the large layer\n",
        result["machine"]["renderer"].get<std::string>(),
        result["vertices"].get<size_t>());
    for (const Json& row : result["load"]) {
        print(
            "{}: {}; model {:.0f} ms, {:.0f} MB\n",
            row["case"].get<std::string>(),
            row["what"].get<std::string>(),
            row["model_ms"].get<double>(),
            row["memory_mb"].get<double>());
        for (const Json& view : row["views"]) {
            print(
                "  {:<8} {:7.1f} ms  {:.2f} times {:.1f} ms  compose {:.1f} ms, not {:.1f}  first {:.0f} ms  "
                "{} primitives\n",
                view["view"].get<std::string>(),
                view["ms"].get<double>(),
                view["ratio"].get<double>(),
                view["plain_ms"].get<double>(),
                view["compose_ms"].get<double>(),
                view["plain_compose_ms"].get<double>(),
                view["first_ms"].get<double>(),
                view["primitives"].get<std::uint64_t>());
        }
    }
    print("memory at most {:.0f} MB\n", result["peak_memory_mb"].get<double>());
}

} // namespace

int runBenchLoad(const BenchOptions& options, int frames, const Campaign& campaign) {
    const bool split = std::find(options.views.begin(), options.views.end(), "split") != options.views.end();
    if (options.parts || split) {
        return fail(
            {ErrorKind::usage,
             {"", "", "", options.parts ? "--parts" : "--views split"},
             "it is not for --load.",
             "Leave one of them out."});
    }
    const auto vertices =
        wholeOption("--vertices", options.vertices.empty() ? "5000000" : options.vertices, 1000, 50'000'000);
    if (!vertices) {
        return fail(vertices.error());
    }
    const Viewport size = options.size == "1280x720" ? Viewport{1280, 720} : Viewport{1920, 1080};
    auto opened = Studio::open(campaign.chronicle, size);
    if (!opened) {
        return fail(opened.error());
    }
    Studio& studio = **opened;
    ViewState view = openingView(campaign.chronicle->manifest, Language::ja);
    Json cases = Json::array();
    for (const LoadCase& one : loadCases) {
        const double before = memoryMb();
        auto begin = Clock::now();
        const SceneModel model(chronicleOf(one.name, *campaign.chronicle, static_cast<size_t>(*vertices)));
        const double modelMs = millisecondsSince(begin);
        Json views = Json::array();
        for (const BenchView& bench : benchViews()) {
            const bool wanted =
                options.views.empty() ||
                std::find(options.views.begin(), options.views.end(), bench.name) != options.views.end();
            if (wanted) {
                view.camera = bench.camera;
                if (const auto at = parseAt(bench.at, campaign.chronicle->manifest)) {
                    view.at = *at;
                }
                views.push_back(timeView(studio, model, bench, view, frames));
            }
        }
        cases.push_back(
            {{"case", one.name},
             {"what", one.what},
             {"model_ms", modelMs},
             {"memory_mb", memoryMb() - before},
             {"views", std::move(views)}});
    }
    const Json result{
        {"machine", {{"renderer", studio.renderer().description()}}},
        {"vertices", *vertices},
        {"load", std::move(cases)},
        {"peak_memory_mb", peakMemoryMb()}};
    return giveResult(options, result, printLoad, campaign);
}

} // namespace khalkha
