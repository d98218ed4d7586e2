package source

import "strings"

// Request is what a source asks for: [Fetch], [Scan], [Put], [Wait], [Lock],
// [Unlock] or [All].
type Request interface{ request() }

// Fetch is an HTTP request.
type Fetch struct {
	Method, URL string
	// Headers are sent beside what follows of the other fields.
	Headers []Header
	// Body is what is sent, and Type its media type, "" for text/plain.
	Body, Type string
	// Upload is a file that is sent in place of Body, nil for none.
	Upload *Upload
	// Session tells the server who asks, and follows no redirect, which could
	// carry that elsewhere; nil tells nothing.
	Session *Session
	// RequiresLogin keeps the request from being sent where nobody is logged in:
	// then it is answered with status 401 at once.
	RequiresLogin bool
	// SameOrigin keeps the request from being sent to another origin than the page's:
	// then it is answered with status 401 at once.
	SameOrigin bool
	// Limit is how long an answer is waited for, in milliseconds, 0 for half a
	// minute. A long poll has more.
	Limit int
	// Note gives what the browser keeps each time that the request is sent, at a time in
	// milliseconds since 1970; nil for nothing.
	Note func(now int64) Put
	// Stale takes an answer of an earlier visit, if the browser still has one, where the
	// network is gone.
	Stale bool
}

// Header is a header of a request.
type Header struct{ Name, Value string }

// Upload is a form with a file as its only field.
// https://www.rfc-editor.org/rfc/rfc7578
type Upload struct {
	Field string
	File  File
}

// File is a file that a reader has chosen. What is in it stays with the browser, which
// knows it by its number.
type File struct {
	Number     int
	Name, Type string
	Size       int64
}

// Session is how a server knows who asks: by a token, which the browser keeps
// and which stands in a header; or on the page's own origin by cookies, one of
// which is repeated in a header to show that it is the page that asks.
type Session struct {
	// Key is where the browser keeps the token. A source that finds one in an
	// answer keeps it there with [Put].
	Key string
	// Header is where the token stands, after Prefix: "Authorization" and "Bearer ",
	// say. A token in the same header of an answer takes its place.
	Header, Prefix string
	// CSRFCookie is repeated in the header CSRFHeader.
	CSRFCookie, CSRFHeader string
}

// Scan asks for every item in the browser's storage whose key has a prefix.
type Scan struct{ Prefix string }

// Put keeps an item in the browser's storage; one without a value is forgotten.
type Put struct{ Key, Value string }

// Wait asks for a time to pass, in milliseconds.
type Wait struct {
	Milliseconds int
	// Seen holds the answer back until somebody can see the page.
	Seen bool
}

// Lock asks for a lock of a name, which one tab of the site has at a time; the
// others wait for their turn. https://www.w3.org/TR/web-locks/
type Lock struct{ Name string }

// Unlock gives the lock of a name back.
type Unlock struct{ Name string }

// All asks for several things at once; the answers are in [Reply].All.
type All []Request

func (Fetch) request()  {}
func (Scan) request()   {}
func (Put) request()    {}
func (Wait) request()   {}
func (Lock) request()   {}
func (Unlock) request() {}
func (All) request()    {}

// Reply is what came of a request.
type Reply struct {
	// Failure is why there is no answer; the rest is then empty.
	Failure Failure
	// Status and Body answer a [Fetch]: the HTTP status and the text.
	Status int
	Body   string
	// Head is the answer's headers as far as the page may read them, each as a
	// line "name,value" with the name in lower case. See [Reply.Header].
	Head string
	// More gives what follows Body, piece by piece, "" at the end; it is nil
	// where Body is all. So a long answer need not be in memory twice.
	More func() string
	// URL is where the answer came from in the end.
	URL string
	// Told tells that the request carried the reader's token.
	Told bool
	// Stale is when an answer of an earlier visit came, in milliseconds since 1970, or 1
	// where that is not known. It is 0 for a fresh answer.
	Stale int64
	// Now is when the answer was read, in milliseconds since 1970.
	Now int64
	// Items answer a [Scan].
	Items []Item
	// Volatile tells that the storage is only in memory.
	Volatile bool
	// Unseen answers a [Wait]: nobody could see the page when it was over.
	Unseen bool
	// All answer an [All], in its order.
	All []Reply
}

// Item is a piece of the browser's storage.
type Item struct{ Key, Value string }

// Text is all of the answer's text.
func (r Reply) Text() string {
	if r.More == nil {
		return r.Body
	}
	text := []byte(r.Body)
	for piece := r.More(); piece != ""; piece = r.More() {
		text = append(text, piece...)
	}
	return string(text)
}

// Header is the value of a header, whose name is in lower case, or "".
func (r Reply) Header(name string) string {
	for head := r.Head; head != ""; {
		var line string
		line, head, _ = strings.Cut(head, "\n")
		if value, ok := strings.CutPrefix(line, name+","); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Type is the media type of the answer, without parameters, in lower case.
func (r Reply) Type() string {
	kind, _, _ := strings.Cut(r.Header("content-type"), ";")
	return strings.ToLower(strings.TrimSpace(kind))
}

// Failure is why a request got no answer.
type Failure uint8

// The ways to get no answer.
const (
	NoFailure   Failure = iota
	Unreachable         // the network or the server
	TimedOut            // no answer in time
	StorageFull         // the browser's storage has no room
	CutShort            // an answer that ends too early
	Blocked             // CORS: the server lets no page of this origin read its answers
	Redirected          // the server leads elsewhere, and the request tells who asks
	Unreadable          // an answer that has ended the program once
)
