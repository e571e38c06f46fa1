#include "base/plural_forms.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr size_t mostForms = 6; // Arabic
constexpr size_t longestExpression = 1000;
constexpr int deepest = 40;

/// An operator of two sides; those of a higher level bind closer.
struct Operator {
    std::string_view sign;
    int level;
    std::uint64_t (*apply)(std::uint64_t, std::uint64_t);
};
/// Longer signs stand before those that they begin with. What cannot be divided is 0.
constexpr std::array operators{
    Operator{"||", 1, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return (a != 0) || (b != 0); }},
    Operator{"&&", 2, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return (a != 0) && (b != 0); }},
    Operator{"==", 3, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a == b; }},
    Operator{"!=", 3, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a != b; }},
    Operator{"<=", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a <= b; }},
    Operator{">=", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a >= b; }},
    Operator{"<", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a < b; }},
    Operator{">", 4, [](std::uint64_t a, std::uint64_t b) -> std::uint64_t { return a > b; }},
    Operator{"+", 5, [](std::uint64_t a, std::uint64_t b) { return a + b; }},
    Operator{"-", 5, [](std::uint64_t a, std::uint64_t b) { return a - b; }},
    Operator{"*", 6, [](std::uint64_t a, std::uint64_t b) { return a * b; }},
    Operator{"/", 6, [](std::uint64_t a, std::uint64_t b) { return b == 0 ? 0 : a / b; }},
    Operator{"%", 6, [](std::uint64_t a, std::uint64_t b) { return b == 0 ? 0 : a % b; }}};
constexpr int closest = 6;

/// Works out an expression for a number; nullopt where it is none.
class Reader {
public:
    Reader(std::string_view text, std::uint64_t number) : _rest(text), _number(number) {}

    std::optional<std::uint64_t> whole() {
        const std::optional<std::uint64_t> value = choice();
        skipBlanks();
        return _rest.empty() ? value : std::nullopt;
    }

private:
    std::optional<std::uint64_t> choice() { // NOLINT(misc-no-recursion): no deeper than `deepest`
        if (++_depth > deepest) {
            return std::nullopt;
        }
        std::optional<std::uint64_t> value = binary(1);
        if (value && take("?")) {
            const std::optional<std::uint64_t> yes = choice();
            const std::optional<std::uint64_t> no = yes && take(":") ? choice() : std::nullopt;
            value = no ? std::optional(*value != 0 ? *yes : *no) : std::nullopt;
        }
        --_depth;
        return value;
    }

    std::optional<std::uint64_t> binary(int level) { // NOLINT(misc-no-recursion): by level
        if (level > closest) {
            return single();
        }
        std::optional<std::uint64_t> left = binary(level + 1);
        while (left) {
            const auto* const found =
                std::find_if(operators.begin(), operators.end(), [&](const Operator& each) {
                    return each.level == level && take(each.sign);
                });
            if (found == operators.end()) {
                break;
            }
            const std::optional<std::uint64_t> right = binary(level + 1);
            left = right ? std::optional(found->apply(*left, *right)) : std::nullopt;
        }
        return left;
    }

    std::optional<std::uint64_t> single() { // NOLINT(misc-no-recursion): no deeper than `deepest`
        if (take("n")) {
            return _number;
        }
        if (take("(")) {
            const std::optional<std::uint64_t> inner = choice();
            return inner && take(")") ? inner : std::nullopt;
        }
        if (take("!")) {
            if (++_depth > deepest) {
                return std::nullopt;
            }
            const std::optional<std::uint64_t> inner = single();
            --_depth;
            return inner ? std::optional<std::uint64_t>(*inner == 0 ? 1 : 0) : std::nullopt;
        }
        constexpr size_t mostDigits = 9;
        const size_t digits = std::min(_rest.find_first_not_of("0123456789"), _rest.size());
        if (digits == 0 || digits > mostDigits) {
            return std::nullopt;
        }
        std::uint64_t value = 0;
        for (const char digit : _rest.substr(0, digits)) {
            value = value * 10 + static_cast<std::uint64_t>(digit - '0');
        }
        _rest.remove_prefix(digits);
        return value;
    }

    void skipBlanks() { _rest.remove_prefix(std::min(_rest.find_first_not_of(" \t\n"), _rest.size())); }
    bool take(std::string_view sign) {
        skipBlanks();
        if (_rest.substr(0, sign.size()) != sign) {
            return false;
        }
        _rest.remove_prefix(sign.size());
        return true;
    }

    std::string_view _rest;
    std::uint64_t _number;
    int _depth = 0;
};

/// What stands behind "name=" up to the next semicolon.
std::optional<std::string_view> valueOf(std::string_view header, std::string_view name) {
    const size_t at = header.find(name);
    const size_t equals = at == std::string_view::npos ? at : header.find('=', at + name.size());
    if (equals == std::string_view::npos) {
        return std::nullopt;
    }
    const size_t end = std::min(header.find(';', equals), header.size());
    return trim(header.substr(equals + 1, end - equals - 1));
}

} // namespace

std::optional<PluralForms> PluralForms::read(std::string_view header) {
    const auto count = valueOf(header, "nplurals");
    const size_t behind = header.find("nplurals");
    const auto expression =
        count ? valueOf(header.substr(behind + std::string_view("nplurals").size()), "plural") : std::nullopt;
    if (!expression || count->size() != 1 || expression->size() > longestExpression) {
        return std::nullopt;
    }
    PluralForms forms;
    forms._count = static_cast<size_t>(count->front() - '0');
    forms._expression = *expression;
    const bool counted = count->front() >= '1' && forms._count <= mostForms;
    return counted && Reader(*expression, 1).whole() ? std::optional(forms) : std::nullopt;
}

size_t PluralForms::formOf(std::uint64_t number) const {
    const std::uint64_t form = Reader(_expression, number).whole().value_or(0);
    return static_cast<size_t>(std::min<std::uint64_t>(form, _count - 1));
}

} // namespace khalkha
