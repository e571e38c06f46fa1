// What is remembered between starts.
#include "session/panel_names.h"
#include "session/session.h"
#include "session/shallow_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace khalkha {

namespace {

using Json = nlohmann::ordered_json;

Json cameraJson(const CameraView& camera) {
    return {
        {"lon", camera.target.lonDeg},
        {"lat", camera.target.latDeg},
        {"range_m", camera.rangeMeters},
        {"heading", camera.headingDeg},
        {"tilt", camera.tiltDeg}};
}

/// Takes fields one by one; remembers which could not be taken.
class Reader {
public:
    explicit Reader(const Json& json) : _json(json) {}

    /// take gets the field's value if there is one, and says whether it could be used.
    template <class Take> void field(const char* name, Take take) {
        const auto found = _json.find(name);
        if (found != _json.end() && !take(*found)) {
            _bad += (_bad.empty() ? "" : ", ") + std::string(name);
        }
    }
    void number(const char* name, double least, double most, double& value) {
        field(name, [&](const Json& json) {
            const double read = json.is_number() ? json.get<double>() : std::nan("");
            const bool good = read >= least && read <= most;
            value = good ? read : value;
            return good;
        });
    }
    void flag(const char* name, bool& value) {
        field(name, [&](const Json& json) {
            value = json.is_boolean() ? json.get<bool>() : value;
            return json.is_boolean();
        });
    }
    /// A value with a code of its own: parse gives an optional.
    template <class T, class Parse> void code(const char* name, T& value, Parse parse) {
        field(name, [&](const Json& json) {
            const auto read = json.is_string() ? parse(json.get_ref<const std::string&>()) : std::nullopt;
            value = read ? *read : value;
            return read.has_value();
        });
    }
    [[nodiscard]] const std::string& bad() const { return _bad; }

private:
    const Json& _json;
    std::string _bad;
};

bool readCamera(const Json& json, CameraView& camera) {
    if (!json.is_object()) {
        return false;
    }
    CameraView read = camera;
    Reader reader(json);
    reader.number("lon", -180, 180, read.target.lonDeg);
    reader.number("lat", -90, 90, read.target.latDeg);
    reader.number("range_m", minRangeMeters, maxRangeMeters, read.rangeMeters);
    reader.number("heading", 0, 360, read.headingDeg);
    reader.number("tilt", 0, maxTiltDeg, read.tiltDeg);
    if (reader.bad().empty()) {
        camera = read;
    }
    return reader.bad().empty();
}

bool readLayers(const Json& json, ViewState& view) {
    bool good = json.is_object();
    for (int i = 0; good && i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        const auto found = json.find(std::string(layerCode(layer)));
        if (found == json.end()) {
            continue;
        }
        if (!found->is_object()) {
            return false;
        }
        Reader reader(*found);
        reader.flag("visible", view.layer(layer).visible);
        reader.number("opacity", 0, 1, view.layer(layer).opacity);
        good = reader.bad().empty();
    }
    return good;
}

bool readTexts(const Json& json, std::set<std::string>& texts) {
    std::set<std::string> read;
    for (const Json& each : json.is_array() ? json : Json::array()) {
        if (!each.is_string()) {
            return false;
        }
        read.insert(each.get<std::string>());
    }
    texts = json.is_array() ? read : texts;
    return json.is_array();
}

std::optional<Span> readSpan(const Json& json, int zoneMinutes) {
    if (!json.is_string()) {
        return std::nullopt;
    }
    const Result<Span> span = parseSpan(json.get_ref<const std::string&>(), zoneMinutes);
    return span ? std::optional(*span) : std::nullopt;
}

std::string spanText(const Span& span, int zoneMinutes) {
    return isoInstant(span.start, zoneMinutes) + "/" + isoInstant(span.end, zoneMinutes);
}

Json compareJson(const Comparison& compare, int zoneMinutes) {
    Json json = {
        {"mode", compareCode(compare.mode)},
        {"divider", compare.divider},
        {"linked", compare.linked},
        {"claims", perspectiveCode(compare.perspective)},
        {"offset_s", compare.offsetSeconds},
        {"camera", cameraJson(compare.camera)}};
    if (compare.fixedAt) {
        json["at"] = isoInstant(*compare.fixedAt, zoneMinutes);
    }
    return json;
}

/// Without the instants, which mean something only in the campaign they were saved in.
bool readCompare(const Json& json, Comparison& compare) {
    if (!json.is_object()) {
        return false;
    }
    Reader reader(json);
    reader.code("mode", compare.mode, parseCompareMode);
    reader.number("divider", 0, 1, compare.divider);
    compare.divider = clampedDivider(compare.mode, compare.divider);
    reader.flag("linked", compare.linked);
    reader.code("claims", compare.perspective, parsePerspective);
    reader.field("camera", [&](const Json& camera) { return readCamera(camera, compare.camera); });
    return reader.bad().empty();
}

bool readCompareTimes(const Json& json, int zoneMinutes, Comparison& compare) {
    if (!json.is_object()) {
        return false;
    }
    Reader reader(json);
    constexpr double mostSeconds = 366.0 * 400 * secondsPerDay;
    auto offset = static_cast<double>(compare.offsetSeconds);
    reader.number("offset_s", -mostSeconds, mostSeconds, offset);
    compare.offsetSeconds = std::llround(offset);
    reader.field("at", [&](const Json& at) {
        const std::optional<Span> span = readSpan(at, zoneMinutes);
        compare.fixedAt = span ? std::optional(span->start) : compare.fixedAt;
        return span.has_value();
    });
    return reader.bad().empty();
}

void readView(Reader& reader, ViewState& view) {
    reader.field("camera", [&](const Json& json) { return readCamera(json, view.camera); });
    reader.field("layers", [&](const Json& json) { return readLayers(json, view); });
    reader.code("language", view.language, parseLanguage);
    reader.field("second_language", [&](const Json& json) {
        if (json.is_null()) {
            view.secondLanguage.reset();
            return true;
        }
        const auto read = json.is_string() ? parseLanguage(json.get_ref<const std::string&>()) : std::nullopt;
        view.secondLanguage = read ? read : view.secondLanguage;
        return read.has_value();
    });
    reader.code("theme", view.theme, parseTheme);
    reader.code("claims", view.perspective, parsePerspective);
    reader.code("symbols", view.symbols, parseSymbolStyle);
    reader.number("ui_scale", 0.75, 3, view.uiScale);
    reader.flag("reduced_motion", view.reducedMotion);
    reader.number("exaggeration", 0, maxExaggeration, view.exaggeration);
    reader.flag("era_years", view.eraYears);
    reader.flag("date", view.dateBox);
    reader.flag("legend", view.legendBox);
    reader.flag("scale", view.scaleBox);
    reader.flag("north", view.northArrow);
    reader.flag("sources", view.sourcesLine);
    reader.flag("gap_chart", view.gapChartBox);
}

} // namespace

