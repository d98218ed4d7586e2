package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
)

// stale says that what shows was loaded at an earlier visit, and when.
func stale(s *app.State) node.Node {
	loaded := s.Stale()
	if loaded == 0 {
		return node.Node{}
	}
	said := s.Words.Say("stale")
	if loaded > 1 {
		said += " " + s.Words.Say("stale.loaded", "ago", s.Words.Ago(loaded, s.Now))
	}
	return status(node.El(node.P, nil, node.Txt(said)))
}
