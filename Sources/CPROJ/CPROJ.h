#ifndef GOSSAN_CPROJ_H
#define GOSSAN_CPROJ_H
#include <proj.h>
#include <proj_experimental.h>
#endif
