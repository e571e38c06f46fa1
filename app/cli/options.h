#pragma once
// Options that several subcommands share, as typed on the command line, and their meaning.

#include "base/result.h"
#include "chronicle/model.h"
#include "scene/comparison.h"
#include "session/session.h"

#include <functional>
#include <string>

namespace CLI { // NOLINT(readability-identifier-naming): the library's name
class App;
}

namespace khalkha {

/// Texts as typed; empty = not given.
struct PictureOptions {
    std::string campaign;
    std::string at, view, scale, exaggeration;
    std::string size = "1280x720";
    std::string language, claims, theme, symbols, layers;
    std::string scene; ///< step of a guided reading that gives what is not given here
    std::string ruler;
    bool noFurniture = false;
    bool gapChart = false;
    bool reducedMotion = false;
    friend bool operator==(const PictureOptions&, const PictureOptions&) = default;
};

/// Two views in one picture, as typed; empty = not given.
struct CompareOptions {
    std::string mode, claims, at, view, divider;
};

/// Where the campaign and the prepared base geography are.
void addCampaignOption(CLI::App& command, std::string& campaign);
/// --view --lang --claims --theme --symbols --layers --ui-scale --exaggeration --ruler --gap-chart --clean
/// --reduced-motion
void addViewOptions(CLI::App& command, PictureOptions& options);
/// --compare --compare-claims --compare-at --compare-view --divider
void addCompareOptions(CLI::App& command, CompareOptions& options);
void addAtOption(CLI::App& command, PictureOptions& options);
void addSizeOption(CLI::App& command, PictureOptions& options);

/// --view --claims --layers: what `state` prints depends on no more
void addStateOptions(CLI::App& command, PictureOptions& options);

/// What is wrong with a value of that option ("--at").
[[nodiscard]] Error usageError(const std::string& option, const std::string& what, const std::string& hint);
/// A number as typed for an option; the error names the option and the range.
[[nodiscard]] Result<double>
numberOption(const std::string& option, const std::string& text, double least, double most);
/// A whole number; "30.0" is one.
[[nodiscard]] Result<int>
wholeOption(const std::string& option, const std::string& text, int least, int most);
/// What is wrong with a text to look for that has no words (hasWords).
[[nodiscard]] Error wordless(const std::string& option, const std::string& text);
/// "1920x1080"; 16..16384 pixels a side.
[[nodiscard]] Result<Viewport> parseSize(const std::string& text);
/// Start of the date, in the campaign's zone when it has no offset of its own.
[[nodiscard]] Result<Instant> parseAt(const std::string& text, const Manifest& manifest);
/// "118.7,47.8".
[[nodiscard]] Result<LonLat> parsePosition(const std::string& text);
/// The view that the options ask for, on top of the campaign's opening view.
[[nodiscard]] Result<ViewState> makeViewState(const PictureOptions& options, const Manifest& manifest);

/// Day, view, claims and layers of the scene, where the options do not name them.
[[nodiscard]] Failure takeScene(PictureOptions& options, const Chronicle& chronicle);

/// What the right view has of its own; off when nothing is compared.
[[nodiscard]] Result<Comparison>
makeComparison(const CompareOptions& options, const ViewState& left, const Manifest& manifest);
/// Whose claims the right view shows when nobody says: the other side's; with an instant or a camera of its
/// own, those of the left one.
[[nodiscard]] Perspective otherPerspective(const CompareOptions& options, Perspective left);

/// The given options as what they set in a session; those that are not given leave it as it is. Errors as of
/// makeViewState and makeComparison.
[[nodiscard]] Result<std::function<void(Session&)>>
sessionArguments(const PictureOptions& options, const CompareOptions& compare, const Manifest& manifest);

/// Opening view of a campaign in a language.
[[nodiscard]] ViewState openingView(const Manifest& manifest, Language language);

} // namespace khalkha
