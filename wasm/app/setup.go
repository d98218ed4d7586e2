package app

import (
	"strconv"

	"afterword/wasm/comment"
	"afterword/wasm/source/open"
)

// Setup is what the element's attributes say.
type Setup struct {
	// Article is a URL or #id, "" for none.
	Article string
	// Thread is scheme:rest, or none.
	Thread string
	Theme  Theme
	Order  comment.Order
	// Hide is the URL of a file of what is left out of the thread, "" for none.
	Hide string
	// HeadingLevel is that of the first heading, 1 to 5.
	HeadingLevel int
}

// SetupOf is what the attributes of an element say; attribute gives "" for one that is
// not there, and a value that makes no sense counts as absent. The page's URL completes
// the name of a thread. The caller sets the theme, since that depends on the page.
func SetupOf(attribute func(name string) string, pageURL string) Setup {
	s := Setup{
		Article:      attribute("article"),
		Thread:       open.WithPageURL(attribute("thread"), pageURL),
		Order:        OrderOf(attribute("sort")),
		Hide:         attribute("hide"),
		HeadingLevel: 2,
	}
	if s.Thread == "" {
		s.Thread = "local:" + pageURL
	}
	if s.Article != "" {
		s.HeadingLevel = 1
	}
	if level, err := strconv.Atoi(attribute("heading-level")); err == nil && level >= 1 && level <= 5 {
		s.HeadingLevel = level
	}
	return s
}

// Theme is whose choice of light or dark is followed.
type Theme uint8

// The themes.
const (
	// Inherit follows the page, which has a colour scheme of its own.
	Inherit Theme = iota
	// PageInk is in the colours of the page's text, as the page was prerendered and
	// says no scheme.
	PageInk
	// Light and Dark are what the site's owner has chosen.
	Light
	Dark
)

// ThemeOf is the theme that an attribute names; without one it follows the page,
// or its text where that has no colour scheme.
func ThemeOf(attribute string, schemed bool) Theme {
	switch {
	case attribute == "light":
		return Light
	case attribute == "dark":
		return Dark
	case schemed:
		return Inherit
	}
	return PageInk
}
