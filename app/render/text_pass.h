#pragma once
// Text from signed distances: halo and letters.

#include "render/glyph_atlas.h"
#include "render/glyph_layout.h"
#include "render/pass.h"

namespace khalkha {

class TextPass {
public:
    /// fonts must outlive the pass.
    [[nodiscard]] static Result<TextPass>
    create(const std::filesystem::path& shaderFolder, const FontSet& fonts, bool freshAtlas);
    /// Once a frame, before the commands are drawn: the quads of all texts of these commands.
    void upload(const Frame& frame, size_t firstCommand, size_t endCommand);
    void draw(const PassInput& in, const DrawCommand& command);

private:
    struct TextProgram {
        explicit TextProgram(Program loaded);
        Program program;
        int viewportPx, atlasPx;
    };
    struct TextVertex {
        float x = 0, y = 0;
        std::uint16_t u = 0, v = 0; ///< atlas pixels
        Colour colour;
        float scale = 1, outset = 0;
    };
    struct Range {
        std::uint32_t first = 0, count = 0; ///< indices
    };
    TextPass(Program text, const FontSet& fonts, bool freshAtlas);
    bool _freshAtlas = false; ///< the atlas begins anew with each frame: see GlyphAtlas::restart
    void append(const TextRun& run);
    void appendQuads(const TextRun& run, const TextLayout& layout, bool halo);

    TextProgram _text;
    const FontSet* _fonts;
    std::unique_ptr<GlyphAtlas> _atlas;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
    std::vector<TextVertex> _corners;
    std::vector<std::uint32_t> _triangles;
    std::vector<Range> _runs; ///< by index of the run in the frame
};

} // namespace khalkha
