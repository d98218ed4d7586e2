package export

import (
	"regexp"
	"strings"
)

// mention is how Disqus writes that somebody is spoken to.
var mention = regexp.MustCompile(`(@[\w-]+):disqus\b`)

// disqusForm tells how a message is written: in the first years of Disqus
// without paragraphs, as it was typed.
func disqusForm(message string) Form {
	lower := strings.ToLower(message)
	if strings.Contains(lower, "<p") || strings.Contains(lower, "<br") {
		return HTML
	}
	return Lines
}

// yes reads a truth as exports write it.
func yes(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "true", "1", "yes":
		return true
	}
	return false
}
