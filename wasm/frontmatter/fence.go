package frontmatter

import "strings"

const mark = "\ufeff"

// fence divides source into what stands between the two fences, of which the
// first begins with sign, and the body behind them; line is the number of the
// first line between them. Without two fences it is all body.
func fence(source string) (sign byte, head string, line int, body string) {
	source = strings.TrimPrefix(source, mark)
	first, rest := "", source
	for line = 1; first == "" && rest != ""; line++ {
		first, rest = cutLine(rest)
		first = strings.TrimRight(first, " \t")
	}
	last := first
	switch first {
	case "---", "+++":
	case "{":
		last = "}"
	default:
		return 0, "", 0, source
	}
	head = rest
	for rest != "" {
		size := len(head) - len(rest)
		var next string
		next, rest = cutLine(rest)
		if strings.TrimRight(next, " \t") == last {
			return first[0], strings.ReplaceAll(head[:size], "\r\n", "\n"), line, rest
		}
	}
	return 0, "", 0, source
}

// cutLine takes the first line, without its end, off s.
func cutLine(s string) (first, rest string) {
	first, rest, _ = strings.Cut(s, "\n")
	return strings.TrimSuffix(first, "\r"), rest
}
