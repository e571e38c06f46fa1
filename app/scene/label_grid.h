#pragma once
// What of the picture is taken: boxes that nothing may overlap, and obstacles better avoided. A uniform grid
// keeps each question local.

#include "scene/layers.h"

#include <cstdint>

namespace khalkha {

[[nodiscard]] bool overlap(const ScreenBox& a, const ScreenBox& b);
/// Pixels squared; 0 when they do not overlap.
[[nodiscard]] double overlapArea(const ScreenBox& a, const ScreenBox& b);
[[nodiscard]] ScreenBox grown(const ScreenBox& box, double marginPx);

class LabelGrid {
public:
    /// Labels must lie within the area.
    explicit LabelGrid(const ScreenBox& area);

    /// Nothing may overlap this box any more.
    void take(const ScreenBox& box);
    /// Better avoided: adds to crowding().
    void avoid(const ScreenBox& box);
    /// Wholly within the area and clear of every taken box.
    [[nodiscard]] bool isFree(const ScreenBox& box) const;
    /// Part of the box covered by obstacles; overlapping obstacles count each.
    [[nodiscard]] double crowding(const ScreenBox& box) const;
    [[nodiscard]] const ScreenBox& area() const { return _area; }

private:
    using Bins = std::vector<std::vector<std::uint32_t>>;
    struct BinRange {
        int left = 0, top = 0, right = -1, bottom = -1;
    };
    [[nodiscard]] BinRange binsOf(const ScreenBox& box) const;
    void enter(const ScreenBox& box, std::uint32_t index, Bins& bins) const;

    ScreenBox _area;
    int _columns = 1, _rows = 1;
    std::vector<ScreenBox> _taken, _avoided;
    Bins _takenBins, _avoidedBins;
};

} // namespace khalkha
