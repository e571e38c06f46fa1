// What is compared: two views side by side, or one over the other.
#include "base/translate.h"
#include "panels/date_entry.h"
#include "panels/widgets.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

std::vector<const char*> claimNames(Language language) {
    return {tr(language, "Both"), tr(language, "Japan"), tr(language, "USSR"), tr(language, "None")};
}

/// The instant of the right view: the clock's, some days from it, or one that stays.
void timeChoice(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const Comparison& compare = state.compare;
    const Language language = languageOf(input);
    const int current = compare.fixedAt ? 2 : compare.offsetSeconds != 0 ? 1 : 0;
    const int chosen = segmented(
        input,
        "compare-time",
        {tr(language, "Same date"), tr(language, "Days apart"), tr(language, "Fixed date")},
        current);
    noteWidget(memory, "compare-time");
    if (chosen == 0) {
        out.emplace_back(SetCompareTime{});
    } else if (chosen == 1 && current != 1) {
        out.emplace_back(SetCompareTime{{}, 7 * secondsPerDay});
    } else if (chosen == 2) {
        out.emplace_back(SetCompareTime{compare.at(state.view.at), 0});
    }
    if (current == 1) {
        auto days = static_cast<int>(compare.offsetSeconds / secondsPerDay);
        ImGui::SetNextItemWidth(scaled(input, 130));
        if (ImGui::InputInt(tr(language, "days later"), &days, 1, 7)) {
            // 0 would be the same date, and this field would go.
            const std::int64_t kept =
                days == 0 ? (compare.offsetSeconds > 0 ? -1 : 1) : std::clamp(days, -36500, 36500);
            out.emplace_back(SetCompareTime{{}, kept * secondsPerDay});
        }
    } else if (current == 2) {
        const int zone = input.session.chronicle().manifest.zoneMinutes;
        DateFieldMemory& field = memory.compareDate;
        if (!field.isActive && !field.takeFocus) {
            field.text = formatInstant(*compare.fixedAt, zone, language, DateStyle::dateTime);
        }
        const auto typed = dateField(input, memory, field, "compare-date", ImGui::GetContentRegionAvail().x);
        if (typed) {
            out.emplace_back(SetCompareTime{typed, 0});
        }
        if (ImGui::Button(tr(language, "Take the clock's date"))) {
            out.emplace_back(SetCompareTime{state.view.at, 0});
        }
        noteWidget(memory, "compare-take-date");
    }
}

} // namespace

void comparePanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const SessionState& state = input.session.state();
    const Comparison& compare = state.compare;
    const Language language = languageOf(input);
    const int mode = segmented(
        input,
        "compare",
        {tr(language, "One view"), tr(language, "Side by side"), tr(language, "Curtain")},
        static_cast<int>(compare.mode));
    noteWidget(memory, "compare");
    if (mode >= 0) {
        out.emplace_back(SetCompare{static_cast<CompareMode>(mode)});
    }
    if (!compare.isOn()) {
        return;
    }
    ImGui::TextUnformatted(tr(language, "Claims on the right"));
    const int claims =
        segmented(input, "compare-claims", claimNames(language), static_cast<int>(compare.perspective));
    noteWidget(memory, "compare-claims");
    if (claims >= 0) {
        out.emplace_back(SetComparePerspective{static_cast<Perspective>(claims)});
    }
    ImGui::TextUnformatted(tr(language, "Date on the right"));
    timeChoice(input, memory, out);
    if (compare.mode == CompareMode::split) {
        bool linked = compare.linked;
        if (ImGui::Checkbox(tr(language, "Move both maps together (U)"), &linked)) {
            out.emplace_back(SetCompareLinked{linked});
        }
        noteWidget(memory, "compare-linked");
    }
}

void dividerGrip(const PanelInput& input, double x, double top, double bottom, bool hot) {
    const Theme& colours = themeOf(input);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const auto middleX = static_cast<float>(x);
    const auto middleY = static_cast<float>((top + bottom) / 2);
    const float half = scaled(input, 11);
    const float tall = scaled(input, 22);
    const ImVec2 corner(middleX - half, middleY - tall);
    const ImVec2 end(middleX + half, middleY + tall);
    const Colour ink = hot ? colours.boxFill.withAlpha(1) : colours.boxText;
    list.AddRectFilled(corner, end, imColour(hot ? accentOf(colours) : colours.boxFill.withAlpha(1)), half);
    list.AddRect(corner, end, imColour(colours.boxText), half, 0, scaled(input, 1.5));
    const float reach = scaled(input, 4);
    for (const float way : {-1.0F, 1.0F}) {
        const float tip = middleX + way * scaled(input, 7.5);
        list.AddTriangleFilled(
            {tip, middleY},
            {tip - way * reach, middleY - reach},
            {tip - way * reach, middleY + reach},
            imColour(ink));
    }
}

} // namespace khalkha
