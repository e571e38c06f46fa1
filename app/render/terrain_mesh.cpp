#include "render/terrain_mesh.h"

#include "geo/polyline.h"
#include "render/base_view.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace khalkha {

namespace {

/// Position in steps of the relief from the corner of the chunk.
struct GridPoint {
    double x = 0, y = 0;
};

/// A convex piece; cuts of a triangle by a cell and its diagonal have 8 corners at most.
struct Piece {
    std::array<GridPoint, 12> corners{};
    size_t count = 0;

    void add(GridPoint corner) {
        if (count < corners.size()) {
            corners.at(count++) = corner;
        }
    }
    [[nodiscard]] double area() const {
        double sum = 0;
        for (size_t i = 2; i < count; ++i) {
            const GridPoint a = corners.at(0);
            const GridPoint b = corners.at(i - 1);
            const GridPoint c = corners.at(i);
            sum += (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        }
        return sum / 2;
    }
};

enum class Axis { x, y, diagonal };

double along(GridPoint at, Axis axis) {
    return axis == Axis::x ? at.x : (axis == Axis::y ? at.y : at.x - at.y);
}

/// Cuts a piece at a value of x, y or x - y.
void split(const Piece& piece, Axis axis, double value, Piece& below, Piece& above) {
    below.count = above.count = 0;
    for (size_t i = 0; i < piece.count; ++i) {
        const GridPoint from = piece.corners.at(i);
        const GridPoint to = piece.corners.at((i + 1) % piece.count);
        const double fromSide = along(from, axis) - value;
        const double toSide = along(to, axis) - value;
        if (fromSide <= 0) {
            below.add(from);
        }
        if (fromSide >= 0) {
            above.add(from);
        }
        if ((fromSide < 0 && toSide > 0) || (fromSide > 0 && toSide < 0)) {
            const double part = fromSide / (fromSide - toSide);
            GridPoint at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
            if (axis == Axis::x) {
                at.x = value;
            } else if (axis == Axis::y) {
                at.y = value;
            }
            below.add(at);
            above.add(at);
        }
    }
}

/// Gathers the pieces of one kind of fill by triangle of the relief.
class Slicer {
public:
    explicit Slicer(int cells) : _cells(cells), _covered(halves(), 0) {}

    void add(const Polygon& polygon, const LonLatBox& box, double stepDeg) {
        const Triangulation flat = triangulate(polygon);
        for (size_t i = 0; i + 2 < flat.triangles.size(); i += 3) {
            Piece triangle;
            for (size_t corner = 0; corner < 3; ++corner) {
                const LonLat at = flat.points[flat.triangles[i + corner]];
                triangle.add(
                    {std::clamp((at.lonDeg - box.westDeg) / stepDeg, 0.0, static_cast<double>(_cells)),
                     std::clamp((at.latDeg - box.southDeg) / stepDeg, 0.0, static_cast<double>(_cells))});
            }
            if (triangle.area() < 0) {
                std::swap(triangle.corners[1], triangle.corners[2]);
            }
            slice(triangle);
        }
    }
    [[nodiscard]] bool isFull(size_t half) const { return _covered[half] > 0.5 * (1 - 1e-6); }
    /// Pieces of triangles that are covered in part.
    template <class Add> void forEachPartial(const Add& add) const {
        for (const auto& [half, piece] : _pieces) {
            if (!isFull(half)) {
                add(piece);
            }
        }
    }
    [[nodiscard]] size_t halves() const { return size_t{2} * static_cast<size_t>(_cells) * _cells; }

private:
    static std::array<int, 2> range(const Piece& piece, Axis axis, int cells) {
        double low = 1e300;
        double high = -1e300;
        for (size_t i = 0; i < piece.count; ++i) {
            low = std::min(low, along(piece.corners.at(i), axis));
            high = std::max(high, along(piece.corners.at(i), axis));
        }
        return {
            std::clamp(static_cast<int>(std::floor(low)), 0, cells - 1),
            std::clamp(static_cast<int>(std::ceil(high)) - 1, 0, cells - 1)};
    }

    void slice(const Piece& triangle) {
        Piece rest = triangle;
        Piece strip;
        Piece above;
        const auto [firstRow, lastRow] = range(triangle, Axis::y, _cells);
        for (int row = firstRow; row <= lastRow && rest.count > 2; ++row) {
            if (row < lastRow) {
                split(rest, Axis::y, row + 1, strip, above);
                rest = above;
            } else {
                strip = rest;
            }
            if (strip.count > 2) {
                sliceStrip(strip, row);
            }
        }
    }

    void sliceStrip(const Piece& strip, int row) {
        Piece rest = strip;
        Piece cell;
        Piece beyond;
        const auto [first, last] = range(strip, Axis::x, _cells);
        for (int column = first; column <= last && rest.count > 2; ++column) {
            if (column < last) {
                split(rest, Axis::x, column + 1, cell, beyond);
                rest = beyond;
            } else {
                cell = rest;
            }
            Piece northWest;
            Piece southEast;
            split(cell, Axis::diagonal, column - row, northWest, southEast);
            const size_t half = 2 * (static_cast<size_t>(row) * _cells + column);
            keep(half, southEast);
            keep(half + 1, northWest);
        }
    }

    void keep(size_t half, const Piece& piece) {
        constexpr double smallest = 1e-10;
        const double area = piece.count > 2 ? piece.area() : 0;
        if (area > smallest) {
            _covered[half] += area;
            _pieces.emplace_back(half, piece);
        }
    }

