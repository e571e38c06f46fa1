#pragma once
// Reads and validates a campaign: a folder of GeoJSON and CSV layers, or one GeoPackage with the same layers.

#include "base/result.h"
#include "chronicle/model.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

enum class Severity { error, warning };
struct Finding {
    Severity severity = Severity::error;
    Error error;
};

struct Campaign {
    ChroniclePtr chronicle; ///< never null: what could be read
    /// In layer and feature order. What an error is about was left out: the value, the feature or the layer;
    /// only a feature without a source stays, as reconstructed.
    std::vector<Finding> findings;
    /// Nothing of a campaign could be read: there is nothing to draw or list, and the last of the findings
    /// that are errors says why.
    bool refused = false;
    [[nodiscard]] bool hasErrors() const;
};

/// What only the layers above can judge of a text of a scene: nothing if it is good. Without a rule a text is
/// taken as it is.
struct TextRules {
    using Rule = std::function<Failure(std::string_view)>;
    Rule view, layers;
    /// Code points of a text in a language that cannot be drawn; they are warned about.
    std::function<std::u32string(std::string_view text, Language language)> undrawable;
};

/// Hears, now and then while a campaign is read, how much of it has been, 0..1.
using ReadProgress = std::function<void(double)>;

/// Reads a campaign. baseFolder holds the prepared base geography (cells.fgb, edges.fgb); a missing one is a
/// finding. A path that is no campaign at all gives a chronicle without features, refused.
[[nodiscard]] Campaign readCampaign(
    const std::filesystem::path& path,
    const std::filesystem::path& baseFolder,
    const TextRules& rules = {},
    ReadProgress progress = {});

/// `khalkha check PATH` for a campaign folder, a GeoPackage or any single geodata file.
[[nodiscard]] std::vector<Finding> checkPath(
    const std::filesystem::path& path, const std::filesystem::path& baseFolder, const TextRules& rules = {});

} // namespace khalkha
