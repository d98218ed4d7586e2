// Package comment knows what a comment and a thread are: which comment answers which, their
// order, and how many there are.
package comment

import "afterword/wasm/calendar"

// Comment is one comment, as a source gives it.
type Comment struct {
	// ID is unique in the thread and never changes.
	ID string
	// Parent is the ID of the comment that this one answers, "" at the top.
	Parent string
	Author Author
	// Created and Edited are milliseconds since 1 January 1970 UTC, or
	// [calendar.Never].
	Created, Edited int64
	// Body is Markdown.
	Body string
	// HTML is what a server has made of Body, and is shown in its place, or ""
	// where Body is shown.
	HTML string
	// Emoji are the words in HTML that show as pictures, each before the picture's URL, and
	// with spaces between them: ":wave: https://social.example/wave.png".
	Emoji    string
	Up, Down int
	// Vote is the reader's own, which Up or Down counts: 1, -1 or, for none, 0.
	Vote   int
	Pinned bool
	// Deleted comments have no body; they stay while they have replies.
	Deleted bool
	// Undoable is a deleted comment that may be brought back, and so keeps its place.
	Undoable bool
	// Held tells that it waits for the site's approval, and only its writer sees
	// it.
	Held bool
	// Link is where the comment is at its source, "" where it is nowhere else.
	Link string
	// Low tells that it has so few votes that it is folded.
	Low bool
	// Own is a comment of the reader, who may change it.
	Own bool
	// From says where it is from, "" in a thread of one source, and Part is which
	// source of the thread that is.
	From string
	Part int
	// NoReply and NoVote tell that its source takes no answers, and counts no votes.
	NoReply, NoVote bool
	// Unsent is what of it is still to be sent, nil where the source has all.
	Unsent *Unsent
	// Until is when the time to change it ends, in milliseconds since 1970, or
	// 0 where it never does.
	Until int64
}

// Author is the writer of a comment. Every part may be empty.
type Author struct {
	Name, URL, Avatar string
	// ID is the source's own name of them, where that can do something about them.
	ID string
	// Handle is how the source calls them, with their host: @ada@social.example.
	Handle string
	// Writer (of the article), Moderator and Verified are what the source vouches
	// for. Nobody becomes one of these by a name.
	Writer, Moderator, Verified bool
}

// Unsent is what a reader did to a comment and its source does not have yet.
type Unsent struct {
	// New tells that its source knows nothing of the comment, and Text that the text
	// is the reader's.
	New, Text bool
	// Sending tells that it is being sent, and Refused that it will not be sent again
	// by itself. Otherwise it waits.
	Sending, Refused bool
	// Unkept tells that the browser has no room to keep it beyond this page.
	Unkept bool
	// Trouble says why the last try failed.
	Trouble string
}

// Source is the text that is rendered: HTML or, where there is none, Body.
func (c *Comment) Source() string {
	if c.HTML != "" {
		return c.HTML
	}
	return c.Body
}

// Voted is the comment with another vote of the reader: 1, -1 or 0.
func (c *Comment) Voted(vote int) *Comment {
	voted := *c
	voted.Up += max(vote, 0) - max(c.Vote, 0)
	voted.Down += max(-vote, 0) - max(-c.Vote, 0)
	voted.Vote = vote
	return &voted
}

// Gone is what is left of the comment when it is deleted: its place.
func (c *Comment) Gone() *Comment {
	return &Comment{ID: c.ID, Parent: c.Parent, Created: c.Created, Edited: calendar.Never, Deleted: true, From: c.From, Part: c.Part, NoReply: c.NoReply, NoVote: c.NoVote}
}

// Score is the votes for less the votes against.
func (c *Comment) Score() int { return c.Up - c.Down }
