#pragma once
// Typed access to the fields of one row. Every fault becomes a finding that names file, layer, feature and
// field.

#include "exchange/load_context.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace khalkha {

/// A word that may stand in a field, and what it means.
template <class T> using Choice = std::pair<std::string_view, T>;

enum class Required { no, yes };
/// In which languages a text that is there is promised: those of the manifest, those of names of places too,
/// or none, since it falls back on another text or is in a language of its own.
enum class Promise { languages, places, none };
/// Whether a feature must name a source of its own.
enum class SourceNeed { required, optional };

class RowReader {
public:
    /// Both must outlive the reader. Reports the faults that the row has as such.
    RowReader(LoadContext& context, const CampaignLayer& layer, const Row& row);

    /// False once something was found that leaves the feature out.
    [[nodiscard]] bool ok() const { return _ok; }
    [[nodiscard]] const Row& row() const { return _row; }
    [[nodiscard]] size_t number() const { return _row.number; }

    /// Leaves the feature out.
    void reject(std::string_view field, std::string what, std::string hint = {});
    /// Leaves the value out, the feature stays.
    void fault(std::string_view field, std::string what, std::string hint = {});
    void warn(std::string_view field, std::string what, std::string hint = {});

    [[nodiscard]] std::string_view raw(std::string_view field) const {
        return _layer.content.value(_row, field);
    }
    /// The value; rejects when it is required and empty.
    [[nodiscard]] std::string text(std::string_view field, Required required = Required::no);
    /// A well-formed id of a row's own.
    [[nodiscard]] std::string id(std::string_view field = "id");
    /// Text by language. Required: rejects when empty in all. One that is there in some language is warned
    /// about for each in which it is promised and missing.
    [[nodiscard]] LocalText
    local(std::string_view stem, Required required = Required::no, Promise promise = Promise::languages);

    /// Id of a feature of another layer; "" if there is none or it is unknown (a fault, or with required a
    /// rejection).
    [[nodiscard]] std::string
    reference(std::string_view field, std::string_view layer, Required required = Required::no);
    /// Symbol code, its standard identity left pending: whose friend troops are depends on the viewpoint. A
    /// bad one is left out (a fault).
    [[nodiscard]] std::optional<Sidc> sidc(std::string_view field);
    /// List of ids, each of one of the layers; unknown ones are left out.
    [[nodiscard]] std::vector<std::string>
    references(std::string_view field, std::span<const std::string_view> layers);

    [[nodiscard]] std::optional<Date> date(std::string_view field, Required required = Required::no);
    /// From start and end, or from an interval in start alone; an end of ".." is openEnd. Required: rejects
    /// where the start is missing or open.
    struct Dates {
        std::optional<Date> start, end;
        bool endIsUnknown = false; ///< written as in 1939/
    };
    [[nodiscard]] Dates dates(Required start);
    /// A date, or an interval A/B with both ends; its precision is that of the coarser end.
    [[nodiscard]] Date period(std::string_view field);
    /// From start and end.
    [[nodiscard]] Span span();
    /// From a date with time; a coarser one gives its middle and sets assumed.
    [[nodiscard]] Instant instant(std::string_view field, bool& assumed);
    [[nodiscard]] bool flag(std::string_view field, bool otherwise);
    [[nodiscard]] double number(std::string_view field, double otherwise, double least, double most);
    [[nodiscard]] int wholeNumber(std::string_view field, int otherwise, int least, int most);
    /// unknown: what any other word is taken as, with a warning; without it such a word rejects the feature,
    /// since it would decide what the feature means.
    template <class T>
    [[nodiscard]] T choice(
        std::string_view field,
        std::span<const Choice<T>> choices,
        T otherwise,
        std::optional<T> unknown = std::nullopt) {
        const std::string_view value = raw(field);
        for (const Choice<T>& candidate : choices) {
            if (candidate.first == value) {
                return candidate.second;
            }
        }
        if (!value.empty()) {
            std::vector<std::string_view> words;
            for (const Choice<T>& candidate : choices) {
                words.push_back(candidate.first);
            }
            if (unknown) {
                const auto taken =
                    std::find_if(choices.begin(), choices.end(), [&](const Choice<T>& candidate) {
                        return candidate.second == *unknown;
                    });
                warnWord(field, value, words, taken == choices.end() ? std::string_view() : taken->first);
                return *unknown;
            }
            rejectWord(field, value, words);
        }
        return otherwise;
    }
    /// One of the words; another one becomes the word "unknown", with a warning, and the feature stays. "" if
    /// the field is empty.
    [[nodiscard]] std::string
    word(std::string_view field, std::span<const std::string_view> words, std::string_view unknown);
    /// Warns with the list of words that are allowed. taken: what the word is shown as; "" = not at all.
    void warnWord(
        std::string_view field,
        std::string_view value,
        std::span<const std::string_view> allowed,
        std::string_view taken);
    /// Rejects with the list of words that are allowed.
    void
    rejectWord(std::string_view field, std::string_view value, std::span<const std::string_view> allowed);

