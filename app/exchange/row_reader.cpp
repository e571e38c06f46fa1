#include "exchange/row_reader.h"

#include "base/text.h"
#include "exchange/layer_geometry.h"
#include "exchange/number_hints.h"
#include "geo/antimeridian.h"
#include "geo/inner_point.h"
#include "geo/on_earth.h"
#include "geo/polyline.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace khalkha {

RowReader::RowReader(LoadContext& context, const CampaignLayer& layer, const Row& row)
    : _context(context),
      _layer(layer),
      _row(row),
      _feature(raw("id").empty() ? fmt::format("#{}", row.number) : printable(raw("id"))) {
    for (const RowFault& rowFault : row.faults) {
        reject(rowFault.field, rowFault.what, rowFault.hint);
        _silent = _silent || rowFault.field.empty(); // its values stand in the wrong fields
        _context.placeReferencesLost = _context.placeReferencesLost || _silent;
        _context.sourceReferencesLost = _context.sourceReferencesLost || _silent;
    }
    for (const RowFault& remark : row.remarks) {
        warn(remark.field, remark.what, remark.hint);
    }
}

void RowReader::add(Severity severity, std::string_view field, std::string what, std::string hint) {
    if (_silent) {
        return;
    }
    _context.findings.add(
        severity,
        _row.number,
        {ErrorKind::input,
         {_layer.content.file, _layer.content.name, _feature, std::string(field), _row.number},
         std::move(what),
         std::move(hint)});
}

void RowReader::reject(std::string_view field, std::string what, std::string hint) {
    _ok = false;
    add(Severity::error, field, std::move(what), std::move(hint));
}

void RowReader::fault(std::string_view field, std::string what, std::string hint) {
    add(Severity::error, field, std::move(what), std::move(hint));
}

void RowReader::warn(std::string_view field, std::string what, std::string hint) {
    add(Severity::warning, field, std::move(what), std::move(hint));
}

std::string RowReader::text(std::string_view field, Required required) {
    const std::string_view value = raw(field);
    if (value.empty() && required == Required::yes && _ok) {
        reject(field, "the value is missing.", "Fill it in.");
    }
    return std::string(value);
}

std::string RowReader::id(std::string_view field) {
    std::string value = text(field, Required::yes);
    if (!value.empty() && !isId(value)) {
        reject(
            field,
            fmt::format(
                "\"{}\" is not an id; expected up to 64 ASCII letters, digits, _ - or .", printable(value)),
            "Rename it.");
    }
    return value;
}

LocalText RowReader::local(std::string_view stem, Required required, Promise promise) {
    LocalText result;
    const std::vector<std::string>& suffixes = languageSuffixes();
    std::string field;
    for (size_t i = 0; i < suffixes.size(); ++i) {
        field.assign(stem).append(suffixes[i]);
        result.text[i] = raw(field);
    }
    if (result.in(Language::zh).empty()) {
        result.in(Language::zh) = raw(std::string(stem) + "_zh_hant");
    }
    if (required == Required::yes && result.empty() && _ok) {
        reject(
            std::string(stem) + "_en",
            "the text is missing in every language.",
            "Give it in one language at least.");
    }
    for (size_t i = 0; i < suffixes.size(); ++i) {
        expectGlyphs(std::string(stem) + suffixes[i], result.text[i], static_cast<Language>(i));
    }
    if (!result.empty() && promise != Promise::none) {
        const Manifest& manifest = _context.chronicle.manifest;
        expectEach(result, stem, promise == Promise::places ? manifest.placeLanguages : manifest.languages);
    }
    return result;
}

namespace {

/// "U+202E, U+FFFD and 3 more"
std::string named(std::u32string_view codePoints) {
    constexpr size_t most = 8;
    std::string names;
    for (const char32_t point : codePoints.substr(0, most)) {
        names += fmt::format("{}U+{:04X}", names.empty() ? "" : ", ", static_cast<std::uint32_t>(point));
    }
    return codePoints.size() > most ? fmt::format("{} and {} more", names, codePoints.size() - most) : names;
}

/// What nobody sees but what changes how a text looks, and marks of letters that were lost. Lines may end.
std::u32string unseenIn(std::string_view text) {
    std::u32string unseen;
    for (const char32_t point : toCodePoints(text)) {
        const bool lineEnd = point == U'\n' || point == U'\r' || point == 0x2028 || point == 0x2029;
        if ((isControl(point) && !lineEnd) || point == 0xFFFD) {
            unseen.push_back(point);
        }
    }
    return unseen;
}

} // namespace

