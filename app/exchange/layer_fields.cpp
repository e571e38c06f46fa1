#include "exchange/layer_fields.h"

#include "base/text.h"
#include "exchange/layer_schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace khalkha {

namespace {

constexpr size_t dbfNameBytes = 10;

std::string shownName(std::string_view name) {
    return fmt::format("\"{}\"", printable(name));
}

/// Least number of letters to insert, delete, replace or exchange with their neighbour.
size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::vector<size_t>> cost(a.size() + 1, std::vector<size_t>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); ++i) {
        for (size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const size_t same = a[i - 1] == b[j - 1] ? 0 : 1;
            size_t least = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + same});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                least = std::min(least, cost[i - 2][j - 2] + 1);
            }
            cost[i][j] = least;
        }
    }
    return cost[a.size()][b.size()];
}

/// "disagree_1", "disagree12": what GDAL and QGIS make of a cut name that is taken already.
std::optional<std::string_view> stemOfNumbered(std::string_view name) {
    constexpr size_t stemBytes = 8;
    const auto digit = [&name](size_t i) { return name[i] >= '0' && name[i] <= '9'; };
    if (name.size() == dbfNameBytes && digit(9) && (name[8] == '_' || digit(8))) {
        return name.substr(0, stemBytes);
    }
    return std::nullopt;
}

/// English names of coordinates that mean degrees and nothing else.
std::string_view spelledPosition(std::string_view name) {
    constexpr std::array<std::string_view, 3> longitude{"longitude", "lng", "long"};
    const bool isLon = std::find(longitude.begin(), longitude.end(), name) != longitude.end();
    return isLon ? "lon" : name == "latitude" ? "lat" : std::string_view();
}

class Planner {
public:
    Planner(std::span<const std::string> columns, const LayerSpec& spec, bool shapefile)
        : _spec(spec), _shapefile(shapefile), _fields(knownFields(spec)) {
        for (const std::string& column : columns) {
            _raw.emplace_back(trimBlanks(column));
            _lower.push_back(toLowerAscii(_raw.back()));
            _present.insert(_lower.back());
        }
        _plan.names.resize(columns.size());
    }

    FieldPlan plan() {
        for (size_t i = 0; i < _lower.size(); ++i) {
            if (isKnownField(_spec, _lower[i])) {
                _columnsOf[_lower[i]].push_back(i);
            } else if (!_lower[i].empty() && !takePosition(i)) {
                _strangers.push_back(i);
            }
        }
        if (_shapefile) {
            resolveCutNames();
        }
        for (const auto& [field, columns] : _columnsOf) {
            takeOne(field, columns);
        }
        tellOfStrangers();
        return std::move(_plan);
    }

private:
    bool takePosition(size_t column) {
        const std::string_view field =
            mayBePoint(_spec) ? spelledPosition(_lower[column]) : std::string_view();
        if (field.empty() || _present.find(field) != _present.end()) {
            return false;
        }
        _columnsOf[std::string(field)].push_back(column);
        return true;
    }

    /// Fields too long for a shapefile whose first letters are these.
    [[nodiscard]] std::vector<std::string> longFields(std::string_view beginning) const {
        std::vector<std::string> found;
        for (const std::string& field : _fields) {
            if (field.size() > dbfNameBytes && field.starts_with(beginning)) {
                found.push_back(field);
            }
        }
        return found;
    }

    /// A cut name is taken for a field only where no other field, and no other column, could be meant.
    void resolveCutNames() {
        struct Family {
            std::vector<size_t> columns;
            std::vector<std::string> fields;
        };
        std::map<std::string, Family, std::less<>> families; // by the letters that all have in common
        std::vector<size_t> others;
        for (const size_t column : _strangers) {
            const std::string& name = _lower[column];
            const auto stem = stemOfNumbered(name);
            const std::vector<std::string> fields =
                name.size() == dbfNameBytes ? longFields(stem.value_or(name)) : std::vector<std::string>();
            if (fields.empty()) {
                others.push_back(column);
                continue;
            }
            Family& family = families[name.substr(0, 8)];
            family.columns.push_back(column);
            for (const std::string& field : fields) {
                if (std::find(family.fields.begin(), family.fields.end(), field) == family.fields.end()) {
                    family.fields.push_back(field);
                }
            }
        }
        _strangers = std::move(others);
        for (const auto& [stem, family] : families) {
            std::vector<std::string> names;
            for (const size_t column : family.columns) {
                names.push_back(_raw[column]);
            }
            if (family.columns.size() == 1 && family.fields.size() == 1) {
                _columnsOf[family.fields.front()].push_back(family.columns.front());
                _plan.remarks.push_back(
                    {family.fields.front(),
                     fmt::format(
                         "the column {} is read as this field, whose name is too long for a shapefile.",
                         shownName(names.front())),
                     "Save the layer as a GeoPackage to keep whole names."});
            } else {
                _plan.remarks.push_back(
                    {printable(fmt::format("{}", fmt::join(names, ", "))),
                     fmt::format(
                         "the values are left out, since names in a shapefile are cut after ten letters and "
                         "this may be any of: {}.",
                         fmt::join(family.fields, ", ")),
                     "Save the layer as a GeoPackage."});
            }
        }
    }

