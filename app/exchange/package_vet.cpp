#include "exchange/package_vet.h"

#include "base/text.h"
#include "exchange/reading_limits.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <map>
#include <string_view>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

constexpr size_t maxNameBytes = 1000;
constexpr size_t maxObjects = 20'000;
constexpr size_t mostDoubtful = 1000; ///< features of a layer with a fault each

/// A query; rows come with step().
class Query {
public:
    Query(sqlite3* connection, const std::string& sql) : _statement(nullptr, sqlite3_finalize) {
        sqlite3_stmt* prepared = nullptr;
        _code = sqlite3_prepare_v2(connection, sql.c_str(), -1, &prepared, nullptr);
        _statement.reset(prepared);
    }
    /// False at the end and when something is wrong.
    [[nodiscard]] bool step() {
        if (_code == SQLITE_OK || _code == SQLITE_ROW) {
            _code = sqlite3_step(_statement.get());
        }
        return _code == SQLITE_ROW;
    }
    [[nodiscard]] bool isSound() const { return _code == SQLITE_OK; } ///< before the first step
    [[nodiscard]] bool ended() const { return _code == SQLITE_DONE; }
    [[nodiscard]] std::string text(int column) const {
        const auto* const text =
            reinterpret_cast<const char*>(sqlite3_column_text(_statement.get(), column)); // SQLite's own type
        return text == nullptr
                   ? std::string()
                   : std::string(text, static_cast<size_t>(sqlite3_column_bytes(_statement.get(), column)));
    }
    [[nodiscard]] std::int64_t number(int column) const {
        return sqlite3_column_int64(_statement.get(), column);
    }

private:
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> _statement;
    int _code = SQLITE_OK;
};

/// The first words of a statement of the schema, unquoted ones in small letters, "(" a word of its own.
/// Comments and blanks count for nothing, as for SQLite.
std::vector<std::string> wordsOf(std::string_view sql, size_t most) {
    std::vector<std::string> words;
    const auto isPart = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               c == '$' || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    for (size_t i = 0; i < sql.size() && words.size() < most;) {
        const std::string_view rest = sql.substr(i);
        size_t length = 1;
        if (rest.starts_with("--") || rest.starts_with("/*")) {
            const bool line = rest.starts_with("--");
            const size_t end = rest.find(line ? "\n" : "*/", 2);
            i = end == std::string_view::npos ? sql.size() : i + end + (line ? 1 : 2);
            continue;
        }
        if (const size_t open = std::string_view("\"'`[").find(rest.front());
            open != std::string_view::npos) {
            const char close = "\"'`]"[open];
            while (length < rest.size() && rest[length] != close) {
                ++length; // a doubled mark makes two words of one: no matter here
            }
            length = std::min(length + 1, rest.size());
            words.emplace_back(rest.substr(0, length));
        } else if (isPart(rest.front())) {
            length = static_cast<size_t>(std::find_if_not(rest.begin(), rest.end(), isPart) - rest.begin());
            words.push_back(toLowerAscii(rest.substr(0, length)));
        } else if (static_cast<unsigned char>(rest.front()) > ' ') {
            words.emplace_back(1, rest.front());
        }
        i += length;
    }
    return words;
}

/// Something in the schema.
struct Object {
    std::string name, sql;
    bool view = false;
};

class Vetter {
public:
    Vetter(const fs::path& path, sqlite3* connection) : _path(path), _connection(connection) {}

