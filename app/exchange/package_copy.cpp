#include "exchange/package_copy.h"

#include "base/text.h"
#include "exchange/gdal_guard.h"
#include "exchange/package_guard.h"
#include "exchange/reading_limits.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

constexpr std::array<const char*, 2> journals{"-wal", "-journal"};

fs::path beside(const fs::path& path, const char* ending) {
    return path.string() + ending;
}

std::string headOf(const fs::path& path, size_t bytes) {
    std::ifstream stream(path, std::ios::binary);
    std::string head(bytes, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(bytes));
    head.resize(static_cast<size_t>(stream.gcount()));
    return head;
}

/// Of a write-ahead log only the head counts: it may grow while it is copied.
std::string stateOf(const fs::path& path) {
    std::error_code code;
    const std::uintmax_t journalBytes = fs::file_size(beside(path, "-journal"), code);
    const auto time = fs::last_write_time(path, code).time_since_epoch().count();
    const std::string wal = headOf(beside(path, "-wal"), 32);
    // With a log, the file itself is only written by a checkpoint, whose pages the log still holds.
    return wal.empty() ? fmt::format("{}/{}", static_cast<std::int64_t>(journalBytes), time) : wal;
}

Error copyFault(const fs::path& path, const std::string& what) {
    return {
        ErrorKind::input,
        {path.string(), {}, {}, {}},
        "it has a journal beside it and cannot be copied to be read: " + what + ".",
        "Close it in QGIS and other programs, or make room in the folder for temporary files."};
}

/// A rollback journal may end in the name of a journal over several files, which SQLite would look for
/// wherever that is, and delete. The mark is that of SQLite's file format.
bool namesAnotherJournal(const fs::path& journal) {
    constexpr std::string_view mark = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
    std::ifstream stream(journal, std::ios::binary);
    stream.seekg(-static_cast<std::streamoff>(mark.size()), std::ios::end);
    std::string end(mark.size(), '\0');
    return stream.read(end.data(), static_cast<std::streamsize>(end.size())) && end == mark;
}

} // namespace

bool needsPrivateCopy(const fs::path& path) {
    for (const char* const ending : journals) {
        std::error_code code;
        const fs::path journal = beside(path, ending);
        if (fs::exists(fs::symlink_status(journal, code)) && fs::file_size(journal, code) > 0) {
            return true;
        }
    }
    // SQLite's file format: bytes 18 and 19 are 2 for a write-ahead log, which even a reader makes files for.
    const std::string head = headOf(path, 20);
    return head.size() == 20 && (head[18] == 2 || head[19] == 2);
}

Result<PackageCopy> PackageCopy::make(const fs::path& path) {
    for (const char* const ending : journals) {
        const fs::path journal = beside(path, ending);
        std::error_code code;
        if (!fs::exists(fs::symlink_status(journal, code)) || fs::file_size(journal, code) == 0) {
            continue;
        }
        if (Failure refusal = refuseIrregular(journal, maxVectorFileBytes)) {
            return *refusal;
        }
        if (namesAnotherJournal(journal)) {
            return Error{
                ErrorKind::input,
                {journal.string(), {}, {}, {}},
                "the journal is part of one over several files, which is not followed.",
                "Open the GeoPackage in QGIS once, or delete the journal if the last changes may be lost."};
        }
    }
    std::error_code code;
    std::string folder = (fs::temp_directory_path(code) / "khalkha-XXXXXX").string();
    if (code || ::mkdtemp(folder.data()) == nullptr) {
        return copyFault(path, "there is no folder for temporary files");
    }
    PackageCopy copy{fs::path(folder)};
    constexpr int attempts = 5;
    for (int i = 0; i < attempts; ++i) {
        const std::string before = stateOf(path);
        fs::copy_file(path, copy.file(), fs::copy_options::overwrite_existing, code);
        for (const char* const ending : journals) {
            std::error_code ignored;
            fs::remove(beside(copy.file(), ending), ignored);
            if (!code && fs::exists(beside(path, ending), ignored)) {
                fs::copy_file(beside(path, ending), beside(copy.file(), ending), code);
            }
        }
        if (code) {
            return copyFault(path, code.message());
        }
        if (stateOf(path) == before) {
            if (Failure failure = copy.settle(path)) {
                return *failure;
            }
            return copy;
        }
    }
    return copyFault(path, "another program is writing to it");
}

Failure PackageCopy::settle(const fs::path& original) const {
    fs::permissions(file(), fs::perms::owner_read | fs::perms::owner_write);
    std::error_code code;
    const auto budget = budgetFor(fs::file_size(file(), code));
    const GuardedConnections guarded(*budget);
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(file().c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(opened, sqlite3_close);
    // Takes the log or the journal in; nobody else has the copy.
    if (result != SQLITE_OK ||
        sqlite3_exec(
            opened, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) !=
            SQLITE_OK) {
        return Error{
            ErrorKind::input,
            {original.string(), {}, {}, {}},
            fmt::format(
                "the GeoPackage or its journal is damaged ({}).",
                opened == nullptr ? "out of memory" : printable(sqlite3_errmsg(opened), 200)),
            "Open it in QGIS, which mends what can be mended, or restore both files."};
    }
    return std::nullopt;
}

PackageCopy::PackageCopy(PackageCopy&& other) noexcept : _folder(std::exchange(other._folder, {})) {}

PackageCopy& PackageCopy::operator=(PackageCopy&& other) noexcept {
    std::swap(_folder, other._folder);
    return *this;
}

PackageCopy::~PackageCopy() {
    if (!_folder.empty()) {
        std::error_code ignored;
        fs::remove_all(_folder, ignored);
    }
}

} // namespace khalkha
