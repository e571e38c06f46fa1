#pragma once
// The map as a picture that is kept: it is drawn anew only when it changes, and copied under the panels
// otherwise.

#include "gpu/framebuffer.h"
#include "render/renderer.h"
#include "scene/scene_model.h"

#include <optional>
#include <vector>

namespace khalkha {

class MapCanvas {
public:
    /// Both must outlive the canvas.
    MapCanvas(Renderer& renderer, const SceneModel& model) : _renderer(renderer), _model(model) {}

    /// Composes and draws the map for the view.
    void draw(const ViewState& view, Viewport viewport);
    /// Copies the picture into the window.
    void show() const;
    /// Pieces of the base map were missing in the last drawing.
    [[nodiscard]] bool isIncomplete() const { return _incomplete; }
    [[nodiscard]] const Frame& frame() const { return _frame; }
    /// 8-bit RGB rows of the last drawing, top row first.
    [[nodiscard]] std::vector<std::uint8_t> pixels() const;

private:
    Renderer& _renderer;
    const SceneModel& _model;
    std::optional<Framebuffer> _picture;
    Frame _frame;
    bool _incomplete = false;
};

} // namespace khalkha
