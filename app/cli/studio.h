#pragma once
// Draws pictures without a window: model, tiles, context and renderer together.

#include "render/renderer.h"
#include "scene/compose.h"
#include "stage/offscreen.h"
#include "stage/tile_loader.h"

namespace khalkha {

class Studio {
public:
    [[nodiscard]] static Result<std::unique_ptr<Studio>>
    open(ChroniclePtr chronicle, BaseGeography geography, Viewport viewport);

    /// Composes and draws; the statistics are of the drawing.
    DrawStatistics draw(const ViewState& view, bool allowCache = true);
    [[nodiscard]] Frame composeFrame(const ViewState& view) const;
    /// RGB rows of the last picture, top row first. Valid until the next call.
    [[nodiscard]] std::span<const std::uint8_t> pixels() { return _offscreen->readPixels(); }

    [[nodiscard]] const SceneModel& model() const { return _model; }
    [[nodiscard]] Offscreen& offscreen() { return *_offscreen; }
    [[nodiscard]] Renderer& renderer() { return *_renderer; }

private:
    Studio(ChroniclePtr chronicle, BaseGeography geography, std::unique_ptr<Offscreen> offscreen)
        : _model(std::move(chronicle)), _offscreen(std::move(offscreen)), _tiles(std::move(geography)) {}

    SceneModel _model;
    std::unique_ptr<Offscreen> _offscreen;
    TileLoader _tiles;
    std::unique_ptr<Renderer> _renderer; ///< needs _offscreen's context and _tiles: destroyed first
};

} // namespace khalkha
