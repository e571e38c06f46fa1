#pragma once
// The partition of the theatre's land: all lines into one set, noded, polygonised once, each face named.

#include "prepare/border_lines.h"

namespace khalkha {

struct NamedCell {
    std::string id;
    GeosPtr area; ///< MultiPolygon
};

struct PartitionEdge {
    std::string left, right; ///< cells; one is empty at a coast
    Polyline line;
    int provenance = -1; ///< index of PartitionInput::lines; -1 at a coast
};

struct Partition {
    std::vector<NamedCell> cells; ///< by id
    std::vector<PartitionEdge> edges;
    double landSquareMeters = 0;
    double sumSquareMeters = 0;     ///< of all cells
    double overlapSquareMeters = 0; ///< covered twice
    double gapSquareMeters = 0;     ///< land in no cell
};

/// Parts the land; lines that end within 200 m of another are run through it.
[[nodiscard]] Result<Partition> partitionLand(const PartitionInput& input);

/// Writes cells.fgb and edges.fgb.
[[nodiscard]] Failure
writePartition(const PartitionInput& input, const Partition& partition, const std::filesystem::path& out);

} // namespace khalkha
