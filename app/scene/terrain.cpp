#include "scene/terrain.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

constexpr int blockCells = 8;
/// Within this far a ray's longitude, latitude and height are parabolas to a few metres.
constexpr double pieceMeters = 80e3;
constexpr double metersPerDeg = 111.2e3;

double wrappedLon(double lonDeg) {
    return lonDeg < -180 ? lonDeg + 360 : (lonDeg > 180 ? lonDeg - 360 : lonDeg);
}

constexpr double degPerRad = 57.29577951308232;
constexpr double eccentricitySquared = wgs84F * (2.0 - wgs84F);

/// As toLonLat, within millimetres up to some 500 km of height, at a fifth of the time (Bowring 1976).
LonLat quickLonLat(const Ecef& at, double* height = nullptr) {
    constexpr double otherEccentricitySquared = eccentricitySquared / (1.0 - eccentricitySquared);
    const double fromAxis = std::sqrt(at.x * at.x + at.y * at.y);
    const double tangent = at.z * wgs84A / std::max(fromAxis * wgs84B, 1e-9);
    const double cosine = 1.0 / std::sqrt(1.0 + tangent * tangent);
    const double sine = tangent * cosine;
    const double up = at.z + otherEccentricitySquared * wgs84B * sine * sine * sine;
    const double out = fromAxis - eccentricitySquared * wgs84A * cosine * cosine * cosine;
    if (height != nullptr) {
        const double size = std::sqrt(up * up + out * out);
        const double sinLat = up / size;
        const double curve = std::sqrt(1.0 - eccentricitySquared * sinLat * sinLat);
        *height = fromAxis * (out / size) + at.z * sinLat - wgs84A * curve;
    }
    return {std::atan2(at.y, at.x) * degPerRad, std::atan2(up, out) * degPerRad};
}

/// Longitude, latitude and height along a ray, a piece at a time: converting every step would cost most of
/// the time.
class RayTrack {
public:
    RayTrack(const Ecef& from, const glm::dvec3& ray) : _from(from), _ray(ray) {}

    void begin(double atMeters, double sizeMeters) {
        _begin = atMeters;
        _size = sizeMeters;
        const Sample a = exact(atMeters);
        Sample b = exact(atMeters + sizeMeters / 2);
        Sample c = exact(atMeters + sizeMeters);
        for (Sample* sample : {&b, &c}) {
            sample->at.lonDeg += 360 * std::round((a.at.lonDeg - sample->at.lonDeg) / 360);
        }
        _lon = {a.at.lonDeg, b.at.lonDeg, c.at.lonDeg};
        _lat = {a.at.latDeg, b.at.latDeg, c.at.latDeg};
        _height = {a.height, b.height, c.height};
    }
    struct Sample {
        LonLat at;
        double height = 0;
    };
    [[nodiscard]] Sample at(double meters) const {
        const double t = (meters - _begin) / _size;
        return {{wrappedLon(_lon.at(t)), _lat.at(t)}, _height.at(t)};
    }
    [[nodiscard]] Sample exact(double meters) const {
        Sample sample;
        sample.at = quickLonLat(_from + _ray * meters, &sample.height);
        return sample;
    }

private:
    struct Parabola {
        Parabola() = default;
        Parabola(double a, double b, double c) : c0(a), c1(-3 * a + 4 * b - c), c2(2 * a - 4 * b + 2 * c) {}
        [[nodiscard]] double at(double t) const { return c0 + t * (c1 + t * c2); }
        double c0 = 0, c1 = 0, c2 = 0;
    };
    Ecef _from;
    glm::dvec3 _ray;
    double _begin = 0, _size = 1;
    Parabola _lon, _lat, _height;
};

/// Distances at which a ray enters and leaves the ellipsoid raised by a height; nullopt if it misses it.
std::optional<std::array<double, 2>>
throughShell(const Ecef& eye, const glm::dvec3& ray, double heightMeters) {
    const glm::dvec3 axes(wgs84A + heightMeters, wgs84A + heightMeters, wgs84B + heightMeters);
    const glm::dvec3 origin = eye / axes;
    const glm::dvec3 direction = ray / axes;
    const double a = glm::dot(direction, direction);
    const double b = -glm::dot(origin, direction);
    const double c = glm::dot(origin, origin) - 1.0;
    const double discriminant = b * b - a * c;
    if (!(discriminant >= 0)) {
        return std::nullopt;
    }
    const double root = std::sqrt(discriminant);
    return std::array<double, 2>{(b - root) / a, (b + root) / a};
}

} // namespace

