#pragma once
// Draws pictures without a window: model, tiles, context and renderer together.

#include "render/renderer.h"
#include "scene/compose.h"
#include "scene/kept_ground.h"
#include "stage/offscreen.h"
#include "stage/terrain_loader.h"
#include "stage/tile_loader.h"

namespace khalkha {

class Studio {
public:
    /// With the prepared base geography. The error says what is missing and how to get it.
    [[nodiscard]] static Result<std::unique_ptr<Studio>> open(ChroniclePtr chronicle, Viewport viewport);

    /// Composes and draws; the statistics are of the drawing.
    DrawStatistics draw(const ViewState& view, bool allowCache = true);
    DrawStatistics draw(const ViewState& view, const Comparison& comparison, bool allowCache = true);
    /// Draws a frame composed elsewhere, for the size of the studio.
    DrawStatistics draw(const Frame& frame);
    [[nodiscard]] Frame composeFrame(const ViewState& view) const;
    /// The same of another model.
    [[nodiscard]] Frame composeFrame(const SceneModel& model, const ViewState& view) const;
    [[nodiscard]] Panes composeFrames(const ViewState& view, const Comparison& comparison) const;
    /// RGB rows of the last picture, top row first. Valid until the next call.
    [[nodiscard]] std::span<const std::uint8_t> pixels() { return _offscreen->readPixels(); }

    /// What the pictures drawn so far lack because the base geography is damaged: the first such fault.
    [[nodiscard]] Failure mapFault();
    [[nodiscard]] const SceneModel& model() const { return _model; }
    [[nodiscard]] Offscreen& offscreen() { return *_offscreen; }
    [[nodiscard]] Renderer& renderer() { return *_renderer; }

private:
    Studio(ChroniclePtr chronicle, BaseGeography geography, std::unique_ptr<Offscreen> offscreen)
        : _model(std::move(chronicle)),
          _offscreen(std::move(offscreen)),
          _tiles(std::move(geography)),
          _terrains(_tiles, true) {}

    SceneModel _model;
    std::unique_ptr<Offscreen> _offscreen;
    TileLoader _tiles;
    Failure _mapFault;
    mutable TerrainLoader _terrains;     ///< what it keeps changes no answer
    mutable KeptGround _ground;          ///< likewise
    std::unique_ptr<Renderer> _renderer; ///< needs _offscreen's context and _tiles: destroyed first
};

} // namespace khalkha
