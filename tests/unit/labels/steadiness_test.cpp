// Names hold still: from day to day, from hour to hour, and while the camera flies.

#include "campaign_frames.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace khalkha;
using namespace khalkha::test;

namespace {

/// Part of the labels of neighbouring frames, as it is held; the aim in flight, which is less, has a case of
/// its own.
constexpr double mostJumps = 0.02, mostInFlight = 0.035, mostBlinks = 0.01;
constexpr double aimInFlight = 0.02;

/// Goes through frames, collecting what overlaps and what jumps.
class Walk {
public:
    void to(const ViewState& view, const std::string& when) {
        Labelled next = labelled(view);
        labels += next.labels.size();
        for (const std::string& overlap : overlaps(next)) {
            overlapping.push_back(when + ": " + overlap);
        }
        if (_last) {
            jumps.add(*_last, next, when);
        }
        if (_beforeLast) {
            jumps.addBlinks(*_beforeLast, *_last, next, when);
        }
        _beforeLast = std::move(_last);
        _last = std::move(next);
    }
    void judge(const std::string& name, double most = mostJumps) const {
        MESSAGE(fmt::format(
            "{}: {} labels, {} of {} jump ({:.2f} %), {} blink ({:.2f} %)",
            name,
            labels,
            jumps.moved.size(),
            jumps.compared,
            100 * jumps.part(),
            jumps.blinking.size(),
            100 * jumps.blinkingPart()));
        CAPTURE(fmt::format("{}", fmt::join(overlapping, "\n")));
        CHECK(overlapping.empty());
        CAPTURE(fmt::format("{}", fmt::join(jumps.moved, "\n")));
        CHECK(jumps.part() < most);
        CAPTURE(fmt::format("{}", fmt::join(jumps.blinking, "\n")));
        CHECK(jumps.blinkingPart() < mostBlinks);
        CHECK(jumps.compared > 0);
    }

    size_t labels = 0;
    std::vector<std::string> overlapping;
    Jumps jumps;

private:
    std::optional<Labelled> _beforeLast, _last;
};

/// From 10,000 km down to 20 km: every 100 km, below 5,000 km every fiftieth of the height.
Walk flight(const char* instant, LonLat target, Language language) {
    Walk walk;
    for (double heightKm = 10000; heightKm > 20; heightKm -= std::min(100.0, heightKm / 50)) {
        walk.to(view(instant, target, heightKm, language), fmt::format("{:.0f} km", heightKm));
    }
    return walk;
}

/// Flights by their names, flown once.
const std::vector<std::pair<std::string, Walk>>& flights() {
    static const auto all = [] {
        std::vector<std::pair<std::string, Walk>> flown;
        for (const Language language : {Language::en, Language::ja}) {
            flown.emplace_back(
                fmt::format("to Mutanchiang, {}", languageCode(language)),
                flight("1945-08-14T21:00", {129.6, 44.58}, language));
            flown.emplace_back(
                fmt::format("to the Khalkha, {}", languageCode(language)),
                flight("1939-08-24T12:00", {118.6, 47.8}, language));
        }
        return flown;
    }();
    return all;
}

} // namespace

TEST_CASE("Names hold still from day to day in August 1945") {
    for (const Language language : {Language::en, Language::ja}) {
        Walk walk;
        for (int day = 1; day <= 31; ++day) {
            const std::string when = fmt::format("1945-08-{:02}T12:00", day);
            walk.to(theatre(when.c_str(), language), when);
        }
        walk.judge(language == Language::en ? "days, English" : "days, Japanese");
    }
}

TEST_CASE("Names hold still from hour to hour while the armies move") {
    Walk walk;
    for (int hour = 0; hour < 12 * 24; ++hour) {
        const std::string when = fmt::format("1945-08-{:02}T{:02}:00", 9 + hour / 24, hour % 24);
        walk.to(theatre(when.c_str()), when);
    }
    walk.judge("hours");
}

TEST_CASE("Names hold still while the camera flies down") {
    for (const auto& [name, walk] : flights()) {
        walk.judge(name, mostInFlight);
    }
}

// Not reached: bands of scales end, and names leave the picture. Who reaches it takes "should_fail" away.
TEST_CASE("In flight names hold still as they do from day to day" * doctest::should_fail()) {
    for (const auto& [name, walk] : flights()) {
        const auto& shown = name;
        CAPTURE(shown);
        CHECK(walk.jumps.part() < aimInFlight);
    }
}
