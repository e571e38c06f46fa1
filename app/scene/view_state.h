#pragma once
// What the user looks at: never undone; saved with the session but for what is of the moment (selected,
// hovered, marked, the tools' lines, what panels hide).

#include "chronicle/thing.h"
#include "scene/camera.h"
#include "scene/theme.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

namespace khalkha {

enum class Layer {
    relief,
    water,
    graticule,
    night,
    polities,
    borders,
    routes,
    claims,
    laterBorder,
    fronts,
    axes,
    positions,
    zones,
    links,
    places,
    regions,
    events
};
inline constexpr int layerCount = 17;
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

/// What marks troops: unit symbols after MIL-STD-2525D/APP-6D, the plain flag of their side, both, nothing.
enum class SymbolStyle { none, app6, flags, both };
[[nodiscard]] std::string_view symbolStyleCode(SymbolStyle style); ///< none, app6, flags, both
[[nodiscard]] std::optional<SymbolStyle> parseSymbolStyle(std::string_view code);

inline constexpr double maxExaggeration = 30;

/// Where the gap between two claims is measured; the ids name the pair, empty = the nearest one.
struct Ruler {
    LonLat at;
    std::string firstId, secondId;
    friend bool operator==(const Ruler&, const Ruler&) = default;
};
/// A line that somebody measures, along geodesics.
struct MeasuredLine {
    Polyline points;
    bool closed = false;
    std::optional<LonLat> reaching; ///< where the mouse is: the next point if it is clicked
    friend bool operator==(const MeasuredLine&, const MeasuredLine&) = default;
};
/// A section over the ground, along geodesics from point to point: two points that differ at least.
struct SectionPath {
    Polyline points;
    friend bool operator==(const SectionPath&, const SectionPath&) = default;
};
/// The section along a measured line, round an outline; nullopt where the line leads nowhere.
[[nodiscard]] std::optional<SectionPath> sectionAlong(const MeasuredLine& line);
/// What a point of a section is called on the map and in the chart: A, B, … Z, 27, 28, …
[[nodiscard]] std::string sectionPointName(size_t index);

/// What panels cover of a picture, from its edges: pixels of the picture, or display units where it is the
/// panels that say it.
struct CoveredEdges {
    double leftPx = 0, topPx = 0, rightPx = 0, bottomPx = 0;
    [[nodiscard]] CoveredEdges scaledBy(double factor) const {
        return {leftPx * factor, topPx * factor, rightPx * factor, bottomPx * factor};
    }
    friend bool operator==(const CoveredEdges&, const CoveredEdges&) = default;
};

struct ViewState {
    Instant at;
    CameraView camera;
    Language language = Language::ja;
    /// Second line of labels, if any (the sketch: Japanese with English below).
    std::optional<Language> secondLanguage = Language::en;
    ThemeName theme = ThemeName::light;
    Perspective perspective = Perspective::both;
    SymbolStyle symbols = SymbolStyle::app6;
    std::array<LayerSetting, layerCount> layers{};
    double uiScale = 1;         ///< 0.75..3
    bool reducedMotion = false; ///< what moves for show stands still, flights are cuts
    double exaggeration =
        0; ///< of the heights of the relief; 0 = flat, 1 = to scale, maxExaggeration at most
    bool eraYears = true;
    bool dateBox = true, legendBox = true, scaleBox = true, northArrow = true, sourcesLine = true;
    bool gapChartBox = false;  ///< width between two claims by latitude, where their gap is on the picture
    bool eventCaption = false; ///< the event selected is named on the picture: no panel tells of it
    bool claimsTitle = false;  ///< names whose claims are shown: for one of two views in a picture
    std::optional<Ruler> ruler;
    MeasuredLine measured;
    std::optional<SectionPath> section;
    ThingRef selected;            ///< highlighted, and shown in the detail
    ThingRef hovered;             ///< highlighted while the mouse rests on its row of a panel
    std::vector<ThingRef> marked; ///< highlighted together: the claims that a document speaks for
    CoveredEdges covered;         ///< by panels: furniture and labels keep clear of them
    double pixelsPerUnit = 1;     ///< of the desktop that shows it: 2 where it enlarges windows

    ViewState();
    [[nodiscard]] const LayerSetting& layer(Layer which) const { return layers[static_cast<size_t>(which)]; }
    LayerSetting& layer(Layer which) { return layers[static_cast<size_t>(which)]; }
    /// Whether a thing is to stand out: selected, hovered or marked.
    [[nodiscard]] bool isMarked(ThingKind kind, std::string_view id) const {
        const auto isIt = [&](const ThingRef& thing) { return thing.is(kind, id); };
        return isIt(selected) || isIt(hovered) || std::any_of(marked.begin(), marked.end(), isIt);
    }
};

/// Size of type and boxes: 1 at a height of 1080 px and uiScale 1; pictures under 540 px high keep the type
/// of 540 px. What panels cover changes nothing: type keeps its size when they come and go.
[[nodiscard]] double pictureScale(const ViewState& view, Viewport viewport);

} // namespace khalkha
