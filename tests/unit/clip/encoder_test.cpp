// Encoders, judged by ffprobe and by the files they leave.
#include "clip/encoder.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace khalkha;

namespace {

/// A folder of its own for a test, removed at the end.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("khalkha-clip-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }
};

std::string outputOf(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 256> buffer{};
    while (fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
        text += buffer.data();
    }
    pclose(pipe);
    return text;
}

/// A picture with a bar that moves with the frame number.
std::vector<std::uint8_t> picture(int widthPx, int heightPx, int frame) {
    std::vector<std::uint8_t> rgb(static_cast<size_t>(widthPx) * static_cast<size_t>(heightPx) * 3, 200);
    for (int row = 0; row < heightPx; ++row) {
        for (int column = frame * 4; column < frame * 4 + 8 && column < widthPx; ++column) {
            rgb[(static_cast<size_t>(row) * static_cast<size_t>(widthPx) + static_cast<size_t>(column)) * 3] =
                20;
        }
    }
    return rgb;
}

Failure encode(const fs::path& path, const ClipFormat& format, int frames) {
    auto encoder = openEncoder(path, format);
    if (!encoder) {
        return encoder.error();
    }
    for (int frame = 0; frame < frames; ++frame) {
        if (auto failure = (*encoder)->add(picture(format.widthPx, format.heightPx, frame))) {
            return failure;
        }
    }
    return (*encoder)->finish();
}

std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

const ClipFormat small{128, 96, 10, 20, "veryfast", 2};

} // namespace

TEST_CASE("an mp4 is H.264, yuv420p, of every frame, with its index in front, the same bytes each time") {
    const Folder folder;
    const fs::path clip = folder.path / "clip.mp4";
    REQUIRE(!encode(clip, small, 12));
    const std::string probe = outputOf(
        "ffprobe -v error -count_frames -select_streams v:0 -show_entries "
        "stream=codec_name,pix_fmt,nb_read_frames,avg_frame_rate,width,height -of csv=p=0 " +
        clip.string());
    CHECK(probe == "h264,128,96,yuv420p,10/1,12\n");
    const std::string bytes = bytesOf(clip);
    CHECK(bytes.find("moov") < bytes.find("mdat"));
    REQUIRE(!encode(folder.path / "again.mp4", small, 12));
    CHECK(bytes == bytesOf(folder.path / "again.mp4"));
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 2);
}

TEST_CASE("webm, gif and numbered pictures hold every frame") {
    const Folder folder;
    for (const char* ending : {".webm", ".gif"}) {
        const fs::path clip = folder.path / (std::string("clip") + ending);
        REQUIRE(!encode(clip, small, 7));
        CHECK(
            outputOf(
                "ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames "
                "-of csv=p=0 " +
                clip.string()) == "7\n");
    }
    REQUIRE(!encode(folder.path / "frame%03d.png", small, 3));
    CHECK(fs::exists(folder.path / "frame002.png"));
    CHECK(
        outputOf(
            "ffprobe -v error -show_entries stream=width,height -of csv=p=0 " +
            (folder.path / "frame000.png").string()) == "128,96\n");
}

TEST_CASE("colours survive: a grey picture stays grey within two steps") {
    const Folder folder;
    const fs::path clip = folder.path / "grey.mp4";
    auto encoder = openEncoder(clip, small);
    REQUIRE(bool(encoder));
    const std::vector<std::uint8_t> grey(128 * 96 * 3, 118);
    REQUIRE(!(*encoder)->add(grey));
    REQUIRE(!(*encoder)->finish());
    const std::string raw =
        outputOf("ffmpeg -v error -i " + clip.string() + " -f rawvideo -pix_fmt rgb24 - | od -An -tu1 -N3");
    int red = 0;
    REQUIRE(std::sscanf(raw.c_str(), "%d", &red) == 1);
    CHECK(std::abs(red - 118) <= 2);
}

