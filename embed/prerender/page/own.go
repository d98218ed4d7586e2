package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Mark is the attribute of each element that prerender puts into a page, last in its start
// tag. Its value is a checksum of the rest of the element. So a later run removes only what
// is exactly as it was written, in the place where it was written.
const Mark = "data-afterword"

var mark = regexp.MustCompile(` ` + Mark + `="([0-9a-f]{16})">$`)

// marked adds the mark to an element. The element's attributes hold no ">".
func marked(element string) string {
	end := strings.IndexByte(element, '>')
	return element[:end] + ` ` + Mark + `="` + sum(element) + `"` + element[end:]
}

func sum(element string) string {
	sum := sha256.Sum256([]byte(element))
	return hex.EncodeToString(sum[:8])
}

// strip removes what an earlier run put in.
func strip(data []byte) []byte {
	if !bytes.Contains(data, []byte(Mark)) {
		return data
	}
	var kept []byte
	from := 0
	all, _ := tokens(data)
	for i := range all {
		end := own(data, all, i)
		if end < 0 {
			continue
		}
		if all[i].head && end < len(data) && data[end] == '\n' {
			end++
		}
		kept = append(kept, data[from:all[i].start]...)
		from = end
	}
	return append(kept, data[from:]...)
}

// own is where the element ends that begins at token i, if an earlier run put it there:
// into the head, or directly into an <after-word>. Otherwise it is -1.
func own(data []byte, all []token, i int) int {
	t := &all[i]
	if t.Type != html.StartTagToken || t.asleep {
		return -1
	}
	tag := string(data[t.start:t.end])
	found := mark.FindStringSubmatchIndex(tag)
	if found == nil {
		return -1
	}
	end := -1
	switch {
	case t.head && (t.Data == "meta" || t.Data == "link"):
		end = t.end
	case t.head && (t.Data == "title" || t.Data == "script"), t.Data == "template" && i > 0 && all[i-1].opens("after-word"):
		end = endOf(all, i)
	}
	if end < 0 || sum(tag[:found[0]]+">"+string(data[t.end:end])) != tag[found[2]:found[3]] {
		return -1
	}
	return end
}

// endOf is where the element ends that begins at token i, -1 if another of its kind begins
// before that.
func endOf(all []token, i int) int {
	name := all[i].Data
	next := slices.IndexFunc(all[i+1:], func(t token) bool { return t.Data == name && t.Type != html.TextToken && t.Type != html.CommentToken })
	if next < 0 || all[i+1+next].Type != html.EndTagToken {
		return -1
	}
	return all[i+1+next].end
}
