package markup

import "strings"

// html reads HTML into the tree. An element that is open at the end stays open, since more
// may follow. base is where s begins in the builder's source, or -1 if s is not a part of
// it.
// https://html.spec.whatwg.org/multipage/parsing.html#tokenization
func (b *builder) html(s string, base int) {
	b.endless = " "
	for i := 0; i < len(s); {
		if b.drop.name != "" && b.rawText(b.drop.name) {
			end := rawEnd(s[i:], b.drop.name)
			if end < 0 {
				return
			}
			i += end
			b.drop = drop{}
			continue
		}
		open := strings.IndexByte(s[i:], '<')
		if open < 0 {
			b.run(s, i, len(s), base)
			return
		}
		// A < that begins no tag and no comment is text.
		end := i + open
		if end+1 < len(s) {
			switch c := s[end+1]; {
			case letter(c):
				b.run(s, i, end, base)
				dropping := b.drop.name != ""
				i = end + 1 + b.startTag(s[end+1:])
				if name := b.drop.name; name != "" && !dropping && b.later != nil && !b.endsIn(s[i:], name) {
					b.unended(s[end:i])
				}
				if b.tag.name == "pre" && i < len(s) && s[i] == '\n' {
					// HTML ignores a line break right after this tag.
					i++
				}
				continue
			case c == '/' && end+2 < len(s) && letter(s[end+2]):
				b.run(s, i, end, base)
				i = end + 2 + b.endTag(s[end+2:])
				continue
			case c == '!' || c == '?' || c == '/' && end+2 < len(s):
				b.run(s, i, end, base)
				i = end + b.comment(s[end:])
				continue
			}
		}
		b.run(s, i, end+1, base)
		i = end + 1
	}
}

// run adds s[from:to], the text between two tags.
func (b *builder) run(s string, from, to, base int) {
	switch {
	case from == to || b.drop.name != "":
	case strings.IndexByte(s[from:to], '&') >= 0:
		b.spill()
		b.chars = appendReferences(b.chars, s[from:to], false)
	case base >= 0:
		b.span(base+from, base+to)
	default:
		b.text(s[from:to])
	}
}

// startTag reads a tag from its name on and returns its length with the >. If the > is
// missing, there is no tag, and the rest of the text is dropped.
func (b *builder) startTag(s string) int {
	t := &b.tag
	*t = tag{}
	i := nameLength(s)
	t.name = lower(s[:i])
	for {
		for i < len(s) && (space(s[i]) || s[i] == '/') {
			t.closed = s[i] == '/'
			i++
		}
		if i == len(s) {
			return i
		}
		if s[i] == '>' {
			b.started()
			return i + 1
		}
		t.closed = false
		i += t.attribute(s[i:])
	}
}

// endTag reads an end tag from its name on and returns its length with the >.
func (b *builder) endTag(s string) int {
	n := nameLength(s)
	name := lower(s[:n])
	// An end tag may have attributes. They mean nothing, but a > in their quotes does not
	// end the tag.
	var ignored tag
	for n < len(s) && s[n] != '>' {
		if space(s[n]) || s[n] == '/' {
			n++
		} else {
			n += ignored.attribute(s[n:])
		}
	}
	if n == len(s) {
		return n
	}
	b.ended(name)
	return n + 1
}

// comment returns the length of the comment, declaration or instruction that s begins with.
// Instructions and CDATA end where CommonMark says. A browser ends them at the first >,
// which would leave the rest as text. If CommonMark's end is missing, the browser's rule
// applies.
// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
// https://spec.commonmark.org/0.31.2/#processing-instruction
func (b *builder) comment(s string) int {
	for _, pair := range [...][2]string{{"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if strings.HasPrefix(s, pair[0]) && !contains(b.endless, pair[0]) {
			if i := strings.Index(s, pair[1]); i >= 0 {
				return i + len(pair[1])
			}
			b.endless += pair[0] + " "
		}
	}
	if !strings.HasPrefix(s, "<!--") {
		if i := strings.IndexByte(s, '>'); i >= 0 {
			return i + 1
		}
		return len(s)
	}
	if strings.HasPrefix(s, "<!-->") {
		return 5
	}
	if strings.HasPrefix(s, "<!--->") {
		return 6
	}
	for i := 4; ; {
		dashes := strings.Index(s[i:], "--")
		if dashes < 0 {
			return len(s)
		}
		i += dashes
		if strings.HasPrefix(s[i:], "-->") {
			return i + 3
		}
		if strings.HasPrefix(s[i:], "--!>") {
			return i + 4
		}
		i++
	}
}

// rawText tells whether an element holds raw text instead of markup.
func (b *builder) rawText(name string) bool {
	e, ok := b.Policy.lookup(name)
	return ok && e.content == raw
}

// rawEnd returns where raw text ends, after its end tag, or -1 without an end tag.
func rawEnd(s, name string) int {
	for i := 0; ; {
		open := strings.Index(s[i:], "</")
		if open < 0 {
			return -1
		}
		i += open + 2
		after := i + len(name)
		if after >= len(s) || strings.ToLower(s[i:after]) != name || !space(s[after]) && s[after] != '/' && s[after] != '>' {
			continue
		}
		if end := strings.IndexByte(s[after:], '>'); end >= 0 {
			return after + end + 1
		}
		return -1
	}
}

func nameLength(s string) int {
	i := 0
	for i < len(s) && !space(s[i]) && s[i] != '/' && s[i] != '>' {
		i++
	}
	return i
}

// lower returns s with its ASCII letters in lower case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			made := []byte(s)
			for ; i < len(made); i++ {
				if made[i] >= 'A' && made[i] <= 'Z' {
					made[i] |= 0x20
				}
			}
			return string(made)
		}
	}
	return s
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// space tells whether HTML counts a byte as white space.
func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if !space(s[i]) {
			return false
		}
	}
	return true
}
