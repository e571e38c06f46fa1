// The texts of a shapefile stand in a table (.dbf) of fixed widths. GDAL takes them as far as the first NUL
// byte.

#include "base/text.h"
#include "exchange/file_scan.h"
#include "exchange/gdal_guard.h"
#include "exchange/reading_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

size_t littleEndian(std::string_view bytes) {
    size_t value = 0;
    for (size_t i = bytes.size(); i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

/// Padding may be blanks or NULs; a letter after a NUL would be lost.
bool goesOnAfterNul(std::string_view text) {
    const size_t nul = text.find('\0');
    if (nul == std::string_view::npos) {
        return false;
    }
    using namespace std::string_view_literals;
    return text.find_first_not_of("\0 "sv, nul) != std::string_view::npos;
}

struct TextField {
    std::string name;
    size_t begin = 0, width = 0;
};

/// Layout after the dBASE III file structure: 32 bytes of header, 32 a field, then records of fixed width.
struct DbfTable {
    size_t records = 0, headerBytes = 0, recordBytes = 0, fields = 0;
    std::vector<TextField> texts;
};

DbfTable readHeader(std::istream& stream) {
    constexpr size_t entryBytes = 32;
    std::string entry(entryBytes, '\0');
    DbfTable table;
    if (!stream.read(entry.data(), entryBytes)) {
        return table;
    }
    const std::string_view head = entry;
    table.records = littleEndian(head.substr(4, 4));
    table.headerBytes = littleEndian(head.substr(8, 2));
    table.recordBytes = littleEndian(head.substr(10, 2));
    size_t begin = 1; // after the mark of deleted records
    while ((table.fields + 2) * entryBytes <= table.headerBytes && stream.read(entry.data(), entryBytes) &&
           entry[0] != '\r') {
        const size_t width = static_cast<unsigned char>(entry[16]);
        if (entry[11] == 'C') {
            table.texts.push_back({entry.substr(0, std::min<size_t>(11, entry.find('\0'))), begin, width});
        }
        begin += width;
        ++table.fields;
    }
    return table;
}

Failure scanTable(const fs::path& path, FileScan& scan) {
    std::ifstream stream(path, std::ios::binary);
    const DbfTable table = readHeader(stream);
    const auto refuse = [&path](std::string what) {
        return Error{
            ErrorKind::input, {path.string(), {}, {}, {}}, std::move(what), "Simplify or divide the layer."};
    };
    if (table.fields > maxFieldsOfLayer) {
        return refuse(fmt::format("{} fields; {} at most are read.", table.fields, maxFieldsOfLayer));
    }
    if (table.records > maxFeaturesOfLayer || table.records * table.fields > maxValuesOfLayer) {
        return refuse(fmt::format(
            "{} records of {} fields; {} records and {} values at most are read.",
            table.records,
            table.fields,
            maxFeaturesOfLayer,
            maxValuesOfLayer));
    }
    stream.clear();
    stream.seekg(static_cast<std::streamoff>(table.headerBytes));
    std::string record(table.recordBytes, '\0');
    size_t row = 0;
    for (size_t i = 0; i < table.records && !record.empty() &&
                       stream.read(record.data(), static_cast<std::streamsize>(record.size()));
         ++i) {
        if (record[0] == '*') {
            continue; // deleted: GDAL passes over it
        }
        ++row;
        for (const TextField& field : table.texts) {
            if (field.begin + field.width <= record.size() && scan.faults.size() < 1000 &&
                goesOnAfterNul(std::string_view(record).substr(field.begin, field.width))) {
                scan.faults.push_back(
                    {row,
                     {printable(toLowerAscii(field.name)),
                      "there is a NUL byte in the text.",
                      "Write it again."}});
            }
        }
    }
    return std::nullopt;
}

} // namespace

Result<FileScan> scanShapefile(const fs::path& path) {
    FileScan scan;
    for (const char* const ending :
         {".dbf", ".DBF", ".shx", ".SHX", ".prj", ".PRJ", ".cpg", ".CPG", ".qix", ".QIX", ".sbn", ".SBN"}) {
        fs::path beside = path;
        beside.replace_extension(ending);
        std::error_code code;
        const fs::file_status status = fs::status(beside, code);
        if (!fs::exists(status)) {
            continue;
        }
        if (fs::is_regular_file(status) && fs::file_size(beside, code) == 0 && !code) {
            continue; // says nothing; what GDAL makes of it is told by GDAL
        }
        if (Failure refusal = refuseIrregular(beside, maxVectorFileBytes)) {
            return *refusal;
        }
        if (toLowerAscii(ending) == ".dbf") {
            if (Failure refusal = scanTable(beside, scan)) {
                return *refusal;
            }
        }
    }
    return scan;
}

} // namespace khalkha
