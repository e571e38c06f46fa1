#include "render/kept_picture.h"

#include <algorithm>

namespace khalkha {

namespace {

/// A part costs a change of state for each command; many small ones cost more than a few large ones.
constexpr size_t mostParts = 10;

using Commands = std::span<const DrawCommand>;

/// What is drawn differently from the same vertices.
std::uint64_t styleOf(const Frame& frame, const DrawCommand& command) {
    const std::uint64_t paint = 2 + static_cast<std::uint64_t>(command.paint);
    if (command.paint != Paint::hatch || command.hatch >= frame.hatches.size()) {
        return paint;
    }
    static_assert(sizeof(Hatch) == 2 * sizeof(Colour) + 6 * sizeof(double), "no padding");
    return contentOf(&frame.hatches[command.hatch], sizeof(Hatch), paint);
}

PictureBlocks blocksOf(const Frame& frame, Commands commands, const MeshPass& meshes, const TextPass& texts) {
    PictureBlocks blocks(frame.viewport);
    for (const DrawCommand& command : commands) {
        if (command.kind == DrawCommand::Kind::text) {
            addTriangles(blocks, texts.vertices(), texts.indices(), texts.rangeOf(command), 1);
        } else {
            addTriangles(
                blocks,
                std::span<const ScreenVertex>(frame.vertices),
                std::span<const std::uint32_t>(frame.indices),
                meshes.rangeOf(command),
                styleOf(frame, command));
        }
    }
    return blocks;
}

/// As OpenGL counts: from the lower left corner.
PixelBox pixelBox(const PartBox& part, Viewport viewport) {
    return {part.left, viewport.heightPx - part.bottom, part.right - part.left, part.bottom - part.top};
}

} // namespace

const Framebuffer*
KeptPicture::update(const PassInput& in, size_t first, unsigned ground, MeshPass& meshes, TextPass& texts) {
    const Commands commands = Commands(in.frame.commands).subspan(first);
    if (std::any_of(commands.begin(), commands.end(), isBand)) {
        _blocks.reset();
        return nullptr;
    }
    const Viewport size = in.frame.viewport;
    if (!_picture || _picture->widthPx() != size.widthPx || _picture->heightPx() != size.heightPx) {
        _picture.reset();
        _picture.emplace(size.widthPx, size.heightPx);
        _blocks.reset();
    }
    PictureBlocks blocks = blocksOf(in.frame, commands, meshes, texts);
    std::vector<PartBox> parts{{0, 0, size.widthPx, size.heightPx}};
    if (_blocks) {
        parts = blocks.changedSince(*_blocks, mostParts);
    }
    drawParts(in, first, ground, parts, meshes, texts);
    _blocks = std::move(blocks);
    return &*_picture;
}

void KeptPicture::drawParts(
    const PassInput& in,
    size_t first,
    unsigned ground,
    std::span<const PartBox> parts,
    MeshPass& meshes,
    TextPass& texts) const {
    struct Piece {
        const DrawCommand* command = nullptr;
        IndexRange range;
    };
    std::vector<std::vector<Piece>> pieces;
    std::vector<std::uint32_t> triangles;
    std::vector<std::uint32_t> glyphs;
    for (const PartBox& part : parts) {
        std::vector<Piece>& own = pieces.emplace_back();
        for (const DrawCommand& command : Commands(in.frame.commands).subspan(first)) {
            const IndexRange range =
                command.kind == DrawCommand::Kind::text
                    ? pickTriangles(texts.vertices(), texts.indices(), texts.rangeOf(command), part, glyphs)
                    : pickTriangles(
                          std::span<const ScreenVertex>(in.frame.vertices),
                          std::span<const std::uint32_t>(in.frame.indices),
                          meshes.rangeOf(command),
                          part,
                          triangles);
            if (range.count > 0) {
                own.push_back({&command, range});
            }
        }
    }
    meshes.choose(triangles);
    texts.choose(glyphs);
    const Viewport size = in.frame.viewport;
    // All copies first: a copy between two drawings waits for the first of them.
    for (const PartBox& part : parts) {
        const PixelBox box = pixelBox(part, size);
        copyColour(ground, box, _picture->name(), box.left, box.bottom);
    }
    for (size_t i = 0; i < parts.size(); ++i) {
        const PixelBox box = pixelBox(parts[i], size);
        beginDrawing(_picture->name(), {0, 0, size.widthPx, size.heightPx}, box);
        for (const Piece& piece : pieces[i]) {
            if (piece.command->kind == DrawCommand::Kind::text) {
                texts.draw(in, piece.range);
            } else {
                meshes.drawChosen(in, *piece.command, piece.range);
            }
        }
    }
}

} // namespace khalkha
