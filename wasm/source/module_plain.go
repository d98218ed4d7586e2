//go:build tinygo && !remark42 && !servers

package source

// Hosts tells that no server of this module keeps pictures or sends notices.
const Hosts = false
