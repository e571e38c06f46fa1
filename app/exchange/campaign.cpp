#include "exchange/campaign.h"

#include "exchange/campaign_reading.h"
#include "geo/antimeridian.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {
namespace fs = std::filesystem;

void requireLayer(LoadContext& context, std::string_view name) {
    const CampaignLayer& layer = context.layer(name);
    if (layer.state == LayerState::absent) {
        context.report(
            Severity::error,
            layer,
            {{},
             "the layer is missing; every campaign needs it.",
             fmt::format("Restore or add {0}.csv or {0}.geojson (see the schema).", name)});
    }
}

/// The middle of the places, when the manifest does not say where to look.
void chooseView(LoadContext& context) {
    const CampaignLayer& layer = context.layer("manifest");
    const bool chosen =
        std::any_of(layer.content.rows.begin(), layer.content.rows.end(), [&layer](const Row& row) {
            const std::string_view key = layer.content.value(row, "key");
            return key == "open_lon" || key == "open_lat";
        });
    const std::vector<Place>& places = context.chronicle.places;
    if (chosen || places.empty()) {
        return;
    }
    Polyline positions;
    for (const Place& place : places) {
        positions.push_back(place.at);
    }
    const LonLatBox box = narrowestBox(positions);
    context.chronicle.manifest.openView = {
        wrappedLonDeg((box.westDeg + box.eastDeg) / 2), (box.southDeg + box.northDeg) / 2};
}

Campaign finished(LoadContext& context) {
    Campaign campaign;
    campaign.findings = context.findings.sorted();
    campaign.chronicle = std::make_shared<const Chronicle>(std::move(context.chronicle));
    return campaign;
}

Campaign noCampaign(LoadContext& context, const fs::path& path, std::string what, std::string hint) {
    context.findings.add(
        Severity::error,
        0,
        {ErrorKind::input, {path.string(), {}, {}, {}}, std::move(what), std::move(hint)});
    context.chronicle.finish();
    Campaign campaign = finished(context);
    campaign.refused = true;
    return campaign;
}

} // namespace

bool Campaign::hasErrors() const {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.severity == Severity::error;
    });
}

Campaign readCampaign(
    const fs::path& path, const fs::path& baseFolder, const TextRules& rules, ReadProgress progress) {
    LoadContext context;
    context.progress = std::move(progress);
    context.rules = rules;
    prepareLayers(context);
    std::error_code fault;
    if (fs::is_directory(path, fault)) {
        readFolder(context, path);
    } else if (vectorDriverOf(path) == "GPKG") {
        readPackage(context, path);
    } else if (Failure refusal = refuseIrregular(path, maxVectorFileBytes)) {
        return noCampaign(context, path, refusal->what, refusal->hint);
    } else {
        return noCampaign(
            context,
            path,
            "this is no campaign; expected a folder of layers or a GeoPackage (.gpkg).",
            "Give the folder that the file lies in.");
    }
    const bool anyLayer = std::any_of(context.layers.begin(), context.layers.end(), [](const auto& named) {
        return named.second.state != LayerState::absent;
    });
    if (!anyLayer) {
        return noCampaign(
            context,
            path,
            "none of the layers of a campaign is here; expected manifest.csv, sources.csv and others.",
            "Check the path.");
    }
    requireLayer(context, "manifest");
    requireLayer(context, "sources");
    readPrepared(context, baseFolder);
    fillChronicle(context);
    chooseView(context);
    Campaign campaign = finished(context);
    campaign.refused = std::none_of(context.layers.begin(), context.layers.end(), [](const auto& named) {
        return !named.second.prepared && named.second.state == LayerState::loaded;
    });
    return campaign;
}

} // namespace khalkha
