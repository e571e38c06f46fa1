#include "stage/input.h"

#include "scene/compose.h"
#include "stage/tool_input.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double dividerReachPx = 8;                 ///< beside the line between two views, desktop units
constexpr double clickReachPx = 5;                   ///< a press that moved less is a click
constexpr double speedWindowSeconds = 0.1;           ///< the end of a drag from which its speed is taken
constexpr std::uint32_t longestDoubleClickMs = 1000; ///< SDL counts 500 unless it is told otherwise
constexpr double wheelStep = 0.8;                    ///< range factor of a notch
constexpr double zoomPerPx = 0.006;                  ///< right drag: logarithm of the factor a pixel
constexpr double headingDegPerPx = 0.3;
constexpr double tiltDegPerPx = 0.25;
constexpr double doubleClickFactor = 0.4;
constexpr double keyPanPartPerS = 0.7; ///< arrows: parts of the picture's height a second
constexpr double keyPanPart = 0.05;    ///< at once, when the key goes down
constexpr double keyTurnDegPerS = 45;
constexpr double keyTurnDeg = 4;
constexpr double keyZoomStep = 0.75;

double secondsOf(const SDL_Event& event) {
    return event.common.timestamp / 1000.0;
}

ScreenPoint middleOf(const InputContext& context) {
    return {context.viewport().widthPx / 2.0, context.viewport().heightPx / 2.0};
}

bool shiftHeld() {
    return (SDL_GetModState() & KMOD_SHIFT) != 0;
}

} // namespace

ScreenPoint MapInput::cursorIn(const InputContext& context) const {
    return context.panes.inPane(context.pane, _cursor);
}

InputContext MapInput::atMouse(const InputContext& context) const {
    InputContext here = context;
    // A drag stays with the view in which it began.
    here.pane = _drag == Drag::none ? context.panes.paneAt(_cursor) : _pane;
    return here;
}

bool MapInput::isAtDivider(const PaneLayout& panes, double pixelScale) const {
    const double reach = dividerReachPx * pixelScale;
    return _drag == Drag::divider ||
           (_drag == Drag::none && panes.mode != CompareMode::off &&
            _cursor.x >= panes.dividerLeftPx - reach && _cursor.x <= panes.dividerRightPx + reach);
}

bool MapInput::isAtMeasuredPoint(const InputContext& context) const {
    const InputContext here = atMouse(context);
    return _drag == Drag::point || (_drag == Drag::none && measuredPointAt(here, cursorIn(here)));
}

void MapInput::handle(const SDL_Event& event, const InputContext& context, Commands& out) {
    const bool button = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP;
    if (button) {
        _cursor = {event.button.x * context.pixelScale, event.button.y * context.pixelScale};
    }
    handleIn(event, atMouse(context), out);
}

void MapInput::handleIn(const SDL_Event& event, const InputContext& context, Commands& out) {
    switch (event.type) {
    case SDL_MOUSEMOTION:
        move(event, context, out);
        break;
    case SDL_MOUSEBUTTONDOWN:
        _clickerInHand = false;
        if (event.button.button == SDL_BUTTON_X1 || event.button.button == SDL_BUTTON_X2) {
            out.emplace_back(StepHistory{event.button.button == SDL_BUTTON_X1 ? -1 : 1});
        } else if (!context.panelsWantMouse) {
            press(event, context, out);
        }
        break;
    case SDL_MOUSEBUTTONUP:
        release(event, context, out);
        break;
    case SDL_MOUSEWHEEL:
        if (!context.panelsWantMouse) {
            wheel(event, context, out);
        }
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        key(event.key, context, out);
        break;
    case SDL_WINDOWEVENT:
        if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) {
            _held = {};
        }
        break;
    default:
        break;
    }
}

bool MapInput::pressDivider(const SDL_Event& event, const InputContext& context, Commands& out) {
    if (event.button.button != SDL_BUTTON_LEFT || !isAtDivider(context.panes, context.pixelScale)) {
        return false;
    }
    if (event.button.clicks == 2) {
        out.emplace_back(SetCompareDivider{0.5});
        return true;
    }
    _drag = Drag::divider;
    _button = SDL_BUTTON_LEFT;
    _pressed = _cursor;
    _samples.clear();
    _dividerHeld = _cursor.x - (context.panes.dividerLeftPx + context.panes.dividerRightPx) / 2.0;
    return true;
}

