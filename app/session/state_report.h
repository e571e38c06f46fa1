#pragma once
// The state of the session as one line of JSON: for scripts, recordings and tests of the window.

#include "session/session.h"

#include <utility>

namespace khalkha {

/// What only the window knows.
struct WindowReport {
    Viewport viewport;
    ScreenPoint cursor;                ///< of the mouse, pixels of the picture
    std::optional<LonLat> ground;      ///< what is under it
    PaneLayout layout;                 ///< of two views
    CoveredEdges covered;              ///< of the picture, by panels
    Frame::FurnitureType type;         ///< of the left view
    std::string caption;               ///< event that is named on the picture
    bool explains = false;             ///< tooltips may be shown
    bool rested = false;               ///< the mouse has, long enough for tooltips
    bool saved = true;                 ///< nothing waits to be remembered
    int waitMs = 0;                    ///< for which the window is going to sleep unless something happens
    std::int64_t marks = 0;            ///< how often its property KHALKHA_MARK has been written
    std::string grip;                  ///< what the mouse can drag where it is: divider, point, or nothing
    std::int64_t frames = 0, maps = 0; ///< drawn so far: of the window, and of the map
    std::string focus; ///< widget that the keyboard is in; empty if it is the map's, or has no name
    bool idle = true;  ///< nothing moves, and what is shown is complete
    std::string line;  ///< said over the map for a while
    /// Boxes of widgets by name: left, top, right, bottom in pixels. Names on the map are "label:place
    /// harbin", of the right of two views "right-label:…", with a point in their first line or letter.
    std::vector<std::pair<std::string, std::array<double, 4>>> widgets;
};

/// Keys: at, asking_date, target, height_km, heading, tilt, meters_per_pixel, selected, selected_kind, event,
/// hovered, read, marked, story, story_step, playing, speed, language, second_language, theme, claims,
/// symbols, ui_scale, reduced_motion, exaggeration, layers, filter, filtered, panels, shown (panels seen),
/// panels_hidden, full_screen, timeline, presenting, black, loop, loop_range, moving; of two views: compare,
/// compare_divider, compare_linked, compare_claims, compare_at, compare_target, compare_height_km,
/// divider_px; of the tools: ruler, measuring, measure_points, measure_undone, measure_closed,
/// measure_total_km, measure_area_km2, section_points, section_km; of the window: map_free (parts of width
/// and height that no panel covers), type_px (date, legend, sources), caption, explains, grip, size, cursor,
/// ground, rested, saved, wait_ms, marks, frames, maps, focus, line, idle, widgets.
[[nodiscard]] std::string stateReport(const Session& session, const WindowReport& window);

} // namespace khalkha
