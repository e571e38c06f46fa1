// What once broke a parser, and what it is to read, is run through again: tests/fuzz/corpus/<target>/.

#include "fuzz_targets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

TEST_CASE("every input of the corpora") {
    for (const khalkha::fuzz::Target& target : khalkha::fuzz::targets()) {
        CAPTURE(target.name);
        const fs::path folder = fs::path(KHALKHA_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
        REQUIRE(fs::is_directory(folder));
        std::vector<fs::path> files;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        CHECK_FALSE(files.empty());
        for (const fs::path& file : files) {
            CAPTURE(file);
            std::ifstream stream(file, std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
            CHECK_NOTHROW(target.run(bytes));
        }
    }
}
