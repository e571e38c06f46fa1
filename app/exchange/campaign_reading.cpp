#include "exchange/campaign_reading.h"

#include "base/text.h"
#include "exchange/base_manifest.h"
#include "exchange/layer_fields.h"
#include "exchange/layer_file.h"
#include "exchange/vector_file.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// The partition that comes prepared is large and already valid; areas of a campaign are checked.
ReadLimits limitsFor(const LoadContext& context, const CampaignLayer& layer) {
    ReadLimits limits;
    if (context.progress) {
        limits.progress = [&context](double part) {
            context.progress(context.readPart + part * context.layerPart);
        };
    }
    limits.spec = layer.prepared ? nullptr : layer.spec; // what is prepared has fields of its own
    const LayerSpec& spec = *layer.spec;
    limits.checkValidity =
        spec.geometry == GeometryNeed::lineOrArea || spec.geometry == GeometryNeed::pointLineOrArea;
    return limits;
}

void breakLayer(LoadContext& context, CampaignLayer& layer, Error error) {
    layer.state = LayerState::broken;
    error.where.layer = layer.spec->name;
    context.findings.add(Severity::error, 0, std::move(error));
}

bool hasInSomeLanguage(const LayerContent& content, const std::string& stem) {
    const std::vector<std::string>& suffixes = languageSuffixes();
    return content.has(stem + "_zh_hant") ||
           std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) {
               return content.has(stem + suffix);
           });
}

/// What to do for a field that is not there: the column that is perhaps meant.
std::string remedyFor(const LayerSpec& spec, const LayerContent& content, const std::string& field) {
    for (size_t i = 0; i < content.columns.size(); ++i) {
        const std::string column = toLowerAscii(trimBlanks(content.columns[i]));
        if (content.fields[i].empty() && !column.empty() && nearestField(spec, column) == field) {
            return fmt::format(
                "Perhaps the column \"{}\" is meant: call it {}.", printable(content.columns[i]), field);
        }
    }
    return fmt::format("Add {} (see the schema).", field);
}

/// The required field that the layer lacks; field "" if none. "name_*" asks for one language at least.
RowFault missingField(const LayerSpec& spec, const LayerContent& content) {
    for (const std::string_view field : spec.required) {
        const bool perLanguage = field.ends_with("_*");
        const std::string stem(perLanguage ? field.substr(0, field.size() - 2) : field);
        if (perLanguage ? !hasInSomeLanguage(content, stem) : !content.has(stem)) {
            const std::string name = perLanguage ? stem + "_en" : stem;
            const bool strange =
                std::all_of(content.fields.begin(), content.fields.end(), [](const auto& known) {
                    return known.empty();
                });
            const std::string others = strange && !content.columns.empty()
                                           ? fmt::format(
                                                 " None of its columns is a field of {}: {}.",
                                                 spec.name,
                                                 columnList(content.columns))
                                           : "";
            return {
                name,
                "no feature has this field, which is required; the layer is left out." + others,
                remedyFor(spec, content, name)};
        }
    }
    const bool nowhere = spec.geometry != GeometryNeed::none && !content.rows.empty() &&
                         !(content.has("lon") && content.has("lat")) &&
                         std::all_of(content.rows.begin(), content.rows.end(), [](const Row& row) {
                             return row.geometry.shape == Shape::none && row.faults.empty();
                         });
    if (!nowhere || !content.isTable) {
        return {};
    }
    const std::string like = positionLikeNames(content.columns);
    const std::string expected = mayBePoint(spec) ? "lon and lat (degrees, WGS 84), or WKT" : "WKT";
    return {
        "geometry",
        fmt::format("the table does not say where its features are; expected the fields {}.", expected),
        like.empty() || !mayBePoint(spec)
            ? "Add them, or save the layer as GeoJSON."
            : fmt::format("Call {} lon and lat, if they are degrees of longitude and latitude.", like)};
}

void gatherIds(CampaignLayer& layer) {
    const std::string_view field = layer.spec->name == "cells" ? "cell" : "id";
    if (!layer.content.has(field)) {
        return;
    }
    for (const Row& row : layer.content.rows) {
        layer.ids.emplace(layer.content.value(row, field));
    }
}

void takeLayer(LoadContext& context, CampaignLayer& layer, const LayerFile& file, OGRLayer& source) {
    Result<LayerContent> content =
        file.read(source, std::string(layer.spec->name), limitsFor(context, layer));
    if (!content) {
        breakLayer(context, layer, content.error());
    } else {
        acceptLayer(context, layer, *std::move(content));
    }
}