double HeightGrid::at(LonLat place) const {
    if (meters.empty()) {
        return 0;
    }
    const double x = std::clamp((wrappedLon(place.lonDeg) + 180) / stepDeg - firstColumn, 0.0, columns - 1.0);
    const double y = std::clamp((place.latDeg + 90) / stepDeg - firstRow, 0.0, rows - 1.0);
    const int column = std::clamp(static_cast<int>(x), 0, std::max(columns - 2, 0));
    const int row = std::clamp(static_cast<int>(y), 0, std::max(rows - 2, 0));
    const int nextColumn = std::min(column + 1, columns - 1);
    const int nextRow = std::min(row + 1, rows - 1);
    const auto value = [&](int c, int r) {
        return static_cast<double>(meters[static_cast<size_t>(r) * static_cast<size_t>(columns) + c]);
    };
    const double u = x - column;
    const double v = y - row;
    return (value(column, row) * (1 - u) + value(nextColumn, row) * u) * (1 - v) +
           (value(column, nextRow) * (1 - u) + value(nextColumn, nextRow) * u) * v;
}

Terrain::Terrain(HeightGrid grid, std::shared_ptr<const HeightGrid> base, double exaggeration)
    : _grid(std::move(grid)), _base(std::move(base)), _exaggeration(exaggeration) {
    _nodes.reserve(_grid.meters.size());
    size_t index = 0;
    for (int row = 0; row < _grid.rows; ++row) {
        for (int column = 0; column < _grid.columns; ++column, ++index) {
            float& lift = _grid.meters[index];
            lift = static_cast<float>(lift * exaggeration);
            _nodes.push_back(toEcef(
                {-180 + (_grid.firstColumn + column) * _grid.stepDeg,
                 -90 + (_grid.firstRow + row) * _grid.stepDeg},
                lift));
        }
    }
    findHighest();
}

void Terrain::findHighest() {
    _blockColumns = (_grid.columns + blockCells - 1) / blockCells;
    _blockRows = (_grid.rows + blockCells - 1) / blockCells;
    std::vector<float> own(static_cast<size_t>(_blockColumns) * static_cast<size_t>(_blockRows), 0);
    for (int row = 0; row < _grid.rows; ++row) {
        for (int column = 0; column < _grid.columns; ++column) {
            float& block = own[static_cast<size_t>(row / blockCells) * _blockColumns + column / blockCells];
            block = std::max(block, _grid.meters[static_cast<size_t>(row) * _grid.columns + column]);
        }
    }
    _blocks.resize(own.size());
    for (int row = 0; row < _blockRows; ++row) {
        for (int column = 0; column < _blockColumns; ++column) {
            float highest = 0;
            for (int y = std::max(row - 1, 0); y <= std::min(row + 1, _blockRows - 1); ++y) {
                for (int x = std::max(column - 1, 0); x <= std::min(column + 1, _blockColumns - 1); ++x) {
                    highest = std::max(highest, own[static_cast<size_t>(y) * _blockColumns + x]);
                }
            }
            _blocks[static_cast<size_t>(row) * _blockColumns + column] = highest;
            _highest = std::max(_highest, static_cast<double>(highest));
        }
    }
}

double Terrain::baseLiftMeters(LonLat at) const {
    return _exaggeration * (_base ? std::max(_base->at(at), 0.0) : 0.0);
}

Terrain::Place Terrain::placeOf(LonLat at) const {
    const double x = (wrappedLon(at.lonDeg) + 180) / _grid.stepDeg;
    const double y = (at.latDeg + 90) / _grid.stepDeg;
    Place place;
    const int columns = static_cast<int>(std::lround(360 / _grid.stepDeg));
    place.column = std::clamp(static_cast<int>(x), 0, columns - 1);
    place.row = std::clamp(static_cast<int>(y), 0, columns / 2 - 1);
    place.u = x - place.column;
    place.v = y - place.row;
    return place;
}

