#include "panels/symbol_rows.h"

#include "base/translate.h"
#include "panels/widgets.h"
#include "scene/mark_colours.h"
#include "scene/unit_symbol.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double sampleWidth = 58;

/// Draws a symbol into a box of the width of the samples and the height of a row.
class SampleDrawer {
public:
    SampleDrawer(const PanelInput& input, const UnitSymbol& symbol)
        : _input(input), _symbol(symbol), _list(*ImGui::GetWindowDrawList()) {
        const double height = ImGui::GetTextLineHeight() * 1.25;
        const SymbolBox& box = symbol.box;
        _unit = static_cast<float>(
            std::min(height / (box.bottom - box.top), scaled(input, sampleWidth) / (box.right - box.left)));
        const ImVec2 cursor = ImGui::GetCursorScreenPos();
        _middle = {
            cursor.x + scaled(input, sampleWidth / 2),
            cursor.y + ImGui::GetTextLineHeight() * 0.55F -
                static_cast<float>(box.top + box.bottom) / 2 * _unit};
    }

    void draw(Colour fill, bool withFrame) {
        const ImU32 line = imColour(withFrame ? Colour{0x10, 0x12, 0x16, 255} : themeOf(_input).boxText);
        const ImU32 outside = imColour(themeOf(_input).boxText);
        if (withFrame) {
            polygon(_symbol.frame, imColour(fill));
        }
        for (const SymbolShape& shape : _symbol.shapes) {
            stroke(shape, shape.inside ? line : outside);
        }
        if (withFrame) {
            stroke({_symbol.frame, 7, !_symbol.frameOpen, true, false}, line);
        }
    }

private:
    [[nodiscard]] ImVec2 at(ScreenPoint point) const {
        return {
            _middle.x + static_cast<float>(point.x) * _unit, _middle.y + static_cast<float>(point.y) * _unit};
    }
    [[nodiscard]] std::vector<ImVec2> points(const ScreenLine& line) const {
        std::vector<ImVec2> result;
        result.reserve(line.size());
        for (const ScreenPoint& point : line) {
            result.push_back(at(point));
        }
        return result;
    }
    void polygon(const ScreenLine& ring, ImU32 colour) {
        const std::vector<ImVec2> corners = points(ring);
        _list.AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), colour);
    }
    void stroke(const SymbolShape& shape, ImU32 colour) {
        if (shape.width <= 0) {
            polygon(shape.line, colour);
            return;
        }
        const std::vector<ImVec2> corners = points(shape.line);
        _list.AddPolyline(
            corners.data(),
            static_cast<int>(corners.size()),
            colour,
            shape.closed ? ImDrawFlags_Closed : ImDrawFlags_None,
            std::max(static_cast<float>(shape.width) * _unit, scaled(_input, 1.2)));
    }

    const PanelInput& _input;
    const UnitSymbol& _symbol;
    ImDrawList& _list;
    ImVec2 _middle;
    float _unit = 1;
};

void row(const PanelInput& input, const Sidc& sidc, Colour fill, bool withFrame, const char* text) {
    UnitSymbol symbol = unitSymbol(sidc);
    if (!withFrame) { // the marks alone
        symbol.box.bottom = -50;
        symbol.box.left = -75;
        symbol.box.right = 75;
    }
    SampleDrawer(input, symbol).draw(fill, withFrame);
    const float indent = scaled(input, sampleWidth + 10);
    ImGui::Indent(indent);
    wrappedText(text);
    ImGui::Unindent(indent);
}

Sidc symbolWith(StandardIdentity identity, Echelon echelon, int entity) {
    Sidc sidc;
    sidc.identity = identity;
    sidc.echelon = echelon;
    sidc.entity = entity;
    return sidc;
}

} // namespace

void symbolRows(const PanelInput& input) {
    const Language language = languageOf(input);
    heading(input, tr(language, "Unit symbols (MIL-STD-2525D, APP-6D)"));
    struct FrameRow {
        StandardIdentity identity;
        const char* text;
    };
    for (const FrameRow& frame :
         {FrameRow{StandardIdentity::friendly, "Friend of the side whose view is shown"},
          FrameRow{StandardIdentity::hostile, "Its enemy"},
          FrameRow{StandardIdentity::neutral, "No side is taken (both views, or none), and third parties"}}) {
        row(input,
            symbolWith(frame.identity, Echelon::unspecified, 0),
            identityFill(frameKind(frame.identity), themeOf(input), Hue::grey),
            true,
            tr(language, frame.text));
    }
    quietText(input, tr(language, "The line of the frame has the colour of the side. Dashed: planned."));
    const Colour fill = identityFill(FrameKind::neutral, themeOf(input), Hue::grey);
    for (const Echelon echelon :
         {Echelon::company,
          Echelon::battalion,
          Echelon::regiment,
          Echelon::brigade,
          Echelon::division,
          Echelon::corps,
          Echelon::army,
          Echelon::armyGroup,
          Echelon::theatre}) {
        row(input,
            symbolWith(StandardIdentity::friendly, echelon, 0),
            fill,
            false,
            tr(language, echelonName(echelon)));
    }
    for (const SymbolEntity& each : symbolEntities()) {
        if (each.set == SymbolSet::landUnit) {
            row(input,
                symbolWith(StandardIdentity::friendly, Echelon::unspecified, each.entity),
                fill,
                true,
                tr(language, each.name));
        }
    }
}

} // namespace khalkha
