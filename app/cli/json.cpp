#include "cli/json.h"

#include "base/console.h"
#include "base/text.h"
#include "chronicle/basis.h"
#include "geo/antimeridian.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace khalkha {

namespace {

Json position(LonLat at) {
    const auto round = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
    return Json::array({round(at.lonDeg), round(at.latDeg)});
}

Json positions(const Polyline& line) {
    Json list = Json::array();
    for (const LonLat at : line) {
        list.push_back(position(at));
    }
    return list;
}

std::string precisionName(Precision precision) {
    switch (precision) {
    case Precision::century:
        return "century";
    case Precision::decade:
        return "decade";
    case Precision::year:
        return "year";
    case Precision::season:
        return "season";
    case Precision::month:
        return "month";
    case Precision::day:
        return "day";
    case Precision::minute:
        return "minute";
    }
    return "day";
}

/// In the zone of the campaign, with ~ ? %.
std::string qualifiedText(Date date, int zoneMinutes) {
    date.offsetMinutes = zoneMinutes;
    return edtfText(date);
}

/// The same where what is approximate or uncertain has keys of its own.
std::string dateText(Date date, int zoneMinutes) {
    date.approximate = date.uncertain = false;
    return qualifiedText(date, zoneMinutes);
}

/// Start and end of an event as EDTF says them: "1939~", "1932-03/1934-09~", "1939/.."; "1939/" where it
/// lasted and nobody knows how long.
std::string timeText(const Event& event, int zoneMinutes) {
    const std::string start = qualifiedText(event.start, zoneMinutes);
    return event.end            ? start + '/' + qualifiedText(*event.end, zoneMinutes)
           : event.endIsUnknown ? start + '/'
                                : start;
}

} // namespace

Json toJson(const LocalText& text) {
    Json object = Json::object();
    for (int i = 0; i < languageCount; ++i) {
        const auto language = static_cast<Language>(i);
        if (!text.in(language).empty()) {
            object[std::string(languageCode(language))] = text.in(language);
        }
    }
    return object;
}

Json toJson(const std::vector<SourceRef>& sources) {
    Json list = Json::array();
    for (const auto& source : sources) {
        list.push_back({{"id", source.sourceId}, {"locator", source.locator}});
    }
    return list;
}

Json toJson(const Measure& measure) {
    return {
        {"value", measure.value},
        {"unit", measure.unit},
        {"what", toJson(measure.what)},
        {"sources", toJson(measure.sources)}};
}

Json toJson(const Chronicle& chronicle, const Event& event) {
    const int zone = chronicle.manifest.zoneMinutes;
    Json places = Json::array();
    for (const auto& id : event.placeIds) {
        Json place{{"id", id}};
        if (const Place* known = chronicle.place(id)) {
            place["name"] = toJson(chronicle.nameOf(*known, event.start.span.start));
            place["lon"] = known->at.lonDeg;
            place["lat"] = known->at.latDeg;
        }
        places.push_back(place);
    }
    Json numbers = Json::array();
    for (const auto& number : event.numbers) {
        numbers.push_back(toJson(number));
    }
    Json object{
        {"id", event.id},
        {"start", dateText(event.start, zone)},
        {"end", nullptr},
        {"precision", precisionName(event.start.precision)},
        {"edtf", timeText(event, zone)},
        {"approximate", event.start.approximate || (event.end && event.end->approximate)},
        {"uncertain", event.start.uncertain || (event.end && event.end->uncertain)},
        {"category", event.category},
        {"title", toJson(event.title)},
        {"summary", toJson(event.summary)},
        {"actors", event.actorIds},
        {"places", places},
        {"numbers", numbers},
        {"sources", toJson(event.provenance.sources)},
        {"certainty", certaintyName(event.provenance.certainty)},
        {"basis", basisName(basisAt(event.provenance))},
        {"note", event.provenance.note},
        {"disagreement", toJson(event.provenance.disagreement)}};
    if (event.end) {
        object["end"] = qualifiedText(*event.end, zone);
    }
    return object;
}

