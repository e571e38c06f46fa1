#pragma once
// One function a subcommand: options in, exit code out.

#include "cli/options.h"

#include <string>
#include <vector>

namespace khalkha {

struct ShotOptions {
    PictureOptions picture;
    std::string out = "khalkha.png";
};
int runShot(const ShotOptions& options);

struct RenderOptions {
    PictureOptions picture;
    std::string from, to, viewTo;
    double durationSeconds = 20;
    int framesPerSecond = 30;
    int quality = 20;
    std::string preset = "medium";
    std::string out = "khalkha.mp4";
    bool listFrames = false; ///< print the instants of the frames instead of rendering
};
int runRender(const RenderOptions& options);

struct EventsOptions {
    std::string campaign, from, to, category, side, language = "en";
    std::string text;
    std::string format = "text";
};
int runEvents(const EventsOptions& options);

struct StateOptions {
    PictureOptions picture;
};
int runState(const StateOptions& options);

struct MeasureOptions {
    std::vector<std::string> positions;
    std::string format = "text";
};
int runMeasure(const MeasureOptions& options);

struct CheckOptions {
    std::string path;
    std::string format = "text";
};
int runCheck(const CheckOptions& options);

struct BenchOptions {
    std::string campaign;
    std::string format = "text";
    int frames = 15;
};
int runBench(const BenchOptions& options);

struct WindowCommandOptions {
    PictureOptions picture;
    std::string script;
    bool startupReport = false;
    bool forget = false; ///< do not read or write the remembered state
};
int runWindowCommand(const WindowCommandOptions& options);

} // namespace khalkha
