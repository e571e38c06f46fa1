#include "exchange/raster_window.h"

namespace khalkha {

GDALRasterBand* bandOfWidth(GDALRasterBand* band, int widthPx) {
    if (band->GetXSize() == widthPx) {
        return band;
    }
    for (int i = 0; i < band->GetOverviewCount(); ++i) {
        if (band->GetOverview(i)->GetXSize() == widthPx) {
            return band->GetOverview(i);
        }
    }
    return nullptr;
}

} // namespace khalkha