    int _cells;
    std::vector<double> _covered;
    std::vector<std::pair<size_t, Piece>> _pieces;
};

class FillBuilder {
public:
    FillBuilder(ChunkKey key, double stepDeg)
        : _box(boxOf(key)),
          _stepDeg(stepDeg),
          _cells(static_cast<int>(std::lround((_box.eastDeg - _box.westDeg) / stepDeg))) {}

    TerrainFill build(const BaseChunk& chunk) {
        const Slicer land = sliced(chunk.land);
        addFill(land);
        _fill.landIndices = static_cast<std::uint32_t>(_fill.indices.size());
        addFill(sliced(chunk.lakes));
        _fill.lakeIndices = static_cast<std::uint32_t>(_fill.indices.size()) - _fill.landIndices;
        for (size_t half = 0; half < land.halves(); ++half) {
            if (!land.isFull(half)) {
                addHalf(half);
            }
        }
        return std::move(_fill);
    }

private:
    [[nodiscard]] Slicer sliced(const std::vector<Polygon>& polygons) const {
        Slicer slicer(_cells);
        for (const Polygon& polygon : polygons) {
            slicer.add(polygon, _box, _stepDeg);
        }
        return slicer;
    }

    void addFill(const Slicer& slicer) {
        // Triangles that are covered wholly are drawn whole: they share their corners, and nothing shines
        // through between them.
        for (size_t half = 0; half < slicer.halves(); ++half) {
            if (slicer.isFull(half)) {
                addHalf(half);
            }
        }
        slicer.forEachPartial([&](const Piece& piece) {
            const std::uint32_t first = pointAt(piece.corners[0]);
            for (size_t i = 2; i < piece.count; ++i) {
                const std::uint32_t before = pointAt(piece.corners.at(i - 1));
                const std::uint32_t here = pointAt(piece.corners.at(i));
                _fill.indices.insert(_fill.indices.end(), {first, before, here});
            }
        });
    }

    void addHalf(size_t half) {
        const auto cell = static_cast<int>(half / 2);
        const double x = cell % _cells;
        const double y = cell / _cells; // NOLINT(bugprone-integer-division): a row
        const bool southEast = half % 2 == 0;
        const std::uint32_t a = pointAt({x, y});
        const std::uint32_t b = pointAt(southEast ? GridPoint{x + 1, y} : GridPoint{x + 1, y + 1});
        const std::uint32_t c = pointAt(southEast ? GridPoint{x + 1, y + 1} : GridPoint{x, y + 1});
        _fill.indices.insert(_fill.indices.end(), {a, b, c});
    }

    std::uint32_t pointAt(GridPoint at) {
        constexpr double grain = 1 << 20;
        const auto x = static_cast<std::uint64_t>(std::llround(at.x * grain));
        const auto y = static_cast<std::uint64_t>(std::llround(at.y * grain));
        const auto [found, isNew] =
            _known.try_emplace(x << 32U | y, static_cast<std::uint32_t>(_fill.points.size()));
        if (isNew) {
            const auto place = [&](double part) {
                return static_cast<std::uint16_t>(std::lround(std::clamp(part / _cells, 0.0, 1.0) * 65535));
            };
            _fill.points.push_back({_box.westDeg + at.x * _stepDeg, _box.southDeg + at.y * _stepDeg});
            _fill.texture.push_back({place(at.x), place(_cells - at.y)});
        }
        return found->second;
    }

    LonLatBox _box;
    double _stepDeg;
    int _cells;
    TerrainFill _fill;
    std::unordered_map<std::uint64_t, std::uint32_t> _known;
};

/// The line with a point wherever it crosses from triangle to triangle, on the relief.
std::vector<Ecef> onRelief(const Polyline& line, const Terrain& terrain) {
    std::vector<Ecef> points;
    std::vector<double> parts;
    const auto add = [&](LonLat at) {
        const Ecef here = terrain.lifted(at);
        if (points.empty() || glm::length(here - points.back()) > 1e-3) {
            points.push_back(here);
        }
    };
    for (size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            const LonLat from = line[i - 1];
            const LonLat to = line[i];
            terrain.crossings(from, to, parts);
            for (const double part : parts) {
                add(
                    {from.lonDeg + (to.lonDeg - from.lonDeg) * part,
                     from.latDeg + (to.latDeg - from.latDeg) * part});
            }
        }
        add(line[i]);
    }
    return points;
}

} // namespace

TerrainFill terrainFill(const BaseChunk& chunk, ChunkKey key, double stepDeg) {
    return FillBuilder(key, stepDeg).build(chunk);
}

std::vector<FillVertex> terrainVertices(const TerrainFill& fill, const Terrain& terrain, const Ecef& origin) {
    std::vector<FillVertex> vertices;
    vertices.reserve(fill.points.size());
    for (size_t i = 0; i < fill.points.size(); ++i) {
        const glm::vec3 at(terrain.lifted(fill.points[i]) - origin);
        vertices.push_back({at.x, at.y, at.z, fill.texture[i][0], fill.texture[i][1]});
    }
    return vertices;
}

LineMesh terrainLines(const BaseChunk& chunk, const Terrain& terrain) {
    return lineMeshBy(chunk, [&](const Polyline& line) { return onRelief(line, terrain); });
}

LineMesh terrainLines(std::span<const Polyline> lines, LineKind kind, const Terrain& terrain) {
    LineMesh mesh;
    for (const Polyline& line : lines) {
        addRibbon(mesh, onRelief(line, terrain), kind);
    }
    closeKind(mesh, kind);
    return mesh;
}

} // namespace khalkha
