#include "base/translate.h"
#include "panels/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace khalkha {

namespace {

/// Draws in a square of -1..1 around the icon's centre.
class Pen {
public:
    Pen(ImDrawList& list, ImVec2 center, float radius, ImU32 colour)
        : _list(list),
          _center(center),
          _radius(radius),
          _colour(colour),
          _width(std::max(1.5F, radius * 0.22F)) {}

    [[nodiscard]] ImVec2 at(float x, float y) const {
        return {_center.x + x * _radius, _center.y + y * _radius};
    }
    void line(float x1, float y1, float x2, float y2) const {
        _list.AddLine(at(x1, y1), at(x2, y2), _colour, _width);
    }
    void box(float x1, float y1, float x2, float y2) const {
        _list.AddRectFilled(at(x1, y1), at(x2, y2), _colour);
    }
    void frame(float x1, float y1, float x2, float y2) const {
        _list.AddRect(at(x1, y1), at(x2, y2), _colour, 0, 0, _width);
    }
    void triangle(float x1, float y1, float x2, float y2, float x3, float y3) const {
        _list.AddTriangleFilled(at(x1, y1), at(x2, y2), at(x3, y3), _colour);
    }
    void circle(float x, float y, float r) const {
        _list.AddCircle(at(x, y), r * _radius, _colour, 0, _width);
    }
    void dot(float x, float y, float r) const { _list.AddCircleFilled(at(x, y), r * _radius, _colour); }
    void arc(float r, float from, float to) const {
        _list.PathArcTo(_center, r * _radius, from, to, 24);
        _list.PathStroke(_colour, 0, _width);
    }
    void text(const char* letters) const {
        ImFont* const font = panelFont(PanelFont::strong);
        const float size = _radius * 2.1F;
        const ImVec2 extent = font->CalcTextSizeA(size, 1e6F, 0, letters);
        _list.AddText(font, size, {_center.x - extent.x / 2, _center.y - extent.y / 2}, _colour, letters);
    }

private:
    ImDrawList& _list;
    ImVec2 _center;
    float _radius;
    ImU32 _colour;
    float _width;
};

void drawTransport(const Pen& pen, Icon icon) {
    switch (icon) {
    case Icon::play:
        pen.triangle(-0.6F, -0.85F, 0.85F, 0, -0.6F, 0.85F);
        break;
    case Icon::pause:
        pen.box(-0.7F, -0.8F, -0.2F, 0.8F);
        pen.box(0.2F, -0.8F, 0.7F, 0.8F);
        break;
    case Icon::previous:
        pen.box(-0.85F, -0.7F, -0.6F, 0.7F);
        pen.triangle(0.7F, -0.75F, -0.5F, 0, 0.7F, 0.75F);
        break;
    case Icon::next:
        pen.box(0.6F, -0.7F, 0.85F, 0.7F);
        pen.triangle(-0.7F, -0.75F, 0.5F, 0, -0.7F, 0.75F);
        break;
    case Icon::dayBack:
        pen.line(0.35F, -0.7F, -0.35F, 0);
        pen.line(-0.35F, 0, 0.35F, 0.7F);
        break;
    case Icon::dayForward:
        pen.line(-0.35F, -0.7F, 0.35F, 0);
        pen.line(0.35F, 0, -0.35F, 0.7F);
        break;
    default:
        break;
    }
}

void drawTimelineTool(const Pen& pen, Icon icon) {
    constexpr float pi = 3.14159265F;
    switch (icon) {
    case Icon::loop:
        pen.arc(0.75F, -0.1F * pi, 1.4F * pi);
        pen.triangle(0.35F, -0.35F, 1.05F, -0.35F, 0.72F, 0.2F);
        break;
    case Icon::zoomIn:
        pen.line(-0.7F, 0, 0.7F, 0);
        pen.line(0, -0.7F, 0, 0.7F);
        break;
    case Icon::zoomOut:
        pen.line(-0.7F, 0, 0.7F, 0);
        break;
    case Icon::fit:
        pen.line(-0.9F, -0.6F, -0.9F, 0.6F);
        pen.line(0.9F, -0.6F, 0.9F, 0.6F);
        pen.line(-0.6F, 0, 0.6F, 0);
        pen.triangle(-0.75F, 0, -0.35F, -0.35F, -0.35F, 0.35F);
        pen.triangle(0.75F, 0, 0.35F, -0.35F, 0.35F, 0.35F);
        break;
    case Icon::close:
        pen.line(-0.6F, -0.6F, 0.6F, 0.6F);
        pen.line(-0.6F, 0.6F, 0.6F, -0.6F);
        break;
    case Icon::search:
        pen.circle(-0.15F, -0.15F, 0.6F);
        pen.line(0.3F, 0.3F, 0.85F, 0.85F);
        break;
    default:
        break;
    }
}

void drawPanelIcon(const Pen& pen, Icon icon) {
    switch (icon) {
    case Icon::list:
        for (const float y : {-0.6F, 0.0F, 0.6F}) {
            pen.dot(-0.75F, y, 0.14F);
            pen.line(-0.4F, y, 0.9F, y);
        }
        break;
    case Icon::layers:
        for (const float y : {-0.35F, 0.05F, 0.45F}) {
            pen.line(-0.9F, y, 0, y + 0.4F);
            pen.line(0, y + 0.4F, 0.9F, y);
        }
        pen.line(-0.9F, -0.35F, 0, -0.75F);
        pen.line(0, -0.75F, 0.9F, -0.35F);
        break;
    case Icon::legend:
        pen.box(-0.85F, -0.75F, -0.3F, -0.25F);
        pen.frame(-0.8F, 0.25F, -0.35F, 0.7F);
        pen.line(0, -0.5F, 0.9F, -0.5F);
        pen.line(0, 0.5F, 0.9F, 0.5F);
        break;
    case Icon::plots:
        pen.line(-0.9F, 0.8F, 0.9F, 0.8F);
        pen.box(-0.75F, 0.0F, -0.35F, 0.7F);
        pen.box(-0.2F, -0.75F, 0.2F, 0.7F);
        pen.box(0.35F, -0.35F, 0.75F, 0.7F);
        break;
    case Icon::help:
        pen.text("?");
        break;
    case Icon::warning:
        pen.text("!");
        break;
    case Icon::settings:
        for (const auto& [y, x] :
             {std::pair{-0.55F, 0.35F}, std::pair{0.0F, -0.35F}, std::pair{0.55F, 0.2F}}) {
            pen.line(-0.9F, y, 0.9F, y);
            pen.dot(x, y, 0.26F);
        }
        break;
    case Icon::fullScreen:
        for (const float x : {-1.0F, 1.0F}) {
            for (const float y : {-1.0F, 1.0F}) {
                pen.line(x * 0.8F, y * 0.7F, x * 0.3F, y * 0.7F);
                pen.line(x * 0.8F, y * 0.7F, x * 0.8F, y * 0.25F);
            }
        }
        break;
    case Icon::theme:
        pen.circle(0, 0, 0.75F);
        pen.arc(0.38F, -1.5708F, 1.5708F);
        break;
    default:
        break;
    }
}

/// An open book, a sheet with lines, two lines that face each other.
void drawReadingIcon(const Pen& pen, Icon icon) {
    switch (icon) {
    case Icon::story:
        for (const float side : {-1.0F, 1.0F}) {
            pen.line(0, -0.55F, side * 0.95F, -0.75F);
            pen.line(side * 0.95F, -0.75F, side * 0.95F, 0.55F);
            pen.line(side * 0.95F, 0.55F, 0, 0.75F);
        }
        pen.line(0, -0.55F, 0, 0.75F);
        break;
    case Icon::documents:
        pen.frame(-0.7F, -0.95F, 0.7F, 0.95F);
        for (const float y : {-0.45F, 0.0F, 0.45F}) {
            pen.line(-0.4F, y, 0.4F, y);
        }
        break;
    case Icon::positions:
        pen.line(-0.55F, -0.9F, -0.2F, 0);
        pen.line(-0.2F, 0, -0.55F, 0.9F);
        pen.line(0.55F, -0.9F, 0.2F, 0);
        pen.line(0.2F, 0, 0.55F, 0.9F);
        pen.dot(-0.85F, 0, 0.16F);
        pen.dot(0.85F, 0, 0.16F);
        break;
    default:
        break;
    }
}

} // namespace

