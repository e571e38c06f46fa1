// Single statements beside the map: river, heights, names, terrain, and what is not known.
#include "base/translate.h"
#include "panels/numbers.h"
#include "panels/provenance.h"
#include "panels/reading.h"
#include "panels/tooltip.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

using Tab = ReadingMemory::Tab;

/// Everything the parts of a tab need.
struct Remarks {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    Language language;
    const Theme& theme;
};

std::string sideName(const Remarks& r, const std::string& id) {
    const Side* const side = r.input.session.chronicle().side(id);
    return side == nullptr ? std::string() : side->name.best(r.language);
}

/// Whose word it is, when, how sure.
std::string trustLine(const Remarks& r, const Remark& remark) {
    std::string text;
    const auto add = [&](const std::string& part) {
        text += part.empty() ? "" : (text.empty() ? "" : " · ") + part;
    };
    add(sideName(r, remark.sideId));
    add(spanText(remark.span, r.input.session.chronicle().manifest.zoneMinutes, r.language));
    add(certaintyText(r.language, remark.provenance.certainty));
    return text;
}

/// Sources in full, and which of them were not read, as a tooltip of what was drawn last.
void sourcesTooltip(const Remarks& r, const Provenance& provenance) {
    if (!ImGui::IsItemHovered()) {
        return;
    }
    const Tooltip tip(r.input, itemBox(), scaled(r.input, 380));
    if (tip.isOpen()) {
        Commands none;
        provenanceBlock(r.input, provenance, none);
    }
}

/// "Sources: a; b", with a word about pages that nobody here has read.
void sourcesOf(const Remarks& r, const Provenance& provenance) {
    const Chronicle& chronicle = r.input.session.chronicle();
    ImGui::BeginGroup();
    quietText(r.input, sourceLine(r.input, provenance, 4));
    const bool unread =
        std::any_of(provenance.sources.begin(), provenance.sources.end(), [&](const SourceRef& reference) {
            const Source* const source = chronicle.source(reference.sourceId);
            return source != nullptr && !source->pageRead;
        });
    if (unread) {
        wrappedText(tr(r.language, "Page not read by the author"), r.theme.hue(Hue::orange).text);
    }
    ImGui::EndGroup();
    sourcesTooltip(r, provenance);
}

void disagreementLine(const Remarks& r, const Provenance& provenance) {
    if (!provenance.disagreement.empty()) {
        wrappedText(
            std::string(tr(r.language, "Sources differ")) + tr(r.language, ": ") +
                provenance.disagreement.best(r.language),
            r.theme.hue(Hue::orange).text);
    }
}

void placeLink(Remarks& r, const std::string& id, const std::string& placeId) {
    const Chronicle& chronicle = r.input.session.chronicle();
    const Place* const place = chronicle.place(placeId);
    if (place == nullptr) {
        return;
    }
    const std::string& name = chronicle.nameOf(*place, r.input.session.state().view.at).best(r.language);
    if (link(r.input, "place:" + id, name)) {
        r.out.emplace_back(GoTo{placeId, ThingKind::place, false});
    }
}

/// The frame of a card that a step of the story or a search has opened.
void markRead(const Remarks& r, const std::string& id, ImVec2 corner) {
    if (!r.input.session.state().read.is(ThingKind::remark, id)) {
        return;
    }
    const ImVec2 end(corner.x + ImGui::GetContentRegionAvail().x, ImGui::GetCursorScreenPos().y);
    const float grow = scaled(r.input, 4);
    ImGui::GetWindowDrawList()->AddRect(
        {corner.x - grow, corner.y - grow},
        {end.x + grow, end.y},
        imColour(accentOf(r.theme)),
        scaled(r.input, 4),
        0,
        scaled(r.input, 2));
    if (r.memory.reading.scrollTo == id) {
        ImGui::SetScrollHereY(0.7F);
        r.memory.reading.scrollTo.clear();
    }
}

void card(Remarks& r, const Remark& remark) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::BeginGroup();
    wrappedText(remark.text.best(r.language));
    quietText(r.input, trustLine(r, remark));
    disagreementLine(r, remark.provenance);
    sourcesOf(r, remark.provenance);
    placeLink(r, remark.id, remark.placeId);
    ImGui::EndGroup();
    noteWidget(r.memory, "remark:", remark.id);
    markRead(r, remark.id, corner);
    ImGui::Dummy(ImVec2(0, scaled(r.input, 8)));
}

