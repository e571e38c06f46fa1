#pragma once
// Corresponding points of two traces, and where they are on the way from one to the other.

#include "geo/geodesy.h"

namespace khalkha {

class MovingPoints {
public:
    MovingPoints() = default;
    /// Precondition: from and to are of the same size; the k-th point of one moves to the k-th of the other.
    MovingPoints(Polyline from, Polyline to);

    [[nodiscard]] size_t size() const { return _from.size(); }
    [[nodiscard]] const Polyline& from() const { return _from; }
    [[nodiscard]] const Polyline& to() const { return _to; }
    /// Every point on its geodesic at the fraction (0..1), in order, less those that lie within a metre of
    /// the one before. Both ends stay. May cross itself.
    [[nodiscard]] Polyline at(double fraction) const;

private:
    struct Track {
        Ecef start{0}, end{0};
        double angle =
            0; ///< between start and end, radians; 0 = does not move; negative = too far for chords
    };
    [[nodiscard]] LonLat pointAt(size_t index, double fraction, Ecef& position) const;

    Polyline _from, _to;
    std::vector<Track> _tracks;
};

} // namespace khalkha
