#pragma once
// Search over everything of a campaign that has a name: one for the window and the command line.

#include "chronicle/thing.h"
#include "session/gram_filter.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khalkha {

/// How well something answers a search, best first. Every word of the text occurs in it; the rank says where
/// the text (or, failing that, its words) was found.
enum class HitRank {
    exact,    ///< the text is a name of it, or its id
    prefix,   ///< a name begins with the text
    word,     ///< the text stands in a name, from the beginning of a word
    part,     ///< the text stands inside a name
    words,    ///< all words stand in its names, apart
    own,      ///< in what is said of it: summary, text, commander, id
    mentioned ///< in the names of what it has to do with: places, actors
};

/// Stable code for the command line: "exact", "prefix", …
[[nodiscard]] std::string_view hitRankCode(HitRank rank);

struct SearchHit {
    ThingRef thing;
    HitRank rank = HitRank::mentioned;
    double covered = 0; ///< part of the name that the text makes up, 0..1
    size_t row = 0;     ///< of the thing among those of its kind in the chronicle
};

/// Everything that can be found, folded once. Keeps no reference to the chronicle.
class SearchIndex {
public:
    explicit SearchIndex(const Chronicle& chronicle);

    /// Which of Chronicle::events are hits, in their order. A text without words finds all.
    [[nodiscard]] std::vector<bool> eventsWith(std::string_view text) const;
    /// The same of hits that find() has given.
    [[nodiscard]] std::vector<bool> eventsAmong(const std::vector<SearchHit>& hits) const;
    /// All hits, the best first: by rank (but events called after a village, a hill or the like come before
    /// it, since people know it by them); names that are or begin with the text by how much of them it makes
    /// up; then by kind, then in the order of the campaign (events in time). Nothing for a text without
    /// words.
    [[nodiscard]] std::vector<SearchHit> find(std::string_view text) const;

private:
    struct Entry {
        ThingRef thing;
        size_t row = 0;             ///< among the things of its kind
        std::string names;          ///< folded, a line each
        std::string own;            ///< folded: id, summary, text
        std::string mentioned;      ///< folded: names of places and actors
        bool knownByEvents = false; ///< a place that is looked for because of what happened there
        [[nodiscard]] bool answers(const std::vector<std::string>& words) const;
    };
    /// Entries in which all words occur, ascending.
    [[nodiscard]] std::vector<size_t> answering(const std::vector<std::string>& words) const;
    std::vector<Entry> _entries; ///< events first, in their order
    size_t _events = 0;
    std::optional<GramFilter> _filter; ///< of the entries; there from the constructor on
};

using SearchIndexPtr = std::shared_ptr<const SearchIndex>;

/// Whether anything is asked for: blanks of every kind are no words.
[[nodiscard]] bool hasWords(std::string_view text);

/// The hits by kind, each kind in the order given; kinds in the order of their first hit.
[[nodiscard]] std::vector<std::vector<SearchHit>> groupedByKind(std::vector<SearchHit> hits);

} // namespace khalkha
