package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"afterword/embed/prerender/page"
	"afterword/embed/prerender/render"
	"afterword/embed/prerender/site"
	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
)

// readThreads reads live threads. The file has a thread attribute for each page, by URL,
// and a table of afterword-announce is such a file. They are read as prerender reads them,
// so every source that an element can show works.
func readThreads(in *Input, to Sink) error {
	v, err := in.values()
	if err != nil {
		return err
	}
	defer v.close()
	var pages map[string]json.RawMessage
	if err := v.Decode(&pages); err != nil {
		return in.mistaken("since it says no threads by the URLs of their pages")
	}
	network, done, err := network()
	if err != nil {
		return err
	}
	defer done()
	for _, address := range slices.Sorted(maps.Keys(pages)) {
		thread := attributeOf(pages[address])
		if thread == "" || strings.HasPrefix(thread, "local:") {
			return fmt.Errorf("%s: %q is no thread that can be asked for; it is one such as remark42:https://comments.example.com?site=blog", address, thread)
		}
		to.Page(address, Page{URL: address})
		if err := readThread(network, address, thread, to); err != nil {
			return err
		}
	}
	return nil
}

// attributeOf is the thread attribute of a page. It is a string, or the member "thread" of
// an object.
func attributeOf(value json.RawMessage) string {
	var text string
	var object struct{ Thread string }
	if json.Unmarshal(value, &text) != nil && json.Unmarshal(value, &object) == nil {
		text = object.Thread
	}
	return strings.TrimSpace(text)
}

// network is a site with an empty folder, so that everything is fetched over the network.
func network() (s *site.Site, done func(), err error) {
	folder, err := os.MkdirTemp("", "afterword-import-*")
	if err != nil {
		return nil, nil, err
	}
	done = func() { _ = os.RemoveAll(folder) }
	if s, err = site.Open(folder, ""); err != nil {
		done()
	}
	return s, done, err
}

// readThread hands over a whole thread, or nothing of it.
func readThread(network *site.Site, address, thread string, to Sink) error {
	shown := render.Place(render.Around{
		Page:      page.Read(nil),
		URL:       address,
		Base:      address,
		Canonical: address,
		Ours:      func(string) bool { return false },
		Get:       network.Get,
		Guest:     network.Guest,
	}, page.Place{Values: map[string]string{"thread": thread}})
	if len(shown.Problems) > 0 {
		return fmt.Errorf("%s: %w", address, errors.New(strings.Join(shown.Problems, " ")))
	}
	loaded, ok := shown.State.Thread.(*app.LoadedThread)
	if !ok {
		return nil // there are no comments
	}
	for _, e := range loaded.Thread.Entries() {
		if err := to.Comment(fromThread(e.Comment, address)); err != nil {
			return err
		}
	}
	return nil
}

// fromThread is the export's form of a comment that a source has read.
func fromThread(s *comment.Comment, page string) Comment {
	c := Comment{
		Page:    page,
		ID:      s.ID,
		Parent:  s.Parent,
		Name:    s.Author.Name,
		Link:    s.Author.URL,
		Picture: s.Author.Avatar,
		Created: timeOf(s.Created),
		Edited:  timeOf(s.Edited),
		Body:    s.Body,
		Form:    Markdown,
		Up:      s.Up,
		Down:    s.Down,
		Pinned:  s.Pinned,
	}
	switch {
	case s.Author.Writer:
		c.Role = "author"
	case s.Author.Moderator:
		c.Role = "moderator"
	}
	if s.HTML != "" {
		c.Body, c.Form = s.HTML, HTML
	}
	if s.Deleted {
		c.State = Deleted
	}
	return c
}

func timeOf(milliseconds int64) time.Time {
	if milliseconds == calendar.Never {
		return time.Time{}
	}
	return time.UnixMilli(milliseconds).UTC()
}
