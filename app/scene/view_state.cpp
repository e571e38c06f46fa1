#include "scene/view_state.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr std::array<std::string_view, layerCount> layerCodes{
    "relief",
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
    "events"};
constexpr std::array<std::string_view, 4> perspectiveCodes{"both", "jp", "su", "none"};
constexpr std::array<std::string_view, 4> symbolStyleCodes{"none", "app6", "flags", "both"};

/// Index of a code in its table; nullopt if it is not there.
template <size_t count>
std::optional<size_t> indexOf(const std::array<std::string_view, count>& codes, std::string_view code) {
    const auto* const found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) {
        return std::nullopt;
    }
    return static_cast<size_t>(found - codes.begin());
}

} // namespace

std::string_view layerCode(Layer layer) {
    return layerCodes[static_cast<size_t>(layer)];
}

std::optional<Layer> parseLayer(std::string_view code) {
    const auto index = indexOf(layerCodes, code);
    return index ? std::optional(static_cast<Layer>(*index)) : std::nullopt;
}

std::string_view perspectiveCode(Perspective perspective) {
    return perspectiveCodes[static_cast<size_t>(perspective)];
}

std::optional<Perspective> parsePerspective(std::string_view code) {
    const auto index = indexOf(perspectiveCodes, code);
    return index ? std::optional(static_cast<Perspective>(*index)) : std::nullopt;
}

std::string_view symbolStyleCode(SymbolStyle style) {
    return symbolStyleCodes[static_cast<size_t>(style)];
}

std::optional<SymbolStyle> parseSymbolStyle(std::string_view code) {
    const auto index = indexOf(symbolStyleCodes, code);
    return index ? std::optional(static_cast<SymbolStyle>(*index)) : std::nullopt;
}

ViewState::ViewState() {
    // A graticule is for measuring, not for telling: the user asks for it.
    layer(Layer::graticule).visible = false;
    // What was agreed later is no part of the day that is told of.
    layer(Layer::laterBorder).visible = false;
    // Where it is night matters to few questions.
    layer(Layer::night).visible = false;
}

double pictureScale(const ViewState& view, Viewport viewport) {
    // Below half the size of 1080p the type would fall under 10 px and nobody could read it.
    constexpr double smallest = 0.5;
    return std::max(viewport.heightPx / 1080.0, smallest) * view.uiScale;
}

} // namespace khalkha
