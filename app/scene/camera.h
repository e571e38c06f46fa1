#pragma once
// Camera over the ellipsoid. All mathematics in double; float only in the matrices handed to the GPU, which
// are relative to an origin near the geometry (RTC), so that nothing jitters at 100 m.

#include "scene/terrain.h"

#include <glm/mat4x4.hpp>

#include <array>
#include <optional>

namespace khalkha {

struct Viewport {
    int widthPx = 1280;
    int heightPx = 720;
    friend bool operator==(const Viewport&, const Viewport&) = default;
};

inline constexpr double verticalFieldOfViewDeg = 35;
inline constexpr double minRangeMeters = 50;
/// Nobody surveyed what stands on this map to less than some hundred metres: zooming ends here.
inline constexpr double nearestByHandMeters = 500;
inline constexpr double maxRangeMeters = 40e6;
inline constexpr double maxTiltDeg = 80;

/// Where the camera looks from. The target is the point of the ellipsoid in the middle of the picture.
struct CameraView {
    LonLat target{122.3, 45.2};
    double rangeMeters = 3050e3; ///< from eye to target
    double headingDeg = 0;       ///< azimuth that is up in the picture, [0, 360)
    double tiltDeg = 0;          ///< 0 = straight down .. maxTiltDeg
    friend bool operator==(const CameraView&, const CameraView&) = default;
};

/// The view with every member within what can be shown: longitude and heading wrapped, the rest clamped,
/// numbers that are not finite replaced by the default view's.
[[nodiscard]] CameraView clampedView(CameraView view);

/// View with the eye at a height above the ellipsoid (the command line's --view). Solves for the range;
/// clamps height, tilt and latitude to what can be shown.
[[nodiscard]] CameraView
viewFromHeight(LonLat target, double heightMeters, double headingDeg, double tiltDeg);
/// Eye height above the ellipsoid, metres.
[[nodiscard]] double eyeHeightMeters(const CameraView& view);

/// A position on the screen: pixels, origin top left, y down; pixel centres at .5.
struct ScreenPoint {
    double x = 0, y = 0;
};

class Camera {
public:
    /// With terrain the target stands on the raised ground, and so does every place that is asked for below;
    /// what is hidden by nearer ground is not visible. The eye is kept above the ground.
    Camera(const CameraView& view, Viewport viewport, TerrainPtr terrain = nullptr);

    [[nodiscard]] const CameraView& view() const { return _view; }
    [[nodiscard]] Viewport viewport() const { return _viewport; }
    [[nodiscard]] const Terrain* terrain() const { return _terrain.get(); }
    [[nodiscard]] const Ecef& eye() const { return _eye; }
    [[nodiscard]] const glm::dvec3& forward() const { return _forward; }
    [[nodiscard]] const glm::dvec3& right() const { return _right; }
    [[nodiscard]] const glm::dvec3& up() const { return _up; }

    /// Pixel of a position; nullopt at or behind the eye plane. Says nothing of the horizon.
    [[nodiscard]] std::optional<ScreenPoint> project(const Ecef& at) const;
    /// Positive in front of the horizon (visible side of the ellipsoid), negative behind, linear along a
    /// chord, so that a leg can be cut exactly at the horizon.
    [[nodiscard]] double horizonSide(const Ecef& at) const;
    [[nodiscard]] bool isVisible(const Ecef& at) const {
        return _terrain ? !isHidden(_terrain->lifted(at)) : horizonSide(at) > 0;
    }
    /// A place of the raised surface is behind nearer ground. Only with terrain.
    [[nodiscard]] bool isHidden(const Ecef& surface) const;
    /// Pixel of a position that is taken as it is, not put on the raised ground.
    [[nodiscard]] std::optional<ScreenPoint> projectAsIs(const Ecef& at) const;
    /// Pixel if in front of the horizon and the eye and within the margin around the picture.
    [[nodiscard]] std::optional<ScreenPoint> projectVisible(LonLat at, double marginPx = 0) const;
    /// The part of a chord in front of the horizon and the near plane, as pixels.
    [[nodiscard]] std::optional<std::array<ScreenPoint, 2>>
    projectLeg(const Ecef& from, const Ecef& to) const;

    /// Where the ray through a pixel meets the ground.
    [[nodiscard]] std::optional<LonLat> pick(ScreenPoint at) const;
    /// Ground metres per pixel at the target.
    [[nodiscard]] double metersPerPixel() const;
    /// False if a sphere cannot touch the picture and a margin around it (outside the frustum, or wholly
    /// behind the horizon).
    [[nodiscard]] bool maySee(const Ecef& center, double radiusMeters, double marginPx = 0) const;
    /// Box of longitude and latitude that covers what is visible; the whole globe when a pole or the limb
    /// shows.
    [[nodiscard]] LonLatBox visibleBox() const;

    /// Clip-space matrix for float positions relative to origin (metres); made in double.
    [[nodiscard]] glm::mat4 clipFromRelative(const Ecef& origin) const;
    /// Horizon plane for positions relative to origin: dot(xyz, position) + w > 0 in front of the horizon.
    [[nodiscard]] glm::vec4 horizonPlaneRelative(const Ecef& origin) const;

    /// Constant to be added to clip-space z to bring everything nearer to the eye by that many pixels' size.
    [[nodiscard]] float depthShift(double pixels) const;
    /// Distance to the horizon, or to the farthest raised ground beyond it.
    [[nodiscard]] double farMeters() const { return _far; }

private:
    void standOnGround();
    void setDepthRange();
    [[nodiscard]] glm::dvec3 rayThrough(ScreenPoint at) const;
    [[nodiscard]] std::optional<LonLat> pickEllipsoid(ScreenPoint at) const;
    [[nodiscard]] bool isNear(const std::optional<ScreenPoint>& at, double marginPx) const;

    CameraView _view;
    Viewport _viewport;
    TerrainPtr _terrain;
    Ecef _eye{};
    glm::dvec3 _forward{}, _right{}, _up{};
    double _focalPx = 1; ///< pixels a unit of tangent
    double _near = 1, _far = 1;
    glm::dvec3 _horizonNormal{};
    double _horizonOffset = 0;
};

} // namespace khalkha
