package app

import (
	"afterword/wasm/article"
	"afterword/wasm/comment"
	"afterword/wasm/node"
)

// Prerendered is what came with the page as HTML, so that readers and search engines
// have it without a program. It shows until article and thread are ready.
type Prerendered struct {
	// Article is which article it has, if that is sure to be what would be got:
	// the value of the attribute, else "". The rest says how it was made.
	Article string
	Lang    string // of the interface
	Level   int    // of the title
	Minutes int
	Head    string // the front matter
	Title   string
	Base    node.Base
	// Thread tells that it has comments. FirstComment is the ID of the first of them,
	// and Long tells that they stand in groups.
	Thread       bool
	FirstComment string
	Long         bool
}

// begins tells whether the prerendered comments begin with the same one as the
// thread, and are in groups if its are. Then they can be hydrated one after the
// other. In another order they begin with another one, and the whole thread is
// hydrated at once.
func (p *Prerendered) begins(t comment.Thread) bool {
	return p.Long == (t.Size > Long) && t.Find(p.FirstComment) != nil && t.Position(p.FirstComment) < first
}

// takeOver shows the article that came with the page, if it is the one that the element
// asks for, in the same language and at the same level.
func (s *State) takeOver() bool {
	came := s.prerendered
	if came == nil || came.Article != s.Setup.Article || came.Lang != s.Words.Lang || came.Level != s.Level() {
		return false
	}
	s.Article = LoadedArticle{Article: article.Prerendered(came.Head, came.Title, came.Minutes, came.Base)}
	return true
}

// Ready tells whether article and thread have each shown or failed at least
// once: until then what came with the page is what to show.
func (s *State) Ready() bool { return s.ready }
