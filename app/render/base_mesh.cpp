#include "render/base_mesh.h"

#include "geo/geodesy.h"
#include "geo/polyline.h"
#include "render/base_view.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace khalkha {

namespace {

/// Longest edge of a fill, degrees: the flat triangle lies at most 6, 2 and 0.015 km below the ellipsoid.
constexpr std::array<double, detailCount> fillEdgeDeg{5, 3, 0.25};
/// Longest leg of a line, metres.
constexpr std::array<double, detailCount> lineLegMeters{150e3, 40e3, 5e3};

/// Splits triangles until no edge is too long. An edge is split or not by its own length alone, so that
/// triangles on both its sides agree.
class Subdivider {
public:
    Subdivider(Triangulation& mesh, double maxEdgeDeg) : _mesh(mesh), _maxEdgeDeg(maxEdgeDeg) {}

    void add(unsigned a, unsigned b, unsigned c) {
        const std::array<bool, 3> split{tooLong(a, b), tooLong(b, c), tooLong(c, a)};
        const auto count = std::count(split.begin(), split.end(), true);
        if (count == 0) {
            out.insert(out.end(), {a, b, c});
            return;
        }
        if (count == 3) {
            const unsigned ab = middle(a, b);
            const unsigned bc = middle(b, c);
            const unsigned ca = middle(c, a);
            add(a, ab, ca);
            add(ab, b, bc);
            add(ca, bc, c);
            add(ab, bc, ca);
            return;
        }
        // Turn the triangle so that its first edge is split; a second one is met again in the halves.
        if (split[0]) {
            const unsigned ab = middle(a, b);
            add(a, ab, c);
            add(ab, b, c);
        } else {
            add(b, c, a);
        }
    }

    std::vector<unsigned> out;

private:
    [[nodiscard]] bool tooLong(unsigned a, unsigned b) const {
        const LonLat& from = _mesh.points[a];
        const LonLat& to = _mesh.points[b];
        return std::max(std::abs(from.lonDeg - to.lonDeg), std::abs(from.latDeg - to.latDeg)) >
               _maxEdgeDeg * 1.0001;
    }
    unsigned middle(unsigned a, unsigned b) {
        const auto [found, isNew] = _middles.try_emplace(std::minmax(a, b), 0U);
        if (isNew) {
            const LonLat from = _mesh.points[a];
            const LonLat to = _mesh.points[b];
            found->second = static_cast<unsigned>(_mesh.points.size());
            _mesh.points.push_back({(from.lonDeg + to.lonDeg) / 2, (from.latDeg + to.latDeg) / 2});
        }
        return found->second;
    }

    Triangulation& _mesh;
    double _maxEdgeDeg;
    std::map<std::pair<unsigned, unsigned>, unsigned> _middles;
};

void addFill(FillMesh& mesh, const Polygon& polygon, ChunkKey key) {
    Triangulation flat = triangulate(polygon);
    Subdivider divider(flat, fillEdgeDeg.at(static_cast<size_t>(key.detail)));
    for (size_t i = 0; i + 2 < flat.triangles.size(); i += 3) {
        divider.add(flat.triangles[i], flat.triangles[i + 1], flat.triangles[i + 2]);
    }
    const LonLatBox box = boxOf(key);
    const auto first = static_cast<std::uint32_t>(mesh.positions.size());
    const auto place = [](double value, double from, double to) {
        const double part = std::clamp((value - from) / (to - from), 0.0, 1.0);
        return static_cast<std::uint16_t>(std::lround(part * 65535));
    };
    for (const LonLat& point : flat.points) {
        mesh.positions.push_back(toEcef(point));
        mesh.texture.push_back(
            {place(point.lonDeg, box.westDeg, box.eastDeg), place(point.latDeg, box.northDeg, box.southDeg)});
    }
    for (const unsigned index : divider.out) {
        mesh.indices.push_back(first + index);
    }
}

struct Ribbon {
    glm::dvec3 direction{};
    double miter = 1;
};

/// Direction at a point and how much longer the side of a ribbon is there.
Ribbon ribbonAt(const glm::dvec3& before, const glm::dvec3& after) {
    const glm::dvec3 sum = before + after;
    const double size = glm::length(sum);
    if (size < 1e-9) {
        return {before, 1};
    }
    const glm::dvec3 direction = sum / size;
    return {direction, 1 / std::max(glm::dot(direction, before), 0.5)};
}

void addCorner(LineMesh& mesh, const Ecef& at, const Ribbon& ribbon, LineKind kind) {
    mesh.positions.push_back(at);
    LineVertex vertex;
    for (int i = 0; i < 3; ++i) {
        vertex.direction.at(static_cast<size_t>(i)) =
            static_cast<std::int16_t>(std::lround(ribbon.direction[i] * 32767));
    }
    vertex.kind = static_cast<std::uint8_t>(kind);
    const double side = std::min(ribbon.miter * miterScale, 32767.0);
    vertex.side = static_cast<std::int16_t>(std::lround(side));
    mesh.vertices.push_back(vertex);
    vertex.side = static_cast<std::int16_t>(-vertex.side);
    mesh.vertices.push_back(vertex);
}

void joinLast(LineMesh& mesh) {
    const auto end = static_cast<std::uint32_t>(mesh.vertices.size());
    const std::uint32_t a = end - 4;
    mesh.indices.insert(mesh.indices.end(), {a, a + 1, a + 2, a + 2, a + 1, a + 3});
}

/// The line on the ellipsoid, without points on top of each other: these have no direction.
std::vector<Ecef> onEllipsoid(const Polyline& line, double maxLegMeters) {
    std::vector<Ecef> points;
    for (const LonLat& point : densify(line, maxLegMeters)) {
        const Ecef at = toEcef(point);
        if (points.empty() || glm::length(at - points.back()) > 1e-3) {
            points.push_back(at);
        }
    }
    return points;
}

LineKind riverKind(int rank) {
    return static_cast<LineKind>(static_cast<int>(LineKind::river1) + 1 - std::clamp(rank, 1, 5));
}

} // namespace

