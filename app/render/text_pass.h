#pragma once
// Text from signed distances: halo and letters.

#include "gpu/texture.h"
#include "render/pass.h"
#include "render/picture_blocks.h"
#include "render/text_sprites.h"

#include <optional>

namespace khalkha {

class TextPass {
public:
    /// fonts must outlive the pass.
    [[nodiscard]] static Result<TextPass>
    create(const std::filesystem::path& shaderFolder, const FontSet& fonts);
    /// Once a frame, before the commands are drawn: the quads of all texts of these commands.
    void upload(const Frame& frame, size_t firstCommand, size_t endCommand);
    void draw(const PassInput& in, const DrawCommand& command) { draw(in, rangeOf(command)); }

    /// Corner of the quad of a piece of text. No padding: parts of pictures are compared by these bytes.
    struct TextVertex {
        float x = 0, y = 0;
        std::uint16_t u = 0, v = 0;      ///< texels from the corner of the sprite
        std::uint16_t left = 0, top = 0; ///< of the sprite in the atlas, texels
        Colour colour, halo;
        float range = 1;  ///< screen pixels that the values of the atlas span
        float outset = 0; ///< width of the halo, pixels
    };
    /// What upload() made: valid until the next.
    [[nodiscard]] std::span<const TextVertex> vertices() const { return _corners; }
    [[nodiscard]] std::span<const std::uint32_t> indices() const { return _triangles; }
    [[nodiscard]] IndexRange rangeOf(const DrawCommand& command) const;
    /// Other triangles of the same vertices; draw(in, range) then counts in them.
    void choose(std::span<const std::uint32_t> indices) const {
        _indices.upload(indices, Buffer::Use::stream);
    }
    void draw(const PassInput& in, IndexRange range);

private:
    struct TextProgram {
        explicit TextProgram(Program loaded);
        Program program;
        int viewportPx, atlasPx;
    };
    TextPass(Program text, const FontSet& fonts);
    void append(const TextRun& run);
    void uploadAtlas();

    TextProgram _text;
    std::unique_ptr<TextSprites> _sprites;
    std::optional<Texture> _atlas;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
    std::vector<TextVertex> _corners;
    std::vector<std::uint32_t> _triangles;
    std::vector<IndexRange> _runs; ///< by index of the run in the frame
};

} // namespace khalkha
