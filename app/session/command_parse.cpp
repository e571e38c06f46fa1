#include "base/text.h"
#include "chronicle/model.h"
#include "geo/on_earth.h"
#include "session/command.h"
#include "session/compare_words.h"
#include "session/panel_names.h"
#include "session/tool_words.h"
#include "session/words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

using Words = std::vector<std::string>;

/// One verb of the language: how it is written, and how its words are read.
struct Verb {
    const char* name;
    const char* usage; ///< shown when the words do not fit
    size_t leastWords, mostWords;
    /// Gets the words behind the verb; nullopt: they do not fit.
    std::optional<Command> (*read)(const Words& words, int zoneMinutes);
};

std::optional<bool> readSwitch(std::string_view word) {
    if (word == "on") {
        return true;
    }
    if (word == "off") {
        return false;
    }
    return std::nullopt;
}

std::optional<int> readCount(const Words& words) {
    if (words.empty()) {
        return 1;
    }
    const std::optional<double> number = parseNumber(words[0]);
    if (!number || std::floor(*number) != *number || std::abs(*number) > 1e6) {
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::optional<Span> readSpan(std::string_view word, int zoneMinutes) {
    const Result<Span> span = parseSpan(word, zoneMinutes);
    return span ? std::optional(*span) : std::nullopt;
}

std::optional<Command> readSeek(const Words& words, int zoneMinutes) {
    const std::optional<Instant> at = readInstantWords(fmt::format("{}", fmt::join(words, " ")), zoneMinutes);
    return at ? std::optional<Command>(Seek{*at}) : std::nullopt;
}

std::optional<Command> readAskDate(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = words.empty() ? std::optional(true) : readSwitch(words[0]);
    return on ? std::optional<Command>(AskDate{*on}) : std::nullopt;
}

std::optional<Command> readStepDays(const Words& words, int /*zoneMinutes*/) {
    const std::optional<int> count = readCount(words);
    return count ? std::optional<Command>(StepDays{*count}) : std::nullopt;
}

std::optional<Command> readStepEvent(const Words& words, int /*zoneMinutes*/) {
    const std::optional<int> count = readCount(words);
    return count ? std::optional<Command>(StepEvent{*count}) : std::nullopt;
}

std::optional<Command> readPlay(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = words.empty() ? std::optional(true) : readSwitch(words[0]);
    return on ? std::optional<Command>(Play{*on}) : std::nullopt;
}

std::optional<Command> readSpeed(const Words& words, int /*zoneMinutes*/) {
    const std::optional<double> speed = parseNumber(words[0]);
    return speed && *speed > 0 ? std::optional<Command>(SetSpeed{*speed}) : std::nullopt;
}

std::optional<Command> readLoop(const Words& words, int zoneMinutes) {
    if (words[0] == "off") {
        return SetLoop{false, {}};
    }
    if (words[0] == "on") {
        return SetLoop{true, {}};
    }
    const std::optional<Span> span = readSpan(words[0], zoneMinutes);
    return span ? std::optional<Command>(SetLoop{true, *span}) : std::nullopt;
}

std::optional<Command> readTimeline(const Words& words, int zoneMinutes) {
    const std::optional<Span> span = readSpan(words[0], zoneMinutes);
    return span ? std::optional<Command>(SetTimelineRange{*span}) : std::nullopt;
}

/// The word "right" at a place where there may be none.
std::optional<Pane> readPane(const Words& words, size_t index) {
    if (words.size() <= index) {
        return Pane::left;
    }
    return words[index] == "right" ? std::optional(Pane::right) : std::nullopt;
}

std::optional<Command> readSetView(const Words& words, bool fly) {
    const Result<CameraView> view = parseView(words[0]);
    const std::optional<Pane> pane = readPane(words, 1);
    return view && pane ? std::optional<Command>(SetView{*view, fly, *pane}) : std::nullopt;
}

std::optional<Command> readView(const Words& words, int /*zoneMinutes*/) {
    return readSetView(words, false);
}

std::optional<Command> readFly(const Words& words, int /*zoneMinutes*/) {
    return readSetView(words, true);
}

std::optional<Command> readEvent(const Words& words, int /*zoneMinutes*/) {
    if (!isId(words[0]) || (words.size() == 2 && words[1] != "stay")) {
        return std::nullopt;
    }
    return SelectEvent{words[0], words.size() == 1};
}

/// An id or "none"; nullopt if it is neither.
std::optional<std::string> readIdOrNone(const std::string& word) {
    if (word == "none") {
        return std::string();
    }
    return isId(word) ? std::optional(word) : std::nullopt;
}

/// "none", an id, or a kind and an id.
template <class OfThing> std::optional<Command> readOfThing(const Words& words) {
    if (words.size() == 2) {
        const std::optional<ThingKind> kind = parseThingKind(words[0]);
        return kind && isId(words[1]) ? std::optional<Command>(OfThing{words[1], kind}) : std::nullopt;
    }
    const auto id = readIdOrNone(words[0]);
    return id ? std::optional<Command>(OfThing{*id, {}}) : std::nullopt;
}

std::optional<Command> readSelect(const Words& words, int /*zoneMinutes*/) {
    return readOfThing<Select>(words);
}

std::optional<Command> readGo(const Words& words, int /*zoneMinutes*/) {
    Words thing = words;
    const bool stays = words.size() == 3 && words[2] == "stay";
    if (words.size() == 3) {
        thing.pop_back();
    }
    std::optional<Command> read =
        words.size() < 3 || stays ? readOfThing<GoTo>(thing) : std::optional<Command>();
    auto* const command = read ? std::get_if<GoTo>(&*read) : nullptr;
    if (command == nullptr || command->id.empty()) {
        return std::nullopt;
    }
    command->select = !stays;
    return read;
}

std::optional<Command> readLayer(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Layer> layer = parseLayer(words[0]);
    const std::optional<bool> on = readSwitch(words[1]);
    return layer && on ? std::optional<Command>(SetLayerVisible{*layer, *on}) : std::nullopt;
}

std::optional<Command> readOpacity(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Layer> layer = parseLayer(words[0]);
    const std::optional<double> opacity = parseNumber(words[1]);
    if (!layer || !opacity || *opacity < 0 || *opacity > 1) {
        return std::nullopt;
    }
    return SetLayerOpacity{*layer, *opacity};
}

std::optional<Command> readLanguage(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Language> language = parseLanguage(words[0]);
    return language ? std::optional<Command>(SetLanguage{*language}) : std::nullopt;
}

std::optional<Command> readSecondLanguage(const Words& words, int /*zoneMinutes*/) {
    if (words[0] == "none") {
        return SetSecondLanguage{};
    }
    const std::optional<Language> language = parseLanguage(words[0]);
    return language ? std::optional<Command>(SetSecondLanguage{language}) : std::nullopt;
}

std::optional<Command> readTheme(const Words& words, int /*zoneMinutes*/) {
    const std::optional<ThemeName> name = parseTheme(words[0]);
    return name ? std::optional<Command>(SetTheme{*name}) : std::nullopt;
}

std::optional<Command> readClaims(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Perspective> perspective = parsePerspective(words[0]);
    return perspective ? std::optional<Command>(SetPerspective{*perspective}) : std::nullopt;
}

std::optional<Command> readSymbols(const Words& words, int /*zoneMinutes*/) {
    const std::optional<SymbolStyle> style = parseSymbolStyle(words[0]);
    return style ? std::optional<Command>(SetSymbols{*style}) : std::nullopt;
}

std::optional<Command> readUiScale(const Words& words, int /*zoneMinutes*/) {
    const std::optional<double> scale = parseNumber(words[0]);
    return scale && *scale >= 0.75 && *scale <= 3 ? std::optional<Command>(SetUiScale{*scale}) : std::nullopt;
}

std::optional<Command> readReducedMotion(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[0]);
    return on ? std::optional<Command>(SetReducedMotion{*on}) : std::nullopt;
}

std::optional<Command> readExaggeration(const Words& words, int /*zoneMinutes*/) {
    const std::optional<double> times = parseNumber(words[0]);
    const bool known = times && *times >= 0 && *times <= maxExaggeration;
    return known ? std::optional<Command>(SetExaggeration{*times}) : std::nullopt;
}

std::optional<Command> readFilter(const Words& words, int zoneMinutes) {
    SetFilter filter;
    for (const std::string& word : words) {
        const size_t equals = word.find('=');
        const std::string key = word.substr(0, equals);
        const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
        if (equals == std::string::npos) {
            if (word != "disputed") {
                return std::nullopt;
            }
            filter.disputed = true;
        } else if (key == "text") {
            filter.text = value;
        } else if (key == "category") {
            filter.categories = splitList(value, ',');
            const auto& known = eventCategories();
            if (std::any_of(filter.categories.begin(), filter.categories.end(), [&](const std::string& name) {
                    return std::find(known.begin(), known.end(), name) == known.end();
                })) {
                return std::nullopt;
            }
        } else if (key == "side") {
            if (!value.empty() && !isId(value)) {
                return std::nullopt;
            }
            filter.sideId = value;
        } else if (key == "period") {
            const std::optional<Span> span = readSpan(value, zoneMinutes);
            if (!span) {
                return std::nullopt;
            }
            filter.period = *span;
        } else {
            return std::nullopt;
        }
    }
    return filter;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> allowed) {
    return std::find(allowed.begin(), allowed.end(), word) != allowed.end();
}

std::optional<Command> readPanel(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[1]);
    const bool known =
        words[0] == "all" || std::find(panelNames.begin(), panelNames.end(), words[0]) != panelNames.end();
    return on && known ? std::optional<Command>(ShowPanel{words[0], *on}) : std::nullopt;
}

