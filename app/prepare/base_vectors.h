#pragma once
// Land, lakes, coasts, shores and rivers of one level of detail, out of Natural Earth.

#include "prepare/layer_io.h"

#include "geo/base_chunk.h"

namespace khalkha {

/// "10", "50", "110": the scale in the names of the files, in millions.
[[nodiscard]] std::string_view scaleName(Detail detail);

struct LandWater {
    std::vector<GeosPtr> land; ///< exterior rings only: lakes draw over it; islands in lakes are no land here
    std::vector<GeosPtr> lakes;  ///< with holes for their islands
    std::vector<GeosPtr> coast;  ///< lines, without the cuts along the antimeridian and at the pole
    std::vector<GeosPtr> shores; ///< lines
};
/// Separates a land layer (holes = lakes) into land, lakes and their lines. Lakes that hold one of the points
/// left out are dropped.
[[nodiscard]] LandWater
separateLandAndLakes(std::vector<GeosPtr> landPolygons, const std::vector<LonLat>& leftOut);

struct RankedLine {
    GeosPtr line;
    int rank = 1; ///< 1 = largest .. 5
};
/// Rank of a river out of Natural Earth's scalerank (0..12).
[[nodiscard]] int riverRank(double scaleRank);
/// Rivers without what lies in the lakes.
[[nodiscard]] std::vector<RankedLine>
riversOutsideLakes(const std::vector<SourceFeature>& rivers, const std::vector<GeosPtr>& lakes);

struct BaseVectorsJob {
    Detail detail = Detail::globe;
    std::filesystem::path naturalEarth; ///< folder with 10m, 50m, 110m
    std::filesystem::path out;          ///< folder
    std::vector<LonLat> lakesLeftOut;
    std::vector<RankedLine> extraRivers; ///< drawn besides Natural Earth's
    std::optional<LonLatBox> replaced;   ///< window in which only extraRivers are drawn
};
/// Writes the five files of a detail.
[[nodiscard]] Failure writeBaseVectors(const BaseVectorsJob& job);

} // namespace khalkha
