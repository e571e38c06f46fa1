#include "session/words.h"

#include "base/text.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Reads one word from `at` on and moves it behind; false if a quote stays open.
bool readWord(std::string_view line, size_t& at, std::string& word) {
    bool inQuotes = false;
    for (; at < line.size() && (inQuotes || !isBlank(line[at])); ++at) {
        if (line[at] == '"') {
            inQuotes = !inQuotes;
        } else if (inQuotes && line[at] == '\\' && at + 1 < line.size()) {
            ++at;
            word += line[at];
        } else {
            word += line[at];
        }
    }
    return !inQuotes;
}

} // namespace

Result<std::vector<std::string>> splitWords(std::string_view line) {
    std::vector<std::string> words;
    size_t at = 0;
    while (true) {
        while (at < line.size() && isBlank(line[at])) {
            ++at;
        }
        if (at == line.size()) {
            return words;
        }
        std::string word;
        if (!readWord(line, at, word)) {
            return Error{
                ErrorKind::usage,
                {},
                fmt::format("a quote is left open in: {}", printable(line)),
                "Close it with \"."};
        }
        words.push_back(std::move(word));
    }
}

std::string quoted(std::string_view text) {
    if (!text.empty() && text.find_first_of(" \t\r\n\"") == std::string_view::npos) {
        return std::string(text);
    }
    std::string word = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            word += '\\';
        }
        word += c;
    }
    return word + '"';
}

std::optional<std::vector<double>> parseNumbers(std::string_view text, size_t least, size_t most) {
    std::vector<double> numbers;
    size_t start = 0;
    while (true) {
        const size_t comma = text.find(',', start);
        const size_t count = comma == std::string_view::npos ? std::string_view::npos : comma - start;
        const std::optional<double> number = parseNumber(trim(text.substr(start, count)));
        if (!number || numbers.size() == most) {
            return std::nullopt;
        }
        numbers.push_back(*number);
        if (comma == std::string_view::npos) {
            break;
        }
        start = comma + 1;
    }
    if (numbers.size() < least) {
        return std::nullopt;
    }
    return numbers;
}

std::string numberText(double value) {
    return fmt::format("{}", value);
}

} // namespace khalkha
