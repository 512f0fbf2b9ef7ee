#ifndef GOSSAN_CGDAL_H
#define GOSSAN_CGDAL_H

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <gdalwarper.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

// Handles are void* here: debug builds define DEBUG, which turns GDAL's own typedefs into pointers to structs.

/// Sets the defaults of a raster transfer; GDAL offers this only as a macro.
static inline void cgdalInitRasterIOExtraArg(GDALRasterIOExtraArg *argument) { INIT_RASTERIO_EXTRA_ARG(*argument); }

/// Whether a file status is that of a folder; GDAL offers this only as a macro.
static inline int cgdalIsFolder(const VSIStatBufL *status) { return VSI_ISDIR(status->st_mode) ? 1 : 0; }

#endif
