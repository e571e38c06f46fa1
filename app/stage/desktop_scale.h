#pragma once
// How large the desktop wants type.

#include <optional>

namespace khalkha {

/// What a desktop says about the size of type; nullopt = nothing.
struct DesktopFigures {
    std::optional<double> typeDpi;    ///< of the X resources (Xft.dpi): what desktops set for their programs
    std::optional<double> toolkit;    ///< GDK_SCALE, or QT_SCALE_FACTOR: a scale
    std::optional<double> displayDpi; ///< of the X screen itself
};

/// Scale of type, 1 = a display of 96 dots an inch: in steps of a quarter, 0.75..3. The first figure that is
/// given counts.
[[nodiscard]] double scaleOf(const DesktopFigures& figures);
/// The same for the desktop that the window opens on. Where the desktop enlarges windows by itself (Wayland)
/// it is
/// 1. SDL's video must be initialised.
[[nodiscard]] double desktopScale();

} // namespace khalkha
