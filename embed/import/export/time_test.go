package export

import (
	"testing"
	"time"
)

// TestMoment reads times in the notations of the exports. Other texts give no time.
func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2026-01-02T03:04:05Z":          "2026-01-02T03:04:05Z",
		"2026-01-02T03:04:05.678+01:00": "2026-01-02T02:04:05Z",
		"2026-01-02T03:04:05":           "2026-01-02T03:04:05Z",
		"2026-01-02 03:04:05":           "2026-01-02T03:04:05Z",
		"2026-01-02 03:04:05 +0000 UTC": "2026-01-02T03:04:05Z",
		" 2026-01-02\n":                 "2026-01-02T00:00:00Z",
		"1567332000.25":                 "2019-09-01T10:00:00Z",
		"1567332000250":                 "2019-09-01T10:00:00Z",
		"0000-00-00 00:00:00":           "",
		"0001-01-01T00:00:00Z":          "",
		"yesterday":                     "",
		"":                              "",
		"-1":                            "",
		"NaN":                           "",
		"1e300":                         "",
	} {
		got := ""
		if at := moment(text); !at.IsZero() {
			got = at.Truncate(time.Second).Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}
