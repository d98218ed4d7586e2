//go:build tinygo && social

package source

// Asks tells that the sources of this module ask a server.
const Asks = true

// Writes tells that readers write elsewhere.
const Writes = false