void MapInput::press(const SDL_Event& event, const InputContext& context, Commands& out) {
    if (_drag != Drag::none || pressDivider(event, context, out)) {
        return;
    }
    const CameraView& view = context.camera();
    const Frame* drawn = context.frames.at(static_cast<size_t>(context.pane));
    const Camera camera(view, context.viewport(), drawn != nullptr ? drawn->terrain : nullptr);
    const std::optional<LonLat> ground = camera.pick(cursorIn(context));
    _pane = context.pane;
    // The first half may have been a panel's, or brought back a black picture.
    const bool isSecond = event.button.button == SDL_BUTTON_LEFT && event.button.clicks == 2 &&
                          _clickedAt != 0 && event.button.timestamp - _clickedAt < longestDoubleClickMs;
    if (isSecond && doubleClickTools(context, out)) {
        _drag = Drag::none;
        return;
    }
    if (isSecond && ground) {
        CameraView near = view;
        near.target = *ground;
        near.rangeMeters = rangeByHand(view.rangeMeters, doubleClickFactor);
        out.emplace_back(SetView{near, true, context.pane});
        // A double click goes there, and chooses nothing: its first half has.
        out.emplace_back(Select{_selectedBefore.id, _selectedBefore.kind});
        _drag = Drag::none;
        return;
    }
    _button = event.button.button;
    _pressed = _cursor;
    _viewAtPress = view;
    _samples.clear();
    _samples.push_back({_cursor, secondsOf(event)});
    if (event.button.button == SDL_BUTTON_RIGHT) {
        _drag = Drag::zoom;
    } else if (event.button.button == SDL_BUTTON_MIDDLE || shiftHeld()) {
        _drag = Drag::turn;
    } else if (const auto point = measuredPointAt(context, cursorIn(context));
               event.button.button == SDL_BUTTON_LEFT && point) {
        _drag = Drag::point;
        _heldPoint = *point;
        _pointMoved = false;
    } else if (event.button.button == SDL_BUTTON_LEFT) {
        _drag = ground ? Drag::move : Drag::pan;
        _grabbed = ground.value_or(LonLat{});
    }
    out.emplace_back(SetView{view, false, context.pane}); // a press stops whatever moves
}

void MapInput::move(const SDL_Event& event, const InputContext& context, Commands& out) {
    const ScreenPoint before = _cursor;
    _cursor = {event.motion.x * context.pixelScale, event.motion.y * context.pixelScale};
    if (_drag == Drag::none) {
        moveTools(context, cursorIn(context), out);
        return;
    }
    if (_drag == Drag::divider) {
        const double part = context.panes.dividerAt(_cursor.x - _dividerHeld);
        out.emplace_back(SetCompareDivider{std::clamp(part, 0.0, 1.0)});
        return;
    }
    const double now = secondsOf(event);
    _samples.push_back({_cursor, now});
    while (_samples.size() > 2 && _samples.front().seconds < now - speedWindowSeconds) {
        _samples.pop_front();
    }
    // Commands of the same turn are not yet in the session: drags start from the view at the press, and
    // turning adds up from there.
    const double dx = _cursor.x - _pressed.x;
    const double dy = _cursor.y - _pressed.y;
    const CameraView& view = context.camera();
    switch (_drag) {
    case Drag::move:
        out.emplace_back(
            SetView{dragged(view, context.viewport(), _grabbed, cursorIn(context)), false, context.pane});
        break;
    case Drag::pan: {
        const double height = context.viewport().heightPx;
        out.emplace_back(SetView{
            panned(
                view, context.viewport(), -(_cursor.x - before.x) / height, (_cursor.y - before.y) / height),
            false,
            context.pane});
        break;
    }
    case Drag::zoom:
        out.emplace_back(SetView{
            zoomedAt(
                _viewAtPress,
                context.viewport(),
                context.panes.inPane(context.pane, _pressed),
                std::exp(-dy * zoomPerPx / context.pixelScale)),
            false,
            context.pane});
        break;
    case Drag::turn:
        out.emplace_back(SetView{
            turned(
                _viewAtPress,
                dx * headingDegPerPx / context.pixelScale,
                -dy * tiltDegPerPx / context.pixelScale),
            false,
            context.pane});
        break;
    case Drag::point:
        movePoint(context, out);
        break;
    case Drag::divider:
    case Drag::none:
        break;
    }
}

