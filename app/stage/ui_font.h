#pragma once
// Fonts of the panels: Noto Sans with Noto Sans CJK merged in, with exactly the characters that the program
// and the campaign use.

#include "chronicle/model.h"
#include "render/renderer.h"

#include <filesystem>
#include <memory>
#include <string>

struct ImFontAtlas;

namespace khalkha {

/// Characters that the panels may show.
struct UiCharacters {
    std::u32string all;     ///< sorted, unique
    std::u32string titles;  ///< those of titles and headings
    std::u32string stories; ///< those of the guided readings
    /// Those of texts in traditional and simplified Chinese and in Korean, which have forms of their own.
    std::u32string traditional, simplified, korean;
};
[[nodiscard]] UiCharacters
uiCharacters(const Chronicle& chronicle, const std::filesystem::path& localeFolder);

/// Deletes an atlas that ImGui does not own.
struct AtlasDeleter {
    void operator()(ImFontAtlas* atlas) const;
};
using AtlasPtr = std::unique_ptr<ImFontAtlas, AtlasDeleter>;

inline constexpr double bodySizePx = 18; ///< em size of the panels' text at scale 1

/// Builds the fonts of PanelFont for a scale. Needs no ImGui context, so it can run
/// beside other work at start.
[[nodiscard]] Result<AtlasPtr>
buildUiFonts(const FontFiles& files, const UiCharacters& characters, double scale);

} // namespace khalkha
