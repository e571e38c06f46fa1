#pragma once
// ImGui in an SDL window: set-up, events, one frame.

#include "scene/theme.h"
#include "stage/ui_font.h"

#include <map>
#include <memory>
#include <string>

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

    /// Presses of keys only as far as they belong to the panels, see ownerOf; text only for a field; all
    /// else.
    void handle(const SDL_Event& event);
    /// Replaces the fonts. pixelScale: pixels of the picture a unit of the desktop.
    void setFonts(AtlasPtr fonts);
    void beginFrame(double pixelScale);
    /// Draws into the bound framebuffer.
    void endFrame();
    /// Ends a frame that is not drawn.
    void leaveFrame();

    [[nodiscard]] bool wantsMouse() const;
    [[nodiscard]] bool wantsText() const;
    /// Of what has been handled, some is for the next frame: since 1.87 ImGui reads one change of a key a
    /// frame, so that none is missed, and what was typed after it waits.
    [[nodiscard]] bool hasUnreadInput() const;
    /// The user has gone into a panel by keys: arrows, Space and Enter are the panel's.
    [[nodiscard]] bool navigates() const { return _inPanel; }
    /// A list has opened over a panel.
    [[nodiscard]] bool isListOpen() const;
    /// The keyboard goes to the next panel (by = 1) or the one before it (by = -1), and its place is shown.
    void moveFocus(int by);
    /// The keyboard goes back to the map. False when a list or a field is open, which closes first.
    bool leavePanels();
    /// Where the caret of the field is, units of the window.
    struct Caret {
        double x = 0, top = 0, height = 0;
    };
    [[nodiscard]] Caret caret() const;
    /// Whether the caret blinks; one that does not is always seen.
    void setBlinking(bool on);
    /// Until the caret comes or goes, seconds; 0 when it does not blink or there is none.
    [[nodiscard]] double secondsToBlink() const;
    /// Within a frame: what an input method composes, at the caret.
    void showComposition(const std::string& text, const Theme& theme) const;

private:
    explicit ImGuiHost(AtlasPtr fonts) : _fonts(std::move(fonts)) {}
    AtlasPtr _fonts;
    bool _hasPlatform = false, _hasRenderer = false;
    bool _arrowAlone = false; ///< the mouse keeps its arrow, see hasArrowAlone
    void applyFocus(int by);
    /// A press or release of a key, as ImGui is to take it.
    SDL_Event forImGui(const SDL_Event& event);
    /// A key as ImGui was told of it: SDL_Keycode, SDL_Scancode.
    struct ToldKey {
        int key = 0, place = 0;
    };
    /// The keys that are down, by their SDL_Scancode: the release of a key is that of the one that was
    /// pressed, though the layout, Control or what is open may have changed since.
    std::map<int, ToldKey> _down;
    int _focusBy = 0;
    bool _inPanel = false;        ///< F6 or Tab has led into a panel
    int _framesToShowFocus = 0;   ///< until the first item of a panel is found and marked
    bool _isDragging = false;     ///< the mouse has moved with a button held
    bool _isMouseInside = false;  ///< the last event of the mouse told its place in the window
    int _mouseX = 0, _mouseY = 0; ///< that place, in units of the window
};

} // namespace khalkha
