#include "scene/legend.h"

#include "base/text.h"
#include "base/translate.h"
#include "chronicle/sidc.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

constexpr double titlePx = 22, textPx = 20, rowPx = 31, paddingPx = 20;
constexpr double samplePx = 62, gapPx = 14, titleGapPx = 8;

struct FixedRow {
    const char* key;
    const char* english;
};
/// In the order of the legend. Keys that end in a dot stand for all that begin with them.
constexpr std::array<FixedRow, 62> fixedRows{{
    {"front.attested", "Front line, dated by a source"},
    {"front.interpolated", "Front line, interpolated between dates"},
    {"front.reconstructed", "Front line, reconstructed"},
    {"axis.main", "Advance, main effort: {}"},
    {"axis.secondary", "Advance, secondary effort"},
    {"axis.red", "Advance: {}"},
    {"axis.orange", "Advance: {}"},
    {"axis.blue", "Advance: {}"},
    {"axis.light-blue", "Advance: {}"},
    {"axis.green", "Advance: {}"},
    {"axis.grey", "Advance: {}"},
    {"axis.purple", "Advance: {}"},
    {"axis.interpolated", "Advance, interpolated between dates"},
    {"axis.reconstructed", "Advance, reconstructed"},
    {"axis.river", "River flotilla"},
    {"axis.sea", "Landing from the sea"},
    {"axis.airborne", "Airborne landing"},
    {"axis.rail", "Move by rail"},
    {"position.line", "Line held (schematic)"},
    {"position.start-line", "Start line (schematic)"},
    {"position.patrol", "Patrol (schematic)"},
    {"position.pocket", "Surrounded troops (schematic)"},
    {"position.arrow", "Move in the battle (schematic)"},
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
    {"link.pulse.", "One mark = {}"},
    {"claim.", "Border as claimed: {}"},
    {"claim.unsettled", "Course of the border not settled"},
    {"disputed", "Disputed ground"},
    {"border", "Border of the time"},
    {"route.railway", "Railway"},
    {"route.railway.narrow", "Railway, narrow gauge"},
    {"route.railway.reconstructed", "Railway, course reconstructed"},
    {"route.road", "Road"},
    {"route.road.reconstructed", "Road, course reconstructed"},
    {"route.river", "River route"},
    {"route.sea", "Sea route"},
    {"zone.occupied.", "Ground held, schematic: {}"},
    {"zone.sphere.", "Sphere proposed: {}"},
    {"zone.neutral", "Neutral ground proposed"},
    {"zone.objective", "Objective of an order"},
    {"zone.demand", "Demand"},
    {"zone", "Fortified region, planned line"},
    {"zone.fortified-region", "Fortified region"},
    {"zone.fortified-point", "Strong point"},
    {"zone.fortified-line", "Line of defence, held"},
    {"zone.planned-line", "Planned line of defence"},
    {"zone.garrison", "Garrison"},
    {"event", "Event under way"},
    {"event.landing", "Event: landing from the sea"},
    {"event.airborne", "Event: airborne landing"},
    {"event.doubtful", "Event: sources differ, or inferred"},
}};

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

/// "2 train pairs": how many movements a mark stands for, from "2.<series>". The unit is a rate, "train pairs
/// a day".
std::string movementsOf(const ComposeInput& in, const std::string& numberAndSeries) {
    const size_t dot = numberAndSeries.find('.');
    const Series* series = in.model.chronicle().seriesOf(numberAndSeries.substr(dot + 1));
    std::string unit = series == nullptr ? std::string() : series->unit.best(in.view.language);
    for (const std::string_view aDay : {" a day", " per day", "/day", "／日", "/日", " в сутки", " в день"}) {
        if (unit.size() > aDay.size() && unit.compare(unit.size() - aDay.size(), aDay.size(), aDay) == 0) {
            unit.resize(unit.size() - aDay.size());
            break;
        }
    }
    return numberAndSeries.substr(0, dot) + " " + unit;
}

std::string rowText(const ComposeInput& in, const FixedRow& row, const std::string& key) {
    std::string pattern = tr(in.view.language, row.english);
    if (pattern.find("{}") == std::string::npos) {
        return pattern;
    }
    for (const std::string_view prefix :
         {"claim.",
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
    switch (echelon) {
    case Echelon::company:
    case Echelon::battalion:
    case Echelon::regiment:
        return std::string(static_cast<size_t>(static_cast<int>(echelon) - 14), 'I');
    case Echelon::brigade:
        return "X";
    case Echelon::division:
    case Echelon::corps:
    case Echelon::army:
    case Echelon::armyGroup:
    case Echelon::theatre:
        return std::string(static_cast<size_t>(static_cast<int>(echelon) - 19), 'X');
    default:
        return {};
    }
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

TextStyle styleOf(const ComposeInput& in, double px, bool bold, double scale) {
    return {in.view.language, bold, px * scale, 0};
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
            std::string text = rowText(in, row, key);
            const bool repeated = std::any_of(
                rows.begin(), rows.end(), [&](const LegendRow& other) { return other.text == text; });
            if (!text.empty() && !repeated) {
                rows.push_back({key, std::move(text)});
            }
        }
    }
    return rows;
}

LegendSize measureLegend(const ComposeInput& in, const std::vector<LegendRow>& rows, double scale) {
    if (rows.empty()) {
        return {};
    }
    double text = 0;
    for (const LegendRow& row : rows) {
        text = std::max(text, in.metrics.measure(row.text, styleOf(in, textPx, false, scale)).widthPx);
    }
    const double sides = (2 * paddingPx + samplePx + gapPx) * scale;
    const double title =
        in.metrics.measure(tr(in.view.language, "Legend"), styleOf(in, titlePx, true, scale)).widthPx;
    return {
        std::max(sides + text, title + 2 * paddingPx * scale),
        (2 * paddingPx - 6 + titlePx + titleGapPx + rowPx * static_cast<double>(rows.size())) * scale};
}

void paintLegend(
    const ComposeInput& in,
    const std::vector<LegendRow>& rows,
    const ScreenBox& box,
    double scale,
    Painter& painter) {
    painter.roundedBox(
        box.left,
        box.top,
        box.right - box.left,
        box.bottom - box.top,
        9 * scale,
        in.theme.boxFill,
        in.theme.boxBorder);
    const double left = box.left + paddingPx * scale;
    double top = box.top + (paddingPx - 3) * scale;
    const auto text = [&](std::string content, const TextStyle& style, double x, double baseline) {
        TextRun run;
        run.text = std::move(content);
        run.style = style;
        run.at = {x, baseline};
        run.colour = in.theme.boxText;
        run.haloPx = 0;
        painter.text(std::move(run));
    };
    const TextStyle titleStyle = styleOf(in, titlePx, true, scale);
    const TextStyle style = styleOf(in, textPx, false, scale);
    top += titlePx * scale;
    const double titleBaseline = top - 0.14 * titleStyle.sizePx;
    top += titleGapPx * scale;
    double rowTop = top;
    for (const LegendRow& row : rows) {
        const double middle = rowTop + rowPx * scale / 2;
        paintLegendSample(
            in,
            row.key,
            {left, middle - 11 * scale, left + samplePx * scale, middle + 11 * scale},
            scale,
            painter);
        rowTop += rowPx * scale;
    }
    text(tr(in.view.language, "Legend"), titleStyle, left, titleBaseline);
    for (const LegendRow& row : rows) {
        text(
            row.text,
            style,
            left + (samplePx + gapPx) * scale,
            top + rowPx * scale / 2 + 0.36 * style.sizePx);
        top += rowPx * scale;
    }
}

} // namespace khalkha
