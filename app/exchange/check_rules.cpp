// Findings that need the campaign as a whole.

#include "exchange/row_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {

Severity warning() {
    return Severity::warning;
}

/// Warns of stretches of the campaign in which a cell that has owners has none.
void checkOwnershipGaps(LoadContext& context) {
    std::map<std::string, std::vector<Span>> spansOfCell;
    for (const Ownership& row : context.chronicle.ownership) {
        spansOfCell[row.cellId].push_back(row.span);
    }
    const CampaignLayer& layer = context.layer("ownership");
    std::map<std::string_view, size_t> rowsOfCell;
    for (const Row& row : layer.content.rows) {
        ++rowsOfCell[layer.content.value(row, "cell")];
    }
    const Span& whole = context.chronicle.manifest.span;
    const auto gap = [&](const std::string& cell, Instant from, Instant to) {
        context.report(
            warning(),
            layer,
            {"start",
             fmt::format(
                 "cell \"{}\" has no owner from {} to {}.",
                 cell,
                 isoInstant(from, context.zoneMinutes()),
                 isoInstant(to, context.zoneMinutes())),
             "Add a row, or move the ends of its neighbours together."});
    };
    for (auto& [cell, spans] : spansOfCell) {
        if (rowsOfCell[cell] != spans.size()) {
            continue; // a row was left out, which has been reported
        }
        std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.start < b.start; });
        Instant covered = whole.start;
        for (const Span& span : spans) {
            if (span.start > covered && covered < whole.end) {
                gap(cell, covered, std::min(span.start, whole.end));
            }
            covered = std::max(covered, span.end);
        }
        if (covered < whole.end) {
            gap(cell, covered, whole.end);
        }
    }
}

/// One warning that lists the cells which never occur in the table.
void checkOwnerless(LoadContext& context) {
    std::set<std::string, std::less<>> owned;
    const CampaignLayer& layer = context.layer("ownership");
    for (const Row& row : layer.content.rows) {
        const std::string_view cell = layer.content.value(row, "cell");
        if (!context.isKnown("cells", cell)) {
            return; // a misspelt cell has been reported and would come again as an ownerless one
        }
        owned.emplace(cell);
    }
    std::string ownerless;
    size_t count = 0;
    for (const Cell& cell : context.chronicle.cells) {
        if (owned.find(cell.id) == owned.end()) {
            ++count;
            if (count <= 20) {
                ownerless += (ownerless.empty() ? "" : ", ") + cell.id;
            }
        }
    }
    if (count > 0) {
        context.report(
            warning(),
            layer,
            {"cell",
             fmt::format("{} cell(s) never have an owner: {}{}.", count, ownerless, count > 20 ? ", …" : ""),
             "Add rows for them."});
    }
}

void checkUnusedPlaces(LoadContext& context) {
    const CampaignLayer& layer = context.layer("places");
    std::map<std::string_view, const Row*> rowOfId;
    for (const Row& row : layer.content.rows) {
        rowOfId.emplace(layer.content.value(row, "id"), &row);
    }
    for (const Place& place : context.chronicle.places) {
        if (place.label || context.usedPlaces.find(place.id) != context.usedPlaces.end()) {
            continue;
        }
        const Row bare{rowOfId.at(place.id)->number, rowOfId.at(place.id)->values, {}, {}};
        RowReader(context, layer, bare)
            .warn(
                "label",
                "the place has no label and nothing refers to it.",
                "Use it, label it or delete it.");
    }
}

} // namespace

void checkWhole(LoadContext& context) {
    if (context.hasCampaignSpan) {
        checkOwnershipGaps(context);
    }
    if (context.layer("ownership").state == LayerState::loaded && !context.chronicle.ownership.empty()) {
        checkOwnerless(context);
    }
    const bool referrersKnown = context.layer("events").state != LayerState::broken &&
                                context.layer("axis_waypoints").state != LayerState::broken &&
                                context.layer("formations").state != LayerState::broken;
    if (referrersKnown && !context.lenient) {
        checkUnusedPlaces(context);
    }
}

} // namespace khalkha
