#include "scene/legend.h"

#include "base/text.h"
#include "base/translate.h"
#include "chronicle/sidc.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr double legendTitlePx = 18, legendTextPx = 17, rowPx = 24, legendPaddingPx = 14;
constexpr double samplePx = 46, gapPx = 9, titleGapPx = 4;
/// Between two columns; so many rows stand in one.
constexpr double columnGapPx = 16;
constexpr size_t rowsOfOneColumn = 8;

struct FixedRow {
    const char* key;
    const char* english;
    const char* after = nullptr; ///< said instead where the row before speaks of the same kind of thing
};
/// In the order of the legend. Keys that end in a dot stand for all that begin with them.
constexpr auto fixedRows = std::to_array<FixedRow>({
    {"front.attested", "Front line, dated by a source"},
    {"front.interpolated", "Front line, interpolated between dates", "interpolated between dates"},
    {"front.reconstructed", "Front line, reconstructed", "reconstructed"},
    {"axis.main", "Advance, main effort: {}"},
    {"axis.secondary", "Advance, secondary effort", "secondary effort"},
    {"axis.red", "Advance: {}"},
    {"axis.orange", "Advance: {}"},
    {"axis.blue", "Advance: {}"},
    {"axis.light-blue", "Advance: {}"},
    {"axis.green", "Advance: {}"},
    {"axis.grey", "Advance: {}"},
    {"axis.purple", "Advance: {}"},
    {"axis.interpolated", "Advance, interpolated between dates", "interpolated between dates"},
    {"axis.reconstructed", "Advance, reconstructed", "reconstructed"},
    {"axis.river", "River flotilla"},
    {"axis.sea", "Landing from the sea"},
    {"axis.airborne", "Airborne landing"},
    {"axis.rail", "Move by rail"},
    {"position.line.", "Line held: {} (schematic)"},
    {"position.start-line", "Start line (schematic)"},
    {"position.patrol", "Patrol (schematic)"},
    {"position.pocket", "Surrounded troops (schematic)"},
    {"position.arrow", "Move in the battle (schematic)"},
    {"position.other", "Other position (schematic)"},
    {"symbol.friend.", "Friend: {} and allies"},
    {"symbol.hostile.", "Enemy: {} and allies"},
    {"symbol.neutral.", "Troops, no side taken: {}"},
    {"symbol.echelon.", "Size: {}"},
    {"flag.", "Flag of the time: {}"},
    {"link.treaty", "Treaty in force"},
    {"link.broken", "Treaty or relation that has fallen"},
    {"link.diplomacy", "Talks, relations"},
    {"link.proposal", "Proposal"},
    {"link.order", "Order"},
    {"link.transfer", "Troops being moved"},
    {"link.supply", "Supply"},
    {"link.other", "Other relation"},
    {"link.pulse.", "One mark = {}"},
    {"claim.", "Border as claimed: {}"},
    {"later-border", "Border since the agreements of 1940-42, approximate"},
    {"claim.unsettled", "Course of the border not settled"},
    {"disputed", "Disputed ground"},
    {"disputed.jp", "Disputed ground as Japan claimed it"},
    {"disputed.su", "Disputed ground as the USSR claimed it"},
    {"border", "Border of the time"},
    {"route.railway", "Railway"},
    {"route.railway.narrow", "Railway, narrow gauge", "narrow gauge"},
    {"route.railway.reconstructed", "Railway, course reconstructed", "course reconstructed"},
    {"route.road", "Road"},
    {"route.road.reconstructed", "Road, course reconstructed", "course reconstructed"},
    {"route.river", "River route"},
    {"route.sea", "Sea route"},
    {"route.other", "Other route"},
    {"zone.occupied.", "Ground held, schematic: {}"},
    {"zone.sphere.", "Sphere proposed: {}"},
    {"zone.neutral", "Neutral ground proposed"},
    {"zone.objective", "Objective of an order"},
    {"zone.demand", "Demand"},
    {"zone.other", "Other zone"},
    {"zone", "Fortified region, planned line"},
    {"zone.fortified-region", "Fortified region"},
    {"zone.fortified-point", "Strong point"},
    {"zone.fortified-line", "Line of defence, held"},
    {"zone.planned-line", "Planned line of defence"},
    {"zone.garrison", "Garrison"},
    {"event", "Event under way"},
    {"event.landing", "Event: landing from the sea"},
    {"event.airborne", "Event: airborne landing"},
    {"event.doubtful", "Event: sources differ, or inferred", "sources differ, or inferred"},
    {"event.vague", "Event: date not exact", "date not exact"},
});

