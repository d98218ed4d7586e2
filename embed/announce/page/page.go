// Package page reads what a published page says about itself.
package page

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is a page to announce.
type Page struct {
	// URL is the page's canonical address.
	URL         string
	Title       string
	Description string
	// Lang is the language that the page says, "" for none.
	Lang string
}

// most is how many bytes of a page are read: enough for its head.
const most = 4 << 20

// Get reads the page at an address. The page is published if it is there. An error is a
// sentence.
func Get(client *http.Client, address string) (Page, error) {
	response, err := client.Get(address)
	if err != nil {
		return Page{}, fmt.Errorf("%s cannot be reached: %w", address, err)
	}
	defer response.Body.Close()
	kind := response.Header.Get("Content-Type")
	switch {
	case response.StatusCode != http.StatusOK:
		return Page{}, fmt.Errorf("%s is not there (%d); publish it first", address, response.StatusCode)
	case !strings.HasPrefix(kind, "text/html") && !strings.HasPrefix(kind, "application/xhtml+xml"):
		return Page{}, fmt.Errorf("%s is no page, but %s", address, kind)
	}
	p := read(io.LimitReader(response.Body, most), response.Request.URL)
	if p.Title == "" {
		return Page{}, fmt.Errorf("%s has no title to announce", address)
	}
	if !utf8.ValidString(p.Title + p.Description) {
		return Page{}, fmt.Errorf("%s is not in UTF-8, and its title would be posted with wrong letters", address)
	}
	return p, nil
}

// said is all that a page says about its title, address and so on.
type said struct {
	canonical, title, graphTitle        string
	description, graphDescription, lang string
}

func read(from io.Reader, address *url.URL) Page {
	var s said
	reader := html.NewTokenizer(from)
	for {
		kind := reader.Next()
		if kind == html.ErrorToken {
			return s.page(address)
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag := reader.Token()
		attributes := map[string]string{}
		for _, a := range tag.Attr {
			attributes[a.Key] = a.Val
		}
		switch tag.DataAtom {
		case atom.Html:
			s.lang = attributes["lang"]
		case atom.Title:
			fill(&s.title, text(reader))
		case atom.Link:
			if strings.EqualFold(attributes["rel"], "canonical") {
				fill(&s.canonical, attributes["href"])
			}
		case atom.Meta:
			s.meta(strings.ToLower(attributes["property"]+attributes["name"]), attributes["content"])
		}
	}
}

func (s *said) meta(name, content string) {
	switch name {
	case "og:title":
		fill(&s.graphTitle, content)
	case "og:description":
		fill(&s.graphDescription, content)
	case "description":
		fill(&s.description, content)
	}
}

func (s *said) page(address *url.URL) Page {
	p := Page{
		URL:         address.String(),
		Title:       cmp.Or(s.graphTitle, s.title),
		Description: cmp.Or(s.graphDescription, s.description),
		Lang:        s.lang,
	}
	if canonical, err := address.Parse(s.canonical); err == nil && s.canonical != "" && strings.HasPrefix(canonical.Scheme, "http") {
		p.URL = canonical.String()
	}
	p.URL, _, _ = strings.Cut(p.URL, "#")
	return p
}

// text is the text of a title, which has no tags in it.
func text(reader *html.Tokenizer) string {
	if reader.Next() != html.TextToken {
		return ""
	}
	return string(reader.Text())
}

// fill keeps the first text that is not empty, in one line.
func fill(to *string, text string) {
	if *to == "" {
		*to = strings.Join(strings.Fields(text), " ")
	}
}
