#include "scene/camera.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double radiansPerDegree = std::numbers::pi / 180.0;
/// Points a side of the picture at which visibleBox looks at the ground.
constexpr int boxSamples = 16;
/// Share of its size by which the box grows, so that no curve of the outline between samples is missed.
constexpr double boxMargin = 0.03;

double finiteOr(double value, double otherwise) {
    return std::isfinite(value) ? value : otherwise;
}

double wrapped(double deg, double lowDeg) {
    const double turns = std::floor((deg - lowDeg) / 360.0);
    const double result = deg - 360.0 * turns;
    return result - lowDeg >= 360.0 ? lowDeg : result;
}

/// Nothing of the ground comes nearer to the eye than this part of the range to the target.
constexpr double clearance = 0.06;

/// Position divided by the half axes: the ellipsoid becomes the unit sphere.
glm::dvec3 unitSphere(const glm::dvec3& at) {
    return {at.x / wgs84A, at.y / wgs84A, at.z / wgs84B};
}

/// Horizontal unit vector that points up in the picture.
glm::dvec3 headingVector(const CameraView& view) {
    const double heading = view.headingDeg * radiansPerDegree;
    return northAt(view.target) * std::cos(heading) + eastAt(view.target) * std::sin(heading);
}

/// Unit vector from the target to the eye.
glm::dvec3 towardsEye(const CameraView& view) {
    const double tilt = view.tiltDeg * radiansPerDegree;
    return surfaceNormal(view.target) * std::cos(tilt) - headingVector(view) * std::sin(tilt);
}

} // namespace

CameraView clampedView(CameraView view) {
    const CameraView standard;
    view.target.lonDeg = finiteOr(view.target.lonDeg, standard.target.lonDeg);
    view.target.latDeg = std::clamp(finiteOr(view.target.latDeg, standard.target.latDeg), -90.0, 90.0);
    if (view.target.lonDeg < -180.0 || view.target.lonDeg > 180.0) {
        view.target.lonDeg = wrapped(view.target.lonDeg, -180.0);
    }
    view.rangeMeters =
        std::clamp(finiteOr(view.rangeMeters, standard.rangeMeters), minRangeMeters, maxRangeMeters);
    view.headingDeg = wrapped(finiteOr(view.headingDeg, 0), 0);
    view.tiltDeg = std::clamp(finiteOr(view.tiltDeg, 0), 0.0, maxTiltDeg);
    return view;
}

CameraView viewFromHeight(LonLat target, double heightMeters, double headingDeg, double tiltDeg) {
    CameraView view = clampedView({target, heightMeters, headingDeg, tiltDeg});
    if (view.tiltDeg == 0) {
        return view;
    }
    // The height grows with the range, and is less: halve the interval.
    const double wanted = std::isfinite(heightMeters) ? heightMeters : view.rangeMeters;
    double low = minRangeMeters;
    double high = maxRangeMeters;
    for (int i = 0; i < 80; ++i) {
        view.rangeMeters = 0.5 * (low + high);
        (eyeHeightMeters(view) < wanted ? low : high) = view.rangeMeters;
    }
    view.rangeMeters = 0.5 * (low + high);
    return view;
}

double eyeHeightMeters(const CameraView& view) {
    double height = 0;
    static_cast<void>(toLonLat(toEcef(view.target) + towardsEye(view) * view.rangeMeters, &height));
    return height;
}

Camera::Camera(const CameraView& view, Viewport viewport, TerrainPtr terrain)
    : _view(clampedView(view)),
      _viewport{std::max(viewport.widthPx, 1), std::max(viewport.heightPx, 1)},
      _terrain(std::move(terrain)) {
    const glm::dvec3 outward = towardsEye(_view);
    const double tilt = _view.tiltDeg * radiansPerDegree;
    _eye = toEcef(_view.target) + outward * _view.rangeMeters;
    _forward = -outward;
    _up = headingVector(_view) * std::cos(tilt) + surfaceNormal(_view.target) * std::sin(tilt);
    _right = glm::cross(_forward, _up);
    const double tangent = std::tan(0.5 * verticalFieldOfViewDeg * radiansPerDegree);
    _focalPx = 0.5 * _viewport.heightPx / tangent;

    if (_terrain) {
        standOnGround();
    }

    // In front of the horizon is what lies beyond the polar plane of the eye: on the unit sphere p.e > 1.
    const glm::dvec3 scaled = unitSphere(unitSphere(_eye));
    const double length = glm::length(scaled);
    _horizonNormal = scaled / length;
    _horizonOffset = -1.0 / length;

    setDepthRange();
}

void Camera::standOnGround() {
    const Ecef target =
        toEcef(_view.target) + surfaceNormal(_view.target) * _terrain->baseLiftMeters(_view.target);
    _eye = target - _forward * _view.rangeMeters;
    double height = 0;
    const LonLat below = toLonLat(_eye, &height);
    const double lowest = _terrain->liftMeters(below) + 2 * clearance * _view.rangeMeters;
    if (height < lowest) {
        // A mountain stands where the eye would be: over it, the target still in the middle.
        _eye += surfaceNormal(below) * (lowest - height);
        _forward = glm::normalize(target - _eye);
        _right = glm::normalize(glm::cross(_forward, _up));
        _up = glm::cross(_right, _forward);
    }
}

