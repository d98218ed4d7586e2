package markup

// Rendering is the [Fingerprint] of the text that is being converted, 0
// between conversions. A trap ends the instance without a word, but its
// memory can still be read: this tells the shell which text to show as
// [Plain] in the next instance. A native program that converts several at once
// learns nothing from it.
var Rendering uint64

// Fingerprint is the FNV-1a hash of a text, never 0.
// https://datatracker.ietf.org/doc/html/rfc9923
func Fingerprint(source string) uint64 {
	hash := uint64(14695981039346656037)
	for i := 0; i < len(source); i++ {
		hash ^= uint64(source[i])
		hash *= 1099511628211
	}
	return max(hash, 1)
}
