// The guided reading: steps to go through in front of a class, with the map following.
#include "base/translate.h"
#include "panels/document_marks.h"
#include "panels/panels.h"
#include "panels/provenance.h"
#include "panels/tooltip.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

/// Everything the parts of the panel need.
struct Reader {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    Language language;
    const Chronicle& chronicle;
};

void storyList(Reader& r) {
    heading(r.input, tr(r.language, "Guided reading"));
    if (r.chronicle.stories.empty()) {
        quietText(r.input, tr(r.language, "This campaign has no guided reading."));
    }
    for (const Story& story : r.chronicle.stories) {
        ImGui::PushID(story.id.c_str());
        {
            const UseFont large(PanelFont::large);
            wrappedText(story.title.best(r.language));
        }
        {
            const UseFont reading(PanelFont::reading);
            wrappedText(story.summary.best(r.language));
        }
        if (ImGui::Button(tr(r.language, "Begin"), ImVec2(scaled(r.input, 160), scaled(r.input, 40)))) {
            r.out.emplace_back(OpenStory{story.id, 1});
        }
        noteWidget(r.memory, "story:", story.id);
        ImGui::Dummy(ImVec2(0, scaled(r.input, 4)));
        for (size_t i = 0; i < story.steps.size(); ++i) {
            const std::string text = fmt::format("{}  {}", i + 1, story.steps[i].title.best(r.language));
            if (link(r.input, fmt::format("step{}", i), text)) {
                r.out.emplace_back(OpenStory{story.id, static_cast<int>(i) + 1});
            }
        }
        ImGui::PopID();
        ImGui::Dummy(ImVec2(0, scaled(r.input, 10)));
    }
}

/// Title of the story at the left, the way back to the list and the cross at the right.
void headerRow(Reader& r, const Story* story) {
    const float size = scaled(r.input, 28);
    const float top = ImGui::GetCursorPosY();
    if (story != nullptr) {
        ImGui::SetCursorPosY(top + scaled(r.input, 4));
        ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(r.input).boxTextSecondary));
        clippedText(story->title.best(r.language), ImGui::GetContentRegionAvail().x - 2.6F * size);
        ImGui::PopStyleColor();
    }
    const float left = ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x;
    IconButton button;
    button.size = size;
    if (story != nullptr) {
        ImGui::SetCursorPos(ImVec2(left - 2.2F * size, top));
        button.id = "story-list";
        button.icon = Icon::list;
        button.tooltip = tr(r.language, "All steps");
        if (iconButton(r.input, button)) {
            r.out.emplace_back(OpenStory{});
        }
        noteWidget(r.memory, "story:list");
    }
    ImGui::SetCursorPos(ImVec2(left - size, top));
    button.id = "story-close";
    button.icon = Icon::close;
    button.tooltip = tr(r.language, "Close");
    if (iconButton(r.input, button)) {
        r.out.emplace_back(ShowPanel{"story", false});
    }
    noteWidget(r.memory, "story:close");
    ImGui::SetCursorPosY(top + size + scaled(r.input, 4));
}

/// What the step points to: each opens beside the map.
void stepLinks(Reader& r, const StoryStep& step) {
    if (!step.documentIds.empty()) {
        heading(r.input, tr(r.language, "Documents"));
    }
    for (const std::string& id : step.documentIds) {
        if (const Document* document = r.chronicle.document(id)) {
            const std::string text =
                documentDate(*document, r.language) + "  " + document->title.best(r.language);
            if (link(r.input, "document:" + id, text)) {
                r.out.emplace_back(Read{id, ThingKind::document});
            }
            noteWidget(r.memory, "story-document:", id);
        }
    }
    if (!step.remarkIds.empty()) {
        heading(r.input, tr(r.language, "River, names, and what is not known"));
    }
    for (const std::string& id : step.remarkIds) {
        if (const Remark* remark = r.chronicle.remark(id)) {
            if (link(r.input, "remark:" + id, remark->text.best(r.language))) {
                r.out.emplace_back(Read{id, ThingKind::remark});
            }
        }
    }
    if (!step.eventIds.empty()) {
        heading(r.input, tr(r.language, "Events"));
    }
    for (const std::string& id : step.eventIds) {
        if (const Event* event = r.chronicle.event(id)) {
            const std::string text =
                formatDate(event->start, r.language) + "  " + event->title.best(r.language);
            if (link(r.input, "event:" + id, text)) {
                r.out.emplace_back(SelectEvent{id, false});
            }
        }
    }
    if (!step.placeIds.empty()) {
        heading(r.input, tr(r.language, "Places"));
        placeLinks(r.input, step.placeIds, r.out);
    }
    provenanceBlock(r.input, step.provenance, r.out);
}

/// The buttons stand still at the foot, whatever the length of the text.
void stepButtons(Reader& r, const Story& story, size_t index) {
    const float gap = scaled(r.input, 8);
    const float middle = scaled(r.input, 64);
    const float width = (ImGui::GetContentRegionAvail().x - middle - 2 * gap) / 2;
    const ImVec2 size(width, scaled(r.input, 40));
    const auto button = [&](const char* text, const char* name, bool on, int by) {
        if (!on) {
            ImGui::BeginDisabled();
        }
        if (ImGui::Button(text, size)) {
            r.out.emplace_back(StepStory{by});
        }
        noteWidget(r.memory, name);
        explain(r.input, tr(r.language, by > 0 ? "Page Down, or a presenter" : "Page Up, or a presenter"));
        if (!on) {
            ImGui::EndDisabled();
        }
    };
    button(tr(r.language, "Previous step"), "story:previous", index > 0, -1);
    ImGui::SameLine(0, gap);
    const std::string place = fmt::format("{} / {}", index + 1, story.steps.size());
    const float indent = (middle - ImGui::CalcTextSize(place.c_str()).x) / 2;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + indent);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (size.y - ImGui::GetFrameHeight()) / 2);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(place.c_str());
    ImGui::SameLine(0, indent + gap);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - (size.y - ImGui::GetFrameHeight()) / 2);
    button(tr(r.language, "Next step"), "story:next", index + 1 < story.steps.size(), 1);
}

void stepParts(Reader& r, const Story& story, size_t index) {
    const StoryStep& step = story.steps[index];
    const float foot = scaled(r.input, 40) + ImGui::GetStyle().ItemSpacing.y * 2;
    ImGui::BeginChild(
        "step", ImVec2(0, std::max(scaled(r.input, 60), ImGui::GetContentRegionAvail().y - foot)));
    if (r.memory.reading.lastStep != step.id) {
        r.memory.reading.lastStep = step.id;
        ImGui::SetScrollY(0);
    }
    {
        const UseFont large(PanelFont::large);
        wrappedText(fmt::format("{}  {}", index + 1, step.title.best(r.language)));
    }
    ImGui::Dummy(ImVec2(0, scaled(r.input, 2)));
    {
        const UseFont reading(PanelFont::reading);
        wrappedText(step.text.best(r.language));
    }
    stepLinks(r, step);
    ImGui::EndChild();
    ImGui::Separator();
    stepButtons(r, story, index);
}

} // namespace

void storyPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    Reader r{input, memory, out, languageOf(input), input.session.chronicle()};
    const SessionState& state = input.session.state();
    const Story* const story = r.chronicle.story(state.storyId);
    headerRow(r, story);
    if (story == nullptr || state.storyStep >= story->steps.size()) {
        ImGui::BeginChild("stories", ImVec2(0, 0));
        storyList(r);
        ImGui::EndChild();
        return;
    }
    stepParts(r, *story, state.storyStep);
}

} // namespace khalkha
