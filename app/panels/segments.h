#pragma once
// How the fields of a row of exclusive choices share a width: pure, without ImGui.

#include <span>
#include <vector>

namespace khalkha {

struct Segment {
    int row = 0;
    double width = 0;
};
/// Fields as wide as each other where every text fits, else as their texts need, else in several rows, each
/// as wide as the room. `needed`: width of each text with its padding, display units. A single text that is
/// wider than the room gets the room.
[[nodiscard]] std::vector<Segment> layoutSegments(std::span<const double> needed, double room, double gap);

} // namespace khalkha
