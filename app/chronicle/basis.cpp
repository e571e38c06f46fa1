#include "chronicle/basis.h"

#include <algorithm>

namespace khalkha {

namespace {

void append(std::string& text, const std::string& more) {
    if (!more.empty() && text.find(more) == std::string::npos) {
        text += (text.empty() ? "" : "\n") + more;
    }
}

void add(Provenance& whole, const Provenance& part) {
    for (const SourceRef& source : part.sources) {
        if (std::find(whole.sources.begin(), whole.sources.end(), source) == whole.sources.end()) {
            whole.sources.push_back(source);
        }
    }
    whole.certainty = std::max(whole.certainty, part.certainty); // in the order of growing doubt
    whole.uncertaintyKm = std::max(whole.uncertaintyKm, part.uncertaintyKm);
    append(whole.note, part.note);
    for (int i = 0; i < languageCount; ++i) {
        const auto language = static_cast<Language>(i);
        append(whole.disagreement.in(language), part.disagreement.in(language));
    }
}

} // namespace

bool isInferred(const Provenance& provenance) {
    return provenance.certainty == Certainty::reconstructed;
}

bool isInferred(const Chronicle& chronicle, const Link& link) {
    return isInferred(link.provenance) ||
           std::any_of(link.routeIds.begin(), link.routeIds.end(), [&](const std::string& id) {
               const Route* route = chronicle.route(id);
               return route != nullptr && isInferred(route->provenance);
           });
}

Basis basisAt(const Provenance& provenance) {
    return isInferred(provenance) ? Basis::reconstructed : Basis::attested;
}

Basis basisBetween(const Provenance& from, const Provenance& to) {
    return isInferred(from) || isInferred(to) ? Basis::reconstructed : Basis::interpolated;
}

std::vector<const FrontTrace*> FrontState::traces() const {
    return exact || held ? std::vector{before} : std::vector{before, after};
}

std::optional<FrontState> frontAt(const Front& front, Instant at) {
    const std::vector<FrontTrace>& traces = front.traces;
    if (traces.empty() || at < traces.front().at || !front.span.contains(at)) {
        return std::nullopt;
    }
    const auto next =
        std::upper_bound(traces.begin(), traces.end(), at, [](Instant instant, const FrontTrace& trace) {
            return instant < trace.at;
        });
    FrontState state;
    state.index = static_cast<size_t>(next - traces.begin()) - 1;
    state.before = &traces[state.index];
    state.after = next == traces.end() ? nullptr : &*next;
    state.exact = at == state.before->at;
    state.held = !state.exact && state.after == nullptr;
    const Provenance& known = state.before->provenance;
    state.basis =
        state.exact ? basisAt(known) : basisBetween(known, state.held ? known : state.after->provenance);
    return state;
}

Provenance provenanceOf(const FrontState& state) {
    Provenance whole = state.before->provenance;
    if (state.traces().size() > 1) {
        add(whole, state.after->provenance);
    }
    return whole;
}

} // namespace khalkha
