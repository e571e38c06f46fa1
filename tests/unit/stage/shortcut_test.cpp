// Keys on keyboards of other countries, and to whom a key belongs.
#include "stage/desktop_scale.h"
#include "stage/shortcut.h"
#include "stage/text_entry.h"

#include <SDL.h>
#include <doctest/doctest.h>

using namespace khalkha;

namespace {

/// A layout that has Latin letters and the signs given.
template <char... signs> bool latin(int key) {
    return (key >= 'a' && key <= 'z') || ((key == signs) || ...);
}
bool cyrillic(int /*key*/) {
    return false;
}

int keyOf(SDL_Scancode place, int sym, bool (*layout)(int), int mod = KMOD_NONE) {
    SDL_Keysym key{};
    key.scancode = place;
    key.sym = sym;
    key.mod = static_cast<Uint16>(mod);
    return shortcutOf(key, layout).key;
}

} // namespace

TEST_CASE("a Russian keyboard works by place") {
    CHECK(keyOf(SDL_SCANCODE_E, 0x443, cyrillic) == SDLK_e);
    CHECK(keyOf(SDL_SCANCODE_C, 0x441, cyrillic, KMOD_LCTRL) == SDLK_c);
    CHECK(keyOf(SDL_SCANCODE_COMMA, 0x431, cyrillic) == SDLK_COMMA);
    CHECK(keyOf(SDL_SCANCODE_PERIOD, 0x44e, cyrillic) == SDLK_PERIOD);
    CHECK(keyOf(SDL_SCANCODE_LEFTBRACKET, 0x445, cyrillic) == SDLK_LEFTBRACKET);
    CHECK(keyOf(SDL_SCANCODE_RIGHTBRACKET, 0x44a, cyrillic) == SDLK_RIGHTBRACKET);
    CHECK(keyOf(SDL_SCANCODE_1, SDLK_1, cyrillic) == SDLK_1);
    CHECK(keyOf(SDL_SCANCODE_SPACE, SDLK_SPACE, cyrillic) == SDLK_SPACE);
    CHECK(keyOf(SDL_SCANCODE_LEFT, SDLK_LEFT, cyrillic) == SDLK_LEFT);
}

TEST_CASE("a Russian keyboard has the point elsewhere too") {
    const auto russian = [](int key) { return key == '.'; };
    CHECK(keyOf(SDL_SCANCODE_PERIOD, 0x44e, russian) == SDLK_PERIOD);
    CHECK(keyOf(SDL_SCANCODE_SLASH, SDLK_PERIOD, russian) == SDLK_PERIOD);
}

TEST_CASE("a Mongolian keyboard has signs in the row of digits") {
    CHECK(keyOf(SDL_SCANCODE_1, 0x2116, cyrillic) == SDLK_1);
    CHECK(keyOf(SDL_SCANCODE_2, SDLK_MINUS, cyrillic) == SDLK_2);
    CHECK(keyOf(SDL_SCANCODE_6, SDLK_PERIOD, cyrillic) == SDLK_6);
    CHECK(keyOf(SDL_SCANCODE_0, SDLK_QUESTION, cyrillic) == SDLK_0);
    CHECK(keyOf(SDL_SCANCODE_MINUS, 0x435, cyrillic) == SDLK_MINUS);
}

TEST_CASE("a French keyboard: letters by what is written on them, digits by their row") {
    const auto azerty = latin<',', '=', '-'>;
    CHECK(keyOf(SDL_SCANCODE_Q, SDLK_a, azerty) == SDLK_a);
    CHECK(keyOf(SDL_SCANCODE_A, SDLK_q, azerty) == SDLK_q);
    CHECK(keyOf(SDL_SCANCODE_SEMICOLON, SDLK_m, azerty) == SDLK_m);
    CHECK(keyOf(SDL_SCANCODE_M, SDLK_COMMA, azerty) == SDLK_COMMA);
    CHECK(keyOf(SDL_SCANCODE_1, SDLK_AMPERSAND, azerty) == SDLK_1);
    CHECK(keyOf(SDL_SCANCODE_2, 0xe9, azerty) == SDLK_2);
    CHECK(keyOf(SDL_SCANCODE_6, SDLK_MINUS, azerty) == SDLK_6);
    CHECK(keyOf(SDL_SCANCODE_0, 0xe0, azerty) == SDLK_0);
    CHECK(keyOf(SDL_SCANCODE_PERIOD, SDLK_COLON, azerty) == SDLK_PERIOD);
    CHECK(keyOf(SDL_SCANCODE_RIGHTBRACKET, SDLK_DOLLAR, azerty) == SDLK_RIGHTBRACKET);
    CHECK(keyOf(SDL_SCANCODE_COMMA, SDLK_SEMICOLON, azerty) == 0);           // the comma has a key of its own
    CHECK(keyOf(SDL_SCANCODE_PERIOD, SDLK_COLON, azerty, KMOD_LSHIFT) == 0); // writes "/"
    CHECK(keyOf(SDL_SCANCODE_EQUALS, SDLK_EQUALS, azerty, KMOD_LSHIFT) == SDLK_EQUALS); // writes "+"
}

