package i18n

import (
	"strings"

	"afterword/wasm/calendar"
)

// Date returns the day of a time in milliseconds since 1970, in the reader's time zone. It
// is "" outside of the years 0 to 9999. The catalogue says how a date is written, since a
// browser takes longer to make a formatter than to show a screenful of comments. Midnight
// in UTC means a date without a time of day, which is the same in every time zone.
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

// Moment returns the day and the time of day of a time in milliseconds since 1970.
func (w *Words) Moment(milliseconds int64) string {
	return w.format.Moment(w.dated, milliseconds)
}

// digits writes ASCII digits in the language's own. All ten of them have the same length in
// bytes.
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

// otherwise tells whether a region writes dates and digits differently than the catalogue
// of its language. Arabic has three sets of names for the months.
func otherwise(tag string) bool { return strings.HasPrefix(tag, "ar-") }

// dayFirst tells whether people who write English in a tag's region write the day first.
func dayFirst(tag string) bool {
	_, region, _ := strings.Cut(tag, "-")
	return region != "" && !strings.Contains("US CA PH PR GU VI AS MP", region)
}
