//go:build !tinygo || social || servers

package source

// Leads tells whether a source of this module leads readers elsewhere to write.
const Leads = true
