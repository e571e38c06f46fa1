#include "scene/navigation.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace khalkha {

namespace {

constexpr double radiansPerDegree = std::numbers::pi / 180.0;
/// Where a box is shown the target keeps off the poles, so that north is up.
constexpr double maxTargetLatDeg = 89.0;
/// Nearer to a pole than this, and than half a picture, north cannot stay up while the ground follows the
/// cursor: the picture would spin about the pole.
constexpr double polarCapDeg = 10.0;
/// The ground under the cursor may be dragged this far towards the limb, as a share of the way from the
/// middle of the picture; beyond it a pixel covers too much ground to follow.
constexpr double limbShare = 0.97;
/// Share of the picture left free around a box to be shown.
constexpr double boxMargin = 0.04;

double shortestTurnDeg(double fromDeg, double toDeg) {
    return std::remainder(toDeg - fromDeg, 360.0);
}

CameraView withTarget(CameraView view, LonLat target) {
    view.target = target;
    view.target.latDeg = std::clamp(view.target.latDeg, -maxTargetLatDeg, maxTargetLatDeg);
    return clampedView(view);
}

/// The cursor, or where the globe ends on the way from the middle of the picture to it.
ScreenPoint onGlobe(const Camera& camera, ScreenPoint cursor) {
    const ScreenPoint middle{0.5 * camera.viewport().widthPx, 0.5 * camera.viewport().heightPx};
    const auto along = [&](double share) {
        return ScreenPoint{
            middle.x + (cursor.x - middle.x) * share, middle.y + (cursor.y - middle.y) * share};
    };
    if (camera.pick(along(1.0 / limbShare))) {
        return cursor;
    }
    double on = 0;
    double off = 1.0 / limbShare;
    for (int i = 0; i < 40; ++i) {
        const double share = 0.5 * (on + off);
        (camera.pick(along(share)) ? on : off) = share;
    }
    return along(std::min(1.0, on * limbShare));
}

/// Latitude to which the heading is held, north or south.
double heldToLatDeg(const Camera& camera) {
    const double halfPicture = 0.5 * camera.metersPerPixel() * camera.viewport().heightPx;
    return 90.0 - std::min(polarCapDeg, halfPicture / earthMeanRadius / radiansPerDegree);
}

/// East, north and up at a place, as on a sphere.
struct Compass {
    glm::dvec3 east, north, up;
    explicit Compass(LonLat at) {
        const double lon = at.lonDeg * radiansPerDegree;
        const double lat = at.latDeg * radiansPerDegree;
        east = {-std::sin(lon), std::cos(lon), 0};
        north = {-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)};
        up = {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
    }
};

/// The view with the globe turned below it so that `to` comes to where `from` is, the shortest way: the
/// heading turns with the meridians.
CameraView rolled(CameraView view, LonLat from, LonLat to) {
    const glm::dvec3 a = Compass(from).up;
    const glm::dvec3 b = Compass(to).up;
    const glm::dvec3 cross = glm::cross(a, b);
    const double sine = glm::length(cross);
    if (!(sine > 0)) {
        return view;
    }
    const glm::dvec3 axis = cross / sine;
    const double cosine = glm::dot(a, b);
    const auto turned = [&](const glm::dvec3& v) { // Rodrigues
        return v * cosine + glm::cross(axis, v) * sine + axis * (glm::dot(axis, v) * (1 - cosine));
    };
    const Compass before(view.target);
    const double heading = view.headingDeg * radiansPerDegree;
    const glm::dvec3 up = turned(before.up);
    const glm::dvec3 ahead = turned(before.north * std::cos(heading) + before.east * std::sin(heading));
    view.target = {
        std::atan2(up.y, up.x) / radiansPerDegree,
        std::atan2(up.z, std::hypot(up.x, up.y)) / radiansPerDegree};
    const Compass after(view.target);
    view.headingDeg =
        std::atan2(glm::dot(ahead, after.east), glm::dot(ahead, after.north)) / radiansPerDegree;
    return clampedView(view);
}

/// As a trackball: over the poles too.
CameraView rolledTo(CameraView view, Viewport viewport, LonLat grabbed, ScreenPoint place) {
    for (int i = 0; i < 12; ++i) { // the Earth is no sphere: a turn of the sphere misses a little
        const std::optional<LonLat> ground = Camera(view, viewport).pick(place);
        if (!ground || geodesicInverse(*ground, grabbed).distanceMeters < 1e-4) {
            break;
        }
        view = rolled(view, *ground, grabbed);
    }
    return view;
}

/// Ground under the pixel when the target is at a latitude, longitudes counted from the target's.
std::optional<LonLat> groundUnder(CameraView view, Viewport viewport, ScreenPoint cursor, double latDeg) {
    view.target = {0, latDeg};
    return Camera(view, viewport).pick(cursor);
}

} // namespace

