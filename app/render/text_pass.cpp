#include "render/text_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace khalkha {

TextPass::TextProgram::TextProgram(Program loaded)
    : program(std::move(loaded)),
      viewportPx(program.uniform("viewportPx")),
      atlasPx(program.uniform("atlasPx")) {
    program.use();
    Program::set(program.uniform("atlas"), 0);
}

TextPass::TextPass(Program text, const FontSet& fonts, bool freshAtlas)
    : _freshAtlas(freshAtlas),
      _text(std::move(text)),
      _fonts(&fonts),
      _atlas(std::make_unique<GlyphAtlas>(fonts)),
      _array(
          _vertices,
          _indices,
          sizeof(TextVertex),
          {{0, 2, Attribute::Type::float32, offsetof(TextVertex, x)},
           {1, 2, Attribute::Type::uint16, offsetof(TextVertex, u)},
           {2, 4, Attribute::Type::unorm8, offsetof(TextVertex, colour)},
           {3, 2, Attribute::Type::float32, offsetof(TextVertex, scale)}}) {}

Result<TextPass>
TextPass::create(const std::filesystem::path& shaderFolder, const FontSet& fonts, bool freshAtlas) {
    Result<Program> text = Program::load(shaderFolder, "text", "text");
    if (!text) {
        return text.error();
    }
    return TextPass(*std::move(text), fonts, freshAtlas);
}

void TextPass::upload(const Frame& frame, size_t firstCommand, size_t endCommand) {
    if (_freshAtlas) {
        _atlas->restart();
    }
    // When the atlas is enlarged on the way, all quads must be made anew. At its largest size it may still be
    // too small for one picture; then the last texts win.
    for (int attempt = 0; attempt < 4; ++attempt) {
        _corners.clear();
        _triangles.clear();
        _runs.assign(frame.texts.size(), {});
        const unsigned generation = _atlas->generation();
        for (size_t i = firstCommand; i < endCommand; ++i) {
            const DrawCommand& command = frame.commands[i];
            if (command.kind != DrawCommand::Kind::text) {
                continue;
            }
            const size_t end = std::min(frame.texts.size(), size_t{command.first} + command.count);
            for (size_t run = command.first; run < end; ++run) {
                const auto first = static_cast<std::uint32_t>(_triangles.size());
                append(frame.texts[run]);
                _runs[run] = {first, static_cast<std::uint32_t>(_triangles.size()) - first};
            }
        }
        if (generation == _atlas->generation()) {
            break;
        }
    }
    _vertices.upload(std::span<const TextVertex>(_corners), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(_triangles), Buffer::Use::stream);
}

void TextPass::append(const TextRun& run) {
    const TextLayout layout = layOut(*_fonts, run.text, run.style);
    // All halos below all letters, or a halo would eat into the letter before it.
    if (run.haloPx > 0 && run.halo.a > 0) {
        appendQuads(run, layout, true);
    }
    appendQuads(run, layout, false);
}

void TextPass::appendQuads(const TextRun& run, const TextLayout& layout, bool halo) {
    const double scale = run.style.sizePx / sdfSizePx;
    const double cosine = std::cos(run.angleRad);
    const double sine = std::sin(run.angleRad);
    // The texture's 0..1 spans twice the padding. What the padding does not hold cannot be a halo.
    const double range = 2 * sdfPaddingPx * scale;
    const double outset = halo ? std::min(run.haloPx, 0.5 * range - 0.6) : 0;
    for (const PlacedGlyph& placed : layout.glyphs) {
        const AtlasGlyph glyph = _atlas->place(placed.glyph);
        if (glyph.widthPx == 0) {
            continue;
        }
        // Of the padding, only what the edge can reach is drawn: empty pixels cost as much as full ones.
        const int spare = sdfPaddingPx - static_cast<int>(std::ceil((outset + 1) / scale));
        const int inset = std::clamp(spare, 0, sdfPaddingPx);
        const auto first = static_cast<std::uint32_t>(_corners.size());
        for (const int corner : {0, 1, 2, 3}) {
            const int right = corner % 2 == 0 ? inset : glyph.widthPx - inset;
            const int down = corner / 2 == 0 ? inset : glyph.heightPx - inset;
            const double x = placed.penPx + (glyph.offsetXPx + right) * scale;
            const double y = (glyph.offsetYPx + down) * scale;
            TextVertex vertex;
            vertex.x = static_cast<float>(run.at.x + x * cosine + y * sine);
            vertex.y = static_cast<float>(run.at.y - x * sine + y * cosine);
            vertex.u = static_cast<std::uint16_t>(glyph.x + right);
            vertex.v = static_cast<std::uint16_t>(glyph.y + down);
            vertex.colour = halo ? run.halo : run.colour;
            vertex.scale = static_cast<float>(range);
            vertex.outset = static_cast<float>(outset);
            _corners.push_back(vertex);
        }
        _triangles.insert(_triangles.end(), {first, first + 2, first + 1, first + 1, first + 2, first + 3});
    }
}

void TextPass::draw(const PassInput& in, const DrawCommand& command) {
    const Texture* atlas = _atlas->texture();
    if (atlas == nullptr || command.first >= _runs.size()) {
        return;
    }
    // Runs of a command follow each other in the buffer.
    const size_t end = std::min(_runs.size(), size_t{command.first} + command.count);
    std::uint32_t count = 0;
    for (size_t i = command.first; i < end; ++i) {
        count += _runs[i].count;
    }
    apply(DrawState{});
    _text.program.use();
    Program::set(_text.viewportPx, in.viewportPx());
    Program::set(_text.atlasPx, glm::vec2(static_cast<float>(_atlas->sidePx())));
    atlas->bind(0);
    in.draw(_array, _runs[command.first].first, count);
}

} // namespace khalkha
