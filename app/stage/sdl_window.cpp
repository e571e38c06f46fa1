#include "stage/sdl_window.h"

#include "gpu/context.h"
#include "stage/window.h"

#include <SDL.h>
#include <fmt/format.h>
#include <langinfo.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cstring>

namespace khalkha {

namespace {

/// Drivers that show nothing to anybody. SDL takes "offscreen" by itself where there is no display.
bool isRealDriver(const char* driver) {
    return driver != nullptr && std::strcmp(driver, "offscreen") != 0 && std::strcmp(driver, "dummy") != 0 &&
           std::strcmp(driver, "evdev") != 0;
}

Error noWindow(const std::string& what) {
    return {
        ErrorKind::noOpenGl,
        {},
        fmt::format("the window cannot be opened: {} ({}).", what, SDL_GetError()),
        "OpenGL 3.3 is needed: on Debian, install libgl1-mesa-dri; it draws in software where there is no "
        "graphics card."};
}

void setAttributes() {
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
#ifdef SDL_HINT_IME_SUPPORT_EXTENDED_TEXT
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1"); // long compositions come whole
#endif
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 24);
    SDL_GL_SetAttribute(SDL_GL_RED_SIZE, 8);
    SDL_GL_SetAttribute(SDL_GL_GREEN_SIZE, 8);
    SDL_GL_SetAttribute(SDL_GL_BLUE_SIZE, 8);
}

/// Whether a good part of the place is on some display: displays come and go between starts.
bool isOnADisplay(const WindowPlace& place) {
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
        SDL_Rect bounds;
        if (SDL_GetDisplayUsableBounds(i, &bounds) != 0) {
            continue;
        }
        const int width = std::min(place.x + place.width, bounds.x + bounds.w) - std::max(place.x, bounds.x);
        const int height =
            std::min(place.y + place.height, bounds.y + bounds.h) - std::max(place.y, bounds.y);
        if (width > 200 && height > 150) {
            return true;
        }
    }
    return false;
}

/// What is put around the window: title and edges; nothing where the system does not say.
struct WindowFrame {
    int top = 0, left = 0, bottom = 0, right = 0;
};

WindowFrame frameOf(SDL_Window* window) {
    WindowFrame frame;
    if (SDL_GetWindowBordersSize(window, &frame.top, &frame.left, &frame.bottom, &frame.right) != 0) {
        return {};
    }
    return frame;
}

/// Size of what is free on the display on which the window is to open.
SDL_Rect freeBounds(int display) {
    SDL_Rect bounds;
    if (SDL_GetDisplayUsableBounds(std::max(0, display), &bounds) != 0) {
        return {0, 0, 16384, 16384};
    }
    return bounds;
}

} // namespace

void useUtf8Text() {
    // Titles, and text from the keyboard, pass through the C library's idea of characters. Numbers do not.
    const auto isUtf8 = [] { return std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0; };
    if (std::setlocale(LC_CTYPE, "") == nullptr ||
        !isUtf8()) {                               // NOLINT(concurrency-mt-unsafe): no threads yet
        (void)std::setlocale(LC_CTYPE, "C.UTF-8"); // NOLINT(concurrency-mt-unsafe)
    }
}

bool haveDisplay() {
    static std::once_flag once; // by who asks first, before there are threads
    std::call_once(once, useUtf8Text);
#if defined(__linux__)
    const auto given = [](const char* variable) {
        const char* const value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
        return value != nullptr && *value != '\0';
    };
    if (!given("DISPLAY") && !given("WAYLAND_DISPLAY")) {
        return false;
    }
#endif
    // Left open for the window, which closes it: opening the display twice costs a part of the start.
    if (SDL_WasInit(SDL_INIT_VIDEO) == 0 && SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return false;
    }
    return isRealDriver(SDL_GetCurrentVideoDriver());
}

Result<std::unique_ptr<SdlWindow>>
SdlWindow::open(const std::string& title, const std::optional<WindowPlace>& place, Viewport size) {
    std::unique_ptr<SdlWindow> window(new SdlWindow());
    if (!haveDisplay()) {
        return noWindow("there is no display");
    }
    setAttributes();
    window->_endSignals = std::make_unique<EndSignals>();
    const bool known = place && isOnADisplay(*place);
    WindowPlace wanted{
        static_cast<int>(SDL_WINDOWPOS_CENTERED),
        static_cast<int>(SDL_WINDOWPOS_CENTERED),
        size.widthPx,
        size.heightPx,
        false};
    if (known) {
        wanted = *place;
    } else if (place) { // its display is gone, its size is not
        wanted.width = place->width;
        wanted.height = place->height;
        wanted.maximized = place->maximized;
    }
    const SDL_Rect bounds = freeBounds(0);
    if (!known) {
        wanted.width = std::min(wanted.width, bounds.w);
        wanted.height = std::min(wanted.height, bounds.h);
    }
    const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                         (wanted.maximized ? static_cast<Uint32>(SDL_WINDOW_MAXIMIZED) : 0U);
    window->_title = title;
    window->_place = wanted;
    window->_window = SDL_CreateWindow(title.c_str(), wanted.x, wanted.y, wanted.width, wanted.height, flags);
    if (window->_window == nullptr) {
        return noWindow("the system refuses it");
    }
    SDL_SetWindowMinimumSize(window->_window, 640, 400);
    window->fitToDisplay();
    window->_context = SDL_GL_CreateContext(window->_window);
    if (window->_context == nullptr) {
        return noWindow("there is no OpenGL 3.3");
    }
    if (Failure failure = checkContext()) {
        return *failure;
    }
    // A picture that is late is shown at once instead of at the next turn, where the system can do that.
    if (SDL_GL_SetSwapInterval(-1) != 0) {
        SDL_GL_SetSwapInterval(1);
    }
    return window;
}

