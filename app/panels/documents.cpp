// Documents about the line on a timeline of their own, and the one that is read.
#include "base/letters.h"
#include "base/translate.h"
#include "panels/document_marks.h"
#include "panels/reading.h"
#include "panels/tooltip.h"
#include "session/reading.h"

#include <imgui/imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Everything the parts of the documents need.
struct Documents {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    Language language;
    const Theme& theme;
    std::vector<const Document*> all, shown;
    std::vector<DocumentRow> rows;
};

std::vector<const Document*> documentsShown(const PanelInput& input, const ReadingMemory& reading) {
    const std::string search = foldedForSearch(reading.search);
    std::vector<const Document*> shown;
    for (const Document& document : input.session.chronicle().documents) {
        const bool wanted = reading.all || !document.background ||
                            input.session.state().read.is(ThingKind::document, document.id);
        if (wanted && (search.empty() || holdsWords(searchTextOf(document), search))) {
            shown.push_back(&document);
        }
    }
    return shown;
}

void step(Documents& d, int by) {
    if (d.shown.empty()) {
        return;
    }
    const ThingRef& read = d.input.session.state().read;
    const auto at = std::find_if(d.shown.begin(), d.shown.end(), [&](const Document* document) {
        return read.is(ThingKind::document, document->id);
    });
    const auto last = static_cast<std::ptrdiff_t>(d.shown.size()) - 1;
    const std::ptrdiff_t index = at == d.shown.end()
                                     ? (by > 0 ? 0 : last)
                                     : std::clamp<std::ptrdiff_t>((at - d.shown.begin()) + by, 0, last);
    d.out.emplace_back(Read{d.shown[static_cast<size_t>(index)]->id, ThingKind::document});
}

bool stepButton(Documents& d, const char* id, Icon icon, const char* tooltip) {
    IconButton button;
    button.id = id;
    button.icon = icon;
    button.tooltip = tr(d.language, tooltip);
    button.size = ImGui::GetFrameHeight();
    const bool clicked = iconButton(d.input, button);
    noteWidget(d.memory, "documents:", id);
    ImGui::SameLine(0, scaled(d.input, 4));
    return clicked;
}

void tools(Documents& d) {
    ReadingMemory& reading = d.memory.reading;
    if (stepButton(d, "previous", Icon::dayBack, "Previous document (Left)")) {
        step(d, -1);
    }
    if (stepButton(d, "next", Icon::dayForward, "Next document (Right)")) {
        step(d, 1);
    }
    // The search and the switch share what is left; words that do not fit end in "…".
    const char* const all = tr(d.language, "Also the background");
    const ImGuiStyle& style = ImGui::GetStyle();
    const float room = ImGui::GetContentRegionAvail().x - style.ItemSpacing.x;
    const float box = ImGui::GetFrameHeight() + style.ItemInnerSpacing.x;
    const float searchWidth = std::clamp(
        room - box - ImGui::CalcTextSize(all).x,
        std::min(scaled(d.input, 90), room * 0.45F),
        scaled(d.input, 240));
    const std::string hint =
        fittingText(tr(d.language, "Search the documents"), searchWidth - 2 * style.FramePadding.x);
    ImGui::SetNextItemWidth(searchWidth);
    ImGui::InputTextWithHint("##documents-search", hint.c_str(), &reading.search);
    noteWidget(d.memory, "documents:search");
    explain(d.input, tr(d.language, "Search the documents"));
    ImGui::SameLine();
    const std::string label = fittingText(all, room - searchWidth - box) + "###documents-all";
    ImGui::Checkbox(label.c_str(), &reading.all);
    noteWidget(d.memory, "documents:all");
    explain(d.input, tr(d.language, "Also documents that say nothing of this line"));
}

/// Where the rows and their letters stand.
struct Chart {
    ImVec2 corner, size;
    float labelWidth = 0, rowHeight = 0, axisHeight = 0, markRadius = 0;
    [[nodiscard]] float left() const { return corner.x + labelWidth; }
    [[nodiscard]] float right() const { return corner.x + size.x; }
    [[nodiscard]] float rowTop(size_t row) const { return corner.y + rowHeight * static_cast<float>(row); }
    [[nodiscard]] float rowMiddle(size_t row) const { return rowTop(row) + rowHeight / 2; }
};

constexpr int mostLevels = 3; ///< of marks within a row

