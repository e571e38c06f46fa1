#include "prepare/inputs.h"

#include "exchange/base_geography.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iterator>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// FNV-1a, 64 bit.
class Hash {
public:
    void add(std::string_view text) {
        for (const char c : text) {
            _value = (_value ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        }
    }
    [[nodiscard]] std::string text() const { return fmt::format("{:016x}", _value); }

private:
    std::uint64_t _value = 0xcbf29ce484222325ULL;
};

/// Raise when the program makes something else out of the same inputs.
constexpr int recipeVersion = 1;

} // namespace

std::vector<InputFile> inputFiles(const PrepareInputs& inputs) {
    std::vector<InputFile> files;
    const auto addShape = [&](const std::string& scale, const std::string& name) {
        for (const char* ending : {"shp", "shx", "dbf"}) {
            const fs::path path =
                inputs.naturalEarth / scale / fmt::format("ne_{}_{}.{}", scale, name, ending);
            files.push_back({path, "libmagics++-data"});
        }
    };
    for (const char* scale : {"10m", "50m", "110m"}) {
        addShape(scale, "land");
        addShape(scale, "rivers_lake_centerlines");
    }
    addShape("10m", "admin_0_boundary_lines_land");
    addShape("10m", "admin_1_states_provinces_lines");
    files.push_back({inputs.gshhg / "binned_river_f.nc", "gmt-gshhg-full"});
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 16; ++column) {
            files.push_back(
                {inputs.marbleRelief / "3" / fmt::format("{:06}", row) /
                     fmt::format("{:06}_{:06}.jpg", row, column),
                 "marble-qt-data"});
        }
    }
    files.push_back({inputs.etopo, "ferret-datasets"});
    for (const char* own :
         {"border_lines.geojson",
          "border_packages.csv",
          "cell_seeds.csv",
          "cell_islands.csv",
          "modern_lakes.csv",
          "extra_rivers.csv"}) {
        files.push_back({inputs.geodata / own, {}});
    }
    return files;
}

Failure missingInput(const std::vector<InputFile>& files) {
    for (const InputFile& file : files) {
        std::error_code code;
        if (fs::is_regular_file(file.path, code)) {
            continue;
        }
        return Error{
            ErrorKind::input,
            {file.path.string(), {}, {}, {}},
            "the file is missing.",
            file.package.empty() ? "Give the project's folder geodata with --geodata."
                                 : fmt::format("Install the Debian package {}.", file.package)};
    }
    return std::nullopt;
}

Result<std::string> inputsHash(const std::vector<InputFile>& files) {
    Hash hash;
    hash.add(fmt::format("{}.{};", baseGeographyFormat, recipeVersion));
    for (const InputFile& file : files) {
        if (file.package.empty()) {
            std::ifstream stream(file.path, std::ios::binary);
            hash.add(std::string(std::istreambuf_iterator<char>(stream), {}));
            if (stream.bad() || !stream.is_open()) {
                return Error{ErrorKind::input, {file.path.string(), {}, {}, {}}, "cannot be read.", {}};
            }
            continue;
        }
        std::error_code code;
        const auto size = fs::file_size(file.path, code);
        const auto time = code ? fs::file_time_type{} : fs::last_write_time(file.path, code);
        if (code) {
            return Error{ErrorKind::input, {file.path.string(), {}, {}, {}}, code.message() + ".", {}};
        }
        hash.add(fmt::format("{} {} {};", file.path.string(), size, time.time_since_epoch().count()));
    }
    return hash.text();
}

} // namespace khalkha
