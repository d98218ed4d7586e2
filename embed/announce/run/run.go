// Package run announces pages, each once in each network.
package run

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"afterword/embed/announce/network"
	"afterword/embed/announce/page"
)

// Options say what to do.
type Options struct {
	// Pages are the addresses of published pages.
	Pages []string
	// Table is the path of the file that remembers the posts.
	Table    string
	Networks []network.Network
	// Dry looks for posts, and posts nothing.
	Dry bool
}

// Run announces the pages that are not announced yet, and reports page by page. Its error
// joins everything that went wrong. What was done before an error stays done.
func Run(o Options, out io.Writer) error {
	table, err := Load(o.Table)
	if err != nil {
		return err
	}
	r := runner{o, table, out, &http.Client{Timeout: 30 * time.Second}}
	var errs []error
	for _, address := range o.Pages {
		p, err := page.Get(r.client, address)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, n := range o.Networks {
			if err := r.announce(n, p); err != nil {
				errs = append(errs, fmt.Errorf("%s, %s: %w", p.URL, n.Name(), err))
			}
		}
	}
	return errors.Join(errs...)
}

type runner struct {
	Options
	table  Table
	out    io.Writer
	client *http.Client
}

func (r runner) announce(n network.Network, p page.Page) error {
	if known := r.table[p.URL][n.Source()]; known != "" {
		r.say(p, "is on %s already: %s", n.Name(), known)
		return nil
	}
	// An earlier run whose table is lost may have posted it, or a person.
	found, err := n.Find(p)
	switch {
	case err != nil:
		return fmt.Errorf("nothing was posted; %w", err)
	case found != "":
		r.say(p, "is on %s already, as was found there: %s", n.Name(), found)
		return r.keep(n, p, found)
	case r.Dry:
		r.say(p, "would be posted on %s as\n%s", n.Name(), n.Text(p))
		return nil
	}
	posted, err := n.Post(p)
	if errors.Is(err, network.ErrLost) {
		if posted, again := n.Find(p); again == nil && posted != "" {
			r.say(p, "is posted on %s, though its answer was lost: %s", n.Name(), posted)
			return r.keep(n, p, posted)
		}
		return fmt.Errorf("it may or may not be posted; run this again, it looks before it posts: %w", err)
	}
	if err != nil {
		return err
	}
	r.say(p, "is posted on %s: %s", n.Name(), posted)
	return r.keep(n, p, posted)
}

// keep saves the table at once, since the next request may fail.
func (r runner) keep(n network.Network, p page.Page, address string) error {
	if r.Dry {
		return nil
	}
	r.table.note(p.URL, n.Source(), address)
	return r.table.Save(r.Table)
}

func (r runner) say(p page.Page, format string, words ...any) {
	fmt.Fprintf(r.out, "%s %s\n", p.URL, fmt.Sprintf(format, words...))
}
