#include "prepare/layer_io.h"

#include "exchange/vector_file.h"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>

namespace khalkha {

namespace {

GeosPtr fromOgr(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty()) {
        return nullptr;
    }
    std::vector<unsigned char> bytes(geometry->WkbSize());
    if (geometry->exportToWkb(wkbNDR, bytes.data()) != OGRERR_NONE) {
        return nullptr;
    }
    return GeosPtr(GEOSGeomFromWKB_buf_r(geosContext(), bytes.data(), bytes.size()));
}

OGRFieldType ogrType(OutputField::Type type) {
    switch (type) {
    case OutputField::Type::integer:
        return OFTInteger;
    case OutputField::Type::real:
        return OFTReal;
    case OutputField::Type::text:
        break;
    }
    return OFTString;
}

OGRwkbGeometryType ogrType(OutputGeometry geometry) {
    switch (geometry) {
    case OutputGeometry::polygon:
        return wkbPolygon;
    case OutputGeometry::multiPolygon:
        return wkbMultiPolygon;
    case OutputGeometry::line:
        break;
    }
    return wkbLineString;
}

Error inputError(const std::filesystem::path& path, std::string what, std::string hint) {
    return {
        ErrorKind::input, {path.string(), path.stem().string(), {}, {}}, std::move(what), std::move(hint)};
}

Error outputError(const std::filesystem::path& path, std::string what) {
    return {
        ErrorKind::output,
        {path.string(), {}, {}, {}},
        std::move(what),
        "Check that the disk has room and that the folder is writable."};
}

SourceFeature toSource(const OGRFeature& feature) {
    SourceFeature result;
    result.geometry = fromOgr(feature.GetGeometryRef());
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        if (feature.IsFieldSetAndNotNull(i)) {
            result.fields[feature.GetFieldDefnRef(i)->GetNameRef()] = feature.GetFieldAsString(i);
        }
    }
    return result;
}

} // namespace

std::unique_ptr<OGRGeometry> toOgr(const GEOSGeometry* geometry) {
    size_t size = 0;
    unsigned char* bytes = GEOSGeomToWKB_buf_r(geosContext(), geometry, &size);
    OGRGeometry* made = nullptr;
    OGRGeometryFactory::createFromWkb(bytes, nullptr, &made, size);
    GEOSFree_r(geosContext(), bytes);
    return std::unique_ptr<OGRGeometry>(made);
}

void registerPrepareDrivers() {
    prepareGdal();
    GDALRegister_JPEG();
    GDALRegister_netCDF();
    // No .aux.xml beside the files of packages or of our own.
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");
}

Result<std::vector<SourceFeature>> readLayer(const std::filesystem::path& path, const LayerQuery& query) {
    const Result<VectorFile> opened = openVectorFile(path);
    if (!opened) {
        return opened.error();
    }
    for (const ScanFault& found : opened->scan.faults) {
        return inputError(
            path, fmt::format("feature #{}: {}", found.row, found.fault.what), found.fault.hint);
    }
    const DatasetPtr& dataset = opened->dataset;
    if (dataset->GetLayerCount() < 1) {
        return inputError(path, "holds no layer.", "Reinstall the package or restore the file.");
    }
    OGRLayer* layer = dataset->GetLayer(0);
    if (!query.where.empty() && layer->SetAttributeFilter(query.where.c_str()) != OGRERR_NONE) {
        return inputError(
            path,
            fmt::format("the filter \"{}\" does not fit the layer: {}.", query.where, CPLGetLastErrorMsg()),
            "Correct the field where of border_packages.csv.");
    }
    if (query.within) {
        const LonLatBox& box = *query.within;
        layer->SetSpatialFilterRect(box.westDeg, box.southDeg, box.eastDeg, box.northDeg);
    }
    CPLErrorReset();
    std::vector<SourceFeature> features;
    while (const OGRFeatureUniquePtr feature{layer->GetNextFeature()}) {
        features.push_back(toSource(*feature));
    }
    if (CPLGetLastErrorType() == CE_Failure) {
        return inputError(
            path,
            fmt::format("damaged after {} features: {}.", features.size(), CPLGetLastErrorMsg()),
            "Reinstall or restore the file.");
    }
    return features;
}

Failure writeLayer(
    const std::filesystem::path& path,
    OutputGeometry geometry,
    const std::vector<OutputField>& fields,
    const std::vector<OutputFeature>& features) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    if (driver == nullptr) {
        return outputError(path, "this GDAL has no FlatGeobuf driver.");
    }
    GDALDatasetUniquePtr dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference reference;
    reference.importFromEPSG(4326);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = dataset == nullptr
                          ? nullptr
                          : dataset->CreateLayer(path.stem().c_str(), &reference, ogrType(geometry), nullptr);
    if (layer == nullptr) {
        return outputError(path, fmt::format("cannot be created: {}.", CPLGetLastErrorMsg()));
    }
    for (const OutputField& field : fields) {
        OGRFieldDefn definition(field.name.c_str(), ogrType(field.type));
        if (layer->CreateField(&definition) != OGRERR_NONE) {
            return outputError(path, fmt::format("field {} cannot be created.", field.name));
        }
    }
    for (const OutputFeature& feature : features) {
        const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        for (size_t i = 0; i < feature.values.size(); ++i) {
            row->SetField(static_cast<int>(i), feature.values[i].c_str());
        }
        row->SetGeometryDirectly(toOgr(feature.geometry.get()).release());
        if (layer->CreateFeature(row.get()) != OGRERR_NONE) {
            return outputError(path, fmt::format("cannot be written: {}.", CPLGetLastErrorMsg()));
        }
    }
    CPLErrorReset();
    dataset.reset(); // writes the index and the features
    if (CPLGetLastErrorType() == CE_Failure) {
        return outputError(path, fmt::format("cannot be written: {}.", CPLGetLastErrorMsg()));
    }
    return std::nullopt;
}

} // namespace khalkha
