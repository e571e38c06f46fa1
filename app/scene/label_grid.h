#pragma once
// What of the picture is taken: boxes that nothing may overlap, in a uniform grid that keeps each question
// local, and obstacles better avoided, as a coarse raster.

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
    /// Part of the box covered by obstacles, 0..1, to 8 pixels.
    [[nodiscard]] double crowding(const ScreenBox& box) const;
    [[nodiscard]] const ScreenBox& area() const { return _area; }

private:
    using Bins = std::vector<std::vector<std::uint32_t>>;
    struct BinRange {
        int left = 0, top = 0, right = -1, bottom = -1;
    };
    [[nodiscard]] BinRange binsOf(const ScreenBox& box) const;
    [[nodiscard]] BinRange cellsOf(const ScreenBox& box) const;

    ScreenBox _area;
    int _columns = 1, _rows = 1;
    std::vector<ScreenBox> _taken;
    Bins _takenBins;
    int _cellColumns = 1, _cellRows = 1;
    std::vector<std::uint8_t> _avoided; ///< a cell of 8 px each
};

} // namespace khalkha