CameraView dragged(const CameraView& view, Viewport viewport, LonLat grabbed, ScreenPoint cursor) {
    // The globe is round about its axis: the latitude under the cursor depends on the target's latitude
    // alone. Solve for that one (secant, held back where the ray would miss the globe); the longitude
    // follows.
    const Camera camera(view, viewport);
    const ScreenPoint place = onGlobe(camera, cursor);
    const double mostLatDeg = heldToLatDeg(camera);
    if (std::abs(view.target.latDeg) > mostLatDeg) {
        return rolledTo(view, viewport, grabbed, place);
    }
    double latDeg = view.target.latDeg;
    std::optional<LonLat> ground = groundUnder(view, viewport, place, latDeg);
    if (!ground) {
        return view;
    }
    double slope = 1;
    for (int i = 0; i < 40; ++i) {
        const double missing = grabbed.latDeg - ground->latDeg;
        if (std::abs(missing) < 1e-12) {
            break;
        }
        double step = std::clamp(missing / slope, -10.0, 10.0);
        std::optional<LonLat> next;
        double nextLatDeg = latDeg;
        for (int halving = 0; halving < 30; ++halving) {
            nextLatDeg = std::clamp(latDeg + step, -mostLatDeg, mostLatDeg);
            next = groundUnder(view, viewport, place, nextLatDeg);
            if (next && std::abs(grabbed.latDeg - next->latDeg) < std::abs(missing)) {
                break;
            }
            next.reset();
            step *= 0.5;
        }
        if (!next || nextLatDeg == latDeg) {
            break;
        }
        const double measured = (next->latDeg - ground->latDeg) / (nextLatDeg - latDeg);
        slope = std::isfinite(measured) && std::abs(measured) > 1e-3 ? measured : 1.0;
        latDeg = nextLatDeg;
        ground = next;
    }
    if (std::abs(latDeg) >= mostLatDeg) {
        return rolledTo(view, viewport, grabbed, place);
    }
    CameraView result = view;
    result.target = {grabbed.lonDeg - ground->lonDeg, latDeg};
    return clampedView(result);
}

double rangeByHand(double rangeMeters, double factor) {
    return std::max(std::min(rangeMeters, nearestByHandMeters), rangeMeters * factor);
}

CameraView zoomedAt(const CameraView& view, Viewport viewport, ScreenPoint cursor, double factor) {
    CameraView zoomed = view;
    zoomed.rangeMeters = rangeByHand(view.rangeMeters, factor);
    zoomed = clampedView(zoomed);
    const std::optional<LonLat> ground = Camera(view, viewport).pick(cursor);
    if (!ground || !Camera(zoomed, viewport).pick(cursor)) {
        return zoomed;
    }
    return dragged(zoomed, viewport, *ground, cursor);
}

CameraView turned(const CameraView& view, double headingDeltaDeg, double tiltDeltaDeg) {
    CameraView result = view;
    result.headingDeg += headingDeltaDeg;
    result.tiltDeg += tiltDeltaDeg;
    return clampedView(result);
}

