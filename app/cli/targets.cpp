#include "cli/targets.h"

#include "cli/environment.h"

#include "base/new_file.h"
#include "base/text.h"
#include "exchange/gdal_guard.h"
#include "exchange/layer_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

namespace fs = std::filesystem;

/// The parts of a layer beside the file that is named: of a shapefile, of SQLite.
bool isPartOfLayer(const fs::path& path) {
    constexpr std::array<std::string_view, 9> endings{
        ".dbf", ".shx", ".prj", ".cpg", ".qix", ".csvt", ".gpkg-wal", ".gpkg-shm", ".gpkg-journal"};
    const std::string ending = toLowerAscii(path.extension().string());
    return !vectorDriverOf(path).empty() ||
           std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool isSame(const fs::path& a, const fs::path& b) {
    std::error_code fault;
    if (fs::exists(a, fault) && fs::exists(b, fault)) {
        return fs::equivalent(a, b, fault);
    }
    const fs::path folders[] = {a.parent_path(), b.parent_path()};
    const auto orHere = [](const fs::path& folder) { return folder.empty() ? fs::path(".") : folder; };
    return a.filename() == b.filename() && fs::equivalent(orHere(folders[0]), orHere(folders[1]), fault);
}

bool wouldBeLayer(const fs::path& folder, const fs::path& path) {
    std::error_code fault;
    const fs::path parent = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    if (fs::equivalent(folder, parent, fault) && isPartOfLayer(path) &&
        layerSpec(toLowerAscii(path.stem().string())) != nullptr) {
        return true;
    }
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
        std::error_code unreadable;
        if (isPartOfLayer(entry->path()) && fs::exists(path, unreadable) &&
            fs::equivalent(entry->path(), path, unreadable)) {
            return true; // by another way: a link, a hard link
        }
    }
    return false;
}

bool isRead(const fs::path& campaign, const fs::path& path) {
    std::error_code fault;
    if (fs::is_directory(campaign, fault)) {
        return wouldBeLayer(campaign, path);
    }
    const std::string name = campaign.string();
    return isSame(name, path) || isSame(name + "-wal", path) || isSame(name + "-shm", path) ||
           isSame(name + "-journal", path);
}

} // namespace

Failure checkOutputs(const std::string& campaign, const OutputFile& first, const OutputFile& second) {
    const Result<fs::path> folder = campaignPath(campaign);
    if (!folder) {
        return folder.error();
    }
    for (const OutputFile* const file : {&first, &second}) {
        if (!file->path.empty() && isRead(*folder, file->path)) {
            return Error{
                ErrorKind::usage,
                {file->path, "", "", file->option},
                "it would be written over a layer of the campaign.",
                "Choose another name or folder."};
        }
    }
    if (!first.path.empty() && !second.path.empty() && isSame(first.path, second.path)) {
        return Error{
            ErrorKind::usage,
            {second.path, "", "", second.option},
            fmt::format("is the file of {}, too.", first.option),
            "Give each a name of its own."};
    }
    return std::nullopt;
}

Failure checkWritable(const OutputFile& file) {
    if (file.path.empty()) {
        return std::nullopt;
    }
    const auto probe = NewFile::create(file.path);
    return probe ? Failure() : Failure(probe.error());
}

Failure checkPicture(const OutputFile& file) {
    const fs::path path = file.path;
    const std::string ending = toLowerAscii(path.extension().string());
    if (Failure failure = checkWritable(file)) {
        return failure;
    }
    if ((ending.empty() || ending == ".png") && path.filename() != "-" && path.filename() != ".png") {
        return std::nullopt;
    }
    return Error{
        ErrorKind::usage,
        {file.path, "", "", file.option},
        "a picture is written as .png.",
        "Give the file this ending."};
}

} // namespace khalkha