void Camera::setDepthRange() {
    const double aside = 0.5 * std::hypot(_viewport.widthPx, _viewport.heightPx) / _focalPx;
    if (_terrain) {
        double height = 0;
        static_cast<void>(toLonLat(_eye, &height));
        const double highest = _terrain->highestMeters();
        _near = std::max(clearance / 2 * _view.rangeMeters, 0.7 * (height - highest)) /
                std::sqrt(1.0 + aside * aside);
        _far = 1.1 *
               (std::sqrt(height * (height + 2.0 * wgs84A)) + std::sqrt(highest * (highest + 2.0 * wgs84A)));
        return;
    }
    // No ground is nearer than the height of the eye, none that is seen further than the horizon.
    const double height = eyeHeightMeters(_view);
    _near = 0.7 * height / std::sqrt(1.0 + aside * aside);
    _far = 1.1 * std::sqrt(height * (height + 2.0 * wgs84A));
}

std::optional<ScreenPoint> Camera::project(const Ecef& at) const {
    return projectAsIs(_terrain ? _terrain->lifted(at) : at);
}

std::optional<ScreenPoint> Camera::projectAsIs(const Ecef& at) const {
    const glm::dvec3 offset = at - _eye;
    const double depth = glm::dot(offset, _forward);
    if (!(depth > 0)) {
        return std::nullopt;
    }
    const double scale = _focalPx / depth;
    return ScreenPoint{
        0.5 * _viewport.widthPx + glm::dot(offset, _right) * scale,
        0.5 * _viewport.heightPx - glm::dot(offset, _up) * scale};
}

double Camera::horizonSide(const Ecef& at) const {
    return glm::dot(_horizonNormal, at) + _horizonOffset;
}

bool Camera::isHidden(const Ecef& surface) const {
    // By more than a pixel or so: the ground a place stands on is not to hide it.
    constexpr double slackPx = 1.5;
    const double distance = glm::distance(surface, _eye);
    return distance > _far || _terrain->hides(_eye, surface, slackPx * distance / _focalPx);
}

bool Camera::isNear(const std::optional<ScreenPoint>& at, double marginPx) const {
    return at && at->x >= -marginPx && at->x <= _viewport.widthPx + marginPx && at->y >= -marginPx &&
           at->y <= _viewport.heightPx + marginPx;
}

std::optional<ScreenPoint> Camera::projectVisible(LonLat at, double marginPx) const {
    if (_terrain) {
        const Ecef surface = _terrain->lifted(at);
        const std::optional<ScreenPoint> point = projectAsIs(surface);
        return isNear(point, marginPx) && !isHidden(surface) ? point : std::nullopt;
    }
    const Ecef position = toEcef(at);
    if (!isVisible(position)) {
        return std::nullopt;
    }
    const std::optional<ScreenPoint> point = projectAsIs(position);
    return isNear(point, marginPx) ? point : std::nullopt;
}

std::optional<std::array<ScreenPoint, 2>> Camera::projectLeg(const Ecef& from, const Ecef& to) const {
    double start = 0;
    double end = 1;
    const auto cut = [&](double startSide, double endSide) {
        if (startSide < 0 && endSide < 0) {
            return false;
        }
        if (startSide < 0) {
            start = std::max(start, startSide / (startSide - endSide));
        } else if (endSide < 0) {
            end = std::min(end, startSide / (startSide - endSide));
        }
        return start < end;
    };
    if (!cut(horizonSide(from), horizonSide(to)) ||
        !cut(glm::dot(from - _eye, _forward) - _near, glm::dot(to - _eye, _forward) - _near)) {
        return std::nullopt;
    }
    const std::optional<ScreenPoint> first = project(start > 0 ? from + (to - from) * start : from);
    const std::optional<ScreenPoint> second = project(end < 1 ? from + (to - from) * end : to);
    if (!first || !second) {
        return std::nullopt;
    }
    return std::array<ScreenPoint, 2>{*first, *second};
}

glm::dvec3 Camera::rayThrough(ScreenPoint at) const {
    return _forward + _right * ((at.x - 0.5 * _viewport.widthPx) / _focalPx) -
           _up * ((at.y - 0.5 * _viewport.heightPx) / _focalPx);
}

std::optional<LonLat> Camera::pick(ScreenPoint at) const {
    return _terrain ? _terrain->meet(_eye, glm::normalize(rayThrough(at))) : pickEllipsoid(at);
}

std::optional<LonLat> Camera::pickEllipsoid(ScreenPoint at) const {
    const glm::dvec3 ray = rayThrough(at);
    const glm::dvec3 origin = unitSphere(_eye);
    const glm::dvec3 direction = unitSphere(ray);
    const double a = glm::dot(direction, direction);
    const double b = -glm::dot(origin, direction);
    const double c = glm::dot(origin, origin) - 1.0;
    const double discriminant = b * b - a * c;
    if (!(b > 0) || !(discriminant >= 0)) {
        return std::nullopt;
    }
    // The nearer root, in the form that does not lose digits close to the ground.
    return toLonLat(_eye + ray * (c / (b + std::sqrt(discriminant))));
}

