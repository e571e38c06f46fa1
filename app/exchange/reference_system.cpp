#include "exchange/reference_system.h"

#include "base/text.h"
#include "exchange/gdal_guard.h"
#include "exchange/geojson_reference.h"
#include "geo/on_earth.h"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>

namespace khalkha {

namespace {

struct ContextCloser {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct ObjectCloser {
    void operator()(PJ* object) const { proj_destroy(object); }
};
struct ListCloser {
    void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
};
struct FactoryCloser {
    void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const {
        proj_operation_factory_context_destroy(factory);
    }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextCloser>;
using ObjectPtr = std::unique_ptr<PJ, ObjectCloser>;

/// A silent context without a network that looks for its database where GDAL does.
ContextPtr makeContext() {
    ContextPtr context(proj_context_create());
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    char** const paths = OSRGetPROJSearchPaths();
    if (const int count = CSLCount(paths); count > 0) {
        proj_context_set_search_paths(context.get(), count, paths);
    }
    CSLDestroy(paths);
    return context;
}

/// Whether a Shapefile has a .prj beside it.
bool hasProjectionFile(const std::string& file) {
    std::filesystem::path path(file);
    std::error_code fault;
    constexpr std::array endings{".prj", ".PRJ"};
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
        return std::filesystem::exists(path.replace_extension(ending), fault);
    });
}

/// What is shown of an operation: without the steps that only exchange axes.
std::string operationName(std::string name) {
    for (const std::string_view piece : {"axis order change (2D) + ", " + axis order change (2D)"}) {
        for (size_t at = name.find(piece); at != std::string::npos; at = name.find(piece)) {
            name.erase(at, piece.size());
        }
    }
    constexpr size_t longest = 160;
    return printable(name, longest);
}

std::string shownName(const OGRSpatialReference& system) {
    const char* const name = system.GetName();
    const char* const authority = system.GetAuthorityName(nullptr);
    const char* const code = system.GetAuthorityCode(nullptr);
    std::string shown = "\"" + printable(name == nullptr || *name == 0 ? "an unnamed system" : name) + "\"";
    if (authority != nullptr && code != nullptr) {
        shown += printable(fmt::format(" ({}:{})", authority, code));
    }
    return shown;
}

RowFault unknownSystem(const std::string& said) {
    return {
        "geometry",
        fmt::format(
            "the coordinate reference system that the layer names is not known{}; its positions cannot be "
            "placed.",
            said.empty() ? "" : " (" + said + ")"),
        saveInWgs84};
}

bool saysWgs84(const OGRSpatialReference& system) {
    const char* const name = system.GetName();
    const std::string_view said = name == nullptr ? "" : name;
    const auto has = [said](std::string_view word) { return said.find(word) != std::string_view::npos; };
    return has("WGS 84") || has("WGS84") || has("WGS_1984") || has("CRS84");
}

} // namespace

struct ReferenceSystem::Transform {
    ContextPtr context = makeContext();
    ObjectPtr source;
    ObjectPtr operation;
    std::string name;
    bool bent = true;
    double degreesPerUnit = 1, greenwichDeg = 0; ///< of a system of longitudes
    struct Area {
        double west = -180, south = -90, east = 180, north = 90;
        std::string name;
        bool known = false;
    } area;
    std::map<std::string, double> used; ///< accuracy in metres by operation, < 0 unknown
    const char* lastUsed = nullptr;
    size_t outside = 0;
    LonLat firstOutside;
    bool allLikeDegrees = true, allAtZero = true;

