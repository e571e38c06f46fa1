// GDAL's reader of JSON takes half-numbers, trailing commas, NaN and the last of two equal keys without a
// word, asks the network for a "crs" of type "link", and holds a feature in memory many times its size. So
// the text is read strictly here first, by nlohmann-json's events, and GDAL only gets what passes.

#include "base/text.h"
#include "exchange/byte_source.h"
#include "exchange/file_scan.h"
#include "exchange/geometry_seen.h"
#include "exchange/reading_limits.h"
#include "exchange/text_encoding.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

namespace khalkha {

namespace {

constexpr size_t maxFaults = 1000; ///< more say nothing new

/// What an object or list is in a GeoJSON.
enum class Part {
    root,
    features,    ///< the list
    feature,     ///< an item of it
    properties,  ///< the object
    value,       ///< of a property or of a member of a feature: nobody asks what is in it
    geometry,    ///< or a part of one
    geometries,  ///< the list
    coordinates, ///< at any depth
    system,      ///< "crs"
    systemProperties,
    foreign ///< anything else
};

struct Level {
    Part part = Part::foreign;
    bool list = false;
    std::set<std::string, std::less<>> keys; ///< seen in this object
    std::string key;                         ///< the latest
};

/// Of the widest numbers there are: 1e999 is valid JSON, and a matter of its feature alone.
using WideJson =
    nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

class GeoJsonEvents : public nlohmann::json_sax<WideJson> {
public:
    explicit GeoJsonEvents(ByteSource& source) : _source(source) {}