Chart chartOf(const Documents& d, ImVec2 corner, ImVec2 size) {
    Chart chart;
    chart.corner = corner;
    chart.size = size;
    chart.labelWidth = std::min(scaled(d.input, 236), size.x * 0.34F);
    chart.axisHeight = ImGui::GetTextLineHeight() * 1.5F;
    chart.rowHeight =
        std::max(scaled(d.input, 30), (size.y - chart.axisHeight) / static_cast<float>(d.rows.size()));
    chart.markRadius = std::clamp(chart.rowHeight * 0.15F, scaled(d.input, 5), scaled(d.input, 7.5));
    return chart;
}

/// Height of a mark: the levels that its row uses stand about the row's middle.
float levelY(const Chart& chart, const DocumentTimeline& timeline, const DocumentMark& mark) {
    int last = 0;
    for (const DocumentMark& other : timeline.marks) {
        last = other.row == mark.row ? std::max(last, other.level) : last;
    }
    const auto levels = static_cast<float>(last + 1);
    const float apart = std::min(chart.rowHeight * 0.96F / levels, chart.markRadius * 2.6F);
    return chart.rowMiddle(mark.row) + (static_cast<float>(mark.level) - (levels - 1) / 2) * apart;
}

std::vector<std::string_view> broken(const std::string& text, float width) {
    return breakLines(text, std::max(20.0F, width), [](std::string_view part) {
        return static_cast<double>(ImGui::CalcTextSize(part.data(), part.data() + part.size()).x);
    });
}

/// Name of a row, in equal size for all: what it is called on the map, and what that means.
void drawRowLabel(const Documents& d, const Chart& chart, ImDrawList& list, size_t row) {
    const RowLook look = lookOf(d.input, d.rows[row]);
    const float width = chart.labelWidth - scaled(d.input, 16);
    const float line = ImGui::GetTextLineHeight() * 1.02F;
    const auto most = static_cast<size_t>(std::max(1.0F, (chart.rowHeight - scaled(d.input, 4)) / line));
    std::vector<std::pair<std::string, bool>> lines;
    {
        const UseFont strong(PanelFont::strong);
        for (const std::string_view part : broken(look.name, width)) {
            lines.emplace_back(part, true);
        }
    }
    for (const std::string_view part : broken(look.more, width)) {
        lines.emplace_back(part, false);
    }
    const size_t count = std::min(most, lines.size());
    float y = chart.rowMiddle(row) - line * static_cast<float>(count) / 2;
    for (size_t i = 0; i < count; ++i) {
        const UseFont font(lines[i].second ? PanelFont::strong : PanelFont::body);
        // A name that stands alone says enough; what it means is in the tooltip.
        const bool cut = i + 1 == count && count < lines.size() && lines[count].second == lines[i].second;
        const std::string text = lines[i].first + (cut ? " …" : "");
        const Colour ink = lines[i].second ? look.line : d.theme.boxTextSecondary;
        list.AddText({chart.corner.x, y}, imColour(ink), text.c_str());
        y += line;
    }
}

void drawGround(const Documents& d, const Chart& chart, const DocumentTimeline& timeline, ImDrawList& list) {
    const float bottom = chart.rowTop(d.rows.size());
    const ImU32 grid = imColour(d.theme.boxTextSecondary.withAlpha(0.25));
    for (const ScalePiece& piece : timeline.pieces) {
        list.AddRectFilled(
            {static_cast<float>(piece.left), chart.corner.y},
            {static_cast<float>(piece.right), bottom},
            ImGui::GetColorU32(ImGuiCol_FrameBg));
    }
    for (const DocumentTick& tick : timeline.ticks) {
        const auto x = static_cast<float>(tick.x);
        list.AddLine({x, chart.corner.y}, {x, bottom + (tick.label.empty() ? 0 : scaled(d.input, 5))}, grid);
        list.AddText(
            {x + scaled(d.input, 2), bottom + scaled(d.input, 3)},
            imColour(d.theme.boxTextSecondary),
            tick.label.c_str());
    }
    for (size_t row = 0; row < d.rows.size(); ++row) {
        drawRowLabel(d, chart, list, row);
        const float y = chart.rowMiddle(row);
        for (const ScalePiece& piece : timeline.pieces) {
            const ImVec2 from(static_cast<float>(piece.left), y);
            rowLine(d.input, list, d.rows[row], from, {static_cast<float>(piece.right), y}, false);
        }
        if (row > 0) {
            const float top = chart.rowTop(row);
            list.AddLine({chart.corner.x, top}, {chart.right(), top}, imColour(d.theme.boxBorder));
        }
    }
    // Breaks of the scale: two strokes across the foot of the rows.
    for (size_t i = 1; i < timeline.pieces.size(); ++i) {
        const auto x = static_cast<float>((timeline.pieces[i - 1].right + timeline.pieces[i].left) / 2);
        const float reach = scaled(d.input, 5);
        for (const float shift : {-scaled(d.input, 2), scaled(d.input, 2)}) {
            list.AddLine(
                {x + shift - reach * 0.4F, bottom + reach},
                {x + shift + reach * 0.4F, bottom - reach},
                imColour(d.theme.boxText),
                scaled(d.input, 1.4));
        }
    }
}

