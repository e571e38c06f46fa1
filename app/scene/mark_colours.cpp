#include "scene/mark_colours.h"

namespace khalkha {

namespace {

/// The standard's light fills.
constexpr Colour friendFill{128, 224, 255, 255}, hostileFill{255, 128, 128, 255},
    unknownFill{255, 255, 128, 255};
constexpr Colour ink{0x10, 0x12, 0x16, 255};

} // namespace

Colour identityFill(FrameKind kind, const Theme& theme, Hue hue) {
    switch (kind) {
    case FrameKind::friendly:
        return friendFill;
    case FrameKind::hostile:
        return hostileFill;
    case FrameKind::unknown:
        return unknownFill;
    case FrameKind::neutral:
        break;
    }
    // Light enough for the black arm within, in every theme.
    Colour fill = theme.hue(hue).band;
    fill.a = 255;
    return mix(fill, {255, 255, 255, 255}, 0.45);
}

MarkColours markColours(const ComposeInput& in, const UnitMark& mark) {
    const Side* side = in.model.chronicle().side(mark.sideId);
    const Hue hue = side != nullptr ? side->hue : Hue::grey;
    // Frames stand on light fills: dark lines, whatever the theme.
    const Theme& lines = in.theme.name == ThemeName::dark ? theme(ThemeName::light) : in.theme;
    const FrameKind kind = mark.symbol ? frameKind(mark.symbol->identity) : FrameKind::unknown;
    MarkColours colours;
    colours.symbol.fill = identityFill(kind, in.theme, hue).withAlpha(mark.alpha);
    colours.symbol.frame = lines.hue(hue).text.withAlpha(mark.alpha);
    colours.symbol.ink = ink.withAlpha(mark.alpha);
    colours.symbol.outside = in.theme.text.withAlpha(mark.alpha);
    colours.symbol.casing = mark.selected ? in.theme.selection : in.theme.casing.withAlpha(0.95 * mark.alpha);
    colours.flagRim = in.theme.text.withAlpha(0.7 * mark.alpha);
    return colours;
}

std::string markKey(const ComposeInput& in, const UnitMark& mark) {
    const FrameKind kind = mark.symbol ? frameKind(mark.symbol->identity) : FrameKind::unknown;
    const Camp camp = campOf(in.model.chronicle(), mark.sideId);
    const std::string whose = camp == Camp::japan ? "japan" : camp == Camp::soviet ? "soviet" : mark.sideId;
    return "symbol." + std::string(frameCode(kind)) + "." + whose;
}

} // namespace khalkha