std::string Session::save() const {
    // A reading has its own layers and day; what is remembered is what was there before it.
    const SessionState state = withoutReading();
    const ViewState& view = state.view;
    const int zone = _chronicle->manifest.zoneMinutes;
    Json layers = Json::object();
    for (int i = 0; i < layerCount; ++i) {
        const auto layer = static_cast<Layer>(i);
        layers[std::string(layerCode(layer))] = {
            {"visible", view.layer(layer).visible}, {"opacity", view.layer(layer).opacity}};
    }
    Json json = {
        {"campaign", _chronicle->manifest.id},
        {"at", isoInstant(view.at, zone)},
        {"timeline", spanText(state.timelineRange, zone)},
        {"camera", cameraJson(view.camera)},
        {"layers", layers},
        {"language", languageCode(view.language)},
        {"second_language", view.secondLanguage ? Json(languageCode(*view.secondLanguage)) : Json(nullptr)},
        {"theme", themeCode(view.theme)},
        {"claims", perspectiveCode(view.perspective)},
        {"symbols", symbolStyleCode(view.symbols)},
        {"ui_scale", view.uiScale},
        {"reduced_motion", view.reducedMotion},
        {"exaggeration", view.exaggeration},
        {"era_years", view.eraYears},
        {"date", view.dateBox},
        {"legend", view.legendBox},
        {"scale", view.scaleBox},
        {"north", view.northArrow},
        {"sources", view.sourcesLine},
        {"gap_chart", view.gapChartBox},
        {"speed", state.playback.hoursPerSecond},
        {"loop", state.playback.loop},
        {"panels", state.openPanels},
        {"panel_order", state.panelOrder},
        {"folded_plots", state.foldedPlots}};
    json["compare"] = compareJson(state.compare, zone);
    if (state.playback.loopRange.start != beginningOfTime && state.playback.loopRange.end != endOfTime) {
        json["loop_range"] = spanText(state.playback.loopRange, zone);
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Failure Session::restore(std::string_view text) {
    const Json json = parseShallow<Json>(text);
    if (!json.is_object()) {
        return Error{
            ErrorKind::input,
            {},
            "the remembered state is not readable: a JSON object was expected.",
            "The program starts as if it were new."};
    }
    const int zone = _chronicle->manifest.zoneMinutes;
    Reader reader(json);
    readView(reader, _state.view);
    if (_state.view.secondLanguage == _state.view.language) { // as after every command
        _state.view.secondLanguage.reset();
    }
    reader.field("compare", [&](const Json& compare) { return readCompare(compare, _state.compare); });
    reader.number("speed", slowestHoursPerSecond, fastestHoursPerSecond, _state.playback.hoursPerSecond);
    reader.field("panels", [&](const Json& panels) {
        if (!panels.is_array()) {
            return false;
        }
        _state.openPanels.clear();
        _state.panelOrder.clear();
        for (const Json& panel : panels) {
            const std::string name = panel.is_string() ? panel.get<std::string>() : std::string();
            if (std::find(panelNames.begin(), panelNames.end(), name) != panelNames.end()) {
                _state.openPanels.insert(name);
            }
        }
        return true;
    });
    reader.field("panel_order", [&](const Json& panels) {
        std::vector<std::string> order;
        for (const Json& panel : panels.is_array() ? panels : Json::array()) {
            if (panel.is_string() && isSidePanel(panel.get_ref<const std::string&>())) {
                order.push_back(panel.get<std::string>());
            }
        }
        for (const std::string& panel : order) {
            if (_state.openPanels.count(panel) > 0) {
                openPanel(panel);
            }
        }
        return panels.is_array();
    });
    // Instants and groups mean something only in the campaign they were saved in.
    const auto campaign = json.find("campaign");
    if (campaign != json.end() && campaign->is_string() && *campaign == _chronicle->manifest.id) {
        reader.field(
            "folded_plots", [&](const Json& groups) { return readTexts(groups, _state.foldedPlots); });
        const auto readTime = [&](const char* name, const auto& take) {
            reader.field(name, [&](const Json& time) {
                const std::optional<Span> span = readSpan(time, zone);
                if (span) {
                    take(*span);
                }
                return span.has_value();
            });
        };
        readTime("timeline", [&](const Span& range) { apply(SetTimelineRange{range}); });
        readTime("at", [&](const Span& at) { seekTo(at.start); });
        reader.field(
            "compare", [&](const Json& compare) { return readCompareTimes(compare, zone, _state.compare); });
        readTime("loop_range", [&](const Span& range) { apply(SetLoop{true, range}); });
        _state.playback.loop = false;
        reader.flag("loop", _state.playback.loop);
        if (_state.playback.loopRange == Span{}) {
            _state.playback.loop = false;
        }
    }
    if (reader.bad().empty()) {
        return {};
    }
    return Error{
        ErrorKind::input,
        {{}, {}, {}, reader.bad()},
        fmt::format("the remembered state has values that cannot be used: {}.", reader.bad()),
        "They are as in a first start."};
}

} // namespace khalkha