    bool null() override { return scalar(Kind::null, {}); }
    bool boolean(bool /*value*/) override { return scalar(Kind::other, {}); }
    bool number_integer(number_integer_t value) override { return whole(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return whole(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
        return scalar(Kind::number, {});
    }
    bool string(string_t& text) override { return scalar(Kind::text, text); }
    bool binary(binary_t& /*value*/) override { return false; } // never in JSON text

    bool start_object(size_t /*members*/) override { return open(false); }
    bool start_array(size_t /*items*/) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        _source.tokenDone();
        Level& level = _levels.back();
        if (name.size() > maxFieldNameBytes) {
            return refuse(
                name,
                fmt::format("a name has {} bytes; expected {} at most.", name.size(), maxFieldNameBytes),
                "Shorten it.");
        }
        if (!level.keys.insert(name).second) {
            repeated(level, name);
        }
        if (level.keys.size() > maxKeysOfObject) {
            return refuse(
                {}, fmt::format("an object has more than {} members.", maxKeysOfObject), "Divide it.");
        }
        const bool isField = level.part == Part::properties || level.part == Part::feature;
        if (isField && _fields.insert(name).second && _fields.size() > maxFieldsOfLayer) {
            return refuse(
                {},
                fmt::format("more than {} different names of properties.", maxFieldsOfLayer),
                "Take out what is no field of the layer.");
        }
        level.key = name;
        return true;
    }

    bool parse_error(
        size_t /*position*/, const std::string& /*token*/, const nlohmann::json::exception& told) override {
        if (_source.isOverlong()) {
            return refuse(
                {}, fmt::format("a text has more than {} MiB.", maxTokenBytes >> 20U), "Shorten it.");
        }
        // "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error while …"
        std::string_view words = told.what();
        for (const std::string_view before : {"] ", "column "}) {
            const size_t found = words.find(before);
            words.remove_prefix(found == std::string_view::npos ? 0 : found + before.size());
        }
        const size_t colon = words.find(": ");
        if (colon < 20) {
            words.remove_prefix(colon + 2);
        }
        return refuse(
            {},
            fmt::format("this is not valid JSON: {}.", printable(words, 160)),
            "Mend that place in a text editor, or save the layer anew in QGIS.");
    }

    /// After the last event: what the whole lacks.
    [[nodiscard]] Failure refusal() {
        if (!_refusal && !_hasType) {
            refuse(
                {},
                "this is no GeoJSON: there is no \"type\"; expected a FeatureCollection.",
                "Save the layer as GeoJSON.");
        }
        if (!_refusal && _type == "FeatureCollection" && !_hasFeatures) {
            refuse(
                {}, "the FeatureCollection has no list \"features\".", "Restore it, or save the layer anew.");
        }
        return _refusal;
    }
    [[nodiscard]] FileScan scan() {
        if (_type == "FeatureCollection") {
            _scan.rows = _row;
        }
        return std::move(_scan);
    }

private:
    enum class Kind { null, number, text, other };
    static constexpr size_t maxKeysOfObject = 10'000;

    bool refuse(std::string_view field, std::string what, std::string hint) {
        if (!_refusal) {
            _refusal = Error{
                ErrorKind::input,
                {{}, {}, _inFeature ? fmt::format("#{}", _row) : std::string(), printable(field)},
                fmt::format(
                    "line {}, column {}: {}",
                    _source.line(),
                    std::max<size_t>(_source.column(), 2) - 1,
                    what),
                std::move(hint)};
        }
        return false;
    }
    void fault(std::string_view field, std::string what, std::string hint) {
        if (_scan.faults.size() < maxFaults) {
            what = fmt::format("line {}: {}", _source.line(), what);
            _scan.faults.push_back(
                {_inFeature ? _row : 0, {printable(field), std::move(what), std::move(hint)}});
        }
    }
    void repeated(const Level& level, const std::string& name) {
        // Within the value of a property two equal names are text like any other.
        if (level.part == Part::value || level.part == Part::foreign) {
            return;
        }
        fault(
            level.part == Part::properties ? std::string_view(name) : std::string_view(),
            fmt::format("\"{}\" is given twice, and only one of the two could count.", printable(name)),
            "Delete one.");
    }

    /// A property that is an object or a list where the schema has a text, a number or a date. Lists of
    /// single values are read where it has lists.
    void judgeStructured(const Level& within, bool list) {
        static constexpr std::array<std::string_view, 16> lists{
            "actors",
            "axes",
            "documents",
            "events",
            "formations",
            "languages",
            "layers",
            "numbers",
            "places",
            "remarks",
            "routes",
            "sources",
            "stations",
            "supports",
            "to",
            "via"};
        const bool ofList = within.part == Part::value && within.list && _levels.size() > 1 &&
                            _levels[_levels.size() - 2].part == Part::properties;
        if (within.part != Part::properties && !ofList) {
            return;
        }
        const std::string& key = ofList ? _levels[_levels.size() - 2].key : within.key;
        const std::string field = toLowerAscii(key);
        const bool mayBeList =
            std::find(lists.begin(), lists.end(), field) != lists.end() || field == "value";
        if (!ofList && list && mayBeList) {
            return;
        }
        _valueFaults.add(
            _inFeature ? _row : 0,
            {printable(key),
             fmt::format(
                 "line {}: {} stands {}; expected a single value{}.",
                 _source.line(),
                 list ? "a list" : "an object",
                 ofList ? "in a list" : "there",
                 mayBeList ? " or a list of them" : ""),
             "Write it as a text, a number or true or false."});
    }

    /// What the next object, list or value within this level is.
    [[nodiscard]] static Part partWithin(const Level& level, bool list) {
        const std::string_view key = level.key;
        switch (level.part) {
        case Part::root:
            if (key == "features") {
                return list ? Part::features : Part::foreign;
            }
            [[fallthrough]]; // a root may be a feature or a geometry, too
        case Part::feature:
            if (key == "properties") {
                return list ? Part::foreign : Part::properties;
            }
            if (key == "geometry") {
                return list ? Part::foreign : Part::geometry;
            }
            [[fallthrough]];
        case Part::geometry:
            if (key == "coordinates") {
                return Part::coordinates;
            }
            if (key == "geometries") {
                return list ? Part::geometries : Part::foreign;
            }
            if (key == "crs") {
                return list ? Part::foreign : Part::system;
            }
            return level.part == Part::feature ? Part::value : Part::foreign;
        case Part::features:
            return list ? Part::foreign : Part::feature;
        case Part::properties:
        case Part::value:
            return Part::value;
        case Part::geometries:
            return list ? Part::foreign : Part::geometry;
        case Part::coordinates:
            return list ? Part::coordinates : Part::foreign;
        case Part::system:
            return key == "properties" && !list ? Part::systemProperties : Part::foreign;
        default:
            return Part::foreign;
        }
    }

    bool open(bool list) {
        _source.tokenDone();
        if (_levels.empty()) {
            if (list) {
                return refuse(
                    {},
                    "this is a list; expected a GeoJSON FeatureCollection.",
                    "Save the layer as GeoJSON.");
            }
            _levels.push_back({Part::root, list, {}, {}});
            return true;
        }
        if (_levels.size() >= maxJsonDepth) {
            return refuse({}, fmt::format("brackets are nested more than {} deep.", maxJsonDepth), {});
        }
        const Level& within = _levels.back();
        const Part part = partWithin(within, list);
        if (within.part == Part::features && !list) {
            if (!beginFeature()) {
                return false;
            }
        } else if (!countValue()) {
            return false;
        }
        judgePlace(within, part, list);
        judgeStructured(within, list);
        _hasFeatures = _hasFeatures || part == Part::features;
        _levels.push_back({part, list, {}, {}});
        _numbersInRow = 0;
        if (part == Part::geometry) {
            _geometries.emplace_back();
        }
        return true;
    }
    bool close() {
        _source.tokenDone();
        const Level& level = _levels.back();
        if (level.part == Part::feature) {
            if (!level.keys.contains("properties") && !level.keys.contains("geometry")) {
                fault({}, "this is no feature: it has neither properties nor a geometry.", "Delete it.");
            }
            _inFeature = false;
        }
        if (level.part == Part::geometry && !_geometries.empty()) {
            if (const RowFault wrong = _geometries.back().fault(); !wrong.field.empty()) {
                fault(wrong.field, wrong.what, wrong.hint);
            }
            _geometries.pop_back();
        } else if (level.part == Part::coordinates && !_geometries.empty()) {
            GeometrySeen& seen = _geometries.back();
            seen.cutShort = seen.cutShort || _numbersInRow == 1;
            _numbersInRow = 0;
        }
        _levels.pop_back();
        return true;
    }
    void noteNumber() {
        if (_geometries.empty()) {
            return;
        }
        size_t deep = 0;
        while (_levels[_levels.size() - 1 - deep].part == Part::coordinates) {
            ++deep; // ends at the geometry
        }
        GeometrySeen& seen = _geometries.back();
        seen.uneven = seen.uneven || (seen.numbersDeep > 0 && seen.numbersDeep != deep);
        seen.numbersDeep = deep;
        ++_numbersInRow;
    }
    bool beginFeature() {
        _inFeature = true;
        ++_row;
        _valuesOfFeature = 0;
        if (_row > maxFeaturesOfLayer) {
            return refuse({}, fmt::format("more than {} features.", maxFeaturesOfLayer), "Divide the layer.");
        }
        if (_row * _fields.size() > maxValuesOfLayer) {
            return refuse(
                {},
                fmt::format("features times fields are more than {}.", maxValuesOfLayer),
                "Divide the layer.");
        }
        return true;
    }
    bool countValue() {
        if (++_valuesOfFeature > maxJsonValuesOfFeature && !isList(Part::features)) {
            return refuse(
                {},
                fmt::format(
                    "more than {} numbers, texts and brackets in one feature (a position is three).",
                    maxJsonValuesOfFeature),
                "Simplify or divide it, or save the layer as FlatGeobuf or GeoPackage.");
        }
        return true;
    }
    [[nodiscard]] bool isList(Part part) const { return _levels.back().part == part; }

    /// Objects and lists where others are expected.
    void judgePlace(const Level& within, Part part, bool list) {
        const char* const found = list ? "a list" : "an object";
        if (within.part == Part::features && list) {
            strayItem(found);
        } else if (within.part == Part::coordinates && !list) {
            notANumber(found);
        } else if (part == Part::foreign) {
            wrongMember(within, found);
        }
    }
    void strayItem(const char* found) {
        fault(
            {}, fmt::format("\"features\" has {} among its items.", found), "Expected features; delete it.");
    }
    void notANumber(const char* found) {
        fault(
            "geometry",
            fmt::format("{} stands among the coordinates; expected numbers.", found),
            "Digitise the geometry again.");
    }
    void wrongMember(const Level& within, const char* found) {
        const bool ofFeature = within.part == Part::feature || within.part == Part::root;
        if (ofFeature && (within.key == "properties" || within.key == "geometry")) {
            fault(
                within.key == "geometry" ? "geometry" : "",
                fmt::format("\"{}\" is {}; expected an object.", within.key, found),
                "Correct it.");
        }
    }

    /// Its digits are asked for only where they may be a code of EPSG.
    bool whole(const std::string& digits) { return scalar(Kind::number, digits); }
    bool scalar(Kind kind, std::string_view text) {
        _source.tokenDone();
        if (_levels.empty()) {
            return refuse(
                {},
                "this is a single value; expected a GeoJSON FeatureCollection.",
                "Save the layer as GeoJSON.");
        }
        if (!countValue()) {
            return false;
        }
        const Level& within = _levels.back();
        static constexpr std::array<const char*, 4> words{"null", "a number", "a text", "true or false"};
        const char* const found = words.at(static_cast<size_t>(kind));
        switch (within.part) {
        case Part::features:
            strayItem(found);
            break;
        case Part::coordinates:
            if (kind != Kind::number) {
                notANumber(found);
            } else {
                noteNumber();
            }
            break;
        case Part::geometry:
            if (within.key == "type" && kind == Kind::text && !_geometries.empty()) {
                _geometries.back().type = text;
            } else if (within.key == "crs" && kind == Kind::text) {
                judgeOwnSystem(text, 1);
            }
            break;
        case Part::root:
        case Part::feature:
            if (within.key == "type") {
                typeOf(within, kind == Kind::text ? text : "");
            } else if (within.key == "crs" && kind == Kind::text) {
                judgeOwnSystem(text, 1);
            } else if (kind != Kind::null) {
                wrongMember(within, found);
            }
            break;
        case Part::system:
            return within.key != "type" || toLowerAscii(text) != "link" || refuseLink();
        case Part::systemProperties:
            if (within.key == "name" && kind == Kind::text) {
                judgeOwnSystem(text, 3);
            } else if (within.key == "code") {
                judgeOwnSystem(fmt::format("EPSG:{}", text), 3);
            }
            return within.key != "href" || refuseLink();
        default:
            break;
        }
        if (kind == Kind::text && text.find('\0') != std::string_view::npos) {
            nulIn(within);
        }
        return true;
    }
    void typeOf(const Level& within, std::string_view text) {
        if (within.part == Part::root) {
            _hasType = true;
            _type = text;
        } else if (text != "Feature") {
            fault({}, fmt::format(R"("type" is "{}"; expected Feature.)", printable(text)), "Correct it.");
        }
    }
    /// GDAL leaves coordinates as they are whose geometry names a system of its own. depth: of the value
    /// within the geometry or feature.
    void judgeOwnSystem(std::string_view name, size_t depth) {
        const Part of = _levels.size() < depth ? Part::root : _levels[_levels.size() - depth].part;
        const std::string plain = toLowerAscii(name);
        const bool isWgs84 =
            plain.ends_with("crs84") || plain == "epsg:4326" || plain.ends_with(":epsg::4326");
        if ((of == Part::geometry || of == Part::feature) && !isWgs84) {
            fault(
                "geometry",
                fmt::format(
                    "the geometry names a coordinate system of its own (\"crs\": {}); one is read for "
                    "the whole file only.",
                    printable(name)),
                "Save the layer in WGS 84 (EPSG:4326), without a \"crs\".");
        }
    }
    bool refuseLink() {
        return refuse(
            {},
            "the coordinate system (\"crs\") is given by an address, which is never asked.",
            "Name the system instead, or take \"crs\" out: coordinates are then WGS 84.");
    }
    /// Of values that are kept as texts; a list counts as one. Deeper ones stay JSON, where NUL is written
    /// out.
    void nulIn(const Level& within) {
        std::string_view field = within.key;
        bool kept = within.part == Part::properties || within.part == Part::feature;
        if (within.part == Part::value && within.list && _levels.size() > 1) {
            const Level& above = _levels[_levels.size() - 2];
            kept = above.part == Part::properties || above.part == Part::feature;
            field = above.key;
        }
        if (kept) {
            fault(field, "there is a NUL character in the text.", "Delete it.");
        }
    }

    ByteSource& _source;
    std::vector<Level> _levels;
    std::vector<GeometrySeen> _geometries; ///< those that are open, outermost first
    size_t _numbersInRow = 0;
    std::set<std::string, std::less<>> _fields;
    size_t _row = 0, _valuesOfFeature = 0;
    bool _inFeature = false, _hasType = false, _hasFeatures = false;
    std::string _type;
    Failure _refusal;
    FileScan _scan;
    ValueFaults _valueFaults{_scan, ScanFault::Counts::ifSchema};
};

} // namespace

Result<FileScan> scanGeoJson(const std::filesystem::path& path) {
    std::string head(1024, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<size_t>(stream.gcount()));
    if (const auto encoding = wideEncodingOf(head)) {
        return Error{
            ErrorKind::input,
            {path.string(), {}, {}, {}},
            fmt::format("the file is {} text; GeoJSON is UTF-8.", *encoding),
            "Save it in UTF-8."};
    }
    ByteSource source(path, maxTokenBytes);
    GeoJsonEvents events(source);
    (void)WideJson::sax_parse(ByteIterator(source), ByteIterator(), &events);
    if (Failure refusal = events.refusal()) {
        refusal->where.file = path.string();
        return *refusal;
    }
    return events.scan();
}

} // namespace khalkha