std::string filled(std::string_view pattern, const std::string& value) {
    std::string text(pattern);
    const size_t at = text.find("{}");
    return at == std::string::npos ? text : text.replace(at, 2, value);
}

const std::string& sideName(const Side& side, Language language) {
    return side.shortName.empty() ? side.name.best(language) : side.shortName.best(language);
}

/// Whose axes have a family of colours: the sides of the axes drawn, in their order.
std::string sidesOfHue(const ComposeInput& in, Hue hue) {
    std::string names;
    std::set<std::string_view> seen;
    for (const SampledAxis& sampled : in.sample.axes) {
        const Side* side = in.model.chronicle().side(sampled.axis->sideId);
        if (side != nullptr && side->hue == hue && seen.insert(side->id).second) {
            names += (names.empty() ? "" : " / ") + sideName(*side, in.view.language);
        }
    }
    return names;
}

/// "2 train pairs": how many movements a mark stands for, from "2.<series>".
std::string movementsOf(const ComposeInput& in, const std::string& numberAndSeries) {
    const size_t dot = numberAndSeries.find('.');
    std::string number = numberAndSeries.substr(0, dot);
    const Series* series = in.model.chronicle().seriesOf(numberAndSeries.substr(dot + 1));
    if (series == nullptr) {
        return number;
    }
    return series->moves.empty() ? number + " × " + series->unit.best(in.view.language)
                                 : number + " " + series->moves.best(in.view.language);
}

std::string rowText(const ComposeInput& in, const FixedRow& row, const std::string& key) {
    std::string pattern = tr(in.view.language, row.english);
    if (pattern.find("{}") == std::string::npos) {
        return pattern;
    }
    for (const std::string_view prefix :
         {"claim.",
          "position.line.",
          "zone.occupied.",
          "zone.sphere.",
          "symbol.friend.",
          "symbol.hostile.",
          "symbol.neutral.",
          "flag."}) {
        if (key.compare(0, prefix.size(), prefix) == 0) {
            const Side* side = in.model.chronicle().side(key.substr(prefix.size()));
            return side == nullptr ? std::string() : filled(pattern, sideName(*side, in.view.language));
        }
    }
    if (key.compare(0, 11, "link.pulse.") == 0) {
        return filled(pattern, movementsOf(in, key.substr(11)));
    }
    const Hue usual = usualAxisHue(in);
    if (key == "axis.main") {
        return filled(pattern, sidesOfHue(in, usual));
    }
    // The usual family of colours is explained by the main and the secondary effort.
    const std::string hueWord = key.substr(key.find('.') + 1);
    for (int i = 0; i < 7; ++i) {
        const Hue hue = static_cast<Hue>(i);
        if (hueKey(hue) == hueWord && hue != usual) {
            const std::string sides = sidesOfHue(in, hue);
            return sides.empty() ? sides : filled(pattern, sides);
        }
    }
    return {};
}

/// The mark of an echelon in letters: XX, III.
std::string echelonLetters(Echelon echelon) {
    std::string letters;
    switch (echelon) {
    case Echelon::company:
    case Echelon::battalion:
    case Echelon::regiment:
        letters.assign(static_cast<size_t>(static_cast<int>(echelon) - 14), 'I');
        break;
    case Echelon::brigade:
        letters = "X";
        break;
    case Echelon::division:
    case Echelon::corps:
    case Echelon::army:
    case Echelon::armyGroup:
    case Echelon::theatre:
        letters.assign(static_cast<size_t>(static_cast<int>(echelon) - 19), 'X');
        break;
    default:
        break;
    }
    return letters;
}

