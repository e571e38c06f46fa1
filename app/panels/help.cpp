#include "base/translate.h"
#include "panels/panels.h"
#include "panels/widgets.h"

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
    HelpRow{nullptr, "Time"},
    HelpRow{"Space", "Play or pause"},
    HelpRow{",  .   or   J  L", "One day back, one day forward"},
    HelpRow{"[  ]   or   Page Up, Page Down", "Previous and next event (also with a presenter)"},
    HelpRow{"Home, End", "First and last instant of the stretch"},
    HelpRow{"Wheel over the timeline", "Longer and shorter time"},
    HelpRow{nullptr, "Window"},
    HelpRow{"Ctrl + F", "Search events"},
    HelpRow{"1 … 9, 0", "Layers on and off"},
    HelpRow{"C", "Whose claim is shown"},
    HelpRow{"G", "Japanese or English"},
    HelpRow{"T", "Light, dark, high contrast"},
    HelpRow{"Ctrl + plus, Ctrl + minus", "Size of type"},
    HelpRow{"F or F11", "Full screen"},
    HelpRow{"H", "Hide and show all panels"},
    HelpRow{"E  Y  K  S", "Events, layers, legend, settings"},
    HelpRow{"P", "Picture of the map as PNG file"},
    HelpRow{"Ctrl + C", "Copy date and view for the command line"},
    HelpRow{"Esc", "Close details; leave full screen"},
    HelpRow{"F1", "This help"}};

} // namespace

void helpPanel(const PanelInput& input, PanelMemory& /*memory*/, Commands& /*out*/) {
    const Language language = languageOf(input);
    if (!ImGui::BeginTable("keys", 2, ImGuiTableFlags_SizingFixedFit)) {
        return;
    }
    ImGui::TableSetupColumn("key", ImGuiTableColumnFlags_WidthFixed, scaled(input, 290));
    ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
    for (const HelpRow& row : helpRows) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (row.keys == nullptr) {
            heading(input, tr(language, row.what));
            continue;
        }
        const UseFont strong(PanelFont::strong);
        // A letter is the key itself in every language.
        wrappedText(std::strlen(row.keys) == 1 ? row.keys : tr(language, row.keys));
        ImGui::TableNextColumn();
        ImGui::PushFont(panelFont(PanelFont::body));
        wrappedText(tr(language, row.what));
        ImGui::PopFont();
    }
    ImGui::EndTable();
}

} // namespace khalkha
