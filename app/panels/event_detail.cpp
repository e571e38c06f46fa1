#include "base/translate.h"
#include "panels/panels.h"
#include "panels/provenance.h"
#include "panels/things.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

/// "1,577,725"; numbers that are no integers keep their decimals.
std::string grouped(double value) {
    if (std::floor(value) != value || std::abs(value) >= 1e15) {
        return fmt::format("{:g}", value);
    }
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (auto at = static_cast<std::int64_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<size_t>(at), ",");
    }
    return (value < 0 ? "-" : "") + digits;
}

/// "3,827 men"; a number that names something ("directive No. 11112") is not grouped.
std::string valueText(Language language, const Measure& number) {
    if (number.unit == "number") {
        std::string text = tr(language, "No. {}");
        const size_t place = text.find("{}");
        const std::string digits = fmt::format("{:.0f}", number.value);
        return place == std::string::npos ? digits : text.replace(place, 2, digits);
    }
    const std::string unit = tr(language, number.unit.c_str());
    const bool han = language == Language::ja && unit != number.unit;
    return grouped(number.value) + (han ? "" : " ") + unit;
}

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

void numbersTable(const PanelInput& input, const std::vector<Measure>& numbers) {
    const Language language = languageOf(input);
    heading(input, tr(language, "Numbers"));
    for (const Measure& number : numbers) {
        const std::string value = valueText(language, number);
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

/// The event in the second language, or in every other one if there is none.
void otherLanguages(const PanelInput& input, const Event& event) {
    const ViewState& view = input.session.state().view;
    for (int i = 0; i < languageCount; ++i) {
        const auto other = static_cast<Language>(i);
        const bool wanted = view.secondLanguage ? other == *view.secondLanguage : other != view.language;
        if (!wanted || other == view.language || event.title.in(other).empty()) {
            continue;
        }
        quietText(input, event.title.in(other));
        if (!event.summary.in(other).empty() && event.summary.in(view.language).empty()) {
            quietText(input, event.summary.in(other));
        }
    }
}

void eventParts(const PanelInput& input, PanelMemory& memory, const Event& event, Commands& out) {
    const Language language = languageOf(input);
    std::string date = formatDate(event.start, language, DateStyle::dateTimeWithWeekday);
    if (event.end && event.end->span.end > event.start.span.end) {
        date += " – " + formatDate(*event.end, language, DateStyle::dateTime);
    }
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
    provenanceBlock(input, event.provenance, out);
}

} // namespace

void eventDetailPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const std::string& id = state.view.selectedId;
    if (const Event* event = input.session.chronicle().event(id)) {
        eventParts(input, memory, *event, out);
        return;
    }
    const ThingSummary summary = summarise(input, "", id);
    if (summary.kind == nullptr) {
        titleRow(input, memory, id, out);
        return;
    }
    titleRow(input, memory, summary.kind, out);
    title(summary.name);
    if (!summary.second.empty()) {
        quietText(input, summary.second);
    }
    if (summary.basis) {
        ImGui::Dummy(ImVec2(0, scaled(input, 2)));
        wrappedText(basisText(languageOf(input), *summary.basis));
    }
    thingParts(input, id, out);
    if (summary.provenance != nullptr) {
        provenanceBlock(input, *summary.provenance, out);
    }
}

void mapTooltip(const PanelInput& input, const PickShape& pick) {
    const ThingSummary summary = summarise(input, pick.kind, pick.id);
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
    if (summary.basis) {
        lines.emplace_back(basisText(language, *summary.basis));
    } else if (summary.provenance != nullptr) {
        lines.emplace_back(certaintyText(language, summary.provenance->certainty));
    }
    if (summary.provenance != nullptr && !summary.provenance->sources.empty()) {
        lines.push_back(sourceLine(input, *summary.provenance, 3));
    }
    const ImVec2 padding(scaled(input, 12), scaled(input, 8));
    float width = ImGui::CalcTextSize(name.c_str()).x * 1.12F; // the strong letters are wider
    for (const std::string& line : lines) {
        width = std::max(width, ImGui::CalcTextSize(line.c_str()).x);
    }
    width = std::min(width + 2 * padding.x + 1, scaled(input, 360));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::BeginTooltip();
    ImGui::PopStyleVar();
    {
        const UseFont strong(PanelFont::strong);
        wrappedText(name);
    }
    for (const std::string& line : lines) {
        wrappedText(line, colours.boxTextSecondary);
    }
    ImGui::EndTooltip();
}

} // namespace khalkha
