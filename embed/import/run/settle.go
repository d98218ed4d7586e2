package run

import (
	"cmp"
	"slices"

	"afterword/embed/import/thread"
)

// file is a thread that is going to be written.
type file struct {
	url   string
	notes []note
	shown int
}

// settle turns the pages of all exports into the threads to write, by URL, and counts what
// it leaves out.
func (g *gatherer) settle() []file {
	byURL := map[string]*page{}
	var urls []string
	for _, p := range g.named {
		why := p.unwritten(g.all)
		if why != Kept {
			for _, n := range p.comments {
				g.counts.Left[cmp.Or(n.why, why)]++
			}
			continue
		}
		if first := byURL[p.url]; first != nil {
			g.merge(first, p)
			continue
		}
		byURL[p.url] = p
		urls = append(urls, p.url)
	}
	slices.Sort(urls)
	var files []file
	for _, url := range urls {
		f := g.thread(byURL[url])
		if f.shown > 0 {
			files = append(files, f)
			g.counts.Comments += f.shown
		}
	}
	g.counts.Pages = len(files)
	return files
}

// unwritten is why a page gets no file.
func (p *page) unwritten(all bool) Reason {
	switch {
	case !p.known || p.url == "":
		return NoPage
	case p.hidden && !all:
		return HiddenPage
	}
	return Kept
}

// merge adds the comments of a page to another page of the same URL.
func (g *gatherer) merge(to, from *page) {
	for _, n := range from.comments {
		if to.ids[n.id] {
			g.counts.Left[Repeated]++
			continue
		}
		to.ids[n.id] = true
		to.comments = append(to.comments, n)
	}
}

// thread keeps the comments that show, and empty places for those that have replies.
func (g *gatherer) thread(p *page) file {
	index := make(map[string]int, len(p.comments))
	for i, n := range p.comments {
		index[n.id] = i
	}
	parent := make([]int, len(p.comments)) // -1 for none
	for i, n := range p.comments {
		at, ok := index[n.parent]
		parent[i] = -1
		if ok {
			parent[i] = at
		} else if n.parent != "" && n.why == Kept {
			g.counts.Moved++
		}
	}
	loose(parent)
	kept := make([]bool, len(p.comments))
	for i, n := range p.comments {
		if n.why != Kept {
			continue
		}
		for at := i; at >= 0 && !kept[at]; at = parent[at] {
			kept[at] = true
		}
	}
	f := file{url: p.url}
	for i, n := range p.comments {
		switch {
		case n.why == Kept:
			f.shown++
		default:
			g.counts.Left[n.why]++
			if kept[i] {
				g.counts.Stubs++
			}
		}
		if kept[i] {
			n.parent = ""
			if parent[i] >= 0 {
				n.parent = p.comments[parent[i]].id
			}
			f.notes = append(f.notes, n)
		}
	}
	return f
}

// loose moves comments that would be their own ancestors to the top level.
func loose(parent []int) {
	const (
		fresh = iota
		walking
		done
	)
	state := make([]uint8, len(parent))
	for start := range parent {
		var path []int
		at := start
		for at >= 0 && state[at] == fresh {
			state[at] = walking
			path = append(path, at)
			at = parent[at]
		}
		if at >= 0 && state[at] == walking { // a circle
			for next := parent[at]; ; {
				after := parent[next]
				parent[next] = -1
				if next == at {
					break
				}
				next = after
			}
		}
		for _, i := range path {
			state[i] = done
		}
	}
}

// comments are the comments of a file, one at a time.
func (f file) comments(spool *thread.Spool) func(yield func(thread.Comment, error) bool) {
	return func(yield func(thread.Comment, error) bool) {
		for _, n := range f.notes {
			c, err := spool.Get(n.place)
			c.Parent = n.parent
			if !yield(c, err) {
				return
			}
		}
	}
}