void addRibbon(LineMesh& mesh, const std::vector<Ecef>& points, LineKind kind) {
    if (points.size() < 2) {
        return;
    }
    const auto leg = [&](size_t i) { return glm::normalize(points[i + 1] - points[i]); };
    addCorner(mesh, points[0], {leg(0), 1}, kind);
    for (size_t i = 1; i + 1 < points.size(); ++i) {
        const glm::dvec3 before = leg(i - 1);
        const glm::dvec3 after = leg(i);
        // A ribbon cannot be mitred at a sharp bend: it ends there and a new one begins.
        if (glm::dot(before, after) < -0.2) {
            addCorner(mesh, points[i], {before, 1}, kind);
            joinLast(mesh);
            addCorner(mesh, points[i], {after, 1}, kind);
            continue;
        }
        addCorner(mesh, points[i], ribbonAt(before, after), kind);
        joinLast(mesh);
    }
    addCorner(mesh, points.back(), {leg(points.size() - 2), 1}, kind);
    joinLast(mesh);
}

FillMesh fillMesh(const BaseChunk& chunk, ChunkKey key) {
    FillMesh mesh;
    for (const Polygon& polygon : chunk.land) {
        addFill(mesh, polygon, key);
    }
    mesh.landIndices = static_cast<std::uint32_t>(mesh.indices.size());
    for (const Polygon& polygon : chunk.lakes) {
        addFill(mesh, polygon, key);
    }
    return mesh;
}

LineMesh lineMeshBy(const BaseChunk& chunk, const std::function<std::vector<Ecef>(const Polyline&)>& place) {
    LineMesh mesh;
    for (int i = 0; i < lineKindCount; ++i) {
        const auto kind = static_cast<LineKind>(i);
        mesh.first.at(static_cast<size_t>(i)) = static_cast<std::uint32_t>(mesh.indices.size());
        for (const RiverLine& river : chunk.rivers) {
            if (riverKind(river.rank) == kind) {
                addRibbon(mesh, place(river.line), kind);
            }
        }
        if (kind == LineKind::shore || kind == LineKind::coast) {
            for (const Polyline& line : kind == LineKind::coast ? chunk.coast : chunk.shores) {
                addRibbon(mesh, place(line), kind);
            }
        }
    }
    mesh.first.back() = static_cast<std::uint32_t>(mesh.indices.size());
    return mesh;
}

LineMesh lineMesh(const BaseChunk& chunk, Detail detail) {
    const double maxLeg = lineLegMeters.at(static_cast<size_t>(detail));
    return lineMeshBy(chunk, [&](const Polyline& line) { return onEllipsoid(line, maxLeg); });
}

void closeKind(LineMesh& mesh, LineKind kind) {
    for (size_t i = static_cast<size_t>(kind) + 1; i < mesh.first.size(); ++i) {
        mesh.first.at(i) = static_cast<std::uint32_t>(mesh.indices.size());
    }
}

LineMesh lineMesh(std::span<const Polyline> lines, LineKind kind, double maxLegMeters) {
    LineMesh mesh;
    for (const Polyline& line : lines) {
        addRibbon(mesh, onEllipsoid(line, maxLegMeters), kind);
    }
    closeKind(mesh, kind);
    return mesh;
}

std::vector<FillVertex> fillVertices(const FillMesh& mesh, const Ecef& origin) {
    std::vector<FillVertex> vertices;
    vertices.reserve(mesh.positions.size());
    for (size_t i = 0; i < mesh.positions.size(); ++i) {
        const glm::vec3 at(mesh.positions[i] - origin);
        vertices.push_back({at.x, at.y, at.z, mesh.texture[i][0], mesh.texture[i][1]});
    }
    return vertices;
}

std::vector<LineVertex> lineVertices(const LineMesh& mesh, const Ecef& origin) {
    std::vector<LineVertex> vertices = mesh.vertices;
    for (size_t i = 0; i < vertices.size(); ++i) {
        const glm::vec3 at(mesh.positions[i / 2] - origin);
        vertices[i].x = at.x;
        vertices[i].y = at.y;
        vertices[i].z = at.z;
    }
    return vertices;
}

} // namespace khalkha