void drawIcon(ImDrawList& list, Icon icon, ImVec2 center, float radius, ImU32 colour) {
    const Pen pen(list, center, radius, colour);
    drawTransport(pen, icon);
    drawTimelineTool(pen, icon);
    drawPanelIcon(pen, icon);
    drawReadingIcon(pen, icon);
}

namespace {

enum class Shape { diamond, triangleUp, triangleDown, square, circle, flag, hexagon, chevron, cross };
struct CategoryLook {
    std::string_view category;
    Shape shape;
    Hue hue;
    const char* name;
};
/// Colours of groups: orange fighting and movement, purple decisions and diplomacy, green ends, grey the
/// rest.
constexpr std::array looks{
    CategoryLook{"battle", Shape::cross, Hue::orange, "Battle"},
    CategoryLook{"offensive", Shape::chevron, Hue::orange, "Offensive"},
    CategoryLook{"capture", Shape::square, Hue::orange, "Capture"},
    CategoryLook{"siege", Shape::circle, Hue::orange, "Siege"},
    CategoryLook{"landing", Shape::triangleDown, Hue::orange, "Landing"},
    CategoryLook{"airborne", Shape::triangleUp, Hue::orange, "Airborne operation"},
    CategoryLook{"march", Shape::chevron, Hue::grey, "March"},
    CategoryLook{"logistics", Shape::square, Hue::grey, "Logistics"},
    CategoryLook{"decision", Shape::diamond, Hue::purple, "Decision"},
    CategoryLook{"diplomacy", Shape::hexagon, Hue::purple, "Diplomacy"},
    CategoryLook{"treaty", Shape::square, Hue::purple, "Treaty"},
    CategoryLook{"political", Shape::circle, Hue::purple, "Politics"},
    CategoryLook{"surrender", Shape::flag, Hue::green, "Surrender"},
    CategoryLook{"occupation", Shape::square, Hue::green, "Occupation"},
    CategoryLook{"incident", Shape::diamond, Hue::orange, "Incident"},
    CategoryLook{"build-up", Shape::triangleUp, Hue::grey, "Build-up"},
    CategoryLook{"commemoration", Shape::circle, Hue::grey, "Commemoration"},
    CategoryLook{"order", Shape::triangleDown, Hue::purple, "Order"},
    CategoryLook{"other", Shape::hexagon, Hue::grey, "Other"}};

const CategoryLook* lookOf(std::string_view category) {
    for (const CategoryLook& look : looks) {
        if (look.category == category) {
            return &look;
        }
    }
    return nullptr;
}

void fillShape(ImDrawList& list, Shape shape, ImVec2 c, float r, ImU32 colour) {
    switch (shape) {
    case Shape::diamond:
        list.AddQuadFilled({c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}, colour);
        break;
    case Shape::triangleUp:
        list.AddTriangleFilled({c.x - r, c.y + r * 0.8F}, {c.x, c.y - r}, {c.x + r, c.y + r * 0.8F}, colour);
        break;
    case Shape::triangleDown:
        list.AddTriangleFilled({c.x - r, c.y - r * 0.8F}, {c.x + r, c.y - r * 0.8F}, {c.x, c.y + r}, colour);
        break;
    case Shape::square:
        list.AddRectFilled({c.x - r * 0.8F, c.y - r * 0.8F}, {c.x + r * 0.8F, c.y + r * 0.8F}, colour);
        break;
    case Shape::circle:
        list.AddCircleFilled(c, r * 0.9F, colour);
        break;
    case Shape::flag:
        list.AddRectFilled({c.x - r * 0.8F, c.y - r}, {c.x - r * 0.5F, c.y + r}, colour);
        list.AddTriangleFilled(
            {c.x - r * 0.5F, c.y - r}, {c.x + r, c.y - r * 0.4F}, {c.x - r * 0.5F, c.y + r * 0.2F}, colour);
        break;
    case Shape::hexagon:
        list.AddNgonFilled(c, r, colour, 6);
        break;
    case Shape::chevron:
        list.AddTriangleFilled(
            {c.x - r * 0.8F, c.y - r * 0.9F}, {c.x + r, c.y}, {c.x - r * 0.2F, c.y}, colour);
        list.AddTriangleFilled(
            {c.x - r * 0.8F, c.y + r * 0.9F}, {c.x - r * 0.2F, c.y}, {c.x + r, c.y}, colour);
        break;
    case Shape::cross: {
        const float w = std::max(2.0F, r * 0.5F);
        list.AddLine({c.x - r * 0.8F, c.y - r * 0.8F}, {c.x + r * 0.8F, c.y + r * 0.8F}, colour, w);
        list.AddLine({c.x - r * 0.8F, c.y + r * 0.8F}, {c.x + r * 0.8F, c.y - r * 0.8F}, colour, w);
        break;
    }
    }
}

} // namespace

void categoryMark(
    ImDrawList& list, const Theme& theme, std::string_view category, ImVec2 center, float radius) {
    const CategoryLook* const look = lookOf(category);
    const Hue hue = look == nullptr ? Hue::grey : look->hue;
    fillShape(
        list, look == nullptr ? Shape::circle : look->shape, center, radius, imColour(theme.hue(hue).line));
}

const char* categoryName(Language language, std::string_view category) {
    const CategoryLook* const look = lookOf(category);
    return tr(language, look == nullptr ? "Other" : look->name);
}

} // namespace khalkha
