package frontmatter

import (
	"strings"

	"afterword/wasm/calendar"
)

// Date is a time as an article states it.
type Date struct {
	// Text is what was typed, in the letters of RFC 3339: a day, or a day and
	// a time, with a time zone or without. "" is no date.
	Text string
	// Time is milliseconds since 1 January 1970 UTC, or [calendar.Never].
	// Without a time zone it is the beginning of the day: the day is the same
	// wherever the reader is.
	Time int64
}

// dateOf reads a day, after which there may be a time, behind a T or spaces,
// and then a time zone: Z, UTC, or an offset with or without a colon.
func dateOf(text string) Date {
	end := strings.IndexAny(text+" ", "Tt ")
	day := dayOf(text[:end])
	made := Date{day, calendar.Parse(day)}
	if end == len(text) {
		return made
	}
	clock, zone := strings.ReplaceAll(text[end+1:], "UTC", "Z"), ""
	if at := strings.IndexAny(clock, "Zz+-"); at >= 0 {
		clock, zone = clock[:at], clock[at:]
	}
	clock = strings.Trim(clock, " ")
	if strings.IndexByte(clock, ':') == 1 {
		clock = "0" + clock
	}
	if strings.Count(clock, ":") == 1 {
		clock += ":00"
	}
	switch len(zone) {
	case len("+1"):
		zone = zone[:1] + "0" + zone[1:] + ":00"
	case len("+01"):
		zone += ":00"
	case len("+0100"):
		zone = zone[:3] + ":" + zone[3:]
	}
	made.Text += "T" + clock + zone
	if zone != "" {
		made.Time = calendar.Parse(made.Text)
	} else if calendar.Parse(made.Text+"Z") == calendar.Never {
		made.Time = calendar.Never
	}
	return made
}

// dayOf is a day with two digits for its month and its day, and hyphens.
func dayOf(text string) string {
	fields := strings.Split(strings.ReplaceAll(text, "/", "-"), "-")
	for i, field := range fields {
		if len(field) == 1 {
			fields[i] = "0" + field
		}
	}
	return strings.Join(fields, "-")
}
