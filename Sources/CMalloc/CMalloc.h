#ifndef GOSSAN_CMALLOC_H
#define GOSSAN_CMALLOC_H

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/// Gives memory that was freed back to the system, where the C library can be asked to.
static inline void cmallocTrim(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

/// Lets all threads share no more than so many heaps, where the C library has several. To be called before threads start.
static inline void cmallocLimitHeaps(int count) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, count);
#else
  (void)count;
#endif
}

#endif
