#pragma once

namespace khalkha {

/// Takes the settings of other installations out of the environment: PROJ_LIB of a conda, GDAL_DATA, OGR_…
/// would change what is read, or make GDAL write. GDAL and PROJ then use what they were installed with. First
/// thing in main, before there are threads.
void dropForeignSettings();

} // namespace khalkha
