#pragma once
// Plural-Forms of gettext: which of a language's forms a number takes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khalkha {

/// "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : …;", an expression of C over n.
class PluralForms {
public:
    /// Two forms, the first for 1 alone: what gettext takes where a file says nothing.
    PluralForms() = default;
    /// nullopt: not such a text, or deeper or longer than any language needs.
    [[nodiscard]] static std::optional<PluralForms> read(std::string_view header);
    [[nodiscard]] size_t count() const { return _count; }
    /// Of a number, below count().
    [[nodiscard]] size_t formOf(std::uint64_t number) const;

private:
    size_t _count = 2;
    std::string _expression = "n!=1";
};

} // namespace khalkha
