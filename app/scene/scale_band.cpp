#include "scene/scale_band.h"

#include <cmath>

namespace khalkha {

double farEndOfBand(double metersPerPx) {
    // A view of the whole theatre, which many look at, is at the far end of its band.
    constexpr double anEnd = 1850;
    return metersPerPx > 0 ? anEnd * std::exp2(std::ceil(std::log2(metersPerPx / anEnd))) : metersPerPx;
}

} // namespace khalkha
