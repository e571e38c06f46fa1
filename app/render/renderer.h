#pragma once
// Draws a Frame with OpenGL 3.3 core into the bound framebuffer. Each pass has a file of its own; this class
// owns them all. Needs a current context for its whole life, from construction to destruction.

#include "base/result.h"
#include "render/tile_source.h"
#include "scene/comparison.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace khalkha {

struct FontFiles {
    std::filesystem::path regular, bold;       ///< Noto Sans (Latin, Cyrillic incl. Mongolian)
    std::filesystem::path cjkRegular, cjkBold; ///< Noto Sans CJK collections: faces JP, KR, SC, TC
};
/// Debian's places of the Noto fonts; an error names the package that is missing.
[[nodiscard]] Result<FontFiles> findFonts();

struct RendererOptions {
    std::filesystem::path shaderFolder;
    FontFiles fonts;
    bool waitForTiles = true; ///< true for pictures: nothing coarse is left; false for windows
};

struct DrawStatistics {
    std::uint64_t primitives = 0;
    std::uint64_t drawCalls = 0;
    bool baseFromCache = false;
    bool tilesMissing = false; ///< draw again when they have come
};

class Renderer {
public:
    /// tiles must outlive the renderer. Errors: noOpenGl (version, shader compilation), input (fonts,
    /// shaders).
    [[nodiscard]] static Result<std::unique_ptr<Renderer>>
    create(const RendererOptions& options, TileSource& tiles);
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    ~Renderer();

    /// Draws into the framebuffer object given (0 = the window's). Base map and static commands are kept in a
    /// texture while frame.baseKey stays the same and allowCache is true.
    DrawStatistics draw(const Frame& frame, unsigned framebuffer, bool allowCache = true);
    /// A whole picture: its views at their places, each with a kept base map of its own, and the line between
    /// them. The statistics are of all.
    DrawStatistics draw(const Panes& panes, unsigned framebuffer, bool allowCache = true);
    [[nodiscard]] const TextMetrics& metrics() const;
    /// One textured pass over the whole framebuffer: the yardstick of `bench`.
    void drawFullScreenTexture(Viewport viewport, unsigned framebuffer);
    /// Calls back after each part of a picture that is drawn directly, with its name: for measuring. Empty =
    /// off.
    using PartDone = std::function<void(const char* part)>;
    void onPartDone(PartDone done);
    /// GL_RENDERER and GL_VERSION.
    [[nodiscard]] std::string description() const;

private:
    struct Passes;
    explicit Renderer(std::unique_ptr<Passes> passes);
    struct Target;
    DrawStatistics drawPane(const Frame& frame, const Target& target, bool allowCache);
    std::unique_ptr<Passes> _passes;
};

} // namespace khalkha
