#pragma once
// Symbol identification codes of MIL-STD-2525D / APP-6D: twenty digits that say which symbol a unit has.

#include "base/result.h"

#include <span>
#include <string>
#include <string_view>

namespace khalkha {

/// Whose unit it is. The numbers are those of the standard.
enum class StandardIdentity { pending, unknown, assumedFriend, friendly, neutral, suspect, hostile };
/// Symbol sets that can be drawn. The numbers are those of the standard.
enum class SymbolSet { air = 1, landUnit = 10, seaSurface = 30 };
/// Size of a unit, by the number of the standard. Front and army group are one.
enum class Echelon {
    unspecified = 0,
    team = 11,
    squad = 12,
    section = 13,
    platoon = 14,
    company = 15,
    battalion = 16,
    regiment = 17,
    brigade = 18,
    division = 21,
    corps = 22,
    army = 23,
    armyGroup = 24,
    theatre = 25,
    command = 26
};

struct Sidc {
    int version = 10; ///< 10 = 2525D/APP-6D, 11 = its first change
    int context = 0;  ///< 0 reality, 1 exercise, 2 simulation
    StandardIdentity identity = StandardIdentity::pending;
    SymbolSet set = SymbolSet::landUnit;
    int status = 0; ///< 0 present, 1 planned or anticipated, 2..5 present and its condition
    bool headquarters = false, taskForce = false, dummy = false;
    Echelon echelon = Echelon::unspecified;
    int entity = 0; ///< entity, type and subtype: 121100 = infantry; 0 = unspecified
    int modifier1 = 0, modifier2 = 0;

    [[nodiscard]] bool planned() const { return status == 1; }
    friend bool operator==(const Sidc&, const Sidc&) = default;
};

/// An entity of a symbol set that can be drawn.
struct SymbolEntity {
    SymbolSet set;
    int entity;
    const char* name; ///< English, lower case
};
/// All of them, unspecified first, by set and number.
[[nodiscard]] std::span<const SymbolEntity> symbolEntities();

/// Reads twenty digits. The error says which digits are wrong, what stands there and what is expected.
[[nodiscard]] Result<Sidc> parseSidc(std::string_view text);
/// The twenty digits; parseSidc(formatSidc(s)) is s.
[[nodiscard]] std::string formatSidc(const Sidc& sidc);
/// What the mark above the frame says: "army"; "" where it is unspecified. English.
[[nodiscard]] const char* echelonName(Echelon echelon);

} // namespace khalkha
