// Package export reads what systems for comments export, one file a format.
package export

import "time"

// Format is a kind of export.
type Format struct {
	// Name is what the command line calls it, and What is in the file.
	Name, What string
	// From says where its system gives it.
	From string

	read func(*Input, Sink) error
}

// Formats are the formats that can be read.
var Formats = []Format{
	{"disqus", "XML", "Disqus gives it under Admin, Moderation, Export", readDisqus},
	{"wordpress", "WXR", "WordPress gives it under Tools, Export, All content", readWordPress},
	{"isso", "SQLite or JSON", "it is the dbpath of Isso's configuration, comments.db, or what Isso itself imports as \"generic\"", readIsso},
	{"commento", "JSON", "Commento gives it under General, Export data", readCommento},
	{"remark42", "backup", "the server keeps one for each day in var/backup, and remark42 backup makes one", readRemark42},
	{"giscus", "JSON of GitHub discussions", "GitHub's GraphQL interface gives it, as the guide says", readDiscussions},
	{"github", "the same", "GitHub's GraphQL interface gives it, as the guide says", readDiscussions},
	{"threads", "JSON of thread attributes", "it is an object such as {\"https://example.com/a/\": \"remark42:https://comments.example.com?site=blog\"}", readThreads},
}

// Sink takes what an export holds, in the order in which it is there. What is
// said of a page may come after its comments.
type Sink interface {
	Page(key string, p Page)
	Comment(c Comment) error
	// Unread counts an entry that is none of the format's.
	Unread()
}

// Page is what comments are about.
type Page struct {
	// URL is its address as the export has it.
	URL string
	// Hidden tells that readers do not see it: a draft, what is private, what is
	// deleted.
	Hidden bool
}

// Comment is a comment as an export has it.
type Comment struct {
	// Page is the key of its page in the export.
	Page string
	// Parent is "" for one at the top level.
	ID, Parent string
	Name       string
	Link       string
	Picture    string
	// Role is "author", "moderator" or "".
	Role            string
	Created, Edited time.Time
	Body            string
	Form            Form
	Up, Down        int
	Pinned          bool
	State           State
}

// Form is how a body is written.
type Form uint8

// The forms of a body.
const (
	HTML Form = iota
	// Lines is HTML in which a line break is one.
	Lines
	Markdown
)

// State is what became of a comment in its system.
type State uint8

// The states of a comment.
const (
	Approved State = iota
	Pending
	Spam
	Deleted
	// Hidden was minimized or taken down by a moderator.
	Hidden
	// Other is no comment: a pingback, a note on an order.
	Other
)
