#include "base/text.h"
#include "exchange/row_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

/// The manifest turned into one wide row, a field a key, so that it is read like every other row.
struct WideManifest {
    CampaignLayer layer;
    std::map<std::string, size_t> rowOfKey;
};

constexpr std::array<std::string_view, 13> plainKeys{
    "id",
    "start",
    "end",
    "events_start",
    "events_end",
    "zone",
    "open_at",
    "open_lon",
    "open_lat",
    "open_height_km",
    "languages",
    "place_languages",
    "layers"};

bool isManifestKey(std::string_view key) {
    const std::vector<std::string>& suffixes = languageSuffixes();
    return key.starts_with('_') || std::find(plainKeys.begin(), plainKeys.end(), key) != plainKeys.end() ||
           (key.starts_with("title") &&
            std::find(suffixes.begin(), suffixes.end(), key.substr(5)) != suffixes.end());
}

WideManifest widen(LoadContext& context) {
    WideManifest wide;
    const CampaignLayer& narrow = context.layer("manifest");
    wide.layer.spec = narrow.spec;
    LayerContent& content = wide.layer.content;
    content.file = narrow.content.file;
    content.name = narrow.content.name;
    content.rows.emplace_back();
    for (const Row& row : narrow.content.rows) {
        RowReader reader(context, narrow, row);
        const std::string key = toLowerAscii(reader.text("key", Required::yes));
        if (!reader.ok()) {
            continue;
        }
        if (!isManifestKey(key)) {
            reader.warn(
                "key", fmt::format("\"{}\" is not known and is ignored.", printable(key)), "See the schema.");
        } else if (!content.fieldIndex.emplace(key, content.fields.size()).second) {
            reader.reject("key", fmt::format("\"{}\" occurs twice.", key), "Delete one of the two rows.");
        } else {
            content.fields.push_back(key);
            content.rows.front().values.emplace_back(reader.raw("value"));
        }
    }
    return wide;
}

/// "+09:00", "-03:30", "Z" in minutes.
void readZone(RowReader& reader, Manifest& manifest) {
    const std::string zone = reader.text("zone");
    if (zone.empty()) {
        return;
    }
    const Result<Date> probe = parseDate("2000-01-01T00:00" + zone, 0);
    if (probe && (zone.front() == '+' || zone.front() == '-' || zone.front() == 'Z')) {
        manifest.zoneMinutes = probe->offsetMinutes;
    } else {
        reader.reject(
            "zone",
            fmt::format("\"{}\" is not an offset from UTC; expected +09:00.", printable(zone)),
            "Correct it.");
    }
}

std::vector<Language> languageList(RowReader& reader, std::string_view key) {
    std::vector<Language> languages;
    for (const std::string& code : splitList(reader.raw(key), ';')) {
        if (const auto language = parseLanguage(code == "zh_hans" ? "zh-Hans" : code)) {
            languages.push_back(*language);
        } else {
            reader.fault(
                key,
                fmt::format(
                    "\"{}\" is not known; expected en, ja, ru, zh, zh-Hans, mn or ko.", printable(code)),
                "Correct it.");
        }
    }
    return languages;
}

void readLanguages(RowReader& reader, Manifest& manifest) {
    manifest.languages = languageList(reader, "languages");
    if (manifest.languages.empty()) {
        manifest.languages.push_back(Language::en);
    }
    manifest.placeLanguages = manifest.languages;
    for (const Language language : languageList(reader, "place_languages")) {
        std::vector<Language>& all = manifest.placeLanguages;
        if (std::find(all.begin(), all.end(), language) == all.end()) {
            all.push_back(language);
        }
    }
}

