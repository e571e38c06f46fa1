#pragma once
// Words of the commands that measure: ruler, measure, section. nullopt: the words do not fit.

#include "session/command.h"

namespace khalkha {

inline constexpr size_t mostSectionPoints = 1000;

[[nodiscard]] std::optional<Command> readRulerWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command> readMeasureWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasurePointWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasureMoveWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasureCloseWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasureUndoWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasureRedoWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command>
readMeasureClearWords(const std::vector<std::string>& words, int zoneMinutes);
[[nodiscard]] std::optional<Command> readSectionWords(const std::vector<std::string>& words, int zoneMinutes);

} // namespace khalkha
