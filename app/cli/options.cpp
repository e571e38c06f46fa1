#include "cli/options.h"

#include "base/text.h"
#include "geo/on_earth.h"
#include "session/command.h"
#include "session/first_start.h"
#include "session/reading.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace khalkha {

Error usageError(const std::string& option, const std::string& what, const std::string& hint) {
    return {ErrorKind::usage, {"", "", "", option}, what, hint};
}

namespace {

Failure applyNames(const PictureOptions& options, ViewState& view) {
    if (const auto perspective = parsePerspective(options.claims.empty() ? "both" : options.claims)) {
        view.perspective = *perspective;
    } else {
        return usageError(
            "--claims",
            "\"" + printable(options.claims) + "\" is no view of the claims.",
            "Use jp, su, both or none.");
    }
    if (const auto theme = parseTheme(options.theme.empty() ? "light" : options.theme)) {
        view.theme = *theme;
    } else {
        return usageError(
            "--theme", "\"" + printable(options.theme) + "\" is no theme.", "Use light, dark or contrast.");
    }
    if (!options.symbols.empty()) {
        const auto style = parseSymbolStyle(options.symbols);
        if (!style) {
            return usageError(
                "--symbols",
                "\"" + printable(options.symbols) + "\" is no way to mark troops.",
                "Use app6, flags, both or none.");
        }
        view.symbols = *style;
    }
    const auto scale = parseNumber(options.scale.empty() ? "1" : options.scale);
    if (!scale || *scale < 0.75 || *scale > 3) {
        return usageError("--ui-scale", "a number from 0.75 to 3 was expected.", "Use 1 for the usual size.");
    }
    view.uiScale = *scale;
    const auto exaggeration = parseNumber(options.exaggeration.empty() ? "0" : options.exaggeration);
    if (!exaggeration || *exaggeration < 0 || *exaggeration > maxExaggeration) {
        return usageError(
            "--exaggeration",
            fmt::format("a number from 0 to {} was expected.", maxExaggeration),
            "Use 0 for flat relief, 1 for heights to scale, about 8 to see hills.");
    }
    view.exaggeration = *exaggeration;
    return std::nullopt;
}

} // namespace

void addCampaignOption(CLI::App& command, std::string& campaign) {
    command.add_option(
        "campaign",
        campaign,
        "Campaign: a folder of layers or one GeoPackage (default: the built-in campaign)");
}

void addAtOption(CLI::App& command, PictureOptions& options) {
    command.add_option(
        "--at",
        options.at,
        "Instant, or a date, which is its first instant: 1945-08-14 (00:00), 1945-08-14T21:00+09:00");
}

void addSizeOption(CLI::App& command, PictureOptions& options) {
    command.add_option("--size", options.size, "Size in pixels, WIDTHxHEIGHT")->capture_default_str();
}

void addStateOptions(CLI::App& command, PictureOptions& options) {
    command.add_option(
        "--view",
        options.view,
        "LON,LAT,HEIGHT_KM[,HEADING,TILT]: the point in the middle, eye height above it, degrees");
    command.add_option("--claims", options.claims, "Whose claims: jp, su, both, none (default both)");
    command.add_option(
        "--layers", options.layers, "Only these layers (a,b), all but some (-c), or some more (+night)");
}

void addViewOptions(CLI::App& command, PictureOptions& options) {
    addStateOptions(command, options);
    command.add_option(
        "--lang",
        options.language,
        "Language of the picture: en, ja, ru, zh-Hant, zh-Hans, mn or ko (default en)");
    command.add_option("--theme", options.theme, "light, dark or contrast (default light)");
    command.add_option(
        "--symbols", options.symbols, "What marks troops: app6, flags, both, none (default app6)");
    command.add_option("--ui-scale", options.scale, "Size of type and marks, 0.75..3 (default 1)");
    command.add_option(
        "--exaggeration",
        options.exaggeration,
        "Raise the relief by so many times its height, 0..30 (default 0)");
    command.add_option("--ruler", options.ruler, "LON,LAT: measure the gap between two claims here");
    command.add_flag(
        "--gap-chart", options.gapChart, "With a chart of the width between two claims, by latitude");
    command.add_flag(
        "--clean", options.noFurniture, "Without date, legend, scale, north arrow (sources stay)");
    command.add_flag(
        "--reduced-motion",
        options.reducedMotion,
        "Marks of traffic stand still; in the window, flights are cuts and nothing glides");
}

