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

func (p *page) count(id int, thread, canonical string) any {
	opened, err := open.Open(open.Complete(thread, canonical))
	if err != nil {
		return nil
	}
	c := &counter{id: id, source: opened}
	p.counts[id] = c
	if _, many := opened.(source.Counter); many {
		p.tallies = append(p.tallies, id)
		p.later(id, 0, p.tally) // the page's others come in the meantime
		return nil
	}
	c.ask()
	return nil
}

// tally counts what waits for it, with one request for each server.
func (p *page) tally() {
	waiting := p.tallies
	p.tallies = nil
	for len(waiting) > 0 {
		var ids, others []int
		var pages []string
		var server source.Counter
		for _, id := range waiting {
			c := p.counts[id]
			if c == nil {
				continue
			}
			counts := c.source.(source.Counter)
			if server == nil {
				server = counts
			}
			if counts.Server() != server.Server() {
				others = append(others, id)
				continue
			}
			ids, pages = append(ids, id), append(pages, counts.Page())
		}
		waiting = others
		if len(ids) == 0 {
			continue
		}
		p.carry(ids[0], server.Count(pages), func(reply source.Reply) {
			for i, n := range server.Counted(pages, reply) {
				if p.counts[ids[i]] != nil {
					p.host.Call("counted", ids[i], n)
				}
			}
		})
	}
}

func (c *counter) ask() {
	c.asked++
	number := c.asked
	here.carry(c.id, c.source.Load(), func(reply source.Reply) {
		if number == c.asked {
			c.got(reply)
		}
	})
}

func (c *counter) got(reply source.Reply) {
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
