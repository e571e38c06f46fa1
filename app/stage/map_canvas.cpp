#include "stage/map_canvas.h"

#include "scene/compose.h"

namespace khalkha {

void MapCanvas::draw(const ViewState& view, Viewport viewport) {
    if (!_picture || _picture->widthPx() != viewport.widthPx || _picture->heightPx() != viewport.heightPx) {
        _picture.emplace(viewport.widthPx, viewport.heightPx);
    }
    _frame = compose(_model, view, viewport, _renderer.metrics());
    _incomplete = _renderer.draw(_frame, _picture->name()).tilesMissing;
}

void MapCanvas::show() const {
    if (_picture) {
        copyColour(_picture->name(), 0, _picture->widthPx(), _picture->heightPx());
    }
}

std::vector<std::uint8_t> MapCanvas::pixels() const {
    std::vector<std::uint8_t> rgb;
    if (!_picture) {
        return rgb;
    }
    const auto width = static_cast<size_t>(_picture->widthPx());
    const auto height = static_cast<size_t>(_picture->heightPx());
    std::vector<std::uint8_t> rgba(width * height * 4);
    _picture->read(rgba);
    rgb.resize(width * height * 3);
    for (size_t y = 0; y < height; ++y) {
        const std::uint8_t* from = rgba.data() + (height - 1 - y) * width * 4;
        std::uint8_t* to = rgb.data() + y * width * 3;
        for (size_t x = 0; x < width; ++x, from += 4, to += 3) {
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
        }
    }
    return rgb;
}

} // namespace khalkha
