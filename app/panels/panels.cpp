#include "panels/panels.h"

#include "base/translate.h"
#include "panels/date_entry.h"
#include "panels/docked.h"
#include "panels/widgets.h"

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// Where the docked panels stand, in display units.
struct PanelLayout {
    float barHeight = 0, timelineHeight = 0, leftWidth = 0, rightWidth = 0;
    float drawerHeight = 0; ///< above the timeline, beside the left column
    float width = 0, height = 0;
    bool detailOnRight = false; ///< beside a reading, where there is room for two columns; with plots
    [[nodiscard]] float middleHeight() const { return std::max(40.0F, height - barHeight - timelineHeight); }
};

/// Side panels and bar make room for the map in full screen.
bool showsSides(const PanelInput& input) {
    return !input.session.state().panelsHidden && !input.session.state().fullScreen;
}

/// A part of the right column.
bool hasTool(const PanelInput& input, const char* panel) {
    return showsSides(input) && isOpen(input, panel);
}

/// Sections of the right column below the plots.
bool hasSections(const PanelInput& input) {
    return showsSides(input) &&
           (isOpen(input, "layers") || isOpen(input, "legend") || isOpen(input, "settings"));
}

bool hasDetail(const PanelInput& input) {
    return isOpen(input, "detail") && !input.session.state().view.selected.empty();
}

/// Part of the window's width that a column may take: more where it comes only when it is asked for, and goes
/// again.
float sidePart(const PanelInput& input) {
    switch (input.session.state().panels.room) {
    case PanelRoom::one:
        return 0.6F;
    case PanelRoom::column:
        return 0.34F;
    case PanelRoom::many:
        break;
    }
    return 0.38F;
}

float columnWidth(const PanelInput& input, double wanted, float part) {
    return std::min(scaled(input, wanted), static_cast<float>(input.displayWidth) * part);
}

float rightWidthOf(const PanelInput& input, bool detail) {
    const float part = sidePart(input);
    float width = detail ? columnWidth(input, 340, part) : 0;
    if (hasTool(input, "plots") || hasTool(input, "ruler") || hasTool(input, "measure") ||
        hasTool(input, "section") || hasTool(input, "positions")) {
        width = std::max(width, columnWidth(input, 400, part));
    } else if (hasSections(input)) {
        width = std::max(width, columnWidth(input, 290, part));
    }
    return width;
}

float timelineHeightOf(const PanelInput& input) {
    if (!isOpen(input, "timeline")) {
        return 0;
    }
    if (isTimelineFolded(input)) {
        return scaled(input, 54);
    }
    // Without the strip of all events where the window is narrow for the size of type.
    const bool narrow = isNarrow(input);
    const auto height = static_cast<float>(input.displayHeight);
    return std::min(scaled(input, narrow ? 124 : 158), height * (narrow ? 0.3F : 0.5F));
}

PanelLayout layoutOf(const PanelInput& input) {
    PanelLayout layout;
    layout.width = static_cast<float>(input.displayWidth);
    layout.height = static_cast<float>(input.displayHeight);
    const PanelRoom room = input.session.state().panels.room;
    const bool story = isOpen(input, "story");
    layout.barHeight = showsSides(input) ? topBarHeight(input) : 0;
    layout.timelineHeight = std::ceil(timelineHeightOf(input));
    layout.detailOnRight =
        hasDetail(input) && (room == PanelRoom::many ? story : !input.session.toolWithDetail().empty());
    // A column with nothing in it would only cover the map.
    if (story) { // what is read to a class stays in full screen
        layout.leftWidth = columnWidth(input, 480, room == PanelRoom::one ? 0.6F : 0.42F);
    } else if (
        showsSides(input) && (isOpen(input, "events") || (hasDetail(input) && !layout.detailOnRight))) {
        layout.leftWidth = columnWidth(input, 340, sidePart(input));
    }
    layout.rightWidth = rightWidthOf(input, layout.detailOnRight);
    if (isOpen(input, "documents")) {
        layout.drawerHeight = std::min(
            std::clamp(layout.middleHeight() * 0.45F, scaled(input, 230), scaled(input, 420)),
            layout.middleHeight());
    }
    for (float* side : {&layout.leftWidth, &layout.rightWidth, &layout.barHeight, &layout.drawerHeight}) {
        *side = std::ceil(*side);
    }
    return layout;
}

