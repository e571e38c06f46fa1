#pragma once
// Scene needs to know how wide text is; render, which owns the fonts, answers.

#include "base/language.h"

#include <string_view>

namespace khalkha {

struct TextStyle {
    Language language = Language::en; ///< decides the glyph forms of Han characters
    bool bold = false;
    double sizePx = 20;         ///< em size in pixels
    double letterSpacingPx = 0; ///< added between characters
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};
struct TextExtent {
    double widthPx = 0;
    double ascentPx = 0;  ///< above the baseline, positive
    double descentPx = 0; ///< below the baseline, positive
};

class TextMetrics {
public:
    TextMetrics() = default;
    TextMetrics(const TextMetrics&) = delete;
    TextMetrics& operator=(const TextMetrics&) = delete;
    virtual ~TextMetrics() = default;
    /// Extent of one line of UTF-8 text.
    [[nodiscard]] virtual TextExtent measure(std::string_view text, const TextStyle& style) const = 0;
};

} // namespace khalkha
