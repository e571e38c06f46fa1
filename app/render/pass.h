#pragma once
// What every pass gets and gives.

#include "gpu/drawing.h"
#include "gpu/program.h"
#include "render/renderer.h"
#include "scene/camera.h"
#include "scene/theme.h"

#include <algorithm>

namespace khalkha {

/// Colours as shaders want them, 0..1.
[[nodiscard]] inline glm::vec4 rgba(Colour colour) {
    return glm::vec4(colour.r, colour.g, colour.b, colour.a) / 255.0F;
}
[[nodiscard]] inline glm::vec3 rgb(Colour colour) {
    return glm::vec3(colour.r, colour.g, colour.b) / 255.0F;
}

struct PassInput {
    const Frame& frame;
    const Camera& camera;
    const Theme& theme;
    DrawStatistics& statistics;

    [[nodiscard]] glm::vec2 viewportPx() const { return {frame.viewport.widthPx, frame.viewport.heightPx}; }
    /// Widths are designed for pictures 1080 px high.
    [[nodiscard]] double sizeFactor() const { return std::clamp(frame.viewport.heightPx / 1080.0, 0.7, 4.0); }
    /// Counts a draw call of that many indices and makes it.
    void draw(const VertexArray& array, std::uint32_t first, std::uint32_t count) const {
        if (count > 0) {
            drawTriangles(array, first, count);
            statistics.primitives += count / 3;
            ++statistics.drawCalls;
        }
    }
};

} // namespace khalkha
