#pragma once
// What compose needs of a chronicle, worked out once: morphs of fronts, levels of detail of edges, triangles
// of areas.

#include "chronicle/claim_gaps.h"
#include "geo/morph.h"
#include "scene/link_path.h"
#include "scene/name_sides.h"

#include <array>
#include <memory>

namespace khalkha {

/// A polyline ready to be projected: points in ECEF with a bounding sphere, at several levels of detail.
struct ProjectableLine {
    static constexpr int levels = 6;
    /// Ground tolerance of each level, metres: level 0 is the full line.
    static constexpr std::array<double, levels> toleranceMeters{0, 150, 500, 1500, 4500, 13500};
    std::array<std::vector<Ecef>, levels> points;
    Ecef center{};
    double radiusMeters = 0;
    /// The level whose tolerance is below half a pixel (or the part given).
    [[nodiscard]] const std::vector<Ecef>& forScale(double metersPerPixel, double partOfPixel = 0.5) const;
};
[[nodiscard]] ProjectableLine makeProjectable(std::span<const LonLat> line, double maxLegMeters = 50e3);

/// Triangles of an area in ECEF, small enough to follow the ellipsoid.
struct ProjectableArea {
    std::vector<Ecef> points;
    std::vector<unsigned> triangles;
    Ecef center{};
    double radiusMeters = 0;
    LonLat anchor; ///< a point inside: hatches are fixed to it
};

/// Triangulates, then cuts until no edge is longer than maxEdgeMeters.
[[nodiscard]] ProjectableArea makeProjectableArea(const Polygon& polygon, double maxEdgeMeters = 60e3);

class SceneModel {
public:
    explicit SceneModel(ChroniclePtr chronicle);
    SceneModel(SceneModel&& other) noexcept;
    SceneModel& operator=(SceneModel&&) = delete;
    SceneModel(const SceneModel&) = delete;
    SceneModel& operator=(const SceneModel&) = delete;
    ~SceneModel();
    [[nodiscard]] const Chronicle& chronicle() const { return *_chronicle; }
    [[nodiscard]] const ChroniclePtr& chroniclePtr() const { return _chronicle; }

    struct Edge {
        const CellEdge* edge = nullptr;
        ProjectableLine line;
    };
    [[nodiscard]] const std::vector<Edge>& edges() const { return _edges; }
    /// Morph of a front between traces i and i + 1. Safe to call from several threads.
    [[nodiscard]] const LineMorph& morph(size_t frontIndex, size_t traceIndex) const;
    struct ClaimShape {
        const Claim* claim = nullptr;
        std::vector<ProjectableLine> lines;
        std::vector<ProjectableArea> areas;
    };
    [[nodiscard]] const std::vector<ClaimShape>& claims() const { return _claims; }
    /// Pairs of claims that stand against each other, kept for each time.
    [[nodiscard]] const ClaimGapTable& claimGaps() const { return _gaps; }
    struct LaterShape {
        const LaterBorder* border = nullptr;
        std::vector<ProjectableLine> lines;
    };
    /// One for every later border of the chronicle, in its order.
    [[nodiscard]] const std::vector<LaterShape>& laterBorders() const { return _laterBorders; }
    /// A cell that is disputed ground at some time.
    struct DisputedGround {
        const Cell* cell = nullptr;
        std::vector<ProjectableArea> areas;
    };
    [[nodiscard]] const std::vector<DisputedGround>& disputedGround() const { return _disputedGround; }
    /// One for every region of the chronicle, in its order; without points where a region has no curve.
    [[nodiscard]] const std::vector<ProjectableLine>& regionCurves() const { return _regionCurves; }
    /// One for every place of the chronicle, in its order.
    [[nodiscard]] const std::vector<NameSideOrder>& placeSides() const { return _placeSides; }
    struct RouteShape {
        const Route* route = nullptr;
        ProjectableLine line;
        double lengthMeters = 0;
    };
    /// One for every route of the chronicle, in its order; so are the links and the zones.
    [[nodiscard]] const std::vector<RouteShape>& routes() const { return _routes; }
    struct LinkShape {
        const Link* link = nullptr;
        const Series* series = nullptr; ///< nullptr: nothing moves
        std::vector<LinkPath> paths;
        std::vector<ProjectableLine> lines; ///< of each path as it is drawn: arcs are bent sideways
        Beats beats;
        bool bothWays = false; ///< what moves are pairs: one out, one back
        bool inferred = false; ///< the link, or a route it runs along, is reconstructed
    };
    [[nodiscard]] const std::vector<LinkShape>& links() const { return _links; }
    struct ZoneShape {
        std::vector<ProjectableArea> areas;
        std::vector<ProjectableLine> rims;
    };
    [[nodiscard]] const std::vector<ZoneShape>& zones() const { return _zones; }
    /// Number that changes when the owner of any cell changes, a route opens, closes or changes hands, a
    /// claim or a zone begins or ends: the ground of the picture is drawn anew then.
    [[nodiscard]] size_t groundEpoch(Instant at) const;

private:
    void addRoutesAndLinks();
    void addEpochs();

    ChroniclePtr _chronicle;
    std::vector<Edge> _edges;
    /// Built when first asked for: a picture needs one a front, and all of them take a third of a second.
    struct Morphs;
    std::unique_ptr<Morphs> _morphs;
    std::vector<ClaimShape> _claims;
    std::vector<LaterShape> _laterBorders;
    ClaimGapTable _gaps;
    std::vector<DisputedGround> _disputedGround;
    std::vector<ProjectableLine> _regionCurves;
    std::vector<NameSideOrder> _placeSides;
    std::vector<RouteShape> _routes;
    std::vector<LinkShape> _links;
    std::vector<ZoneShape> _zones;
    std::vector<Instant> _epochs;
};

} // namespace khalkha