CameraView panned(const CameraView& view, Viewport viewport, double xPart, double yPart) {
    const Camera camera(view, viewport);
    const double heightMeters = camera.metersPerPixel() * camera.viewport().heightPx;
    const double heading = view.headingDeg * radiansPerDegree;
    const double degrees = heightMeters / earthMeanRadius / radiansPerDegree;
    const double northDeg = degrees * (yPart * std::cos(heading) - xPart * std::sin(heading));
    const double eastDeg = degrees * (yPart * std::sin(heading) + xPart * std::cos(heading));
    CameraView result = view;
    result.target.latDeg += std::clamp(northDeg, -60.0, 60.0);
    const double mostLatDeg = heldToLatDeg(camera);
    if (std::max(std::abs(view.target.latDeg), std::abs(result.target.latDeg)) > mostLatDeg) {
        // Straight ahead over the pole: from the place that far away to where the target is.
        const Compass here(view.target);
        const double way = std::min(std::hypot(northDeg, eastDeg), 60.0) * radiansPerDegree;
        const glm::dvec3 ahead = here.north * northDeg + here.east * eastDeg;
        if (!(way > 0)) {
            return view;
        }
        const glm::dvec3 there = here.up * std::cos(way) + glm::normalize(ahead) * std::sin(way);
        const LonLat to{
            std::atan2(there.y, there.x) / radiansPerDegree,
            std::atan2(there.z, std::hypot(there.x, there.y)) / radiansPerDegree};
        return rolled(view, view.target, to);
    }
    result.target.lonDeg +=
        std::clamp(eastDeg / std::cos(view.target.latDeg * radiansPerDegree), -60.0, 60.0);
    return clampedView(result);
}

// van Wijk and Nuij, "Smooth and efficient zooming and panning" (InfoVis 2003): w is the width of the view
// on the ground, u the way travelled, both in metres; rho trades rising against travelling.
Flight::Flight(const CameraView& from, const CameraView& to) : _from(from), _to(to) {
    const double way = geodesicInverse(from.target, to.target).distanceMeters;
    _angle = way / earthMeanRadius;
    const double w0 = from.rangeMeters;
    const double w1 = to.rangeMeters;
    const double rho2 = _rho * _rho;
    if (way > 1e-3 * std::min(w0, w1)) {
        const double b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * way * way) / (2 * w0 * rho2 * way);
        const double b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * way * way) / (2 * w1 * rho2 * way);
        _r0 = std::asinh(-b0);
        _pathLength = (std::asinh(-b1) - _r0) / _rho;
    } else {
        _angle = 0;
        _pathLength = std::abs(std::log(w1 / w0)) / _rho;
    }
    const double turning = std::max(
        std::abs(shortestTurnDeg(from.headingDeg, to.headingDeg)), std::abs(to.tiltDeg - from.tiltDeg));
    _seconds = std::clamp(std::max(0.8 * _pathLength, turning / 90.0), 0.4, 4.0);
}

CameraView Flight::at(double fraction) const {
    if (!(fraction > 0)) {
        return _from;
    }
    if (fraction >= 1) {
        return _to;
    }
    const double eased = fraction * fraction * fraction * (fraction * (6.0 * fraction - 15.0) + 10.0);
    CameraView view = _from;
    if (_angle > 0) {
        const double way = _angle * earthMeanRadius;
        const double s = eased * _pathLength;
        const double w0 = _from.rangeMeters;
        const double travelled =
            w0 / (_rho * _rho) * (std::cosh(_r0) * std::tanh(_rho * s + _r0) - std::sinh(_r0));
        view.target = geodesicPoint(_from.target, _to.target, std::clamp(travelled / way, 0.0, 1.0));
        view.rangeMeters = w0 * std::cosh(_r0) / std::cosh(_rho * s + _r0);
    } else {
        view.target = geodesicPoint(_from.target, _to.target, eased);
        view.rangeMeters = _from.rangeMeters * std::pow(_to.rangeMeters / _from.rangeMeters, eased);
    }
    view.headingDeg += shortestTurnDeg(_from.headingDeg, _to.headingDeg) * eased;
    view.tiltDeg += (_to.tiltDeg - _from.tiltDeg) * eased;
    return clampedView(view);
}

