// Package source says what a comment source is: the backend that a thread
// lives in. A source never sends anything. It gives the steps of a
// conversation, so a conversation with a server can be tested as a table.
//
// To add a source: copy the folder of local, fill it in, add a line to the
// table in open/open.go and call sourcetest.Run in its test.
package source

import (
	"strings"

	"afterword/wasm/comment"
)

// Source is what can be done with a thread. It has a function for each thing, nil
// for what cannot be done. A Source is never changed, only replaced: a conversation
// that learns more, for example who is logged in, ends with another Source. The
// Source that began a conversation also reads its replies.
type Source struct {
	// Load gives the thread. Every source can do that.
	Load func() Reading
	// Live gives news as [Some]: new comments, and known ones that have changed. It goes
	// on as long as somebody carries it on. See [Poll].
	Live func() Reading

	// Post posts a new comment.
	Post func(Draft) Change
	// Edit replaces the body of a comment of the reader's own by that of a draft.
	Edit func(*comment.Comment, Draft) Change
	// Delete takes back a comment of the reader's own, or for a moderator any, and
	// gives what is left of it, see [comment.Comment.Gone].
	Delete func(c *comment.Comment) Change
	// Restore undoes a deletion; c is the comment as it was before. Where Restore is nil
	// a deletion is for good, so the widget asks for it only when the reader can no
	// longer undo it.
	Restore func(c *comment.Comment) Change
	// Vote votes on somebody else's comment: 1 for it, -1 against it, or 0 to take a vote
	// back.
	Vote func(c *comment.Comment, vote int) Change

	// Limits says what a comment may be.
	Limits Limits
	// Stepwise tells that a reader must take a vote back before they can vote the
	// other way.
	Stepwise bool
	// UpOnly tells that there are only votes for a comment, none against it.
	UpOnly bool
	// Watch is the prefix of the keys in the browser's storage whose change calls
	// for a new Load, "" where the thread is not kept there.
	Watch string
	// Account is who is logged in and how to log in, nil where readers do not.
	Account *Account
	// Moderation is what a moderator may do, nil for other readers.
	Moderation *Moderation
	// Count counts many threads in one request, nil where each is loaded.
	Count *Count
	// Elsewhere is where readers go to write, nil where they write here or not at
	// all.
	Elsewhere *Elsewhere
	// Shown are the beginnings of the addresses of pictures that comments show, separated
	// by spaces. Any other picture is a link: its server would learn who reads.
	Shown string
	// Written gives what the writer of a comment wrote last: From says on which page, and
	// Link leads there. It is nil where the server does not tell.
	Written func(c *comment.Comment) Reading
	// Mutes is the prefix of the keys under which the browser keeps whom the reader has
	// muted, by [comment.Author].ID; "" where nobody can be muted.
	Mutes string
	// Pictures is how the reader adds pictures to what they write, nil where they cannot.
	Pictures *Pictures
	// Feed is the URL of a feed of the thread, in RSS, "" where its server has none.
	Feed string
}

// LoggedIn is the name under which the reader is logged in, "" for none.
func (s *Source) LoggedIn() string {
	if Writes && s.Account != nil {
		return s.Account.Name
	}
	return ""
}

// Keeps tells that the browser keeps what a reader posts until the source is known to
// have it: it goes to a server, and the server's answer can be lost.
func (s *Source) Keeps() bool { return Writes && s.Watch == "" }

// Watches tells whether a change in the browser's storage, under a key or, for "", under
// all, may be one of the thread.
func (s *Source) Watches(key string) bool {
	return s.Watch != "" && (key == "" || strings.HasPrefix(key, s.Watch))
}

// Elsewhere is a place where readers write what then shows here.
type Elsewhere struct {
	// Name is what the place is called.
	Name, URL string
	// Likes and Shares are those of the post that the thread is below.
	Likes, Shares int
	// Also is another such place, of a thread of several sources, or nil.
	Also *Elsewhere
	// Move sets the reader's own server, by way of which links lead from now on; "" unsets
	// it. Move is nil where there is one server for all.
	Move func(server string) Step[None]
}

// Mover is the first place by way of the reader's own server, nil where there is none.
func (s *Source) Mover() *Elsewhere {
	to := s.Elsewhere
	for to != nil && to.Move == nil {
		to = to.Also
	}
	return to
}

