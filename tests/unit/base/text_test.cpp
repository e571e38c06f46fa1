#include "base/text.h"

#include <doctest/doctest.h>

using namespace khalkha;

TEST_CASE("lists and trimming") {
    CHECK(trim(" \t a b \r\n") == "a b");
    CHECK(trim("   ").empty());
    CHECK(splitList("a; b ;;c;", ';') == std::vector<std::string>{"a", "b", "c"});
    CHECK(splitList("", ';').empty());
    CHECK(splitList("満洲 ; 蒙古", ';') == std::vector<std::string>{"満洲", "蒙古"});
    CHECK(toLowerAscii("AbC-Ö") == "abc-Ö");
}

TEST_CASE("well-formed UTF-8 only") {
    for (const char* const text : {"", "plain", "é", "哈爾濱", "Өлзий", "\U0001F600", "\xF4\x8F\xBF\xBF"}) {
        CAPTURE(text);
        CHECK(isUtf8(text));
    }
    for (const char* const text :
         {"\x80",
          "\xC3",
          "\xC0\xAF",
          "\xC1\xBF",
          "\xE0\x80\xAF",
          "\xED\xA0\x80",
          "\xF0\x80\x80\xAF",
          "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80",
          "\xFF",
          "a\x83\x7E",
          "\xE4\xB8"}) {
        CAPTURE(text);
        CHECK_FALSE(isUtf8(text));
    }
    CHECK_FALSE(isUtf8(std::string_view("a\0b", 3)));
}

TEST_CASE("code points go and come back") {
    for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x900 ? 1 : 997) {
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        const std::string text = toUtf8(std::u32string(1, c));
        CHECK(isUtf8(text));
        CHECK(toCodePoints(text) == std::u32string(1, surrogate ? U'\uFFFD' : c));
    }
    CHECK(
        toCodePoints("a\xFF"
                     "b") == U"a\uFFFDb");
}

TEST_CASE("printable text fits a line") {
    CHECK(printable("Khalkha ハルハ") == "Khalkha ハルハ");
    CHECK(printable("a\nb\x1B[31m\xFF") == "a?b?[31m?");
    CHECK(printable("123456", 4) == "123…");
    CHECK(printable("1234", 4) == "1234");
    CHECK(printable("日本語の文", 3) == "日本…");
    CHECK(printable("\u009b2J \u202egpj.exe \u2066a\u2069 \u200fb \u2028c") == "?2J ?gpj.exe ?a? ?b ?c");
    CHECK(printableLine(std::string(5000, 'x')).size() == 5000);
    CHECK(printableLine("a\tb\nc") == "a?b?c");
    CHECK(printableLines("a\tb\nc\r\x1b\u0085") == "a\tb\nc???");
    CHECK(printableLines("ハルハ \xe3\x83") == "ハルハ ??");
}

TEST_CASE("numbers") {
    CHECK(parseNumber("12.5") == 12.5);
    CHECK(parseNumber("-3") == -3);
    CHECK(parseNumber("1e3") == 1000);
    CHECK(parseNumber("+6.96") == 6.96);
    for (const char* const text :
         {"", "12,5", "12 km", " 1", "1 ", "nan", "inf", "1e999", "0x10", "--1", "+-1", "++1", "+", "."}) {
        CAPTURE(text);
        CHECK_FALSE(parseNumber(text).has_value());
    }
}

TEST_CASE("ids") {
    CHECK(isId("TBF-6GTA-1"));
    CHECK(isId("zamyn_uud.2"));
    for (const char* const text : {"", "two words", "満洲", "a;b", "a/b", "a\n"}) {
        CAPTURE(text);
        CHECK_FALSE(isId(text));
    }
    CHECK(isId(std::string(64, 'a')));
    CHECK_FALSE(isId(std::string(65, 'a')));
}
