//go:build tinygo && !social && !remark42 && !wordpress && !waline && !matrix && !servers

package source

// Asks tells that no source of this module asks a server.
const Asks = false

// Writes tells that no source of this module sends a server anything.
const Writes = false
