// Package source says what a comment source is: the backend that a thread
// lives in. A source describes requests and reads replies; it never sends
// one, so that a conversation with a server can be tested as a table.
//
// To add a source: copy the folder of local, fill it in, add a line to the
// table in open/open.go and call sourcetest.Run in its test.
package source

import "afterword/wasm/comment"

// Source is what every source can do: load its thread. What else it can do it
// shows by implementing [Poster], [Editor], [Deleter] or [Remover], [Voter] and
// [Watcher].
type Source interface {
	// Load asks for the thread.
	Load() Request
	// Loaded reads the reply to Load.
	Loaded(Reply) Reading
}

// Reading is a reply that is read bit by bit, so that a long one never holds
// up a page.
type Reading interface {
	// More reads on for some milliseconds, and tells whether there is yet more
	// to read. Its error is a [Problem], and the end.
	More() (bool, error)
	// Thread is what there was to read.
	Thread() Thread
}

// ReadAll reads to the end, for who has the time.
func ReadAll(r Reading) (Thread, error) {
	for {
		more, err := r.More()
		if err != nil {
			return Thread{}, err
		}
		if !more {
			return r.Thread(), nil
		}
	}
}

// Poster is a source that takes comments.
type Poster interface {
	// Limits says what a comment may be.
	Limits() Limits
	// Post asks to keep a new comment.
	Post(Draft) Request
	// Posted reads the reply to Post: the comment as the source keeps it.
	Posted(Draft, Reply) (*comment.Comment, error)
}

// Editor is a source in which readers change their own comments.
type Editor interface {
	// Edit asks to replace the body of c; now is in milliseconds since 1970.
	Edit(c *comment.Comment, body string, now int64) Request
	// Edited reads the reply to Edit: the comment as it is now.
	Edited(c *comment.Comment, body string, now int64, reply Reply) (*comment.Comment, error)
}

// Deleter is a source in which readers take back their own comments.
type Deleter interface {
	// Delete asks to delete c.
	Delete(c *comment.Comment) Request
	// Restore asks to undo the deletion of c, as it was before.
	Restore(c *comment.Comment) Request
	// Changed reads the reply to Delete or Restore.
	Changed(Reply) error
}

// Remover is a source in which a deletion is for good. It is asked for only
// when the time to undo it has passed.
type Remover interface {
	// Remove asks to delete c.
	Remove(c *comment.Comment) Request
	// Removed reads the reply to Remove.
	Removed(Reply) error
}

// Voter is a source in which readers vote on what others wrote.
type Voter interface {
	// Vote asks to count a vote on c, 1 for it, -1 against it, or 0 to take
	// one back.
	Vote(c *comment.Comment, vote int) Request
	// Voted reads the reply to Vote: the comment as it is now.
	Voted(c *comment.Comment, vote int, reply Reply) (*comment.Comment, error)
	// Stepwise tells that a vote for c becomes one against it, and the other
	// way round, only by being taken back first.
	Stepwise() bool
}

// Live is a source that can be asked what is new in it.
type Live interface {
	// News asks for what was written since a time, in milliseconds since 1970.
	News(since int64) Request
	// Newer reads the reply to News, in which there may be known comments, too.
	Newer(Reply) ([]*comment.Comment, error)
}

// Counter is a source that counts many threads in one request.
type Counter interface {
	// Server is the same for threads that are counted together, and Page is
	// what tells them apart.
	Server() string
	Page() string
	// Count asks how many comments some pages have.
	Count(pages []string) Request
	// Counted reads the reply to Count: a number for each, or nil where there is
	// none.
	Counted(pages []string, reply Reply) []int
}

// Accounts is a source with a server that readers log in to.
type Accounts interface {
	// Account is the name of who is logged in, or "".
	Account() string
	// Ways are the ways to log in, besides a name in the composer.
	Ways() []Way
	// LogOut asks to end the session.
	LogOut() Request
	// Mail asks to send a code to an address, Code to log in with it, and Let
	// reads the reply to both.
	Mail(name, address string) Request
	Code(code string) Request
	Let(Reply) error
}

// Way is a way to log in: in a window at URL, or where that is "" by a code that
// comes by e-mail.
type Way struct {
	// Name is how the provider is called.
	Name, URL string
	// Back is the address that the window comes back to, and Session what the
	// page of that address hands over.
	Back    string
	Session *Session
}

