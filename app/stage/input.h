#pragma once
// Mouse and keyboard over the map, as commands.

#include "scene/frame.h"
#include "session/session.h"
#include "stage/shortcut.h"

#include <array>
#include <deque>
#include <optional>

union SDL_Event;
struct SDL_KeyboardEvent;

namespace khalkha {

/// What input must know to mean something.
struct InputContext {
    const Session& session;
    std::array<const Frame*, 2> frames{}; ///< last map drawn, left and right; may be null
    PaneLayout panes;                     ///< where the two views are, pixels of the picture
    double pixelScale = 1;                ///< pixels of the picture a unit of the desktop
    bool panelsWantMouse = false;
    Pane pane = Pane::left; ///< keys act on the view under the mouse
    [[nodiscard]] Viewport viewport() const { return panes.viewport(pane); }
    [[nodiscard]] const CameraView& camera() const { return session.camera(pane); }
};

class MapInput {
public:
    /// Presses of keys only as far as they belong to the map, see ownerOf; all else.
    void handle(const SDL_Event& event, const InputContext& context, Commands& out);
    /// A sign of ours that came as text, see TextEntry::signOf.
    void handleSign(int key, const InputContext& context, Commands& out);
    /// Keys that are held have gone to somebody else.
    void releaseKeys() { _held = {}; }
    /// Keys held down move the view on by dt seconds.
    void advance(double dtSeconds, const InputContext& context, Commands& out);
    /// True while a key that moves the view is held.
    [[nodiscard]] bool isHolding() const;
    /// True while a button holds the map.
    [[nodiscard]] bool isDragging() const { return _drag != Drag::none; }
    /// True while the mouse is on the line between two views, or drags it.
    [[nodiscard]] bool isAtDivider(const PaneLayout& panes, double pixelScale) const;
    /// True while the mouse is on a point of the measured line, or drags it.
    [[nodiscard]] bool isAtMeasuredPoint(const InputContext& context) const;
    /// True while it drags one.
    [[nodiscard]] bool isDraggingPoint() const { return _drag == Drag::point; }
    /// Where the mouse is, pixels of the picture.
    [[nodiscard]] ScreenPoint cursor() const { return _cursor; }
    /// Ctrl+F was pressed since the last call.
    [[nodiscard]] bool takeSearchRequest();

private:
    enum class Drag { none, move, pan, zoom, turn, divider, point };
    struct Sample {
        ScreenPoint at;
        double seconds = 0;
    };
    void handleIn(const SDL_Event& event, const InputContext& context, Commands& out);
    bool pressDivider(const SDL_Event& event, const InputContext& context, Commands& out);
    void press(const SDL_Event& event, const InputContext& context, Commands& out);
    void release(const SDL_Event& event, const InputContext& context, Commands& out);
    void move(const SDL_Event& event, const InputContext& context, Commands& out);
    void wheel(const SDL_Event& event, const InputContext& context, Commands& out);
    void key(const SDL_KeyboardEvent& key, const InputContext& context, Commands& out);
    bool controlKey(const Shortcut& key, const InputContext& context, Commands& out);
    void releaseKey(int key);
    bool viewKey(const Shortcut& key, const InputContext& context, Commands& out);
    void movePoint(const InputContext& context, Commands& out);
    [[nodiscard]] ScreenPoint speedAt(double seconds) const;
    /// The mouse in the pixels of the view that it acts on.
    [[nodiscard]] ScreenPoint cursorIn(const InputContext& context) const;
    [[nodiscard]] InputContext atMouse(const InputContext& context) const;
    void click(const InputContext& context, Commands& out);

    Drag _drag = Drag::none;
    std::uint8_t _button = 0;
    ScreenPoint _pressed, _cursor;
    Pane _pane = Pane::left;  ///< in which the drag began
    double _dividerHeld = 0;  ///< from the middle of the line to where it was taken
    size_t _heldPoint = 0;    ///< of the measured line
    bool _pointMoved = false; ///< in this drag
    CameraView _viewAtPress;
    LonLat _grabbed;
    std::deque<Sample> _samples; ///< of the last moments of a drag
    std::array<bool, 4> _held{}; ///< left, right, up, down
    bool _turning = false;       ///< Shift with the arrows
    bool _searchRequested = false;
    bool _clickerInHand = false;  ///< the last keys were those of a presenter's remote control
    ThingRef _selectedBefore;     ///< the last click
    std::uint32_t _clickedAt = 0; ///< when that was, milliseconds of SDL; 0 = never
};

/// Commands of a key that changes something else than the view; empty if the key means nothing.
[[nodiscard]] Commands
commandsOfKey(const Shortcut& pressed, bool clickerInHand, const InputContext& context);
/// Commands of a key together with Ctrl.
[[nodiscard]] Commands commandsOfControlKey(const Shortcut& key, const InputContext& context);
/// Commands of a key together with Alt, and of the keys of browsers.
[[nodiscard]] Commands commandsOfAltKey(const Shortcut& key);

} // namespace khalkha
