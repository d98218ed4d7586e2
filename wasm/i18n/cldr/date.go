package cldr

import (
	_ "embed"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"
)

// datesJSON is what generate.mjs writes.
//
//go:embed dates.json
var datesJSON []byte

// dates is how languages write a day, by BCP 47 tag.
var dates = sync.OnceValue(func() map[string]dateForm {
	all := map[string]dateForm{}
	if err := json.Unmarshal(datesJSON, &all); err != nil {
		panic(err) // a test reads it
	}
	return all
})

// dateForm is how a language writes a day.
type dateForm struct {
	// Pattern has {day}, {month} and {year}.
	Pattern string
	Months  [12]string
	// Digits are the ten digits, "" for ASCII's.
	Digits string
}

// Date is the day of a time in milliseconds since 1970, in UTC, as Intl writes
// it in the language; of one that counts years in another way, yyyy-mm-dd.
func (f Format) Date(lang string, milliseconds int64) string {
	form, known := dateFormOf(lang)
	if !known {
		return f.Plain.Date(lang, milliseconds)
	}
	year, month, day := time.UnixMilli(milliseconds).UTC().Date()
	return strings.NewReplacer(
		"{year}", form.number(year),
		"{month}", form.Months[month-1],
		"{day}", form.number(day),
	).Replace(form.Pattern)
}

// dateFormOf finds the form of a tag, or of the longest part of it that has
// one.
func dateFormOf(lang string) (dateForm, bool) {
	for lang != "" {
		if form, ok := dates()[lang]; ok {
			return form, true
		}
		lang = lang[:max(strings.LastIndexByte(lang, '-'), 0)]
	}
	return dateForm{}, false
}

func (f dateForm) number(n int) string {
	text := strconv.Itoa(n)
	if f.Digits == "" {
		return text
	}
	digits := []rune(f.Digits)
	return strings.Map(func(r rune) rune { return digits[r-'0'] }, text)
}
