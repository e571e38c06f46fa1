#include "stage/shortcut.h"

#include <SDL.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr std::array signs{
    SDLK_COMMA, SDLK_PERIOD, SDLK_LEFTBRACKET, SDLK_RIGHTBRACKET, SDLK_MINUS, SDLK_EQUALS, SDLK_PLUS};

bool isSign(int key) {
    return std::find(signs.begin(), signs.end(), key) != signs.end();
}

bool isLetter(int key) {
    return key >= SDLK_a && key <= SDLK_z;
}

bool layoutHasKey(int key) {
    return SDL_GetScancodeFromKey(key) != SDL_SCANCODE_UNKNOWN;
}

/// The letter or sign of the key at this place of the keyboard of the United States; 0 if there is none.
int keyAtPlace(SDL_Scancode place) {
    if (place >= SDL_SCANCODE_A && place <= SDL_SCANCODE_Z) {
        return SDLK_a + (place - SDL_SCANCODE_A);
    }
    switch (place) {
    case SDL_SCANCODE_COMMA:
        return SDLK_COMMA;
    case SDL_SCANCODE_PERIOD:
        return SDLK_PERIOD;
    case SDL_SCANCODE_LEFTBRACKET:
        return SDLK_LEFTBRACKET;
    case SDL_SCANCODE_RIGHTBRACKET:
        return SDLK_RIGHTBRACKET;
    case SDL_SCANCODE_MINUS:
        return SDLK_MINUS;
    case SDL_SCANCODE_EQUALS:
        return SDLK_EQUALS;
    default:
        return 0;
    }
}

/// Keys of the keypad: digits while it writes digits, else what else stands on them.
int keyOfKeypad(SDL_Scancode place, bool writesDigits) {
    constexpr std::array<int, 9> moves{
        SDLK_END, SDLK_DOWN, SDLK_PAGEDOWN, SDLK_LEFT, 0, SDLK_RIGHT, SDLK_HOME, SDLK_UP, SDLK_PAGEUP};
    if (place >= SDL_SCANCODE_KP_1 && place <= SDL_SCANCODE_KP_9) {
        const int index = place - SDL_SCANCODE_KP_1;
        return writesDigits ? SDLK_1 + index : moves[static_cast<size_t>(index)];
    }
    if (place == SDL_SCANCODE_KP_0) {
        return writesDigits ? SDLK_0 : 0;
    }
    if (place == SDL_SCANCODE_KP_PERIOD) {
        return writesDigits ? SDLK_PERIOD : SDLK_DELETE;
    }
    return 0;
}

int keyOf(const SDL_Keysym& key, bool (*hasKey)(int)) {
    if (isLetter(key.sym)) {
        return key.sym;
    }
    if (key.scancode >= SDL_SCANCODE_1 && key.scancode <= SDL_SCANCODE_0) {
        return key.scancode == SDL_SCANCODE_0 ? SDLK_0 : SDLK_1 + (key.scancode - SDL_SCANCODE_1);
    }
    if (key.scancode >= SDL_SCANCODE_KP_1 && key.scancode <= SDL_SCANCODE_KP_PERIOD) {
        return keyOfKeypad(key.scancode, (key.mod & KMOD_NUM) != 0);
    }
    if (isSign(key.sym)) {
        // With Shift such a key writes another sign; only "+" stands above "=" nearly everywhere.
        const bool shift = (key.mod & KMOD_SHIFT) != 0;
        return !shift || key.sym == SDLK_EQUALS || key.sym == SDLK_PLUS ? key.sym : 0;
    }
    const bool isNamed = (key.sym & SDLK_SCANCODE_MASK) != 0 || key.sym < SDLK_SPACE ||
                         key.sym == SDLK_SPACE || key.sym == SDLK_DELETE;
    const int there = keyAtPlace(key.scancode);
    if (there == 0) {
        return isNamed ? key.sym : 0;
    }
    const bool shiftedSign = isSign(there) && (key.mod & KMOD_SHIFT) != 0 && there != SDLK_EQUALS;
    // A keyboard of another script is used by place, even if it has the sign elsewhere; a Latin one as
    // written.
    constexpr int lastLatin = 0x24f;
    const bool written = key.sym <= lastLatin && hasKey(there);
    return written || shiftedSign ? 0 : there;
}

} // namespace

Shortcut shortcutOf(const SDL_Keysym& key, bool (*hasKey)(int)) {
    Shortcut shortcut;
    shortcut.key = keyOf(key, hasKey == nullptr ? layoutHasKey : hasKey);
    shortcut.shift = (key.mod & KMOD_SHIFT) != 0;
    shortcut.control = (key.mod & (KMOD_CTRL | KMOD_GUI)) != 0;
    shortcut.alt = (key.mod & (KMOD_ALT | KMOD_MODE)) != 0;
    return shortcut;
}

int signOfText(const char* text, int plainKey) {
    const bool single = text[0] != '\0' && text[1] == '\0';
    if (single && text[0] == SDLK_QUESTION) {
        return SDLK_QUESTION;
    }
    return single && isSign(text[0]) && text[0] != plainKey ? text[0] : 0;
}

bool isModifier(int key) {
    switch (key) {
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
    case SDLK_LCTRL:
    case SDLK_RCTRL:
    case SDLK_LALT:
    case SDLK_RALT:
    case SDLK_MODE:
    case SDLK_LGUI:
    case SDLK_RGUI:
    case SDLK_CAPSLOCK:
    case SDLK_NUMLOCKCLEAR:
    case SDLK_SCROLLLOCK:
        return true;
    default:
        return false;
    }
}

bool isRepeatable(int key) {
    switch (key) {
    case SDLK_LEFT:
    case SDLK_RIGHT:
    case SDLK_UP:
    case SDLK_DOWN:
    case SDLK_PAGEUP:
    case SDLK_PAGEDOWN:
    case SDLK_KP_PLUS:
    case SDLK_KP_MINUS:
    case SDLK_BACKSPACE:
    case SDLK_j:
    case SDLK_l:
        return true;
    default:
        return isSign(key);
    }
}

} // namespace khalkha
