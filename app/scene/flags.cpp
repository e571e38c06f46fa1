#include "scene/flags.h"

#include "scene/mesh.h"

#include <numbers>

namespace khalkha {

namespace {

constexpr Colour red{0xC8, 0x10, 0x2E}, sovietRed{0xCC, 0x00, 0x00}, gold{0xFF, 0xD7, 0x00};
constexpr Colour white{0xFF, 0xFF, 0xFF}, black{0x10, 0x10, 0x10}, skyBlue{0x2A, 0x7F, 0xC4};
constexpr Colour manchuYellow{0xF6, 0xC4, 0x2C}, blue{0x1B, 0x3F, 0x9C}, sunRed{0xBC, 0x00, 0x2D};

/// Start of a day, UTC.
Instant day(int year, int month, int dayOfMonth) {
    CivilTime civil;
    civil.year = year;
    civil.month = month;
    civil.day = dayOfMonth;
    civil.hour = 0;
    return instantOf(civil, 0);
}

class FlagPainter {
public:
    FlagPainter(Painter& painter, const FlagBox& box) : _painter(painter), _box(box) {}

    void paint(FlagDesign design, Instant at) {
        switch (design) {
        case FlagDesign::japan:
            field(white);
            disc(0.5, 0.5, 0.3, sunRed);
            break;
        case FlagDesign::ussr:
            field(sovietRed);
            hammerAndSickle();
            break;
        case FlagDesign::mongolia:
            mongolia(at);
            break;
        case FlagDesign::manchukuo:
            field(manchuYellow);
            part(0, 0, 0.5, 0.125, red);
            part(0, 0.125, 0.5, 0.25, blue);
            part(0, 0.25, 0.5, 0.375, white);
            part(0, 0.375, 0.5, 0.5, black);
            break;
        case FlagDesign::china:
            field(red);
            part(0, 0, 0.5, 0.5, blue);
            sun(0.25, 0.25, 0.19);
            break;
        case FlagDesign::mengjiang:
            field(manchuYellow);
            part(0, 0.2, 1, 0.35, skyBlue);
            part(0, 0.35, 1, 0.4, white);
            part(0, 0.4, 1, 0.6, red);
            part(0, 0.6, 1, 0.65, white);
            part(0, 0.65, 1, 0.8, skyBlue);
            break;
        case FlagDesign::none:
            break;
        }
    }

private:
    [[nodiscard]] ScreenPoint at(double x, double y) const {
        return {_box.left + x * _box.width, _box.top + y * _box.height};
    }
    /// Part of the flag from one corner to the other, each 0..1.
    void part(double left, double top, double right, double bottom, Colour colour) {
        _painter.fillPolygon(
            ScreenLine{at(left, top), at(right, top), at(right, bottom), at(left, bottom)}, colour);
    }
    void field(Colour colour) { part(0, 0, 1, 1, colour); }
    /// Radius as a part of the height.
    void disc(double x, double y, double radius, Colour colour) {
        _painter.circle(at(x, y), radius * _box.height, colour, {0, {0, 0, 0, 0}, {}, 0});
    }
    /// A ring of points around a middle, from radii that take turns, parts of the height.
    void star(double x, double y, int rays, double outer, double inner, Colour colour) {
        ScreenLine ring;
        for (int i = 0; i < 2 * rays; ++i) {
            const double angle = std::numbers::pi * (i / static_cast<double>(rays) - 0.5);
            const double radius = (i % 2 == 0 ? outer : inner) * _box.height;
            ring.push_back(at(x, y) + ScreenPoint{std::cos(angle), std::sin(angle)} * radius);
        }
        _painter.fillPolygon(ring, colour);
    }
    void sun(double x, double y, double radius) {
        star(x, y, 12, radius, radius * 0.6, white);
        disc(x, y, radius * 0.62, blue);
        disc(x, y, radius * 0.5, white);
    }
    void hammerAndSickle() {
        star(0.2, 0.14, 5, 0.08, 0.035, gold);
        const double unitPx = _box.height;
        const ScreenPoint middle = at(0.2, 0.38);
        ScreenLine blade;
        for (int i = 0; i <= 8; ++i) {
            const double angle = std::numbers::pi * (-0.45 + i * 0.14);
            blade.push_back(middle + ScreenPoint{std::cos(angle), std::sin(angle)} * (0.13 * unitPx));
        }
        const double width = 0.055 * unitPx;
        _painter.stroke(blade, {width, gold, {}, 0});
        _painter.stroke(
            ScreenLine{
                middle + ScreenPoint{-0.09, -0.09} * unitPx, middle + ScreenPoint{0.13, 0.14} * unitPx},
            {width, gold, {}, 0});
        _painter.stroke(
            ScreenLine{
                middle + ScreenPoint{-0.13, -0.05} * unitPx, middle + ScreenPoint{-0.05, -0.13} * unitPx},
            {1.5 * width, gold, {}, 0});
    }
    /// Flame, sun and crescent between two pillars, as far as they can be told apart.
    void soyombo(double x, Colour colour) {
        const double unitPx = _box.height;
        const ScreenPoint middle = at(x, 0.5);
        const auto bar = [&](double from, double top, double to, double bottom) {
            _painter.fillPolygon(
                ScreenLine{
                    middle + ScreenPoint{from, top} * unitPx,
                    middle + ScreenPoint{to, top} * unitPx,
                    middle + ScreenPoint{to, bottom} * unitPx,
                    middle + ScreenPoint{from, bottom} * unitPx},
                colour);
        };
        bar(-0.14, -0.02, -0.09, 0.3);
        bar(0.09, -0.02, 0.14, 0.3);
        bar(-0.07, 0.0, 0.07, 0.05);
        bar(-0.07, 0.22, 0.07, 0.27);
        _painter.circle(
            middle + ScreenPoint{0, 0.135} * unitPx, 0.055 * unitPx, colour, {0, {0, 0, 0, 0}, {}, 0});
        _painter.circle(
            middle + ScreenPoint{0, -0.11} * unitPx, 0.06 * unitPx, colour, {0, {0, 0, 0, 0}, {}, 0});
        _painter.triangle(
            middle + ScreenPoint{0, -0.33} * unitPx,
            middle + ScreenPoint{0.05, -0.19} * unitPx,
            middle + ScreenPoint{-0.05, -0.19} * unitPx,
            colour);
    }
    /// Red with the soyombo in blue until 1940; then red, blue, red, with the soyombo in gold below a star.
    /// Some works date the change to February 1945.
    void mongolia(Instant when) {
        field(sovietRed);
        if (when < day(1940, 7, 1)) {
            soyombo(0.5, skyBlue);
            return;
        }
        part(1.0 / 3, 0, 2.0 / 3, 1, skyBlue);
        soyombo(1.0 / 6, gold);
        star(1.0 / 6, 0.1, 5, 0.07, 0.03, gold);
    }