namespace {

/// The rectangle of the picture that the outline of a box covers.
struct PictureExtent {
    double left = 0, top = 0, right = 0, bottom = 0;
};

std::optional<PictureExtent> extentOf(const LonLatBox& box, const Camera& camera) {
    constexpr int steps = 12;
    std::optional<PictureExtent> extent;
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const double lonDeg = box.westDeg + (box.eastDeg - box.westDeg) * share;
        const double latDeg = box.southDeg + (box.northDeg - box.southDeg) * share;
        for (const LonLat edge :
             {LonLat{lonDeg, box.southDeg},
              LonLat{lonDeg, box.northDeg},
              LonLat{box.westDeg, latDeg},
              LonLat{box.eastDeg, latDeg}}) {
            const Ecef position = toEcef(edge);
            const std::optional<ScreenPoint> point = camera.project(position);
            if (!point || !camera.isVisible(position)) {
                return std::nullopt;
            }
            if (!extent) {
                extent = PictureExtent{point->x, point->y, point->x, point->y};
            }
            extent->left = std::min(extent->left, point->x);
            extent->right = std::max(extent->right, point->x);
            extent->top = std::min(extent->top, point->y);
            extent->bottom = std::max(extent->bottom, point->y);
        }
    }
    return extent;
}

} // namespace

CameraView viewOf(const LonLatBox& box, Viewport viewport) {
    CameraView view;
    view.target = {0.5 * (box.westDeg + box.eastDeg), 0.5 * (box.southDeg + box.northDeg)};
    view = withTarget(view, view.target);
    const auto fits = [&](double rangeMeters) {
        view.rangeMeters = rangeMeters;
        const Camera camera(view, viewport);
        const std::optional<PictureExtent> extent = extentOf(box, camera);
        return extent && extent->right - extent->left <= (1 - 2 * boxMargin) * camera.viewport().widthPx &&
               extent->bottom - extent->top <= (1 - 2 * boxMargin) * camera.viewport().heightPx;
    };
    // Range at which the whole globe stands in the picture: also for boxes too large to be seen at once.
    const double halfView =
        0.5 * verticalFieldOfViewDeg * radiansPerDegree *
        std::min(1.0, static_cast<double>(viewport.widthPx) / std::max(viewport.heightPx, 1));
    const double globeRange =
        std::min(wgs84A / std::sin(halfView * (1 - 2 * boxMargin)) - wgs84A, maxRangeMeters);
    for (int round = 0; round < 3; ++round) {
        if (!fits(globeRange)) {
            view.rangeMeters = globeRange;
            return view;
        }
        double low = minRangeMeters;
        double high = globeRange;
        for (int i = 0; i < 60 && high - low > 1e-6 * high; ++i) {
            const double middle = std::sqrt(low * high);
            (fits(middle) ? high : low) = middle;
        }
        view.rangeMeters = high;
        // The middle latitude is not the middle of the picture: move the target to where it is.
        const Camera camera(view, viewport);
        if (const std::optional<PictureExtent> extent = extentOf(box, camera)) {
            const ScreenPoint middle{0.5 * viewport.widthPx, 0.5 * (extent->top + extent->bottom)};
            const std::optional<LonLat> ground = camera.pick(middle);
            view = withTarget(view, {view.target.lonDeg, ground ? ground->latDeg : view.target.latDeg});
        }
    }
    return view;
}

} // namespace khalkha
