#pragma once
// What the partition is made of: the land, lines with their provenance, and the rules that name the faces.

#include "prepare/inputs.h"
#include "prepare/layer_io.h"

#include <string>
#include <vector>

namespace khalkha {

struct BorderProvenance {
    std::string source; ///< ids separated by ;
    std::string certainty;
    double uncertaintyKm = 0;
    std::string note;
};

struct BorderLine {
    std::string id;
    GeosPtr line;
    BorderProvenance provenance;
    bool package = false; ///< its loose ends are run through lines nearby
};

/// Name of the face that holds the point ("contains") or of islands nearest to it ("nearest").
struct CellSeed {
    std::string cell;
    LonLat at;
    bool nearest = false;
};
/// Name of faces without a seed, by a box; a trailing * chooses the nearest seed of a name that begins so.
struct IslandRule {
    std::string cell;
    LonLatBox box;
    bool beforeNeighbours = false;
};

struct PartitionInput {
    LonLatBox theatre{86, 30, 165, 60};
    GeosPtr land; ///< within the theatre, lakes filled
    std::vector<BorderLine> lines;
    std::vector<CellSeed> seeds;
    std::vector<IslandRule> islands;
};

/// Reads the lines of Natural Earth and of the project.
[[nodiscard]] Result<PartitionInput> readPartitionInput(const PrepareInputs& inputs);

/// A table of the project: rows of named values. Every field must be there.
[[nodiscard]] Result<std::vector<std::map<std::string, std::string>>>
readTable(const std::filesystem::path& path, const std::vector<std::string>& fields);
/// Number of a field; an error that names the row when it is none.
[[nodiscard]] Result<double> numberOf(
    const std::map<std::string, std::string>& row,
    const std::string& field,
    const std::filesystem::path& path,
    size_t rowNumber);

} // namespace khalkha
