// Events of the window: each goes to the panels, to the map, or to an input method.
#include "stage/report_mark.h"
#include "stage/window_loop.h"

#include <SDL.h>

#include <algorithm>
#include <utility>

namespace khalkha {

void WindowLoop::settleBefore(const SDL_Event& event) {
    // The panels learn at each frame what is under the mouse. A press that comes before that, because the
    // mouse jumped or a panel has just been closed under it, waits for the frame: else it would be lost, or
    // be the panel's and the map's at once. A key that follows a click on a field waits until the field has
    // it.
    const bool press = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEWHEEL;
    const bool key = event.type == SDL_KEYDOWN || event.type == SDL_TEXTINPUT;
    int& turns = press ? _turnsUntilMouseIsKnown : _turnsUntilKeysAreKnown;
    if (event.type == SDL_MOUSEMOTION) {
        _turnsUntilMouseIsKnown = std::max(_turnsUntilMouseIsKnown, 1);
    } else if ((press || key) && !_input.isDragging() && _parts.window.isVisible()) {
        for (int i = 0; i < settleTurns && turns > 0; ++i) {
            settlePanels();
        }
    }
    _turnsToDraw = std::max(_turnsToDraw, settleTurns);
}

bool WindowLoop::endsBlack(const SDL_Event& event) {
    // The key that has ended it is held, and means nothing until it is let go.
    const bool ofEndingKey = (event.type == SDL_KEYDOWN || event.type == SDL_KEYUP) && _endedBlack != 0 &&
                             event.key.keysym.scancode == _endedBlack;
    if (ofEndingKey && event.type == SDL_KEYDOWN && event.key.repeat != 0) {
        return true;
    }
    _endedBlack = ofEndingKey ? 0 : _endedBlack;
    if (!_parts.session.state().black) {
        return false;
    }
    const bool key = event.type == SDL_KEYDOWN && !isModifier(event.key.keysym.sym) && event.key.repeat == 0;
    if (key || event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEWHEEL) {
        _endedBlack = key ? event.key.keysym.scancode : 0;
        dispatch({SetBlack{false}});
        return true;
    }
    return event.type == SDL_KEYDOWN || event.type == SDL_TEXTINPUT;
}

/// Whether the queue holds the next repetition of this one.
static bool repeatsAgain(const SDL_Event& event) {
    SDL_Event next;
    return event.key.repeat != 0 && SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_KEYDOWN, SDL_KEYUP) == 1 &&
           next.type == SDL_KEYDOWN && next.key.repeat != 0 &&
           next.key.keysym.scancode == event.key.keysym.scancode;
}

KeyFocus WindowLoop::keyFocus() const {
    return {
        _parts.host.wantsText(),
        _parts.host.navigates(),
        _parts.host.isListOpen(),
        _memory.reading.takesArrows,
        !_text.composition().empty()};
}

void WindowLoop::handleKey(const SDL_Event& event) {
    if (repeatsAgain(event)) {
        return; // a key that is held is no quicker than pictures are drawn, and ends when it is let go
    }
    const Shortcut key = shortcutOf(event.key.keysym);
    const KeyOwner owner = ownerOf(key, keyFocus());
    _keyToPanels = owner == KeyOwner::panels;
    _parts.session.endGesture();
    if (owner == KeyOwner::inputMethod) {
        return;
    }
    if (owner == KeyOwner::panels) {
        _input.releaseKeys();
        if (key.key != SDLK_ESCAPE || !_parts.host.leavePanels()) {
            _parts.host.handle(event);
        }
        return;
    }
    const bool into = key.key == SDLK_F6 || (key.key == SDLK_TAB && !key.control && !key.alt);
    if (into) {
        _parts.host.moveFocus(key.shift ? -1 : 1);
        return;
    }
    const bool wasAskingDate = _parts.session.state().askingDate;
    takeInput(event);
    const bool searches = _input.takeSearchRequest();
    _memory.focusSearch = _memory.focusSearch || searches;
    if (searches || (_parts.session.state().askingDate && !wasAskingDate)) {
        _turnsUntilKeysAreKnown = settleTurns;
        _text.setOn(true);
    }
}

void WindowLoop::takeInput(const SDL_Event& event) {
    Commands commands;
    _input.handle(event, inputContext(), commands);
    dispatch(commands);
}

void WindowLoop::handleOther(const SDL_Event& event) {
    _parts.host.handle(event);
    if (event.type == SDL_QUIT) {
        _quit = _quit || std::exchange(_quitAsked, true); // who asks twice waits for no picture
        _parts.session.dispatch(Quit{});
    } else if (event.type == SDL_WINDOWEVENT) {
        switch (event.window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED:
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_RESTORED:
            _mapChanged = true;
            _saveAt = now() + savePauseSeconds;
            break;
        case SDL_WINDOWEVENT_MOVED:
            _saveAt = now() + savePauseSeconds;
            break;
        default:
            break;
        }
    } else if (event.type == SDL_MOUSEBUTTONDOWN && _parts.host.wantsMouse()) {
        _turnsUntilKeysAreKnown = settleTurns;
    }
    if (event.type == SDL_MOUSEBUTTONDOWN) {
        _parts.session.endGesture();
    }
    takeInput(event);
    if (event.type == SDL_MOUSEBUTTONUP) {
        _parts.session.endGesture();
    }
    // The line that is measured reaches for the mouse.
    _mapChanged = _mapChanged || (event.type == SDL_MOUSEMOTION && _parts.session.state().measure.active);
}

void WindowLoop::handle(const SDL_Event& event) {
    if (event.type == SDL_SYSWMEVENT) { // comes only while somebody reads the reports
        const bool mark = isMark(event);
        _marks += mark ? 1 : 0;
        _marked = _marked || mark;
        return;
    }
    watchMouse(event);
    settleBefore(event);
    _text.handle(event);
    _keyToPanels = false;
    if (event.type == SDL_KEYDOWN || event.type == SDL_TEXTINPUT || event.type == SDL_MOUSEBUTTONDOWN) {
        _lastInput = now();
    }
    if (endsBlack(event)) {
        return;
    }
    if (event.type == SDL_KEYDOWN) {
        handleKey(event);
    } else if (event.type != SDL_TEXTINPUT) {
        handleOther(event);
    } else if (_text.isOn()) {
        _parts.host.handle(event);
    } else if (const int sign = _text.signOf(event); sign != 0) {
        Commands commands;
        _input.handleSign(sign, inputContext(), commands);
        dispatch(commands);
    }
}

void WindowLoop::settleTextEntry() {
    const bool text = _parts.host.wantsText();
    if (text || _turnsUntilKeysAreKnown == 0) {
        _text.setOn(text);
    }
    if (text) {
        const ImGuiHost::Caret caret = _parts.host.caret();
        _text.setCaret(caret.x, caret.top, caret.height);
        _turnsUntilKeysAreKnown = 0;
    }
    const double blink = _parts.host.secondsToBlink();
    _blinkAt = blink > 0 ? now() + blink : 0;
}

} // namespace khalkha
