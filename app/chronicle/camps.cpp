#include "chronicle/camps.h"

namespace khalkha {

std::string_view campIdOf(const Chronicle& chronicle, std::string_view sideId) {
    for (size_t steps = 0; steps <= chronicle.sides.size(); ++steps) {
        if (sideId == "japan" || sideId == "soviet") {
            break;
        }
        const Side* side = chronicle.side(sideId);
        if (side == nullptr || side->parentId.empty()) {
            break;
        }
        sideId = side->parentId;
    }
    return sideId;
}

Camp campOf(const Chronicle& chronicle, std::string_view sideId) {
    const std::string_view camp = campIdOf(chronicle, sideId);
    return camp == "japan" ? Camp::japan : camp == "soviet" ? Camp::soviet : Camp::neither;
}

} // namespace khalkha
