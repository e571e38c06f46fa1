#include "session/search.h"

#include "base/letters.h"
#include "base/text.h"
#include "session/reading.h"

#include <algorithm>
#include <array>
#include <bit>

namespace khalkha {

namespace {

void append(std::string& text, const LocalText& local) {
    for (const std::string& part : local.text) {
        if (!part.empty()) {
            text += part;
            text += '\n';
        }
    }
}

void appendNames(std::string& text, const Place& place) {
    for (const PlaceName& name : place.names) {
        append(text, name.name);
    }
}

/// A name with another after a stroke, or in brackets, is two: "Nomonhan Incident / Battle of Khalkhin Gol".
void appendTitle(std::string& text, const LocalText& title) {
    for (const std::string& part : title.text) {
        size_t from = 0;
        for (size_t at = part.find(" / "); at != std::string::npos; at = part.find(" / ", from)) {
            text.append(part, from, at - from);
            text += '\n';
            from = at + 3;
        }
        if (from > 0) {
            text.append(part, from, std::string::npos);
            text += '\n';
        }
    }
    append(text, title);
}

/// A search, folded and cut into words once.
struct Wanted {
    std::string text; ///< words with one blank between them
    std::vector<std::string> words;
};

Wanted wantedOf(std::string_view text) {
    Wanted wanted;
    wanted.words = splitList(foldedForSearch(text), ' ');
    for (const std::string& word : wanted.words) {
        wanted.text += (wanted.text.empty() ? "" : " ") + word;
    }
    return wanted;
}

/// Where the whole text stands in the names, at its best: rank and the part of the name it makes up.
struct Standing {
    HitRank rank = HitRank::mentioned;
    double covered = 0;
    bool endsWord = false; ///< what follows it in the name is no part of its last word
};

/// Whether a word may end before a byte of a name: Han and kana (from U+3000 on) have no blanks between
/// words.
bool endsWordAt(std::string_view names, size_t at) {
    constexpr unsigned char eastAsian = 0xE3;
    return at >= names.size() || !beginsWithLetter(names.substr(at)) ||
           static_cast<unsigned char>(names[at]) >= eastAsian;
}

Standing standingIn(std::string_view names, const Wanted& wanted) {
    Standing best;
    bool found = false;
    for (size_t at = names.find(wanted.text); at != std::string_view::npos;
         at = names.find(wanted.text, at + 1)) {
        const size_t before = at == 0 ? std::string_view::npos : names.rfind('\n', at - 1);
        const size_t first = before == std::string_view::npos ? 0 : before + 1;
        const size_t end = std::min(names.find('\n', at), names.size());
        const size_t after = at + wanted.text.size();
        const HitRank rank = at == first && after == end            ? HitRank::exact
                             : at == first                          ? HitRank::prefix
                             : !endsWithLetter(names.substr(0, at)) ? HitRank::word
                                                                    : HitRank::part;
        const double covered =
            static_cast<double>(wanted.text.size()) / static_cast<double>(std::max<size_t>(1, end - first));
        if (!found || rank < best.rank || (rank == best.rank && covered > best.covered)) {
            best = {rank, covered, endsWordAt(names, after)};
        }
        found = true;
    }
    return best;
}

/// Of things that answer equally well, what readers look for first.
int kindOrder(ThingKind kind) {
    constexpr std::array order{
        ThingKind::event,
        ThingKind::place,
        ThingKind::polity,
        ThingKind::formation,
        ThingKind::axis,
        ThingKind::front,
        ThingKind::claim,
        ThingKind::laterBorder,
        ThingKind::zone,
        ThingKind::region,
        ThingKind::position,
        ThingKind::route,
        ThingKind::link,
        ThingKind::document,
        ThingKind::story,
        ThingKind::remark,
        ThingKind::height,
        ThingKind::series};
    static_assert(order.size() == static_cast<size_t>(thingKindCount));
    return static_cast<int>(std::find(order.begin(), order.end(), kind) - order.begin());
}

/// Whether people know a place by what happened there, rather than by itself.
bool isKnownByEvents(PlaceKind kind) {
    return kind == PlaceKind::village || kind == PlaceKind::hill || kind == PlaceKind::pass ||
           kind == PlaceKind::fort || kind == PlaceKind::waypoint;
}

/// Gathers the texts of one thing, and folds them together.
class Gathered {
public:
    Gathered(ThingKind kind, const std::string& id) : thing{kind, id}, own(id + "\n") {}
    ThingRef thing;
    std::string names, own, mentioned;
    bool knownByEvents = false;
};

void mentionPlace(Gathered& to, const Chronicle& chronicle, const std::string& placeId) {
    if (const Place* place = chronicle.place(placeId)) {
        appendNames(to.mentioned, *place);
    }
}

void mentionActor(Gathered& to, const Chronicle& chronicle, const std::string& actorId) {
    if (const Formation* formation = chronicle.formation(actorId)) {
        append(to.mentioned, formation->name);
        append(to.mentioned, formation->commander);
    } else if (const Side* side = chronicle.side(actorId)) {
        append(to.mentioned, side->name);
        append(to.mentioned, side->shortName);
    }
}

Gathered ofEvent(const Chronicle& chronicle, const Event& event) {
    Gathered found(ThingKind::event, event.id);
    appendTitle(found.names, event.title);
    append(found.own, event.summary);
    for (const std::string& placeId : event.placeIds) {
        mentionPlace(found, chronicle, placeId);
    }
    for (const std::string& actorId : event.actorIds) {
        mentionActor(found, chronicle, actorId);
    }
    return found;
}

Gathered ofFormation(const Chronicle& chronicle, const Formation& formation) {
    Gathered found(ThingKind::formation, formation.id);
    append(found.names, formation.name);
    append(found.own, formation.commander);
    mentionPlace(found, chronicle, formation.placeId);
    mentionActor(found, chronicle, formation.sideId);
    return found;
}

Gathered ofAxis(const Chronicle& chronicle, const Axis& axis) {
    Gathered found(ThingKind::axis, axis.id);
    append(found.names, axis.name);
    append(found.names, axis.formationName);
    found.own += axis.group + "\n";
    mentionActor(found, chronicle, axis.formationId);
    for (const Waypoint& point : axis.waypoints) {
        append(found.mentioned, point.label);
        mentionPlace(found, chronicle, point.placeId);
    }
    return found;
}

Gathered ofPosition(const Chronicle& chronicle, const Position& position) {
    Gathered found(ThingKind::position, position.id);
    append(found.names, position.name);
    for (const std::string& id : position.formationIds) {
        mentionActor(found, chronicle, id);
    }
    return found;
}

Gathered ofRoute(const Chronicle& chronicle, const Route& route) {
    Gathered found(ThingKind::route, route.id);
    append(found.names, route.name);
    found.own += route.system + "\n";
    for (const RoutePeriod& period : route.periods) {
        append(found.own, period.operatorName);
    }
    for (const std::string& id : route.placeIds) {
        mentionPlace(found, chronicle, id);
    }
    return found;
}

Gathered ofLink(const Chronicle& chronicle, const Link& link) {
    Gathered found(ThingKind::link, link.id);
    append(found.names, link.name);
    mentionPlace(found, chronicle, link.fromPlaceId);
    for (const std::string& id : link.toPlaceIds) {
        mentionPlace(found, chronicle, id);
    }
    mentionActor(found, chronicle, link.formationId);
    return found;
}

Gathered ofDocument(const Document& document) {
    Gathered found(ThingKind::document, document.id);
    appendTitle(found.names, document.title);
    append(found.mentioned, document.parties);
    found.own += searchTextOf(document);
    return found;
}

Gathered ofRemark(const Chronicle& chronicle, const Remark& remark) {
    Gathered found(ThingKind::remark, remark.id);
    append(found.names, remark.term);
    append(found.own, remark.text);
    append(found.mentioned, remark.groupName);
    mentionPlace(found, chronicle, remark.placeId);
    return found;
}

Gathered ofStory(const Story& story) {
    Gathered found(ThingKind::story, story.id);
    append(found.names, story.title);
    append(found.own, story.summary);
    for (const StoryStep& step : story.steps) {
        append(found.own, step.title);
        append(found.mentioned, step.text);
    }
    return found;
}

/// A thing that has no more than a name.
template <class Thing> Gathered named(ThingKind kind, const Thing& thing) {
    Gathered found(kind, thing.id);
    append(found.names, thing.name);
    return found;
}

/// Everything, events first.
std::vector<Gathered> everything(const Chronicle& chronicle) {
    std::vector<Gathered> all;
    const auto add = [&](const auto& things, const auto& gather) {
        for (const auto& thing : things) {
            all.push_back(gather(thing));
        }
    };
    add(chronicle.events, [&](const Event& each) { return ofEvent(chronicle, each); });
    add(chronicle.places, [](const Place& each) {
        Gathered found(ThingKind::place, each.id);
        appendNames(found.names, each);
        found.knownByEvents = isKnownByEvents(each.kind);
        return found;
    });
    add(chronicle.polities, [](const Polity& each) {
        Gathered found = named(ThingKind::polity, each);
        append(found.names, each.shortName);
        return found;
    });
    add(chronicle.formations, [&](const Formation& each) { return ofFormation(chronicle, each); });
    add(chronicle.axes, [&](const Axis& each) { return ofAxis(chronicle, each); });
    add(chronicle.fronts, [](const Front& each) { return named(ThingKind::front, each); });
    add(chronicle.claims, [](const Claim& each) { return named(ThingKind::claim, each); });
    add(chronicle.laterBorders, [](const LaterBorder& each) { return named(ThingKind::laterBorder, each); });
    add(chronicle.zones, [](const Zone& each) { return named(ThingKind::zone, each); });
    add(chronicle.regions, [](const Region& each) { return named(ThingKind::region, each); });
    add(chronicle.positions, [&](const Position& each) { return ofPosition(chronicle, each); });
    add(chronicle.routes, [&](const Route& each) { return ofRoute(chronicle, each); });
    add(chronicle.links, [&](const Link& each) { return ofLink(chronicle, each); });
    add(chronicle.documents, ofDocument);
    add(chronicle.stories, ofStory);
    add(chronicle.remarks, [&](const Remark& each) { return ofRemark(chronicle, each); });
    add(chronicle.spotHeights, [](const SpotHeight& each) { return named(ThingKind::height, each); });
    add(chronicle.series, [](const Series& each) {
        Gathered found = named(ThingKind::series, each);
        append(found.own, each.groupName);
        return found;
    });
    return all;
}

/// What people mean by the name of a village or a hill is what happened there: an event that is called after
/// it comes before it.
enum class Precedence { byRank, namedAfter, knownByEvents };
struct Found {
    size_t entry = 0;
    HitRank rank = HitRank::mentioned;
    double covered = 0;
    Precedence precedence = Precedence::byRank;
    int kind = 0; ///< see kindOrder
};

/// Best first. What is sorted are numbers; the texts of the hits are copied once, in the end.
void sort(std::vector<Found>& found) {
    const bool givesWay = std::any_of(found.begin(), found.end(), [](const Found& each) {
        return each.precedence == Precedence::knownByEvents;
    });
    // By rank; between what is called exactly so and what only begins so stand first the events, then the
    // place that they are called after.
    const auto order = [&](const Found& each) {
        const bool moved = givesWay && each.precedence != Precedence::byRank;
        const int byRank = each.rank == HitRank::exact ? 0 : 2 + static_cast<int>(each.rank);
        return moved ? static_cast<int>(each.precedence) : byRank;
    };
    std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
        if (order(a) != order(b)) {
            return order(a) < order(b);
        }
        // Of names that begin alike the shorter is meant; further down the order of the campaign says more.
        if (a.rank <= HitRank::prefix && b.rank <= HitRank::prefix && a.covered != b.covered) {
            return a.covered > b.covered;
        }
        return a.kind != b.kind ? a.kind < b.kind : a.entry < b.entry;
    });
}

