package edit

import "strings"

// Append adds a block to the end of what is typed, with the caret behind it.
func Append(value, block string) Change {
	kept := strings.TrimRight(value, " \t\n")
	if kept != "" {
		block = "\n\n" + block
	}
	end := len(kept) + len(block)
	return Change{len(kept), len(value), block, end, end}
}

// Quotation is what somebody wrote, or a part of it, as a Markdown quotation
// and the blank line after it; "" for nothing. Of several blank lines one is
// kept.
// https://spec.commonmark.org/0.31.2/#block-quotes
func Quotation(text string) string {
	quote, apart := "", ""
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t")
		if line == "" {
			apart = ">\n"
			continue
		}
		if quote != "" {
			quote += apart
		}
		quote, apart = quote+"> "+line+"\n", ""
	}
	if quote == "" {
		return ""
	}
	return quote + "\n"
}