void MapInput::movePoint(const InputContext& context, Commands& out) {
    const double moved = std::hypot(_cursor.x - _pressed.x, _cursor.y - _pressed.y);
    const std::optional<LonLat> ground = groundAt(context, cursorIn(context));
    if (ground && (_pointMoved || moved >= clickReachPx * context.pixelScale)) {
        out.emplace_back(MeasureMove{_heldPoint, *ground, std::exchange(_pointMoved, true)});
    }
}

ScreenPoint MapInput::speedAt(double seconds) const {
    if (_samples.size() < 2) {
        return {};
    }
    const Sample& first = _samples.front();
    const Sample& last = _samples.back();
    const double span = last.seconds - first.seconds;
    // A mouse that rested before the button went up throws nothing.
    if (span < 0.004 || seconds - last.seconds > speedWindowSeconds / 2) {
        return {};
    }
    return {(last.at.x - first.at.x) / span, (last.at.y - first.at.y) / span};
}

void MapInput::release(const SDL_Event& event, const InputContext& context, Commands& out) {
    if (_drag == Drag::none || event.button.button != _button) {
        return;
    }
    const Drag drag = std::exchange(_drag, Drag::none);
    if (drag == Drag::divider) {
        return;
    }
    const double moved = std::hypot(_cursor.x - _pressed.x, _cursor.y - _pressed.y);
    if (drag == Drag::point && _pointMoved) {
        return;
    }
    if (moved < clickReachPx * context.pixelScale) {
        if (_button == SDL_BUTTON_LEFT) {
            click(context, out);
            _clickedAt = event.button.timestamp;
        }
        return;
    }
    const ScreenPoint speed = speedAt(secondsOf(event));
    if (drag == Drag::move && std::hypot(speed.x, speed.y) > 0) {
        out.emplace_back(Glide{_grabbed, cursorIn(context), speed, context.pane});
    }
}

void MapInput::click(const InputContext& context, Commands& out) {
    _selectedBefore = context.session.state().view.selected;
    if (clickTools(context, cursorIn(context), out)) {
        return;
    }
    const Frame* const frame = context.frames.at(static_cast<size_t>(context.pane));
    const PickShape* const pick = frame == nullptr ? nullptr : pickAt(*frame, cursorIn(context));
    if (pick == nullptr) {
        out.emplace_back(Select{});
    } else if (pick->thing.kind == ThingKind::event) {
        out.emplace_back(SelectEvent{pick->thing.id, false});
    } else {
        out.emplace_back(Select{pick->thing.id, pick->thing.kind});
    }
}

void MapInput::wheel(const SDL_Event& event, const InputContext& context, Commands& out) {
#if SDL_VERSION_ATLEAST(2, 0, 18)
    auto notches = static_cast<double>(event.wheel.preciseY);
#else
    auto notches = static_cast<double>(event.wheel.y);
#endif
    if (event.wheel.direction == SDL_MOUSEWHEEL_FLIPPED) {
        notches = -notches;
    }
    if (notches != 0) {
        out.emplace_back(ZoomAt{cursorIn(context), std::pow(wheelStep, notches), context.pane});
    }
}

bool MapInput::takeSearchRequest() {
    return std::exchange(_searchRequested, false);
}

bool MapInput::isHolding() const {
    return _held[0] || _held[1] || _held[2] || _held[3];
}

