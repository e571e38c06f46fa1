// A comma too many in a CSV moves every later value to the wrong field, and a cut-off file ends in half a
// row. GDAL reads both without a word, so rows are counted here. (GDAL still reads the values.)

#include "base/text.h"
#include "exchange/layer_reader.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>

namespace khalkha {

namespace {

struct CsvRow {
    size_t values = 1;
    bool blank = true;
    bool openQuote = false; ///< the file ends inside quotation marks
};

/// Reads up to the end of the row and returns what follows.
std::string_view countRow(std::string_view text, char separator, CsvRow& row) {
    bool quoted = false;
    size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            quoted = !quoted; // a doubled quotation mark switches twice
        } else if (!quoted && c == separator) {
            ++row.values;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        }
        row.blank = false;
    }
    row.openQuote = quoted;
    if (i < text.size() && text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
        ++i;
    }
    return text.substr(std::min(i + 1, text.size()));
}

/// The separator that is most frequent in the header, as GDAL chooses it too.
char separatorOf(std::string_view text) {
    char best = ',';
    size_t most = 0;
    for (const char candidate : {',', ';', '\t', '|'}) {
        CsvRow header;
        (void)countRow(text, candidate, header);
        if (header.values > most) {
            most = header.values;
            best = candidate;
        }
    }
    return best;
}

} // namespace

void checkCsvShape(const std::filesystem::path& path, LayerContent& layer) {
    std::ifstream stream(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    std::string_view rest = content;
    const char separator = separatorOf(rest);
    CsvRow header;
    rest = countRow(rest, separator, header);
    size_t index = 0;
    while (!rest.empty() && index < layer.rows.size()) {
        CsvRow row;
        rest = countRow(rest, separator, row);
        if (row.blank) {
            continue; // GDAL skips it too
        }
        std::vector<RowFault>& faults = layer.rows[index++].faults;
        if (row.openQuote) {
            faults.push_back(
                {{}, "a quotation mark is opened and never closed.", "Close it; the file may be truncated."});
        } else if (row.values > header.values) {
            faults.push_back(
                {{},
                 fmt::format("the row has {} values for {} fields.", row.values, header.values),
                 "Put a text that contains a comma between quotation marks."});
        } else if (row.values < header.values) {
            faults.push_back(
                {{},
                 fmt::format("the row ends after {} of {} fields.", row.values, header.values),
                 "Complete it; the file may be truncated."});
        }
    }
}

} // namespace khalkha
