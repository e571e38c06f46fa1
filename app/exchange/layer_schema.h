#pragma once
// The layers of a campaign and their fields, as geodata/README.md describes them for people.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

enum class GeometryNeed { none, point, line, pointOrLine, pointLineOrArea, lineOrArea, area };

struct LayerSpec {
    std::string_view name;
    GeometryNeed geometry = GeometryNeed::none;
    bool provenance = true; ///< has sources, certainty, uncertainty_km, note, disagreement_*
    bool span = true;       ///< has start and end
    /// Fields; a trailing "_*" stands for one field a language. Required ones must be there and filled.
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional;
};

/// In the order in which findings are listed. What a layer refers to stands before it where that can be.
[[nodiscard]] const std::vector<LayerSpec>& layerSpecs();
/// nullptr if no layer has this name.
[[nodiscard]] const LayerSpec* layerSpec(std::string_view name);
/// Input of the partition into cells, read when the base geography is prepared and not here.
[[nodiscard]] bool isPartitionInput(std::string_view name);

/// Field suffixes by language: "_en", "_ja", …; "_zh_hant" is another spelling of "_zh".
[[nodiscard]] const std::vector<std::string>& languageSuffixes();
/// Whether the layer has this field; names are lower case.
[[nodiscard]] bool isKnownField(const LayerSpec& spec, std::string_view field);
/// Every name that a field of the layer may have by the schema, one a language; sorted.
[[nodiscard]] std::vector<std::string> knownFields(const LayerSpec& spec);
/// Whether features of the layer may be points, and so stand in a table with the fields lon and lat.
[[nodiscard]] bool mayBePoint(const LayerSpec& spec);

} // namespace khalkha
