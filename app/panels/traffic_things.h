#pragma once
// The part of things.h that is routes, links, positions and zones. Used by things.cpp.

#include "panels/things.h"

namespace khalkha {

[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Route& route);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Link& line);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Position& position);
[[nodiscard]] ThingSummary summaryOf(const PanelInput& input, const Zone& zone);
[[nodiscard]] const char* positionKindName(Language language, PositionKind kind);
/// Operators and gauges in time, stations.
void routeParts(const PanelInput& input, const Route& route, Commands& out);
/// Ends, routes, formation, numbers, series, events.
void linkParts(const PanelInput& input, const Link& line, Commands& out);
void positionParts(const PanelInput& input, const Position& position, Commands& out);

} // namespace khalkha
