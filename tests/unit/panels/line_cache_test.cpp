#include "panels/line_cache.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace khalkha;

namespace {

/// Every byte is 1 wide; counts what it is asked.
class Ruler {
public:
    [[nodiscard]] MeasureWidth measure() {
        return [this](std::string_view text) {
            ++asked;
            return static_cast<double>(text.size());
        };
    }
    int asked = 0;
};

} // namespace

TEST_CASE("a text that is shown again is not measured again, and its lines are the same") {
    const std::string text = "the front moved on\n\nand  stood still beyond theriverwhosenameislong ";
    Ruler ruler;
    LineCache cache;
    for (const double width : {5.0, 10.0, 200.0}) {
        const auto plain = breakLines(text, width, ruler.measure());
        CHECK(cache.lines(text, width, 1, ruler.measure()) == plain);
        const int before = ruler.asked;
        for (int i = 0; i < 3; ++i) {
            const std::string copy = text; // the same words elsewhere
            const auto lines = cache.lines(copy, width, 1, ruler.measure());
            CHECK(lines == plain);
            for (const std::string_view line : lines) {
                CHECK((
                    line.empty() || (line.data() >= copy.data() && line.data() < copy.data() + copy.size())));
            }
            cache.endFrame();
        }
        CHECK(ruler.asked == before);
    }
    CHECK(cache.lines("", 10, 1, ruler.measure()).empty());
}

TEST_CASE("another width, type or text is broken anew") {
    Ruler ruler;
    LineCache cache;
    (void)cache.lines("one two three", 8, 1, ruler.measure());
    int before = ruler.asked;
    for (const auto& [text, width, type] :
         {std::tuple{"one two three", 7.0, 1.0}, {"one two three", 8.0, 2.0}, {"one two threE", 8.0, 1.0}}) {
        CHECK(cache.lines(text, width, type, ruler.measure()) == breakLines(text, width, Ruler().measure()));
        CHECK(ruler.asked > before);
        before = ruler.asked;
    }
}

TEST_CASE("what is not shown any more is forgotten") {
    Ruler ruler;
    LineCache cache;
    for (int i = 0; i < 1000; ++i) {
        (void)cache.lines(fmt::format("text {}", i), 50, 1, ruler.measure());
        (void)cache.lines("stays", 50, 1, ruler.measure());
        cache.endFrame();
        REQUIRE(cache.size() < 200);
    }
    const int before = ruler.asked;
    (void)cache.lines("stays", 50, 1, ruler.measure());
    CHECK(ruler.asked == before);
}
