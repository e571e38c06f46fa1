#include "session/event_search.h"

#include "base/text.h"

#include <algorithm>

namespace khalkha {

namespace {

constexpr char32_t ideographicSpace = 0x3000;

/// Base letter of the accented Latin letters that romanised names use; the letter itself otherwise.
char32_t withoutAccent(char32_t c) {
    struct Row {
        std::u32string_view accented;
        char32_t plain;
    };
    constexpr Row rows[] = {
        {U"āáàâäãåǎ", U'a'},
        {U"ēéèêëě", U'e'},
        {U"īíìîïǐ", U'i'},
        {U"ōóòôöõǒ", U'o'},
        {U"ūúùûüǔ", U'u'},
        {U"ç", U'c'},
        {U"ñ", U'n'},
        {U"ё", U'е'}};
    for (const Row& row : rows) {
        if (row.accented.find(c) != std::u32string_view::npos) {
            return row.plain;
        }
    }
    return c;
}

char32_t lowered(char32_t c) {
    const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    if ((c >= U'A' && c <= U'Z') || latin1 || (c >= U'А' && c <= U'Я')) {
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40F) { // Ѐ..Џ
        return c + 0x50;
    }
    const bool pairs = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x52F);
    return pairs && c % 2 == 0 ? c + 1 : c;
}

char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) { // full-width forms of ASCII
        c -= 0xFEE0;
    } else if (c == ideographicSpace) {
        c = U' ';
    } else if (c >= 0x3041 && c <= 0x3096) { // hiragana to katakana
        c += 0x60;
    }
    return withoutAccent(lowered(c));
}

void append(std::string& text, const LocalText& local) {
    for (const std::string& part : local.text) {
        if (!part.empty()) {
            text += part;
            text += '\n';
        }
    }
}

/// Side of an actor: itself if it is a side, the side of the formation otherwise.
std::string_view sideOf(const Chronicle& chronicle, std::string_view actorId) {
    if (const Formation* formation = chronicle.formation(actorId)) {
        return formation->sideId;
    }
    return actorId;
}

} // namespace

std::string foldedForSearch(std::string_view text) {
    std::u32string points = toCodePoints(text);
    std::transform(points.begin(), points.end(), points.begin(), folded);
    return toUtf8(points);
}

std::string searchTextOf(const Chronicle& chronicle, const Event& event) {
    std::string text;
    append(text, event.title);
    append(text, event.summary);
    for (const std::string& placeId : event.placeIds) {
        if (const Place* place = chronicle.place(placeId)) {
            for (const PlaceName& name : place->names) {
                append(text, name.name);
            }
        }
    }
    for (const std::string& actorId : event.actorIds) {
        if (const Formation* formation = chronicle.formation(actorId)) {
            append(text, formation->name);
            append(text, formation->commander);
        } else if (const Side* side = chronicle.side(actorId)) {
            append(text, side->name);
            append(text, side->shortName);
        }
    }
    return foldedForSearch(text);
}

bool matchesSearch(std::string_view foldedText, std::string_view search) {
    const std::vector<std::string> words = splitList(foldedForSearch(search), ' ');
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return foldedText.find(word) != std::string_view::npos;
    });
}

bool concernsSide(const Chronicle& chronicle, const Event& event, std::string_view sideId) {
    return std::any_of(event.actorIds.begin(), event.actorIds.end(), [&](const std::string& actorId) {
        // Parents of sides are followed a few steps only: a faulty file may hold a ring of them.
        std::string_view side = sideOf(chronicle, actorId);
        for (int step = 0; step < 8 && !side.empty(); ++step) {
            if (side == sideId) {
                return true;
            }
            const Side* const known = chronicle.side(side);
            side = known == nullptr ? std::string_view() : std::string_view(known->parentId);
        }
        return false;
    });
}

bool passesFilter(
    const Chronicle& chronicle, const Event& event, std::string_view foldedText, const EventFilter& filter) {
    if (!filter.categories.empty() && filter.categories.count(event.category) == 0) {
        return false;
    }
    if (filter.disputed && event.provenance.disagreement.empty()) {
        return false;
    }
    const Span span = event.span();
    if (span.end <= filter.period.start || span.start >= filter.period.end) {
        return false;
    }
    if (!filter.sideId.empty() && !concernsSide(chronicle, event, filter.sideId)) {
        return false;
    }
    return matchesSearch(foldedText, filter.text);
}

} // namespace khalkha
