#pragma once
// What of the picture arrows cover: thins arrows where several crowd, and finds room for their names.

#include "scene/axis_path.h"

namespace khalkha {

/// Discs on the screen in bins. What lies more than a little off the picture is forgotten.
class SpotField {
public:
    explicit SpotField(Viewport viewport);
    void add(ScreenPoint at, double reachPx, const void* owner = nullptr);
    /// Discs along a line, every few pixels, of something that may be left out later.
    void addLine(std::span<const ScreenPoint> line, double reachPx, const void* owner = nullptr);
    /// Whether a disc overlaps one of those there; reaches count together up to a bin of 24 px.
    [[nodiscard]] bool taken(ScreenPoint at, double reachPx, const void* leftOut = nullptr) const;
    /// Part of a straight line of discs that is taken, 0..1.
    [[nodiscard]] double
    takenPart(ScreenPoint from, ScreenPoint to, double reachPx, const void* leftOut = nullptr) const;

private:
    struct Spot {
        ScreenPoint at;
        double reachPx = 0;
        const void* owner = nullptr;
    };
    [[nodiscard]] int columnOf(double x) const;
    [[nodiscard]] int rowOf(double y) const;
    int _columns = 0, _rows = 0;
    double _widestPx = 0; ///< reach of the largest spot
    std::vector<std::vector<Spot>> _bins;
};

struct CrowdedAxis {
    const SampledAxis* axis = nullptr;
    std::vector<AxisPath> paths;
    double halfWidthPx = 0; ///< at the head
    /// 1 = stands clear .. 0 = wholly upon stronger ones.
    double room = 1;
};

/// Sorts by strength (strongest first; then by id) and finds the room of each. Depends on the arrows given
/// and their place on the screen only. Leaves all of them in the field.
void findRoom(std::vector<CrowdedAxis>& axes, SpotField& field);

/// A name that is to stand by an arrow.
struct AxisName {
    const Axis* axis = nullptr;
    const LocalText* text = nullptr;
    ScreenLine course;
    double travelledPart = 1; ///< of the whole way that the axis will go, 0..1
    double halfWidthPx = 0;   ///< of the arrow
    double sizePx = 17;
    bool bold = false;
    Colour colour;
    int priority = 4;
};
/// Asks for each name along its arrow, or behind the tail. Names that would lie upon other arrows are left
/// out.
void askForNames(
    const ComposeInput& in, const std::vector<AxisName>& names, const SpotField& field, ComposeNotes& notes);

} // namespace khalkha
