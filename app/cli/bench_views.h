#pragma once
// What the files of `khalkha bench` share: the views that are timed, the clock, the memory.

#include "cli/json.h"
#include "cli/timing.h"

#include "exchange/campaign.h"
#include "scene/camera.h"

#include <array>

namespace khalkha {

struct BenchOptions;

struct BenchView {
    const char* name;
    CameraView camera;
    const char* at;
};
[[nodiscard]] std::array<BenchView, 4> benchViews();

/// Most memory that the program has had at once, and what it has now, MB.
[[nodiscard]] double peakMemoryMb();
[[nodiscard]] double memoryMb();

/// Prints a result as JSON, or as text by printText. Returns the exit code.
int giveResult(
    const BenchOptions& options,
    const Json& result,
    void (*printText)(const Json&),
    const Campaign& campaign);

/// `khalkha bench --load`: what a frame costs when there is much more data, out of sight or in sight, against
/// what it costs without, frame by frame in turns. Returns the exit code.
/// frames: of each view.
int runBenchLoad(const BenchOptions& options, int frames, const Campaign& campaign);
/// `bench --register`.
int runBenchRegister(const BenchOptions& options, int frames, const Campaign& campaign);

} // namespace khalkha
