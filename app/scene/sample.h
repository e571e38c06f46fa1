#pragma once
// The state of the chronicle at one instant: geometry on the ellipsoid, no pixels. `khalkha state` prints it,
// compose draws it.

#include "scene/scene_model.h"
#include "scene/view_state.h"

namespace khalkha {

struct SampledFront {
    const Front* front = nullptr;
    Polyline line;
    Basis basis = Basis::attested;
    bool reconstructed = false;         ///< the traces themselves are inferred by an author
    bool held = false;                  ///< after its last trace: position as last known
    const FrontTrace* before = nullptr; ///< trace at or before the instant
    const FrontTrace* after = nullptr;  ///< next trace; nullptr after the last
};

/// A stretch of an axis with one certainty.
struct AxisStretch {
    Polyline line;
    Basis basis = Basis::attested;
};
struct SampledAxis {
    const Axis* axis = nullptr;
    Polyline travelled;                 ///< from the first waypoint to the head
    std::vector<AxisStretch> stretches; ///< the same, cut where the basis changes
    LonLat head;
    Basis basis = Basis::attested; ///< of the head at this instant
    double headingDeg = 0;
    double lengthMeters = 0;
    bool arrived = false;      ///< at its last waypoint
    double hoursSinceMove = 0; ///< since the head last moved; fades arrows that have long arrived
};

struct SampledEdge {
    const SceneModel::Edge* edge = nullptr;
    const Polity* left = nullptr; ///< nullptr: sea, or nobody's in the table
    const Polity* right = nullptr;
    bool border = false;   ///< owners differ, both on land
    bool disputed = false; ///< one side is disputed ground
};

struct Sample {
    Instant at;
    std::vector<SampledFront> fronts;
    std::vector<SampledAxis> axes;
    std::vector<SampledEdge> edges; ///< only those that are borders or coasts of a polity
    std::vector<const SceneModel::ClaimShape*> claims;
    std::vector<const Zone*> zones;
    std::vector<const Event*> events; ///< under way, or begun within the last 24 hours
};

/// Pure. Claims are those the perspective shows.
[[nodiscard]] Sample sample(const SceneModel& model, Instant at, Perspective perspective);
/// Head of an axis at an instant; nullopt before its first waypoint.
[[nodiscard]] std::optional<SampledAxis> sampleAxis(const Axis& axis, Instant at);
[[nodiscard]] std::optional<SampledFront> sampleFront(const SceneModel& model, size_t frontIndex, Instant at);

/// Who holds a point on the given view of the claims.
struct Holder {
    const Cell* cell = nullptr;
    const Polity* polity = nullptr; ///< nullptr when disputed, at sea or unknown
    bool disputed = false;
    std::vector<const Claim*> claimedBy;
};
[[nodiscard]] Holder holderAt(const Chronicle& chronicle, LonLat at, Instant when, Perspective perspective);

} // namespace khalkha
