#pragma once
// Lines and areas of a chronicle ready to be projected, at several levels of detail.

#include "geo/geodesy.h"
#include "geo/types.h"
#include "scene/line_detail.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace khalkha {

class Camera;

/// A polyline ready to be projected: points in ECEF with a bounding sphere, at several levels of detail.
struct ProjectableLine {
    static constexpr int levels = 6;
    /// Ground tolerance of each level, metres: level 0 is the full line.
    static constexpr std::array<double, levels> toleranceMeters{0, 150, 500, 1500, 4500, 13500};
    std::array<std::vector<Ecef>, levels> points;
    Ecef center{};
    double radiusMeters = 0;
    /// Of a line of more points than `largeFrom`; the levels above are then all one rough course of it.
    std::shared_ptr<const LineDetail> detail;
    static constexpr size_t largeFrom = 4096;
    /// The level whose tolerance is below half a pixel (or the part given).
    [[nodiscard]] const std::vector<Ecef>& forScale(double metersPerPixel, double partOfPixel = 0.5) const;
};
[[nodiscard]] ProjectableLine makeProjectable(std::span<const LonLat> line, double maxLegMeters = 50e3);
/// Of a large line, whose detail is shared.
[[nodiscard]] ProjectableLine makeProjectable(const std::shared_ptr<const LineDetail>& detail);
[[nodiscard]] std::shared_ptr<const LineDetail>
makeDetail(std::span<const LonLat> line, double maxLegMeters = 50e3);

/// Triangles of an area in ECEF, small enough to follow the ellipsoid.
struct ProjectableArea {
    std::vector<Ecef> points;
    std::vector<unsigned> triangles;
    Ecef center{};
    double radiusMeters = 0;
    LonLat anchor; ///< a point inside
};

/// Triangulates, then cuts until no edge is longer than maxEdgeMeters.
[[nodiscard]] ProjectableArea makeProjectableArea(const Polygon& polygon, double maxEdgeMeters = 60e3);

/// An area of the chronicle: triangulated when it is first seen, as finely as it is seen there, and kept. One
/// of very many vertices is cut along a grid, so that only what is in sight is worked out, unless it is cut
/// at the 180th meridian or closed along a pole.
class AreaShape {
public:
    /// The polygon must outlive it.
    explicit AreaShape(const Polygon& polygon);
    AreaShape(AreaShape&& other) noexcept;
    AreaShape& operator=(AreaShape&& other) noexcept;
    AreaShape(const AreaShape&) = delete;
    AreaShape& operator=(const AreaShape&) = delete;
    ~AreaShape();

    Ecef center{};
    double radiusMeters = 0;

    using Mesh = std::shared_ptr<const ProjectableArea>;
    /// What covers the part that a camera may see; off by half a pixel at the most. Any thread.
    [[nodiscard]] std::vector<Mesh> seenBy(const Camera& camera) const;
    /// The whole area, of a large one roughly. Any thread.
    [[nodiscard]] const ProjectableArea& whole() const;
    /// A point inside.
    [[nodiscard]] LonLat anchor() const { return whole().anchor; }
    /// What hatches are fixed to: a point inside, or what it was given, the same for all parts of one ground.
    [[nodiscard]] LonLat hatchAnchor() const { return _hatchAnchor ? *_hatchAnchor : anchor(); }
    void setHatchAnchor(LonLat at) { _hatchAnchor = at; }
    [[nodiscard]] bool contains(LonLat at) const;
    /// A ring of a large area, closed; null if the area is not large.
    [[nodiscard]] std::shared_ptr<const LineDetail> ringDetail(size_t ring) const;
    /// The rings, closed, as lines to draw; of large rings the detail is shared with the area.
    [[nodiscard]] std::vector<ProjectableLine> rims() const;

private:
    struct Parts;
    std::unique_ptr<Parts> _parts;
    std::optional<LonLat> _hatchAnchor;
};

/// The borders of an area of these polygons, and of their shapes, as lines to draw: not along a cut at the
/// 180th meridian, nor along a pole.
[[nodiscard]] std::vector<ProjectableLine>
bordersToDraw(const std::vector<Polygon>& polygons, const std::vector<AreaShape>& shapes);

} // namespace khalkha
