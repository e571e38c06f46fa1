// What is read beside the map: documents, and single remarks by their topics.
#include "panels/reading.h"

#include "base/translate.h"

#include <algorithm>

namespace khalkha {

void documentsPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    ReadingMemory& reading = memory.reading;
    const ThingRef& read = input.session.state().read;
    if (reading.lastRead != read) { // a command has opened something: its tab comes up
        reading.lastRead = read;
        if (read.kind == ThingKind::remark && !read.empty()) {
            reading.tab = tabOf(chronicle.remark(read.id)->topic);
            reading.scrollTo = read.id;
        } else if (!read.empty()) {
            reading.tab = ReadingMemory::Tab::documents;
        }
    }
    IconButton close;
    close.id = "close-documents";
    close.icon = Icon::close;
    close.tooltip = tr(language, "Close");
    close.size = ImGui::GetFrameHeight();
    std::vector<const char*> tabs{
        tr(language, "Documents"),
        tr(language, "River and crossings"),
        tr(language, "Heights"),
        tr(language, "Names"),
        tr(language, "Terrain"),
        tr(language, "Not known")};
    const bool anyOther =
        std::any_of(chronicle.remarks.begin(), chronicle.remarks.end(), [](const Remark& remark) {
            return tabOf(remark.topic) == ReadingMemory::Tab::other;
        });
    if (anyOther) {
        tabs.push_back(tr(language, "Other"));
    }
    ImGui::BeginChild(
        "tabs",
        ImVec2(ImGui::GetContentRegionAvail().x - close.size - scaled(input, 8), ImGui::GetFrameHeight()));
    const int clicked = segmented(input, "reading-tabs", tabs, static_cast<int>(reading.tab));
    ImGui::EndChild();
    noteWidget(memory, "documents:tabs");
    if (clicked >= 0) {
        reading.tab = static_cast<ReadingMemory::Tab>(clicked);
    }
    ImGui::SameLine();
    if (iconButton(input, close)) {
        out.emplace_back(ShowPanel{"documents", false});
    }
    noteWidget(memory, "documents:close");
    if (reading.tab == ReadingMemory::Tab::documents) {
        documentsTab(input, memory, out);
    } else {
        ImGui::BeginChild("remarks", ImVec2(0, 0));
        remarksTab(input, memory, out);
        ImGui::EndChild();
    }
}

} // namespace khalkha