    /// "ID locator; ID locator"; unknown sources are left out.
    [[nodiscard]] std::vector<SourceRef> sources(std::string_view field, std::string_view text);
    /// What the row leaves out is taken from fallback, if there is one.
    [[nodiscard]] Provenance provenance(SourceNeed need, const Provenance* fallback = nullptr);
    [[nodiscard]] std::vector<Measure> measures(std::string_view field);

    /// The only point (of the geometry, or of lon and lat); rejects if there is none.
    [[nodiscard]] LonLat point();
    /// How a line is drawn: by pieces, whatever its size, or whole at every frame, which has limits.
    enum class Drawn { whole, byPieces };
    /// The only line; rejects if there is none, or one of more points than can be drawn.
    [[nodiscard]] Polyline line(Drawn drawn = Drawn::whole);
    /// A point or a line, and where its label stands; rejects if it is neither.
    struct Anchored {
        LonLat at;
        Polyline line;
    };
    [[nodiscard]] Anchored pointOrLine(const char* hint = "Digitise it as a point or as a line.");
    /// Areas of at most so many points as can be drawn at every frame, and where their label stands.
    struct Area {
        LonLat at;
        std::vector<Polygon> areas;
    };
    [[nodiscard]] Area area();

    /// Warns when the timeline is over before the span begins, or begins after it.
    void expectWithinCampaign(std::string_view field, const Span& span);
    /// The same for the longer time in which events may lie.
    void expectWithinEvents(std::string_view field, const Span& span);

private:
    /// what: that is expected of the geometry, and missing.
    void rejectShape(const char* what, const char* expected, const char* hint);
    /// Of the geometry, or of lon and lat.
    [[nodiscard]] std::optional<LonLat> readPoint();
    /// Rejects lon and lat that are no position, or not that of the geometry.
    void expectSamePosition(LonLat geometry);
    /// Of a line or an area.
    void warnOfUnusedPosition();
    void add(Severity severity, std::string_view field, std::string what, std::string hint);
    [[nodiscard]] std::optional<LonLat> position(std::string_view lonField, std::string_view latField);
    [[nodiscard]] std::optional<Measure> measure(std::string_view field, std::string_view text);
    /// With what the error says is to be done, or else this.
    void rejectDate(std::string_view field, const Error& error, const char* otherwise);
    void expectWithin(
        std::string_view field, const Span& span, const Span& whole, const char* wholeName, const char* hint);
    void expectEach(const LocalText& text, std::string_view stem, std::span<const Language> languages);
    void expectDrawable();
    /// Warns of characters that cannot be drawn, as far as there is a rule to tell.
    void expectGlyphs(std::string_view field, std::string_view text, Language language);
    /// What to do about an id that the layer does not have.
    [[nodiscard]] std::string hintForId(std::string_view layer, std::string_view value) const;
    void readLabels(std::string_view field, std::string_view text, LocalText& labels);

    LoadContext& _context;
    const CampaignLayer& _layer;
    const Row& _row;
    std::string _feature; ///< id, or "#<row>"
    bool _ok = true;
    bool _silent = false; ///< the row as such is damaged, which has been reported
};

} // namespace khalkha
