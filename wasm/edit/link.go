package edit

import "strings"

// toFill is what stands for the URL until there is one.
const toFill = "url"

// link makes the selection a link's text, or its URL where it is one, and
// selects what is still to be filled in.
// https://spec.commonmark.org/0.31.2/#links
func link(on Text) Change {
	on = on.trimmed().word()
	before, text, after := on.Value[:on.Start], on.selected(), on.Value[on.End:]
	if open := strings.LastIndexByte(before, '['); text == toFill && open >= 0 && strings.HasSuffix(before, "](") && strings.HasPrefix(after, ")") {
		text = before[open+1 : len(before)-2]
		return Change{open, on.End + 1, text, open, open + len(text)}
	}
	if text == "" || isURL(text) {
		url := text
		if url == "" {
			url = toFill
		}
		return Change{on.Start, on.End, "[](" + target(url) + ")", on.Start + 1, on.Start + 1}
	}
	with := "[" + label(text) + "]("
	start := on.Start + len(with)
	return Change{on.Start, on.End, with + toFill + ")", start, start + len(toFill)}
}

// Paste is what a text becomes when another is pasted into it, where that is
// more than the text itself: a URL over words makes them a link.
func Paste(on Text, pasted string) (Change, bool) {
	on = on.trimmed()
	text, url := on.selected(), strings.TrimSpace(pasted)
	within := strings.HasSuffix(on.Value[:on.Start], "](") || on.around("`") > 0
	if text == "" || strings.Contains(text, "\n") || isURL(text) || !isURL(url) || within {
		return Change{}, false
	}
	with := "[" + label(text) + "](" + target(url) + ")"
	end := on.Start + len(with)
	return Change{on.Start, on.End, with, end, end}, true
}

// isURL tells whether a text is one URL of the web and nothing else.
func isURL(text string) bool {
	scheme, rest, found := strings.Cut(text, "://")
	scheme = strings.ToLower(scheme)
	if !found || rest == "" || scheme != "http" && scheme != "https" {
		return false
	}
	for i := range len(rest) {
		if c := rest[i]; c <= ' ' || c == '<' || c == '>' || c == 0x7F {
			return false
		}
	}
	return true
}

// target is a URL as the target of a link.
func target(url string) string {
	if balanced(url, '(', ')') {
		return url
	}
	return "<" + url + ">"
}

// label is Markdown as the text of a link.
func label(text string) string {
	if balanced(text, '[', ']') {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "[", `\[`), "]", `\]`)
}

func balanced(text string, open, closing byte) bool {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case open:
			depth++
		case closing:
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