/// Marks with the time that each may be of; returns the one under the mouse.
const DocumentMark* drawMarks(
    Documents& d, const Chart& chart, const DocumentTimeline& timeline, ImDrawList& list, bool hovered) {
    const ThingRef& chosen = d.input.session.state().read;
    const ImVec2 mouse = ImGui::GetMousePos();
    const DocumentMark* under = nullptr;
    float nearest = chart.markRadius * 1.7F;
    for (const DocumentMark& mark : timeline.marks) {
        const ImVec2 center(static_cast<float>(mark.x), levelY(chart, timeline, mark));
        const DocumentRow& row = d.rows[mark.row];
        if (mark.spanRight - mark.spanLeft > chart.markRadius * 2.4) {
            list.AddLine(
                {static_cast<float>(mark.spanLeft), center.y},
                {static_cast<float>(mark.spanRight), center.y},
                imColour(lookOf(d.input, row).line),
                scaled(d.input, 2));
        }
        const bool selected = chosen.is(ThingKind::document, mark.document->id);
        if (selected) {
            const float ring = chart.markRadius + scaled(d.input, 4);
            list.AddCircleFilled(center, ring, imColour(d.theme.boxFill.withAlpha(1)));
            list.AddCircle(center, ring, imColour(accentOf(d.theme)), 0, scaled(d.input, 2.4));
        }
        documentMark(d.input, list, mark.document->kind, row, center, chart.markRadius);
        noteWidget(
            d.memory,
            "document:" + mark.document->id,
            {center.x - 2, center.y - 2, center.x + 2, center.y + 2});
        const float distance = std::hypot(mouse.x - center.x, mouse.y - center.y);
        if (hovered && distance < nearest) {
            nearest = distance;
            under = &mark;
        }
    }
    return under;
}

void tooltip(const Documents& d, const Document& document, const WidgetBox& mark) {
    const Tooltip tip(d.input, mark, scaled(d.input, 330));
    if (!tip.isOpen()) {
        return;
    }
    wrappedText(
        documentDate(document, d.language) + " · " + documentKindName(d.language, document.kind),
        d.theme.boxTextSecondary);
    {
        const UseFont strong(PanelFont::strong);
        wrappedText(document.title.best(d.language));
    }
    if (!document.parties.empty()) {
        wrappedText(document.parties.best(d.language));
    }
}

/// Shapes of the kinds on the timeline, in one line that breaks where it must.
void kindLegend(const Documents& d) {
    std::vector<std::string_view> kinds;
    for (const Document* document : d.all) {
        if (std::find(kinds.begin(), kinds.end(), document->kind) == kinds.end()) {
            kinds.push_back(document->kind);
        }
    }
    const DocumentRow plain{DocumentRow::Kind::none, {}};
    const float gap = scaled(d.input, 14);
    const float radius = scaled(d.input, 5);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    bool first = true;
    for (const std::string_view kind : kinds) {
        const char* const name = documentKindName(d.language, kind);
        const float width = ImGui::CalcTextSize(name).x + radius * 3.2F;
        if (!first && ImGui::GetItemRectMax().x + gap + width <= right) {
            ImGui::SameLine(0, gap);
        }
        first = false;
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float line = ImGui::GetTextLineHeight();
        ImGui::Dummy(ImVec2(width, line));
        ImDrawList& list = *ImGui::GetWindowDrawList();
        documentMark(d.input, list, kind, plain, {corner.x + radius, corner.y + line * 0.55F}, radius);
        list.AddText({corner.x + radius * 2.8F, corner.y}, imColour(d.theme.boxTextSecondary), name);
    }
}

