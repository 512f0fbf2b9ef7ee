#ifndef GOSSAN_CGDAL_H
#define GOSSAN_CGDAL_H
#include <gdal.h>
#endif
