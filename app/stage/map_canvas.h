#pragma once
// The map as a picture that is kept: it is drawn anew only when it changes, and copied under the panels
// otherwise.

#include "gpu/framebuffer.h"
#include "render/renderer.h"
#include "scene/kept_ground.h"
#include "scene/scene_model.h"
#include "stage/terrain_loader.h"

#include <optional>
#include <vector>

namespace khalkha {

class MapCanvas {
public:
    /// All must outlive the canvas.
    MapCanvas(Renderer& renderer, const SceneModel& model, TileSource& tiles)
        : _renderer(renderer), _model(model), _terrains(tiles, false) {}

    /// Composes and draws the map for the view.
    void draw(const ViewState& view, const Comparison& comparison, Viewport viewport);
    /// Copies the picture into the window.
    void show() const;
    /// Pieces of the base map were missing in the last drawing.
    [[nodiscard]] bool isIncomplete() const { return _incomplete; }
    /// Of the last drawing; an empty frame before the first.
    [[nodiscard]] const Frame& frame(Pane pane = Pane::left) const;
    [[nodiscard]] const TextMetrics& metrics() const { return _renderer.metrics(); }
    [[nodiscard]] const PaneLayout& layout() const { return _panes.layout; }
    /// 8-bit RGB rows of the last drawing, top row first.
    [[nodiscard]] std::vector<std::uint8_t> pixels() const;

private:
    Renderer& _renderer;
    const SceneModel& _model;
    TerrainLoader _terrains;
    std::optional<Framebuffer> _picture;
    Panes _panes;
    KeptGround _ground;
    bool _incomplete = false;
};

} // namespace khalkha