bool holdsAll(std::string_view text, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(word) != std::string_view::npos;
    });
}

} // namespace

std::string_view hitRankCode(HitRank rank) {
    constexpr std::array<std::string_view, 7> codes{
        "exact", "prefix", "word", "part", "words", "own", "mentioned"};
    return codes.at(static_cast<size_t>(rank));
}

SearchIndex::SearchIndex(const Chronicle& chronicle) : _events(chronicle.events.size()) {
    size_t row = 0;
    std::vector<Gathered> all = everything(chronicle);
    _filter.emplace(all.size());
    _entries.reserve(all.size());
    for (Gathered& each : all) {
        row = _entries.empty() || _entries.back().thing.kind != each.thing.kind ? 0 : row + 1;
        _entries.push_back(
            {std::move(each.thing),
             row,
             foldedForSearch(each.names),
             foldedForSearch(each.own),
             foldedForSearch(each.mentioned),
             each.knownByEvents});
        const Entry& entry = _entries.back();
        for (const std::string* text : {&entry.names, &entry.own, &entry.mentioned}) {
            _filter->add(_entries.size() - 1, *text);
        }
    }
}

bool SearchIndex::Entry::answers(const std::vector<std::string>& words) const {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return names.find(word) != std::string::npos || own.find(word) != std::string::npos ||
               mentioned.find(word) != std::string::npos;
    });
}

