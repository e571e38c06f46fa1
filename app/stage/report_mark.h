#pragma once
// How whoever reads the window's reports finds out that the window has come as far as he has: after the keys
// and clicks he has sent he writes the property KHALKHA_MARK of the window (X11), which the system hands on
// behind them.

#include <SDL_events.h>

namespace khalkha {

/// From now on the system's own events come to the window as SDL_SYSWMEVENT.
void listenForMarks();
/// Whether an event is the writing of that property.
[[nodiscard]] bool isMark(const SDL_Event& event);

} // namespace khalkha
