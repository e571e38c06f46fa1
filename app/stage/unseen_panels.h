#pragma once
// The panels without a window and without OpenGL: to measure them, and to test what they show and what a
// click on it does. One at a time: ImGui has one context.

#include "panels/panels.h"
#include "stage/part_times.h"
#include "stage/ui_font.h"

namespace khalkha {

class UnseenPanels {
public:
    /// The session must outlive it. Width and height in display units.
    UnseenPanels(Session& session, AtlasPtr fonts, double width, double height);
    UnseenPanels(const UnseenPanels&) = delete;
    UnseenPanels& operator=(const UnseenPanels&) = delete;
    ~UnseenPanels();

    /// Where the mouse is from the next frame on, and what it does there.
    struct Mouse {
        double x = -1, y = -1; ///< -1: outside
        bool pressed = false;
        double wheel = 0; ///< in the next frame alone
    };
    void setMouse(const Mouse& mouse) { _mouse = mouse; }
    /// A frame of the panels as they are now, 1/60 s after the one before; their commands go to the session
    /// and are given back. Times of the processor for the parts go to `times` where there is one, "all
    /// panels" among them.
    Commands frame(PartTimes* times = nullptr);
    [[nodiscard]] PanelMemory& memory() { return _memory; }
    /// Corners and triangles of the last frame.
    [[nodiscard]] size_t vertices() const { return _vertices; }

private:
    Session& _session;
    AtlasPtr _fonts;
    double _width, _height;
    PanelMemory _memory;
    Mouse _mouse;
    size_t _vertices = 0;
};

} // namespace khalkha
