#pragma once
// What a key means where it is not text: the same on every keyboard layout.

struct SDL_Keysym;

namespace khalkha {

/// A key as the keyboard of the United States names it (SDLK_…), with what is held beside it.
struct Shortcut {
    int key = 0; ///< 0: a character that only the text can tell (AltGr), or none of ours
    bool shift = false, control = false, alt = false;
};

/// Letters and signs go by what the layout writes on the key. A key of another script (Cyrillic, Greek)
/// counts by its place, and so does one with a letter or sign that is none of ours, unless another key of the
/// layout writes what stands there. Digits go by the row of digits, whatever stands on it (é, №), and by the
/// keypad while it writes digits. hasKey: whether some key of the layout writes this without Shift; null asks
/// SDL.
[[nodiscard]] Shortcut shortcutOf(const SDL_Keysym& key, bool (*hasKey)(int key) = nullptr);

/// The sign that a key writes together with AltGr (German 9: "]"), as a shortcut's key; 0 if it is none of
/// ours, or the sign that the key writes alone.
[[nodiscard]] int signOfText(const char* text, int plainKey);

/// Whether the key is held beside others and means nothing alone.
[[nodiscard]] bool isModifier(int key);
/// Whether a key that is held goes on doing what it does: steps, zoom, arrows.
[[nodiscard]] bool isRepeatable(int key);

} // namespace khalkha
