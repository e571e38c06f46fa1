#pragma once
// Which of very many texts can hold a word at all, without looking into them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// A signature file, stored by bits: every one to three bytes that follow each other in a text set one of a
/// fixed number of bits of that text, and each bit is a row over all texts. A text can hold a word only if it
/// has all bits of the word: some rows are read and combined, whatever the length of the texts. It never
/// leaves out a text that holds the word; a few that do not may be named as well.
class GramFilter {
public:
    /// For texts with the numbers 0 to count - 1.
    explicit GramFilter(size_t count);
    /// Adds to what a text holds; may be called several times for each. Words that run over the border of two
    /// calls are not held.
    void add(size_t text, std::string_view part);
    /// A bit for each text, from the lowest on in words of 64: set if it may hold all of the words.
    [[nodiscard]] std::vector<std::uint64_t> mayHold(const std::vector<std::string>& words) const;

private:
    static constexpr size_t bits = 4096;
    size_t _count;
    size_t _rowWords; ///< of 64 bits
    std::vector<std::uint64_t> _rows;
};

} // namespace khalkha
