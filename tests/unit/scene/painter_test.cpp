#include "scene/painter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace khalkha;

namespace {

constexpr Colour red{200, 0, 0, 255};
constexpr Colour blue{0, 0, 200, 255};
constexpr Colour none{0, 0, 0, 0};

struct Sampled {
    double alpha = 0; ///< of the topmost triangle there
    float depth = 2;
    Colour colour;
};

/// What the triangles of one paint give at a point: coverage as the shader computes it; of bands the nearest.
Sampled at(const Frame& frame, Paint paint, ScreenPoint point) {
    Sampled result;
    for (const DrawCommand& command : frame.commands) {
        // Masks take part in the depth test of bands.
        const bool counts = command.paint == paint || (paint == Paint::band && command.paint == Paint::mask);
        if (command.kind != DrawCommand::Kind::mesh || !counts) {
            continue;
        }
        for (std::uint32_t i = command.first; i < command.first + command.count; i += 3) {
            const ScreenVertex& a = frame.vertices[frame.indices[i]];
            const ScreenVertex& b = frame.vertices[frame.indices[i + 1]];
            const ScreenVertex& c = frame.vertices[frame.indices[i + 2]];
            const double area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
            if (std::abs(area) < 1e-9) {
                continue;
            }
            const double u = ((b.x - point.x) * (c.y - point.y) - (c.x - point.x) * (b.y - point.y)) / area;
            const double v = ((c.x - point.x) * (a.y - point.y) - (a.x - point.x) * (c.y - point.y)) / area;
            const double w = 1 - u - v;
            if (u < -1e-9 || v < -1e-9 || w < -1e-9) {
                continue;
            }
            if (paint == Paint::band) {
                const auto depth = static_cast<float>(u * a.depth + v * b.depth + w * c.depth);
                if (depth < result.depth) {
                    result.depth = depth;
                    result.colour = a.colour;
                }
                continue;
            }
            const double across = u * a.across + v * b.across + w * c.across;
            const double half = u * a.halfWidth + v * b.halfWidth + w * c.halfWidth;
            double alpha = std::clamp(half + 0.5 - std::abs(across), 0.0, 1.0);
            if (paint == Paint::hatch) {
                // What shaders/hatch.frag does.
                const Hatch& hatch = frame.hatches.at(command.hatch);
                const auto cover = [&](double place, Colour colour) {
                    const double off = std::abs(place - std::floor(place + 0.5)) * hatch.spacingPx;
                    return std::clamp(hatch.widthPx / 2 + 0.5 - off, 0.0, 1.0) * colour.a / 255;
                };
                const double first = cover(across, hatch.first);
                const double second = cover(half, hatch.second);
                alpha = first + second - first * second;
            }
            if (alpha >= result.alpha) {
                result.alpha = alpha;
                result.colour = a.colour;
            }
        }
    }
    return result;
}

size_t triangles(const Frame& frame) {
    return frame.indices.size() / 3;
}

double distanceToLine(const ScreenLine& line, ScreenPoint point) {
    double best = 1e9;
    for (size_t i = 1; i < line.size(); ++i) {
        const double dx = line[i].x - line[i - 1].x;
        const double dy = line[i].y - line[i - 1].y;
        const double part = std::clamp(
            ((point.x - line[i - 1].x) * dx + (point.y - line[i - 1].y) * dy) / (dx * dx + dy * dy),
            0.0,
            1.0);
        best = std::min(
            best, std::hypot(point.x - line[i - 1].x - part * dx, point.y - line[i - 1].y - part * dy));
    }
    return best;
}

} // namespace

TEST_CASE("a stroke covers its width and no more, at gentle and sharp turns") {
    const ScreenLine line{{20, 20}, {80, 30}, {120, 80}, {100, 20}, {160, 25}};
    Frame frame;
    Painter(frame).stroke(line, {6, red, {}, 0});
    int inside = 0;
    for (double x = 5; x < 180; x += 1.7) {
        for (double y = 5; y < 100; y += 1.7) {
            const double away = distanceToLine(line, {x, y});
            const double alpha = at(frame, Paint::solid, {x, y}).alpha;
            if (away < 2.2 && std::hypot(x - 20, y - 20) > 4 && std::hypot(x - 160, y - 25) > 4) {
                CHECK(alpha == doctest::Approx(1).epsilon(0.02));
                ++inside;
            } else if (away > 5.5) {
                CHECK(alpha < 0.02);
            }
        }
    }
    CHECK(inside > 100);
}

