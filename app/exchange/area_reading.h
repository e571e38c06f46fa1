#pragma once
// Rings of a file as areas of the program: cut at the 180th meridian, closed along a pole, valid.

#include "exchange/layer_reader.h"

namespace khalkha {

/// What became of one polygon of a file.
struct ReadArea {
    std::vector<Polygon> polygons; ///< with longitudes of -180..180, valid
    std::string fault, hint;       ///< why it is none; "" if all is well
    double widestCrossingDeg = 0;  ///< of the sides that cross the 180th meridian
    double wideBoxDeg = 0; ///< of a box wider than half of the globe that is taken as written; 0 = it is none
    bool aroundPole = false;
    bool asWritten = true; ///< the polygon is the one of the file, which is not known to be valid
};

/// A polygon whose rings (without the repeated first point) may be spelled in any of these ways: within
/// -180..180 degrees and closed along the 180th meridian and a pole where it meets them; running on over the
/// 180th meridian, as longitudes beyond it or as a jump of more than 180 degrees; around a pole, without a
/// word about the pole. A box is what its first corner says: begun in the west of two longitudes (-170, then
/// 170) it reaches from one to the other as written, begun in the east (170, then -170) across the 180th
/// meridian. Sides are straight in longitude and latitude. A single point at a pole stands for the whole of
/// it, whatever its longitude. Wide sides get points. Latitudes are -90..90, longitudes -360..360.
[[nodiscard]] ReadArea readArea(const Polygon& written);

/// What GEOS finds wrong with areas; "" if nothing.
[[nodiscard]] std::string invalidity(const std::vector<Polygon>& areas);

} // namespace khalkha