TEST_CASE("a target that cannot be written is an output error that names the file and leaves nothing") {
    const Folder folder;
    const fs::path nowhere = folder.path / "missing" / "clip.mp4";
    const auto encoder = openEncoder(nowhere, small);
    REQUIRE(!encoder);
    CHECK(encoder.error().kind == ErrorKind::output);
    CHECK(encoder.error().where.file == nowhere.string());
    CHECK(fs::is_empty(folder.path));
}

TEST_CASE("wrong endings and odd sizes are usage errors") {
    for (const char* name : {"clip.avi", "clip", "frame.png", "frame%s.png", "frame%d%d.png"}) {
        const auto encoder = openEncoder(name, small);
        REQUIRE(!encoder);
        CHECK(encoder.error().kind == ErrorKind::usage);
    }
    const auto odd = openEncoder("clip.mp4", {127, 96, 10, 20, "veryfast", 2});
    REQUIRE(!odd);
    CHECK(odd.error().kind == ErrorKind::usage);
}

namespace {

constexpr const char* folderOfChild = "KHALKHA_TEST_FOLDER";

} // namespace

/// Run by the test below, in a process of its own whose files can hold 2048 bytes.
TEST_CASE("in a process whose files are at their limit" * doctest::skip()) {
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    REQUIRE(limit.rlim_cur == 2048);
    const char* const folder = std::getenv(folderOfChild); // NOLINT(concurrency-mt-unsafe): nobody sets it
    REQUIRE(folder != nullptr);
    const Failure clip = encode(fs::path(folder) / "clip.mp4", {640, 480, 10, 1, "ultrafast", 2}, 40);
    std::vector<std::uint8_t> noise(640 * 480 * 3);
    unsigned state = 7;
    for (auto& value : noise) {
        state = state * 1664525U + 1013904223U;
        value = static_cast<std::uint8_t>(state >> 24U);
    }
    const Failure shot = writePng(fs::path(folder) / "shot.png", 640, 480, noise);
    REQUIRE(clip);
    CHECK(clip->kind == ErrorKind::output);
    REQUIRE(shot);
    CHECK(shot->kind == ErrorKind::output);
}

TEST_CASE("a disk that fills up gives an output error and no half file") {
    const Folder folder;
    // 4 blocks of 512 bytes; the signal of a file at its limit would end the process. What a build for
    // coverage counts would be cut off as well.
    const std::string output = outputOf(fmt::format(
        "ulimit -f 4 && trap '' XFSZ && {} {}='{}' '{}' --no-skip --no-colors "
        "-tc='in a process whose files are at their limit' 2>&1",
        "GCOV_PREFIX=/dev/null/none GCOV_ERROR_FILE=/dev/null",
        folderOfChild,
        folder.path.string(),
        fs::read_symlink("/proc/self/exe").string()));
    CAPTURE(output);
    CHECK(output.find("1 passed") != std::string::npos);
    CHECK(output.find("SUCCESS") != std::string::npos);
    CHECK(fs::is_empty(folder.path));
}

TEST_CASE("names that libraries read as addresses or patterns are names") {
    const Folder folder;
    fs::create_directory(folder.path / "100% done");
    fs::create_directory(folder.path / "50%d");
    fs::create_directory(folder.path / "12:30");
    const fs::path before = fs::current_path();
    fs::current_path(folder.path);
    for (const char* name :
         {"file:x.mp4", "12:30.mp4", "http:y.webm", "a%d.gif", "12:30/z.mp4", "-.mp4", "concat:a|b.mp4"}) {
        CAPTURE(name);
        REQUIRE(!encode(name, small, 3));
        CHECK(fs::file_size(name) > 100);
        CHECK(
            outputOf(
                "ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames "
                "-of csv=p=0 'file:" +
                (folder.path / name).string() + "'") == "3\n");
    }
    for (const char* folderName : {"100% done", "50%d"}) {
        REQUIRE(!encode(fs::path(folderName) / "f%03d.png", small, 2));
        CHECK(fs::exists(fs::path(folderName) / "f001.png"));
    }
    CHECK(!fs::exists("x.mp4"));
    fs::current_path(before);
}

