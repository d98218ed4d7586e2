//go:build tinygo && !social && !servers && !remark42

package source

// Asks tells that no source of this module asks a server.
const Asks = false

// Writes tells that no source of this module sends a server anything.
const Writes = false