    /// One column for the field: of several, the one that is spelled as the schema has it.
    void takeOne(const std::string& field, const std::vector<size_t>& columns) {
        std::vector<size_t> exact;
        std::vector<std::string> spellings;
        for (const size_t column : columns) {
            spellings.push_back(shownName(_raw[column]));
            if (_raw[column] == field) {
                exact.push_back(column);
            }
        }
        const size_t taken = exact.empty() ? columns.front() : exact.front();
        _plan.names[taken] = field;
        if (columns.size() == 1 || field.starts_with('_')) {
            return;
        }
        const bool told = exact.size() == 1;
        (told ? _plan.remarks : _plan.faults)
            .push_back(
                {field,
                 fmt::format(
                     "the field occurs {}: {}; only {} is read.",
                     columns.size() == 2 ? "twice" : fmt::format("{} times", columns.size()),
                     fmt::join(spellings, ", "),
                     told ? shownName(field) : "the first one"),
                 "Names that differ only in case are one field: rename or delete the other."});
    }

    void tellOfStrangers() {
        if (_strangers.empty() || _columnsOf.empty()) {
            return; // where no column is known, the layer is left out, and why names them all
        }
        constexpr size_t mostNames = 20;
        std::vector<std::string> names, meant;
        bool cut = false;
        for (const size_t column : _strangers) {
            cut = cut || (_shapefile && _lower[column].size() == dbfNameBytes);
            if (names.size() == mostNames) {
                names.push_back(fmt::format("and {} more", _strangers.size() - mostNames));
                break;
            }
            names.push_back(printable(_raw[column]));
            const auto field = nearestField(_spec, _lower[column]);
            if (field && _present.find(*field) == _present.end()) {
                meant.push_back(fmt::format("{} for {}", *field, shownName(_raw[column])));
            }
        }
        std::string hint = meant.empty()
                               ? "Correct the spelling"
                               : fmt::format("Perhaps {} is meant: correct it", fmt::join(meant, ", "));
        hint += ", or let the name begin with _ to keep it.";
        if (cut) {
            hint += " Names in a shapefile have ten letters at most: use a GeoPackage.";
        }
        _plan.remarks.push_back(
            {{},
             fmt::format("fields that the schema does not know are ignored: {}.", fmt::join(names, ", ")),
             std::move(hint)});
    }

    const LayerSpec& _spec;
    bool _shapefile;
    std::vector<std::string> _fields;
    std::vector<std::string> _raw, _lower;
    std::set<std::string, std::less<>> _present;
    std::map<std::string, std::vector<size_t>> _columnsOf;
    std::vector<size_t> _strangers; ///< columns that the schema does not know
    FieldPlan _plan;
};

} // namespace

std::string columnList(std::span<const std::string> columns) {
    constexpr size_t most = 30;
    std::vector<std::string> shown;
    for (const std::string& column : columns.first(std::min(columns.size(), most))) {
        shown.push_back(printable(column));
    }
    if (columns.size() > most) {
        shown.emplace_back("…");
    }
    return fmt::format("{}", fmt::join(shown, ", "));
}

FieldPlan planFields(std::span<const std::string> columns, const LayerSpec* spec, bool shapefile) {
    if (spec != nullptr) {
        return Planner(columns, *spec, shapefile).plan();
    }
    FieldPlan plan;
    for (const std::string& column : columns) {
        plan.names.push_back(toLowerAscii(trimBlanks(column)));
    }
    return plan;
}

std::optional<std::string> nearestField(const LayerSpec& spec, std::string_view name) {
    std::optional<std::string> best;
    size_t least = std::min<size_t>(2, name.size() / 4) + 1;
    for (const std::string& field : knownFields(spec)) {
        if (field == std::string(name) + "_en") {
            return field; // the language was forgotten
        }
        if (const size_t distance = editDistance(name.substr(0, 64), field); distance < least) {
            least = distance;
            best = field;
        }
    }
    return best;
}

std::string positionLikeNames(std::span<const std::string> columns) {
    constexpr std::array<std::string_view, 14> longitudes{
        "x",
        "longitude",
        "lng",
        "long",
        "lon_deg",
        "länge",
        "laenge",
        "долгота",
        "経度",
        "经度",
        "經度",
        "경도",
        "уртраг",
        "easting"};
    constexpr std::array<std::string_view, 12> latitudes{
        "y",
        "latitude",
        "lat_deg",
        "breite",
        "широта",
        "緯度",
        "纬度",
        "위도",
        "өргөрөг",
        "northing",
        "lat",
        "breit"};
    const auto named = [&columns](const auto& words) -> std::string {
        for (const std::string& column : columns) {
            const std::string lower = toLowerAscii(trimBlanks(column));
            if (std::find(words.begin(), words.end(), lower) != words.end()) {
                return shownName(trimBlanks(column));
            }
        }
        return {};
    };
    const std::string lon = named(longitudes);
    const std::string lat = named(latitudes);
    return lon.empty() || lat.empty() ? std::string() : lon + " and " + lat;
}

std::string_view trimBlanks(std::string_view text) {
    constexpr std::array<std::string_view, 5> wide{
        "\xC2\xA0", "\xEF\xBB\xBF", "\xE3\x80\x80", "\xE2\x80\x8B", "\xE2\x80\xAF"};
    for (bool again = true; again;) {
        text = trim(text);
        again = false;
        for (const std::string_view blank : wide) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

} // namespace khalkha