std::vector<size_t> SearchIndex::answering(const std::vector<std::string>& words) const {
    std::vector<size_t> found;
    const std::vector<std::uint64_t> may = _filter->mayHold(words);
    for (size_t block = 0; block < may.size(); ++block) {
        for (std::uint64_t rest = may[block]; rest != 0; rest &= rest - 1) {
            const size_t i = block * 64 + static_cast<size_t>(std::countr_zero(rest));
            if (_entries[i].answers(words)) {
                found.push_back(i);
            }
        }
    }
    return found;
}

std::vector<bool> SearchIndex::eventsWith(std::string_view text) const {
    std::vector<bool> found(_events);
    for (const size_t i : answering(wantedOf(text).words)) {
        if (i < _events) {
            found[i] = true;
        }
    }
    return found;
}

std::vector<bool> SearchIndex::eventsAmong(const std::vector<SearchHit>& hits) const {
    std::vector<bool> found(_events);
    for (const SearchHit& hit : hits) {
        if (hit.thing.kind == ThingKind::event) {
            found[hit.row] = true;
        }
    }
    return found;
}

std::vector<SearchHit> SearchIndex::find(std::string_view text) const {
    const Wanted wanted = wantedOf(text);
    if (wanted.words.empty()) {
        return {};
    }
    std::vector<Found> found;
    for (const size_t i : answering(wanted.words)) {
        const Entry& entry = _entries[i];
        const std::string_view ownId = std::string_view(entry.own).substr(0, entry.own.find('\n'));
        Standing standing = standingIn(entry.names, wanted);
        if (ownId == wanted.text) {
            standing = {HitRank::exact, 1};
        } else if (standing.rank == HitRank::mentioned) {
            const auto own = [&](const std::string& word) {
                return entry.names.find(word) != std::string::npos ||
                       entry.own.find(word) != std::string::npos;
            };
            if (holdsAll(entry.names, wanted.words)) {
                standing.rank = HitRank::words;
            } else if (std::all_of(wanted.words.begin(), wanted.words.end(), own)) {
                standing.rank = HitRank::own;
            }
        }
        const bool exact = standing.rank == HitRank::exact;
        const bool named = standing.rank == HitRank::prefix && standing.endsWord;
        found.push_back(
            {i,
             standing.rank,
             standing.covered,
             exact && entry.knownByEvents                    ? Precedence::knownByEvents
             : named && entry.thing.kind == ThingKind::event ? Precedence::namedAfter
                                                             : Precedence::byRank,
             kindOrder(entry.thing.kind)});
    }
    sort(found);
    std::vector<SearchHit> hits;
    hits.reserve(found.size());
    for (const Found& each : found) {
        const Entry& entry = _entries[each.entry];
        hits.push_back({entry.thing, each.rank, each.covered, entry.row});
    }
    return hits;
}

bool hasWords(std::string_view text) {
    return !wantedOf(text).words.empty();
}

std::vector<std::vector<SearchHit>> groupedByKind(std::vector<SearchHit> hits) {
    std::vector<std::vector<SearchHit>> groups;
    for (SearchHit& hit : hits) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& each) {
            return each.front().thing.kind == hit.thing.kind;
        });
        if (group == groups.end()) {
            groups.push_back({std::move(hit)});
        } else {
            group->push_back(std::move(hit));
        }
    }
    return groups;
}

} // namespace khalkha
