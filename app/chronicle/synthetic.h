#pragma once
// Chronicles that are larger than any real one, made in memory for `khalkha bench --load` and for tests.

#include "chronicle/model.h"

namespace khalkha {

/// The chronicle with `copies` more of everything that lies on the map, each under an id of its own, on the
/// other side of the Earth.
[[nodiscard]] ChroniclePtr withCopiesFarAway(const Chronicle& chronicle, int copies);

/// What a layer of very many vertices can look like.
enum class LargeLayer {
    line,  ///< a claimed line like a coast, from one end of the theatre to the other
    area,  ///< ground held, with such a line for its rim
    pieces ///< very many pieces of ground of a hundred vertices each
};
/// The chronicle with a layer of so many vertices across the theatre, in force at any time.
[[nodiscard]] ChroniclePtr withLargeLayer(const Chronicle& chronicle, LargeLayer kind, size_t vertices);

/// The chronicle with so many more events and places: what a register of a whole war would bring. The events
/// are spread over the campaign as days of fighting are, thick and thin, each with a title in English,
/// Japanese and Russian, a summary, a place and a side; one in twenty is known to the month alone. The places
/// stand all over the theatre. The same every time.
[[nodiscard]] ChroniclePtr withRegister(const Chronicle& chronicle, size_t events, size_t places);

/// A line between two points that is as rough at every scale as a coast is; the same every time.
[[nodiscard]] Polyline roughLine(LonLat from, LonLat to, size_t vertices);

} // namespace khalkha
