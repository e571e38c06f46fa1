// --compare and what goes with it: two views in one picture.
#include "cli/options.h"

#include "base/text.h"
#include "session/command.h"
#include "session/compare_words.h"

#include <CLI/CLI.hpp>

namespace khalkha {

Perspective otherPerspective(const CompareOptions& options, Perspective left) {
    if (!options.at.empty() || !options.view.empty()) {
        return left;
    }
    switch (left) {
    case Perspective::soviet:
        return Perspective::japan;
    case Perspective::none:
        return Perspective::both;
    case Perspective::both:
    case Perspective::japan:
        break;
    }
    return Perspective::soviet;
}

void addCompareOptions(CLI::App& command, CompareOptions& options) {
    command
        .add_option("--compare", options.mode, "Two views: split (side by side), swipe (one over the other)")
        ->check(CLI::IsMember({"off", "split", "swipe"}));
    command.add_option("--compare-claims", options.claims, "Whose claims on the right: jp, su, both, none");
    command.add_option(
        "--compare-at",
        options.at,
        "Instant or date (its first instant) on the right, or clock+7 (days later), clock-36h");
    command.add_option("--compare-view", options.view, "Another --view for the right one of split");
    command.add_option("--divider", options.divider, "Where the two meet, part of the width (default 0.5)");
}

Result<Comparison>
makeComparison(const CompareOptions& options, const ViewState& left, const Manifest& manifest) {
    Comparison comparison;
    comparison.camera = left.camera;
    if (options.mode.empty()) {
        if (!(options.claims + options.at + options.view + options.divider).empty()) {
            return usageError(
                "--compare",
                "it is not said how the two views are shown.",
                "Add --compare split or --compare swipe.");
        }
        return comparison;
    }
    comparison.mode = parseCompareMode(options.mode).value_or(CompareMode::off);
    if (comparison.mode == CompareMode::off) {
        if (!(options.claims + options.at + options.view + options.divider).empty()) {
            return usageError(
                "--compare",
                "off shows one view, and other options say what a second one has.",
                "Write --compare split or swipe, or leave them out.");
        }
        return comparison;
    }
    comparison.perspective = otherPerspective(options, left.perspective);
    if (!options.claims.empty()) {
        const auto perspective = parsePerspective(options.claims);
        if (!perspective) {
            return usageError(
                "--compare-claims",
                "\"" + printable(options.claims) + "\" is no view of the claims.",
                "Use jp, su, both or none.");
        }
        comparison.perspective = *perspective;
    }
    if (!options.at.empty()) {
        const auto time = parseCompareTime(options.at, manifest.zoneMinutes);
        if (!time) {
            return usageError(
                "--compare-at",
                "\"" + printable(options.at) + "\" is no date or instant.",
                "Use a date (1939-08-31), or clock+7 for seven days later than the left view.");
        }
        comparison.fixedAt = time->fixedAt;
        comparison.offsetSeconds = time->offsetSeconds;
    }
    if (!options.view.empty()) {
        const auto camera = parseView(options.view);
        if (!camera) {
            return camera.error();
        }
        if (comparison.mode == CompareMode::swipe) {
            return usageError(
                "--compare-view",
                "both views under a swipe divider are of the same ground.",
                "Use --compare split for two cameras.");
        }
        comparison.camera = *camera;
        comparison.linked = false;
    }
    if (!options.divider.empty()) {
        const auto part = parseNumber(options.divider);
        if (!part || *part < 0 || *part > 1) {
            return usageError(
                "--divider", "a part of the width from 0 to 1 was expected.", "0.5 is the middle.");
        }
        comparison.divider = clampedDivider(comparison.mode, *part);
    }
    return comparison;
}

} // namespace khalkha