TEST_CASE("a stroke without sharp turns takes two triangles a leg and its two ends") {
    ScreenLine line;
    for (int i = 0; i <= 50; ++i) {
        line.push_back({10.0 + i * 8, 50 + 10 * std::sin(i * 0.3)});
    }
    Frame frame;
    Painter(frame).stroke(line, {4, red, {}, 0});
    CHECK(triangles(frame) == 50 * 2 + 4);
}

TEST_CASE("nothing to draw leaves no triangles and no broken ones") {
    Frame frame;
    Painter painter(frame);
    painter.stroke({}, {2, red, {}, 0});
    painter.stroke(ScreenLine{{1, 1}}, {2, red, {}, 0});
    painter.stroke(ScreenLine{{1, 1}, {1, 1}, {1, 1}}, {2, red, {}, 0});
    painter.fillPolygon(ScreenLine{{1, 1}, {2, 2}}, red);
    painter.triangle({1, 1}, {2, 2}, {3, 3}, red);
    painter.band(ScreenLine{{1, 1}, {1, 1}}, 20, red, blue);
    painter.circle({5, 5}, 0, red, {0, none, {}, 0});
    CHECK(frame.indices.empty());
    for (const ScreenVertex& vertex : frame.vertices) {
        CHECK(std::isfinite(vertex.x));
    }
}

TEST_CASE("dashes have the lengths asked for and begin at the phase") {
    const ScreenLine line{{0, 0}, {30, 0}, {30, 70}};
    const std::vector<double> pattern{10, 5};
    const auto pieces = dashes(line, pattern, 0);
    REQUIRE(pieces.size() == 7);
    double sum = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        sum += lengthPx(pieces[i]);
        CHECK(lengthPx(pieces[i]) == doctest::Approx(10));
    }
    CHECK(sum == doctest::Approx(70));
    CHECK(pieces[2].size() == 2);
    CHECK(pieces[1].front().x == doctest::Approx(15));
    const auto shifted = dashes(line, pattern, 12);
    CHECK(shifted.front().front().x == doctest::Approx(3));
    const auto back = dashes(line, pattern, -3);
    CHECK(back.front().front().x == doctest::Approx(3));
    CHECK(dashes(line, {}, 0).size() == 1);
    CHECK(dashes(line, std::vector<double>{0, 0}, 0).size() == 1);
}

TEST_CASE("an offset line keeps its distance and has no loops") {
    ScreenLine line;
    for (int i = 0; i <= 60; ++i) {
        line.push_back({i * 4.0, 60 + 12 * std::sin(i * 0.7)});
    }
    for (const double away : {-8.0, 3.0, 8.0}) {
        const ScreenLine moved = offsetLine(line, away);
        REQUIRE(moved.size() > 2);
        for (size_t i = 2; i + 2 < moved.size(); ++i) {
            CHECK(distanceToLine(line, moved[i]) < std::abs(away) * 2 + 1e-6);
        }
        for (size_t i = 1; i < moved.size(); ++i) {
            for (size_t j = i + 2; j < std::min(moved.size(), i + 20); ++j) {
                const auto side = [](ScreenPoint a, ScreenPoint b, ScreenPoint c) {
                    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
                };
                const bool crosses =
                    side(moved[i - 1], moved[i], moved[j - 1]) * side(moved[i - 1], moved[i], moved[j]) <
                        -1e-9 &&
                    side(moved[j - 1], moved[j], moved[i - 1]) * side(moved[j - 1], moved[j], moved[i]) <
                        -1e-9;
                CHECK_FALSE(crosses);
            }
        }
    }
    // Left of a line that runs to the right is up on the screen.
    CHECK(offsetLine(ScreenLine{{0, 50}, {100, 50}}, 5)[0].y == doctest::Approx(45));
}

