#include "session/state_report.h"

#include "geo/measurement.h"
#include "scene/claim_ruler.h"

#include <nlohmann/json.hpp>

namespace khalkha {

namespace {

using Json = nlohmann::ordered_json;

/// Where the ruler stands and what it reads; null while it is not shown.
Json rulerJson(const Session& session) {
    const ViewState& view = session.state().view;
    if (!view.ruler) {
        return nullptr;
    }
    const auto reading = readRuler(session.claimGaps().at(view.at), *view.ruler);
    if (!reading) {
        return nullptr;
    }
    return {
        {"ruler_at", {reading->at.lonDeg, reading->at.latDeg}},
        {"ruler_along_km", reading->alongMeters / 1000},
        {"ruler_east_west_km",
         reading->eastWestMeters ? Json(*reading->eastWestMeters / 1000) : Json(nullptr)},
        {"ruler_nearest_km", reading->nearestMeters / 1000}};
}

Json rangeJson(const Span& range, int zoneMinutes) {
    if (range == Span{}) {
        return nullptr;
    }
    return {isoInstant(range.start, zoneMinutes), isoInstant(range.end, zoneMinutes)};
}

Json layersJson(const ViewState& view) {
    Json layers = Json::object();
    for (int i = 0; i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        layers[std::string(layerCode(layer))] = view.layer(layer).visible ? view.layer(layer).opacity : 0.0;
    }
    return layers;
}

Json markedJson(const ViewState& view) {
    Json marked = Json::array();
    for (const ThingRef& thing : view.marked) {
        marked.push_back(thing.id);
    }
    return marked;
}

/// Panels that are seen.
Json shownJson(const Session& session) {
    Json shown = Json::array();
    for (const std::string_view panel : panelNames) {
        if (session.shows(panel)) {
            shown.push_back(panel);
        }
    }
    return shown;
}

Json widgetsJson(const WindowReport& window) {
    Json widgets = Json::object();
    for (const auto& [name, box] : window.widgets) {
        widgets[name] = box;
    }
    return widgets;
}

Json comparisonJson(const Session& session) {
    const Comparison& compare = session.state().compare;
    const CameraView& rightCamera = session.camera(Pane::right);
    const Instant at = compare.at(session.state().view.at);
    return {
        {"compare", compareCode(compare.mode)},
        {"compare_divider", compare.divider},
        {"compare_linked", compare.linked},
        {"compare_claims", perspectiveCode(compare.perspective)},
        {"compare_at", isoInstant(at, session.chronicle().manifest.zoneMinutes)},
        {"compare_target", {rightCamera.target.lonDeg, rightCamera.target.latDeg}},
        {"compare_height_km", eyeHeightMeters(rightCamera) / 1000}};
}

Json toolsJson(const Session& session) {
    const SessionState& state = session.state();
    const Measurement figures = measure(state.measure.line.points, state.measure.line.closed);
    return {
        {"ruler", rulerJson(session)},
        {"measuring", state.measure.active},
        {"measure_points", state.measure.line.points.size()},
        {"measure_undone", state.measure.undone.size()},
        {"measure_closed", state.measure.line.closed},
        {"measure_total_km", figures.totalMeters / 1000},
        {"measure_area_km2",
         figures.areaSquareMeters ? Json(*figures.areaSquareMeters / 1e6) : Json(nullptr)},
        {"section_points", state.section ? state.section->points.size() : 0},
        {"section_km", state.section ? measure(state.section->points, false).totalMeters / 1000 : 0}};
}

Json windowJson(const WindowReport& window) {
    return {
        {"map_free",
         {1 - (window.covered.leftPx + window.covered.rightPx) / window.viewport.widthPx,
          1 - (window.covered.topPx + window.covered.bottomPx) / window.viewport.heightPx}},
        {"type_px", {window.type.datePx, window.type.legendPx, window.type.sourcesPx}},
        {"caption", window.caption},
        {"explains", window.explains},
        {"grip", window.grip},
        {"divider_px", (window.layout.dividerLeftPx + window.layout.dividerRightPx) / 2},
        {"size", {window.viewport.widthPx, window.viewport.heightPx}},
        {"cursor", {window.cursor.x, window.cursor.y}},
        {"ground", window.ground ? Json({window.ground->lonDeg, window.ground->latDeg}) : Json(nullptr)},
        {"rested", window.rested},
        {"saved", window.saved},
        {"wait_ms", window.waitMs},
        {"marks", window.marks},
        {"frames", window.frames},
        {"maps", window.maps},
        {"focus", window.focus},
        {"line", window.line},
        {"idle", window.idle},
        {"widgets", widgetsJson(window)}};
}

} // namespace

std::string stateReport(const Session& session, const WindowReport& window) {
    const SessionState& state = session.state();
    const ViewState& view = state.view;
    const int zone = session.chronicle().manifest.zoneMinutes;
    Json json = {
        {"at", isoInstant(view.at, zone)},
        {"asking_date", state.askingDate},
        {"target", {view.camera.target.lonDeg, view.camera.target.latDeg}},
        {"height_km", eyeHeightMeters(view.camera) / 1000},
        {"heading", view.camera.headingDeg},
        {"tilt", view.camera.tiltDeg},
        {"meters_per_pixel", Camera(view.camera, window.viewport).metersPerPixel()},
        {"selected", view.selected.id},
        {"selected_kind", view.selected.empty() ? "" : thingKindCode(view.selected.kind)},
        {"event", state.selectedEventId()},
        {"hovered", view.hovered.id},
        {"read", state.read.id},
        {"marked", markedJson(view)},
        {"story", state.storyId},
        {"story_step", state.storyId.empty() ? 0 : state.storyStep + 1},
        {"playing", state.playback.playing},
        {"speed", state.playback.hoursPerSecond},
        {"language", languageCode(view.language)},
        {"second_language", view.secondLanguage ? languageCode(*view.secondLanguage) : ""},
        {"theme", themeCode(view.theme)},
        {"claims", perspectiveCode(view.perspective)},
        {"symbols", symbolStyleCode(view.symbols)},
        {"ui_scale", view.uiScale},
        {"reduced_motion", view.reducedMotion},
        {"exaggeration", view.exaggeration},
        {"layers", layersJson(view)},
        {"filter", state.filter.text},
        {"filtered", session.filteredEvents().size()},
        {"panels", state.openPanels},
        {"shown", shownJson(session)},
        {"panels_hidden", state.panelsHidden},
        {"full_screen", state.fullScreen},
        {"timeline",
         {isoInstant(state.timelineRange.start, zone), isoInstant(state.timelineRange.end, zone)}},
        {"presenting", state.presenting},
        {"black", state.black},
        {"loop", state.playback.loop},
        {"loop_range", rangeJson(state.playback.loopRange, zone)},
        {"moving", session.isMoving()}};
    for (const Json& part : {comparisonJson(session), toolsJson(session), windowJson(window)}) {
        json.update(part);
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace khalkha
