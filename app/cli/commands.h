#pragma once
// One function a subcommand: options in, exit code out.

#include "cli/options.h"

#include <string>
#include <vector>

namespace khalkha {

struct ShotOptions {
    PictureOptions picture;
    CompareOptions compare;
    std::string out = "khalkha.png";
    std::string labels; ///< file for the report of labels; empty = none
};
int runShot(const ShotOptions& options);

struct SymbolsOptions {
    PictureOptions picture; ///< campaign, language, theme, size count
    std::string out = "khalkha-symbols.png";
};
int runSymbols(const SymbolsOptions& options);

struct StoryOptions {
    std::string campaign, language;
    std::string format = "text";
};
int listStories(const StoryOptions& options);

struct RenderOptions {
    PictureOptions picture;
    CompareOptions compare;
    std::string from, to, viewTo;
    std::string duration = "20"; ///< seconds
    std::string framesPerSecond = "30";
    std::string quality, preset; ///< empty = not given: 20, medium
    std::string out = "khalkha.mp4";
    bool listFrames = false; ///< print the instants of the frames instead of rendering
};
int runRender(const RenderOptions& options);

struct EventsOptions {
    std::string campaign, from, to, category, side, language; ///< empty = not given
    std::string text;
    std::string format = "text";
};
int runEvents(const EventsOptions& options);

struct FindOptions {
    std::string text, campaign, kind, language; ///< empty = not given
    std::string format = "text";
};
int runFind(const FindOptions& options);

struct SeriesOptions {
    std::string campaign, group, at, language;
    std::string format = "table";
};
int runSeries(const SeriesOptions& options);

struct StateOptions {
    PictureOptions picture;
};
int runState(const StateOptions& options);

struct MeasureOptions {
    std::vector<std::string> positions; ///< or the word "claims" and a campaign, if not the built-in one
    std::string at;                     ///< for claims
    std::vector<std::string> latitudes; ///< for claims; empty: round ones
    std::string format = "text";
};
int runMeasure(const MeasureOptions& options);
int measureClaims(const MeasureOptions& options);

struct CheckOptions {
    std::string path;
    std::string format = "text";
};
int runCheck(const CheckOptions& options);

struct BenchOptions {
    bool parts = false; ///< what each part of a picture takes, too
    std::string campaign;
    std::string format = "text";
    std::string frames = "15";
    std::vector<std::string> views; ///< only these; empty = all
    std::string size;               ///< only this one; empty = all
    bool load = false;              ///< against ten times the data, and a large layer
    std::string vertices;           ///< of that layer; empty: 5 million
    bool ofRegister = false;        ///< the panels with very many events and places
    std::string events, places;     ///< of that register; empty: 20000 and 5000
};
int runBench(const BenchOptions& options);

struct WindowCommandOptions {
    PictureOptions picture;
    CompareOptions compare;
    std::string script;
    bool startupReport = false;
    bool playReport = false;
    bool forget = false; ///< do not read or write the remembered state
};
int runWindowCommand(const WindowCommandOptions& options);

} // namespace khalkha