// Watcher is a source that can be told of changes made elsewhere.
type Watcher interface {
	// Watch is the prefix of the storage keys whose change calls for a new
	// Load.
	Watch() string
}

// Limits is what a source takes.
type Limits struct {
	// Name tells whether a comment carries a name of the writer's choice.
	Name bool
	// Length is the longest text in characters (Unicode code points).
	Length int
	// Notice is the key of a sentence that the composer shows, or "".
	Notice string
	// Fixed tells that a comment which has been answered stays as it is.
	Fixed bool
}

// Draft is a comment to be posted.
type Draft struct {
	// ID is a fresh random name, for sources that do not give one.
	ID           string
	Parent       string
	Name, Body   string
	Milliseconds int64 // the time, since 1970
}

// Thread is what a source has loaded.
type Thread struct {
	Comments []*comment.Comment
	// LeftOut counts the entries that could not be read.
	LeftOut int
	// Volatile tells that nothing outlives the page.
	Volatile bool
	// Closed tells that the server takes no more comments here.
	Closed bool
	// Source is the source as it is now that it knows what its server allows
	// and who is logged in, or nil where it has learnt nothing.
	Source Source
}

// Request is what a source asks for: [Fetch], [Scan], [Put], [All] or [Then].
type Request interface{ request() }

// Fetch is an HTTP request.
type Fetch struct {
	Method, URL string
	Body        string
	// Session tells the server who asks; nil tells nothing. A request that has
	// one follows no redirect, as it is for this server alone.
	Session *Session
	// Known keeps the request from being sent where nobody is logged in: then it
	// is answered with status 401 at once.
	Known bool
}

// Session is how a server knows who asks: by a token, which it gives in the
// header of an answer and is given back in the same; or on the page's own
// origin by cookies, one of which is repeated in a header to show that it is the
// page that asks.
type Session struct {
	// Key is where the browser keeps the token.
	Key    string
	Header string
	// Cookie is repeated in the header Echo.
	Cookie, Echo string
}

// All asks for several things at once; the answers are in [Reply].All.
type All []Request

// Then asks for First and, where it is answered with success, for Next. The
// reply is that to the last one asked for.
type Then struct{ First, Next Request }

// Scan asks for every item in the browser's storage whose key has a prefix.
type Scan struct{ Prefix string }

// Put keeps an item in the browser's storage.
type Put struct{ Key, Value string }

func (Fetch) request() {}
func (Scan) request()  {}
func (Put) request()   {}
func (All) request()   {}
func (Then) request()  {}

// Reply is what came of a request.
type Reply struct {
	// Failure is why there is no answer; the rest is then empty.
	Failure Failure
	// Status, Type and Body answer a [Fetch]: the HTTP status, the media type
	// without parameters in lower case, and the text.
	Status     int
	Type, Body string
	// More gives what follows Body, piece by piece, "" at the end; it is nil
	// where Body is all. So a long answer need not be in memory twice.
	More func() string
	// URL is where the answer came from in the end.
	URL string
	// Items answer a [Scan].
	Items []Item
	// Volatile tells that the storage is only in memory.
	Volatile bool
	// All answer an [All], in its order.
	All []Reply
}

// Text is all of the answer's text.
func (r Reply) Text() string {
	text := r.Body
	for r.More != nil {
		piece := r.More()
		if piece == "" {
			break
		}
		text += piece
	}
	return text
}

// Item is a piece of the browser's storage.
type Item struct{ Key, Value string }

// Failure is why a request got no answer.
type Failure uint8

// The ways to get no answer.
const (
	NoFailure   Failure = iota
	Unreachable         // the network, the server or its CORS policy
	TimedOut            // no answer in time
	StorageFull         // the browser's storage has no room
	CutShort            // an answer that ends too early
	Barred              // the server lets no page of this origin read its answers
	Redirected          // the server leads elsewhere, and the request tells who asks
)

// Problem is an error that a reader is told: the key of a sentence in the
// catalogue and what fills its placeholders.
type Problem struct {
	Key string
	// Detail fills {detail} in the sentence.
	Detail string
}

// Error is the key; the sentence itself is the catalogue's.
func (p Problem) Error() string { return p.Key }