void MapInput::advance(double dtSeconds, const InputContext& window, Commands& out) {
    if (!isHolding()) {
        return;
    }
    const InputContext context = atMouse(window);
    const double x = (_held[1] ? 1 : 0) - (_held[0] ? 1 : 0);
    const double y = (_held[2] ? 1 : 0) - (_held[3] ? 1 : 0);
    const CameraView& view = context.camera();
    if (_turning) {
        const double step = keyTurnDegPerS * dtSeconds;
        out.emplace_back(SetView{turned(view, x * step, y * step), false, context.pane});
    } else {
        const double step = keyPanPartPerS * dtSeconds;
        out.emplace_back(SetView{panned(view, context.viewport(), x * step, y * step), false, context.pane});
    }
}

namespace {

constexpr std::array arrows{SDLK_LEFT, SDLK_RIGHT, SDLK_UP, SDLK_DOWN};

/// Keys that a presenter's remote control has.
bool isOfClicker(int key) {
    return key == SDLK_PAGEUP || key == SDLK_PAGEDOWN || key == SDLK_PERIOD || key == SDLK_b ||
           key == SDLK_F5 || key == SDLK_ESCAPE;
}

} // namespace

void MapInput::releaseKey(int key) {
    const auto* const found = std::find(arrows.begin(), arrows.end(), key);
    if (found != arrows.end()) {
        _held[static_cast<size_t>(found - arrows.begin())] = false;
    }
}

bool MapInput::viewKey(const Shortcut& key, const InputContext& context, Commands& out) {
    const auto* const found = std::find(arrows.begin(), arrows.end(), key.key);
    if (found != arrows.end()) {
        const auto i = static_cast<size_t>(found - arrows.begin());
        const bool first = !std::exchange(_held[i], true);
        _turning = key.shift;
        if (first) {
            const double x = i == 0 ? -1 : i == 1 ? 1 : 0;
            const double y = i == 2 ? 1 : i == 3 ? -1 : 0;
            const CameraView& view = context.camera();
            const CameraView moved = _turning
                                         ? turned(view, x * keyTurnDeg, y * keyTurnDeg)
                                         : panned(view, context.viewport(), x * keyPanPart, y * keyPanPart);
            out.emplace_back(SetView{moved, false, context.pane});
        }
        return true;
    }
    double factor = 0;
    switch (key.key) {
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS:
        factor = keyZoomStep;
        break;
    case SDLK_MINUS:
    case SDLK_KP_MINUS:
        factor = 1 / keyZoomStep;
        break;
    default:
        return false;
    }
    out.emplace_back(ZoomAt{middleOf(context), factor, context.pane});
    return true;
}

bool MapInput::controlKey(const Shortcut& key, const InputContext& context, Commands& out) {
    if (!key.control) {
        return false;
    }
    if (key.key == SDLK_f) {
        _searchRequested = true;
        out.emplace_back(ShowPanel{"events", true});
        if (context.session.state().fullScreen) {
            out.emplace_back(SetFullScreen{false});
        }
        return true;
    }
    for (const Command& command : commandsOfControlKey(key, context)) {
        out.push_back(command);
    }
    return true;
}

void MapInput::handleSign(int key, const InputContext& window, Commands& out) {
    const InputContext context = atMouse(window);
    Shortcut sign;
    sign.key = key;
    if (viewKey(sign, context, out)) {
        return;
    }
    for (const Command& command : commandsOfKey(sign, _clickerInHand, context)) {
        out.push_back(command);
    }
}

void MapInput::key(const SDL_KeyboardEvent& event, const InputContext& context, Commands& out) {
    const Shortcut key = shortcutOf(event.keysym);
    if (event.type != SDL_KEYDOWN) {
        releaseKey(key.key);
        return;
    }
    if (key.key == 0 || isModifier(key.key) || (event.repeat != 0 && !isRepeatable(key.key))) {
        return;
    }
    if (Commands commands = commandsOfAltKey(key); !commands.empty()) {
        out.insert(out.end(), commands.begin(), commands.end());
        return;
    }
    if (key.alt || controlKey(key, context, out) || viewKey(key, context, out)) {
        return;
    }
    for (const Command& command : commandsOfKey(key, _clickerInHand, context)) {
        out.push_back(command);
    }
    _clickerInHand = isOfClicker(key.key) && (_clickerInHand || key.key == SDLK_PAGEUP ||
                                              key.key == SDLK_PAGEDOWN || key.key == SDLK_F5);
}

} // namespace khalkha
