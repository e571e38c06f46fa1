#pragma once
// From the coordinate reference system of a layer to WGS 84 longitude and latitude (PROJ, offline).

#include "exchange/layer_reader.h"

#include <memory>
#include <optional>

class GDALDataset;
class OGRLayer;

namespace khalkha {

class ReferenceSystem {
public:
    /// Of a layer of this file, opened as `dataset`. The fault's field is "geometry" when what the layer
    /// names is not known or is no system of positions on the Earth; the system must not be used then. A
    /// GeoJSON or CSV without a word about it is in WGS 84; any other layer without one is taken so, and
    /// `remarks` says it.
    [[nodiscard]] static std::unique_ptr<ReferenceSystem>
    of(GDALDataset& dataset, OGRLayer& layer, const std::string& file, RowFault& fault);
    ~ReferenceSystem();
    ReferenceSystem(const ReferenceSystem&) = delete;
    ReferenceSystem& operator=(const ReferenceSystem&) = delete;
    ReferenceSystem(ReferenceSystem&&) = delete;
    ReferenceSystem& operator=(ReferenceSystem&&) = delete;

    /// Coordinates are WGS 84 degrees as they stand.
    [[nodiscard]] bool isWgs84() const { return !_transform; }
    /// The layer names none.
    [[nodiscard]] bool isAssumed() const { return _assumed; }
    /// What is straight in the layer's coordinates is not straight in longitude and latitude.
    [[nodiscard]] bool isBent() const;

    /// East or longitude first, in the layer's unit. The longitude goes on beyond 180 degrees where that of
    /// the layer does. nullopt: no place on the Earth has such coordinates.
    [[nodiscard]] std::optional<LonLat> toWgs84(double x, double y);

    /// What is to be said of the layer once its geometry has been read: the system, the operations used and
    /// their accuracy. Nothing for WGS 84 that is named, nor where no position has been asked for.
    [[nodiscard]] std::vector<RowFault> remarks() const;
    /// Why none of it can be right, after reading; the field is empty if it can.
    [[nodiscard]] RowFault contradiction() const;

private:
    struct Transform;
    ReferenceSystem() = default;
    std::unique_ptr<Transform> _transform;
    bool _assumed = false;
    size_t _positions = 0;
};

/// What to do about coordinates that are not where they should be.
inline constexpr const char* saveInWgs84 =
    "Give the layer its true reference system (QGIS: Set Layer CRS), then save it in WGS 84 (EPSG:4326).";

} // namespace khalkha
