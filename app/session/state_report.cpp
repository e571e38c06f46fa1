#include "session/state_report.h"

#include <nlohmann/json.hpp>

namespace khalkha {

std::string stateReport(const Session& session, const WindowReport& window) {
    using Json = nlohmann::ordered_json;
    const SessionState& state = session.state();
    const ViewState& view = state.view;
    const int zone = session.chronicle().manifest.zoneMinutes;
    Json layers = Json::object();
    for (int i = 0; i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        layers[std::string(layerCode(layer))] = view.layer(layer).visible ? view.layer(layer).opacity : 0.0;
    }
    Json widgets = Json::object();
    for (const auto& [name, box] : window.widgets) {
        widgets[name] = box;
    }
    const Json json = {
        {"at", isoInstant(view.at, zone)},
        {"target", {view.camera.target.lonDeg, view.camera.target.latDeg}},
        {"height_km", eyeHeightMeters(view.camera) / 1000},
        {"heading", view.camera.headingDeg},
        {"tilt", view.camera.tiltDeg},
        {"meters_per_pixel", Camera(view.camera, window.viewport).metersPerPixel()},
        {"selected", view.selectedId},
        {"event", state.selectedEventId},
        {"playing", state.playback.playing},
        {"speed", state.playback.hoursPerSecond},
        {"language", languageCode(view.language)},
        {"theme", themeCode(view.theme)},
        {"claims", perspectiveCode(view.perspective)},
        {"ui_scale", view.uiScale},
        {"layers", layers},
        {"filter", state.filter.text},
        {"filtered", session.filteredEvents().size()},
        {"panels", state.openPanels},
        {"panels_hidden", state.panelsHidden},
        {"full_screen", state.fullScreen},
        {"timeline",
         {isoInstant(state.timelineRange.start, zone), isoInstant(state.timelineRange.end, zone)}},
        {"loop", state.playback.loop},
        {"moving", session.isMoving()},
        {"size", {window.viewport.widthPx, window.viewport.heightPx}},
        {"cursor", {window.cursor.x, window.cursor.y}},
        {"ground", window.ground ? Json({window.ground->lonDeg, window.ground->latDeg}) : Json(nullptr)},
        {"frames", window.frames},
        {"maps", window.maps},
        {"widgets", widgets}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace khalkha
