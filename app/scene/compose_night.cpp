// Where it is night: a shade over the ground, from nothing at sunset to the full one at the end of civil
// twilight. A grid over the picture, coloured by the height of the sun under its corners; at the limb its
// cells are cut.

#include "geo/sun.h"
#include "scene/layers.h"
#include "scene/mesh.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double cellPx = 16;               ///< at a picture height of 1080 px
constexpr double mostDegreesPerCell = 0.75; ///< so that the edge is soft
constexpr int limbHalvings = 12;

struct Corner {
    ScreenPoint at;
    bool onGlobe = false;
    double part = 0; ///< of the full shade
};

class Night {
public:
    Night(const ComposeInput& in, Painter& painter)
        // The shade lies on the ellipsoid: hills do not change where the sun sets at this scale.
        : _camera(in.camera.view(), in.camera.viewport()),
          _painter(painter),
          _sun(subsolarPoint(in.view.at.seconds)),
          _colour(in.theme.night.withAlpha(in.view.layer(Layer::night).opacity)) {}

    void paint() {
        const Viewport size = _camera.viewport();
        const double step = stepPx();
        const int columns = static_cast<int>(std::ceil(size.widthPx / step));
        const int rows = static_cast<int>(std::ceil(size.heightPx / step));
        std::vector<Corner> above;
        std::vector<Corner> below;
        for (int row = 0; row <= rows; ++row) {
            below.clear();
            for (int column = 0; column <= columns; ++column) {
                below.push_back(cornerAt(
                    {std::min(column * step, double(size.widthPx)),
                     std::min(row * step, double(size.heightPx))}));
            }
            for (size_t i = 1; row > 0 && i < below.size(); ++i) {
                cell({above[i - 1], above[i], below[i], below[i - 1]});
            }
            std::swap(above, below);
        }
    }

private:
    /// Cells are small where the globe is, and as large as the twilight allows where it fills the picture.
    [[nodiscard]] double stepPx() const {
        const Viewport size = _camera.viewport();
        const double small = std::max(4.0, cellPx * size.heightPx / 1080);
        for (const ScreenPoint corner :
             {ScreenPoint{0, 0},
              ScreenPoint{double(size.widthPx), 0},
              ScreenPoint{0, double(size.heightPx)},
              ScreenPoint{double(size.widthPx), double(size.heightPx)}}) {
            if (!_camera.pick(corner)) {
                return small;
            }
        }
        const LonLatBox box = _camera.visibleBox();
        const double seenDeg = std::max(box.northDeg - box.southDeg, 1e-6);
        const double wanted = size.heightPx / seenDeg * mostDegreesPerCell;
        return std::clamp(wanted, small, std::max(small, size.heightPx / 4.0));
    }

    [[nodiscard]] Corner cornerAt(ScreenPoint at) const {
        Corner corner{at, false, 0};
        if (const std::optional<LonLat> ground = _camera.pick(at)) {
            corner.onGlobe = true;
            corner.part = std::clamp(-sunHeightDeg(*ground, _sun) / civilTwilightDeg, 0.0, 1.0);
        }
        return corner;
    }

    /// The last point of the globe between a corner on it and one beside it.
    [[nodiscard]] Corner limbBetween(Corner on, Corner off) const {
        for (int i = 0; i < limbHalvings; ++i) {
            const Corner middle = cornerAt(lerp(on.at, off.at, 0.5));
            (middle.onGlobe ? on : off) = middle;
        }
        return on;
    }

    void cell(const std::array<Corner, 4>& corners) {
        std::array<Corner, 8> ring;
        size_t count = 0;
        double most = 0;
        for (size_t i = 0; i < corners.size(); ++i) {
            const Corner& here = corners[i];
            const Corner& next = corners[(i + 1) % corners.size()];
            if (here.onGlobe) {
                ring.at(count++) = here;
            }
            if (here.onGlobe != next.onGlobe) {
                ring.at(count++) = here.onGlobe ? limbBetween(here, next) : limbBetween(next, here);
            }
        }
        for (size_t i = 0; i < count; ++i) {
            most = std::max(most, ring.at(i).part);
        }
        if (count < 3 || most <= 0) {
            return;
        }
        std::array<ScreenPoint, 8> points;
        std::array<Colour, 8> colours;
        for (size_t i = 0; i < count; ++i) {
            points.at(i) = ring.at(i).at;
            colours.at(i) = _colour.withAlpha(ring.at(i).part);
        }
        _painter.shadedFan({points.data(), count}, {colours.data(), count});
    }

    Camera _camera;
    Painter& _painter;
    LonLat _sun;
    Colour _colour;
};

} // namespace

void paintNight(const ComposeInput& in, Painter& painter) {
    if (in.view.layer(Layer::night).visible) {
        Night(in, painter).paint();
    }
}

} // namespace khalkha
