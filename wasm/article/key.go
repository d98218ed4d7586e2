package article

import (
	"strings"

	"afterword/wasm/calendar"
)

// keys are the keys that count, and where their values go.
var keys = [...]struct {
	name string
	set  func(*FrontMatter, value) bool
}{
	{"title", func(f *FrontMatter, v value) bool { return v.one(&f.Title) }},
	{"subtitle", func(f *FrontMatter, v value) bool { return v.one(&f.Subtitle) }},
	{"author", func(f *FrontMatter, v value) bool { return v.many(&f.Authors) }},
	{"published", func(f *FrontMatter, v value) bool { return v.date(&f.Published) }},
	{"modified", func(f *FrontMatter, v value) bool { return v.date(&f.Modified) }},
	{"canonical", func(f *FrontMatter, v value) bool { return v.one(&f.Canonical) }},
	{"image", func(f *FrontMatter, v value) bool { return v.one(&f.Image) }},
	{"image_alt", func(f *FrontMatter, v value) bool { return v.one(&f.ImageAlt) }},
	{"image_caption", func(f *FrontMatter, v value) bool { return v.one(&f.ImageCaption) }},
	{"lang", func(f *FrontMatter, v value) bool { return v.one(&f.Lang) }},
	{"tags", func(f *FrontMatter, v value) bool { return v.many(&f.Tags) }},
	{"typographer", func(f *FrontMatter, v value) bool { return v.flag(&f.Typographer) }},
}

// value is what was written behind a key.
type value struct {
	// items are the scalars of a list, or the one that stands alone. One
	// that is empty or null counts as not there.
	items []string
	list  bool
}

// one sets a key that takes one scalar.
func (v value) one(to *string) bool {
	if v.list {
		return false
	}
	for _, item := range v.items {
		*to = trim(item)
	}
	return true
}

// many sets a key that takes a list. A scalar is a list of one.
func (v value) many(to *[]string) bool {
	for _, item := range v.items {
		if item = trim(item); item != "" {
			*to = append(*to, item)
		}
	}
	return true
}

// flag sets a key that takes true or false.
func (v value) flag(to *bool) bool {
	var text string
	if !v.one(&text) {
		return false
	}
	*to = text == "true"
	return *to || text == "false" || text == ""
}

// date sets a key that takes a date.
func (v value) date(to *Date) bool {
	var text string
	if !v.one(&text) {
		return false
	}
	if text == "" {
		return true
	}
	time := calendar.Parse(text)
	if time == calendar.Never {
		return false
	}
	*to = Date{text, time}
	return true
}

func trim(s string) string { return strings.Trim(s, " \t\n") }
