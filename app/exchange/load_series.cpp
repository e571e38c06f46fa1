// Figures in time: series and their values.

#include "base/text.h"
#include "exchange/row_words.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace khalkha {

namespace {

constexpr std::array<Choice<SeriesStyle>, 4> seriesStyles{
    {{"bars", SeriesStyle::bars},
     {"steps", SeriesStyle::steps},
     {"line", SeriesStyle::line},
     {"points", SeriesStyle::points}}};
constexpr double maxFigure = 1e15;

struct SeriesEntry {
    Series series;
    const Row* row = nullptr;
    std::set<std::pair<std::string, std::string>> figures; ///< date and label of the values taken over
};
using SeriesIndex = std::map<std::string, size_t, std::less<>>;

std::vector<SeriesEntry> readSeries(LoadContext& context, SeriesIndex& index) {
    const CampaignLayer& layer = context.layer("series");
    std::vector<SeriesEntry> all;
    SeenIds seen;
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        SeriesEntry entry;
        Series& series = entry.series;
        series.id = reader.id();
        seen.check(reader, series.id);
        series.name = reader.local("name", Required::yes);
        series.unit = reader.local("unit", Required::yes);
        series.sideId = reader.reference("side", "sides");
        series.group = reader.raw("group").empty() ? series.id : reader.id("group");
        series.groupName = reader.local("group_name");
        series.style =
            reader.choice<SeriesStyle>("style", seriesStyles, SeriesStyle::bars, SeriesStyle::bars);
        series.provenance = reader.provenance(SourceNeed::required);
        if (reader.ok()) {
            entry.row = &row;
            index.emplace(series.id, all.size());
            all.push_back(std::move(entry));
        }
    }
    return all;
}

std::optional<double> figure(RowReader& reader, std::string_view field) {
    if (reader.raw(field).empty()) {
        return std::nullopt;
    }
    return reader.number(field, 0, -maxFigure, maxFigure);
}

void readFigures(RowReader& reader, SeriesValue& value) {
    (void)reader.text("value", Required::yes);
    value.value = reader.number("value", 0, -maxFigure, maxFigure);
    value.low = figure(reader, "low");
    value.high = figure(reader, "high");
    if (reader.ok() && value.low && *value.low > value.value) {
        reader.reject("low", "the lowest figure is above the value.", "Correct one of the two.");
    }
    if (reader.ok() && value.high && *value.high < value.value) {
        reader.reject("high", "the highest figure is below the value.", "Correct one of the two.");
    }
}

void loadValues(LoadContext& context, std::vector<SeriesEntry>& all, const SeriesIndex& index) {
    const CampaignLayer& layer = context.layer("series_values");
    for (const Row& row : layer.content.rows) {
        RowReader reader(context, layer, row);
        const auto owner = index.find(reader.reference("series", "series", Required::yes));
        const bool known = owner != index.end();
        SeriesValue value;
        value.at = reader.period("at");
        readFigures(reader, value);
        value.label = reader.local("label");
        const Provenance* const owners = known ? &all[owner->second].series.provenance : nullptr;
        // Where the series names none either, that has been reported there.
        const bool sourced = known && !owners->sources.empty();
        value.provenance = reader.provenance(sourced ? SourceNeed::required : SourceNeed::optional, owners);
        reader.expectWithinEvents("at", value.at.span);
        if (!known || !reader.ok()) {
            continue;
        }
        SeriesEntry& entry = all[owner->second];
        if (!entry.figures.emplace(reader.raw("at"), value.label.in(Language::en)).second) {
            reader.reject(
                "at",
                fmt::format("series \"{}\" has two values for this date.", entry.series.id),
                "Delete one, tell them apart by label_*, or make two series of them.");
            continue;
        }
        entry.series.values.push_back(std::move(value));
    }
}

/// Whether two texts name the same unit, as far as both have a language in common.
bool sameUnit(const LocalText& a, const LocalText& b) {
    for (size_t i = 0; i < a.text.size(); ++i) {
        if (!a.text[i].empty() && !b.text[i].empty() && a.text[i] != b.text[i]) {
            return false;
        }
    }
    return true;
}

} // namespace

void loadSeries(LoadContext& context) {
    const CampaignLayer& layer = context.layer("series");
    SeriesIndex index;
    std::vector<SeriesEntry> all = readSeries(context, index);
    loadValues(context, all, index);
    const LayerState values = context.layer("series_values").state;
    const bool valuesKnown =
        values == LayerState::loaded || (values == LayerState::absent && !context.lenient);
    std::map<std::string, size_t> firstOfGroup;
    for (size_t i = 0; i < all.size(); ++i) {
        Series& series = all[i].series;
        const Row bare = all[i].row->bare();
        RowReader reader(context, layer, bare);
        const size_t first = firstOfGroup.emplace(series.group, i).first->second;
        if (!sameUnit(all[first].series.unit, series.unit)) {
            reader.warn(
                "unit_en",
                fmt::format(
                    R"(group "{}" is one plot, and its first series "{}" is in another unit.)",
                    series.group,
                    printable(layer.content.value(*all[first].row, "id"))),
                "Give the series a group of its own, or both the same unit.");
        }
        if (series.values.empty() && valuesKnown) {
            reader.reject("id", "the series has no usable value.", "Add values to layer series_values.");
        }
    }
    for (SeriesEntry& entry : all) {
        if (!entry.series.values.empty()) {
            context.chronicle.series.push_back(std::move(entry.series));
        }
    }
}

} // namespace khalkha
