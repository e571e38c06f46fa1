// khalkha bench --register: list, timeline and search with very many events and places, without the drawing
// of pixels. Times are those of the processor: what else the machine does has no part in them.

#include "cli/bench_views.h"
#include "cli/commands.h"
#include "cli/environment.h"
#include "cli/json.h"

#include "base/console.h"
#include "base/paths.h"
#include "chronicle/synthetic.h"
#include "scene/compose.h"
#include "stage/unseen_panels.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

constexpr double frameMs = 1000.0 / 60;

/// What a user does, a step a frame.
struct Doing {
    const char* name;
    void (*step)(Session&, UnseenPanels&, int frame);
};

void rest(Session& /*session*/, UnseenPanels& /*panels*/, int /*frame*/) {}

void play(Session& session, UnseenPanels& /*panels*/, int /*frame*/) {
    session.dispatch(SetSpeed{168});
    session.dispatch(Play{true});
    session.advance(1.0 / 60);
}

void scroll(Session& session, UnseenPanels& panels, int frame) {
    session.dispatch(Play{false});
    panels.setMouse({150, 450, false, frame % 40 < 30 ? -5.0 : 20.0});
}

void zoomTimeline(Session& session, UnseenPanels& panels, int frame) {
    panels.setMouse({});
    const Span limits = session.timelineLimits();
    const std::int64_t length = limits.end.seconds - limits.start.seconds;
    const std::int64_t cut = length / 2 * (frame % 50) / 50;
    session.dispatch(SetTimelineRange{{{limits.start.seconds + cut}, {limits.end.seconds - cut}}});
}

void showAllOfTime(Session& session, UnseenPanels& panels, int frame) {
    session.dispatch(SetTimelineRange{session.timelineLimits()});
    // The mouse goes along the marks.
    panels.setMouse({40.0 + 9 * (frame % 120), 740, false, 0});
}

constexpr Doing doings[] = {
    {"at rest", rest},
    {"playing", play},
    {"scrolling the list", scroll},
    {"zooming the timeline", zoomTimeline},
    {"all of time", showAllOfTime}};

Json timesOf(const PartTimes& times) {
    Json all = Json::object();
    for (const std::string& part : times.parts()) {
        all[part] = {{"median_ms", times.within(part, 0.5)}, {"p95_ms", times.within(part, 0.95)}};
    }
    return all;
}

/// Letter by letter, as it is typed, each with the frame that shows what it found.
Json typing(Session& session, UnseenPanels& panels) {
    PartTimes times;
    for (const char* text :
         {"Station 17", "a", "register", "company engaged", "砲撃", "разъезда", "zzz", "REG-0100"}) {
        std::string typed;
        for (const char* letter = text; *letter != '\0'; ++letter) {
            typed += *letter;
            if ((static_cast<unsigned char>(letter[1]) & 0xC0U) == 0x80U) {
                continue; // not the last byte of a letter
            }
            double begin = processorMilliseconds();
            session.dispatch(SetFilter{typed, {}, {}, {}, false});
            times.took("search", processorMilliseconds() - begin);
            (void)panels.frame(&times);
        }
    }
    const double begin = processorMilliseconds();
    session.dispatch(SetFilter{});
    times.took("search cleared", processorMilliseconds() - begin);
    return {{"doing", "typing a search"}, {"parts", timesOf(times)}};
}

void printRegister(const Json& result) {
    print(
        "{} events, {} places; session {:.0f} ms, first search {:.0f} ms, model {:.0f} ms; a frame of 60 a "
        "second has {:.1f} ms\n",
        result["events"].get<size_t>(),
        result["places"].get<size_t>(),
        result["session_ms"].get<double>(),
        result["index_ms"].get<double>(),
        result["model_ms"].get<double>(),
        frameMs);
    for (const Json& doing : result["panels"]) {
        print("{}\n", doing["doing"].get<std::string>());
        for (const auto& [name, part] : doing["parts"].items()) {
            print(
                "    {:<14} {:7.2f} ms median {:7.2f} ms in 95 of 100\n",
                name,
                part["median_ms"].get<double>(),
                part["p95_ms"].get<double>());
        }
    }
}

} // namespace

int runBenchRegister(const BenchOptions& options, int frames, const Campaign& campaign) {
    const bool drawing = options.load || options.parts || !options.views.empty() || !options.size.empty();
    if (drawing) {
        return fail(
            {ErrorKind::usage,
             {"", "", "", "--register"},
             "it draws no picture: --load, --parts, --views and --size are not for it.",
             "Leave one of them out."});
    }
    const auto events =
        wholeOption("--events", options.events.empty() ? "20000" : options.events, 0, 1'000'000);
    if (!events) {
        return fail(events.error());
    }
    const auto places =
        wholeOption("--places", options.places.empty() ? "5000" : options.places, 0, 1'000'000);
    if (!places) {
        return fail(places.error());
    }
    const auto fonts = findFonts();
    if (!fonts) {
        return fail(fonts.error());
    }
    const auto locale = findFolder("assets/locale");
    const ChroniclePtr chronicle =
        withRegister(*campaign.chronicle, static_cast<size_t>(*events), static_cast<size_t>(*places));
    auto atlas = buildUiFonts(*fonts, uiCharacters(*chronicle, locale ? *locale : ""), 1);
    if (!atlas) {
        return fail(atlas.error());
    }
    double begin = processorMilliseconds();
    Session session(chronicle);
    const double sessionMs = processorMilliseconds() - begin;
    begin = processorMilliseconds();
    session.dispatch(SetFilter{"first", {}, {}, {}, false});
    const double indexMs = processorMilliseconds() - begin;
    session.dispatch(SetFilter{});
    UnseenPanels panels(session, *std::move(atlas), 1280, 800);
    for (int i = 0; i < 5; ++i) {
        (void)panels.frame();
    }
    Json done = Json::array();
    for (const Doing& doing : doings) {
        PartTimes times;
        for (int i = 0; i < frames; ++i) {
            doing.step(session, panels, i);
            (void)panels.frame(&times);
        }
        done.push_back({{"doing", doing.name}, {"parts", timesOf(times)}});
    }
    done.push_back(typing(session, panels));
    begin = processorMilliseconds();
    const SceneModel model(chronicle);
    const double modelMs = processorMilliseconds() - begin;
    const Json result{
        {"events", *events},
        {"places", *places},
        {"session_ms", sessionMs},
        {"index_ms", indexMs},
        {"model_ms", modelMs},
        {"panels", std::move(done)}};
    return giveResult(options, result, printRegister, campaign);
}

} // namespace khalkha
