package export

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// layouts are the notations of times in exports. One without a zone is in UTC, since the
// systems store UTC.
var layouts = []string{
	time.RFC3339Nano,
	"2006-01-02T15:04:05",
	"2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05 -0700 MST",
	"2006-01-02 15:04:05",
	"2006-01-02T15:04",
	"2006-01-02 15:04",
	"2006-01-02",
}

// moment reads a time, and gives the zero time where there is none. A number counts seconds
// since 1970, or milliseconds where it would otherwise be too late for any comment.
func moment(text string) time.Time {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "0000-") || strings.HasPrefix(text, "0001-") {
		return time.Time{}
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC()
		}
	}
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || !(seconds > 0 && seconds < 1e14) {
		return time.Time{}
	}
	if seconds > 1e11 {
		seconds /= 1000
	}
	whole, part := math.Modf(seconds)
	return time.Unix(int64(whole), int64(part*1e9)).UTC()
}
