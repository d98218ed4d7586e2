// Package page reads a built HTML page, finds the places for articles and threads, and
// writes them there. The rest of the page stays as it was, byte for byte.
package page

import "strings"

// Attributes are the attributes of the element. On a script tag each has the prefix data-.
var Attributes = []string{"article", "thread", "lang", "theme", "sort", "hide", "heading-level", "loading"}

// Page is a page without what an earlier run put into it.
type Page struct {
	// Places are the places for articles and threads, in order.
	Places []Place
	// Filled tells that an earlier run has put something into it.
	Filled bool
	// Title is the text of the title element.
	Title string
	// Canonical and Base are the URLs of the page's canonical link and its base, as written
	// there; "" for none.
	Canonical, Base string
	// Alternates are the page's links to other forms of it, such as feeds.
	Alternates []string
	// Charset is the encoding that the page names, in lower case; "" for none.
	Charset string
	// Schemed tells that the page itself declares a colour scheme, in a meta or style
	// element. Sheets are the style sheets that may declare one.
	Schemed bool
	Sheets  []string

	html  []byte
	metas map[string]bool // their names and properties
	data  bool            // it describes an article to search engines already
	head  int             // where the head ends
}

// Place is a place for an article and a thread.
type Place struct {
	// Values are the attributes that the element has, by name.
	Values map[string]string
	// Lang is the nearest language around it, "" for none.
	Lang string

	// Taken tells that the element has a shadow root in the page that we did not write, or
	// that somebody has changed since.
	Taken bool

	start, end int  // of its tag
	after      int  // where its script element ends
	script     bool // its tag is the loader's
}

// HasMeta tells whether the page has a meta element of a name or property.
func (p *Page) HasMeta(name string) bool { return p.metas[strings.ToLower(name)] }

// Described tells whether the page itself describes an article to search engines.
func (p *Page) Described() bool { return p.data }