TEST_CASE("a smoothed line passes through every point, in small steps") {
    const ScreenLine line{{0, 0}, {60, 10}, {70, 80}, {160, 60}};
    const ScreenLine smooth = smoothed(line, 5);
    for (const ScreenPoint& point : line) {
        CHECK(std::any_of(smooth.begin(), smooth.end(), [&](ScreenPoint other) {
            return std::hypot(other.x - point.x, other.y - point.y) < 1e-9;
        }));
    }
    for (size_t i = 1; i < smooth.size(); ++i) {
        CHECK(std::hypot(smooth[i].x - smooth[i - 1].x, smooth[i].y - smooth[i - 1].y) < 10);
    }
    CHECK(smoothed(ScreenLine{{0, 0}, {0, 0}, {0, 0}}, 5).size() == 1);
}

TEST_CASE("a thinned line stays within its tolerance") {
    ScreenLine line;
    for (int i = 0; i <= 300; ++i) {
        line.push_back({i * 1.0, 20 * std::sin(i * 0.05)});
    }
    const ScreenLine thin = thinned(line, 0.5);
    CHECK(thin.size() < line.size() / 4);
    for (const ScreenPoint& point : line) {
        CHECK(distanceToLine(thin, point) <= 0.5 + 1e-9);
    }
}

TEST_CASE("points and parts along a line") {
    const ScreenLine line{{0, 0}, {10, 0}, {10, 10}};
    CHECK(pointAlong(line, 15).at.y == doctest::Approx(5));
    CHECK(pointAlong(line, 15).direction.y == doctest::Approx(1));
    CHECK(pointAlong(line, -4).at.x == doctest::Approx(0));
    CHECK(pointAlong(line, 99).at.y == doctest::Approx(10));
    CHECK(lengthPx(partPx(line, 4, 16)) == doctest::Approx(12));
    CHECK(partPx(line, 30, 40).empty());
}

TEST_CASE("in a band the nearest leg wins, with the colour of its side, and depth is the distance") {
    const ScreenLine line{{20, 100}, {100, 60}, {180, 100}, {200, 160}};
    const double width = 30;
    Frame frame;
    Painter(frame).band(line, width, red, blue);
    for (double x = 30; x < 190; x += 3.1) {
        for (double y = 35; y < 150; y += 3.1) {
            const double away = distanceToLine(line, {x, y});
            const Sampled hit = at(frame, Paint::band, {x, y});
            if (away < width * 0.92 && away > 1 && x > 30 && y < 140) {
                CHECK(hit.depth == doctest::Approx(away / width).epsilon(0.09));
                const bool above = y < (x < 100   ? 100 - (x - 20) / 2
                                        : x < 180 ? 60 + (x - 100) / 2
                                                  : 100 + (x - 180) * 3);
                CHECK(hit.colour == (above ? red : blue));
            }
        }
    }
}

TEST_CASE("no band on a side still hides the bands of borders further away there") {
    Frame frame;
    Painter painter(frame);
    painter.band(ScreenLine{{0, 50}, {200, 50}}, 30, red, none); // coast: land above
    painter.band(ScreenLine{{0, 40}, {200, 40}}, 30, blue, blue);
    CHECK(at(frame, Paint::band, {100, 55}).colour.a == 0);
    CHECK(at(frame, Paint::band, {100, 48}).colour == red);
    CHECK(at(frame, Paint::band, {100, 42}).colour == blue);
    Frame empty;
    Painter(empty).band(ScreenLine{{0, 50}, {200, 50}}, 30, none, none);
    CHECK(empty.indices.empty());
}

