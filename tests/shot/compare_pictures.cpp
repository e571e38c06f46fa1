// compare_pictures NEW REFERENCE DIFFERENCE: exit 1 when the pictures differ by more than a machine's
// rounding may: mean difference over 0.5 of 255, or more than 0.2 % of the pixels differing by over 24 in a
// channel.
#include <png.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

struct Picture {
    png_image image{};
    std::vector<png_byte> pixels;
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

} // namespace

int main(int argumentCount, char** arguments) {
    Picture shot;
    Picture reference;
    if (argumentCount != 4 || !read(arguments[1], shot) || !read(arguments[2], reference)) {
        return 2;
    }
    if (shot.image.width != reference.image.width || shot.image.height != reference.image.height) {
        std::fprintf(stderr, "the sizes differ\n");
        return 1;
    }
    constexpr int visible = 24;
    double sum = 0;
    size_t changed = 0;
    std::vector<png_byte> difference(shot.pixels.size());
    for (size_t i = 0; i < shot.pixels.size(); i += 3) {
        int largest = 0;
        for (size_t channel = i; channel < i + 3; ++channel) {
            const int delta = std::abs(int(shot.pixels[channel]) - int(reference.pixels[channel]));
            largest = delta > largest ? delta : largest;
            sum += delta;
            difference[channel] = static_cast<png_byte>(delta > 63 ? 255 : delta * 4);
        }
        changed += largest > visible ? 1 : 0;
    }
    const double mean = sum / static_cast<double>(shot.pixels.size());
    const double part = static_cast<double>(changed) * 3 / static_cast<double>(shot.pixels.size());
    std::printf("mean difference %.4f of 255, %.4f %% of the pixels visibly different\n", mean, part * 100);
    if (mean <= 0.5 && part <= 0.002) {
        return 0;
    }
    png_image_write_to_file(&reference.image, arguments[3], 0, difference.data(), 0, nullptr);
    std::fprintf(stderr, "too different: see %s\n", arguments[3]);
    return 1;
}
