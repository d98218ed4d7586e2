// Package site is a site as its generator left it: a folder of files, and the
// URL under which it is going to be published.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"afterword/wasm/source"
)

// Nowhere is the URL of a site whose real one is not known. No page may show it, and
// [Relative] leaves it out.
// https://www.rfc-editor.org/rfc/rfc6761#section-6.4
const Nowhere = "http://afterword.invalid/"

// Site is a folder of pages. Several goroutines may call its methods at once.
type Site struct {
	dir    string
	real   string // the same, absolute and without links
	root   *os.Root
	url    *url.URL
	client *http.Client
	sleep  func(time.Duration)
	asking singleflight.Group
	asked  sync.Map // URL to answer
}

// Open opens the folder dir, which is published at address, "" if that is not known.
func Open(dir, address string) (*Site, error) {
	if address == "" {
		address = Nowhere
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is not the address of a site; give one such as https://example.com/", address)
	}
	u.RawQuery, u.Fragment = "", ""
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil, fmt.Errorf("the site's folder does not open: %w", err)
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, fmt.Errorf("the site's folder does not open: %w", err)
	}
	return &Site{dir: dir, real: real, root: root, url: u, client: newClient(), sleep: time.Sleep}, nil
}

// URL is where the site is published.
func (s *Site) URL() string { return s.url.String() }

// Known tells whether the URL of the site is known.
func (s *Site) Known() bool { return s.URL() != Nowhere }

// Pages are the HTML files of the site, by their paths in the folder. Folders and files
// whose names begin with a dot are not published.
func (s *Site) Pages() ([]string, error) {
	var pages []string
	err := fs.WalkDir(s.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(d.Name(), "."), d.IsDir() && d.Name() == "node_modules":
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && (path.Ext(name) == ".html" || path.Ext(name) == ".htm"):
			pages = append(pages, name)
		}
		return nil
	})
	return pages, err
}

// PageURL is the URL of a page. The URL of index.html is that of its folder.
func (s *Site) PageURL(name string) string {
	u := *s.url
	u.Path += strings.TrimSuffix(name, path.Base(name)) + strings.TrimPrefix(path.Base(name), "index.html")
	return u.String()
}

// Read reads a file of the site.
func (s *Site) Read(name string) ([]byte, error) { return s.root.ReadFile(name) }

// Write replaces a file of the site, whole or not at all.
func (s *Site) Write(name string, data []byte) error {
	fresh := path.Join(path.Dir(name), "."+path.Base(name)+".new")
	err := s.root.WriteFile(fresh, data, 0o644)
	if info, has := s.root.Stat(name); err == nil && has == nil {
		s.root.Chmod(fresh, info.Mode().Perm()) // without this it has the usual mode
	}
	if err == nil {
		err = s.root.Rename(fresh, name)
	}
	if err != nil {
		s.root.Remove(fresh) // if this fails it stays, but is not published
	}
	return err
}

// answer is the reply to a request, and why it was refused.
type answer struct {
	reply source.Reply
	why   error
}

// Get answers a request for a URL, from the folder if the URL belongs to the site,
// otherwise from the network. A Site sends each request only once. The error is a sentence
// that says why it was not sent, or why its answer was refused.
func (s *Site) Get(address string) (source.Reply, error) {
	if known, ok := s.asked.Load(address); ok {
		return known.(answer).reply, known.(answer).why
	}
	got, _, _ := s.asking.Do(address, func() (any, error) {
		var a answer
		if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" {
			a = answer{source.Reply{Failure: source.Unreachable}, refusal(address + " is not an address that can be asked")}
		} else if s.within(u) {
			a.reply, a.why = s.local(u)
		} else {
			a.reply, a.why = s.fetch(source.Fetch{Method: http.MethodGet, URL: address}, "")
		}
		s.asked.Store(address, a)
		return a, nil
	})
	return got.(answer).reply, got.(answer).why
}

// Sum is a hash of what a URL answers. With it a later run sees whether that has changed.
func Sum(reply source.Reply) string {
	sum := sha256.New()
	fmt.Fprintln(sum, reply.Failure, reply.Status, reply.Type(), reply.URL)
	sum.Write([]byte(reply.Body))
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Path is the path of a page as a person would type it.
func (s *Site) Path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }
