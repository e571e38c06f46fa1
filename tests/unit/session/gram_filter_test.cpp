#include "chronicle/noise.h"
#include "session/gram_filter.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

std::string noiseText(Noise& noise, size_t letters) {
    static const std::vector<std::string> alphabet{"a", "b", "c", "1", " ", "д", "砲", "撃"};
    std::string text;
    for (size_t i = 0; i < letters; ++i) {
        text += alphabet[noise.index(alphabet.size())];
    }
    return text;
}

bool has(const std::vector<std::uint64_t>& set, size_t i) {
    return (set[i / 64] >> i % 64 & 1U) != 0;
}

} // namespace

TEST_CASE("no text that holds the words is left out, and few that do not are named") {
    Noise noise;
    constexpr size_t count = 500;
    std::vector<std::string> texts;
    GramFilter filter(count);
    for (size_t i = 0; i < count; ++i) {
        texts.push_back(noiseText(noise, 60));
        filter.add(i, std::string_view(texts.back()).substr(0, 20));
        filter.add(i, texts.back());
    }
    size_t wrong = 0;
    size_t asked = 0;
    for (int k = 0; k < 200; ++k) {
        const std::vector<std::string> words{
            noiseText(noise, 1 + noise.index(4)), noiseText(noise, 1 + noise.index(2))};
        const std::vector<std::uint64_t> may = filter.mayHold(words);
        for (size_t i = 0; i < count; ++i) {
            const bool holds =
                texts[i].find(words[0]) != std::string::npos && texts[i].find(words[1]) != std::string::npos;
            REQUIRE((!holds || has(may, i)));
            wrong += !holds && has(may, i) ? 1 : 0;
            asked += holds ? 0 : 1;
        }
    }
    CHECK(wrong * 3 < asked);
}

TEST_CASE("no words: all texts, and none beyond them") {
    for (const size_t count : {0U, 1U, 63U, 64U, 65U, 130U}) {
        CAPTURE(count);
        const GramFilter filter(count);
        const std::vector<std::uint64_t> all = filter.mayHold({});
        size_t set = 0;
        for (size_t i = 0; i < all.size() * 64; ++i) {
            set += has(all, i) ? 1 : 0;
        }
        CHECK(set == count);
        for (size_t i = 0; i < count; ++i) {
            CHECK_FALSE(has(filter.mayHold({"x"}), i));
        }
    }
}