    /// False if PROJ knows no way from the system to WGS 84.
    bool prepare(const OGRSpatialReference& reference);
    [[nodiscard]] bool isIdentity(const OGRSpatialReference& reference) const;
    [[nodiscard]] LonLat goneOn(LonLat at, double x) const {
        const double meant = x * degreesPerUnit + greenwichDeg;
        return {at.lonDeg + 360 * std::round((meant - at.lonDeg) / 360), at.latDeg};
    }
    void note(LonLat at);
    [[nodiscard]] std::string missingGrid() const;
};

bool ReferenceSystem::Transform::prepare(const OGRSpatialReference& reference) {
    char* wkt = nullptr;
    const std::array<const char*, 2> options{"FORMAT=WKT2_2019", nullptr};
    const bool written = reference.exportToWkt(&wkt, options.data()) == OGRERR_NONE && wkt != nullptr;
    source.reset(written ? proj_create(context.get(), wkt) : nullptr);
    CPLFree(wkt);
    const ObjectPtr target(proj_create(context.get(), "OGC:CRS84"));
    if (!source || !target) {
        return false;
    }
    const ObjectPtr made(
        proj_create_crs_to_crs_from_pj(context.get(), source.get(), target.get(), nullptr, nullptr));
    operation.reset(made ? proj_normalize_for_visualization(context.get(), made.get()) : nullptr);
    const char* areaName = nullptr;
    area.known =
        proj_get_area_of_use(
            context.get(), source.get(), &area.west, &area.south, &area.east, &area.north, &areaName) != 0 &&
        area.west > -1000;
    area.name = areaName == nullptr ? "" : printable(areaName);
    return operation != nullptr;
}

bool ReferenceSystem::Transform::isIdentity(const OGRSpatialReference& reference) const {
    if (bent || !saysWgs84(reference)) {
        return false;
    }
    constexpr std::array<LonLat, 4> places{{{0, 0}, {118.6, 47.7}, {-170, -80}, {12, 89}}};
    constexpr double sameDeg = 1e-10;
    return std::all_of(places.begin(), places.end(), [&](LonLat at) {
        const PJ_COORD there =
            proj_trans(operation.get(), PJ_FWD, proj_coord(at.lonDeg, at.latDeg, 0, HUGE_VAL));
        return std::abs(there.xy.x - at.lonDeg) < sameDeg && std::abs(there.xy.y - at.latDeg) < sameDeg;
    });
}

void ReferenceSystem::Transform::note(LonLat at) {
    const PJ_PROJ_INFO info = proj_pj_info(operation.get());
    if (info.description != lastUsed && info.description != nullptr) {
        used.emplace(info.description, info.accuracy);
    }
    lastUsed = info.description;
    constexpr double marginDeg = 15; // systems are used somewhat beyond what they were made for
    const double east = area.east < area.west ? area.east + 360 : area.east;
    const double middle = (area.west + east) / 2;
    const double away = std::abs(std::remainder(at.lonDeg - middle, 360.0));
    if (area.known && (away > (east - area.west) / 2 + marginDeg || at.latDeg < area.south - marginDeg ||
                       at.latDeg > area.north + marginDeg)) {
        if (outside == 0) {
            firstOutside = at;
        }
        ++outside;
    }
}

/// A grid file that a better operation asks for and that is not installed; "" if there is none.
std::string ReferenceSystem::Transform::missingGrid() const {
    PJ_CONTEXT* const c = context.get();
    const ObjectPtr target(proj_create(c, "OGC:CRS84"));
    const std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, FactoryCloser> factory(
        proj_create_operation_factory_context(c, nullptr));
    if (!target || !factory) {
        return {};
    }
    proj_operation_factory_context_set_spatial_criterion(
        c, factory.get(), PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(
        c, factory.get(), PROJ_GRID_AVAILABILITY_IGNORED);
    const std::unique_ptr<PJ_OBJ_LIST, ListCloser> list(
        proj_create_operations(c, source.get(), target.get(), factory.get()));
    for (int i = 0; list && i < proj_list_get_count(list.get()); ++i) {
        const ObjectPtr candidate(proj_list_get(c, list.get(), i));
        for (int k = 0; candidate && k < proj_coordoperation_get_grid_used_count(c, candidate.get()); ++k) {
            const char* grid = nullptr;
            int available = 1;
            if (proj_coordoperation_get_grid_used(
                    c, candidate.get(), k, &grid, nullptr, nullptr, nullptr, nullptr, nullptr, &available) !=
                    0 &&
                available == 0 && grid != nullptr) {
                return printable(grid);
            }
        }
    }
    return {};
}

namespace {

/// How the table of a GeoPackage names the system of a layer; "" if the table does not have it.
std::string systemNameInPackage(GDALDataset& dataset, OGRLayer& layer) {
    const GdalMessages silence; // a table that cannot be read has no name to give
    const std::string query = fmt::format(
        "SELECT srs_name FROM gpkg_spatial_ref_sys WHERE srs_id IN "
        "(SELECT srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower({}))",
        inMarks(layer.GetName(), '\''));
    OGRLayer* const result = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (result == nullptr) {
        return {};
    }
    const OGRFeatureUniquePtr row{result->GetNextFeature()};
    std::string name = row && result->GetLayerDefn()->GetFieldCount() > 0 ? row->GetFieldAsString(0) : "";
    dataset.ReleaseResultSet(result);
    return name;
}

/// What GDAL calls the system of a layer that was written without one: an "Undefined geographic" one
/// (GeoPackage 1.2, requirement 11), or since GDAL 3.9 one of its own, number 99999.
bool isNameOfNoSystem(std::string_view name) {
    return name.starts_with("Undefined geographic") || name.starts_with("Undefined SRS");
}

/// Of a system whose coordinates say no place by longitude and latitude.
RowFault withoutPlaces(const std::string& shown, bool geocentric) {
    return {
        "geometry",
        geocentric
            ? fmt::format(
                  "the coordinates are in {}, which is geocentric (metres from the middle of the Earth); "
                  "expected longitude and latitude, or a projected system.",
                  shown)
            : fmt::format("the coordinates are in {}, which is no system of positions on the Earth.", shown),
        saveInWgs84};
}

} // namespace

ReferenceSystem::~ReferenceSystem() = default;

bool ReferenceSystem::isBent() const {
    return _transform && _transform->bent;
}

std::unique_ptr<ReferenceSystem>
ReferenceSystem::of(GDALDataset& dataset, OGRLayer& layer, const std::string& file, RowFault& fault) {
    std::unique_ptr<ReferenceSystem> system(new ReferenceSystem);
    const std::string driver = vectorDriverOf(file);
    if (driver == "GeoJSON") {
        fault = geoJsonReferenceFault(file);
        if (!fault.field.empty()) {
            return nullptr;
        }
    }
    GdalMessages messages;
    const OGRSpatialReference* const named = layer.GetSpatialRef();
    const std::string said = messages.take();
    const char* const name = named == nullptr ? nullptr : named->GetName();
    const bool undefined = named == nullptr || (name != nullptr && isNameOfNoSystem(name));
    if (undefined) {
        std::string why = said;
        if (why.empty() && driver == "ESRI Shapefile" && hasProjectionFile(file)) {
            why = "its .prj file cannot be read";
        } else if (
            why.empty() && driver == "GPKG" && named == nullptr && layer.GetGeomType() != wkbNone &&
            !isNameOfNoSystem(systemNameInPackage(dataset, layer))) {
            why = "its number is not in the table gpkg_spatial_ref_sys";
        }
        if (!why.empty()) {
            fault = unknownSystem(why);
            return nullptr;
        }
        system->_assumed = driver != "CSV" && driver != "GeoJSON";
        return system;
    }
    const std::string shown = shownName(*named);
    OGRSpatialReference flat(*named);
    (void)flat.StripVertical();
    (void)flat.DemoteTo2D(nullptr);
    if (named->IsGeocentric() != 0 || flat.IsLocal() != 0 ||
        (flat.IsGeographic() == 0 && flat.IsProjected() == 0)) {
        fault = withoutPlaces(shown, named->IsGeocentric() != 0);
        return nullptr;
    }
    auto transform = std::make_unique<Transform>();
    transform->name = shown;
    transform->bent = flat.IsGeographic() == 0 || flat.IsDerivedGeographic() != 0;
    if (!transform->bent) {
        transform->degreesPerUnit = flat.GetAngularUnits() * 180 / std::numbers::pi;
        transform->greenwichDeg = flat.GetPrimeMeridian();
    }
    if (!transform->prepare(flat)) {
        fault = unknownSystem(fmt::format("PROJ has no way from {} to WGS 84", shown));
        return nullptr;
    }
    if (!transform->isIdentity(flat)) {
        system->_transform = std::move(transform);
    }
    return system;
}

std::optional<LonLat> ReferenceSystem::toWgs84(double x, double y) {
    ++_positions;
    if (!_transform) {
        return LonLat{x, y};
    }
    Transform& transform = *_transform;
    transform.allLikeDegrees = transform.allLikeDegrees && std::abs(x) <= 360 && std::abs(y) <= 90;
    if (!transform.bent) { // past the pole by rounding
        const double latDeg = y * transform.degreesPerUnit;
        if (std::abs(latDeg) > 90 && std::abs(latDeg) <= 90 + roundingDeg) {
            y = std::copysign(90, y) / transform.degreesPerUnit;
        }
    }
    const PJ_COORD there = proj_trans(transform.operation.get(), PJ_FWD, proj_coord(x, y, 0, HUGE_VAL));
    if (!std::isfinite(there.xy.x) || !std::isfinite(there.xy.y) || std::abs(there.xy.y) > 90) {
        proj_errno_reset(transform.operation.get());
        return std::nullopt;
    }
    const LonLat at{there.xy.x, there.xy.y};
    constexpr double nothingDeg = 0.01;
    transform.allAtZero =
        transform.allAtZero && std::abs(at.lonDeg) < nothingDeg && std::abs(at.latDeg) < nothingDeg;
    transform.note(at);
    return transform.bent ? at : transform.goneOn(at, x);
}

std::vector<RowFault> ReferenceSystem::remarks() const {
    std::vector<RowFault> remarks;
    if (_positions == 0) {
        return remarks;
    }
    if (_assumed) {
        remarks.push_back(
            {"geometry",
             "the layer names no coordinate reference system; its coordinates are taken as WGS 84 longitude "
             "and latitude.",
             "Give it one (a Shapefile: its .prj file; QGIS: Set Layer CRS)."});
    }
    if (!_transform) {
        return remarks;
    }
    // An accuracy that is not known is the worst.
    const auto worst =
        std::max_element(_transform->used.begin(), _transform->used.end(), [](const auto& a, const auto& b) {
            return b.second < 0 ? a.second >= 0 : a.second >= 0 && a.second < b.second;
        });
    if (worst == _transform->used.end()) {
        return remarks;
    }
    const bool unknown = worst->second < 0;
    std::string accuracy =
        worst->second > 0 ? fmt::format("accurate to {} m", worst->second) : std::string("exact");
    if (unknown) {
        const std::string grid = _transform->missingGrid();
        accuracy = "of unknown accuracy, up to some hundred metres off";
        accuracy += grid.empty()
                        ? ""
                        : fmt::format(" (a better one needs the grid file {}, which is not installed)", grid);
    }
    remarks.push_back(
        {"geometry",
         fmt::format(
             "the coordinates are in {} and are transformed to WGS 84 by \"{}\", {}.",
             _transform->name,
             operationName(worst->first),
             accuracy),
         unknown ? "Save the layer in WGS 84 (EPSG:4326) with an operation that fits."
                 : "Nothing has to be done, unless that is not good enough: then save the layer in WGS 84 "
                   "(EPSG:4326)."});
    if (_transform->outside > 0) {
        remarks.push_back(
            {"geometry",
             fmt::format(
                 "{} position(s), the first near {:.3f}, {:.3f}, lie far outside the area that {} is made "
                 "for "
                 "({}).",
                 _transform->outside,
                 _transform->firstOutside.lonDeg,
                 _transform->firstOutside.latDeg,
                 _transform->name,
                 _transform->area.name),
             "Check that the layer is in the system that it names (QGIS: Set Layer CRS)."});
    }
    return remarks;
}

RowFault ReferenceSystem::contradiction() const {
    // Few systems have anything that near to their origin; degrees under a wrong name all are.
    if (!_transform || !_transform->bent || !_transform->allLikeDegrees ||
        (_transform->outside == 0 && !_transform->allAtZero)) {
        return {};
    }
    return {
        "geometry",
        fmt::format(
            "the layer says that its coordinates are in {}, but they look like degrees.", _transform->name),
        "If they are longitude and latitude, set the layer's reference system to WGS 84 (QGIS: Set Layer "
        "CRS)."};
}

} // namespace khalkha
