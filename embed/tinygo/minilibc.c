// minilibc.c is what TinyGo's runtime wants of a C library, so that none is
// needed. TinyGo compiles it: see "extra-files" in wasm.json.
typedef __SIZE_TYPE__ size_t;

__attribute__((import_module("wasi_snapshot_preview1"), import_name("random_get")))
int wasi_random_get(void *, size_t);

unsigned arc4random(void) { unsigned x; wasi_random_get(&x, 4); return x; }
void __stdio_exit(void) {}
void *memcpy(void *restrict d, const void *restrict s, size_t n) { __builtin_memcpy(d, s, n); return d; }
void *memmove(void *d, const void *s, size_t n) { __builtin_memmove(d, s, n); return d; }
void *memset(void *d, int c, size_t n) { __builtin_memset(d, c, n); return d; }
