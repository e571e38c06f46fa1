// The parts of RowReader that read where a feature is from, and figures.

#include "base/text.h"
#include "exchange/row_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace khalkha {

namespace {
constexpr std::array<Choice<Certainty>, 3> certainties{
    {{"certain", Certainty::certain},
     {"probable", Certainty::probable},
     {"reconstructed", Certainty::reconstructed}}};

/// Part before the mark, trimmed; the text loses it and the mark.
std::string_view takeUntil(std::string_view& text, char mark) {
    const size_t end = std::min(text.find(mark), text.size());
    const std::string_view part = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

/// Digits with commas by threes lose them: "1,500,000" becomes "1500000"; anything else stays.
std::string withoutGroups(std::string_view number) {
    const size_t whole = std::min(number.find('.'), number.size());
    std::string plain;
    for (size_t i = 0; i < number.size(); ++i) {
        const bool group = number[i] == ',' && i > 0 && i < whole && (whole - i) % 4 == 0;
        if (!group) {
            plain += number[i];
        }
    }
    return plain;
}
} // namespace

std::vector<SourceRef> RowReader::sources(std::string_view field, std::string_view text) {
    std::vector<SourceRef> references;
    for (const std::string& part : splitList(text, ';')) {
        const size_t blank = std::min(part.find_first_of(" \t"), part.size());
        SourceRef reference{part.substr(0, blank), std::string(trim(std::string_view(part).substr(blank)))};
        if (_layer.prepared || _context.isKnown("sources", reference.sourceId)) {
            _context.citedSources.insert(reference.sourceId);
            references.push_back(std::move(reference));
        } else {
            _context.sourceReferencesLost = true;
            fault(
                field,
                fmt::format("\"{}\" is not in layer sources.", printable(reference.sourceId)),
                "Correct the id (it ends at the first blank) or add the source.");
        }
    }
    return references;
}

Provenance RowReader::provenance(SourceNeed need, const Provenance* fallback) {
    Provenance result;
    const std::string_view field = _layer.content.has("sources") ? "sources" : "source";
    const std::string_view text = raw(field);
    result.sources = sources(field, text);
    if (text.empty() && fallback != nullptr) {
        result.sources = fallback->sources;
    }
    result.certainty = choice<Certainty>(
        "certainty", certainties, fallback != nullptr ? fallback->certainty : Certainty::probable);
    result.uncertaintyKm =
        number("uncertainty_km", fallback != nullptr ? fallback->uncertaintyKm : 0, 0, 20000);
    result.note = raw("note");
    expectGlyphs("note", result.note, Language::en);
    result.disagreement = local("disagreement");
    if (result.sources.empty() && need == SourceNeed::required) {
        _context.sourceReferencesLost = true;
        if (text.empty() && _ok) {
            fault(
                "sources",
                "no source is given; the feature is shown as reconstructed.",
                "Name the source: id, blank, page.");
        }
        result.certainty = Certainty::reconstructed;
    }
    return result;
}

void RowReader::readLabels(std::string_view field, std::string_view text, LocalText& labels) {
    labels.in(Language::en) = takeUntil(text, '|');
    expectGlyphs(field, labels.in(Language::en), Language::en);
    while (!text.empty()) {
        std::string_view label = takeUntil(text, '|');
        const std::string code(takeUntil(label, '='));
        const auto language = parseLanguage(code);
        if (!language || label.empty()) {
            fault(
                field,
                fmt::format("\"{}\" is not LANGUAGE=text, as in ja=兵力.", printable(code)),
                "Languages are en, ja, ru, zh, zh-Hans, mn, ko.");
            continue;
        }
        labels.in(*language) = trim(label);
        expectGlyphs(field, label, *language);
    }
}

std::optional<Measure> RowReader::measure(std::string_view field, std::string_view text) {
    std::string_view rest = text;
    std::string_view figure = takeUntil(rest, '@');
    const size_t blank = std::min(figure.find_first_of(" \t:|"), figure.size());
    const auto value = parseNumber(withoutGroups(figure.substr(0, blank)));
    if (!value) {
        fault(
            field,
            fmt::format("\"{}\" does not begin with a number.", printable(text)),
            "Write VALUE UNIT: what is counted @ SOURCE page, as in 5250 tanks: Soviet tanks @ SEED 3(1).");
        return std::nullopt;
    }
    figure.remove_prefix(blank);
    Measure result;
    result.value = *value;
    const size_t colon = std::min(figure.find_first_of(":|"), figure.size());
    result.unit = trim(figure.substr(0, colon));
    if (result.unit.empty()) {
        fault(
            field, fmt::format("\"{}\" has no unit.", printable(text)), "Write the unit behind the number.");
        return std::nullopt;
    }
    if (colon < figure.size()) {
        figure.remove_prefix(figure[colon] == ':' ? colon + 1 : colon);
        readLabels(field, figure, result.what);
    }
    while (!rest.empty()) {
        for (SourceRef& source : sources(field, takeUntil(rest, '@'))) {
            result.sources.push_back(std::move(source));
        }
    }
    return result;
}

std::vector<Measure> RowReader::measures(std::string_view field) {
    std::vector<Measure> result;
    for (const std::string& part : splitList(raw(field), ';')) {
        if (auto one = measure(field, part)) {
            result.push_back(std::move(*one));
        }
    }
    return result;
}

} // namespace khalkha
