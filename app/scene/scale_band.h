#pragma once
// Scales in bands: what is chosen for the far end of a band stays chosen while the camera moves within it.

namespace khalkha {

/// The scale at the far end of the band of a scale, both in metres a pixel at a height of 1080; 1 to 2 times
/// as much. Twice as far away is the next band.
[[nodiscard]] double farEndOfBand(double metersPerPx);

} // namespace khalkha