SdlWindow::~SdlWindow() {
    _endSignals.reset();
    if (_context != nullptr) {
        SDL_GL_DeleteContext(_context);
    }
    if (_window != nullptr) {
        SDL_DestroyWindow(_window);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void SdlWindow::fitToDisplay() {
    SDL_PumpEvents(); // the window manager's frame is known once it has been shown
    const WindowFrame frame = frameOf(_window);
    const SDL_Rect bounds = freeBounds(SDL_GetWindowDisplayIndex(_window));
    SDL_GetWindowSize(_window, &_opened.widthPx, &_opened.heightPx);
    const Viewport most{bounds.w - frame.left - frame.right, bounds.h - frame.top - frame.bottom};
    const bool maximized = (SDL_GetWindowFlags(_window) & SDL_WINDOW_MAXIMIZED) != 0;
    if (!maximized && (_opened.widthPx > most.widthPx || _opened.heightPx > most.heightPx)) {
        _opened = {std::min(_opened.widthPx, most.widthPx), std::min(_opened.heightPx, most.heightPx)};
        SDL_SetWindowSize(_window, _opened.widthPx, _opened.heightPx);
        SDL_SetWindowPosition(_window, bounds.x + frame.left, bounds.y + frame.top);
    }
}

bool SdlWindow::isAsOpened() const {
    const WindowPlace now = place(); // in full screen, that of before
    return !now.maximized && now.width == _opened.widthPx && now.height == _opened.heightPx;
}

Viewport SdlWindow::viewport() const {
    Viewport viewport;
    SDL_GL_GetDrawableSize(_window, &viewport.widthPx, &viewport.heightPx);
    return {std::max(1, viewport.widthPx), std::max(1, viewport.heightPx)};
}

double SdlWindow::pixelScale() const {
    int width = 1;
    int height = 1;
    SDL_GetWindowSize(_window, &width, &height);
    return static_cast<double>(viewport().widthPx) / std::max(1, width);
}

WindowPlace SdlWindow::place() const {
    const Uint32 flags = SDL_GetWindowFlags(_window);
    if ((flags & (SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_MINIMIZED)) != 0) {
        return _place; // that of before
    }
    _place.maximized = (flags & SDL_WINDOW_MAXIMIZED) != 0;
    if (!_place.maximized) {
        // A window manager takes the place that a window asks for as that of the frame.
        const WindowFrame frame = frameOf(_window);
        SDL_GetWindowPosition(_window, &_place.x, &_place.y);
        _place.x -= frame.left;
        _place.y -= frame.top;
        SDL_GetWindowSize(_window, &_place.width, &_place.height);
    }
    return _place;
}

double SdlWindow::refreshSeconds() const {
    SDL_DisplayMode mode;
    const int display = std::max(0, SDL_GetWindowDisplayIndex(_window));
    if (SDL_GetCurrentDisplayMode(display, &mode) == 0 && mode.refresh_rate >= 24) {
        return 1.0 / mode.refresh_rate;
    }
    return 1.0 / 60;
}

void SdlWindow::setFullScreen(bool on) {
    _place = place(); // the one to come back to
    SDL_SetWindowFullscreen(_window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    if (!on && _place.maximized) {
        SDL_MaximizeWindow(_window); // SDL gives it the size from before it was maximized
    } else if (!on) {
        // Without a window manager SDL gives the window its size back, but goes on as if it filled the
        // screen.
        SDL_SetWindowSize(_window, _place.width, _place.height);
    }
}

bool SdlWindow::isVisible() const {
    return (SDL_GetWindowFlags(_window) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0;
}

void SdlWindow::setTitle(const std::string& title) {
    if (title != _title) {
        _title = title;
        SDL_SetWindowTitle(_window, title.c_str());
    }
}

void SdlWindow::present() {
    SDL_GL_SwapWindow(_window);
}

} // namespace khalkha