/// Cards in as many columns as there is room for, filled row by row so that neighbours stay neighbours.
void cards(Remarks& r, const std::vector<const Remark*>& remarks) {
    const float width = ImGui::GetContentRegionAvail().x;
    const int columns = std::clamp(static_cast<int>(width / scaled(r.input, 300)), 1, 4);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(scaled(r.input, 10), scaled(r.input, 4)));
    if (ImGui::BeginTable(
            "cards", columns, ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingStretchSame)) {
        for (const Remark* remark : remarks) {
            ImGui::TableNextColumn();
            card(r, *remark);
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

std::vector<const Remark*> remarksOf(const Chronicle& chronicle, Tab tab) {
    std::vector<const Remark*> found;
    for (const Remark& remark : chronicle.remarks) {
        if (tabOf(remark.topic) == tab) {
            found.push_back(&remark);
        }
    }
    return found;
}

/// Height, its doubt, above what, and where from: a row each.
void heightsTable(Remarks& r) {
    const std::vector<SpotHeight>& heights = r.input.session.chronicle().spotHeights;
    if (heights.empty()) {
        return;
    }
    quietText(r.input, tr(r.language, "Heights as sources state them: points, not a surveyed surface."));
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(scaled(r.input, 8), scaled(r.input, 4)));
    const ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp;
    if (ImGui::BeginTable("heights", 4, flags)) {
        ImGui::TableSetupColumn(tr(r.language, "Point"), 0, 3);
        ImGui::TableSetupColumn(tr(r.language, "Height"), 0, 2);
        ImGui::TableSetupColumn(tr(r.language, "Certainty"), 0, 1.6F);
        ImGui::TableSetupColumn(tr(r.language, "Sources"), 0, 4);
        ImGui::TableHeadersRow();
        for (const SpotHeight& height : heights) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            if (link(r.input, "height:" + height.id, height.name.best(r.language))) {
                r.out.emplace_back(GoTo{height.id, ThingKind::height, false});
            }
            ImGui::TableNextColumn();
            std::string text = fmt::format("{:g} m", height.meters);
            if (height.uncertaintyMeters > 0) {
                text += fmt::format(" ± {:g} m", height.uncertaintyMeters);
            }
            if (height.relative) {
                text +=
                    fmt::format(fmt::runtime(tr(r.language, " above: {}")), height.above.best(r.language));
            }
            wrappedText(text);
            ImGui::TableNextColumn();
            wrappedText(certaintyText(r.language, height.provenance.certainty));
            ImGui::TableNextColumn();
            disagreementLine(r, height.provenance);
            sourcesOf(r, height.provenance);
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
    ImGui::Dummy(ImVec2(0, scaled(r.input, 8)));
}

struct NameGroup {
    std::string id;
    const Remark* first = nullptr;
    std::vector<const Remark*> remarks;
};

/// Remarks that name the same thing, in the order of the file.
std::vector<NameGroup> nameGroups(const std::vector<const Remark*>& remarks) {
    std::vector<NameGroup> groups;
    for (const Remark* remark : remarks) {
        const std::string& id = remark->group.empty() ? remark->id : remark->group;
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const NameGroup& each) { return each.id == id; });
        if (group == groups.end()) {
            groups.push_back({id, remark, {}});
            group = groups.end() - 1;
        }
        group->remarks.push_back(remark);
    }
    return groups;
}

/// Language in which a remark has its term for a column: Chinese in either script.
Language termLanguage(const Remark& remark, Language column) {
    return remark.term.in(column).empty() && column == Language::zh ? Language::zhHans : column;
}

constexpr std::array nameColumns{Language::mn, Language::ru, Language::ja, Language::zh};

void nameCell(Remarks& r, const NameGroup& group, Language column) {
    ImGui::TableNextColumn();
    bool any = false;
    for (const Remark* remark : group.remarks) {
        const Language own = termLanguage(*remark, column);
        const std::string& term = remark->term.in(own);
        if (term.empty()) {
            continue;
        }
        any = true;
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        ImGui::BeginGroup();
        {
            const UseFont font(fontOf(own) == PanelFont::body ? PanelFont::strong : fontOf(own));
            wrappedText(term);
        }
        quietText(r.input, remark->text.best(r.language));
        quietText(r.input, trustLine(r, *remark));
        ImGui::EndGroup();
        sourcesTooltip(r, remark->provenance);
        noteWidget(r.memory, "remark:", remark->id);
        markRead(r, remark->id, corner);
        ImGui::Dummy(ImVec2(0, scaled(r.input, 3)));
    }
    if (!any) {
        quietText(r.input, tr(r.language, "none found"));
    }
}

/// One row a thing, one column a language, all of the same width and size.
void namesTable(Remarks& r) {
    const std::vector<NameGroup> groups = nameGroups(remarksOf(r.input.session.chronicle(), Tab::names));
    quietText(r.input, tr(r.language, "Sources: rest the mouse on a name."));
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(scaled(r.input, 8), scaled(r.input, 4)));
    const ImGuiTableFlags flags =
        ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingStretchProp;
    if (ImGui::BeginTable("names", 5, flags)) {
        ImGui::TableSetupColumn("", 0, 0.8F);
        for (const char* const name : {"Mongolian", "Russian", "Japanese", "Chinese"}) {
            ImGui::TableSetupColumn(tr(r.language, name), 0, 1);
        }
        ImGui::TableHeadersRow();
        for (const NameGroup& group : groups) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            wrappedText(group.first->groupName.best(r.language));
            for (const Remark* remark : group.remarks) { // other languages have no column
                const std::string& english = remark->term.in(Language::en);
                if (!english.empty()) {
                    quietText(r.input, english);
                    sourcesTooltip(r, remark->provenance);
                }
            }
            for (const Language column : nameColumns) {
                nameCell(r, group, column);
            }
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

} // namespace

ReadingMemory::Tab tabOf(std::string_view topic) {
    if (topic == "height") {
        return Tab::heights;
    }
    if (topic == "name") {
        return Tab::names;
    }
    if (topic == "terrain") {
        return Tab::terrain;
    }
    if (topic == "other") {
        return Tab::other;
    }
    return topic == "unknown" ? Tab::unknown : Tab::river;
}

void remarksTab(const PanelInput& input, PanelMemory& memory, Commands& out) {
    Remarks r{input, memory, out, languageOf(input), themeOf(input)};
    const Tab tab = memory.reading.tab;
    const std::vector<const Remark*> remarks = remarksOf(input.session.chronicle(), tab);
    if (tab == Tab::unknown) {
        quietText(input, tr(r.language, "What was looked for and not found, or could not be decided."));
    }
    if (tab == Tab::heights) {
        heightsTable(r);
    }
    if (remarks.empty() && (tab != Tab::heights || input.session.chronicle().spotHeights.empty())) {
        quietText(input, tr(r.language, "This campaign has nothing on this."));
    } else if (tab == Tab::names) {
        namesTable(r);
    } else {
        cards(r, remarks);
    }
}

} // namespace khalkha
