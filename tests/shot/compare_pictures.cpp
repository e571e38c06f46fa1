// compare_pictures NEW REFERENCE DIFFERENCE exact|seen: exit 1 when the pictures differ.
//
// exact: in a single byte. For the kind of machine that drew the reference (see machine.sh).
// seen: in something that an eye at reading distance sees. Other releases of Mesa and of the fonts round
// edges and letters otherwise, so both pictures are softened first and compared as colours (CIE 1976 L*a*b*,
// D65): a pixel whose surroundings differ by more than `visible` counts, and no more than `fewest` of them
// may. Measured: an edge that moves by a quarter of a pixel makes less than 4; a unit symbol, a town's dot or
// a name of four letters that lacks makes more than 20 over its own size.
#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr double visible =
    10; ///< colour difference (CIE76) of softened pictures; 2.3 is just noticeable side by side
constexpr size_t fewest =
    24;                  ///< pixels: less than half of the smallest mark on a map, a town's dot of 8 pixels
constexpr int reach = 2; ///< pixels to each side over which a picture is softened

struct Picture {
    png_image image{};
    std::vector<png_byte> pixels; // RGB, row by row
};

bool read(const char* path, Picture& picture) {
    picture.image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&picture.image, path) == 0) {
        std::fprintf(stderr, "%s: %s\n", path, picture.image.message);
        return false;
    }
    picture.image.format = PNG_FORMAT_RGB;
    picture.pixels.resize(PNG_IMAGE_SIZE(picture.image));
    return png_image_finish_read(&picture.image, nullptr, picture.pixels.data(), 0, nullptr) != 0;
}

using Colour = std::array<double, 3>;

double linear(png_byte value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

/// Linear light to L*a*b* (IEC 61966-2-1, CIE 15).
Colour lab(const Colour& rgb) {
    const auto root = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = root((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
    const double y = root(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
    const double z = root((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// The mean of the pixels within reach, in linear light, as L*a*b*. Two passes, rows and columns.
std::vector<Colour> softened(const Picture& picture) {
    const int width = static_cast<int>(picture.image.width);
    const int height = static_cast<int>(picture.image.height);
    std::vector<Colour> rows(picture.pixels.size() / 3);
    std::vector<Colour> both(rows.size());
    std::array<double, 256> light{};
    for (size_t i = 0; i < light.size(); ++i) {
        light[i] = linear(static_cast<png_byte>(i));
    }
    const auto mean = [](int at, int size, auto&& each) {
        Colour sum{};
        int count = 0;
        for (int k = at - reach; k <= at + reach; ++k) {
            if (k >= 0 && k < size) {
                const Colour colour = each(k);
                for (size_t c = 0; c < 3; ++c) {
                    sum[c] += colour[c];
                }
                ++count;
            }
        }
        for (double& channel : sum) {
            channel /= count;
        }
        return sum;
    };
    const auto index = [width](int x, int y) { return static_cast<size_t>(y) * width + x; };
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            rows[index(x, y)] = mean(x, width, [&](int k) {
                const png_byte* const pixel = &picture.pixels[index(k, y) * 3];
                return Colour{light[pixel[0]], light[pixel[1]], light[pixel[2]]};
            });
        }
    }
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            both[index(x, y)] = lab(mean(y, height, [&](int k) { return rows[index(x, k)]; }));
        }
    }
    return both;
}

double difference(const Colour& a, const Colour& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// Pixels that differ; `shown` gets a picture of where.
size_t differing(const Picture& shot, const Picture& reference, bool exact, std::vector<png_byte>& shown) {
    size_t count = 0;
    double largest = 0;
    std::vector<Colour> a;
    std::vector<Colour> b;
    if (!exact) {
        a = softened(shot);
        b = softened(reference);
    }
    for (size_t i = 0; i < shot.pixels.size() / 3; ++i) {
        bool differs = false;
        if (exact) {
            differs = std::memcmp(&shot.pixels[i * 3], &reference.pixels[i * 3], 3) != 0;
        } else {
            const double seen = difference(a[i], b[i]);
            largest = std::max(largest, seen);
            differs = seen > visible;
        }
        count += differs ? 1 : 0;
        for (size_t k = 0; k < 3; ++k) {
            const int dimmed = reference.pixels[i * 3 + k] / 3;
            shown[i * 3 + k] = static_cast<png_byte>(!differs ? dimmed : k == 0 ? 255 : 0);
        }
    }
    std::printf(
        "%zu of %zu pixels differ%s\n",
        count,
        shot.pixels.size() / 3,
        exact ? "" : (" to the eye, by " + std::to_string(largest) + " at most").c_str());
    return count;
}

} // namespace

int main(int argumentCount, char** arguments) {
    Picture shot;
    Picture reference;
    const std::string how = argumentCount == 5 ? arguments[4] : "";
    if ((how != "exact" && how != "seen") || !read(arguments[1], shot) || !read(arguments[2], reference)) {
        std::fprintf(stderr, "compare_pictures NEW REFERENCE DIFFERENCE exact|seen\n");
        return 2;
    }
    if (shot.image.width != reference.image.width || shot.image.height != reference.image.height) {
        std::fprintf(stderr, "the sizes differ\n");
        return 1;
    }
    std::vector<png_byte> shown(shot.pixels.size());
    if (differing(shot, reference, how == "exact", shown) <= (how == "exact" ? 0 : fewest)) {
        return 0;
    }
    png_image_write_to_file(&reference.image, arguments[3], 0, shown.data(), 0, nullptr);
    std::fprintf(stderr, "too different: see %s\n", arguments[3]);
    return 1;
}
