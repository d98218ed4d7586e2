//go:build tinygo && !social && !servers

package source

// Leads tells that no source of this module leads readers elsewhere.
const Leads = false
