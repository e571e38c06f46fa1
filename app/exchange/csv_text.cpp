// A comma too many in a CSV moves every later value to the wrong field, a cut-off file ends in half a row,
// and a quotation mark within a value takes the rows behind it along. GDAL says nothing of the kind, and its
// versions differ, so the file is taken apart here, and GDAL gets a copy of which there is only one reading.

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

/// The separator that is most frequent in the header.
char separatorOf(std::string_view text) {
    char best = ',';
    size_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        CsvRecord header;
        std::vector<CsvValue> none;
        (void)CsvRecordReader(text, candidate).next(header, none, 0);
        if (header.values > most) {
            most = header.values;
            best = candidate;
        }
    }
    return best;
}

/// Adds the values as a line that every reader of CSV takes apart alike.
void addLine(std::string& text, const std::vector<CsvValue>& values, bool isHeader) {
    for (const CsvValue& value : values) {
        std::string plain = value.plain();
        std::replace(plain.begin(), plain.end(), '\0', '?'); // the row is refused, its neighbours stay
        // A header all in marks leaves no doubt of the separator.
        const bool marks = isHeader || plain.find_first_of(",;|\t\"\r\n") != std::string::npos;
        text += marks ? inMarks(plain, '"') : plain;
        text += ',';
    }
    if (values.size() > 1) {
        text.pop_back(); // else a second column, without a name: GDAL takes one alone for no table
    }
    text += '\n';
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

constexpr size_t maxSeparators = 100 * maxFieldsOfLayer; // empty columns of a spreadsheet

/// More than is read, before memory is taken for it; a header with NUL bytes. content: what came before.
Failure refuseExcess(
    const CsvRecord& record, std::string_view line, const CsvText& content, const std::string& file) {
    const auto refuse = [&file](std::string what, std::string hint = "Simplify or divide the layer.") {
        return Error{ErrorKind::input, {file, {}, {}, {}}, std::move(what), std::move(hint)};
    };
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
    CsvRecordReader reader(rest, separatorOf(rest));
    std::vector<CsvValue> values;
    bool isHeader = true;
    size_t number = 0;
    while (!reader.atEnd()) {
        CsvRecord record;
        const std::string_view line =
            reader.next(record, values, isHeader ? maxSeparators : content.header.size());
        record.number = number++;
        if (record.filled == 0) {
            continue;
        }
        record.hasNul = line.find('\0') != std::string_view::npos;
        if (Failure refusal = refuseExcess(record, line, content, file)) {
            return *refusal;
        }
        addLine(content.text, values, isHeader);
        if (isHeader) {
            for (const CsvValue& value : values) {
                content.header.push_back(value.plain());
            }
            if (content.header.size() == 1) {
                content.header.emplace_back();
            }
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

RowFault CsvFile::brokenMarks(const LayerContent& layer, size_t row, size_t column) const {
    const std::vector<std::string>& values = layer.rows[row].values;
    const bool read = column < layer.fields.size() && !layer.fields[column].empty();
    const std::string field = read                      ? layer.fields[column]
                              : column < _header.size() ? printable(_header[column])
                                                        : std::string();
    const std::string shown = read && column < values.size() && !values[column].empty()
                                  ? fmt::format("\"{}\"", printable(values[column], 100))
                                  : fmt::format("value {}", column + 1);
    return {
        field,
        fmt::format("{} begins with a quotation mark and goes on behind the closing one.", shown),
        "Put the whole value between quotation marks and double those within, as in \"\"\"Red\"\" Army\"; "
        "or let it begin with another letter."};
}

void CsvFile::settleRows(LayerContent& layer) const {
    size_t named = 0; // columns up to the last one with a name
    for (size_t i = 0; i < _header.size(); ++i) {
        named = _header[i].empty() ? named : i + 1;
    }
    if (layer.rows.size() != _records.size()) { // never seen; else rows would get the faults of others
        layer.faults.push_back(
            {{},
             fmt::format("{} rows were read where {} are written.", layer.rows.size(), _records.size()),
             "Save the file as CSV in UTF-8 anew."});
        return;
    }
    for (size_t i = 0; i < layer.rows.size(); ++i) {
        const CsvRecord& record = _records[i];
        layer.rows[i].number = record.number;
        if (record.broken) {
            layer.rows[i].faults.push_back(brokenMarks(layer, i, *record.broken));
        }
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
