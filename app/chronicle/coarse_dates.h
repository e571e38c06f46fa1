#pragma once
// Words for seasons, decades and centuries, by language; parts of formatDate.

#include "chronicle/time.h"

#include <string>

namespace khalkha {

/// Whether the language writes its brackets in full width.
[[nodiscard]] bool eastAsianBrackets(Language language);
/// The number under which a year is spoken of: 1 for the year 0, which is 1 BC.
[[nodiscard]] int spokenYear(int year);
/// One or more years, as a number, within the words for their era: "44 BC", "МЭӨ 44 он".
[[nodiscard]] std::string ofEra(const std::string& number, bool beforeOurs, Language language);

/// "spring 1939", "winter 1939/40". The civil time is that of the first instant.
[[nodiscard]] std::string seasonText(const CivilTime& civil, Language language, bool genitive);
/// "1930s"; years before 100 in full, "AD 90–99", "1940–1931 BC". From the first year.
[[nodiscard]] std::string decadeText(int first, Language language);
/// "20th century". From the first year.
[[nodiscard]] std::string centuryText(int first, Language language);
/// " (1900–1999)" where the name alone leaves open which years are meant: behind every century, and the
/// 1900s.
[[nodiscard]] std::string yearsMeant(int first, Precision precision, Language language);

} // namespace khalkha
