//go:build tinygo && !servers

package open

// several tells that this module has no threads of several sources.
const several = false
