#pragma once
// The steps of compose, one file each. Every step reads the sample and the camera and paints; none keeps
// state. Order: compose_borders, compose_routes, compose_night, compose_claims, compose_later_borders,
// compose_zone_areas, compose_zones, compose_links, compose_axes, compose_fronts, compose_positions,
// compose_events, compose_tools, then labels and unit symbols (labels.h), then furniture (furniture.h).

#include "scene/painter.h"
#include "scene/sample.h"
#include "scene/unit_mark.h"

#include <memory>
#include <set>

namespace khalkha {

/// What every step gets.
struct ComposeInput {
    const SceneModel& model;
    const ViewState& view;
    const Camera& camera;
    const Theme& theme;
    const Sample& sample;
    const TextMetrics& metrics;
};

struct GapChart; // gap_chart.h

/// What the steps leave for the later ones.
struct ComposeNotes {
    std::set<std::string> sourceIds;
    std::vector<ScreenBox>
        obstacles; ///< heads of arrows, heavy lines in small pieces: labels avoid them if they can
    std::set<std::string> legendEntries; ///< keys of what is on the picture, see furniture.h
    /// Where a label may stand: the middle of the text and the angle at which it reads.
    struct Stand {
        ScreenPoint at;
        double angleRad = 0;
        ScreenPoint anchor; ///< the point of the thing named that this stand keeps to
    };
    struct Wanted { ///< labels asked for by a step (claim names, axis names, zone names)
        LocalText text;
        ScreenPoint at;
        double angleRad = 0;
        std::vector<Stand> stands; ///< best first; if there are any, they count instead of at and angleRad
        Colour colour;
        double sizePx = 18;
        bool bold = false;
        int priority =
            5; ///< the lowest first; 0 and 1 find room somewhere, the others where they were asked for
        std::string id; ///< for a stable order, see FrameLabel
        ThingRef thing; ///< see FrameLabel
        void setThing(ThingKind kind, const std::string& thingId) {
            thing = {kind, thingId};
            id = labelId(thing);
        }
    };
    std::vector<Wanted> labels;
    std::set<std::string> linkedPlaceIds;     ///< ends of the arcs drawn: they are named before other places
    std::shared_ptr<const GapChart> gapChart; ///< null: none is wanted, or there is no gap here
    std::vector<MarkWish> markWishes;         ///< unit symbols and flags, most important first
};

/// Visible runs of a projectable line as pixel lines, cut at the horizon and near the picture's edge.
[[nodiscard]] std::vector<ScreenLine>
projectLine(const Camera& camera, std::span<const Ecef> points, double marginPx = 64);
[[nodiscard]] std::vector<ScreenLine>
projectLine(const Camera& camera, std::span<const LonLat> points, double marginPx = 64);

/// Of a line of the model: its level of detail is the one whose tolerance is below a part of a pixel, and of
/// a large line only the pieces in sight are looked at.
[[nodiscard]] std::vector<ScreenLine>
projectLine(const Camera& camera, const ProjectableLine& line, double partOfPixel, double marginPx = 64);
[[nodiscard]] std::vector<ScreenLine>
projectLine(const Camera& camera, const LineDetail& line, double partOfPixel, double marginPx);
/// The line as it is given if it is small, else as above: for lines that are drawn to the point.
[[nodiscard]] std::vector<ScreenLine> projectLine(
    const Camera& camera, std::span<const LonLat> points, const ProjectableLine& line, double marginPx);

/// A claimed line that is smaller on the screen than this (pixels at a picture scale of 1) is not drawn, for
/// want of room for its name; a neutral dotted rim stands for it where the ground is in dispute.
inline constexpr double smallestClaimPx = 110;

/// Ground metres per pixel at the part of a sphere nearest to the eye: decides the level of detail.
[[nodiscard]] double metersPerPixelNear(const Camera& camera, const Ecef& center, double radiusMeters);
/// Boxes along a line for labels to keep clear of.
void addObstacles(ComposeNotes& notes, std::span<const ScreenPoint> line, double halfWidthPx);
void addSources(ComposeNotes& notes, const Provenance& provenance);
void addPick(Frame& frame, ThingKind kind, const std::string& id, const ScreenLine& line, double radiusPx);

/// Middle of a line's longest run for a name beside it, above the line on the screen, and the angle at which
/// it reads. Names of things that are lines stand there.
struct BesideLine {
    ScreenPoint at;
    double angleRad = 0;
};
[[nodiscard]] BesideLine besideLine(std::span<const ScreenPoint> run, double part, double awayPx);
/// Hatches the visible part of an area; false when none of it is seen. Small areas are hatched finer.
bool hatchArea(const ComposeInput& in, Painter& painter, const AreaShape& area, Hatch hatch);
/// Colours of a side; grey for nobody's.
[[nodiscard]] const HueColours& sideColours(const ComposeInput& in, std::string_view sideId);

void paintBorders(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintRoutes(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
/// Where the sun is below the horizon.
void paintNight(const ComposeInput& in, Painter& painter);
void paintClaims(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintLaterBorders(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintZoneAreas(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintZones(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintLinks(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintAxes(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintPositions(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintFronts(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
void paintEvents(const ComposeInput& in, Painter& painter, Frame& frame, ComposeNotes& notes);
/// The ruler between claims, the section and the line that is measured.
void paintTools(const ComposeInput& in, Painter& painter, ComposeNotes& notes);

} // namespace khalkha
