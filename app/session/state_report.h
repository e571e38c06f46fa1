#pragma once
// The state of the session as one line of JSON: for scripts, recordings and tests of the window.

#include "session/session.h"

namespace khalkha {

/// Keys: at, target, height_km, heading, tilt, meters_per_pixel, selected, event, playing, speed, language,
/// theme, claims, layers, filter, filtered, panels, panels_hidden, full_screen, timeline, moving.
[[nodiscard]] std::string stateReport(const Session& session, Viewport viewport);

} // namespace khalkha
