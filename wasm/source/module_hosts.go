//go:build !tinygo || remark42 || servers

package source

// Hosts tells whether a server of this module keeps pictures of readers, shows them, and
// sends notices.
const Hosts = true