void partDone(const PanelMemory& memory, const char* part) {
    if (memory.onPartDone) {
        memory.onPartDone(part);
    }
}

void leftColumn(const PanelInput& input, PanelMemory& memory, const PanelLayout& layout, Commands& out) {
    const bool story = isOpen(input, "story");
    const bool detail = hasDetail(input) && !layout.detailOnRight;
    const bool first = story || isOpen(input, "events");
    beginDocked(
        "##left",
        ImVec2(0, layout.barHeight),
        ImVec2(layout.leftWidth, layout.middleHeight()),
        story ? stillFlags : 0);
    if (first) {
        const float room = ImGui::GetContentRegionAvail().y;
        ImGui::BeginChild(
            story ? "reading" : "list",
            ImVec2(0, detail ? room * 0.5F : 0.0F),
            false,
            story ? stillFlags : 0);
        if (story) {
            storyPanel(input, memory, out);
        } else {
            eventListPanel(input, memory, out);
        }
        ImGui::EndChild();
        partDone(memory, story ? "reading" : "list");
    }
    if (detail) {
        if (first) {
            ImGui::Separator();
        }
        ImGui::BeginChild("detail", ImVec2(0, 0));
        eventDetailPanel(input, memory, out);
        ImGui::EndChild();
        partDone(memory, "detail");
    }
    ImGui::End();
}

void rightSections(const PanelInput& input, PanelMemory& memory, Commands& out) {
    struct Section {
        const char* panel;
        const char* title;
        void (*show)(const PanelInput&, PanelMemory&, Commands&);
    };
    constexpr Section sections[] = {
        {"layers", "Layers", layersPanel},
        {"legend", "Legend", legendPanel},
        {"settings", "Settings", settingsPanel}};
    bool first = true;
    std::set<std::string> shown;
    for (const Section& section : sections) {
        if (!isOpen(input, section.panel)) {
            continue;
        }
        shown.insert(section.panel);
        if (!first) {
            ImGui::Dummy(ImVec2(0, scaled(input, 4)));
            ImGui::Separator();
        }
        first = false;
        ImGui::PushID(section.panel);
        heading(input, tr(languageOf(input), section.title));
        // What was just opened below another section comes into sight.
        if (memory.shownSections.count(section.panel) == 0) {
            ImGui::SetScrollHereY(0);
        }
        section.show(input, memory, out);
        ImGui::PopID();
    }
    memory.shownSections = std::move(shown);
}

void rightColumn(const PanelInput& input, PanelMemory& memory, const PanelLayout& layout, Commands& out) {
    struct Part {
        const char* name;
        const char* title; ///< null: the part says it itself
        void (*show)(const PanelInput&, PanelMemory&, Commands&);
        float weight;
    };
    std::vector<Part> parts;
    if (layout.detailOnRight) {
        parts.push_back({"detail", nullptr, eventDetailPanel, 3});
    }
    if (hasTool(input, "positions")) {
        parts.push_back({"positions", "Who stood where", positionsPanel, 3});
    }
    if (hasTool(input, "ruler")) {
        parts.push_back({"ruler", "Width between the claims", rulerPanel, 4});
    }
    if (hasTool(input, "measure")) {
        parts.push_back({"measure", "Measuring", measurePanel, 3});
    }
    if (hasTool(input, "section")) {
        parts.push_back({"section", "Cross-section", sectionPanel, 3.6F});
    }
    if (hasTool(input, "plots")) {
        parts.push_back({"plots", "Plots", plotsPanel, 3});
    }
    const bool alone = parts.empty();
    if (hasSections(input)) {
        parts.push_back({"sections", nullptr, rightSections, 2});
    }
    beginDocked(
        "##right",
        ImVec2(layout.width - layout.rightWidth, layout.barHeight),
        ImVec2(layout.rightWidth, layout.middleHeight() - layout.drawerHeight),
        alone ? 0 : stillFlags);
    if (alone) {
        rightSections(input, memory, out);
        ImGui::End();
        return;
    }
    // Each part scrolls by itself: what it shows stays in sight while another is used.
    float weights = 0;
    for (const Part& part : parts) {
        weights += part.weight;
    }
    const float gap = ImGui::GetStyle().ItemSpacing.y * 2;
    const float room = ImGui::GetContentRegionAvail().y - gap * static_cast<float>(parts.size() - 1);
    for (size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        ImGui::BeginChild(parts[i].name, ImVec2(0, last ? 0.0F : room * parts[i].weight / weights));
        if (parts[i].title != nullptr) {
            heading(input, tr(languageOf(input), parts[i].title));
        }
        parts[i].show(input, memory, out);
        ImGui::EndChild();
        if (!last) {
            ImGui::Separator();
        }
    }
    ImGui::End();
}

