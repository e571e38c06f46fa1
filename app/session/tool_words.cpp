#include "session/tool_words.h"

#include "base/text.h"
#include "geo/on_earth.h"
#include "session/words.h"

#include <cmath>

namespace khalkha {

namespace {

std::optional<LonLat> readPosition(std::string_view word) {
    const auto numbers = parseNumbers(word, 2, 2);
    return numbers ? positionOnEarth((*numbers)[0], (*numbers)[1]) : std::nullopt;
}

} // namespace

std::optional<Command> readRulerWords(const std::vector<std::string>& words, int /*zoneMinutes*/) {
    if (words.size() == 1 && words[0] == "off") {
        return SetRuler{};
    }
    const std::optional<LonLat> at = readPosition(words[0]);
    const bool named = words.size() == 3 && isId(words[1]) && isId(words[2]);
    if (!at || (words.size() != 1 && !named)) {
        return std::nullopt;
    }
    return SetRuler{Ruler{*at, named ? words[1] : std::string(), named ? words[2] : std::string()}};
}

std::optional<Command> readMeasureWords(const std::vector<std::string>& words, int /*zoneMinutes*/) {
    if (!words.empty() && words[0] != "on" && words[0] != "off") {
        return std::nullopt;
    }
    return SetMeasuring{words.empty() || words[0] == "on"};
}

std::optional<Command> readMeasurePointWords(const std::vector<std::string>& words, int /*zoneMinutes*/) {
    const std::optional<LonLat> at = readPosition(words[0]);
    return at ? std::optional<Command>(MeasurePoint{*at}) : std::nullopt;
}

std::optional<Command> readMeasureMoveWords(const std::vector<std::string>& words, int /*zoneMinutes*/) {
    constexpr double mostPoints = 1e6;
    const std::optional<double> point = parseNumber(words[0]);
    const std::optional<LonLat> at = readPosition(words[1]);
    const bool counts = point && *point >= 1 && *point <= mostPoints && *point == std::floor(*point);
    return counts && at ? std::optional<Command>(MeasureMove{static_cast<size_t>(*point) - 1, *at})
                        : std::nullopt;
}

std::optional<Command> readMeasureCloseWords(const std::vector<std::string>& /*words*/, int /*zoneMinutes*/) {
    return MeasureClose{};
}

std::optional<Command> readMeasureUndoWords(const std::vector<std::string>& /*words*/, int /*zoneMinutes*/) {
    return MeasureUndo{};
}

std::optional<Command> readMeasureRedoWords(const std::vector<std::string>& /*words*/, int /*zoneMinutes*/) {
    return MeasureRedo{};
}

std::optional<Command> readMeasureClearWords(const std::vector<std::string>& /*words*/, int /*zoneMinutes*/) {
    return MeasureClear{};
}

std::optional<Command> readSectionWords(const std::vector<std::string>& words, int /*zoneMinutes*/) {
    if (words.size() == 1 && words[0] == "off") {
        return SetSection{};
    }
    MeasuredLine line;
    for (const std::string& word : words) {
        const std::optional<LonLat> at = readPosition(word);
        if (!at) {
            return std::nullopt;
        }
        line.points.push_back(*at);
    }
    std::optional<SectionPath> path = sectionAlong(line);
    return path ? std::optional<Command>(SetSection{std::move(path)}) : std::nullopt;
}

} // namespace khalkha
