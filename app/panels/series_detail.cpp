// A series in the panel of details: its figures one by one, each with what it rests on.
#include "base/translate.h"
#include "chronicle/figures.h"
#include "panels/numbers.h"
#include "panels/plot_layout.h"
#include "panels/provenance.h"
#include "panels/things.h"

#include <fmt/format.h>

namespace khalkha {

namespace {

/// The figure as one line to paste: value, time, series, sources.
std::string figureLine(const PanelInput& input, const Series& series, const SeriesValue& value) {
    const Language language = languageOf(input);
    const Provenance provenance = provenanceOf(series, value);
    std::string text = series.name.best(language) + ", " + figureTime(language, value) + ": " +
                       figureText(language, series, value);
    if (!provenance.sources.empty()) {
        text += " (" + sourceLine(input, provenance, provenance.sources.size()) + ")";
    }
    return text;
}

void chosenFigure(const PanelInput& input, PanelMemory& memory, const Series& series, Commands& out) {
    const Language language = languageOf(input);
    const SeriesValue& value = series.values[memory.chosenFigure];
    ImGui::Dummy(ImVec2(0, scaled(input, 4)));
    {
        const UseFont large(PanelFont::large);
        wrappedText(figureText(language, series, value));
    }
    wrappedText(figureTime(language, value));
    if (link(input, "copy-figure", tr(language, "Copy the figure with its sources"))) {
        out.emplace_back(CopyText{figureLine(input, series, value)});
    }
    noteWidget(memory, "figure:copy");
    provenanceBlock(input, provenanceOf(series, value), out);
}

void allFigures(
    const PanelInput& input, PanelMemory& memory, const Series& series, bool chosen, Commands& out) {
    const Language language = languageOf(input);
    heading(input, tr(language, "Figures"));
    for (size_t i = 0; i < series.values.size(); ++i) {
        const SeriesValue& value = series.values[i];
        std::string text = figureText(language, series, value) + "  –  " + figureTime(language, value);
        if (!value.provenance.disagreement.empty()) {
            text += "  ≠";
        }
        if (chosen && i == memory.chosenFigure) {
            const UseFont strong(PanelFont::strong);
            wrappedText(text);
        } else if (link(input, fmt::format("figure{}", i), text)) {
            memory.chosenSeries = series.id;
            memory.chosenFigure = i;
            out.emplace_back(Select{series.id, ThingKind::series});
        }
    }
}

void linksOf(const PanelInput& input, const Series& series, Commands& out) {
    const Language language = languageOf(input);
    bool first = true;
    for (const Link& each : input.session.chronicle().links) {
        if (each.seriesId != series.id) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "On the map"));
            first = false;
        }
        if (link(input, "link:" + each.id, each.name.best(language))) {
            out.emplace_back(Select{each.id, ThingKind::link});
        }
    }
}

} // namespace

void seriesParts(const PanelInput& input, PanelMemory& memory, const Series& series, Commands& out) {
    const Language language = languageOf(input);
    std::string group = series.groupName.best(language);
    const std::string& unit = series.unit.best(language);
    group += (group.empty() || unit.empty() ? "" : " · ") + unit;
    quietText(input, group);
    if (!series.sideId.empty()) {
        actorChips(input, {series.sideId}, out);
    }
    const bool chosen = memory.chosenSeries == series.id && memory.chosenFigure < series.values.size();
    if (chosen) {
        chosenFigure(input, memory, series, out);
    }
    allFigures(input, memory, series, chosen, out);
    linksOf(input, series, out);
    if (!input.session.shows("plots") && link(input, "open-plots", tr(language, "Show the plot"))) {
        out.emplace_back(ShowPanel{"plots", true});
    }
    if (!chosen || !series.provenance.disagreement.empty() || !series.provenance.note.empty()) {
        provenanceBlock(input, series.provenance, out);
    }
}

} // namespace khalkha
