// Arms in unit symbols. Lines that reach the frame take its corners from it; the others stand in the middle.
#include "scene/unit_shapes.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr double iconLine = 6;

class IconDrawer {
public:
    explicit IconDrawer(const SymbolFrame& frame) : _frame(frame), _corner(frame.diagonal) {}

    void draw(const Sidc& sidc) {
        if (sidc.set != SymbolSet::landUnit) {
            other(sidc);
            return;
        }
        land(sidc.entity);
        modifiers(sidc);
    }
    [[nodiscard]] std::vector<SymbolShape> take() { return std::move(_shapes); }

private:
    void stroke(ScreenLine line, bool closed = false) {
        _shapes.push_back({std::move(line), iconLine, closed, true, false});
    }
    void fill(ScreenLine ring) { _shapes.push_back({std::move(ring), 0, true, true, false}); }
    void ring(ScreenPoint middle, double radius) {
        _shapes.push_back({arc(middle, radius, radius, 0, 345), 5, true, true, false});
    }

    void land(int entity) {
        switch (entity) {
        case 110000: // command and control: the box of a staff
            stroke({{-26, -18}, {26, -18}, {26, 18}, {-26, 18}}, true);
            stroke({{-26, -6}, {26, -6}});
            break;
        case 111000:
            stroke({{-_corner.x, -_corner.y}, {0, 14}, {0, -14}, {_corner.x, _corner.y}});
            break;
        case 120400:
            stroke({{-_corner.x, _corner.y}, {0, _frame.top}, {_corner.x, _corner.y}});
            break;
        case 120500:
            track();
            break;
        case 120501:
            track();
            slash();
            break;
        case 120800:
            propeller();
            break;
        case 121000: // a cross within a track
            track();
            stroke({{-29, -19}, {29, 19}});
            stroke({{-29, 19}, {29, -19}});
            break;
        case 121100:
            cross();
            break;
        case 121101:
            cross();
            wave();
            break;
        case 121102:
            cross();
            track();
            break;
        case 121104:
            cross();
            upright();
            break;
        case 121300:
            slash();
            break;
        case 121303:
            slash();
            upright();
            break;
        case 130100:
            stroke(arc({0, _corner.y}, _corner.x, std::min(34.0, _corner.y), 180, 360));
            break;
        case 130300:
            fill(arc({0, 0}, 15, 15, 0, 345));
            break;
        case 130301:
            track();
            fill(arc({0, 0}, 11, 11, 0, 345));
            break;
        case 140700: // a bridge on three piers
            stroke({{-36, 20}, {-36, -18}, {36, -18}, {36, 20}});
            stroke({{0, -18}, {0, 12}});
            break;
        case 170100:
            anchor();
            break;
        default:
            break;
        }
    }

    void other(const Sidc& sidc) {
        if (sidc.set == SymbolSet::air && sidc.entity != 0) {
            propeller();
        }
        if (sidc.set == SymbolSet::seaSurface && sidc.entity == 121000) { // three bows
            fill({{0, -24}, {15, -8}, {15, 24}, {-15, 24}, {-15, -8}});
            stroke({{11, -30}, {28, -12}, {28, 24}});
            stroke({{-11, -30}, {-28, -12}, {-28, 24}});
        }
    }

    void modifiers(const Sidc& sidc) {
        const double low = std::min(_frame.bottom - 18, 38.0);
        switch (sidc.modifier2) {
        case 1: // two canopies
            stroke(arc({-14, low + 6}, 14, 12, 180, 360));
            stroke(arc({14, low + 6}, 14, 12, 180, 360));
            break;
        case 27:
            fill({{0, low - 14}, {15, low + 8}, {-15, low + 8}});
            break;
        case 51:
            for (const double x : {-24.0, 0.0, 24.0}) {
                ring({x, low - 4}, 7);
            }
            break;
        default:
            break;
        }
    }

    void cross() {
        stroke({{-_corner.x, -_corner.y}, {_corner.x, _corner.y}});
        stroke({{-_corner.x, _corner.y}, {_corner.x, -_corner.y}});
    }
    void slash() { stroke({{-_corner.x, _corner.y}, {_corner.x, -_corner.y}}); }
    void upright() { stroke({{0, _frame.top}, {0, _frame.bottom}}); }
    /// The track of a tank.
    void track() {
        ScreenLine line = arc({25, 0}, 20, 20, -90, 90);
        const ScreenLine left = arc({-25, 0}, 20, 20, 90, 270);
        line.insert(line.end(), left.begin(), left.end());
        stroke(std::move(line), true);
    }
    void propeller() {
        for (const double side : {-1.0, 1.0}) {
            ScreenLine blade{{0, 0}};
            for (const ScreenPoint& point : arc({29, 0}, 13, 13, -90, 90)) {
                blade.push_back({point.x * side, point.y});
            }
            fill(std::move(blade));
        }
    }
    /// Water from side to side; not into the points of a frame that has them.
    void wave() {
        const double reach = _corner.y == _frame.bottom ? _frame.halfLevel : _frame.halfLevel * 0.83;
        const int bows = static_cast<int>(reach * 2 / 18);
        const double step = reach * 2 / bows;
        ScreenLine line;
        for (int i = 0; i < bows; ++i) {
            const ScreenLine bow =
                arc({-reach + step * (i + 0.5), 0}, step / 2, i % 2 == 0 ? -9 : 9, 180, 360);
            line.insert(line.end(), bow.begin() + (i == 0 ? 0 : 1), bow.end());
        }
        stroke(std::move(line));
    }
    void anchor() {
        ring({0, -22}, 5);
        stroke({{0, -17}, {0, 25}});
        stroke({{-14, -10}, {14, -10}});
        stroke(arc({0, 3}, 22, 22, 20, 160));
    }

    const SymbolFrame& _frame;
    ScreenPoint _corner;
    std::vector<SymbolShape> _shapes;
};

} // namespace

std::vector<SymbolShape> symbolIcon(const Sidc& sidc, const SymbolFrame& frame) {
    IconDrawer drawer(frame);
    drawer.draw(sidc);
    return drawer.take();
}

} // namespace khalkha
