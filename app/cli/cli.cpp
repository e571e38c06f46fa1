#include "cli/cli.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/environment.h"

#include "base/console.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/translate.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstring>
#include <exception>
#include <functional>
#include <new>
#include <sstream>

namespace khalkha {

namespace {

constexpr const char* version = "khalkha " KHALKHA_VERSION;
constexpr int exitCodeOfFault = 70; ///< as sysexits.h has it

void addFormatOption(CLI::App& command, std::string& format) {
    command.add_option("--format", format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

using Action = std::function<int()>;

void addShot(CLI::App& app, ShotOptions& options, Action& action) {
    auto* command = app.add_subcommand("shot", "Write one picture (PNG)");
    addCampaignOption(*command, options.picture.campaign);
    addAtOption(*command, options.picture);
    addViewOptions(*command, options.picture);
    addCompareOptions(*command, options.compare);
    addSizeOption(*command, options.picture);
    command->add_option(
        "--scene",
        options.picture.scene,
        "Step of a guided reading: its day, view, claims, layers (see story list)");
    command->add_option("-o,--out", options.out, "File to write; one of that name is replaced")
        ->capture_default_str();
    command->add_option(
        "--labels",
        options.labels,
        "JSON file to write too, or to replace: every label with its text, place and boxes");
    command->footer(
        "Examples:\n  khalkha shot --at 1945-08-14T21:00 --view 122.3,45.2,3050 --size 1920x1080 "
        "--lang ja -o theatre.png\n"
        "  khalkha shot --at 1939-08-24 --view 118.75,47.72,95 --claims jp --compare split "
        "--compare-claims su -o two-claims.png\n"
        "  khalkha shot --at 1931-09-18 --view 124,44,3200 --compare swipe --compare-at 1933-06-01 "
        "--divider 0.4 -o two-dates.png");
    command->callback([&] { action = [&] { return runShot(options); }; });
}

void addSymbols(CLI::App& app, SymbolsOptions& options, Action& action) {
    auto* command = app.add_subcommand("symbols", "Write a sheet of all symbols and lines (PNG)");
    addCampaignOption(*command, options.picture.campaign);
    options.picture.size = "1920x1080";
    addSizeOption(*command, options.picture);
    command->add_option("--lang", options.picture.language, "Language of the texts");
    command->add_option("--theme", options.picture.theme, "light, dark or contrast (default light)")
        ->check(CLI::IsMember({"light", "dark", "contrast"}));
    command->add_option("-o,--out", options.out, "File to write; one of that name is replaced")
        ->capture_default_str();
    command->footer("Example:\n  khalkha symbols --lang ja --theme contrast -o symbols.png");
    command->callback([&] { action = [&] { return runSymbols(options); }; });
}

void addStory(CLI::App& app, StoryOptions& options, Action& action) {
    auto* command = app.add_subcommand("story", "Guided readings");
    command->require_subcommand(1, 1);
    auto* list = command->add_subcommand("list", "List the guided readings and their steps");
    addCampaignOption(*list, options.campaign);
    list->add_option("--lang", options.language, "Language of the text form (default en)");
    addFormatOption(*list, options.format);
    list->footer("Example:\n  khalkha story list --format json");
    list->callback([&] { action = [&] { return listStories(options); }; });
    command->footer("Example:\n  khalkha story list");
}

void addRender(CLI::App& app, RenderOptions& options, Action& action) {
    auto* command = app.add_subcommand("render", "Write a clip (MP4, WebM, GIF or numbered PNG)");
    addCampaignOption(*command, options.picture.campaign);
    command->add_option(
        "--from",
        options.from,
        "First instant, or a date from its beginning (default: the campaign's opening)");
    command->add_option("--to", options.to, "Last date (that day included) or instant");
    command->add_option("--view-to", options.viewTo, "Fly from --view to this view during the clip");
    command->add_option("--duration", options.duration, "Length of the clip in seconds")
        ->capture_default_str();
    command
        ->add_option(
            "--fps", options.framesPerSecond, "Frames a second, a whole number; a GIF has 50 at most")
        ->capture_default_str();
    command->add_option(
        "--quality", options.quality, "MP4, WebM: constant rate factor, 0 best .. 51 (default 20)");
    command->add_option("--preset", options.preset, "MP4: speed of the encoder (default medium)")
        ->check(CLI::IsMember(
            {"ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower"}));
    addViewOptions(*command, options.picture);
    addCompareOptions(*command, options.compare);
    addSizeOption(*command, options.picture);
    command
        ->add_option(
            "-o,--out",
            options.out,
            "File to write; the ending decides the format; one of that name is replaced")
        ->capture_default_str();
    command->add_flag(
        "--list-frames",
        options.listFrames,
        "Print number, instant and view of each frame that this command would render, and render nothing");
    command->footer("Examples:\n  khalkha render --from 1945-08-09 --to 1945-08-20 --duration 24 --size "
                    "1920x1080 --out august.mp4\n"
                    "  khalkha render --from 1945-08-09 --to 1945-08-20 --compare split --compare-at clock+5 "
                    "--out five-days-later.mp4");
    command->callback([&] { action = [&] { return runRender(options); }; });
}

void addEvents(CLI::App& app, EventsOptions& options, Action& action) {
    auto* command = app.add_subcommand("events", "List the events of a campaign");
    addCampaignOption(*command, options.campaign);
    command->add_option("--from", options.from, "Only events that end after this date begins");
    command->add_option("--to", options.to, "Only events that begin by the end of this date");
    command->add_option("--category", options.category, "Only this category")
        ->check(CLI::IsMember(eventCategories()));
    command->add_option(
        "--side",
        options.side,
        "Only events with this side, those that belong to it, or their formations as actors");
    command->add_option(
        "--text,--search",
        options.text,
        "Only events with all these words in title, summary, places or actors, in any language");
    command->add_option("--lang", options.language, "Language of the text form (default en)");
    addFormatOption(*command, options.format);
    command->footer("Example:\n  khalkha events --from 1945-08-09 --to 1945-08-09 --format json");
    command->callback([&] { action = [&] { return runEvents(options); }; });
}

void addFind(CLI::App& app, FindOptions& options, Action& action) {
    auto* command = app.add_subcommand(
        "find", "Find places, events, formations, documents, everything with a name; the best hit first");
    command->add_option("text", options.text, "What to look for, in any language; or an id")->required();
    addCampaignOption(*command, options.campaign);
    std::vector<std::string> kinds;
    kinds.reserve(thingKindCount);
    for (int i = 0; i < thingKindCount; ++i) {
        kinds.emplace_back(thingKindCode(static_cast<ThingKind>(i)));
    }
    command->add_option("--kind", options.kind, "Only this kind")->check(CLI::IsMember(kinds));
    command->add_option("--lang", options.language, "Language of the text form (default en)");
    addFormatOption(*command, options.format);
    command->footer("Examples:\n  khalkha find Nomonhan\n  khalkha find \"36-я армия\" --format json");
    command->callback([&] { action = [&] { return runFind(options); }; });
}

void addSeries(CLI::App& app, SeriesOptions& options, Action& action) {
    auto* command = app.add_subcommand("series", "List series of figures with units and sources");
    addCampaignOption(*command, options.campaign);
    command->add_option("--group", options.group, "Only the series of this group (a plot)");
    command->add_option("--at", options.at, "Only the figures that hold at this date or instant");
    command->add_option("--lang", options.language, "Language of table and csv (default en)");
    command->add_option("--format", options.format, "table, csv or json")
        ->check(CLI::IsMember({"table", "csv", "json"}))
        ->capture_default_str();
    command->footer("Example:\n  khalkha series --at 1945-08-01 --format json");
    command->callback([&] { action = [&] { return runSeries(options); }; });
}

void addState(CLI::App& app, StateOptions& options, Action& action) {
    auto* command = app.add_subcommand("state", "Print what is drawn at an instant (GeoJSON)");
    addCampaignOption(*command, options.picture.campaign);
    addAtOption(*command, options.picture);
    addStateOptions(*command, options.picture);
    command
        ->add_option_function<std::string>(
            "--format", [](const std::string&) {}, "json (the only one)")
        ->check(CLI::IsMember({"json"}));
    command->footer("Example:\n  khalkha state --at 1945-08-14T24:00 | ogrinfo -so -al /vsistdin/");
    command->callback([&] { action = [&] { return runState(options); }; });
}

void addMeasure(CLI::App& app, MeasureOptions& options, Action& action) {
    auto* command = app.add_subcommand(
        "measure",
        "Geodesic distance and azimuths between positions, or the gap between claimed lines (WGS84)");
    command->add_option(
        "positions",
        options.positions,
        "LON,LAT of two or more positions, or the word claims and, if it is not the built-in one, a "
        "campaign");
    command->add_option("--at", options.at, "claims: the day (default: the first with two claims)");
    command->add_option("--lat", options.latitudes, "claims: latitude, degrees; may be repeated")
        ->allow_extra_args(false);
    addFormatOption(*command, options.format);
    command->footer("Examples:\n  khalkha measure 118.44,47.80 118.76,47.77\n"
                    "  khalkha measure claims --lat 47.85 --format json");
    command->callback([&] { action = [&] { return runMeasure(options); }; });
}

void addCheck(CLI::App& app, CheckOptions& options, Action& action) {
    auto* command = app.add_subcommand("check", "Check a campaign, a GeoPackage or a geodata file");
    command->add_option("path", options.path, "What to check (default: the built-in campaign)");
    addFormatOption(*command, options.format);
    command->footer("Example:\n  khalkha check my-campaign.gpkg\nExit code 1 when errors were found.");
    command->callback([&] { action = [&] { return runCheck(options); }; });
}

void addBench(CLI::App& app, BenchOptions& options, Action& action) {
    auto* command = app.add_subcommand("bench", "Time frames against one full-screen textured pass");
    addCampaignOption(*command, options.campaign);
    command->add_option("--views", options.views, "Only these views: globe, theatre, battle, khalkha, split")
        ->delimiter(',')
        ->check(CLI::IsMember({"globe", "theatre", "battle", "khalkha", "split"}));
    command->add_option("--size", options.size, "Only this size")
        ->check(CLI::IsMember({"1280x720", "1920x1080"}));
    command->add_option("--frames", options.frames, "Frames a view, 3 to 1000")->capture_default_str();
    command->add_flag(
        "--load",
        options.load,
        "Against the same campaign with ten times the data out of sight, and with a large layer in sight");
    command->add_option(
        "--vertices", options.vertices, "Vertices of the large layer of --load (default 5000000)");
    command->add_flag(
        "--register",
        options.ofRegister,
        "List, timeline and search with very many events and places, without drawing pixels");
    command->add_option("--events", options.events, "Events of --register (default 20000)");
    command->add_option("--places", options.places, "Places of --register (default 5000)");
    addFormatOption(*command, options.format);
    command->add_flag("--parts", options.parts, "Also what each part of a picture takes");
    command->footer(
        "Examples:\n  khalkha bench --format json\n  khalkha bench --load --views theatre,khalkha\n"
        "  khalkha bench --register --frames 200");
    command->callback([&] { action = [&] { return runBench(options); }; });
}

void addWindow(CLI::App& app, WindowCommandOptions& options) {
    addCampaignOption(app, options.picture.campaign);
    addAtOption(app, options.picture);
    addViewOptions(app, options.picture);
    addCompareOptions(app, options.compare);
    // The window remembers; an argument counts for one run and is not remembered.
    const std::pair<const char*, const char*> remembered[] = {
        {"--lang",
         "Language: en, ja, ru, zh-Hant, zh-Hans, mn or ko (default: the one remembered; at a first start "
         "the "
         "system's, else the campaign's first)"},
        {"--claims", "Whose claims: jp, su, both, none (default: as remembered)"},
        {"--theme", "light, dark or contrast (default: as remembered)"},
        {"--symbols", "What marks troops: app6, flags, both, none (default: as remembered)"},
        {"--ui-scale",
         "Size of type and marks, 0.75..3 (default: as remembered; at a first start the desktop's)"},
        {"--exaggeration", "Raise the relief by so many times its height, 0..30 (default: as remembered)"}};
    for (const auto& [name, text] : remembered) {
        app.get_option(name)->description(text);
    }
    options.picture.size.clear();
    app.add_option("--size", options.picture.size, "Size of the window, WIDTHxHEIGHT");
    app.add_option("--script", options.script, "Run the commands of this file, one a line");
    app.add_flag("--startup-report", options.startupReport, "Print the time to the first frame");
    app.add_flag(
        "--play-report",
        options.playReport,
        "Print at the end how much of the time asked for was played, and what the parts of a frame took");
    app.add_flag("--forget", options.forget, "Neither read nor write the remembered state");
}

int run(int argumentCount, char** arguments) {
    CLI::App app(
        "Khalkha: a globe on which the wars and diplomacy between Japan and the Soviet Union, 1931-1945, "
        "play in time.\n"
        "Without a subcommand it opens the window.",
        "khalkha");
    app.set_version_flag("--version", version);
    app.require_subcommand(0, 1);
    app.footer(
        "A campaign and options may stand before a command as well as behind it.\n"
        "Exit codes: 0 done; 1 check found errors; 2 usage; 3 bad input (what could be read of a campaign "
        "is\n"
        "drawn or listed all the same, and standard error says what is missing; nothing is written where\n"
        "nothing could be read); 4 output failed; 70 fault of the program; 77 no OpenGL.");
    WindowCommandOptions window;
    ShotOptions shot;
    SymbolsOptions symbols;
    StoryOptions story;
    RenderOptions render;
    EventsOptions events;
    FindOptions find;
    SeriesOptions series;
    StateOptions state;
    MeasureOptions measure;
    CheckOptions check;
    BenchOptions bench;
    Action action = [&] { return runWindowCommand(window); };
    addWindow(app, window);
    addShot(app, shot, action);
    addSymbols(app, symbols, action);
    addStory(app, story, action);
    addRender(app, render, action);
    addEvents(app, events, action);
    addFind(app, find, action);
    addSeries(app, series, action);
    addState(app, state, action);
    addMeasure(app, measure, action);
    addCheck(app, check, action);
    addBench(app, bench, action);
    takeEarlyOptions(app);
    makeStrict(app);
    if (const Failure failure = findEmptyValue(argumentCount, arguments)) {
        return fail(*failure);
    }
    try {
        app.parse(protectNegativeNumbers(argumentCount, arguments));
        if (const Failure failure = handOnEarlyOptions(app)) {
            return fail(*failure);
        }
    } catch (const CLI::ParseError& error) {
        std::ostringstream help, complaint;
        if (app.exit(error, help, complaint) == 0) { // --help, --version
            printText(help.str());
            return 0;
        }
        printError("khalkha: {}\nRun with --help for more information.\n", printable(error.what(), 1000));
        return exitCode(ErrorKind::usage);
    }
    if (const auto locale = findFolder("assets/locale")) {
        (void)loadTranslations(*locale);
    }
    return action();
}

/// What no command has foreseen must not end the program without a word.
int runGuarded(int argumentCount, char** arguments) {
    try {
        return run(argumentCount, arguments);
    } catch (const std::bad_alloc&) {
        return fail(
            {ErrorKind::input,
             {},
             "there is not enough memory for this.",
             "Make the picture, the clip or the data smaller."});
    } catch (const std::exception& error) {
        printError(
            "khalkha: a fault of the program: {}. Please report it with what you did.\n",
            printable(error.what(), 500));
        return exitCodeOfFault;
    }
}

} // namespace

int runCommandLine(int argumentCount, char** arguments) {
    prepareConsole();
    const int code = runGuarded(argumentCount, arguments);
    flushConsole();
    const int fault = consoleFault();
    if (fault == 0) {
        return code;
    }
    return fail(
        {ErrorKind::output,
         {},
         fmt::format(
             "the output cannot be written: {}.", std::strerror(fault)), // NOLINT(concurrency-mt-unsafe)
         ""});
}

} // namespace khalkha
