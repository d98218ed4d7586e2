//go:build !tinygo || servers

package open

// several tells that this module has threads of several sources.
const several = true
