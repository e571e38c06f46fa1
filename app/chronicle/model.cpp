#include "chronicle/model.h"

#include <algorithm>
#include <tuple>

namespace khalkha {

std::string_view basisName(Basis basis) {
    switch (basis) {
    case Basis::attested:
        return "attested";
    case Basis::interpolated:
        return "interpolated";
    case Basis::reconstructed:
        break;
    }
    return "reconstructed";
}

std::string_view certaintyName(Certainty certainty) {
    switch (certainty) {
    case Certainty::certain:
        return "certain";
    case Certainty::probable:
        return "probable";
    case Certainty::reconstructed:
        break;
    }
    return "reconstructed";
}

const std::vector<std::string>& eventCategories() {
    static const std::vector<std::string> categories{
        "battle",
        "offensive",
        "capture",
        "siege",
        "landing",
        "airborne",
        "march",
        "logistics",
        "decision",
        "diplomacy",
        "treaty",
        "political",
        "surrender",
        "occupation",
        "incident",
        "build-up",
        "commemoration",
        "order",
        "other"};
    return categories;
}

Span Event::span() const {
    Span whole{start.span.start, end ? end->span.end : start.span.end};
    if (whole.end <= whole.start) { // known to the minute: under way for that minute
        whole.end.seconds = whole.start.seconds + 60;
    }
    return whole;
}

namespace {

using Index = std::map<std::string, size_t, std::less<>>;

template <class T> Index indexById(const std::vector<T>& items) {
    Index index;
    for (size_t i = 0; i < items.size(); ++i) {
        index.emplace(items[i].id, i);
    }
    return index;
}

template <class T> const T* find(const Index& index, const std::vector<T>& items, std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? nullptr : &items[found->second];
}

} // namespace

const Source* Chronicle::source(std::string_view id) const {
    return find(_sourceIndex, sources, id);
}
const Place* Chronicle::place(std::string_view id) const {
    return find(_placeIndex, places, id);
}
const Side* Chronicle::side(std::string_view id) const {
    return find(_sideIndex, sides, id);
}
const Formation* Chronicle::formation(std::string_view id) const {
    return find(_formationIndex, formations, id);
}
const Event* Chronicle::event(std::string_view id) const {
    return find(_eventIndex, events, id);
}
const Polity* Chronicle::polity(std::string_view id) const {
    return find(_polityIndex, polities, id);
}
const Axis* Chronicle::axis(std::string_view id) const {
    return find(_axisIndex, axes, id);
}
const Front* Chronicle::front(std::string_view id) const {
    return find(_frontIndex, fronts, id);
}
const Claim* Chronicle::claim(std::string_view id) const {
    return find(_claimIndex, claims, id);
}
const LaterBorder* Chronicle::laterBorder(std::string_view id) const {
    return find(_laterIndex, laterBorders, id);
}
const Route* Chronicle::route(std::string_view id) const {
    return find(_routeIndex, routes, id);
}
const Link* Chronicle::link(std::string_view id) const {
    return find(_linkIndex, links, id);
}
const Series* Chronicle::seriesOf(std::string_view id) const {
    return find(_seriesIndex, series, id);
}
const Position* Chronicle::position(std::string_view id) const {
    return find(_positionIndex, positions, id);
}
const Document* Chronicle::document(std::string_view id) const {
    return find(_documentIndex, documents, id);
}
const SpotHeight* Chronicle::spotHeight(std::string_view id) const {
    return find(_heightIndex, spotHeights, id);
}
const Remark* Chronicle::remark(std::string_view id) const {
    return find(_remarkIndex, remarks, id);
}
const Story* Chronicle::story(std::string_view id) const {
    return find(_storyIndex, stories, id);
}

const Ownership* Chronicle::ownerOf(std::string_view cellId, Instant at) const {
    const auto found = _ownershipIndex.find(cellId);
    if (found == _ownershipIndex.end()) {
        return nullptr;
    }
    for (const size_t i : found->second) {
        if (ownership[i].span.contains(at)) {
            return &ownership[i];
        }
    }
    return nullptr;
}

const LocalText& Chronicle::nameOf(const Place& place, Instant at, std::string_view sideId) const {
    static const LocalText nameless;
    const auto fits = [at, sideId](const PlaceName& name) {
        return name.span.contains(at) && (name.sideId.empty() || name.sideId == sideId);
    };
    const auto found = std::find_if(place.names.begin(), place.names.end(), fits);
    if (found != place.names.end()) {
        return found->name;
    }
    return place.names.empty() ? nameless : place.names.back().name;
}

void Chronicle::finish() {
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.start.span.start, a.id) < std::tie(b.start.span.start, b.id);
    });
    std::sort(documents.begin(), documents.end(), [](const Document& a, const Document& b) {
        return std::tie(a.start.span.start, a.id) < std::tie(b.start.span.start, b.id);
    });
    for (Front& front : fronts) {
        std::stable_sort(
            front.traces.begin(), front.traces.end(), [](const FrontTrace& a, const FrontTrace& b) {
                return a.at < b.at;
            });
    }
    for (Axis& axis : axes) {
        std::stable_sort(
            axis.waypoints.begin(), axis.waypoints.end(), [](const Waypoint& a, const Waypoint& b) {
                return a.at < b.at;
            });
    }
    for (Series& one : series) {
        std::stable_sort(
            one.values.begin(), one.values.end(), [](const SeriesValue& a, const SeriesValue& b) {
                return a.at.span.start < b.at.span.start;
            });
    }
    for (Route& route : routes) {
        std::stable_sort(
            route.periods.begin(), route.periods.end(), [](const RoutePeriod& a, const RoutePeriod& b) {
                return a.span.start < b.span.start;
            });
    }
    _sourceIndex = indexById(sources);
    _placeIndex = indexById(places);
    _sideIndex = indexById(sides);
    _formationIndex = indexById(formations);
    _eventIndex = indexById(events);
    _polityIndex = indexById(polities);
    _axisIndex = indexById(axes);
    _frontIndex = indexById(fronts);
    _claimIndex = indexById(claims);
    _laterIndex = indexById(laterBorders);
    _routeIndex = indexById(routes);
    _linkIndex = indexById(links);
    _seriesIndex = indexById(series);
    _positionIndex = indexById(positions);
    _documentIndex = indexById(documents);
    _heightIndex = indexById(spotHeights);
    _remarkIndex = indexById(remarks);
    _storyIndex = indexById(stories);
    _ownershipIndex.clear();
    for (size_t i = 0; i < ownership.size(); ++i) {
        _ownershipIndex[ownership[i].cellId].push_back(i);
    }
    for (auto& rows : _ownershipIndex) {
        std::stable_sort(rows.second.begin(), rows.second.end(), [this](size_t a, size_t b) {
            return ownership[a].span.start < ownership[b].span.start;
        });
    }
}

} // namespace khalkha
