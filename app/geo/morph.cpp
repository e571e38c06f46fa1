#include "geo/morph.h"

#include "geo/correspondence.h"

#include <utility>

namespace khalkha {

LineMorph::LineMorph(Polyline from, Polyline to, std::span<const MorphAnchor> anchors)
    : _from(std::move(from)), _to(std::move(to)) {
    if (!_from.empty() && !_to.empty()) {
        _points = correspondence(_from, _to, anchors);
    }
}

Polyline LineMorph::sample(double fraction) const {
    if (fraction >= 1) {
        return _to;
    }
    if (!(fraction > 0) || _points.size() == 0) {
        return _from;
    }
    return withoutLoops(_points.at(fraction));
}

} // namespace khalkha
