//go:build !tinygo || remark42 || wordpress || waline || matrix || servers

package source

// Asks tells whether a source of this module asks a server for more than a file. Code
// that only such a source needs depends on it, so that other modules do not carry that:
// news, where a comment is from, comments in HTML, and what a site's owner leaves out.
const Asks = true

// Writes tells whether a source of this module sends a server what readers do. Code for
// logging in, votes, sessions and waiting changes depends on it.
const Writes = true
