// `khalkha check PATH`

#include "base/text.h"
#include "exchange/campaign_reading.h"
#include "exchange/layer_fields.h"
#include "exchange/layer_file.h"
#include "exchange/row_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// "manifest, sources, …": what a layer of a campaign may be called.
std::string layerNames() {
    std::string names;
    for (const LayerSpec& spec : layerSpecs()) {
        names += (names.empty() ? "" : ", ") + std::string(spec.name);
    }
    return names;
}

/// What was found wrong with a layer that belongs to no campaign, and what it holds.
void reportContent(
    const std::string& file, const LayerContent& layer, bool wantsGeometry, std::vector<Finding>& findings) {
    const auto add = [&](Severity severity, const Row* row, const RowFault& fault) {
        std::string feature;
        if (row != nullptr) {
            const std::string_view id = layer.value(*row, "id");
            feature = id.empty() ? fmt::format("#{}", row->number) : printable(id);
        }
        findings.push_back(
            {severity,
             {ErrorKind::input,
              {file, layer.name, std::move(feature), fault.field, row == nullptr ? 0 : row->number},
              fault.what,
              fault.hint}});
    };
    add(Severity::warning,
        nullptr,
        {{},
         fmt::format(
             "this is readable, but no layer of a campaign: {}, fields: {}.",
             layer.description,
             layer.columns.empty() ? "none" : columnList(layer.columns)),
         "To make one of it, give it the name of a layer: " + layerNames() + "."});
    for (const RowFault& remark : layer.remarks) {
        add(Severity::warning, nullptr, remark);
    }
    for (const RowFault& fault : layer.faults) {
        add(Severity::error, nullptr, fault);
    }
    for (const Row& row : layer.rows) {
        for (const RowFault& fault : row.faults) {
            add(Severity::error, &row, fault);
        }
        for (const RowFault& remark : row.remarks) {
            add(Severity::warning, &row, remark);
        }
        if (wantsGeometry && row.faults.empty() && row.geometry.shape == Shape::none) {
            add(Severity::warning,
                &row,
                {"geometry", "the feature has no geometry.", "Digitise or delete it."});
        }
    }
}

/// Any geodata: readable to the end, every text UTF-8, every geometry on the Earth and valid.
void checkReadable(const fs::path& path, std::vector<Finding>& findings) {
    const Result<LayerFile> opened = LayerFile::open(path);
    if (!opened) {
        findings.push_back({Severity::error, opened.error()});
        return;
    }
    GDALDataset& dataset = opened->dataset();
    ReadLimits limits;
    limits.checkValidity = true;
    const std::string file = path.string();
    if (dataset.GetLayerCount() == 0) {
        findings.push_back(
            {Severity::error,
             {ErrorKind::input,
              {file, {}, {}, {}},
              "the file has no layer.",
              "Restore it, or save it anew in QGIS."}});
    }
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer* const source = dataset.GetLayer(i);
        if (const RowFault* const refusal = opened->refusalOf(source->GetName())) {
            findings.push_back(
                {Severity::error,
                 {ErrorKind::input,
                  {file, printable(source->GetName()), {}, refusal->field},
                  refusal->what,
                  refusal->hint}});
            continue;
        }
        const bool csv = vectorDriverOf(path) == "CSV";
        const std::string name = csv ? path.stem().string() : source->GetName();
        const Result<LayerContent> layer = opened->read(*source, printable(name), limits);
        if (!layer) {
            findings.push_back({Severity::error, layer.error()});
            continue;
        }
        reportContent(file, *layer, source->GetGeomType() != wkbNone, findings);
    }
}

bool holdsCampaign(const fs::path& package) {
    const Result<VectorFile> opened = openVectorFile(package);
    return opened && std::any_of(opened->layers.begin(), opened->layers.end(), [](const PackageLayer& layer) {
               return layerSpec(layer.name) != nullptr;
           });
}

/// One layer, with the layers beside it to look references up in; only its own findings count.
std::vector<Finding> checkLayerFile(
    const fs::path& path, const std::string& name, const fs::path& baseFolder, const TextRules& rules) {
    LoadContext context;
    context.rules = rules;
    context.lenient = true;
    prepareLayers(context);
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    readFolder(context, folder);
    readPrepared(context, baseFolder);
    fillChronicle(context);
    std::vector<Finding> findings;
    for (Finding& finding : context.findings.sorted()) {
        if (finding.error.where.layer == name) {
            if (fs::path(finding.error.where.file).filename() == path.filename()) {
                finding.error.where.file = path.string(); // as the user gave it
            }
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

} // namespace

std::vector<Finding> checkPath(const fs::path& path, const fs::path& baseFolder, const TextRules& rules) {
    std::error_code fault;
    if (fs::is_directory(path, fault)) {
        return readCampaign(path, baseFolder, rules).findings;
    }
    std::vector<Finding> findings;
    if (Failure refusal = refuseIrregular(path, maxVectorFileBytes)) {
        findings.push_back({Severity::error, *refusal});
        return findings;
    }
    const std::string driver = vectorDriverOf(path);
    if (driver == "GPKG" && holdsCampaign(path)) {
        return readCampaign(path, baseFolder, rules).findings;
    }
    const std::string name = toLowerAscii(path.stem().string());
    if (!driver.empty() && driver != "GPKG" && layerSpec(name) != nullptr) {
        return checkLayerFile(path, name, baseFolder, rules);
    }
    checkReadable(path, findings);
    return findings;
}

} // namespace khalkha
