#pragma once
// What compose needs of a chronicle, worked out once: morphs of fronts, levels of detail of edges, triangles
// of areas.

#include "chronicle/claim_gaps.h"
#include "geo/morph.h"
#include "scene/area_shape.h"
#include "scene/link_path.h"
#include "scene/name_sides.h"

#include <functional>
#include <memory>

namespace khalkha {

class SceneModel {
public:
    /// gaps: of the same chronicle; null: a table of its own.
    explicit SceneModel(ChroniclePtr chronicle, ClaimGapTablePtr gaps = nullptr);
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
        size_t leftCell = 0, rightCell = 0; ///< of edgeCells()
    };
    [[nodiscard]] const std::vector<Edge>& edges() const { return _edges; }
    /// Ids of the cells beside edges, each once; "" is what is no cell.
    [[nodiscard]] const std::vector<std::string_view>& edgeCells() const { return _edgeCells; }
    /// Morph of a front between traces i and i + 1. Safe to call from several threads.
    [[nodiscard]] const LineMorph& morph(size_t frontIndex, size_t traceIndex) const;
    /// Where a front stood at first, to find out where it has not moved.
    struct FrontStart {
        static constexpr size_t legsPerBall = 24;
        std::vector<Ecef> points; ///< empty where the front has one trace only
        std::vector<Ball> balls;  ///< around so many legs each
    };
    /// One for every front of the chronicle, in its order.
    [[nodiscard]] const std::vector<FrontStart>& frontStarts() const { return _frontStarts; }
    struct ClaimShape {
        const Claim* claim = nullptr;
        std::vector<ProjectableLine> lines;
        std::vector<AreaShape> areas;
        size_t ground = 0; ///< the same for claims to exactly the same areas
    };
    [[nodiscard]] const std::vector<ClaimShape>& claims() const { return _claims; }
    /// Pairs of claims that stand against each other, kept for each time.
    [[nodiscard]] const ClaimGapTable& claimGaps() const { return *_gaps; }
    /// Makes what is otherwise made when a picture first needs it (morphs, gaps between claims), the nearest
    /// in time first; for a thread beside the one that draws. Ends when nothing is left or goOn says no. What
    /// is made does not depend on who makes it.
    void makeAhead(Instant from, const std::function<bool()>& goOn) const;
    /// How many morphs have been made.
    [[nodiscard]] size_t morphsMade() const;
    struct LaterShape {
        const LaterBorder* border = nullptr;
        std::vector<ProjectableLine> lines;
    };
    /// One for every later border of the chronicle, in its order.
    [[nodiscard]] const std::vector<LaterShape>& laterBorders() const { return _laterBorders; }
    /// A cell that is disputed ground at some time.
    struct DisputedGround {
        const Cell* cell = nullptr;
        std::vector<AreaShape> areas;
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
        Ball reach;            ///< around all of its lines
    };
    [[nodiscard]] const std::vector<LinkShape>& links() const { return _links; }
    struct ZoneShape {
        std::vector<AreaShape> areas;
        std::vector<ProjectableLine> rims;
        ProjectableLine line;
    };
    [[nodiscard]] const std::vector<ZoneShape>& zones() const { return _zones; }
    /// One for every position of the chronicle, in its order.
    [[nodiscard]] const std::vector<ProjectableLine>& positions() const { return _positions; }
    /// Where each front and axis can be at any time, and each link, in the chronicle's order.
    [[nodiscard]] const std::vector<Ball>& frontReach() const { return _frontReach; }
    [[nodiscard]] const std::vector<Ball>& axisReach() const { return _axisReach; }
    /// Number that changes when the owner of any cell changes, a route opens, closes or changes hands, a
    /// claim or a zone begins or ends: the ground of the picture is drawn anew then.
    [[nodiscard]] size_t groundEpoch(Instant at) const;

private:
    void addEdges();
    void addClaims();
    void addRoutesAndLinks();
    void addReaches();
    void addEpochs();

    ChroniclePtr _chronicle;
    std::vector<Edge> _edges;
    std::vector<std::string_view> _edgeCells;
    /// Built when first asked for, or ahead: a picture needs one a front, and all of them take a third of a
    /// second.
    struct Morphs;
    std::unique_ptr<Morphs> _morphs;
    std::vector<ClaimShape> _claims;
    std::vector<LaterShape> _laterBorders;
    ClaimGapTablePtr _gaps;
    std::vector<DisputedGround> _disputedGround;
    std::vector<ProjectableLine> _regionCurves;
    std::vector<NameSideOrder> _placeSides;
    std::vector<RouteShape> _routes;
    std::vector<LinkShape> _links;
    std::vector<ZoneShape> _zones;
    std::vector<ProjectableLine> _positions;
    std::vector<Ball> _frontReach, _axisReach;
    std::vector<FrontStart> _frontStarts;
    std::vector<Instant> _epochs;
};

} // namespace khalkha
