// A comma too many in a CSV moves every later value to the wrong field, and a cut-off file ends in half a
// row. GDAL reads both without a word, so rows are counted here. (GDAL still reads the values.)

#include "exchange/csv_text.h"

#include "base/text.h"
#include "exchange/layer_fields.h"
#include "exchange/text_encoding.h"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <optional>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// Walks over the records of a CSV.
class RecordReader {
public:
    RecordReader(std::string_view text, char separator) : _rest(text), _separator(separator) {}
    [[nodiscard]] bool atEnd() const { return _rest.empty(); }

    /// The next record, without its line end; what it has is told in counts.
    std::string_view next(CsvRecord& record) {
        record = {};
        record.values = 1;
        bool quoted = false;
        size_t i = 0;
        for (; i < _rest.size(); ++i) {
            const char c = _rest[i];
            if (c == '"') {
                quoted = !quoted; // a doubled quotation mark switches twice
            } else if (!quoted && c == _separator) {
                ++record.values;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!isBlankAt(i)) {
                record.filled = record.values;
            }
        }
        record.openQuote = quoted;
        const std::string_view whole = _rest.substr(0, i);
        if (i + 1 < _rest.size() && _rest[i] == '\r' && _rest[i + 1] == '\n') {
            ++i;
        }
        _rest.remove_prefix(std::min(i + 1, _rest.size()));
        return whole;
    }

private:
    /// A blank, or a byte of a no-break blank or a byte order mark.
    [[nodiscard]] bool isBlankAt(size_t i) const {
        const char c = _rest[i];
        if (c > ' ') {
            return false;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return true;
        }
        constexpr std::array<std::string_view, 3> wide{"\xC2\xA0", "\xEF\xBB\xBF", "\xE3\x80\x80"};
        for (const std::string_view blank : wide) {
            for (size_t before = 0; before < blank.size() && before <= i; ++before) {
                if (c == blank[before] && _rest.substr(i - before, blank.size()) == blank) {
                    return true;
                }
            }
        }
        return false;
    }

    std::string_view _rest;
    char _separator;
};

/// The separator that is most frequent in the header, as GDAL chooses it too.
char separatorOf(std::string_view text) {
    char best = ',';
    size_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        CsvRecord header;
        (void)RecordReader(text, candidate).next(header);
        if (header.values > most) {
            most = header.values;
            best = candidate;
        }
    }
    return best;
}

std::vector<std::string> valuesOf(std::string_view record, char separator) {
    std::vector<std::string> values(1);
    bool quoted = false;
    for (size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (c == '"' && quoted && i + 1 < record.size() && record[i + 1] == '"') {
            values.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            values.emplace_back();
        } else {
            values.back() += c;
        }
    }
    for (std::string& value : values) {
        value = trimBlanks(value);
    }
    return values;
}

bool isSeparatorLine(std::string_view line) {
    std::string text = toLowerAscii(line);
    std::erase(text, '"');
    return text.starts_with("sep=") && text.size() <= 5;
}

/// A regular file of 64 KiB at most; "" if it is none.
std::string smallFile(const fs::path& path) {
    constexpr std::uintmax_t most = std::uintmax_t{64} * 1024;
    if (refuseIrregular(path, most)) {
        return {};
    }
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// "7 values for 6 fields", and the like; nothing if the row fits the header.
std::optional<RowFault> shapeFault(const CsvRecord& record, size_t fields, size_t named) {
    if (record.hasNul) {
        return RowFault{{}, "there is a NUL byte in the row, which would cut a text off.", "Delete it."};
    }
    if (record.openQuote) {
        return RowFault{
            {}, "a quotation mark is opened and never closed.", "Close it; the file may be truncated."};
    }
    if (record.values > fields && record.filled > fields) {
        return RowFault{
            {},
            fmt::format("the row has {} values for {} fields.", record.values, fields),
            "Put a text that contains a comma between quotation marks."};
    }
    if (record.values < named) {
        return RowFault{
            {},
            fmt::format("the row ends after {} of {} fields.", record.values, named),
            "Complete it; the file may be truncated."};
    }
    return std::nullopt;
}

} // namespace

namespace {

/// More than is read, before memory is taken for it; a header with NUL bytes. content: what came before.
Failure refuseExcess(
    const CsvRecord& record, std::string_view line, const CsvText& content, const std::string& file) {
    const auto refuse = [&file](std::string what, std::string hint = "Simplify or divide the layer.") {
        return Error{ErrorKind::input, {file, {}, {}, {}}, std::move(what), std::move(hint)};
    };
    constexpr size_t maxSeparators = 100 * maxFieldsOfLayer; // empty columns of a spreadsheet
    if (line.size() > maxTokenBytes || record.values > maxSeparators) {
        return refuse(fmt::format(
            "row #{} has {} bytes and {} values; expected {} MiB and {} values at most.",
            record.number,
            line.size(),
            record.values,
            maxTokenBytes >> 20U,
            maxSeparators));
    }
    if (content.header.empty()) {
        if (record.filled > maxFieldsOfLayer) {
            return refuse(fmt::format("{} fields; {} at most are read.", record.filled, maxFieldsOfLayer));
        }
        return record.hasNul ? refuse(
                                   "there are NUL bytes in the row of field names.",
                                   "Save the file as CSV in UTF-8; it may be damaged.")
                             : Failure();
    }
    if (content.records.size() >= maxFeaturesOfLayer) {
        return refuse(fmt::format("more than {} rows.", maxFeaturesOfLayer));
    }
    if ((content.records.size() + 1) * content.header.size() > maxValuesOfLayer) {
        return refuse(fmt::format("rows times fields are more than {}.", maxValuesOfLayer));
    }
    return std::nullopt;
}

} // namespace

