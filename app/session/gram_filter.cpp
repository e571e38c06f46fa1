#include "session/gram_filter.h"

#include <algorithm>
#include <bitset>

namespace khalkha {

namespace {

/// Calls with the number of the bit of each one to three bytes that follow each other.
template <class Each> void forGrams(std::string_view text, size_t bits, Each each) {
    std::uint32_t gram = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        gram = (gram << 8U | static_cast<unsigned char>(text[i])) & 0xFFFFFFU;
        for (std::uint32_t length = 1; length <= 3 && length <= i + 1; ++length) {
            const std::uint32_t last = gram & ((1U << (8 * length)) - 1);
            // Fibonacci hashing: the upper bits of a product with 2^32 over the golden ratio.
            const std::uint32_t mixed = (last ^ length << 29U) * 2654435769U;
            each((mixed >> 16U) % bits);
        }
    }
}

} // namespace

GramFilter::GramFilter(size_t count) : _count(count), _rowWords((count + 63) / 64), _rows(bits * _rowWords) {}

void GramFilter::add(size_t text, std::string_view part) {
    std::bitset<bits> held; // each once: the rows lie far apart
    forGrams(part, bits, [&](size_t bit) { held.set(bit); });
    const std::uint64_t mask = std::uint64_t{1} << text % 64;
    for (size_t bit = 0; bit < bits; ++bit) {
        if (held[bit]) {
            _rows[bit * _rowWords + text / 64] |= mask;
        }
    }
}

std::vector<std::uint64_t> GramFilter::mayHold(const std::vector<std::string>& words) const {
    std::vector<std::uint64_t> may(_rowWords, ~std::uint64_t{0});
    if (_count % 64 != 0) {
        may.back() = (std::uint64_t{1} << _count % 64) - 1;
    }
    for (const std::string& word : words) {
        forGrams(word, bits, [&](size_t bit) {
            const std::uint64_t* const row = _rows.data() + bit * _rowWords;
            std::transform(may.begin(), may.end(), row, may.begin(), [](auto a, auto b) { return a & b; });
        });
    }
    return may;
}

} // namespace khalkha
