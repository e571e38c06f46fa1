#pragma once
// Text for the field that has the keyboard: what the system may send as text, what an input method is
// composing, and to whom a key belongs.

#include "stage/shortcut.h"

#include <string>

union SDL_Event;

namespace khalkha {

/// Where the keyboard is, as the panels say.
struct KeyFocus {
    bool inField = false;   ///< a field takes text
    bool inPanel = false;   ///< the user has gone into a panel with F6 or Tab
    bool inList = false;    ///< a list has opened over a panel
    bool ofArrows = false;  ///< Left and Right are a panel's
    bool composing = false; ///< an input method holds text that is not yet taken
};
enum class KeyOwner { map, panels, inputMethod };
/// Each press of a key has one owner; nothing else may act on it.
[[nodiscard]] KeyOwner ownerOf(const Shortcut& shortcut, const KeyFocus& focus);

class TextEntry {
public:
    /// The window must be open.
    TextEntry();
    TextEntry(const TextEntry&) = delete;
    TextEntry& operator=(const TextEntry&) = delete;
    ~TextEntry();

    /// Whether a field takes text. Input methods see keys only then.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return _on; }
    /// Follows what an input method composes. Every event goes here first.
    void handle(const SDL_Event& event);
    /// Text that an input method composes at the caret; empty = none.
    [[nodiscard]] const std::string& composition() const { return _composition; }
    /// Where the caret is, units of the window: input methods show their choices there.
    void setCaret(double x, double top, double height);
    /// For text that comes while no field takes it: the sign that AltGr and the last key write, or "?"; 0 =
    /// none.
    [[nodiscard]] int signOf(const SDL_Event& event) const;

private:
    static int watch(void* self, SDL_Event* event);
    std::string _composition;
    bool _on = false;
    int _lastKey = 0;
    bool _lastWithAltGr = false;
    int _caretX = -1, _caretY = -1, _caretHeight = 0;
};

} // namespace khalkha
