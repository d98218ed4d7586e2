package i18n

import (
	"strconv"

	"afterword/wasm/calendar"
)

// Plain is a [Format] without a browser: it counts in English and is in UTC.
// Package cldr counts in the other languages.
type Plain struct{}

// Plural is one for 1 and other for the rest.
func (Plain) Plural(_ string, n int) string {
	if n == 1 {
		return "one"
	}
	return "other"
}

// Number is n in ASCII digits.
func (Plain) Number(_ string, n int) string { return strconv.Itoa(n) }

// Tag is the language itself.
func (Plain) Tag(lang string) string { return lang }

// Offset is that of UTC.
func (Plain) Offset(int64) int64 { return 0 }

// Date knows no more than a catalogue.
func (Plain) Date(string, int64) string { return "" }

// Moment is the time in RFC 3339.
func (Plain) Moment(_ string, milliseconds int64) string { return calendar.Format(milliseconds) }
