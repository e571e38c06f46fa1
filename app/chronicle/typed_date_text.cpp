#include "base/translate.h"
#include "chronicle/typed_date.h"

namespace khalkha {

namespace {

using Fault = TypedDateFault;

std::string withWord(std::string pattern, const std::string& word) {
    const size_t at = pattern.find("{}");
    return at == std::string::npos ? pattern : pattern.replace(at, 2, word);
}

} // namespace

std::string typedDateFaultText(const TypedDateFault& fault, Language language) {
    switch (fault.kind) {
    case Fault::Kind::empty:
        return {};
    case Fault::Kind::word:
        return withWord(tr(language, "Not understood: {}"), fault.word);
    case Fault::Kind::year:
        return tr(language, "The year is missing; it needs four digits.");
    case Fault::Kind::month:
        return fault.word.empty() ? tr(language, "The month is missing.")
                                  : withWord(tr(language, "There is no month {}."), fault.word);
    case Fault::Kind::day:
        return fault.word.empty() ? tr(language, "The day is missing.")
                                  : withWord(tr(language, "The month has no day {}."), fault.word);
    case Fault::Kind::clock:
        return tr(language, "There is no such time of day.");
    case Fault::Kind::era:
        return tr(language, "The era has no such year.");
    case Fault::Kind::ambiguous: {
        std::string choices;
        for (const Date& date : fault.choices) {
            choices += (choices.empty() ? "" : " / ") + formatDate(date, language);
        }
        return withWord(tr(language, "Which one? {}"), choices);
    }
    case Fault::Kind::several:
        return tr(language, "One date is needed, not several.");
    }
    return {};
}

} // namespace khalkha
