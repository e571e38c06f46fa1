#include "exchange/row_words.h"
#include "geo/lonlat_box.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace khalkha {

namespace {

constexpr std::array<Choice<Rule>, 7> ruleWords{
    {{"state", Rule::state},
     {"puppet-state", Rule::puppetState},
     {"colony", Rule::colony},
     {"lease", Rule::lease},
     {"occupation", Rule::occupation},
     {"disputed", Rule::disputed},
     {"claim", Rule::claim}}};

void loadLabels(LoadContext& context, const std::map<std::string, size_t, std::less<>>& index) {
    const CampaignLayer& layer = context.layer("polity_labels");
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        const std::string polityId = reader.reference("polity", "polities", Required::yes);
        Polity::Label label;
        label.at = reader.point();
        label.spanKm = reader.number("span_km", 600, 1, 20000);
        const auto polity = index.find(polityId);
        if (reader.ok() && polity != index.end()) {
            context.chronicle.polities[polity->second].labels.push_back(label);
        }
    }
}

void loadCells(LoadContext& context) {
    CampaignLayer& layer = context.layer("cells");
    SeenIds seen;
    for (Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Cell cell;
        cell.id = reader.id("cell");
        seen.check(reader, cell.id);
        if (row.geometry.shape != Shape::area && reader.ok()) {
            reader.reject("geometry", "a cell must be a Polygon or MultiPolygon.", "Digitise it as an area.");
        }
        if (reader.ok()) {
            cell.polygons = std::move(row.geometry.areas); // large: moved, not copied
            cell.box = boxOf(cell.polygons);
            context.chronicle.cells.push_back(std::move(cell));
        }
    }
}

void loadEdges(LoadContext& context) {
    CampaignLayer& layer = context.layer("edges");
    for (Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        CellEdge edge;
        edge.leftCell = reader.reference("left", "cells");
        edge.rightCell = reader.reference("right", "cells");
        edge.coast = reader.flag("coast", false);
        edge.provenance = reader.provenance(SourceNeed::optional);
        if (row.geometry.shape != Shape::line && reader.ok()) {
            reader.reject("geometry", "an edge must be a LineString.", "Digitise it as a line.");
        }
        if (!reader.ok()) {
            continue;
        }
        for (Polyline& line : row.geometry.lines) {
            CellEdge part = edge;
            part.line = std::move(line);
            context.chronicle.edges.push_back(std::move(part));
        }
    }
}

/// Spans of each cell that have an owner. Rows of a cell may not overlap: the one that came first stands.
class Timetable {
public:
    /// Index of the row that the new one overlaps; nullopt and the row is entered if there is none.
    std::optional<size_t> add(const Ownership& row, size_t index) {
        auto& spans = _spansOfCell[row.cellId]; // by start, without overlaps
        const auto next = spans.upper_bound(row.span.start);
        if (next != spans.end() && next->first < row.span.end) {
            return next->second.index;
        }
        if (next != spans.begin() && std::prev(next)->second.end > row.span.start) {
            return std::prev(next)->second.index;
        }
        spans.emplace(row.span.start, Entry{row.span.end, index});
        return std::nullopt;
    }

private:
    struct Entry {
        Instant end;
        size_t index = 0;
    };
    std::map<std::string, std::map<Instant, Entry>> _spansOfCell;
};

std::string endText(Instant at, int zoneMinutes) {
    return at == beginningOfTime || at == endOfTime ? ".." : isoInstant(at, zoneMinutes);
}

/// Warns when a polity holds or claims ground at a time when it did not exist.
void expectAlive(
    RowReader& reader,
    const LoadContext& context,
    std::string_view field,
    const std::string& polityId,
    const Span& span) {
    const auto life = context.polityLives.find(polityId);
    if (life == context.polityLives.end() || !reader.ok() ||
        (span.start >= life->second.start && span.end <= life->second.end)) {
        return;
    }
    reader.warn(
        field,
        fmt::format(
            R"(polity "{}" is used from {} to {}, outside its time ({} to {}).)",
            polityId,
            endText(span.start, context.zoneMinutes()),
            endText(span.end, context.zoneMinutes()),
            endText(life->second.start, context.zoneMinutes()),
            endText(life->second.end, context.zoneMinutes())),
        "Correct start and end of the row, or those of the polity.");
}

} // namespace

