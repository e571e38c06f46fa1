// The values of a shapefile stand in a table (.dbf) as letters in columns of fixed widths. GDAL takes texts
// as far as the first NUL byte, numbers as far as it understands them, and of "0x1F" it makes 31.

#include "base/text.h"
#include "chronicle/time.h"
#include "exchange/file_scan.h"
#include "exchange/gdal_guard.h"
#include "exchange/number_hints.h"
#include "exchange/reading_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
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

struct DbfField {
    std::string name;
    char type = 'C';
    size_t begin = 0, width = 0, decimals = 0;
};

/// Layout after the dBASE III file structure: 32 bytes of header, 32 a field, then records of fixed width.
struct DbfTable {
    size_t records = 0, headerBytes = 0, recordBytes = 0, fields = 0;
    std::vector<DbfField> looked; ///< those of texts, numbers and dates
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
        if (std::string_view("CNFD").find(entry[11]) != std::string_view::npos) {
            table.looked.push_back(
                {entry.substr(0, std::min<size_t>(11, entry.find('\0'))),
                 entry[11],
                 begin,
                 width,
                 static_cast<unsigned char>(entry[17])});
        }
        begin += width;
        ++table.fields;
    }
    return table;
}

/// Without the blanks and NULs that fill a column up.
std::string_view unpadded(std::string_view value) {
    using namespace std::string_view_literals;
    constexpr std::string_view padding = " \0\t"sv;
    const size_t first = value.find_first_not_of(padding);
    return first == std::string_view::npos ? std::string_view()
                                           : value.substr(first, value.find_last_not_of(padding) - first + 1);
}

std::optional<RowFault> faultOfNumber(const DbfField& field, std::string_view bytes) {
    const std::string_view value = unpadded(bytes);
    if (value.empty()) {
        return std::nullopt;
    }
    if (bytes.find_first_not_of('*') == std::string_view::npos) {
        return std::nullopt; // what GDAL and QGIS write for none, in the whole width of the column
    }
    if (!parseNumber(value)) {
        return RowFault{field.name, fmt::format("\"{}\" is no number.", printable(value)), numberHint(value)};
    }
    // Such columns are read as whole numbers; "4.0" is one.
    constexpr size_t mostWholeDigits = 18;
    const size_t digits = std::min(value.find_first_not_of("+-0123456789"), value.size());
    const std::string_view rest = value.substr(digits);
    const bool whole =
        rest.empty() || (rest.front() == '.' && rest.find_first_not_of('0', 1) == std::string_view::npos);
    if (field.decimals == 0 && field.width <= mostWholeDigits && !whole) {
        return RowFault{
            field.name,
            fmt::format("\"{}\" stands in a column of whole numbers.", printable(value)),
            "Make it a field of decimal numbers, or write a whole number."};
    }
    return std::nullopt;
}

std::optional<RowFault> faultOfDate(const DbfField& field, std::string_view bytes) {
    const std::string_view value = unpadded(bytes);
    if (value.find_first_not_of('0') == std::string_view::npos) {
        return std::nullopt; // none
    }
    const auto number = [value](size_t at, size_t count) {
        return static_cast<int>(parseNumber(value.substr(at, count)).value_or(0));
    };
    const bool digits = value.size() == 8 && value.find_first_not_of("0123456789") == std::string_view::npos;
    const int month = digits ? number(4, 2) : 0;
    if (month >= 1 && month <= 12) {
        const int day = number(6, 2);
        if (day >= 1 && day <= daysInMonth(number(0, 4), month)) {
            return std::nullopt;
        }
    }
    return RowFault{
        field.name,
        fmt::format(
            "\"{}\" is no date; a field of type Date holds a day as YYYYMMDD.",
            printable(bytes.substr(0, bytes.find('\0')))),
        "Correct it; to say less than a day, make it a field of type Text."};
}

/// What is wrong with a value.
std::optional<RowFault> faultOfDbfValue(const DbfField& field, std::string_view bytes) {
    switch (field.type) {
    case 'C':
        return goesOnAfterNul(bytes) ? std::optional(RowFault{
                                           field.name, "there is a NUL byte in the text.", "Write it again."})
                                     : std::nullopt;
    case 'D':
        return faultOfDate(field, bytes);
    default:
        return faultOfNumber(field, bytes);
    }
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
    ValueFaults ofValues(scan, ScanFault::Counts::ifRead);
    size_t texts = 0; // at fault
    for (size_t i = 0; i < table.records && !record.empty() &&
                       stream.read(record.data(), static_cast<std::streamsize>(record.size()));
         ++i) {
        if (record[0] == '*') {
            continue; // deleted: GDAL passes over it
        }
        ++row;
        for (const DbfField& field : table.looked) {
            if (field.begin + field.width > record.size()) {
                continue;
            }
            const std::string_view bytes = std::string_view(record).substr(field.begin, field.width);
            auto fault = faultOfDbfValue(field, bytes);
            if (!fault) {
                continue;
            }
            fault->field = printable(toLowerAscii(fault->field));
            if (field.type != 'C') {
                ofValues.add(row, *std::move(fault));
            } else if (texts++ < 1000) {
                scan.faults.push_back({row, *std::move(fault)});
            }
        }
    }
    scan.allValues = true;
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