/// Opens a file that holds one layer.
void readSingle(LoadContext& context, CampaignLayer& layer, const fs::path& path) {
    const std::string file = path.string();
    const std::string name(layer.spec->name);
    layer.content.file = file;
    layer.content.name = name;
    const Result<LayerFile> opened = LayerFile::open(path);
    if (!opened) {
        breakLayer(context, layer, opened.error());
        return;
    }
    GDALDataset& dataset = opened->dataset();
    if (dataset.GetLayerCount() != 1) {
        breakLayer(
            context,
            layer,
            {ErrorKind::input,
             {file, name, {}, {}},
             fmt::format("the file has {} layers; expected one.", dataset.GetLayerCount()),
             dataset.GetLayerCount() == 0
                 ? "It may be truncated: restore it."
                 : "Save each layer in a file of its own, or all in one GeoPackage."});
        return;
    }
    takeLayer(context, layer, *opened, *dataset.GetLayer(0));
}

void reportUnknownLayer(LoadContext& context, const std::string& file, const std::string& name) {
    if (!isPartitionInput(name)) {
        context.findings.add(
            Severity::warning,
            0,
            {ErrorKind::input,
             {file, printable(name), {}, {}},
             "no layer of a campaign has this name; it is ignored.",
             "Rename it as the schema says, or keep it in another folder."});
    }
}

/// Geodata files of a folder in the order of their names.
std::vector<fs::path> geodataFiles(const fs::path& folder, std::error_code& fault) {
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && !vectorDriverOf(entry->path()).empty()) {
            files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Files that are called like a layer, in a format that is not read: they would be missed in silence.
void reportUnreadFiles(LoadContext& context, const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault)) {
        const fs::path& path = entry->path();
        fs::path shape = path;
        const bool partOfShapefile = toLowerAscii(path.extension().string()) == ".dbf" &&
                                     (fs::exists(shape.replace_extension(".shp"), fault) ||
                                      fs::exists(shape.replace_extension(".SHP"), fault));
        if (isForeignFormat(path) && !partOfShapefile &&
            layerSpec(toLowerAscii(path.stem().string())) != nullptr) {
            files.push_back(path);
        }
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& path : files) {
        context.findings.add(
            Severity::warning,
            0,
            {ErrorKind::input,
             {path.string(), toLowerAscii(path.stem().string()), {}, {}},
             fmt::format(
                 "files ending in \"{}\" are not read; the layer is not taken from it.",
                 printable(path.extension().string())),
             remedyForFormat(path) + " Or keep it in another folder."});
    }
}

/// The layer that comes next makes this part of the whole.
void beginLayer(LoadContext& context, double part) {
    context.readPart += context.layerPart;
    context.layerPart = part;
    if (context.progress) {
        context.progress(context.readPart);
    }
}

/// A second layer of a name.
void leaveOut(
    LoadContext& context, const fs::path& path, const std::string& name, std::string what, const char* hint) {
    context.findings.add(
        Severity::error, 0, {ErrorKind::input, {path.string(), name, {}, {}}, std::move(what), hint});
}

/// Layers of the campaign that are SQL of the package, even those that GDAL would not list.
void refuseLayers(LoadContext& context, const LayerFile& file, const fs::path& path) {
    for (const PackageLayer& vetted : file.packageLayers()) {
        if (vetted.refusal && layerSpec(vetted.name) != nullptr) {
            breakLayer(
                context,
                context.layer(vetted.name),
                {ErrorKind::input,
                 {path.string(), vetted.name, {}, vetted.refusal->field},
                 vetted.refusal->what,
                 vetted.refusal->hint});
        }
    }
}

/// Tables that are called like a layer, and that GDAL does not list: they would be missed in silence.
void reportUnlisted(LoadContext& context, const LayerFile& file, const fs::path& path) {
    for (const PackageLayer& vetted : file.packageLayers()) {
        if (layerSpec(vetted.name) == nullptr || context.layer(vetted.name).state != LayerState::absent) {
            continue;
        }
        breakLayer(
            context,
            context.layer(vetted.name),
            {ErrorKind::input,
             {path.string(), vetted.name, {}, {}},
             vetted.kind.empty()
                 ? std::string(
                       "the table is not in the list of layers of the GeoPackage (gpkg_contents); it is "
                       "left out.")
                 : fmt::format(
                       "the table is listed as \"{}\" (gpkg_contents), expected features or attributes; it "
                       "is "
                       "left out.",
                       printable(vetted.kind)),
             "Load it in QGIS (Database, DB Manager) and save it as a layer anew, or delete the table."});
    }
}

/// Tables that QGIS and GDAL add to a GeoPackage.
bool isHousekeeping(std::string_view name) {
    return name == "layer_styles" || name == "qgis_projects" || name.starts_with("gpkg_") ||
           name.starts_with("rtree_");
}

} // namespace

void prepareLayers(LoadContext& context) {
    for (const LayerSpec& spec : layerSpecs()) {
        CampaignLayer& layer = context.layers[std::string(spec.name)];
        layer.spec = &spec;
        layer.content.name = spec.name;
    }
}