    Painter& _painter;
    FlagBox _box;
};

} // namespace

std::string flagSide(const Chronicle& chronicle, std::string_view sideId) {
    std::string id(sideId);
    // A handful of parents at most: the loader lets no circle through.
    for (int depth = 0; depth < 8; ++depth) {
        const Side* side = chronicle.side(id);
        if (side == nullptr) {
            break;
        }
        if (side->flag != FlagDesign::none) {
            return id;
        }
        id = side->parentId;
    }
    return {};
}

FlagDesign flagOf(const Chronicle& chronicle, std::string_view sideId) {
    const Side* side = chronicle.side(flagSide(chronicle, sideId));
    return side == nullptr ? FlagDesign::none : side->flag;
}

bool flagFlies(FlagDesign design, Instant at) {
    switch (design) {
    case FlagDesign::none:
        return false;
    case FlagDesign::manchukuo:
        return at >= day(1932, 3, 1);
    case FlagDesign::mengjiang: // of the one before no drawing was found
        return at >= day(1939, 9, 1);
    case FlagDesign::japan:
    case FlagDesign::ussr:
    case FlagDesign::mongolia:
    case FlagDesign::china:
        return true;
    }
    return false;
}

void paintFlag(Painter& painter, FlagDesign design, Instant at, const FlagBox& box, const FlagEdge& edge) {
    if (!flagFlies(design, at)) {
        return;
    }
    const ScreenLine ring{
        {box.left, box.top},
        {box.left + box.width, box.top},
        {box.left + box.width, box.top + box.height},
        {box.left, box.top + box.height}};
    painter.stroke(ring, {4 * edge.scale, edge.casing, {}, 0}, true);
    FlagPainter(painter, box).paint(design, at);
    painter.stroke(ring, {1 * edge.scale, edge.rim, {}, 0}, true);
}

} // namespace khalkha