double Terrain::liftOf(int column, int row) const {
    if (_nodes.empty()) {
        return 0;
    }
    const int x = std::clamp(column - _grid.firstColumn, 0, _grid.columns - 1);
    const int y = std::clamp(row - _grid.firstRow, 0, _grid.rows - 1);
    return _grid.meters[static_cast<size_t>(y) * static_cast<size_t>(_grid.columns) + x];
}

Ecef Terrain::node(int column, int row) const {
    const int x = column - _grid.firstColumn;
    const int y = row - _grid.firstRow;
    if (x >= 0 && y >= 0 && x < _grid.columns && y < _grid.rows) {
        return _nodes[static_cast<size_t>(y) * static_cast<size_t>(_grid.columns) + x];
    }
    return toEcef({-180 + column * _grid.stepDeg, -90 + row * _grid.stepDeg}, liftOf(column, row));
}

double Terrain::liftAt(const Place& place) const {
    const double southWest = liftOf(place.column, place.row);
    const double northEast = liftOf(place.column + 1, place.row + 1);
    if (place.u >= place.v) {
        const double southEast = liftOf(place.column + 1, place.row);
        return southWest * (1 - place.u) + southEast * (place.u - place.v) + northEast * place.v;
    }
    const double northWest = liftOf(place.column, place.row + 1);
    return southWest * (1 - place.v) + northWest * (place.v - place.u) + northEast * place.u;
}

double Terrain::liftMeters(LonLat at) const {
    return liftAt(placeOf(at));
}

Ecef Terrain::lifted(LonLat at) const {
    const Place place = placeOf(at);
    const Ecef southWest = node(place.column, place.row);
    const Ecef northEast = node(place.column + 1, place.row + 1);
    if (place.u >= place.v) {
        const Ecef southEast = node(place.column + 1, place.row);
        return southWest * (1 - place.u) + southEast * (place.u - place.v) + northEast * place.v;
    }
    const Ecef northWest = node(place.column, place.row + 1);
    return southWest * (1 - place.v) + northWest * (place.v - place.u) + northEast * place.u;
}

Ecef Terrain::lifted(const Ecef& at) const {
    return lifted(quickLonLat(at));
}

bool Terrain::covers(const LonLatBox& box) const {
    const double step = _grid.stepDeg;
    const double slack = 1e-9;
    return _grid.columns > 0 && box.westDeg >= -180 + _grid.firstColumn * step - slack &&
           box.southDeg >= -90 + _grid.firstRow * step - slack &&
           box.eastDeg <= -180 + (_grid.firstColumn + _grid.columns - 1) * step + slack &&
           box.northDeg <= -90 + (_grid.firstRow + _grid.rows - 1) * step + slack;
}

double Terrain::highestNear(LonLat at) const {
    const Place place = placeOf(at);
    const int x = std::clamp((place.column - _grid.firstColumn) / blockCells, 0, _blockColumns - 1);
    const int y = std::clamp((place.row - _grid.firstRow) / blockCells, 0, _blockRows - 1);
    return _blocks[static_cast<size_t>(y) * static_cast<size_t>(_blockColumns) + x];
}

std::optional<double> Terrain::firstBelow(
    const Ecef& from, const glm::dvec3& ray, double begin, double end, double slackMeters) const {
    RayTrack track(from, ray);
    double at = begin;
    double pieceEnd = begin;
    double step = 0;
    while (at < end) {
        if (at >= pieceEnd) {
            const double size = std::min(pieceMeters, end - at);
            track.begin(at, size);
            pieceEnd = at + size;
            const double climb = (track.at(pieceEnd).height - track.at(at).height) / size;
            const double level = std::sqrt(std::max(1 - climb * climb, 0.01));
            const double narrowing =
                std::max(std::cos(track.at(at).at.latDeg * 3.14159265358979323846 / 180), 0.2);
            step = 0.45 * _grid.stepDeg * metersPerDeg * narrowing / level;
        }
        const RayTrack::Sample here = track.at(at);
        const double wide = std::min(at + (blockCells - 1) * 2 * step, pieceEnd);
        const double heightThere = track.at(wide).height;
        if (here.height > _highest && heightThere > here.height) {
            return std::nullopt; // climbing, and above everything
        }
        if (std::min(here.height, heightThere) > highestNear(here.at)) {
            at = std::max(wide, at + 1e-3);
            continue;
        }
        if (liftMeters(here.at) - here.height > slackMeters) {
            return at;
        }
        at = at < pieceEnd && at + step > pieceEnd ? pieceEnd : at + step;
    }
    return std::nullopt;
}

