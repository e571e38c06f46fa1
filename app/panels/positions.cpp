// Who stood where on the day of the clock: the positions in force, bound to the map both ways.
#include "base/letters.h"
#include "base/translate.h"
#include "geo/antimeridian.h"
#include "panels/numbers.h"
#include "panels/panels.h"
#include "panels/provenance.h"
#include "panels/traffic_things.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr double leastRangeMeters = 45e3; ///< a flight to a position stays above this
constexpr double roomAround = 1.6;        ///< of a position, in the view that shows it

/// Everything the parts of the table need.
struct Table {
    const PanelInput& input;
    PanelMemory& memory;
    Commands& out;
    Language language;
    const Theme& theme;
    const Chronicle& chronicle;
    const ViewState& view;
    std::string hovered; ///< row under the mouse
};

std::vector<const Position*> inForce(const Chronicle& chronicle, const std::string& sideId, Instant at) {
    std::vector<const Position*> found;
    for (const Position& position : chronicle.positions) {
        if (position.sideId == sideId && position.span.contains(at)) {
            found.push_back(&position);
        }
    }
    return found;
}

/// "23rd Division (division), Komatsubara".
std::string formationText(const Table& t, const Formation& formation) {
    std::string text = formation.name.best(t.language);
    // "23rd Division" says itself that it is one.
    const bool named = formation.echelon.empty() || formation.echelon == "front"; // a front is called one
    const std::string echelon = named ? "" : tr(t.language, formation.echelon.c_str());
    if (!echelon.empty() && !holdsWords(foldedForSearch(text), foldedForSearch(echelon))) {
        text += fmt::format(fmt::runtime(tr(t.language, " ({})")), echelon);
    }
    const std::string& commander = formation.commander.best(t.language);
    return text + (commander.empty() ? "" : tr(t.language, ", ") + commander);
}

/// A small picture of the kind of line, in the colour of the side.
void kindSample(const Table& t, const Position& position, ImVec2 corner, ImVec2 size) {
    const Side* const side = t.chronicle.side(position.sideId);
    const ImU32 ink = imColour(t.theme.hue(side == nullptr ? Hue::grey : side->hue).line);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = corner.y + size.y / 2;
    const float right = corner.x + size.x;
    const float line = scaled(t.input, 2.6);
    const auto dashes = [&](float on, float off) {
        for (float x = corner.x; x < right; x += on + off) {
            list.AddLine({x, y}, {std::min(x + on, right), y}, ink, line);
        }
    };
    const float step = scaled(t.input, 4);
    switch (position.kind) {
    case PositionKind::line:
        list.AddLine({corner.x, y}, {right, y}, ink, scaled(t.input, 3.6));
        break;
    case PositionKind::other:
        list.AddLine({corner.x, y}, {right, y}, ink, scaled(t.input, 1.8));
        break;
    case PositionKind::startLine:
        dashes(step * 1.4F, step);
        for (const float x : {corner.x, right}) {
            list.AddLine({x, y - step}, {x, y + step}, ink, line);
        }
        break;
    case PositionKind::patrol:
        dashes(line, step);
        break;
    case PositionKind::pocket:
        list.AddCircle({corner.x + size.x / 2, y}, size.y * 0.42F, ink, 0, line);
        for (int i = 0; i < 8; ++i) {
            const float angle = static_cast<float>(i) * 0.7854F;
            const ImVec2 way(std::cos(angle), std::sin(angle));
            const ImVec2 middle(corner.x + size.x / 2, y);
            list.AddLine(
                {middle.x + way.x * size.y * 0.42F, middle.y + way.y * size.y * 0.42F},
                {middle.x + way.x * size.y * 0.22F, middle.y + way.y * size.y * 0.22F},
                ink,
                scaled(t.input, 1.5));
        }
        break;
    case PositionKind::arrow:
        list.AddLine({corner.x, y}, {right - step, y}, ink, line);
        list.AddTriangleFilled(
            {right - step * 2.2F, y - step * 1.2F}, {right, y}, {right - step * 2.2F, y + step * 1.2F}, ink);
        break;
    }
}

CameraView viewOfPosition(const Table& t, const Position& position) {
    const LonLatBox box = boxRunningOn(position.line);
    const Viewport viewport = t.input.frame == nullptr ? Viewport{} : t.input.frame->viewport;
    CameraView view = viewOf(box, viewport);
    view.rangeMeters = std::max(view.rangeMeters * roomAround, leastRangeMeters);
    return view;
}

