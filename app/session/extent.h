#pragma once
// Where a thing lies, and the view that shows it: jumps fit the size of what they go to.

#include "chronicle/thing.h"
#include "scene/camera.h"
#include "scene/frame.h"

#include <optional>
#include <vector>

namespace khalkha {

/// What a view of a thing has to hold.
struct Extent {
    LonLatBox box; ///< a point where west = east and south = north; may run on past 180 degrees
    double leastHeightMeters = 0; ///< of the eye: closer, a point or a short line would stand in nothing
};

/// Of a thing at an instant; nullopt where it has no place on the map. A formation lies where its axes and
/// positions are at the instant, else at its headquarters.
[[nodiscard]] std::optional<Extent> extentOf(const Chronicle& chronicle, const ThingRef& thing, Instant at);
/// The instant at which an event is looked at: its start, or noon when only the day is known.
[[nodiscard]] Instant instantToShow(const Event& event);
/// Of a point, seen as closely as a village.
[[nodiscard]] Extent extentOfPoint(LonLat at);

/// The view that holds an extent in the part of a picture that is free, its middle in the picture's middle.
[[nodiscard]] CameraView viewOfExtent(const Extent& extent, Viewport picture, const CoveredEdges& covered);

/// What boxes of the furniture take from the free part of a picture, beyond what panels cover: the row at the
/// bottom, and a legend that is most of the height.
[[nodiscard]] CoveredEdges
withFurniture(const CoveredEdges& covered, const std::vector<ScreenBox>& furniture, Viewport picture);

} // namespace khalkha
