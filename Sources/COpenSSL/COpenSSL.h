#ifndef GOSSAN_COPENSSL_H
#define GOSSAN_COPENSSL_H
#include <openssl/evp.h>
#endif