std::string isoDate(const Date& date, int zoneMinutes) {
    return dateText(date, zoneMinutes);
}

Json toJson(const Chronicle& chronicle, const Series& series, const std::vector<size_t>& values) {
    const int zone = chronicle.manifest.zoneMinutes;
    constexpr std::array<const char*, 4> styles{"bars", "steps", "line", "points"};
    Json list = Json::array();
    for (const size_t index : values) {
        const SeriesValue& value = series.values[index];
        const bool ownSources = !value.provenance.sources.empty();
        list.push_back(
            {{"at", isoDate(value.at, zone)},
             {"start", isoInstant(value.at.span.start, zone)},
             {"end", isoInstant(value.at.span.end, zone)},
             {"edtf", qualifiedText(value.at, zone)},
             {"approximate", value.at.approximate},
             {"uncertain", value.at.uncertain},
             {"value", value.value},
             {"low", value.low ? Json(*value.low) : Json(nullptr)},
             {"high", value.high ? Json(*value.high) : Json(nullptr)},
             {"label", toJson(value.label)},
             {"sources", toJson(ownSources ? value.provenance.sources : series.provenance.sources)},
             {"certainty", certaintyName(value.provenance.certainty)},
             {"note", value.provenance.note},
             {"disagreement", toJson(value.provenance.disagreement)}});
    }
    return {
        {"id", series.id},
        {"group", series.group.empty() ? series.id : series.group},
        {"group_name", toJson(series.groupName)},
        {"name", toJson(series.name)},
        {"unit", toJson(series.unit)},
        {"side", series.sideId},
        {"style", styles[static_cast<size_t>(series.style)]},
        {"sources", toJson(series.provenance.sources)},
        {"certainty", certaintyName(series.provenance.certainty)},
        {"note", series.provenance.note},
        {"disagreement", toJson(series.provenance.disagreement)},
        {"values", list}};
}

Json pointJson(LonLat at) {
    return {{"type", "Point"}, {"coordinates", position(at)}};
}

Json lineJson(const Polyline& line) {
    const std::vector<Polyline> parts = cutAt180(line);
    return parts.size() > 1 ? linesJson(parts)
                            : Json{{"type", "LineString"}, {"coordinates", positions(line)}};
}

Json linesJson(const std::vector<Polyline>& lines) {
    Json list = Json::array();
    for (const Polyline& line : lines) {
        for (const Polyline& part : cutAt180(line)) {
            list.push_back(positions(part));
        }
    }
    return {{"type", "MultiLineString"}, {"coordinates", list}};
}

Json polygonsJson(const std::vector<const Polygon*>& polygons) {
    Json list = Json::array();
    for (const Polygon* polygon : polygons) {
        Json rings = Json::array();
        for (size_t i = 0; i < polygon->rings.size(); ++i) {
            Ring ring = polygon->rings[i];
            if (ring.empty()) {
                continue;
            }
            if (turnedCounterClockwise(ring) != (i == 0)) { // the right-hand rule of RFC 7946, 3.1.6
                std::reverse(ring.begin() + 1, ring.end());
            }
            ring.push_back(ring.front());
            rings.push_back(positions(ring));
        }
        list.push_back(rings);
    }
    return {{"type", "MultiPolygon"}, {"coordinates", list}};
}

std::string jsonText(const Json& json, int indent) {
    // Only texts hold anything but ASCII, and there each character may be written as its number.
    std::string plain = json.dump(indent, ' ', false, Json::error_handler_t::replace);
    if (std::none_of(plain.begin(), plain.end(), [](char c) { return c < 0 || c == 0x7F; })) {
        return plain;
    }
    std::string text;
    text.reserve(plain.size());
    for (const char32_t c : toCodePoints(plain)) {
        if (isControl(c) && c != U'\n') {
            text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        } else {
            text += toUtf8(std::u32string_view(&c, 1));
        }
    }
    return text;
}

void printJson(const Json& json, int indent) {
    printText(jsonText(json, indent) + '\n');
}

} // namespace khalkha
