package calendar

import (
	"math"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// parsed are texts and the moments that they name, if any.
var parsed = []struct {
	text string
	want int64
}{
	{"1970-01-01", 0},
	{"1970-01-01T00:00:00Z", 0},
	{"2026-01-02T03:04:05Z", 1767323045000},
	{"2026-01-02t03:04:05z", 1767323045000},
	{"2026-01-02T03:04:05.1Z", 1767323045100},
	{"2026-01-02T03:04:05.009Z", 1767323045009},
	{"2026-01-02T03:04:05.1239999999999999999999Z", 1767323045123},
	{"2026-01-02T04:34:05+01:30", 1767323045000},
	{"2026-01-01T22:04:05-05:00", 1767323045000},
	{"2026-01-02T03:04:05-00:00", 1767323045000},
	{"2016-12-31T23:59:60Z", 1483228799000},
	{"2024-02-29", 1709164800000},
	{"2000-02-29", 951782400000},
	{"1969-12-31T23:59:59.999Z", -1},
	{"0000-01-01", -62167219200000},
	{"0000-02-29", -62162121600000},
	{"9999-12-31T23:59:59.999Z", 253402300799999},

	{"", Never},
	{"yesterday", Never},
	{"2026", Never},
	{"2026-01", Never},
	{"2026-1-2", Never},
	{"20260102", Never},
	{"2026-00-01", Never},
	{"2026-13-01", Never},
	{"2026-01-00", Never},
	{"2026-01-32", Never},
	{"2026-04-31", Never},
	{"2026-02-29", Never},
	{"1900-02-29", Never},
	{"2024-02-30", Never},
	{" 2026-01-02", Never},
	{"2026-01-02 ", Never},
	{"2026-01-02T", Never},
	{"2026-01-02.55", Never},
	{"2026-01-02T03:04Z", Never},
	{"2026-01-02T03:04:05", Never},
	{"2026-01-02 03:04:05Z", Never},
	{"2026-01-02T03:04:05ZZ", Never},
	{"2026-01-02T24:00:00Z", Never},
	{"2026-01-02T03:60:05Z", Never},
	{"2026-01-02T03:04:61Z", Never},
	{"2026-01-02T03:04:05.Z", Never},
	{"2026-01-02T03:04:05,5Z", Never},
	{"2026-01-02T03:04:05.5", Never},
	{"2026-01-02T03:04:05+24:00", Never},
	{"2026-01-02T03:04:05+01:60", Never},
	{"2026-01-02T03:04:05+0100", Never},
	{"2026-01-02T03:04:05+01", Never},
	{"2026-01-02T0３:04:05Z", Never},
	{"-026-01-02", Never},
	{"+2026-01-02", Never},
	{"12026-01-02", Never},
	{"0000-01-01T00:00:00+00:01", Never},
	{"9999-12-31T23:59:59-00:01", Never},
	{"2026-01-02T03:04:05." + strings.Repeat("9", 100_000), Never},
}

func TestParse(t *testing.T) {
	for _, c := range parsed {
		if got := Parse(c.text); got != c.want {
			t.Errorf("Parse(%.40q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		ms   int64
		want string
	}{
		{0, "1970-01-01T00:00:00Z"},
		{1767323045000, "2026-01-02T03:04:05Z"},
		{1767323045007, "2026-01-02T03:04:05.007Z"},
		{-1, "1969-12-31T23:59:59.999Z"},
		{-62167219200000, "0000-01-01T00:00:00Z"},
		{-62167219200001, ""},
		{253402300799999, "9999-12-31T23:59:59.999Z"},
		{253402300800000, ""},
		{Never, ""},
		{math.MaxInt64, ""},
	} {
		if got := Format(c.ms); got != c.want {
			t.Errorf("Format(%d) = %q, want %q", c.ms, got, c.want)
		}
	}
}

func TestDaysAsPackageTime(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	var times []int64
	for i := range int64(146_097) { // The calendar repeats every 400 years.
		times = append(times, firstTime+i*day)
	}
	for ms := firstTime; ms <= lastTime; ms += 31 * day {
		times = append(times, ms)
	}
	for _, ms := range times {
		want := time.UnixMilli(ms).UTC().Format("2006-01-02")
		if got := Format(ms); got != want+"T00:00:00Z" {
			t.Fatalf("Format(%d) = %s, want %s", ms, got, want)
		}
		if got := Parse(want); got != ms {
			t.Fatalf("Parse(%s) = %d, want %d", want, got, ms)
		}
	}
}

func TestTimesThereAndBack(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 20_000 {
		ms := firstTime + random.Int63n(lastTime-firstTime+1)
		if got := Parse(Format(ms)); got != ms {
			t.Fatalf("%d became %s and %d", ms, Format(ms), got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"2026-01-02", "2026-01-02T03:04:05.678+09:00", "2016-12-31T23:59:60Z", "2026-01-02.5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Parse(text)
		want, err := time.Parse(time.RFC3339Nano, text)
		// The standard library takes some texts that RFC 3339 does not know, but
		// it writes none.
		ms := want.UnixMilli()
		known := err == nil && firstTime <= ms && ms <= lastTime
		if known && got != ms && (got != Never || text == want.Format(time.RFC3339Nano)) {
			t.Errorf("Parse(%q) = %d, want %d", text, got, ms)
		}
		if got != Never && (got < firstTime || got > lastTime) {
			t.Errorf("Parse(%q) = %d", text, got)
		}
	})
}
