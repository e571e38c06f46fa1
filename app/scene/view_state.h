#pragma once
// What the user looks at: saved with the session, never undone.

#include "scene/camera.h"
#include "scene/theme.h"

#include <array>
#include <bitset>

namespace khalkha {

enum class Layer {
    relief,
    water,
    graticule,
    polities,
    borders,
    claims,
    fronts,
    axes,
    zones,
    places,
    regions,
    events
};
inline constexpr int layerCount = 12;
/// Stable code for the command line and saved state: "relief", "water", …
[[nodiscard]] std::string_view layerCode(Layer layer);
[[nodiscard]] std::optional<Layer> parseLayer(std::string_view code);

struct LayerSetting {
    bool visible = true;
    double opacity = 1; ///< 0..1
    friend bool operator==(const LayerSetting&, const LayerSetting&) = default;
};

/// Whose claim is shown. both: two claims side by side, disputed ground hatched.
enum class Perspective { both, japan, soviet, none };
[[nodiscard]] std::string_view perspectiveCode(Perspective perspective); ///< both, jp, su, none
[[nodiscard]] std::optional<Perspective> parsePerspective(std::string_view code);

struct ViewState {
    Instant at;
    CameraView camera;
    Language language = Language::ja;
    /// Second line of labels, if any (the sketch: Japanese with English below).
    std::optional<Language> secondLanguage = Language::en;
    ThemeName theme = ThemeName::light;
    Perspective perspective = Perspective::both;
    std::array<LayerSetting, layerCount> layers{};
    double uiScale = 1; ///< 0.75..3
    bool eraYears = true;
    bool dateBox = true, legendBox = true, scaleBox = true, northArrow = true, sourcesLine = true;
    std::string selectedId; ///< event, front, axis, claim or place that is highlighted
    /// Pixels at the edges hidden by panels: furniture and labels keep clear of them.
    double insetLeftPx = 0, insetTopPx = 0, insetRightPx = 0, insetBottomPx = 0;

    ViewState();
    [[nodiscard]] const LayerSetting& layer(Layer which) const { return layers[static_cast<size_t>(which)]; }
    LayerSetting& layer(Layer which) { return layers[static_cast<size_t>(which)]; }
};

/// Size of type and boxes: 1 at a height of 1080 px and uiScale 1; pictures under 540 px high keep the type
/// of 540 px. Beside panels the type is up to a quarter smaller.
[[nodiscard]] double pictureScale(const ViewState& view, Viewport viewport);

} // namespace khalkha
