#include "clip/part_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace khalkha {

namespace fs = std::filesystem;

PartFile::PartFile(fs::path path) : _final(std::move(path)), _part(_final) {
    _part += ".part";
}

PartFile::PartFile(PartFile&& other) noexcept
    : _final(std::move(other._final)),
      _part(std::move(other._part)),
      _owned(std::exchange(other._owned, false)) {}

PartFile::~PartFile() {
    if (_owned) {
        std::error_code ignored;
        fs::remove(_part, ignored);
    }
}

Result<PartFile> PartFile::create(const fs::path& path) {
    PartFile file(path);
    std::error_code code;
    if (fs::is_directory(path, code)) {
        return Error{
            ErrorKind::output, {path.string(), "", "", ""}, "is a folder; a file name was expected.", ""};
    }
    const std::ofstream probe(file._part, std::ios::binary | std::ios::trunc);
    if (!probe) {
        const Error error{
            ErrorKind::output,
            {path.string(), "", "", ""},
            std::string("cannot be written: ") + std::strerror(errno) + '.',
            "Choose a folder that exists and that you may write to."};
        file._owned = false;
        return error;
    }
    return file;
}

Failure PartFile::commit() {
    std::error_code code;
    fs::rename(_part, _final, code);
    if (code) {
        return error("cannot take its final name: " + code.message() + '.');
    }
    _owned = false;
    return std::nullopt;
}

Error PartFile::error(const std::string& what) const {
    return {
        ErrorKind::output,
        {_final.string(), "", "", ""},
        what,
        "Nothing was left under that name; check the free space of the disk."};
}

} // namespace khalkha
