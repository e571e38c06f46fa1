#include "base/translate.h"
#include "panels/numbers.h"
#include "panels/panels.h"
#include "panels/provenance.h"
#include "panels/things.h"
#include "panels/tip_place.h"

#include <algorithm>

namespace khalkha {

namespace {

/// Parts of the window that a tooltip on the map may take.
constexpr float mostOfWidth = 0.32F, mostOfHeight = 0.32F;

bool closeButton(const PanelInput& input, PanelMemory& memory) {
    IconButton button;
    button.id = "close-detail";
    button.icon = Icon::close;
    button.tooltip = tr(languageOf(input), "Close (Esc)");
    button.size = scaled(input, 26);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - button.size);
    const bool clicked = iconButton(input, button);
    noteWidget(memory, "detail:close");
    return clicked;
}

/// Kind on the left, the cross on the right.
void titleRow(const PanelInput& input, PanelMemory& memory, const std::string& kind, Commands& out) {
    const float top = ImGui::GetCursorPosY();
    ImGui::SetCursorPosY(top + scaled(input, 4));
    ImGui::PushStyleColor(ImGuiCol_Text, imVector(themeOf(input).boxTextSecondary));
    clippedText(kind, ImGui::GetContentRegionAvail().x - scaled(input, 34));
    ImGui::PopStyleColor();
    ImGui::SetCursorPosY(top);
    if (closeButton(input, memory)) {
        out.emplace_back(Select{});
    }
}

void title(const std::string& text) {
    const UseFont strong(PanelFont::strong);
    wrappedText(text);
}

} // namespace

void numbersTable(const PanelInput& input, const std::vector<Measure>& numbers) {
    const Language language = languageOf(input);
    heading(input, tr(language, "Numbers"));
    for (const Measure& number : numbers) {
        const std::string value = measureText(language, number);
        {
            const UseFont strong(PanelFont::strong);
            wrappedText(value);
        }
        std::string note = number.what.best(language);
        for (const SourceRef& reference : number.sources) {
            const Source* const source = input.session.chronicle().source(reference.sourceId);
            note += (note.empty() ? "" : " — ") +
                    (source == nullptr ? reference.sourceId : source->title.best(language)) +
                    (reference.locator.empty() ? "" : ", " + reference.locator);
        }
        if (!note.empty()) {
            ImGui::Indent(scaled(input, 10));
            quietText(input, note);
            ImGui::Unindent(scaled(input, 10));
        }
    }
}

namespace {

/// The event's title in the second language, or in every other one if there is none. Who reads in a language
/// that it is not in has one of the others already.
void otherLanguages(const PanelInput& input, const Event& event) {
    const ViewState& view = input.session.state().view;
    if (!view.secondLanguage && event.title.in(view.language).empty()) {
        return;
    }
    for (int i = 0; i < languageCount; ++i) {
        const auto other = static_cast<Language>(i);
        const bool wanted = view.secondLanguage ? other == *view.secondLanguage : other != view.language;
        const std::string& title = event.title.in(other);
        if (!wanted || title.empty() || title == event.title.best(view.language)) {
            continue;
        }
        const UseFont own(fontOf(other));
        quietText(input, title);
        const std::string& summary = event.summary.in(other);
        if (!summary.empty() && event.summary.in(view.language).empty() &&
            summary != event.summary.best(view.language)) {
            quietText(input, summary);
        }
    }
}

/// What is drawn or plotted of the event: lines on the map, and the figures that go with them.
void eventRelations(const PanelInput& input, const Event& event, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    std::vector<std::pair<ThingRef, std::string>> related; // and its name
    const auto add = [&](const ThingRef& thing, const std::string& name) {
        const bool known = std::any_of(
            related.begin(), related.end(), [&](const auto& each) { return each.first == thing; });
        if (!known) {
            related.emplace_back(thing, name);
        }
    };
    for (const Link& each : chronicle.links) {
        if (std::find(each.eventIds.begin(), each.eventIds.end(), event.id) == each.eventIds.end()) {
            continue;
        }
        add({ThingKind::link, each.id}, each.name.best(language));
        if (const Series* series = chronicle.seriesOf(each.seriesId)) {
            add({ThingKind::series, series->id}, series->name.best(language));
        }
    }
    if (related.empty()) {
        return;
    }
    heading(input, tr(language, "On the map and in plots"));
    for (const auto& [thing, name] : related) {
        if (link(input, "related:" + labelId(thing), name)) {
            out.emplace_back(Select{thing.id, thing.kind});
        }
    }
}

void eventParts(const PanelInput& input, PanelMemory& memory, const Event& event, Commands& out) {
    const Language language = languageOf(input);
    const std::string date = formatDates(event.start, event.end, language, DateStyle::dateTimeWithWeekday);
    titleRow(input, memory, categoryName(language, event.category), out);
    title(event.title.best(language));
    otherLanguages(input, event);
    ImGui::Dummy(ImVec2(0, scaled(input, 2)));
    if (link(input, "date", date)) {
        out.emplace_back(SelectEvent{event.id, true});
    }
    const std::string& summary = event.summary.best(language);
    if (!summary.empty()) {
        ImGui::Dummy(ImVec2(0, scaled(input, 2)));
        wrappedText(summary);
    }
    if (!event.actorIds.empty()) {
        heading(input, tr(language, "Actors"));
        actorChips(input, event.actorIds, out);
    }
    if (!event.numbers.empty()) {
        numbersTable(input, event.numbers);
    }
    if (!event.placeIds.empty()) {
        heading(input, tr(language, "Places"));
        placeLinks(input, event.placeIds, out);
    }
    eventRelations(input, event, out);
    provenanceBlock(input, event.provenance, out);
}

} // namespace

void eventDetailPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    const ThingRef thing = input.session.state().view.selected;
    memory.detailSeen = !thing.empty();
    const ThingSummary summary = summarise(input, thing);
    if (summary.kind == nullptr) {
        return;
    }
    if (thing.kind == ThingKind::event) {
        eventParts(input, memory, *chronicle.event(thing.id), out);
        return;
    }
    titleRow(input, memory, summary.kind, out);
    title(summary.name);
    if (thing.kind == ThingKind::series) {
        seriesParts(input, memory, *chronicle.seriesOf(thing.id), out);
        return;
    }
    if (!summary.second.empty()) {
        quietText(input, summary.second);
    }
    for (const std::string& line : summary.more) {
        wrappedText(line);
    }
    if (summary.basis) {
        ImGui::Dummy(ImVec2(0, scaled(input, 2)));
        wrappedText(basisText(languageOf(input), *summary.basis));
    }
    thingParts(input, thing, out);
    if (summary.provenance) {
        provenanceBlock(input, *summary.provenance, out);
    }
}

void mapTooltip(const PanelInput& input, const PickShape& pick, const std::vector<ScreenPoint>& shape) {
    if (!input.mayExplain) {
        return;
    }
    const ThingSummary summary = summarise(input, pick.thing);
    if (summary.kind == nullptr) {
        return;
    }
    const Theme& colours = themeOf(input);
    const Language language = languageOf(input);
    const std::string name = summary.name.empty() ? std::string(summary.kind) : summary.name;
    std::vector<std::string> lines; // below the name
    if (!summary.second.empty()) {
        lines.push_back(summary.second);
    }
    lines.insert(lines.end(), summary.more.begin(), summary.more.end());
    if (summary.basis) {
        lines.emplace_back(basisText(language, *summary.basis));
    } else if (summary.provenance) {
        lines.emplace_back(certaintyText(language, summary.provenance->certainty));
    }
    if (summary.provenance && !summary.provenance->sources.empty()) {
        lines.push_back(sourceLine(input, *summary.provenance, 3));
    }
    const ImVec2 padding(scaled(input, 12), scaled(input, 8));
    const auto windowWidth = static_cast<float>(input.displayWidth);
    float width = ImGui::CalcTextSize(name.c_str()).x * 1.12F; // the strong letters are wider
    for (const std::string& line : lines) {
        width = std::max(width, ImGui::CalcTextSize(line.c_str()).x);
    }
    width = std::min({width + 2 * padding.x + 1, scaled(input, 360), windowWidth * mostOfWidth});
    // It may not take the map over: where it would be too high, the last lines go, sources first.
    const auto heightOf = [&](std::string_view text) {
        const size_t rows = linesIn(text, width - 2 * padding.x).size();
        return static_cast<float>(rows) * ImGui::GetTextLineHeightWithSpacing();
    };
    float height = heightOf(name) + 2 * padding.y;
    const float highest = static_cast<float>(input.displayHeight) * mostOfHeight;
    size_t shown = 0;
    while (shown < lines.size() && (shown == 0 || height + heightOf(lines[shown]) <= highest)) {
        height += heightOf(lines[shown++]);
    }
    const ScreenPoint place = tipOnMap(
        {width, height},
        {ImGui::GetMousePos().x, ImGui::GetMousePos().y},
        shape,
        {0, 0, input.displayWidth, input.displayHeight},
        scaled(input, 16));
    ImGui::SetNextWindowPos(ImVec2(static_cast<float>(place.x), static_cast<float>(place.y)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::BeginTooltip();
    ImGui::PopStyleVar();
    {
        const UseFont strong(PanelFont::strong);
        wrappedText(name);
    }
    for (size_t i = 0; i < shown; ++i) {
        wrappedText(lines[i], colours.boxTextSecondary);
    }
    ImGui::EndTooltip();
}

} // namespace khalkha
