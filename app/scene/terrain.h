#pragma once
// Raised relief: one surface for the whole picture, of flat triangles between the nodes of a grid of
// longitude and latitude. The base map is drawn with exactly these triangles, and everything projected on the
// CPU stands on them, so that nothing floats. Immutable.

#include "geo/geodesy.h"

#include <memory>
#include <optional>
#include <vector>

namespace khalkha {

/// Heights at nodes lon = -180 + column * step, lat = -90 + row * step.
struct HeightGrid {
    double stepDeg = 1;
    int firstColumn = 0, firstRow = 0;
    int columns = 0, rows = 0;
    std::vector<float> meters; ///< rows, south first

    /// Bilinear; beyond its edge as at its edge.
    [[nodiscard]] double at(LonLat place) const;
};

class Terrain {
public:
    /// base: coarse heights of the whole Earth, for what must not change with the detail of the grid.
    Terrain(HeightGrid grid, std::shared_ptr<const HeightGrid> base, double exaggeration);

    [[nodiscard]] double exaggeration() const { return _exaggeration; }
    [[nodiscard]] double stepDeg() const { return _grid.stepDeg; }
    [[nodiscard]] const HeightGrid& grid() const { return _grid; }
    /// Highest raised ground of the grid, metres above the ellipsoid.
    [[nodiscard]] double highestMeters() const { return _highest; }
    /// How far the ground is raised, smoothly and coarsely: what the camera's target stands on.
    [[nodiscard]] double baseLiftMeters(LonLat at) const;
    /// How far the ground is raised.
    [[nodiscard]] double liftMeters(LonLat at) const;
    /// The place on the surface.
    [[nodiscard]] Ecef lifted(LonLat at) const;
    /// The same for a position on (or a few kilometres about) the ellipsoid.
    [[nodiscard]] Ecef lifted(const Ecef& at) const;
    /// The grid has all nodes of the box; beyond them heights are those of its edge.
    [[nodiscard]] bool covers(const LonLatBox& box) const;

    /// Nearer ground, or the curve of the Earth, stands between the eye and a place of the surface by more
    /// than the slack (metres).
    [[nodiscard]] bool hides(const Ecef& eye, const Ecef& place, double slackMeters) const;
    /// Where a ray (unit vector) meets the surface first.
    [[nodiscard]] std::optional<LonLat> meet(const Ecef& eye, const glm::dvec3& ray) const;
    /// Parts of a straight leg of longitude and latitude, ascending, within (0, 1), where it crosses edges of
    /// the triangles: between them it lies on the surface.
    void crossings(LonLat from, LonLat to, std::vector<double>& parts) const;

private:
    struct Place {
        int column = 0, row = 0;
        double u = 0, v = 0; ///< within the cell
    };
    [[nodiscard]] Place placeOf(LonLat at) const;
    [[nodiscard]] double liftOf(int column, int row) const;
    [[nodiscard]] double liftAt(const Place& place) const;
    [[nodiscard]] Ecef node(int column, int row) const;
    [[nodiscard]] double highestNear(LonLat at) const;
    /// First distance along a ray at which the surface stands higher than the ray by more than the slack.
    [[nodiscard]] std::optional<double>
    firstBelow(const Ecef& from, const glm::dvec3& ray, double begin, double end, double slackMeters) const;
    [[nodiscard]] LonLat onTriangle(const Ecef& eye, const glm::dvec3& ray, LonLat near) const;
    void findHighest();

    HeightGrid _grid; ///< its meters are the raised ones
    std::shared_ptr<const HeightGrid> _base;
    double _exaggeration = 1;
    double _highest = 0;
    std::vector<Ecef> _nodes;
    int _blockColumns = 0, _blockRows = 0;
    std::vector<float> _blocks; ///< highest of each block of cells and of its neighbours
};
using TerrainPtr = std::shared_ptr<const Terrain>;

} // namespace khalkha
