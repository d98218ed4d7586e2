package export

import (
	"regexp"
	"strings"
)

// mention is a mention of a person, as Disqus writes it.
var mention = regexp.MustCompile(`(@[\w-]+):disqus\b`)

// disqusForm tells how a message is written. In the first years, Disqus kept messages
// without paragraphs, as they were typed.
func disqusForm(message string) Form {
	lower := strings.ToLower(message)
	if strings.Contains(lower, "<p") || strings.Contains(lower, "<br") {
		return HTML
	}
	return Lines
}

// yes reads a boolean as exports write it.
func yes(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "true", "1", "yes":
		return true
	}
	return false
}