bool Terrain::hides(const Ecef& eye, const Ecef& place, double slackMeters) const {
    if (_nodes.empty()) {
        return false;
    }
    const double distance = glm::distance(eye, place);
    return firstBelow(place, (eye - place) / distance, slackMeters, distance, slackMeters).has_value();
}

std::optional<LonLat> Terrain::meet(const Ecef& eye, const glm::dvec3& ray) const {
    const auto shell = throughShell(eye, ray, _highest + 1);
    if (!shell || (*shell)[1] <= 0 || _nodes.empty()) {
        return std::nullopt;
    }
    const double begin = std::max((*shell)[0], 0.0);
    const auto sea = throughShell(eye, ray, 0);
    const bool hitsSea = sea && (*sea)[0] > 0;
    const double end = hitsSea ? (*sea)[0] : (*shell)[1];
    const RayTrack track(eye, ray);
    const std::optional<double> below = firstBelow(eye, ray, begin, end, 0);
    if (!below) {
        return hitsSea ? std::optional(onTriangle(eye, ray, track.exact(end).at)) : std::nullopt;
    }
    double high = *below;
    double low = std::max(begin, high - 4.6 * _grid.stepDeg * metersPerDeg); // a step of the search, at least
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        const RayTrack::Sample sample = track.exact(middle);
        (liftMeters(sample.at) > sample.height ? high : low) = middle;
    }
    return onTriangle(eye, ray, track.exact(high).at);
}

LonLat Terrain::onTriangle(const Ecef& eye, const glm::dvec3& ray, LonLat near) const {
    // The flat triangle lies a little below the arc between its corners: meet the triangle itself, or, where
    // the ray leaves it on the way, the one beside it.
    LonLat at = near;
    for (int i = 0; i < 8; ++i) {
        const Place place = placeOf(at);
        const Ecef a = node(place.column, place.row);
        const Ecef c = node(place.column + 1, place.row + 1);
        const bool lower = place.u >= place.v;
        const Ecef b = lower ? node(place.column + 1, place.row) : node(place.column, place.row + 1);
        const glm::dvec3 normal = glm::cross(b - a, c - a);
        const double slope = glm::dot(normal, ray);
        if (slope == 0) {
            return near;
        }
        const glm::dvec3 met = eye + ray * (glm::dot(normal, a - eye) / slope) - a;
        const double size = glm::dot(normal, normal);
        const double partB = glm::dot(glm::cross(met, c - a), normal) / size;
        const double partC = glm::dot(glm::cross(b - a, met), normal) / size;
        const double u = lower ? partB + partC : partC;
        const double v = lower ? partC : partB + partC;
        constexpr double farthest = 0.5; // cells: at the brink of a ridge the search may run away
        if (u < -farthest || v < -farthest || u > 1 + farthest || v > 1 + farthest) {
            return near;
        }
        at = {wrappedLon(-180 + (place.column + u) * _grid.stepDeg), -90 + (place.row + v) * _grid.stepDeg};
        constexpr double slack = 1e-9;
        if (partB >= -slack && partC >= -slack && partB + partC <= 1 + slack) {
            return at;
        }
    }
    return at;
}

void Terrain::crossings(LonLat from, LonLat to, std::vector<double>& parts) const {
    parts.clear();
    to.lonDeg += 360 * std::round((from.lonDeg - to.lonDeg) / 360);
    const double x0 = (from.lonDeg + 180) / _grid.stepDeg;
    const double y0 = (from.latDeg + 90) / _grid.stepDeg;
    const double x1 = (to.lonDeg + 180) / _grid.stepDeg;
    const double y1 = (to.latDeg + 90) / _grid.stepDeg;
    const auto add = [&](double begin, double end) {
        const double low = std::min(begin, end);
        const double high = std::max(begin, end);
        if (high - low > 4000) {
            return;
        }
        for (double edge = std::floor(low) + 1; edge < high; ++edge) {
            const double part = (edge - begin) / (end - begin);
            if (part > 0 && part < 1) {
                parts.push_back(part);
            }
        }
    };
    add(x0, x1);
    add(y0, y1);
    add(x0 - y0, x1 - y1);
    std::sort(parts.begin(), parts.end());
}

} // namespace khalkha
