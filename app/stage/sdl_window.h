#pragma once
// The window of the system with its OpenGL context.

#include "base/result.h"
#include "scene/camera.h"
#include "session/remembered.h"
#include "stage/end_signals.h"

#include <memory>
#include <string>

struct SDL_Window;

namespace khalkha {

class SdlWindow {
public:
    /// place: where it stood last time, with its frame; without one, or when its display is gone, it opens in
    /// the middle, of the size given or remembered. It is no larger than the display leaves free.
    [[nodiscard]] static Result<std::unique_ptr<SdlWindow>>
    open(const std::string& title, const std::optional<WindowPlace>& place, Viewport size);
    SdlWindow(const SdlWindow&) = delete;
    SdlWindow& operator=(const SdlWindow&) = delete;
    ~SdlWindow();

    [[nodiscard]] SDL_Window* handle() const { return _window; }
    [[nodiscard]] void* context() const { return _context; }
    /// Of the picture, in pixels.
    [[nodiscard]] Viewport viewport() const;
    /// Pixels of the picture a unit of the desktop (2 on many dense displays, else 1).
    [[nodiscard]] double pixelScale() const;
    /// Where it stands with its frame, which the window manager has put around it; the size is without.
    [[nodiscard]] WindowPlace place() const;
    /// Whether it still has the size with which it opened.
    [[nodiscard]] bool isAsOpened() const;
    /// Seconds between two pictures of the display.
    [[nodiscard]] double refreshSeconds() const;
    void setFullScreen(bool on);
    [[nodiscard]] bool isVisible() const;
    void setTitle(const std::string& title);
    /// Shows what was drawn.
    void present();

private:
    SdlWindow() = default;
    std::unique_ptr<EndSignals> _endSignals;
    SDL_Window* _window = nullptr;
    void* _context = nullptr;
    std::string _title;
    void fitToDisplay();
    Viewport _opened;           ///< size with which it opened
    mutable WindowPlace _place; ///< last one that was neither maximized nor full screen
};

} // namespace khalkha
