#include "panels/ground_things.h"

#include "base/translate.h"
#include "panels/provenance.h"
#include "scene/measure_text.h"

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

struct KindName {
    std::string_view kind;
    const char* name;
};
constexpr std::array regionKinds{
    KindName{"ocean", "Ocean"},
    KindName{"sea", "Sea"},
    KindName{"bay", "Bay"},
    KindName{"gulf", "Gulf"},
    KindName{"strait", "Strait"},
    KindName{"lake", "Lake"},
    KindName{"river", "River"},
    KindName{"range", "Mountain range"},
    KindName{"peak", "Peak"},
    KindName{"plateau", "Plateau"},
    KindName{"plain", "Plain"},
    KindName{"steppe", "Steppe"},
    KindName{"desert", "Desert"},
    KindName{"basin", "Basin"},
    KindName{"peninsula", "Peninsula"},
    KindName{"island", "Island"},
    KindName{"island-part", "Part of an island"},
    KindName{"island-chain", "Chain of islands"},
    KindName{"archipelago", "Archipelago"}};

const char* regionKindName(Language language, std::string_view kind) {
    const auto* const found = std::find_if(
        regionKinds.begin(), regionKinds.end(), [&](const KindName& each) { return each.kind == kind; });
    return tr(language, found == regionKinds.end() ? "Region" : found->name);
}

/// A name in every language that writes it differently; `behind` stands after those in the panels' own font.
void namesText(const LocalText& name, const std::string& behind) {
    std::string text;
    std::vector<Language> ofOwnForms; // names in the Han characters of another country
    for (int i = 0; i < languageCount; ++i) {
        const auto other = static_cast<Language>(i);
        const std::string& each = name.in(other);
        if (each.empty() || text.find(each) != std::string::npos) {
            continue;
        }
        if (fontOf(other) != PanelFont::body) {
            ofOwnForms.push_back(other);
        } else {
            text += (text.empty() ? "" : " · ") + each;
        }
    }
    wrappedText(text + behind);
    for (const Language other : ofOwnForms) {
        const UseFont own(fontOf(other));
        wrappedText(name.in(other));
    }
}

} // namespace

ThingSummary summaryOf(const PanelInput& input, const Place& place) {
    const Language language = languageOf(input);
    const LocalText& name = input.session.chronicle().nameOf(place, input.session.state().view.at);
    return {tr(language, "Place"), name.best(language), {}, {}, place.provenance, {}};
}

ThingSummary summaryOf(const PanelInput& input, const Region& region) {
    const Language language = languageOf(input);
    return {regionKindName(language, region.kind), region.name.best(language), {}, {}, region.provenance, {}};
}

ThingSummary summaryOf(const PanelInput& input, const Polity& polity) {
    const Language language = languageOf(input);
    return {tr(language, "State"), polity.name.best(language), {}, {}, polity.provenance, {}};
}

void placeParts(const PanelInput& input, const Place& place, Commands& out) {
    const Language language = languageOf(input);
    const Chronicle& chronicle = input.session.chronicle();
    heading(input, tr(language, "Names"));
    for (const PlaceName& name : place.names) {
        const Side* const side = chronicle.side(name.sideId);
        namesText(name.name, side == nullptr ? std::string() : " (" + side->name.best(language) + ")");
    }
    quietText(input, positionText(place.at));
    bool first = true;
    for (const Event& event : chronicle.events) {
        if (std::find(event.placeIds.begin(), event.placeIds.end(), place.id) == event.placeIds.end()) {
            continue;
        }
        if (first) {
            heading(input, tr(language, "Events here"));
            first = false;
        }
        const std::string text = formatDate(event.start, language) + "  " + event.title.best(language);
        if (link(input, "event:" + event.id, text)) {
            out.emplace_back(SelectEvent{event.id, true});
        }
    }
}

void regionParts(const PanelInput& input, const Region& region) {
    heading(input, tr(languageOf(input), "Names"));
    namesText(region.name, {});
    quietText(input, positionText(region.at));
}

void polityParts(const PanelInput& input, const Polity& polity, Commands& out) {
    actorChips(input, {polity.sideId}, out);
    heading(input, tr(languageOf(input), "Names"));
    namesText(polity.name, {});
}

} // namespace khalkha
