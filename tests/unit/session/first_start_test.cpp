// Languages of a first start.
#include "session/first_start.h"

#include <doctest/doctest.h>

using namespace khalkha;

namespace {

Manifest manifestIn(std::vector<Language> languages) {
    Manifest manifest;
    manifest.languages = languages;
    manifest.placeLanguages = std::move(languages);
    return manifest;
}

} // namespace

TEST_CASE("a first start follows the system, then the campaign, then English") {
    using L = Language;
    CHECK(firstLanguage(manifestIn({L::en, L::ja}), {}) == L::en);
    CHECK(firstLanguage(manifestIn({L::ru, L::en}), {}) == L::ru);
    CHECK(firstLanguage(manifestIn({L::ru, L::en}), {L::mn, L::ko}) == L::ru);
    CHECK(firstLanguage(manifestIn({L::en, L::mn}), {L::mn}) == L::mn);
    CHECK(firstLanguage(manifestIn({L::ru, L::ja}), {L::ko, L::en}) == L::en); // the interface's own
    CHECK(firstLanguage(manifestIn({}), {L::mn}) == L::en);
}

TEST_CASE("the second line of names is English, or another language of the campaign") {
    using L = Language;
    CHECK(secondLineFor(manifestIn({L::en, L::ja}), L::ja) == L::en);
    CHECK(secondLineFor(manifestIn({L::en, L::ja}), L::en) == L::ja);
    CHECK(secondLineFor(manifestIn({L::en}), L::en) == std::nullopt);
    CHECK(secondLineFor(manifestIn({L::ru, L::mn}), L::mn) == L::ru);
}
