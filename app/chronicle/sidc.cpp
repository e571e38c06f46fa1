#include "chronicle/sidc.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace khalkha {

namespace {

using Set = SymbolSet;

constexpr std::array entities{
    SymbolEntity{Set::air, 0, "unspecified"},
    SymbolEntity{Set::air, 110100, "fixed wing"},
    SymbolEntity{Set::landUnit, 0, "unspecified"},
    SymbolEntity{Set::landUnit, 110000, "command and control"},
    SymbolEntity{Set::landUnit, 111000, "signal"},
    SymbolEntity{Set::landUnit, 120400, "antitank"},
    SymbolEntity{Set::landUnit, 120500, "armour"},
    SymbolEntity{Set::landUnit, 120501, "armoured cavalry or reconnaissance"},
    SymbolEntity{Set::landUnit, 120800, "aviation, fixed wing"},
    SymbolEntity{Set::landUnit, 121000, "combined arms"},
    SymbolEntity{Set::landUnit, 121100, "infantry"},
    SymbolEntity{Set::landUnit, 121101, "infantry, amphibious"},
    SymbolEntity{Set::landUnit, 121102, "infantry, mechanised"},
    SymbolEntity{Set::landUnit, 121104, "infantry, motorised"},
    SymbolEntity{Set::landUnit, 121300, "cavalry or reconnaissance"},
    SymbolEntity{Set::landUnit, 121303, "reconnaissance, motorised"},
    SymbolEntity{Set::landUnit, 130100, "air defence"},
    SymbolEntity{Set::landUnit, 130300, "field artillery"},
    SymbolEntity{Set::landUnit, 130301, "field artillery, self-propelled"},
    SymbolEntity{Set::landUnit, 140700, "engineer"},
    SymbolEntity{Set::landUnit, 170100, "naval"},
    SymbolEntity{Set::seaSurface, 0, "unspecified"},
    SymbolEntity{Set::seaSurface, 121000, "naval task organisation"},
};

struct Modifier {
    int number;
    const char* name;
};
/// Of land units. The other sets have none here.
constexpr std::array firstModifiers{Modifier{0, "none"}, Modifier{5, "border"}};
constexpr std::array secondModifiers{
    Modifier{0, "none"}, Modifier{1, "airborne"}, Modifier{27, "mountain"}, Modifier{51, "wheeled"}};

struct EchelonWord {
    Echelon echelon;
    const char* name;
};
constexpr std::array echelons{
    EchelonWord{Echelon::unspecified, ""},
    EchelonWord{Echelon::team, "team"},
    EchelonWord{Echelon::squad, "squad"},
    EchelonWord{Echelon::section, "section"},
    EchelonWord{Echelon::platoon, "platoon"},
    EchelonWord{Echelon::company, "company"},
    EchelonWord{Echelon::battalion, "battalion"},
    EchelonWord{Echelon::regiment, "regiment"},
    EchelonWord{Echelon::brigade, "brigade"},
    EchelonWord{Echelon::division, "division"},
    EchelonWord{Echelon::corps, "corps"},
    EchelonWord{Echelon::army, "army"},
    EchelonWord{Echelon::armyGroup, "army group, front"},
    EchelonWord{Echelon::theatre, "theatre"},
    EchelonWord{Echelon::command, "command"}};

/// Number of digits from a place counted from 1, as the standard counts them.
int digits(std::string_view text, size_t place, size_t count) {
    int value = 0;
    for (const char digit : text.substr(place - 1, count)) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

/// Says what stands at some of the digits and what should.
Error wrong(
    std::string_view text, size_t place, size_t count, const char* what, const std::string& expected) {
    const std::string where =
        count == 1 ? fmt::format("digit {}", place) : fmt::format("digits {}-{}", place, place + count - 1);
    return {
        ErrorKind::input,
        {},
        fmt::format(
            "the symbol code {} has \"{}\" as its {} ({}).",
            text,
            text.substr(place - 1, count),
            what,
            where),
        fmt::format("Expected {}.", expected)};
}

std::string entityList(SymbolSet set) {
    std::string list;
    for (const SymbolEntity& each : entities) {
        if (each.set == set) {
            list += fmt::format("{}{:06} {}", list.empty() ? "" : ", ", each.entity, each.name);
        }
    }
    return list;
}

template <size_t count> std::string modifierList(const std::array<Modifier, count>& modifiers) {
    std::string list;
    for (const Modifier& each : modifiers) {
        list += fmt::format("{}{:02} {}", list.empty() ? "" : ", ", each.number, each.name);
    }
    return list;
}

template <size_t count> bool knows(const std::array<Modifier, count>& modifiers, int number, SymbolSet set) {
    return number == 0 || (set == SymbolSet::landUnit &&
                           std::any_of(modifiers.begin(), modifiers.end(), [&](const Modifier& each) {
                               return each.number == number;
                           }));
}

std::string echelonList() {
    std::string list;
    for (const EchelonWord& each : echelons) {
        list += fmt::format(
            "{}{:02} {}",
            list.empty() ? "" : ", ",
            static_cast<int>(each.echelon),
            *each.name == '\0' ? "unspecified" : each.name);
    }
    return list;
}

/// The first ten digits: what is the same in every symbol set.
std::optional<Error> readCommon(std::string_view text, Sidc& sidc) {
    sidc.version = digits(text, 1, 2);
    if (sidc.version != 10 && sidc.version != 11) {
        return wrong(text, 1, 2, "version", "10 (MIL-STD-2525D, APP-6D) or 11 (its first change)");
    }
    sidc.context = digits(text, 3, 1);
    if (sidc.context > 2) {
        return wrong(text, 3, 1, "context", "0 reality, 1 exercise or 2 simulation");
    }
    const int identity = digits(text, 4, 1);
    if (identity > 6) {
        return wrong(text, 4, 1, "standard identity", "0 pending to 6 hostile");
    }
    sidc.identity = static_cast<StandardIdentity>(identity);
    const int set = digits(text, 5, 2);
    if (set != 1 && set != 10 && set != 30) {
        return wrong(text, 5, 2, "symbol set", "01 air, 10 land unit or 30 sea surface");
    }
    sidc.set = static_cast<SymbolSet>(set);
    sidc.status = digits(text, 7, 1);
    if (sidc.status > 5) {
        return wrong(text, 7, 1, "status", "0 present, 1 planned, or 2 to 5 for its condition");
    }
    const int staff = digits(text, 8, 1);
    if (staff > 7) {
        return wrong(
            text, 8, 1, "headquarters, task force, dummy", "0 none, 2 headquarters, 4 task force, or 1 to 7");
    }
    sidc.dummy = (staff & 1) != 0;
    sidc.headquarters = (staff & 2) != 0;
    sidc.taskForce = (staff & 4) != 0;
    return std::nullopt;
}

} // namespace

std::span<const SymbolEntity> symbolEntities() {
    return entities;
}

Result<Sidc> parseSidc(std::string_view text) {
    const bool allDigits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.size() != 20 || !allDigits) {
        return Error{
            ErrorKind::input,
            {},
            fmt::format(
                "\"{}\" is no symbol code: {}.",
                printable(text.substr(0, 40)),
                allDigits ? fmt::format("it has {} digits", text.size()) : "it is not made of digits only"),
            "Expected the twenty digits of MIL-STD-2525D or APP-6D, for example 10001000231211000000."};
    }
    Sidc sidc;
    if (auto error = readCommon(text, sidc)) {
        return *error;
    }
    const int echelon = digits(text, 9, 2);
    const auto known = std::any_of(echelons.begin(), echelons.end(), [&](const EchelonWord& each) {
        return static_cast<int>(each.echelon) == echelon;
    });
    if (!known) {
        return wrong(text, 9, 2, "echelon", echelonList());
    }
    sidc.echelon = static_cast<Echelon>(echelon);
    sidc.entity = digits(text, 11, 6);
    const bool drawn = std::any_of(entities.begin(), entities.end(), [&](const SymbolEntity& each) {
        return each.set == sidc.set && each.entity == sidc.entity;
    });
    if (!drawn) {
        return wrong(text, 11, 6, "entity", entityList(sidc.set));
    }
    sidc.modifier1 = digits(text, 17, 2);
    if (!knows(firstModifiers, sidc.modifier1, sidc.set)) {
        return wrong(text, 17, 2, "first modifier", modifierList(firstModifiers));
    }
    sidc.modifier2 = digits(text, 19, 2);
    if (!knows(secondModifiers, sidc.modifier2, sidc.set)) {
        return wrong(text, 19, 2, "second modifier", modifierList(secondModifiers));
    }
    return sidc;
}

std::string formatSidc(const Sidc& sidc) {
    const int staff = (sidc.dummy ? 1 : 0) + (sidc.headquarters ? 2 : 0) + (sidc.taskForce ? 4 : 0);
    return fmt::format(
        "{:02}{}{}{:02}{}{}{:02}{:06}{:02}{:02}",
        sidc.version,
        sidc.context,
        static_cast<int>(sidc.identity),
        static_cast<int>(sidc.set),
        sidc.status,
        staff,
        static_cast<int>(sidc.echelon),
        sidc.entity,
        sidc.modifier1,
        sidc.modifier2);
}

const char* echelonName(Echelon echelon) {
    for (const EchelonWord& each : echelons) {
        if (each.echelon == echelon) {
            return each.name;
        }
    }
    return "";
}

} // namespace khalkha