TEST_CASE("two clips under one name: each is whole, the last to finish stays") {
    const Folder folder;
    const fs::path clip = folder.path / "clip.mp4";
    auto one = openEncoder(clip, small);
    auto two = openEncoder(clip, small);
    REQUIRE(bool(one));
    REQUIRE(bool(two));
    for (int frame = 0; frame < 4; ++frame) {
        REQUIRE(!(*one)->add(picture(128, 96, frame)));
        REQUIRE(!(*two)->add(picture(128, 96, frame)));
        REQUIRE(!(*two)->add(picture(128, 96, frame)));
    }
    REQUIRE(!(*one)->finish());
    const auto frames = [&] {
        return outputOf(
            "ffprobe -v error -count_frames -select_streams v:0 -show_entries "
            "stream=nb_read_frames -of csv=p=0 " +
            clip.string());
    };
    CHECK(frames() == "4\n");
    REQUIRE(!(*two)->finish());
    CHECK(frames() == "8\n");
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("no frame of a GIF is too short for those who show it, and it lasts as long as it should") {
    const Folder folder;
    CHECK(fastestRate("a.GIF") == 50);
    for (const int rate : {1, 7, 24, 30, 33, 49, 50}) {
        CAPTURE(rate);
        const fs::path clip = folder.path / "clip.gif";
        REQUIRE(!encode(clip, {32, 32, rate, 20, "medium", 1}, rate + 1));
        // Delays in hundredths: after the mark 21 F9 04 and a byte of flags. The last frame is held.
        const std::string bytes = bytesOf(clip);
        std::vector<int> delays;
        for (size_t at = bytes.find("\x21\xF9\x04"); at != std::string::npos;
             at = bytes.find("\x21\xF9\x04", at + 1)) {
            delays.push_back(
                static_cast<unsigned char>(bytes[at + 4]) + 256 * static_cast<unsigned char>(bytes[at + 5]));
        }
        REQUIRE(delays.size() == static_cast<size_t>(rate) + 1);
        delays.pop_back();
        int sum = 0;
        for (const int delay : delays) {
            CHECK(delay >= 2);
            sum += delay;
        }
        CHECK(std::abs(sum - 100) <= 1);
    }
    const auto tooFast = openEncoder(folder.path / "fast.gif", {32, 32, 51, 20, "medium", 1});
    REQUIRE(!tooFast);
    CHECK(tooFast.error().kind == ErrorKind::usage);
}

TEST_CASE("what lies under the names of numbered pictures is told") {
    const Folder folder;
    auto encoder = openEncoder(folder.path / "f%d.png", small);
    REQUIRE(bool(encoder));
    CHECK((*encoder)->remark().empty());
    REQUIRE(!(*encoder)->add(picture(128, 96, 0)));
    REQUIRE(!(*encoder)->add(picture(128, 96, 1)));
    CHECK((*encoder)->remark() == "2 pictures were written before, f0.png to f1.png.");
    REQUIRE(!(*encoder)->finish());
    CHECK((*encoder)->remark().empty());
    auto shorter = openEncoder(folder.path / "f%d.png", small);
    REQUIRE(bool(shorter));
    REQUIRE(!(*shorter)->add(picture(128, 96, 0)));
    REQUIRE(!(*shorter)->finish());
    CHECK((*shorter)->remark().find("f1.png") != std::string::npos);
}

TEST_CASE("a size that no encoder takes is told as that") {
    const Folder folder;
    const auto huge = openEncoder(folder.path / "clip.mp4", {20000, 20000, 30, 20, "medium", 1});
    REQUIRE(!huge);
    CHECK(huge.error().what.find("20000x20000") != std::string::npos);
    CHECK(describe(huge.error()).find("disk") == std::string::npos);
    CHECK(fs::is_empty(folder.path));
}