void loadPolities(LoadContext& context) {
    const CampaignLayer& layer = context.layer("polities");
    std::map<std::string, size_t, std::less<>> index;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Polity polity;
        polity.id = reader.id();
        seen.check(reader, polity.id);
        polity.name = reader.local("name", Required::yes);
        polity.shortName = reader.local("short_name", Required::no, Promise::none);
        if (polity.shortName.empty()) {
            polity.shortName = polity.name;
        }
        polity.sideId = reader.reference("side", "sides");
        const Side* side = nullptr;
        for (const Side& candidate : context.chronicle.sides) {
            side = candidate.id == polity.sideId ? &candidate : side;
        }
        polity.hue = reader.choice<Hue>(
            "hue",
            hueWords,
            side != nullptr ? side->hue : Hue::grey,
            side != nullptr ? side->hue : Hue::grey);
        const Span life = reader.span();
        reader.expectWithinEvents("start", life);
        polity.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            index.emplace(polity.id, context.chronicle.polities.size());
            context.polityLives.emplace(polity.id, life);
            context.chronicle.polities.push_back(std::move(polity));
        }
    }
    loadLabels(context, index);
}

void loadPartition(LoadContext& context) {
    loadCells(context);
    loadEdges(context);
}

void loadOwnership(LoadContext& context) {
    const CampaignLayer& layer = context.layer("ownership");
    Timetable timetable;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Ownership ownership;
        ownership.cellId = reader.reference("cell", "cells", Required::yes);
        ownership.polityId = reader.reference("polity", "polities", Required::yes);
        ownership.claimantId = reader.reference("claimant", "polities");
        ownership.span = reader.span();
        ownership.rule = reader.choice<Rule>("rule", ruleWords, Rule::state);
        ownership.provenance = reader.provenance(SourceNeed::required);
        reader.expectWithinEvents("start", ownership.span);
        expectAlive(reader, context, "polity", ownership.polityId, ownership.span);
        expectAlive(reader, context, "claimant", ownership.claimantId, ownership.span);
        if (!reader.ok()) {
            continue;
        }
        const std::optional<size_t> clash = timetable.add(ownership, context.chronicle.ownership.size());
        if (!clash) {
            context.chronicle.ownership.push_back(std::move(ownership));
            continue;
        }
        const Ownership& first = context.chronicle.ownership[*clash];
        reader.reject(
            "start",
            fmt::format(
                R"(cell "{}" has two owners at the same time: "{}" holds it from {} to {}.)",
                ownership.cellId,
                first.polityId,
                endText(first.span.start, context.zoneMinutes()),
                endText(first.span.end, context.zoneMinutes())),
            "End one row before the other begins (an end that is a date includes that day).");
    }
}

void loadClaims(LoadContext& context) {
    const CampaignLayer& layer = context.layer("claims");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        Claim claim;
        claim.id = reader.id();
        seen.check(reader, claim.id);
        claim.name = reader.local("name", Required::yes);
        claim.unsettled = reader.flag("unsettled", false);
        claim.sideId = reader.reference("side", "sides", claim.unsettled ? Required::no : Required::yes);
        claim.riverBank = reader.choice<Hand>("river_bank", handWords, Hand::none);
        claim.span = reader.span();
        claim.provenance = reader.provenance(SourceNeed::optional);
        claim.kind = row.geometry.shape == Shape::area ? ClaimKind::area : ClaimKind::line;
        claim.lines = row.geometry.lines;
        claim.areas = row.geometry.areas;
        if (claim.provenance.sources.empty() && reader.ok()) {
            context.sourceReferencesLost = true;
            reader.reject(
                "sources", "a claim is never drawn without a source.", "Name the source: id, blank, page.");
        }
        if (claim.lines.empty() && claim.areas.empty() && reader.ok()) {
            reader.reject("geometry", "a claim must be a line or an area.", "Digitise it.");
        }
        if (claim.riverBank != Hand::none && claim.kind == ClaimKind::area && reader.ok()) {
            reader.reject("river_bank", "an area has no bank.", "Leave it empty.");
        }
        reader.expectWithinEvents("start", claim.span);
        if (reader.ok()) {
            context.chronicle.claims.push_back(std::move(claim));
        }
    }
}

void loadLaterBorders(LoadContext& context) {
    const CampaignLayer& layer = context.layer("later_borders");
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        LaterBorder border;
        border.id = reader.id();
        seen.check(reader, border.id);
        border.name = reader.local("name", Required::yes);
        border.span = reader.span();
        border.provenance = reader.provenance(SourceNeed::required);
        border.lines = row.geometry.lines;
        if (border.lines.empty() && reader.ok()) {
            reader.reject("geometry", "a later border must be a line.", "Digitise it.");
        }
        if (reader.ok()) {
            context.chronicle.laterBorders.push_back(std::move(border));
        }
    }
}

} // namespace khalkha
