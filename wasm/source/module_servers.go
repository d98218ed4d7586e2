//go:build !tinygo || servers

package source

// Asks tells whether a source of this module asks a server for more than a file.
// What only such a source needs (logging in, votes, sessions, news, what is kept as
// HTML) is behind it, so that a module without one does not carry it. So are several
// sources in one thread, and what a site's owner leaves out.
const Asks = true
