package frontmatter

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/node"
)

// part is a part of the [Meta].
type part uint8

const (
	title part = iota
	subtitle
	author
	published
	modified
	picture
	pictureAlt
	pictureCaption
	canonical
	lang
	tags
	typographer
	parts
)

// keys are the names that count, by the part that they name. Of those for one
// part the first counts whose value is of use; so a picture's own description
// goes before the key for it.
var keys = [...]struct {
	name string
	part part
}{
	{"title", title},
	{"subtitle", subtitle}, {"deck", subtitle}, {"dek", subtitle}, {"standfirst", subtitle},
	{"excerpt", subtitle}, {"summary", subtitle}, {"description", subtitle},
	{"author", author}, {"authors", author}, {"byline", author},
	{"published", published}, {"date", published}, {"publishDate", published}, {"pubDate", published}, {"created", published},
	{"modified", modified}, {"lastmod", modified}, {"updated", modified}, {"last_modified_at", modified},
	{"image", picture}, {"cover", picture}, {"featured_image", picture}, {"thumbnail", picture},
	{"image_alt", pictureAlt}, {"image_caption", pictureCaption},
	{"canonical", canonical}, {"lang", lang}, {"tags", tags}, {"typographer", typographer},
}

// known is the place of a name among the keys, -1 of one that does not count.
func known(name string) int {
	for n := range keys {
		if keys[n].name == name {
			return n
		}
	}
	return -1
}

// set takes a value over and tells whether it is of use.
func set(f *Meta, p part, v *value) bool {
	if v == nil {
		return false
	}
	switch p {
	case title:
		return v.one(&f.Title)
	case subtitle:
		return v.one(&f.Subtitle)
	case author:
		return v.authors(&f.Authors)
	case published:
		return v.date(&f.Published)
	case modified:
		return v.date(&f.Modified)
	case picture:
		return v.picture(f)
	case pictureAlt:
		return f.ImageAlt != "" || v.one(&f.ImageAlt)
	case pictureCaption:
		return f.ImageCaption != "" || v.one(&f.ImageCaption)
	case canonical:
		return v.one(&f.Canonical)
	case lang:
		return v.one(&f.Lang)
	case tags:
		return v.many(&f.Tags)
	}
	f.Typographer = strings.ToLower(v.text) == "true"
	return true
}

// one takes one scalar that shows something.
func (v *value) one(to *string) bool {
	if v == nil || v.kind != scalar {
		return false
	}
	*to = trim(node.Legible(strings.ReplaceAll(v.text, "\x00", "\ufffd"))) // as in Markdown
	return *to != ""
}

// many takes a list, or a scalar with commas.
func (v *value) many(to *[]string) bool {
	if v.kind == scalar {
		text := v.text
		for _, comma := range [...]string{"，", "、", "،"} {
			text = strings.ReplaceAll(text, comma, ",")
		}
		for _, text := range strings.Split(text, ",") {
			v.put("", scalarOf(text))
		}
	}
	if v.kind != mapping {
		for _, item := range v.items {
			var text string
			if item.one(&text) {
				*to = append(*to, text)
			}
		}
	}
	return len(*to) > 0
}

// authors takes a name, a map of one, or a list of these.
func (v *value) authors(to *[]Author) bool {
	if v.kind != sequence {
		v = &value{items: []*value{v}}
	}
	for _, item := range v.items {
		var a Author
		if item != nil && item.kind == mapping {
			item.get("url").one(&a.URL)
			item = item.get("name")
		}
		if item.one(&a.Name) {
			*to = append(*to, a)
		}
	}
	return len(*to) > 0
}

// picture takes a URL, or a map with one.
func (v *value) picture(f *Meta) bool {
	if v.kind != mapping {
		return v.one(&f.Image)
	}
	for _, name := range [...]string{"src", "url", "path", "image"} {
		if v.get(name).one(&f.Image) {
			v.get("alt").one(&f.ImageAlt)
			v.get("caption").one(&f.ImageCaption)
			return true
		}
	}
	return false
}

// date takes a date.
func (v *value) date(to *Date) bool {
	var text string
	if !v.one(&text) {
		return false
	}
	d := dateOf(text)
	if d.Time == calendar.Never {
		return false
	}
	*to = d
	return true
}

func trim(s string) string { return strings.Trim(s, " \t\n") }
