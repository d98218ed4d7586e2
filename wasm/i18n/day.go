package i18n

import (
	"strings"

	"afterword/wasm/calendar"
)

// Date is the day of a time in milliseconds since 1970, where the reader is. It is
// written as the catalogue has it: to make a formatter takes a browser longer than
// to show a screenful of comments. A time without a time of day is meant as it
// stands, wherever the reader is.
func (w *Words) Date(milliseconds int64) string {
	months, in := w.entry("date.months")
	if in != w || otherwise(w.dated) {
		if day := w.format.Date(w.dated, milliseconds); day != "" {
			return day
		}
	}
	if milliseconds%Day != 0 {
		milliseconds += w.format.Offset(milliseconds)
	}
	date := calendar.Format(milliseconds)
	if date == "" {
		return ""
	}
	month, rest, _ := strings.Cut(months.Text(), ", ")
	for n := (date[5]-'0')*10 + date[6] - '1'; n > 0; n-- {
		month, rest, _ = strings.Cut(rest, ", ")
	}
	switch {
	case in != w || month == "":
		return date[:len("2006-01-02")]
	case w.dated == "de-AT" && month == "Januar":
		month = "Jänner"
	}
	year, day := w.digits(date[:4]), w.digits(strings.TrimPrefix(date[8:10], "0"))
	if w.fallback == nil && dayFirst(w.dated) {
		return day + " " + month + " " + year
	}
	return w.Say("date", "day", day, "month", month, "year", year)
}

// Moment is the day and time of day of a time in milliseconds since 1970.
func (w *Words) Moment(milliseconds int64) string {
	return w.format.Moment(w.dated, milliseconds)
}

// digits are ASCII's digits in the language's own, which are all equally long.
func (w *Words) digits(ascii string) string {
	own := w.Say("digits")
	long := len(own) / 10
	text := ""
	for _, digit := range []byte(ascii) {
		at := int(digit-'0') * long
		text += own[at : at+long]
	}
	return text
}

// otherwise tells whether a region writes its days and digits otherwise than the
// catalogue of its language does: Arabic has three sets of names for the months.
func otherwise(tag string) bool { return strings.HasPrefix(tag, "ar-") }

// dayFirst tells whether those who write English in the region of a tag write the
// day first.
func dayFirst(tag string) bool {
	_, region, _ := strings.Cut(tag, "-")
	return region != "" && !strings.Contains("US CA PH PR GU VI AS MP", region)
}
