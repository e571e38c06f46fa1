#include "exchange/layer_schema.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

using Need = GeometryNeed;

std::vector<LayerSpec> makeSpecs() { // NOLINT(readability-function-size): a table
    return {
        {"manifest", Need::none, false, false, {"key", "value"}, {}},
        {"sources", Need::none, false, false, {"id", "title_*"}, {"citation", "url", "page_read", "note"}},
        {"sides", Need::none, true, false, {"id", "name_*"}, {"short_name_*", "hue", "flag", "parent"}},
        {"places", Need::point, true, true, {"id", "name_*"}, {"kind", "rank", "label"}},
        {"place_names", Need::none, true, true, {"place", "name_*"}, {"side"}},
        {"formations",
         Need::none,
         true,
         true,
         {"id", "side", "name_*"},
         {"parent", "echelon", "sidc", "commander_*", "place", "strength"}},
        {"polities", Need::none, true, true, {"id", "name_*"}, {"short_name_*", "side", "hue"}},
        {"polity_labels", Need::point, true, false, {"polity"}, {"span_km"}},
        {"cells", Need::area, true, false, {"cell"}, {}},
        {"edges", Need::line, true, false, {"left", "right"}, {"coast"}},
        {"ownership", Need::none, true, true, {"cell", "polity"}, {"claimant", "rule"}},
        {"claims", Need::lineOrArea, true, true, {"id", "name_*"}, {"side", "unsettled", "river_bank"}},
        {"later_borders", Need::line, true, true, {"id", "name_*"}, {}},
        {"axes",
         Need::none,
         true,
         true,
         {"id", "side", "name_*"},
         {"formation", "formation_name_*", "sidc", "group", "style", "main_effort", "strength"}},
        {"axis_waypoints",
         Need::point,
         true,
         false,
         {"axis", "seq", "at"},
         {"time_assumed", "place", "label_*"}},
        {"fronts", Need::none, true, true, {"id", "side"}, {"enemy", "name_*", "enemy_on_right"}},
        {"front_traces", Need::line, true, false, {"front", "at"}, {"axes"}},
        {"events",
         Need::none,
         true,
         true,
         {"id", "start", "category", "title_*"},
         {"summary_*", "actors", "places", "numbers"}},
        {"zones",
         Need::pointLineOrArea,
         true,
         true,
         {"id", "kind", "name_*"},
         {"side", "label_lon", "label_lat"}},
        {"regions",
         Need::pointOrLine,
         true,
         true,
         {"id", "kind", "name_*"},
         {"level", "label_lon", "label_lat"}},
        {"positions", Need::line, true, true, {"id", "side", "kind", "name_*"}, {"formations", "enemy"}},
        {"routes", Need::line, true, true, {"id", "kind", "name_*"}, {"system", "stations"}},
        {"route_periods", Need::none, true, true, {"route"}, {"operator_*", "gauge_mm"}},
        {"series",
         Need::none,
         true,
         false,
         {"id", "name_*", "unit_*"},
         {"side", "group", "group_name_*", "style", "moves_*", "both_ways"}},
        {"series_values", Need::none, true, false, {"series", "at", "value"}, {"low", "high", "label_*"}},
        {"links",
         Need::none,
         true,
         true,
         {"id", "kind", "name_*", "from", "to"},
         {"side", "via", "routes", "formation", "broken", "series", "speed_km_h", "events", "numbers"}},
        {"documents",
         Need::none,
         true,
         true,
         {"id", "start", "kind", "title_*", "text_*"},
         {"parties_*", "supports", "unclear", "line_note_*", "show"}},
        {"spot_heights",
         Need::point,
         true,
         false,
         {"id", "name_*", "metres"},
         {"uncertainty_m", "kind", "above_*", "bank"}},
        {"remarks",
         Need::none,
         true,
         true,
         {"id", "topic", "text_*"},
         {"side", "term_*", "group", "group_name_*", "value_low", "value_high", "unit", "place"}},
        {"stories", Need::none, true, false, {"id", "title_*"}, {"summary_*"}},
        {"scenes",
         Need::none,
         true,
         false,
         {"id", "story", "seq", "title_*", "text_*"},
         {"at", "view", "claims", "layers", "documents", "remarks", "events", "places"}}};
}