TEST_CASE("a German keyboard: y and z as written, brackets at their places or with AltGr") {
    const auto qwertz = latin<',', '.', '-', '+'>;
    CHECK(keyOf(SDL_SCANCODE_Z, SDLK_y, qwertz) == SDLK_y);
    CHECK(keyOf(SDL_SCANCODE_LEFTBRACKET, 0xfc, qwertz) == SDLK_LEFTBRACKET);
    CHECK(keyOf(SDL_SCANCODE_RIGHTBRACKET, SDLK_PLUS, qwertz) == SDLK_PLUS);
    CHECK(keyOf(SDL_SCANCODE_MINUS, 0xdf, qwertz) == 0); // "-" has a key of its own
    CHECK(keyOf(SDL_SCANCODE_SLASH, SDLK_MINUS, qwertz) == SDLK_MINUS);
    CHECK(signOfText("]", SDLK_9) == SDLK_RIGHTBRACKET);
    CHECK(signOfText("[", SDLK_8) == SDLK_LEFTBRACKET);
    CHECK(signOfText("[", SDLK_LEFTBRACKET) == 0); // the right Alt of a keyboard without AltGr
    CHECK(signOfText("@", SDLK_q) == 0);
    CHECK(signOfText("?", SDLK_SLASH) == SDLK_QUESTION); // wherever a layout has it
    CHECK(signOfText("", SDLK_q) == 0);
    CHECK(signOfText("ß", SDLK_q) == 0);
}

TEST_CASE("the keypad writes digits, or moves") {
    CHECK(keyOf(SDL_SCANCODE_KP_1, SDLK_KP_1, cyrillic, KMOD_NUM) == SDLK_1);
    CHECK(keyOf(SDL_SCANCODE_KP_0, SDLK_KP_0, cyrillic, KMOD_NUM) == SDLK_0);
    CHECK(keyOf(SDL_SCANCODE_KP_7, SDLK_KP_7, cyrillic) == SDLK_HOME);
    CHECK(keyOf(SDL_SCANCODE_KP_3, SDLK_KP_3, cyrillic) == SDLK_PAGEDOWN);
    CHECK(keyOf(SDL_SCANCODE_KP_PLUS, SDLK_KP_PLUS, cyrillic) == SDLK_KP_PLUS);
}

TEST_CASE("each press of a key has one owner") {
    const auto pressed = [](int key, bool control = false, bool alt = false) {
        Shortcut shortcut;
        shortcut.key = key;
        shortcut.control = control;
        shortcut.alt = alt;
        return shortcut;
    };
    const KeyFocus map;
    KeyFocus field;
    field.inField = true;
    KeyFocus panel;
    panel.inPanel = true;
    KeyFocus list = field;
    list.inList = true;
    KeyFocus composing = field;
    composing.composing = true;
    KeyFocus arrows;
    arrows.ofArrows = true;
    for (const SDL_KeyCode key : {SDLK_SPACE, SDLK_LEFT, SDLK_PAGEDOWN, SDLK_e, SDLK_RETURN, SDLK_ESCAPE}) {
        CHECK(ownerOf(pressed(key), map) == KeyOwner::map);
        CHECK(ownerOf(pressed(key), composing) == KeyOwner::inputMethod);
    }
    for (const SDL_KeyCode key : {SDLK_SPACE, SDLK_e, SDLK_HOME, SDLK_PERIOD, SDLK_1, SDLK_ESCAPE}) {
        CHECK(ownerOf(pressed(key), field) == KeyOwner::panels);
        CHECK(ownerOf(pressed(key), list) == KeyOwner::panels);
    }
    CHECK(ownerOf(pressed(SDLK_c, true), field) == KeyOwner::panels);
    CHECK(ownerOf(pressed(SDLK_q, true), field) == KeyOwner::panels);
    CHECK(ownerOf(pressed(SDLK_f, true), field) == KeyOwner::map);
    CHECK(ownerOf(pressed(SDLK_LEFT, false, true), field) == KeyOwner::map);
    // A clicker goes on while a field or a panel has the keyboard, the panel's own keys do not.
    CHECK(ownerOf(pressed(SDLK_PAGEDOWN), field) == KeyOwner::map);
    CHECK(ownerOf(pressed(SDLK_PAGEDOWN), panel) == KeyOwner::map);
    CHECK(ownerOf(pressed(SDLK_e), panel) == KeyOwner::map);
    CHECK(ownerOf(pressed(SDLK_SPACE), panel) == KeyOwner::panels);
    CHECK(ownerOf(pressed(SDLK_DOWN), panel) == KeyOwner::panels);
    CHECK(ownerOf(pressed(SDLK_LEFT), arrows) == KeyOwner::panels);
    CHECK(ownerOf(pressed(SDLK_UP), arrows) == KeyOwner::map);
    CHECK(ownerOf(pressed(SDLK_F5), list) == KeyOwner::map);
}

TEST_CASE("the size of type is the desktop's") {
    CHECK(scaleOf({}) == 1);
    CHECK(scaleOf({192.0, {}, 96.0}) == 2);
    CHECK(scaleOf({144.0, 3.0, 96.0}) == 1.5);
    CHECK(scaleOf({{}, 2.0, 96.0}) == 2);
    CHECK(scaleOf({{}, {}, 192.0}) == 2);
    CHECK(scaleOf({{}, {}, 100.0}) == 1); // a quarter is the least that is seen
    CHECK(scaleOf({{}, {}, 1000.0}) == 3);
}
