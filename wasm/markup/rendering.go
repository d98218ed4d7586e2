package markup

// Rendering is the [Fingerprint] of the text that is being rendered, or 0. A trap ends the
// instance without a message, but the loader can still read its memory, and learns which
// text the next instance must show with [Plain]. In a native program that renders several
// texts at once, the value means nothing.
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