void RowReader::expectGlyphs(std::string_view field, std::string_view text, Language language) {
    if (text.empty()) {
        return;
    }
    if (const std::u32string unseen = unseenIn(text); !unseen.empty()) {
        warn(
            field,
            fmt::format(
                "\"{}\" has characters that are not seen or were lost: {}.", printable(text), named(unseen)),
            "Delete them, or write what was meant.");
    }
    if (!_context.rules.undrawable) {
        return;
    }
    std::u32string lacking = _context.rules.undrawable(text, language);
    std::erase_if(lacking, [](char32_t point) { return isControl(point) || point == 0xFFFD; });
    if (!lacking.empty()) {
        warn(
            field,
            fmt::format("\"{}\" has characters that cannot be drawn: {}.", printable(text), named(lacking)),
            "Write it in Latin, Cyrillic, Greek, Chinese, Japanese or Korean letters.");
    }
}

void RowReader::expectEach(
    const LocalText& text, std::string_view stem, std::span<const Language> languages) {
    if (!_ok) {
        return;
    }
    for (const Language language : languages) {
        if (text.in(language).empty()) {
            warn(
                std::string(stem) + languageSuffixes()[static_cast<size_t>(language)],
                fmt::format(
                    "the text is missing in {}, which the manifest promises.", languageCode(language)),
                "Fill it in, or take the language out of the manifest.");
        }
    }
}

std::string RowReader::hintForId(std::string_view layer, std::string_view value) const {
    const auto digits = [](std::string_view text) {
        const size_t first = text.find_first_not_of('0');
        return first == std::string_view::npos ? std::string_view("0") : text.substr(first);
    };
    for (const std::string& id : _context.layer(layer).ids) {
        if (id.size() != value.size() && digits(id) == digits(value)) {
            return fmt::format(
                "It has \"{}\": a field of numbers loses zeros at the front; make both fields Text.",
                printable(id));
        }
        if (toLowerAscii(id) == toLowerAscii(value)) {
            return fmt::format("It has \"{}\": small and capital letters differ in ids.", printable(id));
        }
    }
    return "Correct the id or add the feature.";
}

std::string RowReader::reference(std::string_view field, std::string_view layer, Required required) {
    std::string value = text(field, required);
    if (value.empty() || _context.isKnown(layer, value)) {
        return value;
    }
    _context.placeReferencesLost = _context.placeReferencesLost || layer == "places";
    std::string what = fmt::format("\"{}\" is not in layer {}.", printable(value), layer);
    std::string hint = hintForId(layer, value);
    if (required == Required::yes) {
        reject(field, std::move(what), std::move(hint));
    } else {
        fault(field, std::move(what), std::move(hint));
    }
    return {};
}

std::optional<Sidc> RowReader::sidc(std::string_view field) {
    const std::string value = text(field);
    if (value.empty()) {
        return std::nullopt;
    }
    const Result<Sidc> code = parseSidc(value);
    if (!code) {
        const bool number = parseNumber(value) && value.find_first_of("eE.") != std::string::npos;
        fault(
            field,
            code.error().what,
            number
                ? "A spreadsheet has made a number of it: format the column as text and enter the code again."
                : code.error().hint);
        return std::nullopt;
    }
    if (code->identity != StandardIdentity::pending) {
        fault(
            field,
            fmt::format(
                "the symbol code {} says whose friend the troops are (digit 4 is {}).", value, value[3]),
            "Expected 0 as digit 4: friend or foe depends on the viewpoint, not on the data.");
        return std::nullopt;
    }
    return *code;
}

std::vector<std::string>
RowReader::references(std::string_view field, std::span<const std::string_view> layers) {
    std::vector<std::string> known;
    for (std::string& value : splitList(raw(field), ';')) {
        const bool found = std::any_of(layers.begin(), layers.end(), [this, &value](std::string_view layer) {
            return _context.isKnown(layer, value);
        });
        if (found) {
            known.push_back(std::move(value));
        } else {
            _context.placeReferencesLost = _context.placeReferencesLost || layers.front() == "places";
            fault(
                field,
                fmt::format("\"{}\" is not in layer {}.", printable(value), fmt::join(layers, " or ")),
                hintForId(layers.front(), value));
        }
    }
    return known;
}