/// One row for the echelons on the picture, the largest three: "Size: XX division, XXXX army".
void addEchelons(const ComposeInput& in, const ComposeNotes& notes, std::vector<LegendRow>& rows) {
    constexpr std::string_view prefix = "symbol.echelon.";
    std::vector<std::string> parts;
    std::string last;
    for (const std::string& key : notes.legendEntries) { // numbers of two digits: ascending
        if (key.compare(0, prefix.size(), prefix) == 0) {
            const auto echelon =
                static_cast<Echelon>(static_cast<int>(parseNumber(key.substr(prefix.size())).value_or(0)));
            const std::string letters = echelonLetters(echelon);
            parts.push_back(
                letters + (letters.empty() ? "" : " ") + tr(in.view.language, echelonName(echelon)));
            last = key;
        }
    }
    std::string text;
    for (size_t i = parts.size() > 3 ? parts.size() - 3 : 0; i < parts.size(); ++i) {
        text += (text.empty() ? "" : tr(in.view.language, ", ")) + parts[i];
    }
    if (!text.empty()) {
        rows.push_back({last, filled(tr(in.view.language, "Size: {}"), text)});
    }
}

bool matches(const FixedRow& row, const std::string& key) {
    const std::string_view known = row.key;
    return known.back() == '.' ? key.size() > known.size() && key.compare(0, known.size(), known) == 0 &&
                                     key != "claim.unsettled"
                               : key == known;
}

/// Lines of a legend whose columns have a width: neighbours that both fit share one.
size_t linesOf(const std::vector<double>& widths, double column) {
    size_t lines = 0;
    for (size_t i = 0; i < widths.size(); ++i, ++lines) {
        if (i + 1 < widths.size() && widths[i] <= column && widths[i + 1] <= column) {
            ++i;
        }
    }
    return lines;
}

void placeRows(const std::vector<double>& widths, LegendLayout& layout, double columnGap) {
    // In one column no two rows share a line.
    const double column = layout.lines < widths.size() ? layout.columnPx : -1;
    size_t line = 0;
    for (size_t i = 0; i < widths.size(); ++i, ++line) {
        layout.spots.push_back({0, line});
        if (i + 1 < widths.size() && widths[i] <= column && widths[i + 1] <= column) {
            layout.spots.push_back({layout.columnPx + columnGap, line});
            ++i;
        }
    }
}

/// Whether the last row speaks of the same kind of thing, so that a few words are enough for this one.
bool follows(const std::vector<LegendRow>& rows, const FixedRow& row) {
    if (row.after == nullptr || rows.empty()) {
        return false;
    }
    const std::string_view key = row.key;
    const std::string_view kind = key.substr(0, key.starts_with("route.") ? key.find('.', 6) : key.find('.'));
    return std::string_view(rows.back().key).starts_with(kind);
}

TextStyle legendTitleStyle(const ComposeInput& in, double scale) {
    return {in.view.language, true, legendTitlePx * scale, 0};
}

TextStyle legendTextStyle(const ComposeInput& in, double scale) {
    return {in.view.language, false, legendTextPx * scale, 0};
}

} // namespace

std::string_view hueKey(Hue hue) {
    constexpr std::array<std::string_view, 7> keys{
        "red", "orange", "blue", "light-blue", "green", "grey", "purple"};
    return keys[static_cast<size_t>(hue)];
}

Hue usualAxisHue(const ComposeInput& in) {
    std::array<int, 7> count{};
    for (const SampledAxis& sampled : in.sample.axes) {
        if (const Side* side = in.model.chronicle().side(sampled.axis->sideId)) {
            ++count[static_cast<size_t>(side->hue)];
        }
    }
    return static_cast<Hue>(std::max_element(count.begin(), count.end()) - count.begin());
}

std::vector<LegendRow> legendRows(const ComposeInput& in, const ComposeNotes& notes) {
    std::vector<LegendRow> rows;
    for (const FixedRow& row : fixedRows) {
        if (std::string_view(row.key) == "symbol.echelon.") {
            addEchelons(in, notes, rows);
            continue;
        }
        for (const std::string& key : notes.legendEntries) {
            if (!matches(row, key)) {
                continue;
            }
            std::string text = follows(rows, row) ? tr(in.view.language, row.after) : rowText(in, row, key);
            const bool repeated =
                row.after == nullptr && std::any_of(rows.begin(), rows.end(), [&](const LegendRow& other) {
                    return other.text == text;
                });
            if (!text.empty() && !repeated) {
                rows.push_back({key, std::move(text)});
            }
        }
    }
    return rows;
}