    [[nodiscard]] Failure vet(VettedPackage& package) {
        if (Failure failure = readObjects()) {
            return failure;
        }
        if (!isTable("gpkg_contents")) {
            return fault(
                "is a SQLite database and no GeoPackage: there is no table gpkg_contents.",
                "Save the layers as GeoPackage in QGIS.");
        }
        if (Failure failure = refuseTilesOnly()) {
            return failure;
        }
        for (const auto& [name, object] : _objects) {
            if (isOwn(name)) {
                if (!isPlain(object) && !isIndexOfPlaces(object)) {
                    return fault(
                        fmt::format("is no sound GeoPackage: {} is no table.", printable(name)),
                        "Save the layers anew in QGIS.");
                }
                if (const auto refusal = isPlain(object) ? refusalOfColumns(object) : std::nullopt) {
                    return fault(
                        fmt::format(
                            "is no sound GeoPackage: in {}, {}: {}",
                            printable(name),
                            refusal->field,
                            refusal->what),
                        "Save the layers anew in QGIS.");
                }
                continue;
            }
            PackageLayer layer{name, refusalOf(object), {}, kindOf(name)};
            if (!layer.refusal) {
                layer.scan = doubtfulValues(object);
                if (layer.scan.faults.size() >= mostDoubtful) {
                    layer.refusal = RowFault{
                        {},
                        fmt::format(
                            "{} features or more like #{} ({}: {}) are at fault; the layer is left out.",
                            mostDoubtful,
                            layer.scan.faults.front().row,
                            layer.scan.faults.front().fault.field,
                            layer.scan.faults.front().fault.what),
                        layer.scan.faults.front().fault.hint};
                }
            }
            package.layers.push_back(std::move(layer));
        }
        return _failure;
    }

private:
    [[nodiscard]] Error fault(std::string what, std::string hint) const {
        return {ErrorKind::input, {_path.string(), {}, {}, {}}, std::move(what), std::move(hint)};
    }
    [[nodiscard]] Error damaged() const {
        const int code = sqlite3_errcode(_connection);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            return fault(
                "is being written by another program.", "Wait until that is done, or close the program.");
        }
        if (code == SQLITE_INTERRUPT) {
            return fault(
                "takes more work to read than its size can explain.", "Save the layers anew in QGIS.");
        }
        return fault(
            fmt::format("is not a readable GeoPackage ({}).", printable(sqlite3_errmsg(_connection), 200)),
            "It may be truncated or damaged: open it in QGIS, or restore it.");
    }

    [[nodiscard]] Failure readObjects() {
        Query query(
            _connection,
            "SELECT type, name, sql, length(name) FROM sqlite_master WHERE type IN ('table', 'view')");
        while (query.step()) {
            const std::string name = toLowerAscii(query.text(1));
            if (name.size() > maxNameBytes) {
                return fault(fmt::format("the name of a table has {} bytes.", name.size()), "Rename it.");
            }
            _objects.insert_or_assign(name, Object{query.text(1), query.text(2), query.text(0) == "view"});
            if (_objects.size() > maxObjects) {
                return fault(fmt::format("has more than {} tables.", maxObjects), "Divide it.");
            }
        }
        return query.ended() ? Failure() : damaged();
    }

    [[nodiscard]] bool isTable(std::string_view name) const {
        const auto found = _objects.find(name);
        return found != _objects.end() && isPlain(found->second);
    }
    [[nodiscard]] static bool isVirtual(const Object& object) {
        const std::vector<std::string> words = wordsOf(object.sql, 2);
        return words.size() == 2 && words[0] == "create" && words[1] == "virtual";
    }
    [[nodiscard]] static bool isPlain(const Object& object) { return !object.view && !isVirtual(object); }
    /// GDAL and QGIS make one for each layer with geometry.
    [[nodiscard]] static bool isIndexOfPlaces(const Object& object) {
        constexpr size_t enough = 12; // create virtual table if not exists "schema"."name" using rtree (
        const std::vector<std::string> words = wordsOf(object.sql, enough);
        const auto with = std::find(words.begin(), words.end(), "using");
        return isVirtual(object) && toLowerAscii(object.name).starts_with("rtree_") &&
               std::distance(with, words.end()) > 1 && *std::next(with) == "rtree";
    }
    /// Tables of the GeoPackage standard and of SQLite.
    [[nodiscard]] static bool isOwn(std::string_view name) {
        return name.starts_with("gpkg_") || name.starts_with("rtree_") || name.starts_with("sqlite_");
    }

    [[nodiscard]] Failure refuseTilesOnly() {
        Query query(
            _connection,
            "SELECT length(CAST(table_name AS BLOB)), lower(data_type), table_name FROM gpkg_contents");
        bool tiles = false;
        bool others = false;
        size_t count = 0;
        while (query.step()) {
            const std::string type = query.text(1);
            const bool raster = type == "tiles" || type == "2d-gridded-coverage";
            tiles = tiles || raster;
            others = others || !raster;
            if (query.number(0) > static_cast<std::int64_t>(maxNameBytes) || ++count > maxObjects) {
                return fault(
                    "its list of layers is damaged (gpkg_contents).", "Save the layers anew in QGIS.");
            }
            _listed.emplace(toLowerAscii(query.text(2)), type);
        }
        if (!query.ended()) {
            return damaged();
        }
        if (tiles && !others) {
            return fault(
                "holds tiles (pictures of a map) only; expected layers of features or tables.",
                "Give the GeoPackage with the layers.");
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<RowFault> refusalOf(const Object& object) {
        if (object.view) {
            return RowFault{
                {},
                "the layer is a view, whose SQL is not run; the layer is left out.",
                "Save it as a layer of its own (QGIS: Export, Save Features As)."};
        }
        if (isVirtual(object)) {
            return RowFault{
                {},
                "the layer is a virtual table, whose code is not run; it is left out.",
                "Save it as a layer of its own (QGIS: Export, Save Features As)."};
        }
        if (!Query(_connection, "SELECT rowid FROM " + inMarks(object.name, '"') + " LIMIT 0").isSound()) {
            return RowFault{
                {},
                "the rows have no numbers of their own (a table WITHOUT ROWID, or damaged); the layer is "
                "left out.",
                "Save it as a layer of its own (QGIS: Export, Save Features As)."};
        }
        if (kindOf(toLowerAscii(object.name)) == "features" && columnsOfGeometry(object).empty()) {
            // Versions of GDAL differ: some pass over it, for some it is a table.
            return RowFault{
                {},
                "the table is listed as a layer of features (gpkg_contents), but without its column of "
                "geometry "
                "(gpkg_geometry_columns); the layer is left out.",
                "Load it in QGIS (Database, DB Manager) and save it as a layer anew, or delete the table."};
        }
        return refusalOfColumns(object);
    }

    /// As the package lists it; "" if it does not.
    [[nodiscard]] std::string kindOf(std::string_view name) const {
        const auto found = _listed.find(name);
        return found == _listed.end() ? std::string() : found->second;
    }

    [[nodiscard]] std::optional<RowFault> refusalOfColumns(const Object& object) {
        // hidden: 1 = of a virtual table, 2 and 3 = generated
        Query columns(
            _connection, "SELECT name, hidden FROM pragma_table_xinfo(" + inMarks(object.name, '\'') + ")");
        size_t count = 0;
        while (columns.step()) {
            if (columns.number(1) >= 2) {
                return RowFault{
                    printable(columns.text(0)),
                    "the field is a generated column, whose SQL is not run; the layer is left out.",
                    "Save the layer anew (QGIS: Export, Save Features As)."};
            }
            if (columns.text(0).size() > maxFieldNameBytes || ++count > maxFieldsOfLayer) {
                return RowFault{
                    printable(columns.text(0)),
                    fmt::format(
                        "more than {} fields, or a name of more than {} bytes; the layer is left out.",
                        maxFieldsOfLayer,
                        maxFieldNameBytes),
                    "Take out what is no field of the layer."};
            }
        }
        if (!columns.ended()) {
            return RowFault{{}, "the table is damaged: " + damaged().what, "Save the layer anew in QGIS."};
        }
        return std::nullopt;
    }

    /// Types of columns that hold texts, numbers or dates.
    [[nodiscard]] static bool promisesText(std::string_view type) {
        constexpr std::array<std::string_view, 10> parts{
            "char", "text", "clob", "int", "real", "doub", "floa", "bool", "date", "num"};
        return std::any_of(parts.begin(), parts.end(), [type](std::string_view part) {
            return type.find(part) != std::string_view::npos;
        });
    }

    /// Columns of geometry, in small letters, and the reference system that each is said to be in.
    [[nodiscard]] std::map<std::string, std::int64_t> columnsOfGeometry(const Object& object) {
        std::map<std::string, std::int64_t> systems;
        Query geometry(
            _connection,
            "SELECT lower(column_name), srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(" +
                inMarks(object.name, '\'') + ")");
        while (geometry.step()) {
            systems.emplace(geometry.text(0), geometry.number(1));
        }
        return systems;
    }

    /// SQL that is true of a geometry whose header names another reference system than its column has: GDAL
    /// passes over that. 0 and -1 name none; of a column that names none WGS 84 is believed.
    [[nodiscard]] static std::string inOtherSystem(const std::string& column, std::int64_t system) {
        constexpr std::int64_t wgs84 = 4326;
        std::string known;
        for (const std::int64_t one :
             {system, std::int64_t{0}, std::int64_t{-1}, system == 0 || system == -1 ? wgs84 : system}) {
            std::string hex = fmt::format("{:08x}", static_cast<std::uint32_t>(one));
            known += fmt::format("{}x'{}'", known.empty() ? "" : ", ", hex);
            std::swap_ranges(hex.begin(), hex.begin() + 2, hex.begin() + 6); // the little end first
            std::swap_ranges(hex.begin() + 2, hex.begin() + 4, hex.begin() + 4);
            known += fmt::format(", x'{}'", hex);
        }
        // A header: "GP", version, flags (bit 0: little end first), the system in four bytes.
        return fmt::format(
            "typeof({0}) = 'blob' AND substr({0}, 1, 2) = x'4750' AND substr({0}, 5, 4) NOT IN ({1})",
            column,
            known);
    }

    enum class Doubt : std::uint8_t { nul, bytes, otherSystem };
    struct DoubtfulColumn {
        std::string name;
        Doubt doubt;
        std::int64_t system; ///< of a column of geometry
    };

    [[nodiscard]] static RowFault faultOf(const DoubtfulColumn& column, std::int64_t system) {
        switch (column.doubt) {
        case Doubt::nul:
            return {printable(column.name), "there is a NUL character in the text.", "Delete it."};
        case Doubt::bytes:
            return {
                printable(column.name),
                "there are bytes (a BLOB) where the column's type promises something else.",
                "Write the value as text or number."};
        case Doubt::otherSystem:
            break;
        }
        return {
            "geometry",
            fmt::format(
                "the geometry says that it is in the reference system {} (srs_id), and its layer is in {}.",
                system,
                column.system),
            "Save the feature in a layer of its system and transform that (QGIS: Export, Save Features As)."};
    }

    /// Texts that GDAL would cut off at a NUL, bytes where a text or a number is promised, geometries in
    /// another system than their layer, with their rows in the order in which GDAL reads them.
    [[nodiscard]] FileScan doubtfulValues(const Object& object) {
        FileScan scan;
        std::vector<DoubtfulColumn> doubts;
        std::string which, system = "NULL";
        const auto ask = [&](const std::string& sql, DoubtfulColumn column) {
            which += fmt::format(" WHEN {} THEN {}", sql, doubts.size());
            doubts.push_back(std::move(column));
        };
        const std::map<std::string, std::int64_t> ofGeometry = columnsOfGeometry(object);
        Query columns(
            _connection,
            "SELECT name, lower(type) FROM pragma_table_info(" + inMarks(object.name, '\'') + ")");
        while (columns.step()) {
            const std::string name = columns.text(0);
            const std::string column = inMarks(name, '"');
            ask(fmt::format("typeof({0}) = 'text' AND instr(CAST({0} AS BLOB), x'00') > 0", column),
                {name, Doubt::nul, 0});
            const auto geometry = ofGeometry.find(toLowerAscii(name));
            if (geometry != ofGeometry.end()) {
                ask(inOtherSystem(column, geometry->second), {name, Doubt::otherSystem, geometry->second});
                system = fmt::format("hex(substr({}, 4, 5))", column);
            } else if (promisesText(columns.text(1))) {
                ask(fmt::format("typeof({}) = 'blob'", column), {name, Doubt::bytes, 0});
            }
        }
        if (doubts.empty()) {
            return scan;
        }
        Query rows(
            _connection,
            fmt::format("SELECT CASE{} ELSE -1 END, {} FROM {}", which, system, inMarks(object.name, '"')));
        for (size_t row = 1; scan.faults.size() < mostDoubtful && rows.step(); ++row) {
            if (rows.number(0) >= 0) {
                const DoubtfulColumn& column = doubts.at(static_cast<size_t>(rows.number(0)));
                scan.faults.push_back({row, faultOf(column, systemInHeader(rows.text(1)))});
            }
        }
        if (!rows.ended() && sqlite3_errcode(_connection) == SQLITE_INTERRUPT) {
            _failure = damaged();
        }
        return scan;
    }

    /// From the flags and the system of a header, ten hexadecimal digits.
    [[nodiscard]] static std::int64_t systemInHeader(const std::string& hex) {
        std::array<std::uint32_t, 5> bytes{};
        for (size_t i = 0; i < bytes.size() && 2 * i + 2 <= hex.size(); ++i) {
            std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, bytes[i], 16);
        }
        std::uint32_t value = 0;
        for (size_t i = 0; i < 4; ++i) {
            value = value << 8U | ((bytes[0] & 1U) != 0 ? bytes[4 - i] : bytes[1 + i]);
        }
        return static_cast<std::int32_t>(value);
    }

    const fs::path& _path;
    sqlite3* _connection;
    std::map<std::string, Object, std::less<>> _objects; ///< tables and views by lower-case name
    std::map<std::string, std::string, std::less<>>
        _listed; ///< kind of layer by name in gpkg_contents, lower case
    Failure _failure;
};

} // namespace

Result<VettedPackage> vetPackage(const fs::path& path) {
    VettedPackage package;
    std::error_code code;
    {
        std::ifstream stream(path, std::ios::binary);
        std::string head(16, '\0');
        stream.read(head.data(), 16);
        if (head != std::string("SQLite format 3\0", 16)) {
            return Error{
                ErrorKind::input,
                {path.string(), {}, {}, {}},
                "is not a readable GeoPackage: it does not begin as one.",
                "It may be truncated or of another format: open it in QGIS, or restore it."};
        }
    }
    fs::path file = path;
    if (needsPrivateCopy(path)) {
        Result<PackageCopy> copy = PackageCopy::make(path);
        if (!copy) {
            return copy.error();
        }
        package.copy = std::make_shared<PackageCopy>(*std::move(copy));
        file = package.copy->file();
    }
    package.budget = budgetFor(fs::file_size(file, code));
    const GuardedConnections guarded(*package.budget);
    sqlite3* opened = nullptr;
    sqlite3_open_v2(fs::absolute(file).c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection(opened, sqlite3_close);
    sqlite3_busy_timeout(opened, 2000);
    if (Failure failure = Vetter(path, opened).vet(package)) {
        return *failure;
    }
    return package;
}

} // namespace khalkha
