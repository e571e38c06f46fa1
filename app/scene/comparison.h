#pragma once
// Two views in one picture: side by side with a camera each, or one over the other up to a divider that can
// be moved. Both keep the same clock, layers, language and selection; what differs is here.

#include "scene/frame.h"

namespace khalkha {

enum class CompareMode { off, split, swipe };
[[nodiscard]] std::string_view compareCode(CompareMode mode); ///< off, split, swipe
[[nodiscard]] std::optional<CompareMode> parseCompareMode(std::string_view code);

/// The left is the only one while nothing is compared.
enum class Pane { left, right };

/// What the right view has of its own.
struct Comparison {
    CompareMode mode = CompareMode::off;
    double divider = 0.5; ///< where the two meet: part of the width that panels leave free
    bool linked = true;   ///< one camera for both; under a swipe divider it always is
    CameraView camera;    ///< of the right while not linked
    Perspective perspective = Perspective::soviet;
    std::optional<Instant> fixedAt; ///< an instant of its own that does not move with the clock
    std::int64_t offsetSeconds = 0; ///< without one: so much later than the clock
    [[nodiscard]] bool isOn() const { return mode != CompareMode::off; }
    [[nodiscard]] bool sharesCamera() const { return mode != CompareMode::split || linked; }
    [[nodiscard]] Instant at(Instant clock) const;
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Bounds of the divider: neither of two views side by side is too narrow to be read; a curtain may cover
/// nearly everything.
[[nodiscard]] double clampedDivider(CompareMode mode, double divider);

/// Columns of the picture that a view is drawn to, and those of them that are seen.
struct PaneArea {
    int leftPx = 0, widthPx = 1;
    int clipLeftPx = 0, clipRightPx = 1; ///< the right one is the first column that is not seen
    friend bool operator==(const PaneArea&, const PaneArea&) = default;
};
/// Where the views of a picture are. Panes are as high as the picture.
struct PaneLayout {
    Viewport picture;
    CompareMode mode = CompareMode::off;
    std::array<PaneArea, 2> areas;
    int dividerLeftPx = 0, dividerRightPx = 0; ///< the line between them
    double freeLeftPx = 0, freeRightPx = 0;    ///< what panels leave free
    [[nodiscard]] const PaneArea& area(Pane pane) const { return areas[static_cast<size_t>(pane)]; }
    [[nodiscard]] Viewport viewport(Pane pane) const { return {area(pane).widthPx, picture.heightPx}; }
    /// The view under a pixel of the picture.
    [[nodiscard]] Pane paneAt(ScreenPoint at) const;
    /// A pixel of the picture as one of the view's.
    [[nodiscard]] ScreenPoint inPane(Pane pane, ScreenPoint at) const;
    /// The part of the free width at a column.
    [[nodiscard]] double dividerAt(double xPx) const;
};
[[nodiscard]] PaneLayout layoutPanes(const Comparison& comparison, const ViewState& view, Viewport picture);

/// The two views, with what they say of themselves: what is the same for both is said once.
[[nodiscard]] std::array<ViewState, 2>
paneViews(const Comparison& comparison, const ViewState& view, const PaneLayout& layout);

/// A whole picture: one frame, or the left and the right.
struct Panes {
    PaneLayout layout;
    ThemeName theme = ThemeName::light;
    std::vector<Frame> frames;
};

} // namespace khalkha
