// `khalkha check PATH`

#include "base/text.h"
#include "exchange/campaign_reading.h"
#include "exchange/row_reader.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

/// Any geodata: readable to the end, every text UTF-8, every geometry on the Earth and valid.
void checkReadable(const fs::path& path, std::vector<Finding>& findings) {
    const Result<DatasetPtr> dataset = openVectorFile(path);
    if (!dataset) {
        findings.push_back({Severity::error, dataset.error()});
        return;
    }
    ReadLimits limits;
    limits.checkValidity = true;
    const std::string file = path.string();
    if ((*dataset)->GetLayerCount() == 0) {
        findings.push_back(
            {Severity::error,
             {ErrorKind::input,
              {file, {}, {}, {}},
              "the file has no layer.",
              "Restore it, or save it anew in QGIS."}});
    }
    for (int i = 0; i < (*dataset)->GetLayerCount(); ++i) {
        OGRLayer* const source = (*dataset)->GetLayer(i);
        const bool wantsGeometry = source->GetGeomType() != wkbNone;
        Result<LayerContent> layer = readLayerContent(*source, file, printable(source->GetName()), limits);
        if (!layer) {
            findings.push_back({Severity::error, layer.error()});
            continue;
        }
        if (vectorDriverOf(path) == "CSV") {
            checkCsvShape(path, *layer);
        }
        const auto add = [&](Severity severity, const std::string& feature, const RowFault& fault) {
            findings.push_back(
                {severity,
                 {ErrorKind::input, {file, layer->name, feature, fault.field}, fault.what, fault.hint}});
        };
        for (const RowFault& remark : layer->remarks) {
            add(Severity::warning, {}, remark);
        }
        for (const Row& row : layer->rows) {
            const std::string_view id = layer->value(row, "id");
            const std::string feature = id.empty() ? fmt::format("#{}", row.number) : printable(id);
            for (const RowFault& fault : row.faults) {
                add(Severity::error, feature, fault);
            }
            if (wantsGeometry && row.faults.empty() && row.geometry.shape == Shape::none) {
                add(Severity::warning,
                    feature,
                    {"geometry", "the feature has no geometry.", "Digitise or delete it."});
            }
        }
    }
}

bool holdsCampaign(const fs::path& package) {
    const Result<DatasetPtr> dataset = openVectorFile(package);
    if (!dataset) {
        return false;
    }
    for (int i = 0; i < (*dataset)->GetLayerCount(); ++i) {
        if (layerSpec(toLowerAscii((*dataset)->GetLayer(i)->GetName())) != nullptr) {
            return true;
        }
    }
    return false;
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
