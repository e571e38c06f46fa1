#pragma once
// ImGui in an SDL window: set-up, events, one frame.

#include "scene/theme.h"
#include "stage/ui_font.h"

struct SDL_Window;
union SDL_Event;

namespace khalkha {

class ImGuiHost {
public:
    /// The window's GL context must be current, here and as long as the host lives.
    [[nodiscard]] static Result<std::unique_ptr<ImGuiHost>>
    create(SDL_Window* window, void* glContext, AtlasPtr fonts);
    ImGuiHost(const ImGuiHost&) = delete;
    ImGuiHost& operator=(const ImGuiHost&) = delete;
    ~ImGuiHost();

    void handle(const SDL_Event& event);
    /// Replaces the fonts. pixelScale: pixels of the picture a unit of the desktop.
    void setFonts(AtlasPtr fonts);
    void beginFrame(double pixelScale);
    /// Draws into the bound framebuffer.
    void endFrame();

    [[nodiscard]] bool wantsMouse() const;
    [[nodiscard]] bool wantsText() const;
    /// The keyboard moves through a panel: arrows, Space and Enter are the panel's.
    [[nodiscard]] bool navigates() const;
    /// The keyboard goes to the next panel (by = 1) or the one before it (by = -1), and its place is shown.
    void moveFocus(int by);
    /// The keyboard goes back to the map. False when a list or a field is open, which closes first.
    bool leavePanels();

private:
    explicit ImGuiHost(AtlasPtr fonts) : _fonts(std::move(fonts)) {}
    AtlasPtr _fonts;
    bool _hasPlatform = false, _hasRenderer = false;
    void applyFocus(int by);
    int _focusBy = 0;
    int _framesToShowFocus = 0;   ///< until the first item of a panel is found and marked
    bool _isDragging = false;     ///< the mouse has moved with a button held
    bool _isMouseInside = false;  ///< the last event of the mouse told its place in the window
    int _mouseX = 0, _mouseY = 0; ///< that place, in units of the window
};

} // namespace khalkha