double legendTypePx(double scale) {
    return legendTextPx * scale;
}

LegendLayout layoutLegend(
    const ComposeInput& in,
    const std::vector<LegendRow>& rows,
    double scale,
    const std::optional<LegendRoom>& room) {
    LegendLayout layout;
    if (rows.empty()) {
        return layout;
    }
    std::vector<double> widths;
    for (const LegendRow& row : rows) {
        const double text = in.metrics.measure(row.text, legendTextStyle(in, scale)).widthPx;
        widths.push_back(text + (samplePx + gapPx) * scale);
    }
    const double widest = *std::max_element(widths.begin(), widths.end());
    const double title =
        in.metrics.measure(tr(in.view.language, "Legend"), legendTitleStyle(in, scale)).widthPx;
    const auto setSize = [&](double width, size_t lines, double column) {
        layout.lines = lines;
        layout.columnPx = column;
        layout.widthPx = std::max(width, title) + 2 * legendPaddingPx * scale;
        layout.heightPx =
            (2 * legendPaddingPx - 6 + legendTitlePx + titleGapPx + rowPx * static_cast<double>(lines)) *
            scale;
    };
    const auto fits = [&] {
        return !room || (layout.widthPx <= room->widthPx && layout.heightPx <= room->heightPx);
    };
    setSize(widest, rows.size(), widest);
    const bool oneColumnFits = fits();
    if (rows.size() > rowsOfOneColumn || !oneColumnFits) {
        // The width of column that makes the box smallest; what is wider takes a line of its own.
        std::vector<double> columns = widths;
        if (room) {
            columns.push_back(room->columnPx);
        }
        double smallest = oneColumnFits ? widest * static_cast<double>(rows.size()) : 1e300;
        LegendLayout best = layout;
        for (const double column : columns) {
            const double both = std::max(widest, 2 * column + columnGapPx * scale);
            const size_t lines = linesOf(widths, column);
            setSize(both, lines, column);
            if (both * static_cast<double>(lines) < smallest && fits()) {
                smallest = both * static_cast<double>(lines);
                best = layout;
            }
        }
        layout = best;
    }
    placeRows(widths, layout, columnGapPx * scale);
    return layout;
}

void paintLegend(const ComposeInput& in, const PlacedLegend& legend, Painter& painter) {
    const std::vector<LegendRow>& rows = legend.rows;
    const LegendLayout& layout = legend.layout;
    const ScreenBox& box = legend.box;
    const double scale = legend.scale;
    painter.roundedBox(
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
        9 * scale,
        in.theme.boxFill,
        in.theme.boxBorder);
    const double left = box.left + legendPaddingPx * scale;
    const auto text = [&](std::string content, const TextStyle& style, double x, double baseline) {
        TextRun run;
        run.text = std::move(content);
        run.style = style;
        run.at = {x, baseline};
        run.colour = in.theme.boxText;
        run.haloPx = 0;
        painter.text(std::move(run));
    };
    const TextStyle titleStyle = legendTitleStyle(in, scale);
    const TextStyle style = legendTextStyle(in, scale);
    const double titleBottom = box.top + (legendPaddingPx - 3 + legendTitlePx) * scale;
    const double top = titleBottom + titleGapPx * scale;
    const auto middleOf = [&](const LegendSpot& spot) {
        return top + (static_cast<double>(spot.line) + 0.5) * rowPx * scale;
    };
    for (size_t i = 0; i < rows.size(); ++i) {
        const double x = left + layout.spots[i].leftPx;
        const double middle = middleOf(layout.spots[i]);
        const ScreenBox sample{x, middle - 11 * scale, x + samplePx * scale, middle + 11 * scale};
        paintLegendSample(in, rows[i].key, sample, scale, painter);
    }
    text(tr(in.view.language, "Legend"), titleStyle, left, titleBottom - 0.14 * titleStyle.sizePx);
    for (size_t i = 0; i < rows.size(); ++i) {
        const double x = left + layout.spots[i].leftPx + (samplePx + gapPx) * scale;
        text(rows[i].text, style, x, middleOf(layout.spots[i]) + 0.36 * style.sizePx);
    }
}

} // namespace khalkha
