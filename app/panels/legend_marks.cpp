#include "panels/legend_marks.h"

#include "base/translate.h"

#include <algorithm>

namespace khalkha {

namespace {

/// A row being drawn: the middle of its sample and what it is drawn with.
struct Sample {
    const PanelInput& input;
    ImVec2 left, middle;
    ImDrawList& list;
    [[nodiscard]] float size(double px) const { return scaled(input, px); }
};

Sample sampleOf(const PanelInput& input) {
    const ImVec2 left = beginLegendSample(input);
    return {
        input, left, {left.x + scaled(input, legendSampleWidth / 2), left.y}, *ImGui::GetWindowDrawList()};
}

void placeSymbol(const Sample& s, PlaceKind kind) {
    const Theme& theme = themeOf(s.input);
    const ImU32 ink = imColour(theme.place);
    const ImU32 paper = imColour(theme.textHalo);
    const ImVec2 p = s.middle;
    const float line = s.size(1.8);
    const auto ring = [&](float radius) {
        s.list.AddCircleFilled(p, radius, paper);
        s.list.AddCircle(p, radius, ink, 0, line);
    };
    const float r = s.size(6);
    switch (kind) {
    case PlaceKind::capital:
        ring(s.size(7));
        s.list.AddCircleFilled(p, s.size(3.2), ink);
        break;
    case PlaceKind::city:
        ring(s.size(5.5));
        break;
    case PlaceKind::village:
        s.list.AddCircleFilled(p, s.size(3), ink);
        break;
    case PlaceKind::fort:
        s.list.AddRectFilled({p.x - r, p.y - r}, {p.x + r, p.y + r}, paper);
        s.list.AddRect({p.x - r, p.y - r}, {p.x + r, p.y + r}, ink, 0, 0, line);
        s.list.AddCircleFilled(p, 0.35F * r, ink);
        break;
    case PlaceKind::hill:
        s.list.AddTriangleFilled(
            {p.x, p.y - r}, {p.x + 0.95F * r, p.y + 0.7F * r}, {p.x - 0.95F * r, p.y + 0.7F * r}, paper);
        s.list.AddTriangle(
            {p.x, p.y - r}, {p.x + 0.95F * r, p.y + 0.7F * r}, {p.x - 0.95F * r, p.y + 0.7F * r}, ink, line);
        break;
    case PlaceKind::pass:
        for (const float side : {-1.0F, 1.0F}) {
            const ImVec2 waist(p.x + side * 0.3F * r, p.y);
            s.list.AddLine({p.x + side * 0.9F * r, p.y - r}, waist, ink, line);
            s.list.AddLine(waist, {p.x + side * 0.9F * r, p.y + r}, ink, line);
        }
        break;
    default:
        ring(s.size(4.2));
        break;
    }
}

void railway(const Sample& s) {
    const Theme& theme = themeOf(s.input);
    const ImU32 ink = imColour(mix(theme.text, theme.land, 0.2));
    const float end = s.left.x + s.size(legendSampleWidth);
    s.list.AddLine(s.left, {end, s.left.y}, ink, s.size(1.6));
    for (float x = s.left.x + s.size(5); x < end; x += s.size(12)) {
        s.list.AddLine({x, s.left.y - s.size(3.6)}, {x, s.left.y + s.size(3.6)}, ink, s.size(1.3));
    }
}

void road(const Sample& s) {
    const Theme& theme = themeOf(s.input);
    const ImU32 ink = imColour(mix(theme.hue(Hue::orange).line, theme.text, 0.45));
    for (const double side : {-1.8, 1.8}) {
        const float y = s.left.y + s.size(side);
        s.list.AddLine({s.left.x, y}, {s.left.x + s.size(legendSampleWidth), y}, ink, s.size(1.2));
    }
}

void waterway(const Sample& s) {
    const Theme& theme = themeOf(s.input);
    const ImU32 ink = imColour(mix(theme.river, theme.text, 0.35));
    const float end = s.left.x + s.size(legendSampleWidth);
    for (float x = s.left.x; x < end; x += s.size(7)) {
        s.list.AddLine({x, s.left.y}, {std::min(end, x + s.size(3)), s.left.y}, ink, s.size(2.4));
    }
}

/// A square with bastions, as on the map; only its outline where it is inferred.
void fortifiedRegion(const Sample& s) {
    const ImU32 ink = imColour(themeOf(s.input).hue(Hue::blue).line);
    const float size = s.size(6.5);
    const float neck = 0.62F * size;
    const ImVec2 p = s.middle;
    s.list.AddRectFilled({p.x - neck, p.y - neck}, {p.x + neck, p.y + neck}, ink);
    for (const float x : {-1.0F, 1.0F}) {
        for (const float y : {-1.0F, 1.0F}) {
            s.list.AddTriangleFilled(
                {p.x + x * size, p.y + y * size},
                {p.x + x * neck * 0.1F, p.y + y * neck},
                {p.x + x * neck, p.y + y * neck * 0.1F},
                ink);
        }
    }
}

void plannedLine(const Sample& s) {
    const ImU32 ink = imColour(themeOf(s.input).hue(Hue::blue).line);
    const float end = s.left.x + s.size(legendSampleWidth);
    for (float x = s.left.x; x < end; x += s.size(19)) {
        s.list.AddLine({x, s.left.y}, {std::min(end, x + s.size(12)), s.left.y}, ink, s.size(1.5));
        s.list.AddLine({x + s.size(6), s.left.y}, {x + s.size(6), s.left.y - s.size(5)}, ink, s.size(1.4));
    }
}

} // namespace

ImVec2 beginLegendSample(const PanelInput& input) {
    return {
        ImGui::GetCursorScreenPos().x,
        ImGui::GetCursorScreenPos().y + ImGui::GetTextLineHeight() * 0.55F + scaled(input, 1)};
}

void endLegendSample(const PanelInput& input, const char* text) {
    const float indent = scaled(input, legendSampleWidth + 10);
    ImGui::Indent(indent);
    wrappedText(text);
    ImGui::Unindent(indent);
}

void legendMarks(const PanelInput& input) {
    const Chronicle& chronicle = input.session.chronicle();
    const Language language = languageOf(input);
    const auto row = [&](const char* text, const auto& draw) {
        draw(sampleOf(input));
        endLegendSample(input, tr(language, text));
    };
    const auto hasRoute = [&](RouteKind kind) {
        return std::any_of(chronicle.routes.begin(), chronicle.routes.end(), [&](const Route& route) {
            return route.kind == kind;
        });
    };
    const auto hasZone = [&](std::string_view kind) {
        return std::any_of(chronicle.zones.begin(), chronicle.zones.end(), [&](const Zone& zone) {
            return zone.kind == kind;
        });
    };
    heading(input, tr(language, "Places and ways"));
    struct PlaceRow {
        PlaceKind kind;
        const char* text;
    };
    for (const PlaceRow& each :
         {PlaceRow{PlaceKind::capital, "Capital"},
          PlaceRow{PlaceKind::city, "City; larger symbol and name: of higher rank"},
          PlaceRow{PlaceKind::town, "Town"},
          PlaceRow{PlaceKind::village, "Village, point on the way"},
          PlaceRow{PlaceKind::fort, "Fort"},
          PlaceRow{PlaceKind::pass, "Pass"},
          PlaceRow{PlaceKind::hill, "Hill, mountain"},
          PlaceRow{PlaceKind::other, "Other place"}}) {
        const bool any =
            std::any_of(chronicle.places.begin(), chronicle.places.end(), [&](const Place& place) {
                return place.kind == each.kind;
            });
        if (any) {
            row(each.text, [&](const Sample& sample) { placeSymbol(sample, each.kind); });
        }
    }
    if (hasRoute(RouteKind::railway)) {
        row("Railway; dashed where its course is reconstructed", railway);
    }
    if (hasRoute(RouteKind::road)) {
        row("Road", road);
    }
    if (hasRoute(RouteKind::river) || hasRoute(RouteKind::sea)) {
        row("River route, sea route", waterway);
    }
    if (hasZone("fortified-region")) {
        row("Fortified region; only its outline where inferred", fortifiedRegion);
    }
    if (hasZone("planned-line")) {
        row("Planned line of defence", plannedLine);
    }
}

} // namespace khalkha
