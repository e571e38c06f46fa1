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

TextPass::TextPass(Program text, const FontSet& fonts)
    : _text(std::move(text)),
      _sprites(std::make_unique<TextSprites>(fonts)),
      _array(
          _vertices,
          _indices,
          sizeof(TextVertex),
          {{0, 2, Attribute::Type::float32, offsetof(TextVertex, x)},
           {1, 2, Attribute::Type::uint16, offsetof(TextVertex, u)},
           {2, 2, Attribute::Type::uint16, offsetof(TextVertex, left)},
           {3, 4, Attribute::Type::unorm8, offsetof(TextVertex, colour)},
           {4, 4, Attribute::Type::unorm8, offsetof(TextVertex, halo)},
           {5, 2, Attribute::Type::float32, offsetof(TextVertex, range)}}) {}

Result<TextPass> TextPass::create(const std::filesystem::path& shaderFolder, const FontSet& fonts) {
    Result<Program> text = Program::load(shaderFolder, "text", "text");
    if (!text) {
        return text.error();
    }
    return TextPass(*std::move(text), fonts);
}

void TextPass::upload(const Frame& frame, size_t firstCommand, size_t endCommand) {
    // When the atlas is enlarged on the way, all quads must be made anew. At its largest size it may still be
    // too small for one picture; then the last texts win.
    for (int attempt = 0; attempt < 4; ++attempt) {
        _corners.clear();
        _triangles.clear();
        _runs.assign(frame.texts.size(), {});
        const unsigned generation = _sprites->generation();
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
        if (generation == _sprites->generation()) {
            break;
        }
    }
    uploadAtlas();
    _vertices.upload(std::span<const TextVertex>(_corners), Buffer::Use::stream);
    _indices.upload(std::span<const std::uint32_t>(_triangles), Buffer::Use::stream);
}

void TextPass::uploadAtlas() {
    const int side = _sprites->sidePx();
    if (side == 0) {
        return;
    }
    if (!_atlas || _atlas->widthPx() != side) {
        _atlas.emplace(Texture::Format::r8, side, side);
    }
    const TextSprites::Rows rows = _sprites->takeChangedRows();
    if (rows.to > rows.from) {
        const auto row = static_cast<size_t>(side);
        _atlas->upload(
            0,
            rows.from,
            side,
            rows.to - rows.from,
            _sprites->pixels().subspan(
                static_cast<size_t>(rows.from) * row, static_cast<size_t>(rows.to - rows.from) * row));
    }
}

void TextPass::append(const TextRun& run) {
    const double cosine = std::cos(run.angleRad);
    const double sine = std::sin(run.angleRad);
    // The texture's 0..1 spans twice the padding. What the padding does not hold cannot be a halo.
    const double range = 2 * sdfPaddingPx * run.style.sizePx / sdfSizePx;
    const bool haloed = run.haloPx > 0 && run.halo.a > 0;
    const double outset = haloed ? std::min(run.haloPx, 0.5 * range - 0.6) : 0;
    for (const TextSprite& sprite : _sprites->of(run.text, run.style)) {
        const double scale = run.style.sizePx / sprite.emPx;
        // Of the padding, only what the edge can reach is drawn: empty pixels cost as much as full ones.
        const int padding = sdfPaddingPx * sprite.emPx / sdfSizePx;
        const int spare = padding - static_cast<int>(std::ceil((outset + 1) / scale));
        const int inset = std::clamp(spare, 0, padding);
        const auto first = static_cast<std::uint32_t>(_corners.size());
        for (const int corner : {0, 1, 2, 3}) {
            const int right = corner % 2 == 0 ? inset : sprite.widthPx - inset;
            const int down = corner / 2 == 0 ? inset : sprite.heightPx - inset;
            const double x = (sprite.leftPx + right) * scale;
            const double y = (sprite.topPx + down) * scale;
            TextVertex vertex;
            vertex.x = static_cast<float>(run.at.x + x * cosine + y * sine);
            vertex.y = static_cast<float>(run.at.y - x * sine + y * cosine);
            vertex.u = static_cast<std::uint16_t>(right);
            vertex.v = static_cast<std::uint16_t>(down);
            vertex.left = static_cast<std::uint16_t>(sprite.x);
            vertex.top = static_cast<std::uint16_t>(sprite.y);
            vertex.colour = run.colour;
            vertex.halo = haloed ? run.halo : Colour{run.colour.r, run.colour.g, run.colour.b, 0};
            vertex.range = static_cast<float>(range);
            vertex.outset = static_cast<float>(outset);
            _corners.push_back(vertex);
        }
        _triangles.insert(_triangles.end(), {first, first + 2, first + 1, first + 1, first + 2, first + 3});
    }
}

IndexRange TextPass::rangeOf(const DrawCommand& command) const {
    if (command.first >= _runs.size()) {
        return {};
    }
    // Runs of a command follow each other in the buffer.
    const size_t end = std::min(_runs.size(), size_t{command.first} + command.count);
    IndexRange range{_runs[command.first].first, 0};
    for (size_t i = command.first; i < end; ++i) {
        range.count += _runs[i].count;
    }
    return range;
}

void TextPass::draw(const PassInput& in, IndexRange range) {
    if (!_atlas || range.count == 0) {
        return;
    }
    apply(DrawState{});
    _text.program.use();
    Program::set(_text.viewportPx, in.viewportPx());
    Program::set(_text.atlasPx, static_cast<float>(_atlas->widthPx()));
    _atlas->bind(0);
    in.draw(_array, range.first, range.count);
}

} // namespace khalkha