Result<double> numberOption(const std::string& option, const std::string& text, double least, double most) {
    const auto number = parseNumber(trim(text));
    if (!number || *number < least || *number > most) {
        return usageError(
            option,
            fmt::format("\"{}\": a number from {} to {} was expected.", printable(text), least, most),
            "");
    }
    return *number;
}

Result<int> wholeOption(const std::string& option, const std::string& text, int least, int most) {
    const auto number = parseNumber(trim(text));
    if (!number || *number < least || *number > most || *number != std::floor(*number)) {
        return usageError(
            option,
            fmt::format("\"{}\": a whole number from {} to {} was expected.", printable(text), least, most),
            "");
    }
    return static_cast<int>(*number);
}

Error wordless(const std::string& option, const std::string& text) {
    return usageError(
        option, fmt::format("\"{}\" is blank.", printable(text)), "Give a word, a part of one, or an id.");
}

Result<Viewport> parseSize(const std::string& text) {
    Viewport viewport{0, 0};
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto width = std::from_chars(begin, end, viewport.widthPx);
    if (width.ec == std::errc{} && width.ptr != end && (*width.ptr == 'x' || *width.ptr == 'X')) {
        const auto height = std::from_chars(width.ptr + 1, end, viewport.heightPx);
        const auto fits = [](int side) { return side >= 16 && side <= 16384; };
        if (height.ec == std::errc{} && height.ptr == end && fits(viewport.widthPx) &&
            fits(viewport.heightPx)) {
            return viewport;
        }
    }
    return usageError(
        "--size",
        "\"" + printable(text) + "\" is no size.",
        "Use WIDTHxHEIGHT, e.g. 1920x1080, 16 to 16384 a side.");
}

Result<Instant> parseAt(const std::string& text, const Manifest& manifest) {
    auto date = parseDate(text, manifest.zoneMinutes);
    if (!date) {
        Error error = date.error();
        error.kind = ErrorKind::usage;
        error.where.field = "--at";
        return error;
    }
    return date->span.start;
}

Result<LonLat> parsePosition(const std::string& text) {
    const auto parts = splitList(text, ',');
    const auto lonDeg = parts.size() == 2 ? parseNumber(parts[0]) : std::nullopt;
    const auto latDeg = parts.size() == 2 ? parseNumber(parts[1]) : std::nullopt;
    if (!lonDeg || !latDeg) {
        return usageError(
            "", "\"" + printable(text) + "\" is no position.", "Use LON,LAT in degrees, e.g. 118.76,47.77.");
    }
    if (const auto at = positionOnEarth(*lonDeg, *latDeg)) {
        return *at;
    }
    return usageError(
        "",
        fmt::format("{} is out of range: longitude -180..180, latitude -90..90.", printable(text)),
        positionOnEarth(*latDeg, *lonDeg) ? "Longitude comes first: these look swapped." : "");
}

ViewState openingView(const Manifest& manifest, Language language) {
    ViewState view;
    view.at = manifest.openAt;
    view.camera = viewFromHeight(manifest.openView, manifest.openHeightKm * 1000, 0, 0);
    view.language = language;
    view.secondLanguage = secondLineFor(manifest, language);
    return view;
}

Failure takeScene(PictureOptions& options, const Chronicle& chronicle) {
    if (options.scene.empty()) {
        return std::nullopt;
    }
    const auto found = findStep(chronicle, options.scene);
    if (!found) {
        const std::string known = stepIds(chronicle);
        return usageError(
            "--scene",
            fmt::format("there is no scene \"{}\".", printable(options.scene)),
            known.empty() ? "This campaign has none." : "Scenes are: " + known + ".");
    }
    const StoryStep& step = found->step();
    if (options.at.empty() && step.at) {
        options.at = isoInstant(*step.at, chronicle.manifest.zoneMinutes);
    }
    options.view = options.view.empty() ? step.view : options.view;
    options.claims = options.claims.empty() ? step.perspective : options.claims;
    options.layers = options.layers.empty() ? step.layers : options.layers;
    return std::nullopt;
}

