// Damages one file of a campaign at a time, at random but from a fixed seed, and loads the result: whatever
// is wrong, there are findings and no crash. Give it another seed to look elsewhere.

#include "exchange/campaign.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A few edits: bytes, cuts, repetitions, and words that mean something to a reader of these formats.
std::string damaged(std::string content, std::mt19937& random) {
    const std::vector<std::string> words{
        "\"",
        ",",
        "\n",
        ";",
        "[",
        "]",
        "{",
        "}",
        "null",
        "1e309",
        "nan",
        "-0",
        "..",
        "/",
        "@",
        "|",
        "\xff",
        "9999-12-31",
        "-9999",
        "1945-08~",
        "\r",
        "[[[]]]",
        "180.0001",
        "\\u0000",
        "18446744073709551616",
        "\"geometry\":null",
        "\"type\":\"GeometryCollection\""};
    const size_t edits = 1 + random() % 6;
    for (size_t i = 0; i < edits && !content.empty(); ++i) {
        const size_t at = random() % content.size();
        switch (random() % 5) {
        case 0:
            content[at] = static_cast<char>(random() % 256);
            break;
        case 1:
            content.erase(at, random() % 40);
            break;
        case 2:
            content.insert(at, content.substr(random() % content.size(), random() % 400));
            break;
        case 3:
            content.insert(at, words[random() % words.size()]);
            break;
        default:
            if (random() % 20 == 0) {
                content.resize(at);
            } else {
                content.replace(at, std::min<size_t>(8, content.size() - at), words[random() % words.size()]);
            }
            break;
        }
    }
    return content;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fprintf(stderr, "fuzz_campaign FOLDER ROUNDS SEED\n");
        return 2;
    }
    const fs::path source = argv[1];
    const long rounds = std::strtol(argv[2], nullptr, 10);
    std::mt19937 random(static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
    const fs::path work = fs::temp_directory_path() / ("khalkha-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(work);
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(source)) {
        const std::string ending = entry.path().extension().string();
        if (entry.is_regular_file() && (ending == ".csv" || ending == ".geojson")) {
            files.push_back(entry.path().filename());
            fs::copy_file(entry.path(), work / files.back(), fs::copy_options::overwrite_existing);
        }
    }
    std::sort(files.begin(), files.end());
    size_t findings = 0;
    for (long round = 0; round < rounds && !files.empty(); ++round) {
        const fs::path& file = files[random() % files.size()];
        const std::string sound = contentOf(source / file);
        std::ofstream(work / file, std::ios::binary) << damaged(sound, random);
        const khalkha::Campaign campaign = khalkha::readCampaign(work, {});
        findings += campaign.findings.size();
        if (campaign.chronicle == nullptr) {
            std::fprintf(stderr, "round %ld: no chronicle\n", round);
            return 1;
        }
        std::ofstream(work / file, std::ios::binary) << sound;
    }
    fs::remove_all(work);
    std::printf("%ld rounds, %zu findings, no crash\n", rounds, findings);
    return 0;
}