void rowTexts(Table& t, const Position& position) {
    {
        const UseFont strong(PanelFont::strong);
        if (link(t.input, "position:" + position.id, position.name.best(t.language))) {
            t.out.emplace_back(Select{position.id, ThingKind::position});
            t.out.emplace_back(SetView{viewOfPosition(t, position), true});
        }
    }
    noteWidget(t.memory, "position:", position.id);
    for (const std::string& id : position.formationIds) {
        if (const Formation* formation = t.chronicle.formation(id)) {
            wrappedText(formationText(t, *formation));
        }
    }
    std::string trust = positionKindName(t.language, position.kind);
    if (position.provenance.uncertaintyKm > 0) {
        trust += fmt::format(" · ± {:g} km", position.provenance.uncertaintyKm);
    }
    trust += std::string(" · ") + certaintyText(t.language, position.provenance.certainty);
    quietText(t.input, trust);
    const std::string time = spanText(position.span, t.chronicle.manifest.zoneMinutes, t.language);
    if (!time.empty()) {
        quietText(t.input, time);
    }
    quietText(t.input, sourceLine(t.input, position.provenance, 3));
    if (!position.provenance.disagreement.empty()) {
        wrappedText(
            std::string(tr(t.language, "Sources differ")) + tr(t.language, ": ") +
                position.provenance.disagreement.best(t.language),
            t.theme.hue(Hue::orange).text);
    }
}

void row(Table& t, const Position& position) {
    const float sample = scaled(t.input, 34);
    const float indent = sample + scaled(t.input, 10);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    kindSample(t, position, corner, {sample, ImGui::GetTextLineHeight()});
    ImGui::Indent(indent);
    rowTexts(t, position);
    ImGui::Unindent(indent);
    const float grow = scaled(t.input, 4);
    const ImVec2 top(corner.x - grow, corner.y - grow);
    const ImVec2 end(corner.x + ImGui::GetContentRegionAvail().x, ImGui::GetCursorScreenPos().y);
    const bool under = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(top, end);
    const bool onMap = t.memory.mapHover.is(ThingKind::position, position.id);
    if (under) {
        t.hovered = position.id;
    }
    list.ChannelsSetCurrent(0);
    if (under || onMap) {
        list.AddRectFilled(top, end, ImGui::GetColorU32(ImGuiCol_HeaderHovered), scaled(t.input, 4));
    }
    if (onMap || t.view.selected.is(ThingKind::position, position.id)) {
        list.AddRect(top, end, imColour(accentOf(t.theme)), scaled(t.input, 4), 0, scaled(t.input, 2));
    }
    list.ChannelsMerge();
    if (onMap && t.memory.scrolledToPosition != position.id) {
        t.memory.scrolledToPosition = position.id;
        ImGui::SetScrollHereY(0.8F);
    }
    ImGui::Dummy(ImVec2(0, scaled(t.input, 6)));
}

/// Where nothing is known: the nearest times at which something is.
void nothingThen(Table& t) {
    quietText(t.input, tr(t.language, "No position of troops is given for this time."));
    const Position* before = nullptr;
    const Position* after = nullptr;
    for (const Position& position : t.chronicle.positions) {
        if (position.span.end <= t.view.at && (before == nullptr || position.span.end > before->span.end)) {
            before = &position;
        }
        if (position.span.start > t.view.at &&
            (after == nullptr || position.span.start < after->span.start)) {
            after = &position;
        }
    }
    const auto offer = [&](const char* label, const char* id, Instant at) {
        const std::string date =
            formatInstant(at, t.chronicle.manifest.zoneMinutes, t.language, DateStyle::date);
        if (link(t.input, id, fmt::format(fmt::runtime(tr(t.language, label)), date))) {
            t.out.emplace_back(Seek{at});
        }
        noteWidget(t.memory, "positions:", id);
    };
    if (before != nullptr) {
        offer("The last ones before: {}", "before", {before->span.end.seconds - 1});
    }
    if (after != nullptr) {
        offer("The first ones after: {}", "after", after->span.start);
    }
}

} // namespace

void positionsPanel(const PanelInput& input, PanelMemory& memory, Commands& out) {
    const Chronicle& chronicle = input.session.chronicle();
    const ViewState& view = input.session.state().view;
    Table t{input, memory, out, languageOf(input), themeOf(input), chronicle, view, {}};
    wrappedText(
        formatInstant(view.at, chronicle.manifest.zoneMinutes, t.language, DateStyle::dateWithWeekday));
    quietText(input, tr(t.language, "Schematic: drawn after descriptions, not surveyed."));
    if (!memory.mapHover.empty() && memory.mapHover.id != memory.scrolledToPosition) {
        memory.scrolledToPosition.clear();
    }
    bool any = false;
    ImGui::BeginChild("positions-rows", ImVec2(0, 0));
    for (const Side& side : chronicle.sides) {
        const std::vector<const Position*> rows = inForce(chronicle, side.id, view.at);
        if (rows.empty()) {
            continue;
        }
        any = true;
        heading(input, side.name.best(t.language).c_str());
        for (const Position* position : rows) {
            row(t, *position);
        }
    }
    if (!any) {
        nothingThen(t);
    }
    ImGui::EndChild();
    if (t.hovered != view.hovered.id) {
        out.emplace_back(Hover{t.hovered, ThingKind::position});
    }
}

} // namespace khalkha
