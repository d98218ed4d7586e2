// Package site is a site as its generator left it: a folder of files, and the
// URL under which it is going to be published.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
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

// Nowhere is the URL of a site that was not told its own. Nothing in a page may
// show it: [Relative] leaves it out.
// https://www.rfc-editor.org/rfc/rfc6761#section-6.4
const Nowhere = "http://afterword.invalid/"

// Site is a folder of pages. Its methods may be called at once.
type Site struct {
	dir    string
	root   *os.Root
	url    *url.URL
	client *http.Client
	asking singleflight.Group
	asked  sync.Map // URL to answer
}

// Open opens the folder dir, which is published at address; "" is not known.
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
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("the site's folder does not open: %w", err)
	}
	return &Site{dir: dir, root: root, url: u, client: &http.Client{Timeout: 30 * time.Second}}, nil
}

// URL is where the site is published.
func (s *Site) URL() string { return s.url.String() }

// Known tells whether it is known where the site is published.
func (s *Site) Known() bool { return s.URL() != Nowhere }

// Pages are the HTML files of the site, by their paths in the folder. Folders
// and files whose name begins with a dot are not published.
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

// PageURL is the URL of a page: index.html is its folder's.
func (s *Site) PageURL(name string) string {
	u := *s.url
	u.Path += strings.TrimSuffix(name, path.Base(name)) + strings.TrimPrefix(path.Base(name), "index.html")
	return u.String()
}

// Read reads a file of the site.
func (s *Site) Read(name string) ([]byte, error) { return s.root.ReadFile(name) }

// Write replaces a file of the site, whole or not at all.
func (s *Site) Write(name string, data []byte) error {
	fresh := name + ".afterword-new"
	if err := s.root.WriteFile(fresh, data, 0o644); err != nil {
		return err
	}
	if info, err := s.root.Stat(name); err == nil {
		s.root.Chmod(fresh, info.Mode().Perm()) // at worst it has the usual one
	}
	return s.root.Rename(fresh, name)
}

// File is the path in the folder of what stands at a URL of the site. It
// reports whether the URL is one.
func (s *Site) File(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host != s.url.Host || u.Scheme != s.url.Scheme || !strings.HasPrefix(u.Path, s.url.Path) {
		return "", false
	}
	name := path.Clean("/" + strings.TrimPrefix(u.Path, s.url.Path))[1:]
	if name == "" || strings.HasSuffix(u.Path, "/") {
		name = path.Join(name, "index.html")
	}
	return name, true
}

// Get answers a request for a URL, from the folder if it is of the site, else
// from where it leads, once in the life of the Site.
func (s *Site) Get(address string) source.Reply {
	if known, ok := s.asked.Load(address); ok {
		return known.(source.Reply)
	}
	reply, _, _ := s.asking.Do(address, func() (any, error) {
		var reply source.Reply
		if name, ok := s.File(address); ok {
			reply = s.local(name, address)
		} else {
			reply = s.fetch(address)
		}
		s.asked.Store(address, reply)
		return reply, nil
	})
	return reply.(source.Reply)
}

func (s *Site) local(name, address string) source.Reply {
	data, err := s.root.ReadFile(name)
	if err != nil {
		return source.Reply{Status: http.StatusNotFound, URL: address}
	}
	kind, _, _ := strings.Cut(mime.TypeByExtension(path.Ext(name)), ";")
	return source.Reply{Status: http.StatusOK, Type: kind, Body: string(data), URL: address}
}

// Sum is a hash of what a URL answers, by which a later run sees whether it
// has changed.
func Sum(reply source.Reply) string {
	sum := sha256.New()
	fmt.Fprintln(sum, reply.Failure, reply.Status, reply.Type, reply.URL)
	sum.Write([]byte(reply.Body))
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Path is a page's path as a person would type it.
func (s *Site) Path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }
