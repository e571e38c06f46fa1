#include "base/text.h"
#include "panels/line_break.h"

#include <doctest/doctest.h>
#include <unicode/uversion.h>

#include <string>

using namespace khalkha;

namespace {

/// Han and kana are 2 wide, everything else 1.
double width(std::string_view text) {
    double sum = 0;
    for (const char32_t c : toCodePoints(text)) {
        sum += c >= 0x2E80 ? 2 : 1;
    }
    return sum;
}

std::vector<std::string> broken(std::string_view text, double most) {
    std::vector<std::string> lines;
    for (const std::string_view line : breakLines(text, most, width)) {
        lines.emplace_back(line);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("Latin text breaks at blanks") {
    CHECK(broken("the front moved on", 10) == Lines{"the front", "moved on"});
    CHECK(broken("one\ntwo", 10) == Lines{"one", "two"});
    CHECK(broken("one\n\ntwo", 10) == Lines{"one", "", "two"});
    CHECK(broken("", 10).empty());
}

TEST_CASE("Japanese text breaks anywhere but before a full stop or after an opening bracket") {
    CHECK(broken("関東軍は後退した。", 8) == Lines{"関東軍は", "後退し", "た。"});
    CHECK(broken("東部の「虎頭」要塞", 8) == Lines{"東部の", "「虎頭」", "要塞"});
    CHECK(broken("第36軍が攻撃", 8) == Lines{"第36軍が", "攻撃"});
}

TEST_CASE("other languages break by their own rules") {
#if U_ICU_VERSION_MAJOR_NUM < 76 // Unicode 16 has other rules for these quotation marks
    CHECK(broken("诺门罕“战争”结束。", 12) == Lines{"诺门罕“战", "争”结束。"});
#endif
    // In every release: never behind an opening mark or before a closing one.
    const std::string chinese = "诺门罕“战争”结束。";
    for (int most = 6; most < 20; ++most) {
        std::string whole;
        for (const std::string& line : broken(chinese, most)) {
            CAPTURE(line);
            whole += line;
            CHECK(width(line) <= most);
            CHECK_FALSE(line.ends_with("“"));
            CHECK_FALSE(line.starts_with("”"));
            CHECK_FALSE(line.starts_with("。"));
        }
        CHECK(whole == chinese);
    }
    CHECK(broken("12-я армия", 6) == Lines{"12-я", "армия"});
    CHECK(broken("about 1,150 km away", 8) == Lines{"about", "1,150 km", "away"});
    // A letter and the accent upon it are one.
    CHECK(
        broken(
            "e\xCC\x81"
            "e\xCC\x81",
            2) == Lines{"e\xCC\x81", "e\xCC\x81"});
}

TEST_CASE("a long text is measured once or twice, not a thousand times") {
    std::string text;
    for (int i = 0; i < 4000; ++i) {
        text += i % 3 == 0 ? "満洲国境 " : "front ";
    }
    text += std::string(20000, 'x');
    size_t measured = 0;
    const auto counting = [&](std::string_view part) {
        measured += part.size();
        return width(part);
    };
    const auto lines = breakLines(text, 60, counting);
    CHECK(lines.size() > 300);
    CHECK(measured < 40 * text.size());
}

TEST_CASE("every line fits, and nothing is lost") {
    const std::string text = "ソ連軍2個軍と日本の第5軍が、牡丹江の前面で4日間戦った（8月12日-16日）。 Glantz "
                             "(LP 7, p. 84) calls it "
                             "the heaviest fighting of the campaign; 市街は16日に陥落した。";
    for (const double most : {6.0, 13.0, 20.0, 41.0, 200.0}) {
        CAPTURE(most);
        std::string joined;
        for (const std::string& line : broken(text, most)) {
            CHECK(width(line) <= most + 10); // a word alone may be longer
            joined += line;
        }
        const auto without = [](std::string s) {
            std::erase(s, ' ');
            return s;
        };
        CHECK(without(joined) == without(text));
    }
}

TEST_CASE("a word longer than the line is cut, and malformed bytes do no harm") {
    CHECK(broken("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(broken("\xE6\x97", 3).size() == 1);
    CHECK(broken("a\xFF\xFE\xF0 b", 2).size() >= 1);
    CHECK(broken("満洲", 1) == Lines{"満", "洲"});
}

TEST_CASE("the part that fits leaves room for the dots") {
    CHECK(fittingPart("short", 10, width) == "short");
    CHECK(fittingPart("a long title", 7, width) == "a long");
    CHECK(fittingPart("満洲国", 5, width) == "満洲");
    CHECK(fittingPart("満洲国", 0, width).empty());
}
