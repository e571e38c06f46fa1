#include "exchange/csv_records.h"

#include "exchange/layer_fields.h"

#include <algorithm>

namespace khalkha {

std::string_view CsvValue::inner() const {
    if (marks != Marks::around) {
        return trimBlanks(text);
    }
    std::string_view within = text.substr(text.find('"') + 1);
    within = within.substr(0, within.find_last_not_of(" \t") + 1);
    if (within.ends_with('"')) {
        within.remove_suffix(1);
    }
    return trimBlanks(within);
}

std::string CsvValue::plain() const {
    const std::string_view within = inner();
    std::string said;
    said.reserve(within.size());
    for (size_t i = 0; i < within.size(); ++i) {
        said += within[i];
        if (marks == Marks::around && within.substr(i).starts_with("\"\"")) {
            ++i;
        }
    }
    return said;
}

CsvValue CsvRecordReader::firstValue(std::string_view text, CsvRecord& record) const {
    const char ends[] = {_separator, '\n', '\r'};
    const auto endFrom = [&](size_t at) {
        return std::min(text.find_first_of(std::string_view(ends, std::size(ends)), at), text.size());
    };
    size_t at = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t') && text[at] != _separator) {
        ++at;
    }
    if (at == text.size() || text[at] != '"') {
        return {CsvValue::Marks::none, text.substr(0, endFrom(at))};
    }
    size_t close = text.find('"', at + 1);
    while (close != std::string_view::npos && text.substr(close).starts_with("\"\"")) {
        close = text.find('"', close + 2);
    }
    if (close == std::string_view::npos) {
        record.openQuote = true;
        return {CsvValue::Marks::around, text};
    }
    const size_t end = endFrom(close + 1);
    const bool goesOn =
        text.substr(close + 1, end - close - 1).find_first_not_of(" \t") != std::string_view::npos;
    return {goesOn ? CsvValue::Marks::broken : CsvValue::Marks::around, text.substr(0, end)};
}

std::string_view CsvRecordReader::next(CsvRecord& record, std::vector<CsvValue>& values, size_t most) {
    record = {};
    values.clear();
    size_t end = 0;
    for (;; ++end) { // over the separator
        const CsvValue value = firstValue(_rest.substr(end), record);
        if (value.marks == CsvValue::Marks::broken && !record.broken) {
            record.broken = record.values;
        }
        ++record.values;
        if (!value.isBlank()) {
            record.filled = record.values;
        }
        if (values.size() < most) {
            values.push_back(value);
        }
        end += value.text.size();
        if (end >= _rest.size() || _rest[end] != _separator) {
            break;
        }
    }
    const std::string_view whole = _rest.substr(0, end);
    end += _rest.substr(end).starts_with("\r\n") ? 2 : 1;
    _rest.remove_prefix(std::min(end, _rest.size()));
    return whole;
}

} // namespace khalkha
