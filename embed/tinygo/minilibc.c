// minilibc.c is what TinyGo's runtime wants of a C library, so that none is
// needed. TinyGo compiles it: see "extra-files" in wasm.json.
typedef __SIZE_TYPE__ size_t;

__attribute__((import_module("gojs"), import_name("random")))
unsigned gojs_random(void);

unsigned arc4random(void) { return gojs_random(); }
void __stdio_exit(void) {}
void *memcpy(void *restrict d, const void *restrict s, size_t n) { __builtin_memcpy(d, s, n); return d; }
void *memmove(void *d, const void *s, size_t n) { __builtin_memmove(d, s, n); return d; }
void *memset(void *d, int c, size_t n) { __builtin_memset(d, c, n); return d; }