/// Whether the field is the one named, or the one named in one of the languages.
bool matches(std::string_view named, std::string_view field) {
    if (!named.ends_with("_*")) {
        return named == field;
    }
    const std::string_view stem = named.substr(0, named.size() - 2);
    const std::vector<std::string>& suffixes = languageSuffixes();
    return field.starts_with(stem) &&
           (std::find(suffixes.begin(), suffixes.end(), field.substr(stem.size())) != suffixes.end() ||
            field.substr(stem.size()) == "_zh_hant");
}

} // namespace

const std::vector<LayerSpec>& layerSpecs() {
    static const std::vector<LayerSpec> specs = makeSpecs();
    return specs;
}

const LayerSpec* layerSpec(std::string_view name) {
    const std::vector<LayerSpec>& specs = layerSpecs();
    const auto found =
        std::find_if(specs.begin(), specs.end(), [name](const LayerSpec& spec) { return spec.name == name; });
    return found == specs.end() ? nullptr : &*found;
}

bool isPartitionInput(std::string_view name) {
    constexpr std::array<std::string_view, 6> inputs{
        "border_lines", "border_packages", "cell_islands", "cell_seeds", "extra_rivers", "modern_lakes"};
    return std::find(inputs.begin(), inputs.end(), name) != inputs.end();
}

const std::vector<std::string>& languageSuffixes() {
    static const std::vector<std::string> suffixes{"_en", "_ja", "_ru", "_zh", "_zh_hans", "_mn", "_ko"};
    return suffixes;
}

bool mayBePoint(const LayerSpec& spec) {
    return spec.geometry == Need::point || spec.geometry == Need::pointOrLine ||
           spec.geometry == Need::pointLineOrArea;
}

namespace {
constexpr std::array<std::string_view, 6> ofProvenance{
    "sources", "source", "certainty", "uncertainty_km", "note", "disagreement_*"};

/// Fields as the schema names them, "_*" standing for languages.
std::vector<std::string_view> namedFields(const LayerSpec& spec) {
    std::vector<std::string_view> named = spec.required;
    named.insert(named.end(), spec.optional.begin(), spec.optional.end());
    if (mayBePoint(spec)) {
        named.insert(named.end(), {"lon", "lat"});
    }
    if (spec.provenance) {
        named.insert(named.end(), ofProvenance.begin(), ofProvenance.end());
    }
    if (spec.span) {
        named.insert(named.end(), {"start", "end"});
    }
    return named;
}
} // namespace

bool isKnownField(const LayerSpec& spec, std::string_view field) {
    const auto isField = [field](std::string_view named) { return matches(named, field); };
    // Written by GDAL and QGIS by themselves.
    constexpr std::array<std::string_view, 4> ofTheFormat{"fid", "ogc_fid", "id", "layer"};
    const std::vector<std::string_view> named = namedFields(spec);
    return field.starts_with('_') || std::any_of(ofTheFormat.begin(), ofTheFormat.end(), isField) ||
           std::any_of(named.begin(), named.end(), isField);
}

std::vector<std::string> knownFields(const LayerSpec& spec) {
    std::vector<std::string> names;
    for (const std::string_view named : namedFields(spec)) {
        if (!named.ends_with("_*")) {
            names.emplace_back(named);
            continue;
        }
        const std::string stem(named.substr(0, named.size() - 2));
        for (const std::string& suffix : languageSuffixes()) {
            names.push_back(stem + suffix);
        }
        names.push_back(stem + "_zh_hant");
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace khalkha
