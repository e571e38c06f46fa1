#include "stage/map_canvas.h"

#include "scene/compose.h"

namespace khalkha {

namespace {

/// Remembers whether any of the surfaces given was a stand-in.
class WatchedTerrains : public Terrains {
public:
    explicit WatchedTerrains(TerrainLoader& loader) : _loader(loader) {}
    [[nodiscard]] TerrainPtr terrain(const ViewState& view, Viewport viewport) override {
        TerrainPtr terrain = _loader.terrain(view, viewport);
        incomplete = incomplete || _loader.isIncomplete();
        return terrain;
    }
    bool incomplete = false;

private:
    TerrainLoader& _loader;
};

} // namespace

const Frame& MapCanvas::frame(Pane pane) const {
    static const Frame none;
    const auto index = static_cast<size_t>(pane);
    return index < _panes.frames.size() ? _panes.frames[index]
           : _panes.frames.empty()      ? none
                                        : _panes.frames.front();
}

void MapCanvas::draw(const ViewState& view, const Comparison& comparison, Viewport viewport) {
    if (!_picture || _picture->widthPx() != viewport.widthPx || _picture->heightPx() != viewport.heightPx) {
        _picture.emplace(viewport.widthPx, viewport.heightPx);
    }
    WatchedTerrains terrains(_terrains);
    _panes = composePanes(_model, view, comparison, viewport, _renderer.metrics(), {&terrains, &_ground});
    _incomplete = _renderer.draw(_panes, _picture->name()).tilesMissing || terrains.incomplete;
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