/// A layer that the manifest promises and that is not there: a file was lost.
void checkPromisedLayers(RowReader& reader, LoadContext& context) {
    for (const std::string& name : splitList(reader.raw("layers"), ';')) {
        if (layerSpec(name) == nullptr) {
            reader.fault(
                "layers", fmt::format("\"{}\" is no layer of the schema.", printable(name)), "Correct it.");
        } else if (
            !context.lenient && context.layer(name).state == LayerState::loaded &&
            context.layer(name).content.rows.empty()) {
            context.report(
                Severity::error,
                context.layer(name),
                {{},
                 "the layer has no feature, but the manifest promises it.",
                 "Restore the file, or take the name out of the manifest's layers."});
        } else if (!context.lenient && context.layer(name).state == LayerState::absent) {
            context.report(
                Severity::error,
                context.layer(name),
                {{},
                 "the layer is missing, which the manifest promises.",
                 fmt::format(
                     "Restore {0}.csv or {0}.geojson, or take the name out of the manifest's layers.",
                     name)});
        }
    }
}

/// Events may lie in a longer time than the timeline, never in a shorter one.
void readEventSpan(RowReader& reader, Manifest& manifest) {
    manifest.eventSpan = manifest.span;
    if (const auto start = reader.date("events_start")) {
        manifest.eventSpan.start = std::min(start->span.start, manifest.span.start);
        if (start->span.start > manifest.span.start) {
            reader.fault(
                "events_start", "the date comes after the start.", "Give an earlier date or leave it empty.");
        }
    }
    if (const auto end = reader.date("events_end")) {
        manifest.eventSpan.end = std::max(end->span.end, manifest.span.end);
        if (end->span.end < manifest.span.end) {
            reader.fault(
                "events_end", "the date comes before the end.", "Give a later date or leave it empty.");
        }
    }
}

void readSpan(RowReader& reader, LoadContext& context) {
    Manifest& manifest = context.chronicle.manifest;
    const RowReader::Dates dates = reader.dates(Required::yes);
    const std::optional<Date>& start = dates.start;
    const std::optional<Date>& end = dates.end;
    if (reader.ok() && (!end || end->isOpen())) {
        reader.reject("end", "the timeline has no end.", "Give a date.");
    }
    if (!start || !end || end->isOpen()) {
        return;
    }
    const Span span{start->span.start, end->span.end};
    if (span.end <= span.start) {
        reader.reject("end", "the end does not come after the start.", "Correct one of the two dates.");
        return;
    }
    manifest.span = span;
    manifest.openAt = span.start;
    readEventSpan(reader, manifest);
    context.hasCampaignSpan = true;
    bool assumed = false;
    if (!reader.raw("open_at").empty()) {
        const Instant at = reader.instant("open_at", assumed);
        reader.expectWithinCampaign("open_at", {at, at});
        manifest.openAt = std::clamp(at, span.start, span.end);
    }
}

} // namespace

void loadManifest(LoadContext& context) {
    Manifest& manifest = context.chronicle.manifest;
    if (context.layer("manifest").state != LayerState::loaded) {
        manifest.languages.push_back(Language::en);
        manifest.placeLanguages = manifest.languages;
        return;
    }
    const WideManifest wide = widen(context);
    RowReader reader(context, wide.layer, wide.layer.content.rows.front());
    readZone(reader, manifest);
    manifest.id = reader.id();
    readLanguages(reader, manifest);
    manifest.title = reader.local("title", Required::yes);
    checkPromisedLayers(reader, context);
    readSpan(reader, context);
    manifest.openView.lonDeg = reader.number("open_lon", manifest.openView.lonDeg, -180, 180);
    manifest.openView.latDeg = reader.number("open_lat", manifest.openView.latDeg, -90, 90);
    manifest.openHeightKm = reader.number("open_height_km", manifest.openHeightKm, 0.1, 40000);
}

void loadSources(LoadContext& context) {
    const CampaignLayer& layer = context.layer("sources");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Source source;
        source.id = reader.id();
        seen.check(reader, source.id);
        source.title = reader.local("title", Required::yes, Promise::none); // in its own language
        source.citation = reader.text("citation");
        source.url = reader.text("url");
        source.pageRead = reader.flag("page_read", false);
        if (reader.ok()) {
            context.chronicle.sources.push_back(std::move(source));
        }
    }
}

} // namespace khalkha