void keys(Documents& d) {
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetWindowFocus();
    }
    d.memory.reading.takesArrows = ImGui::IsWindowFocused() && !ImGui::GetIO().WantTextInput;
    if (!d.memory.reading.takesArrows) {
        return;
    }
    if (isKeyPressed(ImGuiKey_RightArrow)) {
        step(d, 1);
    } else if (isKeyPressed(ImGuiKey_LeftArrow)) {
        step(d, -1);
    }
}

void timelineOfDocuments(Documents& d) {
    tools(d);
    const float legendHeight = ImGui::GetTextLineHeightWithSpacing() * 2 + ImGui::GetStyle().ItemSpacing.y;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    // Where there is no room for them, what the shapes mean is said by the tooltips.
    const bool explained = room.y - legendHeight >= scaled(d.input, 130);
    const ImVec2 size(
        std::max(60.0F, room.x),
        std::max(20.0F, explained ? room.y - legendHeight : room.y - ImGui::GetStyle().ItemSpacing.y));
    ImGui::InvisibleButton("##documents", size);
    showFocus(d.input);
    noteWidget(d.memory, "documents:chart");
    const bool hovered = ImGui::IsItemHovered();
    const Chart chart = chartOf(d, corner, size);
    DocumentRequest request;
    request.left = chart.left();
    request.right = chart.right();
    request.markPx = chart.markRadius * 2.3;
    request.breakPx = scaled(d.input, 10);
    request.leastPiecePx = scaled(d.input, 54);
    request.levels = std::clamp(static_cast<int>(chart.rowHeight / (chart.markRadius * 2.1F)), 2, mostLevels);
    request.zoneMinutes = d.input.session.chronicle().manifest.zoneMinutes;
    request.language = d.language;
    request.measure = [](std::string_view text) {
        return static_cast<double>(ImGui::CalcTextSize(text.data(), text.data() + text.size()).x);
    };
    const DocumentTimeline timeline = layOutDocuments(d.all, d.shown, d.rows, request);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    drawGround(d, chart, timeline, list);
    const DocumentMark* const under = drawMarks(d, chart, timeline, list, hovered);
    const ImVec2 mouse = ImGui::GetMousePos();
    if (hovered && mouse.x < chart.left() && mouse.y < chart.rowTop(d.rows.size())) {
        const auto row = static_cast<size_t>(std::max(0.0F, (mouse.y - corner.y) / chart.rowHeight));
        const RowLook look = lookOf(d.input, d.rows[std::min(row, d.rows.size() - 1)]);
        const float rowTop = chart.rowTop(row);
        explain(
            d.input,
            {corner.x, rowTop, chart.left(), rowTop + chart.rowHeight},
            look.name + "\n" + look.more);
    }
    if (under != nullptr) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsMouseClicked(0)) {
            d.out.emplace_back(Read{under->document->id, ThingKind::document});
        } else {
            const auto x = static_cast<float>(under->x);
            const float y = levelY(chart, timeline, *under);
            const float r = chart.markRadius;
            tooltip(d, *under->document, {x - r, y - r, x + r, y + r});
        }
    }
    if (explained) {
        kindLegend(d);
    }
    keys(d);
}

} // namespace

void documentsTab(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    Documents d{
        input,
        memory,
        out,
        languageOf(input),
        themeOf(input),
        {},
        documentsShown(input, memory.reading),
        documentRows(chronicle)};
    if (chronicle.documents.empty()) {
        quietText(input, tr(d.language, "This campaign has no documents."));
        return;
    }
    for (const Document& document : chronicle.documents) {
        d.all.push_back(&document);
    }
    const float gap = scaled(input, 12);
    const float whole = ImGui::GetContentRegionAvail().x;
    const float detail =
        std::clamp(whole * 0.38F, std::min(scaled(input, 300), whole * 0.45F), scaled(input, 520));
    ImGui::BeginChild(
        "chart",
        ImVec2(whole - detail - gap, 0),
        false,
        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNavInputs);
    timelineOfDocuments(d);
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    ImGui::BeginChild("document", ImVec2(0, 0));
    documentDetail(input, memory, out);
    ImGui::EndChild();
}

} // namespace khalkha
