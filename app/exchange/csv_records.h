#pragma once
// The records and values of a CSV as spreadsheets take them apart: a quotation mark means something only
// where a value begins with it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// What there is to say of a record as such.
struct CsvRecord {
    size_t number = 0; ///< counted from 1 without the header, as a spreadsheet does: with rows of commas only
    size_t values = 0; ///< up to the last separator
    size_t filled = 0; ///< up to the last value that is not blank
    std::optional<size_t> broken; ///< column of the first value that goes on behind its closing mark
    bool openQuote = false;       ///< the file ends inside quotation marks
    bool hasNul = false;          ///< a byte that would cut a text off
};

/// A value as it stands in the file, with the blanks and quotation marks around it.
struct CsvValue {
    enum class Marks {
        none,   ///< it does not begin with one: those within are letters like others
        around, ///< those within are doubled
        broken  ///< text goes on behind the closing one
    } marks = Marks::none;
    std::string_view text;

    [[nodiscard]] bool isBlank() const { return inner().empty(); }
    /// What it says: without the marks around it, each doubled one within once, without blanks at its ends.
    /// Of a broken one all that is written.
    [[nodiscard]] std::string plain() const;

private:
    [[nodiscard]] std::string_view inner() const;
};

/// Walks over the records of a CSV.
class CsvRecordReader {
public:
    /// The text outlives the reader and all values.
    CsvRecordReader(std::string_view text, char separator) : _rest(text), _separator(separator) {}
    [[nodiscard]] bool atEnd() const { return _rest.empty(); }

    /// The next record, without its line end; what it has is told in counts. Its first values are put into
    /// values, no more than most.
    std::string_view next(CsvRecord& record, std::vector<CsvValue>& values, size_t most);

private:
    /// The value at the beginning of the text, to its separator or the end of the record.
    [[nodiscard]] CsvValue firstValue(std::string_view text, CsvRecord& record) const;

    std::string_view _rest;
    char _separator;
};

} // namespace khalkha
