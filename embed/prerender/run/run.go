// Package run prerenders the pages of a site.
package run

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"afterword/embed/prerender/page"
	"afterword/embed/prerender/render"
	"afterword/embed/prerender/seo"
	"afterword/embed/prerender/site"
	"afterword/wasm/source"
)

// Options say what to do.
type Options struct {
	// Dir is the folder of the site. URL is where it is published, "" if that is not known.
	Dir, URL string
	// Kind is the type under which search engines see an article.
	Kind seo.Kind
	// Progress is where the bar is drawn; nil draws none.
	Progress io.Writer
}

// Summary says what a run did.
type Summary struct {
	// Written and Unchanged count the pages with something to show.
	Written, Unchanged int
	// Problems say what went wrong, each with the page that it is about.
	Problems []string
}

// String is the summary in a line.
func (s Summary) String() string {
	text := fmt.Sprintf("%s written, %d unchanged", counted(s.Written, "page"), s.Unchanged)
	if len(s.Problems) > 0 {
		text += ", " + counted(len(s.Problems), "problem")
	}
	return text + "."
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// runner is a run under way.
type runner struct {
	Options
	site  *site.Site
	sheet string // its path in the site
	known *manifest
	made  *manifest
	bar   bar

	mutex   sync.Mutex
	summary Summary
}

// Run prerenders a site. It returns an error if it could not do anything at all. What
// went wrong with a single page is a problem in the [Summary].
func Run(o Options) (Summary, error) {
	s, err := site.Open(o.Dir, o.URL)
	if err != nil {
		return Summary{}, err
	}
	pages, err := concerned(s)
	if err != nil {
		return Summary{}, fmt.Errorf("the site's folder cannot be read: %w", err)
	}
	if o.URL == "" {
		if address := discover(s, pages); address != "" {
			o.URL = address
			if s, err = site.Open(o.Dir, address); err != nil {
				return Summary{}, err
			}
		}
	}
	r := &runner{Options: o, site: s, made: newManifest(o)}
	r.known = readManifest(s)
	if len(pages) > 0 {
		if r.sheet, err = writeSheet(s); err != nil {
			return Summary{}, fmt.Errorf("the style sheet cannot be written: %w", err)
		}
	}
	r.bar = newBar(o.Progress, len(pages))
	r.all(pages)
	r.bar.finish()
	slices.Sort(r.summary.Problems)
	if err := r.made.write(s); err != nil {
		return r.summary, fmt.Errorf("what was done cannot be noted for the next run: %w", err)
	}
	return r.summary, nil
}

// concerned are the pages that may have a place.
func concerned(s *site.Site) ([]string, error) {
	all, err := s.Pages()
	if err != nil {
		return nil, err
	}
	var pages []string
	for _, name := range all {
		if data, err := s.Read(name); err != nil || page.Concerned(data) {
			pages = append(pages, name) // reading it again reports the error
		}
	}
	return pages, nil
}

// discover finds where a site is published, from a page's canonical URL that ends with the
// page's path.
func discover(s *site.Site, pages []string) string {
	for _, name := range pages {
		data, err := s.Read(name)
		if err != nil {
			continue
		}
		path := strings.TrimPrefix(s.PageURL(name), s.URL())
		root, ok := strings.CutSuffix(page.Read(data).Canonical, path)
		if ok && strings.HasSuffix(root, "/") && strings.HasPrefix(root, "http") {
			return root
		}
	}
	return ""
}

// all goes through the pages, on all processors at once.
func (r *runner) all(pages []string) {
	names := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				r.one(name)
				r.bar.step()
			}
		})
	}
	for _, name := range pages {
		names <- name
	}
	close(names)
	workers.Wait()
}

