#ifndef GOSSAN_CGDAL_H
#define GOSSAN_CGDAL_H

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <gdalwarper.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

// Handles are void* here: debug builds define DEBUG, which turns GDAL's own typedefs into pointers to structs.

/// Sets the defaults of a raster transfer; GDAL offers this only as a macro.
static inline void cgdalInitRasterIOExtraArg(GDALRasterIOExtraArg *argument) { INIT_RASTERIO_EXTRA_ARG(*argument); }

/// Whether the file is there. The status is a `struct stat64`, which this module cannot see, so room enough is lent.
static inline int cgdalFileExists(const char *path) {
  long long status[64];
  VSIErrorReset();
  return VSIStatExL(path, (VSIStatBufL *)(void *)status, VSI_STAT_EXISTS_FLAG | VSI_STAT_SET_ERROR_FLAG) == 0;
}

#endif
