#pragma once
// The prepared base geography, read chunk by chunk. Files (all open in QGIS):
//   land_{110,50,10}.fgb   polygons cut to the fill grid (see fillCellDeg); field chunk = row * 1000 + column
//   lakes_{110,50,10}.fgb  likewise
//   coast_{110,50,10}.fgb, shores_{…}.fgb, rivers_{…}.fgb   lines cut to chunks; rivers have field rank 1..5;
//                          field chunk as above
//   relief.tif             2 bands of 8 bits, 10800x5400 plus overviews 1/2 and 1/4: hill shade, height tint
//   heights.tif            metres, 16 bits, 10800x5400 plus overviews 1/2, 1/4, 1/8: the shade is made of it
//   cells.fgb              faces of the partition of the land (chronicle/model.h, Cell): field cell; one
//                          MultiPolygon per cell
//   edges.fgb              its arcs (CellEdge): fields left, right (cell or empty), coast (0, 1), source (ids
//                          separated by ;), certainty, uncertainty_km, note; one LineString per edge
//   base.json              version of the format, hash of the inputs, sources, size and checksum of each
//   file:
//                          looked at when the file is first opened

#include "base/result.h"
#include "geo/base_chunk.h"

#include <filesystem>
#include <memory>

namespace khalkha {

/// Version of the prepared files; part of what decides whether they are made anew.
inline constexpr int baseGeographyFormat = 2;

/// Thread-compatible: use one object per thread.
class BaseGeography {
public:
    [[nodiscard]] static Result<BaseGeography> open(const std::filesystem::path& folder);
    BaseGeography(BaseGeography&&) noexcept;
    BaseGeography& operator=(BaseGeography&&) noexcept;
    BaseGeography(const BaseGeography&) = delete;
    BaseGeography& operator=(const BaseGeography&) = delete;
    ~BaseGeography();

    [[nodiscard]] Result<BaseChunk> chunk(ChunkKey key) const;
    [[nodiscard]] Result<ReliefTile> relief(ReliefKey key) const;
    /// The error says so when the folder was made before there were heights.
    [[nodiscard]] Result<HeightTile> heights(HeightKey key) const;
    /// Height of the relief in metres (coarse: 2 arc minutes), bilinear.
    [[nodiscard]] Result<double> heightMeters(LonLat at) const;

private:
    struct Files;
    explicit BaseGeography(std::unique_ptr<Files> files);
    std::unique_ptr<Files> _files;
};

} // namespace khalkha
