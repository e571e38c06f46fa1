// Contrast after WCAG 2 of what is really on the picture: the built-in campaign is drawn with and without its
// letters, and every letter and every line is compared with the pixels beside it.
#include "cli/studio.h"

#include "exchange/campaign.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

using namespace khalkha;

namespace {

namespace fs = std::filesystem;

constexpr Viewport picture{1280, 720};

/// The picture's height at which its type has the sizes of a window of 1080: a picture is looked at filling a
/// screen, so that sizes count as at 1080 px.
constexpr double designHeightPx = 1080;

struct Scene {
    const char* name;
    const char* at;
    LonLat target;
    double heightKm;
};
constexpr std::array<Scene, 5> scenes{
    {{"theatre", "1945-08-14T21:00", {122.3, 45.2}, 3050},
     {"khalkha", "1939-08-24T12:00", {118.65, 47.75}, 100},
     {"globe", "1945-08-12", {118, 38}, 20000},
     {"mudanjiang", "1945-08-13T12:00", {130.3, 44.8}, 420},
     {"manchuria", "1931-09-19", {124, 43.5}, 1800}}};

fs::path folderOf(const char* variable, const char* otherwise) {
    const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return value != nullptr && *value != '\0' ? fs::path(value) : fs::path(KHALKHA_SOURCE_DIR) / otherwise;
}

const Chronicle& chronicle() {
    static const ChroniclePtr read =
        readCampaign(fs::path(KHALKHA_SOURCE_DIR) / "geodata", folderOf("KHALKHA_BASE", "build/base"))
            .chronicle;
    return *read;
}

Studio& studio() {
    static const std::unique_ptr<Studio> opened = [] {
        const ChroniclePtr shared(&chronicle(), [](const Chronicle*) {});
        auto made = Studio::open(shared, picture);
        if (!made) {
            FAIL(describe(made.error()));
        }
        return *std::move(made);
    }();
    return *opened;
}

class Pixels {
public:
    explicit Pixels(const Frame& frame) {
        studio().renderer().draw(frame, studio().offscreen().framebuffer(), false);
        const auto read = studio().pixels();
        _rgb.assign(read.begin(), read.end());
    }
    [[nodiscard]] std::optional<Colour> at(double x, double y) const {
        const auto column = static_cast<int>(std::floor(x));
        const auto row = static_cast<int>(std::floor(y));
        if (column < 0 || row < 0 || column >= picture.widthPx || row >= picture.heightPx) {
            return std::nullopt;
        }
        const size_t i = 3 * (static_cast<size_t>(row) * picture.widthPx + static_cast<size_t>(column));
        return Colour{_rgb.at(i), _rgb.at(i + 1), _rgb.at(i + 2), 255};
    }

private:
    std::vector<std::uint8_t> _rgb;
};

int distance(Colour a, Colour b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

ViewState viewOf(const Scene& scene, ThemeName name, Language language) {
    ViewState view;
    view.at = parseDate(scene.at, 9 * 60)->span.start;
    view.camera = viewFromHeight(scene.target, scene.heightKm * 1000, 0, 0);
    view.theme = name;
    view.language = language;
    view.secondLanguage = language == Language::en ? Language::ja : Language::en;
    return view;
}

Colour over(Colour top, Colour ground) {
    const double alpha = top.a / 255.0;
    top.a = 255;
    return mix(ground, top, alpha);
}

/// The value that so large a part of the values reaches.
double reachedBy(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<size_t>((1 - part) * static_cast<double>(values.size() - 1)));
}

/// Contrast of the letters of a run with the pixels that they stand on and those beside them.
std::vector<double> contrasts(const TextRun& run, const Pixels& with, const Pixels& without) {
    std::vector<double> found;
    const TextExtent extent = studio().renderer().metrics().measure(run.text, run.style);
    const double cosine = std::cos(run.angleRad);
    const double sine = -std::sin(run.angleRad); // y points down
    for (double along = 0; along <= extent.widthPx; along += 1) {
        for (double up = -extent.descentPx; up <= extent.ascentPx; up += 1) {
            const double x = run.at.x + along * cosine + up * sine;
            const double y = run.at.y + along * sine - up * cosine;
            const auto letter = with.at(x, y);
            const auto ground = without.at(x, y);
            // Only where the letter covers the pixel: its rim is mixed.
            if (!letter || !ground || distance(*letter, over(run.colour, *ground)) > 6 ||
                distance(*letter, *ground) < 12) {
                continue;
            }
            for (const auto& [dx, dy] : {std::pair{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                if (const auto beside = without.at(x + dx, y + dy)) {
                    found.push_back(contrastRatio(*letter, *beside));
                }
            }
        }
    }
    return found;
}

bool isLarge(const TextRun& run) {
    const double px = run.style.sizePx * designHeightPx / picture.heightPx;
    return px >= 24 || (run.style.bold && px >= 18.7);
}

/// A line on the picture: its middle, its direction across, half its width and its colour.
struct Mark {
    ScreenPoint middle, across;
    double halfWidthPx = 0;
    Colour colour;
};

/// Middles of solid strokes, as they lie in the frame's mesh: pairs of corners on either side of the line.
std::vector<Mark> marksOf(const Frame& frame) {
    std::vector<Mark> marks;
    std::vector<char> solid(frame.vertices.size(), 0);
    for (const DrawCommand& command : frame.commands) {
        for (std::uint32_t i = 0; command.kind == DrawCommand::Kind::mesh && i < command.count; ++i) {
            solid.at(frame.indices.at(command.first + i)) = command.paint == Paint::solid ? 1 : 0;
        }
    }
    for (size_t i = 1; i < frame.vertices.size(); ++i) {
        const ScreenVertex& a = frame.vertices[i - 1];
        const ScreenVertex& b = frame.vertices[i];
        const bool pair = solid[i] != 0 && a.halfWidth == b.halfWidth && a.across == -b.across &&
                          a.across != 0 && a.colour == b.colour;
        if (!pair || a.halfWidth < 0.8F || a.halfWidth > 8 || a.colour.a < 128) {
            continue;
        }
        const double width = std::hypot(b.x - a.x, b.y - a.y);
        if (width < 0.5) {
            continue;
        }
        marks.push_back(
            {{(a.x + b.x) / 2.0, (a.y + b.y) / 2.0},
             {(b.x - a.x) / width, (b.y - a.y) / width},
             a.halfWidth,
             a.colour});
    }
    return marks;
}

/// Whether a colour is that of the pale part of an interpolated or reconstructed mark.
bool isPale(const Theme& colours, std::uint32_t hex) {
    const Colour colour{
        static_cast<std::uint8_t>(hex >> 16U),
        static_cast<std::uint8_t>(hex >> 8U),
        static_cast<std::uint8_t>(hex)};
    return std::any_of(colours.hues.begin(), colours.hues.end(), [&](const HueColours& hue) {
        return distance(colour, mix(hue.line, colours.casing, 0.45)) <= 3 ||
               distance(colour, mix(hue.line, colours.casing, 0.5)) <= 3;
    });
}

/// The best contrast along a way out of the line, on either side: between the line and what lies beside it,
/// or between its rim and that. nullopt where something else covers the line.
std::optional<double> contrastOf(const Mark& mark, const Pixels& drawn) {
    const auto here = drawn.at(mark.middle.x, mark.middle.y);
    Colour wanted = mark.colour;
    wanted.a = 255;
    if (!here || distance(*here, wanted) > 10) {
        return std::nullopt;
    }
    double best = 0;
    for (const double side : {-1.0, 1.0}) {
        std::vector<Colour> way{*here};
        for (double away = mark.halfWidthPx - 1.5; away <= mark.halfWidthPx + 4; away += 0.5) {
            const auto beside = drawn.at(
                mark.middle.x + side * away * mark.across.x, mark.middle.y + side * away * mark.across.y);
            if (beside) {
                way.push_back(*beside);
            }
        }
        for (const Colour& inner : way) {
            for (const Colour& outer : way) {
                best = std::max(best, contrastRatio(inner, outer));
            }
        }
    }
    return best;
}

} // namespace

TEST_CASE("every text of the picture keeps 4.5:1, large text 3:1, with what is really behind it") {
    size_t texts = 0;
    std::map<ThemeName, std::pair<double, double>> least; // of usual and of large text
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        least[name] = {21, 21};
        for (const Scene& scene : scenes) {
            for (const Language language : {Language::en, Language::ja}) {
                const Frame frame = studio().composeFrame(viewOf(scene, name, language));
                // Without letters, but with their halos: these are part of the ground.
                Frame bare = frame;
                for (TextRun& run : bare.texts) {
                    run.colour = run.haloPx > 0 ? run.halo : Colour{0, 0, 0, 0};
                }
                const Pixels with(frame);
                const Pixels without(bare);
                for (const TextRun& run : frame.texts) {
                    const std::vector<double> found = contrasts(run, with, without);
                    if (found.size() < 12) {
                        continue; // thin letters have no whole pixel at this size
                    }
                    ++texts;
                    // Nine tenths of the pixels, so that a crossing line does not decide.
                    const double reached = reachedBy(found, 0.9);
                    double& worst = isLarge(run) ? least[name].second : least[name].first;
                    worst = std::min(worst, reached);
                    INFO(
                        themeCode(name)
                        << " " << scene.name << " \"" << run.text << "\" " << run.style.sizePx << " px");
                    CHECK(reached >= (isLarge(run) ? 3.0 : 4.5));
                }
            }
        }
        MESSAGE(
            std::string(themeCode(name))
            << ": lowest contrast of text " << least[name].first << ", large " << least[name].second);
    }
    MESSAGE(texts << " texts measured");
    CHECK(texts > 500);
}

TEST_CASE("lines of the picture keep 3:1 with their casing or the ground beside them") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark, ThemeName::contrast}) {
        const Theme& colours = theme(name);
        std::map<std::uint32_t, std::vector<double>> byColour;
        for (const Scene& scene : scenes) {
            Frame frame = studio().composeFrame(viewOf(scene, name, Language::en));
            for (TextRun& run : frame.texts) {
                run.colour = run.halo = {0, 0, 0, 0};
            }
            const Pixels drawn(frame);
            for (const Mark& mark : marksOf(frame)) {
                Colour opaque = mark.colour;
                opaque.a = 255;
                if (opaque == colours.casing) {
                    continue;
                }
                if (const auto contrast = contrastOf(mark, drawn)) {
                    byColour[(static_cast<std::uint32_t>(opaque.r) << 16U) | (opaque.g << 8U) | opaque.b]
                        .push_back(*contrast);
                }
            }
        }
        size_t lines = 0;
        double worst = 21;
        for (const auto& [hex, found] : byColour) {
            if (found.size() < 40) {
                continue;
            }
            ++lines;
            const double reached = reachedBy(found, 0.9);
            worst = std::min(worst, reached);
            const std::string told =
                fmt::format("{} colour #{:x}, {} places", themeCode(name), hex, found.size());
            INFO(told);
            // The pale part of an inferred arrow is pale on purpose: its stripes or its rim carry it.
            CHECK(reached >= (isPale(colours, hex) ? 1.8 : 3.0));
        }
        MESSAGE(
            std::string(themeCode(name)) << ": " << lines << " colours of lines, lowest contrast " << worst);
        CHECK(lines >= 4);
    }
}
