#pragma once
// Small widgets shared by the panels: type, colours, icons, chips, wrapped text.

#include "panels/panels.h"

#include <imgui/imgui.h>

namespace khalkha {

/// Fonts of the panels, in the order in which stage adds them to the atlas. Body has the Japanese forms of
/// Han characters, the last three those of their languages.
enum class PanelFont { body, strong, large, reading, traditional, simplified, korean };
/// The font of body size whose forms are those of a language.
[[nodiscard]] PanelFont fontOf(Language language);
/// The font, or the first one when the atlas has fewer.
[[nodiscard]] ImFont* panelFont(PanelFont font);
/// Uses a font for the life of the object, which must end in the window in which it began: ImGui keeps fonts
/// a window, and a list that opens is a window of its own. Nothing else pushes fonts.
class UseFont {
public:
    explicit UseFont(PanelFont font);
    UseFont(const UseFont&) = delete;
    UseFont& operator=(const UseFont&) = delete;
    UseFont(UseFont&&) = delete;
    UseFont& operator=(UseFont&&) = delete;
    ~UseFont();

private:
    const ImDrawList* _list; ///< of the window in which it began
};

[[nodiscard]] ImU32 imColour(Colour colour);
[[nodiscard]] ImVec4 imVector(Colour colour);
/// Colour of links, active switches and the cursor of time.
[[nodiscard]] Colour accentOf(const Theme& theme);
[[nodiscard]] const Theme& themeOf(const PanelInput& input);
[[nodiscard]] Language languageOf(const PanelInput& input);
/// A length given for scale 1 at the panels' scale.
[[nodiscard]] float scaled(const PanelInput& input, double px);

enum class Icon {
    play,
    pause,
    previous,
    next,
    dayBack,
    dayForward,
    loop,
    zoomIn,
    zoomOut,
    fit,
    close,
    search,
    list,
    layers,
    legend,
    plots,
    story,
    documents,
    positions,
    help,
    warning,
    settings,
    fullScreen,
    theme
};
void drawIcon(ImDrawList& list, Icon icon, ImVec2 center, float radius, ImU32 colour);

/// A button that is an icon, or an icon and a text. Active ones are drawn filled.
struct IconButton {
    const char* id = "";
    Icon icon = Icon::close;
    const char* text = nullptr;    ///< beside the icon; null: none
    const char* tooltip = nullptr; ///< shown when the mouse rests on it
    float size = 32;               ///< height, and width without text
    bool active = false;
};
bool iconButton(const PanelInput& input, const IconButton& button);
[[nodiscard]] float iconButtonWidth(const PanelInput& input, const IconButton& button);

/// Whether a key goes down in this frame, or repeats.
[[nodiscard]] bool isKeyPressed(ImGuiKey key);
/// A frame round the last item while the keyboard is on it: for items that ImGui does not draw itself.
void showFocus(const PanelInput& input);
/// Gives the keyboard to the item drawn last, if that is wanted, which is then done. (To ask for it before
/// the item is not heard by ImGui 1.90 while it does not move through items by keys.)
void focusLastItem(bool& wanted);
/// Remembers where the last item stands, under a name, or under a kind and an id behind it; likewise of a
/// box. Nothing while nobody asks: not even the name is put together.
void noteWidget(PanelMemory& memory, std::string_view name);
void noteWidget(PanelMemory& memory, std::string_view kind, std::string_view id);
void noteWidget(PanelMemory& memory, std::string_view name, const WidgetBox& box);
/// Text broken to the width that is left, in the current colour.
void wrappedText(std::string_view text);
void wrappedText(std::string_view text, Colour colour);
/// The lines of a text broken to a width, in the current font. They are parts of the text.
[[nodiscard]] std::vector<std::string_view> linesIn(std::string_view text, float width);
/// Text broken so that so much room is left at its right.
void wrappedTextWithMargin(std::string_view text, float margin);
/// The text, or as much of it as fits in the width with "…" behind it.
[[nodiscard]] std::string fittingText(std::string_view text, float width);
/// One line, cut with "…" where it does not fit in the width.
void clippedText(std::string_view text, float width);
/// Small heading inside a panel.
void heading(const PanelInput& input, const char* text);
/// Text in secondary colour.
void quietText(const PanelInput& input, std::string_view text);
/// A word in a rounded box of a colour. Returns true when clicked.
bool chip(const PanelInput& input, const char* id, std::string_view text, Colour colour);
/// A row of exclusive choices; returns the index clicked, or -1.
int segmented(const PanelInput& input, const char* id, const std::vector<const char*>& labels, int current);
/// A text that can be clicked, in the accent colour. id must be unique within the panel.
bool link(const PanelInput& input, const std::string& id, std::string_view text);

/// What is chosen, written into the combo box that is the last item, in a font of its own. Call it behind
/// EndCombo; the box was begun with an empty preview.
void comboPreview(std::string_view text, PanelFont font);

/// Mark of an event's category: shape and colour say the same. Paler for what has no exact date.
void categoryMark(
    ImDrawList& list,
    const Theme& theme,
    std::string_view category,
    ImVec2 center,
    float radius,
    bool pale = false);
[[nodiscard]] Colour categoryColour(const Theme& theme, std::string_view category);
[[nodiscard]] const char* categoryName(Language language, std::string_view category);
[[nodiscard]] const char* layerName(Language language, Layer layer);
[[nodiscard]] const char* certaintyText(Language language, Certainty certainty);
[[nodiscard]] const char* basisText(Language language, Basis basis);
/// Colour of an actor (side or formation) as text.
[[nodiscard]] Colour actorColour(const PanelInput& input, std::string_view actorId);

} // namespace khalkha
