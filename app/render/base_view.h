#pragma once
// Which pieces of the base map a camera needs. No OpenGL.

#include "geo/base_chunk.h"
#include "scene/camera.h"

#include <vector>

namespace khalkha {

/// One level of detail for the whole picture, so that neighbouring pieces meet.
[[nodiscard]] Detail chooseDetail(const Camera& camera);
/// Smallest rivers shown, 1..5; 0 = none.
[[nodiscard]] int smallestRiverRank(double metersPerPixel);

[[nodiscard]] LonLatBox boxOf(ChunkKey key);
/// Box around the ground within the horizon, or the whole globe where it would cross the antimeridian.
[[nodiscard]] LonLatBox horizonBox(const Camera& camera);
/// Sphere round the surface of a chunk.
struct Bounds {
    Ecef center{};
    double radiusMeters = 0;
};
[[nodiscard]] Bounds boundsOf(ChunkKey key);
/// Chunks that may be seen, nearest to the target of the camera first.
[[nodiscard]] std::vector<ChunkKey> visibleChunks(const Camera& camera, Detail detail);
/// The chunk of a coarser detail that covers this one.
[[nodiscard]] ChunkKey coarser(ChunkKey key, Detail detail);

/// The relief that a chunk is shaded with at a scale, and the chunk's place in that tile: parts of its inner
/// side, from the north-west corner.
struct ReliefPart {
    ReliefKey key;
    double left = 0, top = 0, side = 1;
    double middleLatDeg = 0; ///< of the chunk
};
[[nodiscard]] ReliefPart reliefPart(ChunkKey key, double metersPerPixel);

/// Origin of the float positions of a chunk. Far away it is the middle of the chunk. Near the ground, where
/// that would leave float with centimetres and a pixel has centimetres too, it is a point near the target,
/// common to all chunks; it stays while the target is within reach, so that buffers are seldom made anew.
class NearOrigin {
public:
    /// The origin for this camera, nullopt = the middle of each chunk.
    [[nodiscard]] std::optional<Ecef> update(const Camera& camera);

private:
    std::optional<Ecef> _origin;
};

} // namespace khalkha