bool RowReader::flag(std::string_view field, bool otherwise) {
    const std::string value = toLowerAscii(raw(field));
    // "t" and "f", "y" and "n": as a DBF has them.
    if (value == "1" || value == "true" || value == "yes" || value == "t" || value == "y") {
        return true;
    }
    if (value == "0" || value == "false" || value == "no" || value == "f" || value == "n") {
        return false;
    }
    if (!value.empty()) {
        reject(
            field,
            fmt::format("\"{}\" is neither yes nor no; expected 1 or 0.", printable(value)),
            "Correct it.");
    }
    return otherwise;
}

double RowReader::number(std::string_view field, double otherwise, double least, double most) {
    const std::string_view value = raw(field);
    if (value.empty()) {
        return otherwise;
    }
    const auto parsed = parseNumber(value);
    constexpr double rounding = roundingDeg; // degrees mostly, and little for any other unit
    if (!parsed || *parsed < least - rounding || *parsed > most + rounding) {
        reject(
            field,
            fmt::format("\"{}\" is not a number from {} to {}.", printable(value), least, most),
            parsed ? "Correct it." : numberHint(value));
        return otherwise;
    }
    return std::clamp(*parsed, least, most);
}

int RowReader::wholeNumber(std::string_view field, int otherwise, int least, int most) {
    const double value = number(field, otherwise, least, most);
    if (value != std::floor(value)) {
        reject(field, fmt::format("{} is not a whole number.", value), "Correct it.");
    }
    return static_cast<int>(value);
}

void RowReader::rejectWord(
    std::string_view field, std::string_view value, std::span<const std::string_view> allowed) {
    reject(
        field,
        fmt::format("\"{}\" is not known; expected one of: {}.", printable(value), fmt::join(allowed, ", ")),
        "Choose one of them.");
}

std::string
RowReader::word(std::string_view field, std::span<const std::string_view> words, std::string_view unknown) {
    const std::string_view value = raw(field);
    if (value.empty() || std::find(words.begin(), words.end(), value) != words.end()) {
        return std::string(value);
    }
    warnWord(field, value, words, unknown);
    return std::string(unknown);
}

void RowReader::warnWord(
    std::string_view field,
    std::string_view value,
    std::span<const std::string_view> allowed,
    std::string_view taken) {
    warn(
        field,
        fmt::format(
            "\"{}\" is not known and {}; expected one of: {}.",
            printable(value),
            taken.empty() ? "is left out" : fmt::format("is shown as {}", taken),
            fmt::join(allowed, ", ")),
        "Choose one of them.");
}

std::optional<LonLat> RowReader::position(std::string_view lonField, std::string_view latField) {
    if (raw(lonField).empty() && raw(latField).empty()) {
        return std::nullopt;
    }
    const auto lon = parseNumber(raw(lonField));
    const auto lat = parseNumber(raw(latField));
    if (lon && lat) {
        if (const auto at = positionOnEarth(*lon, *lat)) {
            return at;
        }
    }
    const bool swapped = lon && lat && positionOnEarth(*lat, *lon);
    reject(
        lon && std::abs(*lon) <= 180 + roundingDeg ? latField : lonField,
        fmt::format(
            "\"{}\", \"{}\" is no position; expected longitude -180..180 and latitude -90..90 in "
            "degrees.",
            printable(raw(lonField)),
            printable(raw(latField))),
        swapped      ? "Longitude and latitude appear to be swapped."
        : lon && lat ? "Correct it."
                     : numberHint(lon ? raw(latField) : raw(lonField)));
    return std::nullopt;
}

void RowReader::rejectShape(const char* what, const char* expected, const char* hint) {
    if (_ok) {
        const FeatureGeometry& geometry = _row.geometry;
        reject(
            "geometry",
            geometry.shape == Shape::none
                ? fmt::format("the {} is missing or cannot be read.", what)
                : fmt::format("a {} stands where {} was expected.", geometry.typeName, expected),
            hint);
    }
}

