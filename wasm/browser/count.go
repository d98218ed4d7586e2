//go:build js

package browser

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// counter finds how many comments a thread has, for elements of the page that
// say so. What fails leaves the page as it was.
type counter struct {
	id     int
	asked  int
	source *source.Source
}

func (p *page) count(id int, thread, pageURL string) any {
	opened, err := open.Open(open.WithPageURL(thread, pageURL))
	if err != nil {
		return nil
	}
	c := &counter{id: id, source: opened}
	p.counts[id] = c
	if opened.Count != nil {
		p.tallies = append(p.tallies, id)
		p.later(id, 0, p.tally) // the page's other counters come in the meantime
		return nil
	}
	c.ask()
	return nil
}

// tally asks for the numbers of all waiting counters, with one request for each server.
func (p *page) tally() {
	waiting := p.tallies
	p.tallies = nil
	for len(waiting) > 0 {
		var ids, others []int
		var pages []string
		var server *source.Count
		for _, id := range waiting {
			c := p.counts[id]
			if c == nil {
				continue
			}
			count := c.source.Count
			if server == nil {
				server = count
			}
			if count.Server != server.Server {
				others = append(others, id)
				continue
			}
			ids, pages = append(ids, id), append(pages, count.Page)
		}
		waiting = others
		if len(ids) == 0 {
			continue
		}
		converse(p, ids[0], server.Ask(pages), func(got source.Done[[]int]) {
			for i, n := range got.Value {
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
	converse(here, c.id, c.source.Load(), func(got source.Done[source.Thread]) {
		if number == c.asked && got.Problem == nil {
			thread := comment.Arrange(got.Value.Comments, comment.Oldest, comment.Thread{})
			here.host.Call("counted", c.id, thread.Count)
		}
	})
}

func (c *counter) stored(key string) {
	if c.source.Watches(key) {
		c.ask()
	}
}
