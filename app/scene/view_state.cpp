#include "scene/view_state.h"

#include "base/code_table.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr CodeTable<Layer, layerCount> layerCodes{
    {"relief",
     "water",
     "graticule",
     "night",
     "polities",
     "borders",
     "routes",
     "claims",
     "later-border",
     "fronts",
     "axes",
     "positions",
     "zones",
     "links",
     "places",
     "regions",
     "events"}};
constexpr CodeTable<Perspective, 4> perspectiveCodes{{"both", "jp", "su", "none"}};
constexpr CodeTable<SymbolStyle, 4> symbolStyleCodes{{"none", "app6", "flags", "both"}};

} // namespace

std::string_view layerCode(Layer layer) {
    return layerCodes.of(layer);
}

std::optional<Layer> parseLayer(std::string_view code) {
    return layerCodes.parse(code);
}

std::string_view perspectiveCode(Perspective perspective) {
    return perspectiveCodes.of(perspective);
}

std::optional<Perspective> parsePerspective(std::string_view code) {
    return perspectiveCodes.parse(code);
}

std::string_view symbolStyleCode(SymbolStyle style) {
    return symbolStyleCodes.of(style);
}

std::optional<SymbolStyle> parseSymbolStyle(std::string_view code) {
    return symbolStyleCodes.parse(code);
}

ViewState::ViewState() {
    // A graticule is for measuring, not for telling: the user asks for it.
    layer(Layer::graticule).visible = false;
    // What was agreed later is no part of the day that is told of.
    layer(Layer::laterBorder).visible = false;
    // Where it is night matters to few questions.
    layer(Layer::night).visible = false;
}

std::optional<SectionPath> sectionAlong(const MeasuredLine& line) {
    SectionPath path{line.points};
    if (line.closed && !path.points.empty()) {
        path.points.push_back(path.points.front());
    }
    // A point twice in a row is one.
    path.points.erase(std::unique(path.points.begin(), path.points.end()), path.points.end());
    return path.points.size() > 1 ? std::optional(std::move(path)) : std::nullopt;
}

std::string sectionPointName(size_t index) {
    constexpr size_t letters = 26;
    return index < letters ? std::string(1, static_cast<char>('A' + index)) : std::to_string(index + 1);
}

double pictureScale(const ViewState& view, Viewport viewport) {
    // Below half the size of 1080p the type would fall under 10 px and nobody could read it.
    const double smallest = 0.5 * view.pixelsPerUnit;
    return std::max(viewport.heightPx / 1080.0, smallest) * view.uiScale;
}

} // namespace khalkha