/// A window over the map, closed by its cross.
struct Floating {
    const char* panel;
    const char* title;
    double width, height;
    void (*show)(const PanelInput&, PanelMemory&, Commands&);
};

void floatingPanel(const PanelInput& input, PanelMemory& memory, const Floating& what, Commands& out) {
    if (!isOpen(input, what.panel)) {
        return;
    }
    const auto width = static_cast<float>(input.displayWidth);
    const auto height = static_cast<float>(input.displayHeight);
    const ImVec2 size(
        std::min(scaled(input, what.width), width * 0.94F),
        std::min(scaled(input, what.height), height * 0.9F));
    ImGui::SetNextWindowPos(ImVec2(width / 2, height / 2), ImGuiCond_Appearing, ImVec2(0.5F, 0.5F));
    ImGui::SetNextWindowSize(size, ImGuiCond_Appearing);
    bool open = true;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, scaled(input, 8));
    // What stands behind ### is the identity: it stays when the language changes.
    const std::string title = std::string(tr(languageOf(input), what.title)) + "###" + what.panel;
    if (ImGui::Begin(title.c_str(), &open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings)) {
        what.show(input, memory, out);
    }
    ImGui::End();
    ImGui::PopStyleVar();
    if (!open) {
        out.emplace_back(ShowPanel{what.panel, false});
    }
}

} // namespace

CoveredEdges showPanels(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const PanelLayout layout = layoutOf(input);
    memory.sketch.follow(input.session);
    memory.widgets.clear();
    memory.dateBox.reset();
    memory.detailSeen = false;
    memory.focused.clear();
    memory.reading.takesArrows = false;
    if (layout.barHeight > 0) {
        topBar(input, memory, layout.barHeight, out);
        partDone(memory, "bar");
    }
    if (layout.leftWidth > 0) {
        leftColumn(input, memory, layout, out);
    }
    if (layout.rightWidth > 0) {
        rightColumn(input, memory, layout, out);
        partDone(memory, "right");
    }
    if (layout.drawerHeight > 0) {
        beginDocked(
            "##drawer",
            ImVec2(layout.leftWidth, layout.height - layout.timelineHeight - layout.drawerHeight),
            ImVec2(layout.width - layout.leftWidth, layout.drawerHeight),
            stillFlags);
        documentsPanel(input, memory, out);
        ImGui::End();
        partDone(memory, "documents");
    }
    if (layout.timelineHeight > 0) {
        beginDocked(
            "##timeline",
            ImVec2(0, layout.height - layout.timelineHeight),
            ImVec2(layout.width, layout.timelineHeight),
            stillFlags);
        timelinePanel(input, memory, out);
        ImGui::End();
        partDone(memory, "timeline");
    }
    floatingPanel(input, memory, {"help", "Keys and mouse", 760, 560, helpPanel}, out);
    const bool faults = input.problems != nullptr && !input.problems->empty();
    floatingPanel(
        input,
        memory,
        {"problems", problemsTitle(input), faults ? 720.0 : 420.0, faults ? 460.0 : 110.0, problemsPanel},
        out);
    dateEntry(input, memory, out);
    partDone(memory, "windows");
    return {
        layout.leftWidth, layout.barHeight, layout.rightWidth, layout.timelineHeight + layout.drawerHeight};
}

} // namespace khalkha
