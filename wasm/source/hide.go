package source

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
)

// Hidden is what the owner of a site leaves out of a thread, as a file says it.
type Hidden struct {
	// Problem is why the file could not be read, a [Problem], or nil.
	Problem error

	// named are the texts of the file, each behind a letter for what it names.
	named map[string]bool
	// left says of each comment looked at so far whether it is left out.
	left map[string]bool
}

// What a text of the file names.
const (
	anID     = "i"
	anAuthor = "a"
	aHost    = "h"
)

// Hide is a conversation for a thread without what the file at a URL names. The file
// is asked for beside the thread, and nothing shows before it is there.
func Hide(url string, thread Reading) Reading {
	var hidden *Hidden
	var loaded *Done[Thread]
	file := Send(Fetch{Method: "GET", URL: url}, func(reply Reply) Reading {
		hidden = readHidden(reply)
		return Give(Thread{})
	})
	return Beside[Thread]{Steps: []Reading{file, thread}, Join: func(which int, what Done[Thread]) (Done[Thread], bool) {
		if which == 1 {
			loaded = &what
		}
		if hidden == nil || loaded == nil {
			return what, false
		}
		shown := *loaded
		shown.Value.Hidden = hidden
		hidden.left = map[string]bool{} // only now is it known which comment answers which
		shown.Value.Comments = hidden.Without(shown.Value.Comments)
		return shown, true
	}}
}

func readHidden(reply Reply) *Hidden {
	h := &Hidden{Problem: reply.Refused(), named: map[string]bool{}}
	file, err := json.Decode(reply.Text())
	if h.Problem == nil && (err != nil || file.Kind() != json.Object) {
		h.Problem = Problem{Key: "thread.notjson"}
	}
	for _, entry := range file.Get("ids").List() {
		id := ID(entry)
		h.named[anID+id] = true
		// The address of the comment's place in the page names it, too.
		if at := strings.Index("#"+id, "#comment-"); at >= 0 {
			h.named[anID+Unescape(id[at+len("comment-"):])] = true
		}
	}
	for _, entry := range file.Get("authors").List() {
		h.named[anAuthor+bare(entry.Text())] = true
	}
	for _, entry := range file.Get("hosts").List() {
		h.named[aHost+host(entry.Text())] = true
	}
	delete(h.named, anAuthor) // an empty name does not mean people without a name
	delete(h.named, aHost)
	return h
}

// bare is a name or an address without what makes no difference.
func bare(name string) string { return strings.ToLower(strings.Trim(name, " @/")) }

// host is the host of an address: of a URL, of @name@host or of @name:host.
func host(address string) string {
	_, after, url := strings.Cut(address, "://")
	if url {
		if end := strings.IndexAny(after, "/?#"); end >= 0 {
			after = after[:end]
		}
		address = after
	}
	at := strings.LastIndexByte(address, '@')
	if at == 0 && !url {
		at = strings.IndexByte(address, ':')
	}
	return bare(address[at+1:])
}

// Without gives the comments that show: the file does not name them, and they are not
// replies to one that is left out.
func (h *Hidden) Without(comments []*comment.Comment) []*comment.Comment {
	if h == nil {
		return comments
	}
	byID := make(map[string]*comment.Comment, len(comments))
	for _, c := range comments {
		byID[c.ID] = c
	}
	shown := make([]*comment.Comment, 0, len(comments))
	for _, c := range comments {
		var path []string
		id := c.ID
		left, known := h.left[id]
		for ; !known && byID[id] != nil; left, known = h.left[id] {
			path = append(path, id)
			h.left[id] = h.names(byID[id]) // this also ends a circle
			if !h.left[id] {
				id = byID[id].Parent
			}
		}
		for _, below := range path {
			h.left[below] = left
		}
		if !left {
			shown = append(shown, c)
		}
	}
	return shown
}

// names tells whether a comment is one of those that the file names.
func (h *Hidden) names(c *comment.Comment) bool {
	own := c.ID
	if c.Part > 0 { // as its source knows it
		_, own, _ = strings.Cut(own, "/")
	}
	named := h.named[anID+c.ID] || h.named[anID+own]
	for _, author := range [...]string{c.Author.Name, c.Author.URL, c.Author.Handle} {
		named = named || h.named[anAuthor+bare(author)]
	}
	for _, address := range [...]string{c.Author.URL, c.Author.Handle, c.Link} {
		at := aHost + host(address)
		name, _, _ := strings.Cut(at, ":") // without its port
		named = named || h.named[at] || h.named[name]
	}
	return named
}
