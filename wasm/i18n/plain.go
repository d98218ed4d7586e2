package i18n

import (
	"strconv"

	"afterword/wasm/calendar"
)

// Plain is a [Format] without a browser. It counts as English does and uses UTC. Package
// cldr counts in the other languages.
type Plain struct{}

// Plural returns "one" for 1 and "other" for all other numbers.
func (Plain) Plural(_ string, n int) string {
	if n == 1 {
		return "one"
	}
	return "other"
}

// Number returns n in ASCII digits.
func (Plain) Number(_ string, n int) string { return strconv.Itoa(n) }

// Tag returns the language itself.
func (Plain) Tag(lang string) string { return lang }

// Offset returns 0, since the clock is UTC.
func (Plain) Offset(int64) int64 { return 0 }

// Date returns "", so only a catalogue can write a date.
func (Plain) Date(string, int64) string { return "" }

// Moment returns the time as RFC 3339 has it.
func (Plain) Moment(_ string, milliseconds int64) string { return calendar.Format(milliseconds) }
