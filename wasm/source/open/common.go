//go:build tinygo && !servers

package open

// KeepsHTML tells that no source of this module keeps what is posted as HTML.
const KeepsHTML = false
