#ifndef GOSSAN_CYAML_H
#define GOSSAN_CYAML_H
#include <yaml.h>
#endif