Result<CsvText> csvTextOf(std::string bytes, const std::string& file) {
    if (const auto encoding = wideEncodingOf(bytes)) {
        auto text = decode(bytes, *encoding);
        if (!text) {
            return Error{
                ErrorKind::input,
                {file, {}, {}, {}},
                fmt::format("the file looks like {} text and is none to its end.", *encoding),
                "It may be truncated: restore it, or save it in UTF-8."};
        }
        bytes = *std::move(text);
    }
    std::string_view rest = bytes;
    if (constexpr std::string_view mark = "\xEF\xBB\xBF"; rest.starts_with(mark)) {
        rest.remove_prefix(mark.size());
    }
    if (const size_t end = rest.find_first_of("\r\n");
        end != std::string_view::npos && isSeparatorLine(rest.substr(0, end))) {
        rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
    if (rest.ends_with('\x1A')) {
        rest.remove_suffix(1); // the end of a text, to DOS
    }
    CsvText content;
    content.text.reserve(rest.size() + 1);
    const char separator = separatorOf(rest);
    RecordReader reader(rest, separator);
    bool isHeader = true;
    size_t number = 0;
    while (!reader.atEnd()) {
        CsvRecord record;
        const std::string_view line = reader.next(record);
        record.number = number++;
        if (record.filled == 0) {
            continue;
        }
        record.hasNul = line.find('\0') != std::string_view::npos;
        if (Failure refusal = refuseExcess(record, line, content, file)) {
            return *refusal;
        }
        if (separator == '|') { // GDAL knows the others
            for (const std::string& value : valuesOf(line, separator)) {
                content.text += inMarks(value, '"') + ',';
            }
            content.text.back() = '\n';
        } else {
            content.text.append(line) += '\n';
        }
        if (isHeader) {
            content.header = valuesOf(line, separator);
            isHeader = false;
            number = 1;
        } else {
            content.records.push_back(record);
        }
    }
    if (content.header.empty()) {
        return Error{
            ErrorKind::input,
            {file, {}, {}, {}},
            "the file has blank rows only; expected a row of field names.",
            "Restore it, or delete it if the layer is not wanted."};
    }
    return content;
}

Result<CsvText> readCsvText(const fs::path& path) {
    if (Failure refusal = refuseIrregular(path, maxVectorFileBytes)) {
        return *refusal;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) {
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            "the file cannot be read.",
            "Look at its permissions."};
    }
    return csvTextOf(std::move(bytes), path.string());
}

CsvFile::MemoryFile::MemoryFile(std::string path, std::string bytes)
    : _path(std::move(path)), _bytes(std::move(bytes)) {
    VSILFILE* const handle =
        VSIFileFromMemBuffer(_path.c_str(), reinterpret_cast<GByte*>(_bytes.data()), _bytes.size(), FALSE);
    if (handle != nullptr) {
        (void)VSIFCloseL(handle);
    }
}

CsvFile::MemoryFile::~MemoryFile() {
    (void)VSIUnlink(_path.c_str());
}

Result<CsvFile> CsvFile::open(const fs::path& path) {
    prepareGdal();
    Result<CsvText> content = readCsvText(path);
    if (!content) {
        return content.error();
    }
    static std::atomic<unsigned> count{0};
    const std::string stem = fmt::format("/vsimem/khalkha-{}", count++);
    CsvFile file;
    file._header = std::move(content->header);
    file._records = std::move(content->records);
    file._files.push_back(std::make_unique<MemoryFile>(stem + ".csv", std::move(content->text)));
    // GDAL looks there for the reference system of WKT.
    fs::path reference = path;
    if (const std::string text = smallFile(reference.replace_extension(".prj")); !text.empty()) {
        file._files.push_back(std::make_unique<MemoryFile>(stem + ".prj", text));
    }
    Result<DatasetPtr> dataset = openCsvInMemory(path, stem + ".csv");
    if (!dataset) {
        return dataset.error();
    }
    file._dataset = *std::move(dataset);
    return file;
}

void CsvFile::settleRows(LayerContent& layer) const {
    size_t named = 0; // columns up to the last one with a name
    for (size_t i = 0; i < _header.size(); ++i) {
        named = _header[i].empty() ? named : i + 1;
    }
    for (size_t i = 0; i < layer.rows.size() && i < _records.size(); ++i) {
        const CsvRecord& record = _records[i];
        layer.rows[i].number = record.number;
        if (auto fault = shapeFault(record, _header.size(), named)) {
            layer.rows[i].faults.push_back(*std::move(fault));
        }
    }
    for (size_t column = 0; column < _header.size(); ++column) {
        const auto filled = std::find_if(layer.rows.begin(), layer.rows.end(), [column](const Row& row) {
            return column < row.values.size() && !trimBlanks(row.values[column]).empty();
        });
        if (_header[column].empty() && filled != layer.rows.end()) {
            layer.remarks.push_back(
                {{},
                 fmt::format(
                     "column {} has no name in the first row; its values are ignored (\"{}\" in row {}).",
                     column + 1,
                     printable(trimBlanks(filled->values[column])),
                     filled->number),
                 "Name the column, or delete it."});
        }
    }
}

} // namespace khalkha