// Pictures is how a reader adds pictures.
type Pictures struct {
	// Types are the media types that are taken, separated by commas.
	Types string
	// Largest is how many bytes a picture may have.
	Largest int64
	// Upload sends one to the server, and gives its URL.
	Upload func(File) Step[string]
}

// Limits is what a source takes.
type Limits struct {
	// Name tells whether a comment carries a name of the writer's choice.
	Name bool
	// Length is the longest text in characters (Unicode code points).
	Length int
	// Notice is the key of a sentence that the composer shows, or "".
	Notice string
	// Fixed tells that a comment with replies cannot be changed.
	Fixed bool
}

// Account is who is logged in at a server. After each of its conversations the
// thread is loaded again.
type Account struct {
	// Name is who is logged in, or "".
	Name string
	// Methods are the ways to log in, besides a name in the composer.
	Methods []LoginMethod
	// LogOut ends the session.
	LogOut func() Step[None]
	// Mail sends a code to an address, and Code logs in with it.
	Mail func(name, address string) Step[None]
	Code func(code string) Step[None]
	// Password logs in with a name and a password, and Token with what a window
	// brings back, see [LoginMethod].
	Password func(name, password string) Step[None]
	Token    func(token string) Step[None]
	// Notices are the ways in which the server can tell the reader of replies.
	Notices []Notice
	// NameLogsIn tells that who posts under a name is logged in by that.
	NameLogsIn bool
	// Unknown tells that somebody is logged in, and that the server could not say who.
	Unknown bool
}

// Notice is a way in which a server tells a reader who is logged in that somebody has
// replied to them.
type Notice struct {
	// Name is the key of the notice's name.
	Name string
	// On tells that the notices are on, as far as the server says.
	On bool
	// IsChat tells that the notices come in a chat, and else by email.
	IsChat bool
	// Ask gives the URL of a chat, or it sends a code to an address and gives the address.
	// It gives "" where nothing is left to do.
	Ask func(address string) Step[string]
	// Begin turns the notices on: with the code, or once the reader was in the chat.
	Begin func(code string) Step[None]
	// End turns them off.
	End func() Step[None]
}

// LoginMethod is a way to log in: in a window at URL, or in a form where URL is "".
type LoginMethod struct {
	// Name is how the provider is called.
	Name, URL string
	// User is the key of the label of the name that goes with a password, "" for a code
	// that comes by email.
	User string
	// Token is the parameter in which the window brings a token. Such a window comes back
	// to the page itself, whose address is added to URL. It is "" for other windows.
	Token string
	// Back is the address that the window comes back to. Session is the session whose
	// token the page at that address hands over.
	Back    string
	Session *Session
}

// Moderation is what a moderator may do, besides deleting.
type Moderation struct {
	// Pin pins a comment before all others, or unpins it.
	Pin func(c *comment.Comment, pinned bool) Change
	// Block blocks the writer of a comment, and deletes what they wrote.
	Block func(c *comment.Comment) Step[None]
	// Close closes the thread to new comments, or opens it.
	Close func(closed bool) Step[None]
}

// Count is how the threads of a server are counted together.
type Count struct {
	// Server is the same for threads that are counted in one request, and Page is
	// what tells them apart.
	Server, Page string
	// Ask gives the number of comments of each of some pages.
	Ask func(pages []string) Step[[]int]
}

// Draft is a comment to be posted.
type Draft struct {
	// ID is a fresh random name, for sources that do not give one.
	ID           string
	Parent       string
	Name, Body   string
	Milliseconds int64 // the time, since 1970
	// HTML gives Body as HTML, as readers here see it, for servers that store HTML.
	HTML func() string
}

// Thread is what a source has loaded.
type Thread struct {
	Comments []*comment.Comment
	// LeftOut counts the entries that could not be read.
	LeftOut int
	// Volatile tells that the comments end with the page.
	Volatile bool
	// Closed tells that the server takes no more comments here.
	Closed bool
	// Failed are the parts of it that could not be had.
	Failed []Failed
	// Hidden is what the site's owner leaves out, nil for nothing. See [Hide].
	Hidden *Hidden
}

// Failed is a part of a thread that could not be had.
type Failed struct {
	// From says what its comments would be from.
	From    string
	Problem error
}

// Problem is an error that a reader is told: the key of a sentence in the
// catalogue and what fills its placeholders.
type Problem struct {
	Key string
	// Detail fills {detail} in the sentence.
	Detail string
}

// Error is the key; the sentence itself is the catalogue's.
func (p Problem) Error() string { return p.Key }