double Camera::metersPerPixel() const {
    return _view.rangeMeters / _focalPx;
}

bool Camera::maySee(const Ecef& center, double radiusMeters, double marginPx) const {
    if (_terrain) {
        radiusMeters += _terrain->highestMeters(); // raised ground shows from behind the horizon
        if (glm::distance(center, _eye) > _far + radiusMeters) {
            return false;
        }
    } else if (horizonSide(center) < -radiusMeters) {
        return false;
    }
    const glm::dvec3 offset = center - _eye;
    const double depth = glm::dot(offset, _forward);
    const double halfWidth = 0.5 * _viewport.widthPx + marginPx;
    const double halfHeight = 0.5 * _viewport.heightPx + marginPx;
    const auto outside = [&](double aside, double half) {
        // Distance outside the nearer of the two side planes.
        return (std::abs(aside) * _focalPx - half * depth) / std::hypot(_focalPx, half) > radiusMeters;
    };
    return depth > -radiusMeters && !outside(glm::dot(offset, _right), halfWidth) &&
           !outside(glm::dot(offset, _up), halfHeight);
}

LonLatBox Camera::visibleBox() const {
    constexpr LonLatBox everything{-180, -90, 180, 90};
    for (const double pole : {-90.0, 90.0}) {
        if (projectVisible({0, pole}, 1.0)) {
            return everything;
        }
    }
    LonLatBox box{_view.target.lonDeg, _view.target.latDeg, _view.target.lonDeg, _view.target.latDeg};
    const double width = _viewport.widthPx;
    const double height = _viewport.heightPx;
    for (int i = 0; i < boxSamples; ++i) {
        const double share = static_cast<double>(i) / boxSamples;
        for (const ScreenPoint edge :
             {ScreenPoint{width * share, 0},
              ScreenPoint{width, height * share},
              ScreenPoint{width * (1 - share), height},
              ScreenPoint{0, height * (1 - share)}}) {
            const std::optional<LonLat> ground = pickEllipsoid(edge);
            if (!ground) {
                return everything;
            }
            const double lonDeg = wrapped(ground->lonDeg, _view.target.lonDeg - 180.0);
            box.westDeg = std::min(box.westDeg, lonDeg);
            box.eastDeg = std::max(box.eastDeg, lonDeg);
            box.southDeg = std::min(box.southDeg, ground->latDeg);
            box.northDeg = std::max(box.northDeg, ground->latDeg);
        }
    }
    double asideDeg = boxMargin * (box.eastDeg - box.westDeg);
    double overDeg = boxMargin * (box.northDeg - box.southDeg);
    if (_terrain) {
        // Raised ground is seen where lower ground further off would be.
        const double angleDeg = std::min(_view.tiltDeg + 0.5 * verticalFieldOfViewDeg, 75.0);
        const double reachDeg = _terrain->highestMeters() / 111e3 * std::tan(angleDeg * radiansPerDegree);
        const double widest = std::max(std::abs(box.southDeg), std::abs(box.northDeg)) + reachDeg;
        overDeg += reachDeg;
        asideDeg += reachDeg / std::max(std::cos(std::min(widest, 89.0) * radiansPerDegree), 0.02);
    }
    box = {
        box.westDeg - asideDeg,
        std::max(box.southDeg - overDeg, -90.0),
        box.eastDeg + asideDeg,
        std::min(box.northDeg + overDeg, 90.0)};
    if (box.westDeg < -180.0 || box.eastDeg > 180.0) {
        box.westDeg = -180.0;
        box.eastDeg = 180.0;
    }
    return box;
}

glm::mat4 Camera::clipFromRelative(const Ecef& origin) const {
    const glm::dvec3 shift = origin - _eye;
    // Rows of the view, then of the projection, as glm has it by columns.
    const auto clip = [&](const glm::dvec3& v, double w) {
        const double depth = glm::dot(v, _forward);
        return glm::dvec4(
            2.0 * _focalPx / _viewport.widthPx * glm::dot(v, _right),
            2.0 * _focalPx / _viewport.heightPx * glm::dot(v, _up),
            (_far + _near) / (_far - _near) * depth - w * 2.0 * _far * _near / (_far - _near),
            depth);
    };
    glm::mat4 result;
    result[0] = glm::vec4(clip({1, 0, 0}, 0));
    result[1] = glm::vec4(clip({0, 1, 0}, 0));
    result[2] = glm::vec4(clip({0, 0, 1}, 0));
    result[3] = glm::vec4(clip(shift, 1));
    return result;
}

float Camera::depthShift(double pixels) const {
    const double part = pixels / _focalPx;
    return static_cast<float>(-2.0 * _far * _near / (_far - _near) * (1.0 / (1.0 - part) - 1.0));
}

glm::vec4 Camera::horizonPlaneRelative(const Ecef& origin) const {
    return {glm::vec3(_horizonNormal), static_cast<float>(horizonSide(origin))};
}

} // namespace khalkha