func (r *runner) one(name string) {
	data, err := r.site.Read(name)
	if err != nil {
		r.problem(name, err.Error())
		return
	}
	before, fresh := r.fresh(name, data)
	if fresh {
		r.made.note(name, before)
		r.count(&r.summary.Unchanged)
		return
	}
	used := map[string]string{}
	p := page.Read(data)
	filled, shown, well := r.fill(name, p, used)
	if !well && p.Filled {
		// What the page has is worth more than what this run could fetch.
		if before.Output == sum(data) {
			r.made.note(name, before)
		}
		r.count(&r.summary.Unchanged)
		return
	}
	if shown == 0 && string(filled) == string(data) {
		return // there is nothing to show, as there was before
	}
	if string(filled) != string(data) {
		if err := r.site.Write(name, filled); err != nil {
			r.problem(name, err.Error())
			return
		}
		r.count(&r.summary.Written)
	} else {
		r.count(&r.summary.Unchanged)
	}
	if well { // else the next run tries again
		r.made.note(name, entry{Output: sum(filled), Used: used})
	}
}

// fresh tells whether a page is as the last run left it, and nothing that it was made from
// has changed.
func (r *runner) fresh(name string, data []byte) (entry, bool) {
	known, ok := r.known.Pages[name]
	if !ok || r.known.Maker != r.made.Maker || known.Output != sum(data) {
		return known, false
	}
	for address, was := range known.Used {
		if reply, _ := r.site.Get(address); site.Sum(reply) != was {
			return known, false
		}
	}
	return known, true
}

// fill fills a page. It says how many places show something, and whether there was no
// problem.
func (r *runner) fill(name string, p *page.Page, used map[string]string) (filled []byte, shows int, well bool) {
	around := r.around(name, p, used)
	filling := page.Filling{Trees: make([]string, len(p.Places))}
	var shown []*render.Rendering
	well = true
	for i, place := range p.Places {
		rendering := render.Place(around, place)
		for _, problem := range rendering.Problems {
			r.problem(name, problem)
			well = false
		}
		if rendering.Vain {
			continue
		}
		filling.Trees[i] = rendering.HTML(r.site.URL() + r.sheet)
		shown = append(shown, rendering)
	}
	if len(shown) > 0 {
		filling.Head = seo.Tags(seo.Page{
			Page:  p,
			URL:   r.published(around.URL, p),
			Kind:  r.Kind,
			State: main(shown).State,
		})
	}
	return p.Fill(filling), len(shown), well
}

// main is the element that a page is about: the first with an article, else
// the first.
func main(shown []*render.Rendering) *render.Rendering {
	for _, rendering := range shown {
		if rendering.State.Setup.Article != "" {
			return rendering
		}
	}
	return shown[0]
}

// around is what a page says about the surroundings of its places.
func (r *runner) around(name string, p *page.Page, used map[string]string) render.Around {
	address := r.site.PageURL(name)
	a := render.Around{Page: p, URL: address, Base: address, Canonical: r.published(address, p), Schemed: p.Schemed}
	if p.Base != "" {
		if base, err := render.Resolve(address, p.Base); err == nil {
			a.Base = base
		}
	}
	get := func(address string) (source.Reply, error) {
		reply, err := r.site.Get(address)
		used[address] = site.Sum(reply)
		return reply, err
	}
	for _, sheet := range p.Sheets {
		if a.Schemed {
			break
		}
		if address, err := render.Resolve(a.Base, sheet); err == nil && r.site.Within(address) {
			reply, _ := get(address) // a missing sheet declares nothing
			a.Schemed = page.Schemes(reply.Body)
		}
	}
	a.Get, a.Ours, a.Site = get, r.site.Within, r.site.URL()
	return a
}

// published is the URL that a page gives to the public, "" where it is not known.
func (r *runner) published(address string, p *page.Page) string {
	if !r.site.Known() {
		address = ""
	}
	if canonical, err := render.Resolve(address, p.Canonical); p.Canonical != "" && err == nil {
		return canonical
	}
	return address
}

func (r *runner) problem(name, what string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.summary.Problems = append(r.summary.Problems, r.site.Path(name)+": "+what)
}

func (r *runner) count(n *int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	*n++
}
