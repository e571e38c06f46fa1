#include "scene/unit_identity.h"

namespace khalkha {

StandardIdentity identityOf(const Chronicle& chronicle, std::string_view sideId, Perspective perspective) {
    const Camp camp = campOf(chronicle, sideId);
    const bool takesSides = perspective == Perspective::japan || perspective == Perspective::soviet;
    if (!takesSides || camp == Camp::neither) {
        return StandardIdentity::neutral;
    }
    return (camp == Camp::japan) == (perspective == Perspective::japan) ? StandardIdentity::friendly
                                                                        : StandardIdentity::hostile;
}

std::optional<Sidc>
symbolOf(const Chronicle& chronicle, const Formation& formation, Perspective perspective) {
    std::optional<Sidc> symbol = formation.sidc;
    if (symbol) {
        symbol->identity = identityOf(chronicle, formation.sideId, perspective);
    }
    return symbol;
}

std::optional<Sidc> symbolOf(const Chronicle& chronicle, const Axis& axis, Perspective perspective) {
    std::optional<Sidc> symbol = axis.sidc;
    if (!symbol) {
        const Formation* formation = chronicle.formation(axis.formationId);
        symbol = formation == nullptr ? std::nullopt : formation->sidc;
    }
    if (symbol) {
        symbol->identity = identityOf(chronicle, axis.sideId, perspective);
    }
    return symbol;
}

} // namespace khalkha
