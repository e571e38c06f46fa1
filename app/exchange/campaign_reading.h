#pragma once
// Finding and reading the layers of a campaign; shared by readCampaign and checkPath.

#include "exchange/layer_file.h"
#include "exchange/load_context.h"

#include <filesystem>

namespace khalkha {

/// An entry for every layer of the schema, all absent.
void prepareLayers(LoadContext& context);
/// Reads every layer file of the folder.
void readFolder(LoadContext& context, const std::filesystem::path& folder);
/// Reads every layer of a GeoPackage.
void readPackage(LoadContext& context, const std::filesystem::path& path);
/// Reads cells.fgb and edges.fgb unless the campaign has a partition of its own. An empty path: nothing.
void readPrepared(LoadContext& context, const std::filesystem::path& baseFolder);
/// Fills the chronicle from the layers read, with all checks.
void fillChronicle(LoadContext& context);

/// Whether a layer can be used under its name: required fields there, unknown ones remarked on.
void acceptLayer(LoadContext& context, CampaignLayer& layer, LayerContent content);

} // namespace khalkha
