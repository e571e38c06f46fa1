#include "panels/other_things.h"

#include "base/translate.h"
#include "panels/document_marks.h"
#include "panels/provenance.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

ThingSummary summaryOf(const PanelInput& input, const Formation& formation) {
    const Language language = languageOf(input);
    const Side* const side = input.session.chronicle().side(formation.sideId);
    ThingSummary summary;
    summary.kind =
        formation.echelon.empty() ? tr(language, "Formation") : tr(language, formation.echelon.c_str());
    summary.name = formation.name.best(language);
    summary.second = side == nullptr ? std::string() : side->name.best(language);
    summary.provenance = formation.provenance;
    if (!formation.commander.empty()) {
        summary.more.push_back(formation.commander.best(language));
    }
    return summary;
}

ThingSummary summaryOf(const PanelInput& input, const Document& document) {
    const Language language = languageOf(input);
    return {
        documentKindName(language, document.kind),
        document.title.best(language),
        documentDate(document, language),
        {},
        document.provenance,
        {}};
}

ThingSummary summaryOf(const PanelInput& input, const Story& story) {
    const Language language = languageOf(input);
    return {tr(language, "Guided reading"), story.title.best(language), {}, {}, story.provenance, {}};
}

ThingSummary summaryOf(const PanelInput& input, const Remark& remark) {
    const Language language = languageOf(input);
    const std::string& term = remark.term.best(language);
    const std::string& text = remark.text.best(language);
    return {
        tr(language, "Remarks"),
        term.empty() ? text : term,
        term.empty() ? remark.groupName.best(language) : text,
        {},
        remark.provenance,
        {}};
}

ThingSummary summaryOf(const PanelInput& input, const SpotHeight& height) {
    const Language language = languageOf(input);
    return {
        tr(language, "Height"),
        height.name.best(language),
        fmt::format("{}{:g} m", height.relative ? "+" : "", height.meters),
        {},
        height.provenance,
        {}};
}

void formationParts(const PanelInput& input, const Formation& formation, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    actorChips(input, {formation.sideId}, out);
    if (chronicle.place(formation.placeId) != nullptr) {
        heading(input, tr(language, "Headquarters"));
        placeLinks(input, {formation.placeId}, out);
    }
    if (!formation.strength.empty()) {
        numbersTable(input, formation.strength);
    }
    bool first = true;
    for (const Event& event : chronicle.events) {
        const auto& actors = event.actorIds;
        if (std::find(actors.begin(), actors.end(), formation.id) == actors.end()) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "Events"));
            first = false;
        }
        const std::string text = formatDate(event.start, language) + "  " + event.title.best(language);
        if (link(input, "event:" + event.id, text)) {
            out.emplace_back(SelectEvent{event.id, true});
        }
    }
}

} // namespace khalkha
