// Package app is the widget as a value and a function. [State] says all that
// is on the screen, a [Message] says what happened, and [Update] gives the
// next state and the effects that follow. It knows no page, no clock and no
// network, so every conversation can be tested as a table of messages.
package app

import (
	"afterword/wasm/article"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// State is everything that is on the screen, and what is being waited for.
// [Update] changes a copy of it and of its thread; what those point to is
// never changed, only replaced, so that a view can tell by a pointer what is
// new.
type State struct {
	Setup   Setup
	Page    Page
	Words   *i18n.Words
	Article ArticleState
	Thread  ThreadState
	// Now is the time of the last message, in milliseconds since 1970.
	Now int64
	// Dated is true where the page was prerendered, or is being prerendered. Such
	// HTML gives dates. To change them into "2 days ago" would move the text beside
	// them.
	Dated bool
	// Hidden tells that the page cannot be seen.
	Hidden bool
	// Float is the button that stands over the text.
	Float Float
	// Suspects are fingerprints of texts that stopped an earlier instance.
	Suspects []uint64

	prerendered *Prerendered // until all is ready
	asked       int          // the last request's number
	awaited     []awaited
	unseen      []awaited // what waits until somebody can see the page
	drawn       uint64    // how many random names were drawn
	laid        int       // how many changes were laid over a thread
	ready       bool      // whether Ready was told
	waited      bool      // whether a call of refresh() waits for the thread
	stale       int64     // when the oldest answer of the thread that is loading came; see Stale
}

// Page is what the page around the element says.
type Page struct {
	// Address is the page's own URL without a fragment.
	Address string
	// Apple tells that the keyboard has ⌘, which commands are given with there.
	Apple bool
	// Shares tells that the browser can pass an address on.
	Shares bool
	// Rebased tells that a <base> makes relative URLs mean another page.
	Rebased bool
	// Seed makes the random names of this widget its own.
	Seed uint64
}

// ArticleState is where the article is: [NoArticle], [LoadingArticle],
// [LoadedArticle] or [FailedArticle].
type ArticleState interface{ articleState() }

// NoArticle is an element that shows the thread alone.
type NoArticle struct{}

// LoadingArticle waits for the article: where it is in the page, for the answer
// of a number.
type LoadingArticle struct{ number int }

// LoadedArticle shows the article. Stale is as in [source.Reply].
type LoadedArticle struct {
	Article *article.Article
	Stale   int64
}

// FailedArticle shows why there is none.
type FailedArticle struct {
	Sentence string
	// Prerendered tells that the page shows an article all the same.
	Prerendered    bool
	reason, detail string
}

func (NoArticle) articleState()      {}
func (LoadingArticle) articleState() {}
func (LoadedArticle) articleState()  {}
func (FailedArticle) articleState()  {}

// ThreadState is where the thread is: [NoThread], [LoadingThread],
// [LoadedThread] or [FailedThread].
type ThreadState interface{ threadState() }

// NoThread is an element that shows the article alone.
type NoThread struct{}

// LoadingThread waits for the source, or is reading what it gives.
type LoadingThread struct{ Source *source.Source }

// FailedThread shows why there are no comments. Without a Source there is
// nothing to try again.
type FailedThread struct {
	Source   *source.Source
	Sentence string
	// Prerendered tells that the page shows comments all the same.
	Prerendered bool
	err         error
}

// LoadedThread shows the comments. Each part of it stands beside what changes it.
type LoadedThread struct {
	loaded
	building
	places
	menus
	writing
	changes
	times
	// Visit is when the reader was here before.
	Visit Visit
	// Polled are comments that came since the thread was loaded and wait to be
	// shown.
	Polled []*comment.Comment
	// Mail is the form to log in by email, nil where it is not open.
	Mail *Mail
	// Muted are the people whose comments the reader does not want to see.
	Muted []Person
	// Notice is the form for notices, nil where it is not open.
	Notice *Notice
	// Home is the form for the reader's own server, nil where it is closed.
	Home *Home
	// Status is the last success, Trouble the last failure outside of a form.
	Status, Trouble string
}

func (NoThread) threadState()      {}
func (LoadingThread) threadState() {}
func (*LoadedThread) threadState() {}
func (FailedThread) threadState()  {}

// Level is the level of the article's title.
func (s *State) Level() int { return s.Setup.HeadingLevel }

// ThreadLevel is the level of the thread's heading: below the title, or the
// first where there is no article.
func (s *State) ThreadLevel() int {
	if _, none := s.Article.(NoArticle); none {
		return s.Setup.HeadingLevel
	}
	return s.Setup.HeadingLevel + 1
}

// Shown are the beginnings of the addresses of pictures that comments show, as in
// [source.Source].
func (s *State) Shown() string {
	if thread, ok := s.Thread.(*LoadedThread); ok && source.Hosts {
		return thread.Source.Shown
	}
	return ""
}

// Base is what relative URLs in comments are resolved against.
func (s *State) Base() node.Base { return node.Base(s.Page.Address) }
