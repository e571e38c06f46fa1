#include "stage/text_entry.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace khalkha {

namespace {

bool isFunctionKey(int key) {
    return key >= SDLK_F1 && key <= SDLK_F12;
}

/// Keys that nothing but the program itself uses, wherever the keyboard is: they are in no text, and a
/// clicker sends them.
bool isAlwaysOfProgram(const Shortcut& shortcut) {
    return isFunctionKey(shortcut.key) || shortcut.key == SDLK_PAGEUP || shortcut.key == SDLK_PAGEDOWN ||
           shortcut.key == SDLK_AC_BACK || shortcut.key == SDLK_AC_FORWARD ||
           (shortcut.control && shortcut.key == SDLK_f) ||
           (shortcut.alt && (shortcut.key == SDLK_LEFT || shortcut.key == SDLK_RIGHT));
}

bool isOfPanel(int key) {
    switch (key) {
    case SDLK_LEFT:
    case SDLK_RIGHT:
    case SDLK_UP:
    case SDLK_DOWN:
    case SDLK_SPACE:
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_TAB:
    case SDLK_ESCAPE:
        return true;
    default:
        return false;
    }
}

/// AltGr and Shift: with them a key writes a sign that has none of its own.
bool writesSigns(const SDL_Keysym& key) {
    return key.sym == SDLK_RALT || key.sym == SDLK_MODE || key.scancode == SDL_SCANCODE_RALT ||
           key.sym == SDLK_LSHIFT || key.sym == SDLK_RSHIFT;
}

/// No text from here on. What was written before stays in the queue, in its order: SDL_EventState would throw
/// it away, and where a picture takes long a sign and the end of its Shift wait in the queue together.
void endText() {
    const int count = SDL_PeepEvents(nullptr, 0, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
    std::vector<SDL_Event> waiting(static_cast<std::size_t>(std::max(count, 0)));
    const int taken = SDL_PeepEvents(
        waiting.data(), static_cast<int>(waiting.size()), SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
    SDL_EventState(SDL_TEXTINPUT, SDL_IGNORE);
    SDL_PeepEvents(waiting.data(), taken, SDL_ADDEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
}

} // namespace

KeyOwner ownerOf(const Shortcut& shortcut, const KeyFocus& focus) {
    if (focus.composing) {
        return KeyOwner::inputMethod;
    }
    if (focus.inList) {
        return isFunctionKey(shortcut.key) ? KeyOwner::map : KeyOwner::panels;
    }
    if (isAlwaysOfProgram(shortcut)) {
        return KeyOwner::map;
    }
    if (focus.inField || (focus.inPanel && isOfPanel(shortcut.key))) {
        return KeyOwner::panels;
    }
    const bool sideways = shortcut.key == SDLK_LEFT || shortcut.key == SDLK_RIGHT;
    const bool alone = !shortcut.shift && !shortcut.control && !shortcut.alt;
    return focus.ofArrows && sideways && alone ? KeyOwner::panels : KeyOwner::map;
}

TextEntry::TextEntry() {
    SDL_StopTextInput();
    SDL_AddEventWatch(watch, this);
}

TextEntry::~TextEntry() {
    SDL_DelEventWatch(watch, this);
}

int TextEntry::watch(void* self, SDL_Event* event) {
    // Outside of fields keys are not text, so that no input method takes them. What AltGr writes ("]" with
    // the German 9), and "?", only the text tells: it is let through as long as AltGr or Shift is held. This
    // must be known before the next key is read, so it cannot wait for the loop.
    const bool key = event->type == SDL_KEYDOWN || event->type == SDL_KEYUP;
    if (key && writesSigns(event->key.keysym) && !static_cast<TextEntry*>(self)->_on) {
        if (event->type == SDL_KEYDOWN) {
            SDL_EventState(SDL_TEXTINPUT, SDL_ENABLE);
        } else {
            endText();
        }
    }
    return 0;
}

void TextEntry::setOn(bool on) {
    if (on == _on) {
        return;
    }
    _on = on;
    _composition.clear();
    if (on) {
        SDL_StartTextInput();
    } else {
        SDL_StopTextInput();
    }
}

void TextEntry::handle(const SDL_Event& event) {
    if (event.type == SDL_TEXTEDITING) {
        _composition = event.edit.text;
    } else if (event.type == SDL_KEYDOWN && !isModifier(event.key.keysym.sym)) {
        _lastKey = event.key.keysym.sym;
        _lastWithAltGr = (event.key.keysym.mod & (KMOD_RALT | KMOD_MODE)) != 0;
    } else if (
        event.type == SDL_TEXTINPUT || event.type == SDL_MOUSEBUTTONDOWN ||
        (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_LOST)) {
        _composition.clear(); // input methods end then what they compose
    }
#if SDL_VERSION_ATLEAST(2, 0, 22)
    if (event.type == SDL_TEXTEDITING_EXT && event.editExt.text != nullptr) {
        _composition = event.editExt.text;
        SDL_free(event.editExt.text);
    }
#endif
}

void TextEntry::setCaret(double x, double top, double height) {
    const auto whole = [](double value) { return static_cast<int>(std::lround(value)); };
    const SDL_Rect rect{whole(x), whole(top), 1, whole(height)};
    if (rect.x == _caretX && rect.y == _caretY && rect.h == _caretHeight) {
        return;
    }
    _caretX = rect.x;
    _caretY = rect.y;
    _caretHeight = rect.h;
    SDL_SetTextInputRect(&rect);
}

int TextEntry::signOf(const SDL_Event& event) const {
    if (event.type != SDL_TEXTINPUT || _on) {
        return 0;
    }
    const int sign = signOfText(event.text.text, _lastKey);
    return _lastWithAltGr || sign == SDLK_QUESTION ? sign : 0;
}

} // namespace khalkha
