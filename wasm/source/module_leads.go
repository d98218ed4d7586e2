//go:build !tinygo || social || servers

package source

// Leads tells whether a source of this module leads readers elsewhere to write. Code that
// only such a source needs depends on it: the reader's own server, and emoji.
const Leads = true
