#pragma once
// On which side of its symbol the name of a place stands best, whatever the scale: away from its neighbours.

#include "chronicle/model.h"

#include <array>
#include <cstdint>

namespace khalkha {

/// Positions of a name about its symbol: right, left, above right, below right, above, below, above left,
/// below left.
inline constexpr size_t nameSideCount = 8;
struct NameSide {
    double x = 0, y = 0; ///< direction from the symbol on the screen, -1..1
};
inline constexpr std::array<NameSide, nameSideCount> nameSides{
    {{1, 0}, {-1, 0}, {1, -1}, {1, 1}, {0, -1}, {0, 1}, {-1, -1}, {-1, 1}}};

/// Indices of the positions, best first: as atlases prefer them, less those that a neighbour of the same or a
/// higher rank would be covered by over much of the scales at which both are named. Does not depend on the
/// view, so that a name keeps its side while the camera flies.
using NameSideOrder = std::array<std::uint8_t, nameSideCount>;
[[nodiscard]] std::vector<NameSideOrder> nameSideOrders(const std::vector<Place>& places);

/// Metres a pixel at a height of 1080 from which on a rank is named; rank 1 always is.
[[nodiscard]] double namedFromMetersPerPx(int rank);

} // namespace khalkha
