#include "stage/desktop_scale.h"

#include "base/text.h"

#include <SDL.h>
#include <X11/Xlib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace khalkha {

namespace {

std::optional<double> numberIn(const char* text, double least, double most) {
    const std::optional<double> number = text == nullptr ? std::nullopt : parseNumber(trim(text));
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

std::optional<double> scaleIn(const char* variable) {
    return numberIn(std::getenv(variable), 0.5, 8); // NOLINT(concurrency-mt-unsafe): nobody sets it
}

DesktopFigures figuresOfX11() {
    DesktopFigures figures;
    const std::unique_ptr<Display, int (*)(Display*)> display(XOpenDisplay(nullptr), XCloseDisplay);
    if (display == nullptr) {
        return figures;
    }
    figures.typeDpi = numberIn(XGetDefault(display.get(), "Xft", "dpi"), 48, 800);
    const int screen = DefaultScreen(display.get());
    const int millimetres = DisplayHeightMM(display.get(), screen);
    if (millimetres > 0) {
        figures.displayDpi = DisplayHeight(display.get(), screen) * 25.4 / millimetres;
    }
    const std::optional<double> gdk = scaleIn("GDK_SCALE");
    figures.toolkit = gdk ? *gdk * scaleIn("GDK_DPI_SCALE").value_or(1) : scaleIn("QT_SCALE_FACTOR");
    return figures;
}

} // namespace

double scaleOf(const DesktopFigures& figures) {
    constexpr double usualDpi = 96;
    const double scale = figures.typeDpi      ? *figures.typeDpi / usualDpi
                         : figures.toolkit    ? *figures.toolkit
                         : figures.displayDpi ? *figures.displayDpi / usualDpi
                                              : 1;
    return std::clamp(std::round(scale * 4) / 4, 0.75, 3.0);
}

double desktopScale() {
    const char* const driver = SDL_GetCurrentVideoDriver();
    return driver != nullptr && std::strcmp(driver, "x11") == 0 ? scaleOf(figuresOfX11()) : 1;
}

} // namespace khalkha
