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

/// Adds a warning on a row whose own faults were reported when it was read.
void warnOfRow(
    LoadContext& context,
    const CampaignLayer& layer,
    const Row& row,
    std::string_view field,
    std::string what,
    std::string hint) {
    const Row bare = row.bare();
    RowReader(context, layer, bare).warn(field, std::move(what), std::move(hint));
}

void checkUnusedPlaces(LoadContext& context) {
    const CampaignLayer& layer = context.layer("places");
    std::map<std::string_view, const Row*> rowOfId;
    for (const Row& row : layer.content.rows) {
        rowOfId.emplace(layer.content.value(row, "id"), &row);
    }
    for (const Place& place : context.chronicle.places) {
        if (!place.label && context.usedPlaces.find(place.id) == context.usedPlaces.end()) {
            warnOfRow(
                context,
                layer,
                *rowOfId.at(place.id),
                "label",
                "the place has no label and nothing refers to it.",
                "Use it, label it or delete it.");
        }
    }
}

void checkUnusedSources(LoadContext& context) {
    const CampaignLayer& layer = context.layer("sources");
    for (const Row& row : layer.content.rows) {
        const std::string_view id = layer.content.value(row, "id");
        if (row.faults.empty() && context.citedSources.find(id) == context.citedSources.end()) {
            warnOfRow(context, layer, row, "id", "nothing cites this source.", "Cite it or delete it.");
        }
    }
}

/// Takes the parent away where the parents of a feature lead back to itself.
template <class T>
void checkCircles(LoadContext& context, std::string_view layerName, std::vector<T>& items) {
    std::map<std::string_view, size_t> indexOf;
    for (size_t i = 0; i < items.size(); ++i) {
        indexOf.emplace(items[i].id, i);
    }
    std::vector<size_t> walkOf(items.size(), 0); // number of the walk that came by, 0 = none
    const CampaignLayer& layer = context.layer(layerName);
    for (size_t start = 0; start < items.size(); ++start) {
        size_t i = start;
        while (walkOf[i] == 0) {
            walkOf[i] = start + 1;
            const auto parent = indexOf.find(items[i].parentId);
            if (items[i].parentId.empty() || parent == indexOf.end()) {
                break;
            }
            if (walkOf[parent->second] == start + 1) {
                const auto row = std::find_if(
                    layer.content.rows.begin(), layer.content.rows.end(), [&](const Row& candidate) {
                        return layer.content.value(candidate, "id") == items[i].id;
                    });
                const Row bare = row->bare();
                RowReader(context, layer, bare)
                    .fault(
                        "parent",
                        fmt::format("\"{}\" leads back to the feature itself.", items[i].parentId),
                        "Correct the parents so that they end at one without a parent.");
                items[i].parentId.clear();
                break;
            }
            i = parent->second;
        }
    }
}

/// Whether every layer that refers to places and sources could be read.
bool allReadable(const LoadContext& context) {
    return std::none_of(context.layers.begin(), context.layers.end(), [](const auto& named) {
        return named.second.state == LayerState::broken;
    });
}

} // namespace

void checkWhole(LoadContext& context) {
    if (context.hasCampaignSpan) {
        checkOwnershipGaps(context);
    }
    if (context.layer("ownership").state == LayerState::loaded && !context.chronicle.ownership.empty()) {
        checkOwnerless(context);
    }
    checkCircles(context, "sides", context.chronicle.sides);
    checkCircles(context, "formations", context.chronicle.formations);
    checkSwapped(context);
    if (context.lenient || !allReadable(context)) {
        return;
    }
    if (!context.placeReferencesLost) {
        checkUnusedPlaces(context);
    }
    // Without edges it is unknown what the partition rests on.
    if (!context.sourceReferencesLost && context.layer("edges").state == LayerState::loaded) {
        checkUnusedSources(context);
    }
}

} // namespace khalkha