Result<ViewState> makeViewState(const PictureOptions& options, const Manifest& manifest) {
    Language language = Language::en;
    if (!options.language.empty()) {
        const auto parsed = parseLanguage(options.language);
        if (!parsed) {
            return usageError(
                "--lang",
                "\"" + printable(options.language) + "\" is no language known here.",
                "Use en, ja, ru, zh-Hant, zh-Hans, mn or ko.");
        }
        language = *parsed;
    }
    ViewState view = openingView(manifest, language);
    if (!options.at.empty()) {
        const auto at = parseAt(options.at, manifest);
        if (!at) {
            return at.error();
        }
        view.at = *at;
    }
    if (!options.view.empty()) {
        const auto camera = parseView(options.view);
        if (!camera) {
            Error error = camera.error();
            error.where.field = "--view";
            return error;
        }
        view.camera = *camera;
    }
    if (auto failure = applyNames(options, view)) {
        return *failure;
    }
    if (auto failure = applyLayerList(options.layers, view)) {
        return *failure;
    }
    if (!options.ruler.empty()) {
        const auto at = parsePosition(options.ruler);
        if (!at) {
            Error error = at.error();
            error.where.field = "--ruler";
            return error;
        }
        view.ruler = Ruler{*at, {}, {}};
    }
    view.gapChartBox = options.gapChart;
    view.reducedMotion = options.reducedMotion;
    if (options.noFurniture) {
        view.dateBox = view.legendBox = view.scaleBox = view.northArrow = false;
    }
    return view;
}

namespace {

/// What the options say beside layers and the second view.
Commands commandsOf(const PictureOptions& options, const ViewState& view) {
    Commands commands;
    const auto add = [&](bool given, Command command) {
        if (given) {
            commands.push_back(std::move(command));
        }
    };
    add(!options.at.empty(), Seek{view.at});
    add(!options.view.empty(), SetView{view.camera, false, Pane::left});
    add(!options.language.empty(), SetLanguage{view.language});
    add(!options.claims.empty(), SetPerspective{view.perspective});
    add(!options.theme.empty(), SetTheme{view.theme});
    add(!options.symbols.empty(), SetSymbols{view.symbols});
    add(!options.scale.empty(), SetUiScale{view.uiScale});
    add(!options.exaggeration.empty(), SetExaggeration{view.exaggeration});
    add(!options.ruler.empty(), SetRuler{view.ruler});
    add(options.gapChart, SetFurniture{"gap-chart", true});
    add(options.reducedMotion, SetReducedMotion{true});
    for (const char* part : {"date", "legend", "scale", "north"}) {
        add(options.noFurniture, SetFurniture{part, false});
    }
    return commands;
}

} // namespace

Result<std::function<void(Session&)>>
sessionArguments(const PictureOptions& options, const CompareOptions& compare, const Manifest& manifest) {
    const auto view = makeViewState(options, manifest);
    if (!view) {
        return view.error();
    }
    const auto comparison = makeComparison(compare, *view, manifest);
    if (!comparison) {
        return comparison.error();
    }
    const bool comparing =
        !(compare.mode + compare.claims + compare.at + compare.view + compare.divider).empty();
    return std::function<void(Session&)>([commands = commandsOf(options, *view),
                                          layers = options.layers,
                                          comparing,
                                          compare,
                                          said = *comparison](Session& session) {
        for (const Command& command : commands) {
            session.dispatch(command);
        }
        ViewState shown = session.state().view;
        (void)applyLayerList(layers, shown); // judged above
        for (int i = 0; i < layerCount; ++i) {
            const auto layer = static_cast<Layer>(i);
            session.dispatch(SetLayerVisible{layer, shown.layer(layer).visible});
        }
        if (comparing) {
            Comparison right = said;
            if (compare.claims.empty()) { // beside what is remembered of the left view
                right.perspective = otherPerspective(compare, session.state().view.perspective);
            }
            session.compare(right);
        }
    });
}

} // namespace khalkha
