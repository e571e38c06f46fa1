#include "panels/line_break.h"

#include "base/most_that_fit.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>

namespace khalkha {

namespace {

/// Places between the letters of a text, as Unicode has them (UAX #14, #29). Opened once: that takes longer
/// than a paragraph.
class Breaks {
public:
    explicit Breaks(UBreakIteratorType type) {
        UErrorCode status = U_ZERO_ERROR;
        _breaks = ubrk_open(type, "", nullptr, 0, &status);
    }
    Breaks(const Breaks&) = delete;
    Breaks& operator=(const Breaks&) = delete;
    ~Breaks() {
        if (_breaks != nullptr) {
            ubrk_close(_breaks);
        }
    }

    /// Bytes from the start of the text, ascending; the last is its end. Bytes that are no UTF-8 count as
    /// characters. A text that cannot be looked at has its end only.
    [[nodiscard]] std::vector<size_t> in(std::string_view text) const {
        std::vector<size_t> places;
        UErrorCode status = U_ZERO_ERROR;
        UText* const bytes =
            utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
        if (_breaks != nullptr && U_SUCCESS(status)) {
            ubrk_setUText(_breaks, bytes, &status);
            for (std::int32_t at = ubrk_next(_breaks); U_SUCCESS(status) && at != UBRK_DONE;
                 at = ubrk_next(_breaks)) {
                places.push_back(static_cast<size_t>(at));
            }
        }
        utext_close(bytes);
        if (places.empty() || places.back() != text.size()) {
            places.push_back(text.size());
        }
        return places;
    }

private:
    UBreakIterator* _breaks = nullptr;
};

const Breaks& lineBreaks() {
    thread_local const Breaks breaks(UBRK_LINE);
    return breaks;
}
const Breaks& characterBreaks() {
    thread_local const Breaks breaks(UBRK_CHARACTER);
    return breaks;
}

std::string_view withoutTrailingBlanks(std::string_view line) {
    while (!line.empty() && line.back() == ' ') {
        line.remove_suffix(1);
    }
    return line;
}

/// Where in the text a part of it fits in the width.
struct Room {
    std::string_view text;
    double width = 0;
    const MeasureWidth& measure;
    [[nodiscard]] bool holds(size_t from, size_t to) const {
        return measure(withoutTrailingBlanks(text.substr(from, to - from))) <= width;
    }
};

/// The last of the places up to which the text from `start` on fits, one beyond it; `first` if none does.
template <class Place> Place lastThatFits(const Room& room, size_t start, Place first, Place last) {
    const auto count = static_cast<size_t>(last - first);
    const auto fits = [&](size_t n) {
        return room.holds(start, *(first + static_cast<std::ptrdiff_t>(n) - 1));
    };
    return first + static_cast<std::ptrdiff_t>(mostThatFit(count, fits));
}

void breakParagraph(
    std::string_view text, double width, const MeasureWidth& measure, std::vector<std::string_view>& lines) {
    const Room room{text, width, measure};
    const std::vector<size_t> places = lineBreaks().in(text);
    std::vector<size_t> characters; // only where a word is longer than a line
    size_t longWord = 0;            // where such a word ends
    auto next = places.begin();
    for (size_t start = 0; start < text.size();) {
        auto after = *next == longWord ? next : lastThatFits(room, start, next, places.end());
        size_t end = after == next ? start : *(after - 1);
        if (end == start) {
            if (characters.empty()) {
                characters = characterBreaks().in(text);
            }
            const auto one = std::upper_bound(characters.begin(), characters.end(), start);
            const auto whole = std::upper_bound(one, characters.end(), *next);
            const auto cut = lastThatFits(room, start, one, whole);
            end = cut == one ? *one : *(cut - 1);
            if (end == *next) { // what is left of it fits, and perhaps more
                after = lastThatFits(room, start, next, places.end());
                end = after == next ? end : *(after - 1);
            }
            longWord = *next;
        }
        lines.push_back(withoutTrailingBlanks(text.substr(start, end - start)));
        start = end;
        next = std::upper_bound(next, places.end(), start);
    }
}

} // namespace

std::vector<std::string_view> breakLines(std::string_view text, double width, const MeasureWidth& measure) {
    std::vector<std::string_view> lines;
    size_t start = 0;
    while (start <= text.size()) {
        const size_t end = std::min(text.find('\n', start), text.size());
        if (end == start) {
            if (end < text.size()) {
                lines.push_back(text.substr(start, 0));
            }
        } else {
            breakParagraph(text.substr(start, end - start), width, measure, lines);
        }
        start = end + 1;
    }
    return lines;
}

std::string_view fittingPart(std::string_view text, double width, const MeasureWidth& measure) {
    if (measure(text) <= width) {
        return text;
    }
    const double room = width - measure("…");
    const std::vector<size_t> characters = characterBreaks().in(text);
    const auto after = lastThatFits(Room{text, room, measure}, 0, characters.begin(), characters.end());
    return withoutTrailingBlanks(text.substr(0, after == characters.begin() ? 0 : *(after - 1)));
}

} // namespace khalkha
