package i18n

import (
	"strconv"

	"afterword/wasm/calendar"
)

// Plain is a [Format] without a browser: it counts in English and tells time in
// ISO 8601. Package cldr counts in the other languages.
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

// Date is yyyy-mm-dd.
func (Plain) Date(_ string, milliseconds int64) string {
	return calendar.Format(milliseconds)[:len("2006-01-02")]
}

// Moment is the time in RFC 3339.
func (Plain) Moment(_ string, milliseconds int64) string { return calendar.Format(milliseconds) }