TEST_CASE("fills cover their area: convex, concave, triangle, circle, box") {
    const ScreenLine concave{{10, 10}, {90, 10}, {90, 90}, {50, 40}, {10, 90}};
    Frame frame;
    Painter painter(frame);
    painter.fillPolygon(concave, red);
    CHECK(at(frame, Paint::solid, {50, 20}).alpha == doctest::Approx(1));
    CHECK(at(frame, Paint::solid, {15, 70}).alpha == doctest::Approx(1));
    CHECK(at(frame, Paint::solid, {50, 70}).alpha < 0.01);
    CHECK(at(frame, Paint::solid, {50, 10}).alpha == doctest::Approx(0.5).epsilon(0.02));

    Frame three;
    Painter(three).triangle({0, 0}, {40, 0}, {0, 30}, red);
    CHECK(triangles(three) == 3);
    CHECK(at(three, Paint::solid, {10, 10}).alpha == doctest::Approx(1));
    CHECK(at(three, Paint::solid, {15, 0}).alpha == doctest::Approx(0.5).epsilon(0.02));
    CHECK(at(three, Paint::solid, {30, 20}).alpha < 0.01);

    Frame round;
    Painter(round).circle({50, 50}, 12, red, {0, none, {}, 0});
    for (double angle = 0; angle < 6.28; angle += 0.37) {
        const ScreenPoint direction{std::cos(angle), std::sin(angle)};
        const auto beside = [&](double radius) {
            return at(round, Paint::solid, {50 + direction.x * radius, 50 + direction.y * radius}).alpha;
        };
        CHECK(beside(11.2) == doctest::Approx(1).epsilon(0.02));
        CHECK(beside(12.8) < 0.02);
    }

    Frame box;
    Painter(box).roundedBox(10, 10, 60, 40, 8, red, none);
    CHECK(at(box, Paint::solid, {40, 30}).alpha == doctest::Approx(1));
    CHECK(at(box, Paint::solid, {11, 11}).alpha < 0.01);
    CHECK(at(box, Paint::solid, {69.5, 30}).alpha > 0.9);
}

TEST_CASE("neighbouring commands of one paint join, except over the end of the static part") {
    Frame frame;
    Painter painter(frame);
    const ScreenLine line{{0, 0}, {10, 0}};
    painter.stroke(line, {2, red, {}, 0});
    painter.stroke(line, {2, blue, {}, 0});
    CHECK(frame.commands.size() == 1);
    frame.staticCommands = frame.commands.size();
    painter.stroke(line, {2, red, {}, 0});
    CHECK(frame.commands.size() == 2);
    painter.text({"abc", {}, {}, 0, red, blue, 2});
    painter.text({"def", {}, {}, 0, red, blue, 2});
    painter.text({"", {}, {}, 0, red, blue, 2});
    REQUIRE(frame.commands.size() == 3);
    CHECK(frame.commands[2].count == 2);
    size_t indices = 0;
    for (const DrawCommand& command : frame.commands) {
        indices += command.kind == DrawCommand::Kind::mesh ? command.count : 0;
    }
    CHECK(indices == frame.indices.size());
}

TEST_CASE("a hatch keeps to its ground and its spacing, in both directions") {
    const std::vector<ScreenPoint> points{{100, 100}, {300, 100}, {300, 260}, {100, 260}};
    const std::vector<unsigned> corners{0, 1, 2, 0, 2, 3};
    Hatch hatch;
    hatch.first = red;
    hatch.second = {0, 0, 0, 0};
    hatch.spacingPx = 10;
    hatch.widthPx = 2;
    hatch.anchor = {180, 170};
    const auto covered = [&] {
        Frame frame;
        frame.viewport = {640, 480};
        Painter(frame).hatchTriangles(points, corners, hatch);
        double sum = 0;
        int count = 0;
        for (double x = 103.5; x < 297; x += 2.3) {
            for (double y = 103.5; y < 257; y += 2.3, ++count) {
                sum += at(frame, Paint::hatch, {x, y}).alpha;
            }
        }
        CHECK(at(frame, Paint::hatch, {180, 170}).alpha == doctest::Approx(1).epsilon(0.05));
        CHECK(at(frame, Paint::hatch, {90, 170}).alpha < 0.01);
        CHECK(at(frame, Paint::hatch, {310, 170}).alpha < 0.01);
        return sum / count;
    };
    CHECK(covered() == doctest::Approx(0.2).epsilon(0.1));
    hatch.second = blue;
    CHECK(covered() == doctest::Approx(0.36).epsilon(0.1)); // 1 - 0.8 * 0.8
}
