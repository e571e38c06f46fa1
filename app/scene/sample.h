#pragma once
// The state of the chronicle at one instant: geometry on the ellipsoid, no pixels. `khalkha state` prints it,
// compose draws it.

#include "chronicle/basis.h"
#include "chronicle/camps.h"
#include "scene/camera.h"
#include "scene/scene_model.h"
#include "scene/view_state.h"

namespace khalkha {

struct SampledFront : FrontState {
    const Front* front = nullptr;
    Polyline line;
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
    const Polity* left = nullptr; ///< nullptr: sea, nobody's in the table, or disputed ground
    const Polity* right = nullptr;
    bool border = false;   ///< owners differ, both on land
    bool disputed = false; ///< one side is disputed ground
};

/// Disputed ground in force at the instant. Which of the two the perspective names is for the drawing.
struct SampledGround {
    const SceneModel::DisputedGround* ground = nullptr;
    const Polity* holder = nullptr;   ///< of the ownership row
    const Polity* claimant = nullptr; ///< second claimant; nullptr if none is named
    const Ownership* row = nullptr;
};

struct SampledRoute {
    const SceneModel::RouteShape* shape = nullptr;
    const RoutePeriod* period = nullptr; ///< in force; nullptr if none is
};

/// Something that moves along a link: the number-th movement of its series.
struct SampledPulse {
    std::int64_t number = 0;
    double alongMeters = 0; ///< from the start of the path
    bool back = false;      ///< on its way from the end to the start
};
struct SampledLink {
    const SceneModel::LinkShape* shape = nullptr;
    bool broken = false;                ///< it has fallen
    const SeriesValue* value = nullptr; ///< figure of its series that holds
    std::vector<SampledPulse> pulses;   ///< on the first path
    std::optional<double> headMeters;   ///< transfers: how far along the first path
    LonLat head;
};

struct Sample {
    Instant at;
    std::vector<SampledFront> fronts;
    std::vector<SampledAxis> axes;
    std::vector<SampledEdge> edges; ///< only those that are borders or coasts of a polity
    std::vector<SampledGround> disputed;
    std::vector<const SceneModel::ClaimShape*> claims;
    std::vector<const Zone*> zones;
    std::vector<SampledRoute> routes;
    std::vector<SampledLink> links;
    std::vector<const Position*> positions; ///< in force
    std::vector<const Position*> coming;    ///< not yet in force, already fading in
    std::vector<const Event*> events;       ///< under way, or begun within the last 24 hours
};

/// How much of a position is seen, 0..1. One comes in over the hours before it is in force and goes over the
/// last hours of its time, so that one gives way to the next while the clock runs and is seen whole from its
/// first instant on. One that is in force for less than four times those hours stays whole.
[[nodiscard]] double presenceOf(const Position& position, Instant at);
inline constexpr std::int64_t positionFadeSeconds = 3 * secondsPerHour;

/// Whether a perspective shows what a side claims. Unsettled ground has no side and is always shown, but in
/// `none` nobody's claim is.
[[nodiscard]] bool showsClaim(const Chronicle& chronicle, const Claim& claim, Perspective perspective);

/// Whether the pulses of traffic move with the clock, or stand as many, evenly spread.
enum class Pulses { moving, standing };
/// Pure. Claims are those the perspective shows. Of fronts, axes and links that a camera cannot see there are
/// no lines, heads and pulses: nothing is worked out for them.
[[nodiscard]] Sample sample(
    const SceneModel& model,
    Instant at,
    Perspective perspective,
    Pulses pulses = Pulses::moving,
    const Camera* camera = nullptr);
/// Head of an axis at an instant; nullopt before its first waypoint and outside its span. The head runs along
/// the geodesic of each leg at constant speed. Its basis at a waypoint's instant is attested, or
/// reconstructed if the waypoint is; between two attested waypoints it is interpolated, next to a
/// reconstructed one reconstructed. Stretches: a finished leg between two attested waypoints counts as
/// attested (both ends are, and it has been travelled), the leg under way between attested waypoints as
/// interpolated, and every leg that touches a reconstructed waypoint as reconstructed.
/// Without its line: nothing but what is told of it.
[[nodiscard]] std::optional<SampledAxis> sampleAxis(const Axis& axis, Instant at, bool withLine = true);
[[nodiscard]] std::optional<SampledFront>
sampleFront(const SceneModel& model, size_t frontIndex, Instant at, bool withLine = true);

/// A link at an instant; nullopt outside its span. A transfer that has an end arrives at it; one without runs
/// at its speed and stays at the end. A movement is on its way for as long as the path takes at the link's
/// speed; of pairs, one leaves from each end.
[[nodiscard]] std::optional<SampledLink> sampleLink(
    const SceneModel::LinkShape& shape, Instant at, Pulses pulses = Pulses::moving, bool withPulses = true);

/// The polity that holds the ground of a row of the ownership table as a perspective sees it; nullptr where
/// the ground is disputed and the perspective does not decide. The only place where a perspective decides a
/// dispute.
[[nodiscard]] const Polity*
politySeen(const Chronicle& chronicle, const Ownership& ownership, Perspective perspective);

/// Who holds a point; nullptr when it is disputed, at sea or unknown.
[[nodiscard]] const Polity*
polityAt(const Chronicle& chronicle, LonLat at, Instant when, Perspective perspective);

/// Who holds a point on the given view of the claims: japan and soviet give disputed ground to the claimant
/// of their camp, both and none to nobody.
struct Holder {
    const Cell* cell = nullptr;
    const Polity* polity = nullptr; ///< nullptr when disputed, at sea or unknown
    bool disputed = false;
    std::vector<const Claim*> claimedBy;
};
[[nodiscard]] Holder holderAt(const Chronicle& chronicle, LonLat at, Instant when, Perspective perspective);

} // namespace khalkha
