// Package export reads the exports of comment systems. Each format has its own file.
package export

import "time"

// Format is a kind of export.
type Format struct {
	// Name is the format's name on the command line, and What says what its file is.
	Name, What string
	// From says where a site owner gets the file.
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

// Sink takes what an export holds, in the export's order. What it says about a page may
// come after the comments of that page.
type Sink interface {
	Page(key string, p Page)
	Comment(c Comment) error
	// Unread counts an entry that does not fit the format.
	Unread()
}

// Page is a page that comments are about.
type Page struct {
	// URL is its address as the export has it.
	URL string
	// Hidden tells that readers do not see the page: it is a draft, private or deleted.
	Hidden bool
}

// Comment is a comment as an export has it.
type Comment struct {
	// Page is the key of its page in the export.
	Page string
	// Parent is the ID of the comment that this one answers, "" at the top level.
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

// Form is the markup that a body is written in.
type Form uint8

// The forms of a body.
const (
	HTML Form = iota
	// Lines is HTML in which a line break shows as one.
	Lines
	Markdown
)

// State is what the comment's system did with it.
type State uint8

// The states of a comment.
const (
	Approved State = iota
	Pending
	Spam
	Deleted
	// Hidden was minimized or taken down by a moderator.
	Hidden
	// Other is not a comment, but a pingback or a note on an order.
	Other
)
