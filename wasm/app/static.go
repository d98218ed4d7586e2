package app

import (
	"afterword/wasm/article"
	"afterword/wasm/node"
)

// Static is what came with the page as HTML, so that readers and search engines
// have it without a program. It shows until article and thread are ready.
type Static struct {
	// Article is which article it has, if that is sure to be what would be got:
	// the value of the attribute, else "". The rest says how it was made.
	Article string
	Lang    string // of the interface
	Level   int    // of the title
	Minutes int
	Head    string // the front matter
	Title   string
	Base    node.Base
	// Thread tells that it has comments.
	Thread bool
}

// keep shows the article that came with the page, if that is the one which is
// asked for, in the language and at the level that are asked for.
func (s *State) keep() bool {
	static := s.static
	if static == nil || static.Article != s.Setup.Article || static.Lang != s.Words.Lang || static.Level != s.Level() {
		return false
	}
	s.Article = LoadedArticle{article.Keep(static.Head, static.Title, static.Minutes, static.Base)}
	return true
}

// Ready tells whether article and thread have each shown or failed at least
// once: until then what came with the page is what to show.
func (s *State) Ready() bool { return s.ready }
