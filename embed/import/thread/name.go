package thread

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Table is the name of the file that lists which file belongs to which page.
const Table = "pages.json"

const (
	ending  = ".json"
	longest = 80
)

// Names gives each page a name for its file, made from the path of its URL. A name is lower
// case, and has only characters that every file system takes. Where the path has more in it
// than the name, or two names would be the same, the name gets a few letters of a hash of
// the URL.
func Names(pages []string) map[string]string {
	plain := map[string]string{}
	users := map[string]int{strings.TrimSuffix(Table, ending): 1}
	for _, page := range pages {
		if _, ok := plain[page]; ok {
			continue
		}
		name, whole := slug(page)
		if whole {
			users[name]++
		}
		plain[page] = name
	}
	for page, name := range plain {
		if _, whole := slug(page); !whole || users[name] > 1 {
			name += "-" + fmt.Sprintf("%x", sha256.Sum256([]byte(page)))[:16]
		}
		plain[page] = name + ending
	}
	return plain
}

// slug is a name made from the path, and tells whether it holds the whole path.
func slug(page string) (name string, whole bool) {
	path, whole := page, true
	if u, err := url.Parse(page); err == nil {
		path, whole = u.Path, u.RawQuery == "" && u.Fragment == ""
	}
	path = strings.Trim(path, "/")
	for _, ending := range []string{"/index.html", ".html", ".htm", ".php"} {
		path = strings.TrimSuffix(path, ending)
	}
	var b strings.Builder
	for _, c := range strings.ToLower(path) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_':
			b.WriteRune(c)
		case c == '/' || c == '-' || c == ' ' || c == '.':
			b.WriteByte('-')
		default:
			b.WriteByte('-')
			whole = false
		}
	}
	parts := strings.FieldsFunc(b.String(), func(c rune) bool { return c == '-' })
	name = strings.Join(parts, "-")
	if len(name) > longest {
		name, whole = strings.TrimRight(name[:longest], "-"), false
	}
	switch {
	case name == "" && path == "":
		name = "index"
	case name == "":
		name = "page"
	case slices.Contains(devices, strings.TrimRight(name, "0123456789")):
		whole = false // on Windows these names are devices in every folder
	}
	return name, whole
}

var devices = []string{"con", "prn", "aux", "nul", "com", "lpt"}