std::optional<Command> readFoldPlot(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[1]);
    return on && !words[0].empty() ? std::optional<Command>(FoldPlot{words[0], *on}) : std::nullopt;
}

std::optional<Command> readFurniture(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[1]);
    const bool known = isOneOf(words[0], {"date", "legend", "scale", "north", "sources", "gap-chart", "era"});
    return on && known ? std::optional<Command>(SetFurniture{words[0], *on}) : std::nullopt;
}

std::optional<Command> readFullScreen(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[0]);
    return on ? std::optional<Command>(SetFullScreen{*on}) : std::nullopt;
}

std::optional<Command> readShot(const Words& words, int /*zoneMinutes*/) {
    if (words.empty()) {
        return TakeShot{};
    }
    return words[0].empty() ? std::nullopt : std::optional<Command>(TakeShot{words[0]});
}

std::optional<Command> readCopy(const Words& words, int /*zoneMinutes*/) {
    return CopyText{words[0]};
}

std::optional<Command> readOpenLink(const Words& words, int /*zoneMinutes*/) {
    return OpenLink{words[0]};
}

std::optional<Command> readGlide(const Words& words, int /*zoneMinutes*/) {
    const auto ground = parseNumbers(words[0], 2, 2);
    const auto cursor = parseNumbers(words[1], 2, 2);
    const auto speed = parseNumbers(words[2], 2, 2);
    const std::optional<Pane> pane = readPane(words, 3);
    const auto at = ground ? positionOnEarth((*ground)[0], (*ground)[1]) : std::nullopt;
    if (!pane || !at || !cursor || !speed) {
        return std::nullopt;
    }
    return Glide{*at, {(*cursor)[0], (*cursor)[1]}, {(*speed)[0], (*speed)[1]}, *pane};
}