void acceptLayer(LoadContext& context, CampaignLayer& layer, LayerContent content) {
    layer.content = std::move(content);
    layer.state = LayerState::loaded;
    gatherIds(layer);
    for (const RowFault& remark : layer.content.remarks) {
        context.report(Severity::warning, layer, remark);
    }
    for (const RowFault& fault : layer.content.faults) {
        context.report(Severity::error, layer, fault);
    }
    if (layer.content.rows.empty() && layer.content.fields.empty()) {
        return; // an empty GeoJSON keeps no fields
    }
    const RowFault missing = missingField(*layer.spec, layer.content);
    if (!missing.field.empty()) {
        context.report(Severity::error, layer, missing);
        layer.state = LayerState::broken;
        layer.content.rows.clear();
    }
}

void readFolder(LoadContext& context, const fs::path& folder) {
    for (const LayerSpec& spec :
         layerSpecs()) { // where it would be, for findings on layers that are not there
        context.layer(spec.name).content.file = folder.string();
    }
    std::error_code unreadable;
    const std::vector<fs::path> files = geodataFiles(folder, unreadable);
    if (unreadable) {
        context.findings.add(
            Severity::error,
            0,
            {ErrorKind::input,
             {folder.string(), {}, {}, {}},
             fmt::format("the folder cannot be read: {}.", unreadable.message()),
             "Give yourself the right to read it (chmod u+rx), or check the path."});
    }
    const auto sizeOf = [](const fs::path& path) {
        std::error_code fault;
        const std::uintmax_t size = fs::file_size(path, fault);
        return fault ? 1.0 : static_cast<double>(size) + 1;
    };
    double whole = 0;
    for (const fs::path& path : files) {
        whole += sizeOf(path);
    }
    context.layerPart = 0;
    for (const fs::path& path : files) {
        beginLayer(context, sizeOf(path) / whole);
        const std::string name = toLowerAscii(path.stem().string());
        if (layerSpec(name) == nullptr) {
            reportUnknownLayer(context, path.string(), name);
            continue;
        }
        CampaignLayer& layer = context.layer(name);
        if (layer.state == LayerState::absent) {
            readSingle(context, layer, path);
            continue;
        }
        leaveOut(
            context,
            path,
            name,
            fmt::format("the layer was already read from {}; this file is left out.", layer.content.file),
            "Keep one file a layer.");
    }
    reportUnreadFiles(context, folder);
}

void readPackage(LoadContext& context, const fs::path& path) {
    for (const LayerSpec& spec : layerSpecs()) {
        context.layer(spec.name).content.file = path.string();
    }
    const Result<LayerFile> opened = LayerFile::open(path);
    if (!opened) {
        context.findings.add(Severity::error, 0, opened.error());
        for (auto& named : context.layers) {
            named.second.state = LayerState::broken;
        }
        return;
    }
    refuseLayers(context, *opened, path);
    GDALDataset& dataset = opened->dataset();
    context.layerPart = 0;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        beginLayer(context, 1.0 / dataset.GetLayerCount());
        OGRLayer* const source = dataset.GetLayer(i);
        const std::string name = toLowerAscii(source->GetName());
        if (layerSpec(name) == nullptr) {
            if (!isHousekeeping(name)) {
                reportUnknownLayer(context, path.string(), name);
            }
            continue;
        }
        if (opened->refusalOf(name) != nullptr) {
            continue; // told of above
        }
        CampaignLayer& layer = context.layer(name);
        if (layer.state == LayerState::absent) {
            takeLayer(context, layer, *opened, *source);
            continue;
        }
        leaveOut(
            context,
            path,
            name,
            fmt::format(
                "the layer occurs twice, the second time as \"{}\", which is left out.",
                printable(source->GetName())),
            "Keep one of the two; case does not tell names apart.");
    }
    reportUnlisted(context, *opened, path);
}

void readPrepared(LoadContext& context, const fs::path& baseFolder) {
    if (baseFolder.empty() || context.layer("cells").state != LayerState::absent ||
        context.layer("edges").state != LayerState::absent) {
        return;
    }
    const Result<BaseManifest> manifest = readBaseManifest(baseFolder);
    for (const char* const name : {"cells", "edges"}) {
        CampaignLayer& layer = context.layer(name);
        layer.prepared = true;
        const fs::path path = baseFolder / (std::string(name) + ".fgb");
        if (Failure damaged = manifest ? checkBaseFile(path, *manifest) : Failure(manifest.error())) {
            layer.content.file = path.string();
            breakLayer(context, layer, *std::move(damaged));
        } else {
            readSingle(context, layer, path);
        }
    }
}

void fillChronicle(LoadContext& context) {
    loadManifest(context);
    loadSources(context);
    loadSides(context);
    loadPlaces(context);
    loadFormations(context);
    loadPolities(context);
    loadPartition(context);
    loadOwnership(context);
    loadClaims(context);
    loadLaterBorders(context);
    loadAxes(context);
    loadFronts(context);
    loadEvents(context);
    loadZonesAndRegions(context);
    loadPositions(context);
    loadRoutes(context);
    loadSeries(context);
    loadLinks(context);
    loadReading(context);
    checkWhole(context);
    context.chronicle.finish();
}

} // namespace khalkha
