//go:build js

package browser

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// counter finds how many comments a thread has, for elements of the page that
// say so. What fails leaves the page as it was.
type counter struct {
	id     int
	asked  int
	source source.Source
}

func (p *page) count(id int, thread string) any {
	opened, err := open.Open(thread)
	if err != nil {
		return nil
	}
	c := &counter{id: id, source: opened}
	p.counts[id] = c
	c.ask()
	return nil
}

func (c *counter) ask() {
	c.asked++
	ask(c.id, c.asked, c.source.Load())
}

func (c *counter) got(number int, reply source.Reply) {
	if number != c.asked {
		return
	}
	loaded, err := source.ReadAll(c.source.Loaded(reply))
	if err != nil {
		return
	}
	thread := comment.Arrange(loaded.Comments, comment.Oldest, comment.Thread{})
	here.host.Call("counted", c.id, thread.Count)
}

func (c *counter) stored(key string) {
	if watcher, ok := c.source.(source.Watcher); ok && (key == "" || strings.HasPrefix(key, watcher.Watch())) {
		c.ask()
	}
}
