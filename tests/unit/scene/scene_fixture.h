#pragma once
// A small campaign made in code: two neighbours, disputed ground between them, a front and an axis.

#include "scene/sample.h"
#include "scene/text_metrics.h"

#include <memory>
#include <string>

namespace khalkha::fixture {

/// The hour counted from the beginning of 9 August 1945 in Tokyo.
inline Instant hour(double hours) {
    constexpr std::int64_t ninthOfAugust = -769942800; // 1945-08-08T15:00Z
    return {ninthOfAugust + static_cast<std::int64_t>(hours * secondsPerHour)};
}

inline LocalText named(const std::string& text) {
    LocalText result;
    result.in(Language::en) = text;
    return result;
}

inline Polygon box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}}};
}

inline Cell cell(const std::string& id, double west, double south, double east, double north) {
    return {id, {box(west, south, east, north)}, {west, south, east, north}};
}

inline CellEdge edge(const std::string& left, const std::string& right, Polyline line, bool coast = false) {
    CellEdge result;
    result.leftCell = left;
    result.rightCell = right;
    result.line = std::move(line);
    result.coast = coast;
    result.provenance.sources = {{"atlas", ""}};
    return result;
}

inline Waypoint waypoint(double hours, LonLat at, Certainty certainty = Certainty::probable) {
    Waypoint result;
    result.at = hour(hours);
    result.position = at;
    result.provenance.certainty = certainty;
    return result;
}

inline FrontTrace trace(double hours, Polyline line, Certainty certainty) {
    FrontTrace result;
    result.at = hour(hours);
    result.line = std::move(line);
    result.provenance.certainty = certainty;
    result.provenance.sources = {{"war-diary", "p. 7"}};
    return result;
}

/// Three cells in a row along 46..48 N: mongolia 116..118, zone 118..119 (disputed until hour 48, then
/// Mongolia's), manchukuo 119..121; sea to the south of all.
inline std::shared_ptr<Chronicle> campaign() {
    auto chronicle = std::make_shared<Chronicle>();
    chronicle->manifest.id = "fixture";
    chronicle->manifest.zoneMinutes = 540;
    chronicle->sources = {
        {"atlas", named("Atlas"), "", "", true}, {"war-diary", named("War diary"), "", "", true}};
    const auto side = [&](const char* id, Hue hue, const char* parent) {
        Side made;
        made.id = id;
        made.name = named(id);
        made.hue = hue;
        made.parentId = parent;
        chronicle->sides.push_back(made);
        Polity polity;
        polity.id = id;
        polity.name = named(id);
        polity.sideId = id;
        polity.hue = hue;
        polity.labels = {{{117, 47}, 300}};
        chronicle->polities.push_back(polity);
    };
    side("soviet", Hue::red, "");
    side("mongolia", Hue::orange, "soviet");
    side("japan", Hue::blue, "");
    side("manchukuo", Hue::blue, "japan");
    chronicle->cells = {
        cell("west", 116, 46, 118, 48), cell("zone", 118, 46, 119, 48), cell("east", 119, 46, 121, 48)};
    chronicle->edges = {
        edge("west", "zone", {{118, 46}, {118, 47}, {118, 48}}),
        edge("zone", "east", {{119, 46}, {119, 47}, {119, 48}}),
        edge("west", "", {{116, 46}, {117, 46}, {118, 46}}, true),
        edge("", "west", {{116, 48}, {118, 48}})};
    chronicle->ownership = {
        {"west", "mongolia", "", {}, Rule::state, {}},
        {"zone", "mongolia", "manchukuo", {beginningOfTime, hour(48)}, Rule::disputed, {}},
        {"zone", "mongolia", "", {hour(48), endOfTime}, Rule::state, {}},
        {"east", "manchukuo", "", {}, Rule::puppetState, {}}};
    const auto claim = [&](const char* id, const char* owner, double lon) {
        Claim made;
        made.id = id;
        made.sideId = owner;
        made.name = named(std::string("claimed by ") + owner);
        made.lines = {{{lon, 46}, {lon, 47}, {lon, 48}}};
        made.provenance.sources = {{"atlas", ""}};
        chronicle->claims.push_back(made);
    };
    claim("line-jp", "japan", 118);
    claim("line-su", "soviet", 119);

    Front front;
    front.id = "front";
    front.sideId = "soviet";
    front.enemyId = "japan";
    front.traces = {
        trace(0, {{119, 46}, {119, 47}, {119, 48}}, Certainty::certain),
        trace(24, {{119, 46}, {119.8, 47}, {119, 48}}, Certainty::certain),
        trace(48, {{119, 46}, {120.6, 47}, {119, 48}}, Certainty::reconstructed)};
    front.span = {hour(0), hour(96)};
    chronicle->fronts = {front};

    Axis axis;
    axis.id = "axis";
    axis.sideId = "soviet";
    axis.name = named("axis");
    axis.formationName = named("1st Army");
    axis.waypoints = {
        waypoint(0, {119, 47}),
        waypoint(24, {119.8, 47}, Certainty::certain),
        waypoint(48, {120.6, 47.2}, Certainty::reconstructed)};
    axis.span = {hour(0), hour(120)};
    axis.provenance.sources = {{"war-diary", ""}};
    chronicle->axes = {axis};
    chronicle->finish();
    return chronicle;
}

/// Every character half an em wide.
class PlainMetrics : public TextMetrics {
public:
    [[nodiscard]] TextExtent measure(std::string_view text, const TextStyle& style) const override {
        return {
            static_cast<double>(text.size()) * (0.5 * style.sizePx + style.letterSpacingPx),
            0.9 * style.sizePx,
            0.2 * style.sizePx};
    }
};

inline ViewState viewOfCampaign(double atHour) {
    ViewState view;
    view.at = hour(atHour);
    view.language = Language::en;
    view.secondLanguage.reset();
    view.camera = viewFromHeight({118.6, 47}, 500e3, 0, 0);
    return view;
}

} // namespace khalkha::fixture