namespace {

/// How far a coordinate may be from what its text says: one unit of the last digit written, within 1e-6..1e-3
/// degrees (0.1 m to 100 m).
double roundingOf(std::string_view text) {
    const size_t point = text.find('.');
    const size_t decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
    return std::clamp(1.01 * std::pow(10.0, -static_cast<double>(decimals)), roundingDeg, 1e-3);
}

} // namespace

void RowReader::expectSamePosition(LonLat geometry) {
    const auto said = position("lon", "lat");
    if (!said) {
        return;
    }
    const double turn = std::abs(std::remainder(said->lonDeg - geometry.lonDeg, 360));
    const bool same = std::abs(said->latDeg - geometry.latDeg) <= roundingOf(raw("lat")) &&
                      (turn <= roundingOf(raw("lon")) || std::abs(geometry.latDeg) == 90);
    if (!same) {
        reject(
            "geometry",
            fmt::format(
                "the geometry is at {:.6g} {:.6g} and lon, lat say {} {}.",
                geometry.lonDeg,
                geometry.latDeg,
                raw("lon"),
                raw("lat")),
            "Correct one of the two, or empty it.");
    }
}

std::optional<LonLat> RowReader::readPoint() {
    const FeatureGeometry& geometry = _row.geometry;
    if (geometry.shape == Shape::point && geometry.points.size() == 1) {
        expectSamePosition(geometry.points.front());
        return geometry.points.front();
    }
    return geometry.shape == Shape::none ? position("lon", "lat") : std::nullopt;
}

void RowReader::warnOfUnusedPosition() {
    if (!raw("lon").empty() || !raw("lat").empty()) {
        warn(
            "geometry",
            fmt::format("the geometry is a {}, and lon, lat beside it are not read.", _row.geometry.typeName),
            "Empty them; where the label is to stand is said by label_lon and label_lat.");
    }
}

LonLat RowReader::point() {
    const std::optional<LonLat> at = readPoint();
    if (!at) {
        rejectShape("point", "one Point", "Digitise the point.");
    }
    return at.value_or(LonLat{});
}

void RowReader::expectDrawable() {
    constexpr size_t maxPoints = 20000; // drawn anew at every frame
    const size_t count = pointCount(_row.geometry);
    if (count > maxPoints && _ok) {
        reject(
            "geometry",
            fmt::format("the geometry has {} points; expected {} at most.", count, maxPoints),
            "Simplify it.");
    }
}

Polyline RowReader::line(Drawn drawn) {
    const FeatureGeometry& geometry = _row.geometry;
    if (drawn == Drawn::whole) {
        expectDrawable();
    }
    if (geometry.shape == Shape::line && geometry.lines.size() == 1) {
        return geometry.lines.front();
    }
    constexpr const char* hint = "Digitise it as one line.";
    if (geometry.shape != Shape::line) {
        rejectShape("line", "a LineString", hint);
    } else if (_ok) {
        reject(
            "geometry",
            fmt::format(
                "a line of {} parts stands where one LineString was expected.", geometry.lines.size()),
            runAgainstAt180(geometry.lines)
                ? "Two parts run against one another at the 180th meridian: reverse one of them."
                : hint);
    }
    return {};
}

RowReader::Anchored RowReader::pointOrLine(const char* hint) {
    Anchored result;
    const bool isLine = _row.geometry.shape == Shape::line;
    if (isLine) {
        warnOfUnusedPosition();
        result.line = line();
        if (!result.line.empty()) {
            const std::vector<double> along = cumulativeMeters(result.line);
            result.at = pointAt(result.line, along, along.back() / 2);
        }
    } else {
        const std::optional<LonLat> at = readPoint();
        if (!at) {
            rejectShape("geometry", "one Point or LineString", hint);
        }
        result.at = at.value_or(LonLat{});
    }
    if (const auto label = position("label_lon", "label_lat")) {
        result.at = *label;
    }
    return result;
}

RowReader::Area RowReader::area() {
    Area result;
    if (_row.geometry.shape != Shape::area) {
        rejectShape("area", "a Polygon", "Digitise it as a Polygon.");
        return result;
    }
    warnOfUnusedPosition();
    result.areas = _row.geometry.areas;
    const auto label = position("label_lon", "label_lat");
    result.at = label ? *label : innerPoint(result.areas);
    return result;
}

} // namespace khalkha
