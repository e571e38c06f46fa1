#include "session/command.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace khalkha;

namespace {
constexpr int tokyo = 9 * 60;

Command parsed(const std::string& line) {
    const auto command = parseCommand(line, tokyo);
    REQUIRE_MESSAGE(command, line << ": " << (command ? "" : describe(command.error())));
    return *command;
}
} // namespace

TEST_CASE("a view that is written is read and written again as the same text") {
    for (int i = 0; i < 3000; ++i) {
        const auto part = [i](int step, double from, double to) {
            return from + (to - from) * std::fmod(i * 0.6180339887498949 * step, 1.0);
        };
        const CameraView view{
            {part(1, -180, 180), part(2, -89, 89)},
            std::pow(10, part(3, 1.8, 7.5)),
            i % 3 == 0 ? 0 : part(5, 0, 360),
            i % 2 == 0 ? 0 : part(7, 0, maxTiltDeg)};
        const std::string text = formatView(view);
        CAPTURE(text);
        const Result<CameraView> again = parseView(text);
        REQUIRE(again);
        CHECK(formatView(*again) == text);
        CHECK(again->rangeMeters == doctest::Approx(view.rangeMeters).epsilon(1e-6));
    }
    for (const char* const text :
         {"122.3,45.2,3050", "118.7,47.8,95", "0,0,0.05", "118.7,47.8,95.123456789,30,60"}) {
        CHECK(formatView(*parseView(text)) == text);
    }
}

TEST_CASE("dates of commands may be typed as people do") {
    const auto at = [](const char* line) { return isoInstant(std::get<Seek>(parsed(line)).to, tokyo); };
    CHECK(at("seek 14 August 1945") == "1945-08-14T00:00+09:00");
    CHECK(at("seek \"14 August 1945, 21:00\"") == "1945-08-14T21:00+09:00");
    CHECK(at("seek 昭和20年8月14日") == "1945-08-14T00:00+09:00");
    CHECK(at("seek 193X") == "1930-01-01T00:00+09:00");
    CHECK_FALSE(bool(parseCommand("seek 14 Augist 1945", tokyo)));
    CHECK_FALSE(bool(parseCommand("seek 5/6/1945", tokyo)));
    CHECK(
        std::get<SetCompareTime>(parsed("compare-at 31 August 1939")).fixedAt ==
        parseDate("1939-08-31", tokyo)->span.start);
}

TEST_CASE("every command reads back as it is written") {
    const std::vector<std::string> lines{
        "seek 1945-08-14T21:00+09:00",
        "seek 1945-08-14T21:00:07+09:00",
        "ask-date on",
        "ask-date off",
        "step-days -3",
        "step-event 2",
        "play on",
        "play off",
        "speed 0.5",
        "loop 1945-08-09T00:00+09:00/1945-08-21T00:00+09:00",
        "loop off",
        "loop on",
        "shot",
        "history -1",
        "home",
        "present on",
        "black off",
        "timeline 1931-01-01T00:00+09:00/1946-01-01T00:00+09:00",
        "event EV-HAI",
        "event EV-HAI stay",
        "select none",
        "select AX-36A.1",
        "select later-border X-1",
        "hover place korea",
        "layer claims off",
        "opacity polities 0.25",
        "exaggeration 7.5",
        "language ja",
        "second-language none",
        "second-language zh-Hant",
        "theme contrast",
        "claims jp",
        "symbols none",
        "symbols app6",
        "symbols flags",
        "symbols both",
        "ui-scale 1.5",
        "reduced-motion on",
        "filter",
        "filter text=\"a \\\"b\\\" \\\\ c\" category=siege,battle side=japan "
        "period=../1945-08-21T00:00+09:00 disputed",
        "filter disputed",
        "panel all off",
        "panel settings on",
        "panel plots on",
        "fold-plot incidents on",
        "furniture era off",
        "full-screen on",
        "shot \"my picture.png\"",
        "copy \"two words\"",
        "open-link https://example.org/a",
        "glide 119.75,49.21 10,20 -300,40.5",
        "zoom 640,360 0.8",
        "zoom 640,360 0.8 right",
        "glide 119.75,49.21 10,20 -300,40.5 right",
        "compare split",
        "compare swipe",
        "compare off",
        "compare-divider 0.4",
        "compare-linked off",
        "compare-claims su",
        "compare-at clock",
        "compare-at clock+7",
        "compare-at clock-36h",
        "compare-at 1939-08-31T00:00+09:00",
        "ruler 118.5,47.8",
        "ruler 118.5,47.8 khalkha-jp khalkha-su",
        "ruler off",
        "measure on",
        "measure off",
        "measure-point -170.5,47.25",
        "measure-move 2 118.5,-47.25",
        "measure-close",
        "measure-undo",
        "measure-redo",
        "measure-clear",
        "section 118.5,47.8 118.7,47.8",
        "section 118.5,47.8 118.7,47.8 118.7,47.9 119,48",
        "section off",
        "quit"};
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(formatCommand(parsed(line), tokyo) == line);
    }
}

TEST_CASE("a date means its whole span") {
    const auto loop = std::get<SetLoop>(parsed("loop 1945-08-09/1945-08-20"));
    CHECK(isoInstant(loop.range.start, tokyo) == "1945-08-09T00:00+09:00");
    CHECK(isoInstant(loop.range.end, tokyo) == "1945-08-21T00:00+09:00");
}

TEST_CASE("views read back to a centimetre") {
    for (const char* text :
         {"122.3,45.2,3050", "119.75,49.21,0.3", "-170,-60,19000", "118.6,47.8,25,45,60"}) {
        CAPTURE(text);
        const auto view = parseView(text);
        REQUIRE(view);
        const auto again = parseView(formatView(*view));
        REQUIRE(again);
        CHECK(std::abs(again->rangeMeters - view->rangeMeters) < 0.01 + view->rangeMeters * 1e-9);
        CHECK(again->target.lonDeg == doctest::Approx(view->target.lonDeg).epsilon(1e-12));
        CHECK(again->tiltDeg == doctest::Approx(view->tiltDeg).epsilon(1e-9));
    }
}

TEST_CASE("faulty commands say what is allowed") {
    for (const char* line :
         {"",
          "fly me to the moon",
          "seek",
          "seek yesterday",
          "speed 0",
          "speed nan",
          "layer nothing on",
          "layer claims maybe",
          "opacity claims 1.5",
          "language xx",
          "ui-scale 9",
          "filter what=ever",
          "filter side=\"a b\"",
          "filter category=party",
          "filter text=\"open",
          "view 200,0,100",
          "view 0,0,-1",
          "view 0,0",
          "view 0,0,100,0,89",
          "view 180.001,2,3",
          "view 1,2,3,4",
          "step-days 1.5",
          "zoom 1,2 0",
          "zoom 1 2",
          "glide 1,2 3,4",
          "panel ceiling on",
          "quit now"}) {
        CAPTURE(line);
        const auto command = parseCommand(line, tokyo);
        REQUIRE_FALSE(command);
        CHECK(command.error().kind == ErrorKind::usage);
        CHECK_FALSE(command.error().hint.empty());
    }
}
