package article

import "strings"

// Dedent takes away the indentation that all lines of a text share, and the
// blank lines at its ends: what an element of a page adds to the Markdown in
// it. Lines of white space do not count.
func Dedent(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	common, found := "", false
	for _, line := range lines {
		if strings.Trim(line, " \t") == "" {
			continue
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if !found {
			common, found = indent, true
		}
		n := 0
		for n < len(common) && n < len(indent) && common[n] == indent[n] {
			n++
		}
		common = common[:n]
	}
	for i, line := range lines {
		if strings.HasPrefix(line, common) {
			lines[i] = line[len(common):]
		} else {
			lines[i] = ""
		}
	}
	for len(lines) > 0 && strings.Trim(lines[0], " \t") == "" {
		lines = lines[1:]
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}
