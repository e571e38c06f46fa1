#pragma once
// base.json of a base geography that a test has made.

#include "exchange/base_geography.h"
#include "exchange/base_manifest.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace khalkha::test {

/// Says of every file in the folder that it is as it should be.
inline void writeBaseManifest(const std::filesystem::path& folder) {
    nlohmann::json json{{"format", baseGeographyFormat}, {"files", nlohmann::json::object()}};
    for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != "base.json") {
            const Result<BaseFile> file = measureBaseFile(entry.path());
            REQUIRE(file);
            json["files"][name] = {{"bytes", file->bytes}, {"xxh3", file->xxh3}};
        }
    }
    std::ofstream(folder / "base.json") << json;
}

} // namespace khalkha::test
