#include "base/translate.h"
#include "panels/panels.h"
#include "panels/widgets.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace khalkha {

namespace {

struct HelpRow {
    const char* keys; ///< null: a heading
    const char* what;
};
constexpr std::array helpRows{
    HelpRow{nullptr, "Globe"},
    HelpRow{"Left drag", "Move: the point taken stays under the mouse"},
    HelpRow{"Wheel, right drag", "Closer and farther"},
    HelpRow{"Middle drag, Shift + drag", "Turn and tilt"},
    HelpRow{"Double click", "Fly to the point"},
    HelpRow{"Click", "Details of what is under the mouse"},
    HelpRow{"Arrows", "Move"},
    HelpRow{"+  −", "Closer and farther"},
    HelpRow{"Shift + arrows", "Turn and tilt"},
    HelpRow{"N", "North up, straight down"},
    HelpRow{"R", "Back to the first view"},
    HelpRow{"Home", "Map, time, layers and panels as at the start"},
    HelpRow{"Alt + left, right; mouse buttons 4, 5", "Back to where you were, and forward again"},
    HelpRow{nullptr, "Time"},
    HelpRow{"Space", "Play or pause"},
    HelpRow{",  .   or   J  L", "One day back, one day forward"},
    HelpRow{"[  ]   or   Page Up, Page Down", "Previous and next event (also with a presenter)"},
    HelpRow{"Page Up, Page Down", "Steps of the guided reading, while one is open"},
    HelpRow{"Ctrl + D, click on the date", "Type a date to go to"},
    HelpRow{"Ctrl + Home, Ctrl + End", "First and last instant of the stretch"},
    HelpRow{"Wheel over the timeline", "Longer and shorter time"},
    HelpRow{nullptr, "Presenting"},
    HelpRow{"F5", "Begin: full screen without panels; Esc ends"},
    HelpRow{"Page Up, Page Down, clicker", "Previous and next event, or step of the guided reading"},
    HelpRow{
        ".   or   B",
        "Black picture, any key brings it back: in full screen, without panels, after a clicker's key; in a "
        "guided reading only the point"},
    HelpRow{nullptr, "Window"},
    HelpRow{"Ctrl + F", "Search"},
    HelpRow{"0 … 9, Shift + 0 … 9", "Layers on and off; the list of layers shows which"},
    HelpRow{"C", "Whose claim is shown"},
    HelpRow{"A", "Troops: unit symbols, flags, both, nothing"},
    HelpRow{"V", "Two views: side by side, curtain, one"},
    HelpRow{"U", "Two views: move both maps together or each alone"},
    HelpRow{"Ctrl + left, right", "Two views: move the line between them"},
    HelpRow{"G", "Japanese or English"},
    HelpRow{"T", "Light, dark, high contrast"},
    HelpRow{"Ctrl + plus, Ctrl + minus", "Size of type"},
    HelpRow{"F or F11", "Full screen"},
    HelpRow{"H", "Hide and show all panels"},
    HelpRow{"E  D  Y  K  S", "Events, plots, layers, legend, settings"},
    HelpRow{"I  B  O", "Guided reading, documents, who stood where"},
    HelpRow{"Click on a plot", "To that time; on a figure: its sources"},
    HelpRow{"W", "Width between the claims; Shift holds the ruler"},
    HelpRow{"M", "Measure on the map: distances, azimuths, area"},
    HelpRow{"Ctrl + Z, Backspace", "While measuring: take back the last point"},
    HelpRow{"Ctrl + Y, Ctrl + Shift + Z", "While measuring: make it again"},
    HelpRow{"X", "Cross-section over the ground"},
    HelpRow{"P", "Picture of the map as PNG file"},
    HelpRow{"Ctrl + C", "Copy date and view for the command line"},
    HelpRow{"F6, Shift + F6", "Keyboard to the next or previous panel; Esc: back to the map"},
    HelpRow{"Arrows, Space", "In a panel: from one button to the next, press it"},
    HelpRow{"Esc", "Close details; leave full screen"},
    HelpRow{"F1   or   ?", "This help"}};

} // namespace

void helpPanel(const PanelInput& input, PanelMemory& /*memory*/, Commands& /*out*/) {
    const Language language = languageOf(input);
    if (!ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit)) {
        return;
    }
    ImGui::TableSetupColumn(
        "key",
        ImGuiTableColumnFlags_WidthFixed,
        std::min(scaled(input, 290), ImGui::GetContentRegionAvail().x * 0.45F));
    ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
    for (const HelpRow& row : helpRows) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (row.keys == nullptr) {
            heading(input, tr(language, row.what));
            continue;
        }
        {
            // A letter is the key itself in every language.
            const UseFont strong(PanelFont::strong);
            wrappedText(std::strlen(row.keys) == 1 ? row.keys : tr(language, row.keys));
        }
        ImGui::TableNextColumn();
        wrappedText(tr(language, row.what));
    }
    ImGui::EndTable();
}

} // namespace khalkha
