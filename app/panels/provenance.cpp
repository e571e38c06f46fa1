#include "panels/provenance.h"

#include "base/translate.h"
#include "panels/tooltip.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

void certaintyLine(const PanelInput& input, const Provenance& provenance) {
    const Language language = languageOf(input);
    std::string text = certaintyText(language, provenance.certainty);
    if (provenance.uncertaintyKm > 0) {
        text += fmt::format(" · ± {:g} km", provenance.uncertaintyKm);
    }
    // A dot that is full, half or hollow, as the words say.
    const float height = ImGui::GetTextLineHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 center(corner.x + height * 0.4F, corner.y + height * 0.55F);
    const float radius = height * 0.3F;
    const ImU32 ink = imColour(themeOf(input).boxText);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircle(center, radius, ink, 0, 1.5F);
    if (provenance.certainty == Certainty::certain) {
        list.AddCircleFilled(center, radius, ink);
    } else if (provenance.certainty == Certainty::probable) {
        list.PathArcTo(center, radius, 1.5708F, 4.7124F, 16);
        list.PathFillConvex(ink);
    }
    ImGui::Indent(height * 1.1F);
    wrappedText(text);
    ImGui::Unindent(height * 1.1F);
}

void disagreementBox(const PanelInput& input, const std::string& text) {
    const Theme& colours = themeOf(input);
    const Colour mark = colours.hue(Hue::orange).line;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float right = corner.x + ImGui::GetContentRegionAvail().x;
    const float indent = scaled(input, 12);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    // The ground of the box is drawn below its text, once the text has told its height.
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
    ImGui::Indent(indent);
    {
        const UseFont strong(PanelFont::strong);
        ImGui::TextUnformatted(tr(languageOf(input), "Sources differ"));
    }
    wrappedTextWithMargin(text, indent);
    ImGui::Unindent(indent);
    const ImVec2 end(right, ImGui::GetCursorScreenPos().y);
    list.ChannelsSetCurrent(0);
    const float rounding = scaled(input, 4);
    list.AddRectFilled(corner, end, imColour(mark.withAlpha(0.12)), rounding);
    list.AddRect(corner, end, imColour(mark), rounding);
    list.AddRectFilled(corner, {corner.x + scaled(input, 4), end.y}, imColour(mark), rounding);
    list.ChannelsMerge();
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
}

void sourceRow(const PanelInput& input, const SourceRef& reference, size_t index, Commands& out) {
    const Language language = languageOf(input);
    const Theme& colours = themeOf(input);
    const Source* const source = input.session.chronicle().source(reference.sourceId);
    std::string title = source == nullptr ? reference.sourceId : source->title.best(language);
    if (!reference.locator.empty()) {
        title += ", " + reference.locator;
    }
    ImGui::Bullet();
    ImGui::SameLine();
    ImGui::BeginGroup();
    if (source != nullptr && !source->url.empty()) {
        if (link(input, fmt::format("source{}", index), title)) {
            out.emplace_back(OpenLink{source->url});
        }
        explain(input, source->url.c_str());
    } else {
        wrappedText(title);
    }
    if (source != nullptr && !source->citation.empty() && source->citation != title) {
        wrappedText(source->citation, colours.boxTextSecondary);
    }
    if (source != nullptr && !source->pageRead) {
        wrappedText(tr(language, "Page not read by the author"), colours.hue(Hue::orange).text);
    }
    ImGui::EndGroup();
}

} // namespace

std::string sourceLine(const PanelInput& input, const Provenance& provenance, size_t most) {
    const Language language = languageOf(input);
    std::string text;
    for (size_t i = 0; i < std::min(most, provenance.sources.size()); ++i) {
        const SourceRef& reference = provenance.sources[i];
        const Source* const source = input.session.chronicle().source(reference.sourceId);
        text += text.empty() ? "" : "; ";
        text += source == nullptr ? reference.sourceId : source->title.best(language);
        if (!reference.locator.empty()) {
            text += " (" + reference.locator + ")";
        }
    }
    if (provenance.sources.size() > most) {
        text += "; …";
    }
    return text;
}

void actorChips(const PanelInput& input, const std::vector<std::string>& actorIds, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    for (const std::string& id : actorIds) {
        if (id.empty()) {
            continue; // no side
        }
        const Formation* const formation = chronicle.formation(id);
        const Side* const side = chronicle.side(id);
        const std::string& name = formation != nullptr ? formation->name.best(language)
                                  : side != nullptr    ? side->name.best(language)
                                                       : id;
        const float width = ImGui::CalcTextSize(name.c_str()).x + scaled(input, 16);
        const float gap = scaled(input, 5);
        if (!first && ImGui::GetItemRectMax().x + gap + width <= right) {
            ImGui::SameLine(0, gap);
        }
        first = false;
        if (chip(input, id.c_str(), name, actorColour(input, id))) {
            const EventFilter& filter = input.session.state().filter;
            const std::string sideId = formation != nullptr ? formation->sideId : id;
            out.emplace_back(SetFilter{
                filter.text,
                {filter.categories.begin(), filter.categories.end()},
                filter.sideId == sideId ? std::string() : sideId,
                filter.period,
                filter.disputed});
        }
        explain(input, tr(language, "Show only events of this side"));
    }
}

void placeLinks(const PanelInput& input, const std::vector<std::string>& placeIds, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    const ViewState& view = input.session.state().view;
    for (const std::string& id : placeIds) {
        const Place* const place = chronicle.place(id);
        if (place == nullptr) {
            continue;
        }
        std::string name = chronicle.nameOf(*place, view.at).best(view.language);
        std::string other; // in characters whose forms the body font does not have
        if (view.secondLanguage) {
            const std::string& second = chronicle.nameOf(*place, view.at).in(*view.secondLanguage);
            if (!second.empty() && second != name) {
                (fontOf(*view.secondLanguage) == PanelFont::body ? name : other) += " · " + second;
            }
        }
        if (link(input, "place:" + id, name)) {
            out.emplace_back(GoTo{id, ThingKind::place, false});
        }
        if (!other.empty()) {
            ImGui::SameLine(0, 0);
            const UseFont own(fontOf(*view.secondLanguage));
            ImGui::TextUnformatted(other.c_str());
        }
    }
}

void provenanceBlock(const PanelInput& input, const Provenance& provenance, Commands& out) {
    const Language language = languageOf(input);
    heading(input, tr(language, "Certainty"));
    certaintyLine(input, provenance);
    if (!provenance.disagreement.empty()) {
        ImGui::Dummy(ImVec2(0, scaled(input, 3)));
        disagreementBox(input, provenance.disagreement.best(language));
    }
    if (!provenance.note.empty()) {
        heading(input, tr(language, "Remarks"));
        wrappedText(provenance.note);
    }
    heading(input, tr(language, "Sources"));
    if (provenance.sources.empty()) {
        quietText(input, tr(language, "No source is given."));
    }
    for (size_t i = 0; i < provenance.sources.size(); ++i) {
        sourceRow(input, provenance.sources[i], i, out);
    }
}

} // namespace khalkha
