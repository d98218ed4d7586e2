//go:build !tinygo || remark42 || wordpress || waline || matrix || servers

package source

// Asks tells whether a source of this module asks a server for more than a file.
// What only such a source needs (news, where a comment is from, what is kept as HTML,
// what a site's owner leaves out) is behind it, so that a module without one does not
// carry it.
const Asks = true

// Writes tells whether a source of this module sends a server what readers do: with
// that come logging in, votes, sessions, and what waits to be sent.
const Writes = true
