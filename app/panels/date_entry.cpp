#include "panels/date_entry.h"

#include "base/translate.h"
#include "chronicle/typed_date.h"
#include "panels/widgets.h"

#include <fmt/format.h>
#include <imgui/imgui_stdlib.h>

#include <algorithm>

namespace khalkha {

TypedInstant typedInstant(std::string_view text, const Session& session, Language language) {
    const int zone = session.chronicle().manifest.zoneMinutes;
    const std::variant<Date, TypedDateFault> read = readTypedDate(text, language, zone);
    if (const auto* const fault = std::get_if<TypedDateFault>(&read)) {
        return {{}, typedDateFaultText(*fault, language)};
    }
    const Date& date = std::get<Date>(read);
    const Span limits = session.timelineLimits();
    const bool instantaneous = date.span.start == date.span.end;
    const bool before = instantaneous ? date.span.end < limits.start : date.span.end <= limits.start;
    if (before || date.span.start >= limits.end) {
        const std::string named = formatDate(date, language, DateStyle::dateTime);
        const std::string ends = formatInstant(limits.start, zone, language, DateStyle::date) + " – " +
                                 formatInstant({limits.end.seconds - 1}, zone, language, DateStyle::date);
        return {{}, named + tr(language, ": outside the timeline, ") + ends};
    }
    const Instant at = std::max(date.span.start, limits.start);
    const std::string shown = formatInstant(at, zone, language, DateStyle::dateTimeWithWeekday);
    const bool exact = !date.isVague();
    return {at, exact ? shown : formatDate(date, language) + " → " + shown};
}

std::optional<Instant> dateField(
    const PanelInput& input, PanelMemory& memory, DateFieldMemory& field, const char* name, float width) {
    const Language language = languageOf(input);
    const int zone = input.session.chronicle().manifest.zoneMinutes;
    const std::string example = formatInstant(input.session.state().view.at, zone, language, DateStyle::date);
    ImGui::SetNextItemWidth(width);
    const bool enter = ImGui::InputTextWithHint(
        (std::string("##") + name).c_str(),
        example.c_str(),
        &field.text,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    focusLastItem(field.takeFocus);
    field.wasActive = field.isActive;
    field.isActive = ImGui::IsItemActive();
    noteWidget(memory, name);
    const TypedInstant typed = typedInstant(field.text, input.session, language);
    field.message = typed.message;
    if (!typed.message.empty()) {
        const Theme& colours = themeOf(input);
        wrappedText(typed.message, typed.at ? colours.boxText : colours.hue(Hue::orange).text);
    }
    field.takeFocus = enter && !typed.at; // what is wrong can be mended
    return enter ? typed.at : std::nullopt;
}

void dateEntry(const PanelInput& input, PanelMemory& memory, Commands& out) {
    DateFieldMemory& field = memory.dateEntry;
    if (!input.session.state().askingDate) {
        field = {};
        return;
    }
    if (!field.shown) {
        field = {};
        field.shown = field.takeFocus = true;
    }
    // Over the date, or where there is none at the bottom in the middle.
    const float width = std::min(scaled(input, 380), static_cast<float>(input.displayWidth) * 0.9F);
    ImVec2 at(
        static_cast<float>(input.displayWidth) / 2 - width / 2,
        static_cast<float>(input.displayHeight) * 0.9F);
    if (memory.dateBox) {
        at = {
            static_cast<float>(memory.dateBox->left) - scaled(input, 12),
            static_cast<float>(memory.dateBox->top) - scaled(input, 10)};
    }
    at.x = std::clamp(at.x, 0.0F, std::max(0.0F, static_cast<float>(input.displayWidth) - width));
    ImGui::SetNextWindowPos(at, ImGuiCond_Always, ImVec2(0, 1));
    ImGui::SetNextWindowSize(ImVec2(width, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, scaled(input, 8));
    ImGui::Begin(
        "###date-entry",
        nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
            ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::TextUnformatted(tr(languageOf(input), "Go to a date"));
    const std::optional<Instant> chosen =
        dateField(input, memory, field, "date-entry", ImGui::GetContentRegionAvail().x);
    ImGui::End();
    ImGui::PopStyleVar();
    if (chosen) {
        out.emplace_back(Seek{*chosen});
        out.emplace_back(AskDate{false});
    } else if (field.wasActive && !field.isActive && !field.takeFocus) {
        out.emplace_back(AskDate{false});
    }
}

} // namespace khalkha