std::optional<Command> readZoom(const Words& words, int /*zoneMinutes*/) {
    const auto cursor = parseNumbers(words[0], 2, 2);
    const std::optional<double> factor = parseNumber(words[1]);
    const std::optional<Pane> pane = readPane(words, 2);
    if (!pane || !cursor || !factor || *factor < 1e-6 || *factor > 1e6) {
        return std::nullopt;
    }
    return ZoomAt{{(*cursor)[0], (*cursor)[1]}, *factor, *pane};
}

std::optional<Command> readCompare(const Words& words, int /*zoneMinutes*/) {
    const std::optional<CompareMode> mode = parseCompareMode(words[0]);
    return mode ? std::optional<Command>(SetCompare{*mode}) : std::nullopt;
}

std::optional<Command> readCompareDivider(const Words& words, int /*zoneMinutes*/) {
    const std::optional<double> part = parseNumber(words[0]);
    return part && *part >= 0 && *part <= 1 ? std::optional<Command>(SetCompareDivider{*part}) : std::nullopt;
}

std::optional<Command> readCompareLinked(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[0]);
    return on ? std::optional<Command>(SetCompareLinked{*on}) : std::nullopt;
}

std::optional<Command> readCompareClaims(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Perspective> perspective = parsePerspective(words[0]);
    return perspective ? std::optional<Command>(SetComparePerspective{*perspective}) : std::nullopt;
}

