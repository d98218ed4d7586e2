// Package calendar reads and writes times as RFC 3339 has them.
package calendar

import (
	"math"
	"strings"
)

// Never is the time of what has not happened or is not known.
const Never int64 = math.MinInt64

const (
	second = 1000
	minute = 60 * second
	hour   = 60 * minute
	day    = 24 * hour
)

// Parse reads a date-time (RFC 3339, section 5.6) or a plain date, which
// means its midnight in UTC, as milliseconds since 1 January 1970 UTC. A finer
// fraction is cut off and a leap second counts as the second before it. Whatever is
// not such a time, or in UTC falls outside the years 0000 to 9999, is [Never].
func Parse(text string) int64 {
	s := scanner{text: text}
	year := s.digits(4)
	s.one("-")
	month := s.digits(2)
	s.one("-")
	dayOfMonth := s.digits(2)
	if s.bad || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month) {
		return Never
	}
	ms := int64(daysSince1970(year, month, dayOfMonth)) * day
	if s.text != "" {
		ms += s.clock()
	}
	if s.bad || s.text != "" || ms < firstTime || ms > lastTime {
		return Never
	}
	return ms
}

// Format writes milliseconds since 1970 as a date-time in UTC (RFC 3339),
// with a fraction only where it is not zero. [Never], and what four digits of a year
// cannot say, is "".
func Format(ms int64) string {
	if ms < firstTime || ms > lastTime {
		return ""
	}
	days, rest := (ms-firstTime)/day, int((ms-firstTime)%day)
	year, month, dayOfMonth := dateOf(int(days))
	out := make([]byte, 0, len("2006-01-02T15:04:05.000Z"))
	out = append(appendDigits(out, year, 4), '-')
	out = append(appendDigits(out, month, 2), '-')
	out = append(appendDigits(out, dayOfMonth, 2), 'T')
	out = append(appendDigits(out, rest/hour, 2), ':')
	out = append(appendDigits(out, rest/minute%60, 2), ':')
	out = appendDigits(out, rest/second%60, 2)
	if fraction := rest % second; fraction != 0 {
		out = appendDigits(append(out, '.'), fraction, 3)
	}
	return string(append(out, 'Z'))
}

func appendDigits(out []byte, n, width int) []byte {
	for unit := [...]int{1, 10, 100, 1000}[width-1]; unit > 0; unit /= 10 {
		out = append(out, byte('0'+n/unit%10))
	}
	return out
}

// scanner takes pieces from the front of a text; bad is set by the first that
// is not there.
type scanner struct {
	text string
	bad  bool
}

// one takes one of the bytes of set and gives it.
func (s *scanner) one(set string) byte {
	if s.bad || s.text == "" || strings.IndexByte(set, s.text[0]) < 0 {
		s.bad = true
		return 0
	}
	c := s.text[0]
	s.text = s.text[1:]
	return c
}

// digits takes exactly n digits.
func (s *scanner) digits(n int) int {
	value := 0
	for range n {
		value = value*10 + int(s.one("0123456789")-'0')
	}
	return value
}

// clock takes the time of day with its offset and gives it in milliseconds
// after the date's midnight in UTC.
func (s *scanner) clock() int64 {
	s.one("Tt")
	h := s.digits(2)
	s.one(":")
	m := s.digits(2)
	s.one(":")
	sec := s.digits(2)
	ms := s.fraction()
	offset := 0
	switch s.one("Zz+-") {
	case '+':
		offset = s.offset()
	case '-':
		offset = -s.offset()
	}
	s.bad = s.bad || h > 23 || m > 59 || sec > 60
	return int64(h*hour + m*minute + min(sec, 59)*second + ms - offset)
}

// fraction takes a fraction of a second, if there is one, in milliseconds.
func (s *scanner) fraction() int {
	if !strings.HasPrefix(s.text, ".") {
		return 0
	}
	s.one(".")
	ms := s.digits(1) * 100
	for unit := 10; !s.bad && s.text != "" && '0' <= s.text[0] && s.text[0] <= '9'; unit /= 10 {
		ms += s.digits(1) * unit
	}
	return ms
}

// offset takes the hours and minutes of an offset, in milliseconds.
func (s *scanner) offset() int {
	h := s.digits(2)
	s.one(":")
	m := s.digits(2)
	s.bad = s.bad || h > 23 || m > 59
	return h*hour + m*minute
}
