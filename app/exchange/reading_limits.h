#pragma once
// How much is read of one file, looked at before memory is taken. geodata/README.md states these figures.

#include <cstddef>
#include <cstdint>

namespace khalkha {

/// Largest file that is opened, bytes.
inline constexpr std::uintmax_t maxVectorFileBytes = std::uintmax_t{512} * 1024 * 1024;
inline constexpr std::uintmax_t maxRasterFileBytes = std::uintmax_t{4} * 1024 * 1024 * 1024;

inline constexpr std::size_t maxFeaturesOfLayer = 1'000'000;
inline constexpr std::size_t maxPointsOfLayer = 40'000'000;
inline constexpr std::size_t maxFieldsOfLayer = 1000;
inline constexpr std::size_t maxFieldNameBytes = 255;
/// Features times fields.
inline constexpr std::size_t maxValuesOfLayer = 20'000'000;

/// Of one text that is kept.
inline constexpr std::size_t maxTextBytes = std::size_t{1} << 20U;
/// Of one token of a GeoJSON, one row of a CSV: more is not looked at.
inline constexpr std::size_t maxTokenBytes = std::size_t{64} << 20U;
/// Of one value in a GeoPackage, geometry included.
inline constexpr std::size_t maxPackageValueBytes = std::size_t{256} << 20U;

/// Numbers, texts, lists and objects of one GeoJSON feature, which is read as a whole: a position is three.
inline constexpr std::size_t maxJsonValuesOfFeature = 3'000'000;
inline constexpr std::size_t maxJsonDepth = 32;

} // namespace khalkha