std::optional<Command> readCompareAt(const Words& words, int zoneMinutes) {
    const std::optional<SetCompareTime> time =
        parseCompareTime(fmt::format("{}", fmt::join(words, " ")), zoneMinutes);
    return time ? std::optional<Command>(*time) : std::nullopt;
}

std::optional<Command> readHover(const Words& words, int /*zoneMinutes*/) {
    return readOfThing<Hover>(words);
}

std::optional<Command> readRead(const Words& words, int /*zoneMinutes*/) {
    const std::optional<Command> command = readOfThing<Read>(words);
    const auto* const read = command ? std::get_if<Read>(&*command) : nullptr;
    const bool isRead = read != nullptr && (!read->kind || *read->kind == ThingKind::document ||
                                            *read->kind == ThingKind::remark);
    return isRead ? command : std::nullopt;
}

std::optional<Command> readStory(const Words& words, int /*zoneMinutes*/) {
    const auto id = readIdOrNone(words[0]);
    const auto step = words.size() == 2 ? parseNumber(words[1]) : std::optional(1.0);
    if (!id || !step || *step < 1 || *step > 9999 || *step != std::floor(*step) ||
        (id->empty() && words.size() == 2)) {
        return std::nullopt;
    }
    return OpenStory{*id, static_cast<int>(*step)};
}

std::optional<Command> readStepStory(const Words& words, int /*zoneMinutes*/) {
    const std::optional<int> count = readCount(words);
    return count ? std::optional<Command>(StepStory{*count}) : std::nullopt;
}

std::optional<Command> readHistory(const Words& words, int /*zoneMinutes*/) {
    const std::optional<int> count = readCount(words);
    return count ? std::optional<Command>(StepHistory{*count}) : std::nullopt;
}

std::optional<Command> readHome(const Words& /*words*/, int /*zoneMinutes*/) {
    return GoHome{};
}

std::optional<Command> readPresent(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[0]);
    return on ? std::optional<Command>(SetPresenting{*on}) : std::nullopt;
}

std::optional<Command> readBlack(const Words& words, int /*zoneMinutes*/) {
    const std::optional<bool> on = readSwitch(words[0]);
    return on ? std::optional<Command>(SetBlack{*on}) : std::nullopt;
}

std::optional<Command> readQuit(const Words& /*words*/, int /*zoneMinutes*/) {
    return Quit{};
}

