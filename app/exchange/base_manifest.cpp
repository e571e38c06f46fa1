#include "exchange/base_manifest.h"

#include "exchange/base_geography.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xxhash.h>

#include <fstream>
#include <memory>
#include <vector>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

struct StateFreer {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

Result<BaseFile> fileOf(const fs::path& manifest, const std::string& name, const nlohmann::json& json) {
    if (!json.is_object() || !json.contains("bytes") || !json["bytes"].is_number_unsigned() ||
        !json.contains("xxh3") || !json["xxh3"].is_string()) {
        return baseFault(
            manifest, fmt::format("is damaged: expected bytes and xxh3 of the file \"{}\".", name));
    }
    return BaseFile{json["bytes"].get<std::uintmax_t>(), json["xxh3"].get<std::string>()};
}

} // namespace

Error baseFault(const fs::path& path, std::string what) {
    return {
        ErrorKind::input,
        {path.string(), {}, {}, {}},
        std::move(what),
        "Run khalkha-prepare --force to make the base geography anew."};
}

Result<BaseManifest> readBaseManifest(const fs::path& folder) {
    const fs::path path = folder / "base.json";
    std::ifstream file(path);
    if (!file) {
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            "there is no prepared base geography here.",
            "Run ./run, or khalkha-prepare --out with this folder."};
    }
    const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object() || !json.contains("format") || !json["format"].is_number_integer()) {
        return baseFault(path, "is damaged: expected an object with the number format.");
    }
    if (json["format"] != baseGeographyFormat) {
        return baseFault(
            path,
            fmt::format(
                "is of format {}, this program reads format {}.",
                json["format"].dump(),
                baseGeographyFormat));
    }
    if (!json.contains("files") || !json["files"].is_object()) {
        return baseFault(path, "is damaged: expected an object with the object files.");
    }
    BaseManifest manifest;
    if (json.contains("inputs") && json["inputs"].is_string()) {
        manifest.inputs = json["inputs"].get<std::string>();
    }
    for (const auto& [name, entry] : json["files"].items()) {
        Result<BaseFile> one = fileOf(path, name, entry);
        if (!one) {
            return one.error();
        }
        manifest.files.emplace(name, *std::move(one));
    }
    return manifest;
}

Result<BaseFile> measureBaseFile(const fs::path& path) {
    constexpr size_t blockBytes = size_t{1} << 20U;
    std::ifstream file(path, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, StateFreer> state(XXH3_createState());
    if (!file || !state || XXH3_64bits_reset(state.get()) != XXH_OK) {
        return baseFault(path, "cannot be read.");
    }
    std::vector<char> block(blockBytes);
    BaseFile measured;
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = static_cast<size_t>(file.gcount());
        (void)XXH3_64bits_update(state.get(), block.data(), count);
        measured.bytes += count;
    }
    if (file.bad()) {
        return baseFault(path, "cannot be read to its end.");
    }
    measured.xxh3 = fmt::format("{:016x}", XXH3_64bits_digest(state.get()));
    return measured;
}

Failure checkBaseFile(const fs::path& path, const BaseManifest& manifest) {
    const auto expected = manifest.files.find(path.filename().string());
    if (expected == manifest.files.end()) {
        return baseFault(path, "is not named in base.json beside it.");
    }
    std::error_code code;
    const std::uintmax_t bytes = fs::file_size(path, code);
    if (code) {
        return baseFault(path, fmt::format("cannot be read: {}.", code.message()));
    }
    if (bytes != expected->second.bytes) { // found without reading it
        return baseFault(
            path, fmt::format("is damaged: expected {} bytes, found {}.", expected->second.bytes, bytes));
    }
    const Result<BaseFile> found = measureBaseFile(path);
    if (!found) {
        return found.error();
    }
    if (*found != expected->second) {
        return baseFault(
            path,
            fmt::format(
                "is damaged: its content is not what was made (XXH3 {} instead of {}).",
                found->xxh3,
                expected->second.xxh3));
    }
    return std::nullopt;
}

} // namespace khalkha
