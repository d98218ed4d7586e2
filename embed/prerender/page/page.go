// Package page reads a built HTML page, finds where articles and threads are to
// stand, and writes them there. All else of the page stays byte for byte as it
// was.
package page

import "strings"

// Attributes are the attributes of the element, and of a script tag as data-….
var Attributes = []string{"article", "thread", "lang", "theme", "sort", "hide", "heading-level", "loading"}

// Page is a page without what an earlier run has put into it.
type Page struct {
	// Places are where articles and threads are to stand, in order.
	Places []Place
	// Filled tells that an earlier run has put something into it.
	Filled bool
	// Title is the text of the title element.
	Title string
	// Canonical and Base are the page's links of that name, as they stand
	// there; "" for none.
	Canonical, Base string
	// Alternates are the page's links to other forms of it, such as feeds.
	Alternates []string
	// Charset is the encoding that the page names, in lower case; "" for none.
	Charset string
	// Schemed tells that the page itself says that it has a colour scheme, in
	// a meta element or a style element; Sheets are the style sheets that may.
	Schemed bool
	Sheets  []string

	html  []byte
	metas map[string]bool // their names and properties
	data  bool            // it describes an article to search engines already
	head  int             // where the head ends
}

// Place is where an article and a thread are to stand.
type Place struct {
	// Values are those of the element's attributes that it has, by name.
	Values map[string]string
	// Lang is the nearest language around it, "" for none.
	Lang string

	// Taken tells that its element has a shadow root in the page, which is not
	// of our making, or is not as we left it.
	Taken bool

	start, end int  // of its tag
	after      int  // where its script element ends
	script     bool // its tag is the loader's
}

// HasMeta tells whether the page has a meta element of a name or property.
func (p *Page) HasMeta(name string) bool { return p.metas[strings.ToLower(name)] }

// Described tells whether the page describes an article to search engines by
// itself.
func (p *Page) Described() bool { return p.data }