constexpr std::array verbs{
    Verb{"seek", "seek 1945-08-14T21:00 | seek 14 August 1945, 21:00", 1, 9, readSeek},
    Verb{"ask-date", "ask-date on | off", 0, 1, readAskDate},
    Verb{"step-days", "step-days 1", 0, 1, readStepDays},
    Verb{"step-event", "step-event 1", 0, 1, readStepEvent},
    Verb{"play", "play on | off", 0, 1, readPlay},
    Verb{"speed", "speed HOURS_PER_SECOND", 1, 1, readSpeed},
    Verb{"loop", "loop 1945-08-09/1945-08-20 | on | off", 1, 1, readLoop},
    Verb{"timeline", "timeline 1945-08/1945-09", 1, 1, readTimeline},
    Verb{"view", "view LON,LAT,HEIGHT_KM[,HEADING,TILT] [right]", 1, 2, readView},
    Verb{"fly", "fly LON,LAT,HEIGHT_KM[,HEADING,TILT] [right]", 1, 2, readFly},
    Verb{"event", "event ID [stay]", 1, 2, readEvent},
    Verb{"select", "select [KIND] ID | none", 1, 2, readSelect},
    Verb{"go", "go [KIND] ID | go KIND ID stay", 1, 3, readGo},
    Verb{"layer", "layer NAME on | off", 2, 2, readLayer},
    Verb{"opacity", "opacity LAYER 0..1", 2, 2, readOpacity},
    Verb{"language", "language en | ja | …", 1, 1, readLanguage},
    Verb{"second-language", "second-language en | … | none", 1, 1, readSecondLanguage},
    Verb{"theme", "theme light | dark | contrast", 1, 1, readTheme},
    Verb{"claims", "claims both | jp | su | none", 1, 1, readClaims},
    Verb{"symbols", "symbols none | app6 | flags | both", 1, 1, readSymbols},
    Verb{"ui-scale", "ui-scale 0.75..3", 1, 1, readUiScale},
    Verb{"reduced-motion", "reduced-motion on | off", 1, 1, readReducedMotion},
    Verb{"exaggeration", "exaggeration 0..30", 1, 1, readExaggeration},
    Verb{"filter", "filter text=\"…\" category=a,b side=ID period=A/B disputed", 0, 5, readFilter},
    Verb{
        "panel",
        "panel timeline | events | detail | plots | positions | documents | story | ruler | measure | "
        "section | layers | legend | settings | problems | help | all on | "
        "off",
        2,
        2,
        readPanel},
    Verb{"fold-plot", "fold-plot GROUP on | off", 2, 2, readFoldPlot},
    Verb{
        "furniture",
        "furniture date | legend | scale | north | sources | era | gap-chart on | off",
        2,
        2,
        readFurniture},
    Verb{"full-screen", "full-screen on | off", 1, 1, readFullScreen},
    Verb{"shot", "shot [FILE.png]", 0, 1, readShot},
    Verb{"copy", "copy \"TEXT\"", 1, 1, readCopy},
    Verb{"open-link", "open-link https://…", 1, 1, readOpenLink},
    Verb{"glide", "glide LON,LAT X,Y VX,VY [right]", 3, 4, readGlide},
    Verb{"zoom", "zoom X,Y FACTOR [right]", 2, 3, readZoom},
    Verb{"compare", "compare split | swipe | off", 1, 1, readCompare},
    Verb{"compare-divider", "compare-divider 0..1", 1, 1, readCompareDivider},
    Verb{"compare-linked", "compare-linked on | off", 1, 1, readCompareLinked},
    Verb{"compare-claims", "compare-claims both | jp | su | none", 1, 1, readCompareClaims},
    Verb{"compare-at", "compare-at 1939-08-31 | clock | clock+7 | clock-36h", 1, 9, readCompareAt},
    Verb{"hover", "hover [KIND] ID | none", 1, 2, readHover},
    Verb{"read", "read [document | remark] ID | none", 1, 2, readRead},
    Verb{"story", "story ID [STEP] | none", 1, 2, readStory},
    Verb{"step-story", "step-story 1", 0, 1, readStepStory},
    Verb{"ruler", "ruler LON,LAT [FIRST_CLAIM SECOND_CLAIM] | off", 1, 3, readRulerWords},
    Verb{"measure", "measure on | off", 0, 1, readMeasureWords},
    Verb{"measure-point", "measure-point LON,LAT", 1, 1, readMeasurePointWords},
    Verb{"measure-move", "measure-move POINT LON,LAT", 2, 2, readMeasureMoveWords},
    Verb{"measure-close", "measure-close", 0, 0, readMeasureCloseWords},
    Verb{"measure-undo", "measure-undo", 0, 0, readMeasureUndoWords},
    Verb{"measure-redo", "measure-redo", 0, 0, readMeasureRedoWords},
    Verb{"measure-clear", "measure-clear", 0, 0, readMeasureClearWords},
    Verb{"section", "section LON,LAT LON,LAT… | off", 1, mostSectionPoints, readSectionWords},
    Verb{"history", "history -1 | 1", 1, 1, readHistory},
    Verb{"home", "home", 0, 0, readHome},
    Verb{"present", "present on | off", 1, 1, readPresent},
    Verb{"black", "black on | off", 1, 1, readBlack},
    Verb{"quit", "quit", 0, 0, readQuit}};

std::string allVerbs() {
    std::string text;
    for (const Verb& verb : verbs) {
        text += (text.empty() ? "" : ", ") + std::string(verb.name);
    }
    return text;
}

} // namespace

Result<Command> parseCommand(std::string_view line, int zoneMinutes) {
    Result<Words> words = splitWords(line);
    if (!words) {
        return words.error();
    }
    const std::string name = words->empty() ? "" : words->front();
    const auto* const verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& each) { return each.name == name; });
    if (verb == verbs.end()) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format("\"{}\" is no command.", printable(name)),
            fmt::format("Commands are: {}.", allVerbs())};
    }
    const Words rest(words->begin() + 1, words->end());
    if (rest.size() >= verb->leastWords && rest.size() <= verb->mostWords) {
        if (std::optional<Command> command = verb->read(rest, zoneMinutes)) {
            return *command;
        }
    }
    return Error{
        ErrorKind::usage,
        {},
        fmt::format("cannot read \"{}\".", printable(line)),
        fmt::format("It is written: {}", verb->usage)};
}

Result<CameraView> parseView(std::string_view text) {
    const auto numbers = parseNumbers(text, 3, 5);
    const bool counted = numbers && numbers->size() != 4;
    const auto ground = counted ? positionOnEarth((*numbers)[0], (*numbers)[1]) : std::nullopt;
    if (!ground || (*numbers)[2] <= 0) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format("\"{}\" is no view.", printable(text)),
            "It is written LON,LAT,HEIGHT_KM or LON,LAT,HEIGHT_KM,HEADING,TILT, for example "
            "122.3,45.2,3050."};
    }
    const bool turned = numbers->size() == 5;
    const double tiltDeg = turned ? (*numbers)[4] : 0;
    if (tiltDeg < 0 || tiltDeg > maxTiltDeg) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format("a tilt of {} degrees cannot be shown.", numberText(tiltDeg)),
            fmt::format("Take one from 0 (straight down) to {}.", maxTiltDeg)};
    }
    const double heightMeters = (*numbers)[2] * 1000;
    const CameraView view = viewFromHeight(*ground, heightMeters, turned ? (*numbers)[3] : 0, tiltDeg);
    constexpr double roundedMeters = 0.01; // what is written and read again
    if (std::abs(eyeHeightMeters(view) - heightMeters) > roundedMeters + heightMeters * 1e-6) {
        return Error{
            ErrorKind::usage,
            {},
            fmt::format("\"{}\": the eye cannot be so high.", printable(text)),
            fmt::format(
                "Take a height from {} to {} km.",
                numberText(minRangeMeters / 1000),
                numberText(maxRangeMeters / 1000))};
    }
    return view;
}

} // namespace khalkha
