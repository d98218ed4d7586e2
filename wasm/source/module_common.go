//go:build tinygo && !servers

package source

// Asks tells that no source of this module asks a server.
const Asks = false
