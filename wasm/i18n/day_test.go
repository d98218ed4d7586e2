package i18n

import "testing"

// abroad is where a reader lives: a tag with a region, and how far the clock is ahead of
// UTC. Its Date stands for the browser's Intl.
type abroad struct {
	Plain
	tag    string
	offset int64
}

func (a abroad) Tag(string) string               { return a.tag }
func (a abroad) Offset(int64) int64              { return a.offset }
func (a abroad) Date(tag string, _ int64) string { return "Intl in " + tag }

func TestDate(t *testing.T) {
	const (
		midnight = 1_767_484_800_000 // 4 January 2026
		night    = midnight + 30*Minute
	)
	const german = `{"date":"{day}. {month} {year}","date.months":"Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember","digits":"0123456789"}`
	const bengali = `{"date":"{day} {month}, {year}","date.months":"a, b, c, d, e, f, g, h, i, j, k, l","digits":"০১২৩৪৫৬৭৮৯"}`
	for _, c := range []struct {
		lang, catalogue string
		at              abroad
		time            int64
		want            string
	}{
		{"en", "", abroad{tag: "en"}, midnight, "January 4, 2026"},
		{"en", "", abroad{tag: "en-US"}, midnight, "January 4, 2026"},
		{"en", "", abroad{tag: "en-GB"}, midnight, "4 January 2026"},
		{"en-NZ", "", abroad{tag: "en-NZ"}, midnight, "4 January 2026"},
		{"en", "", abroad{tag: "en", offset: -Hour}, midnight, "January 4, 2026"},
		{"en", "", abroad{tag: "en", offset: -Hour}, night, "January 3, 2026"},
		{"en", "", abroad{tag: "en", offset: 24 * Hour}, night, "January 5, 2026"},
		{"en", "", abroad{tag: "en"}, 1 << 60, ""},
		{"de", german, abroad{tag: "de"}, midnight, "4. Januar 2026"},
		{"de", german, abroad{tag: "de-CH"}, midnight, "4. Januar 2026"},
		{"de", german, abroad{tag: "de-AT"}, midnight, "4. Jänner 2026"},
		{"de", german, abroad{tag: "de-AT"}, midnight + 31*Day, "4. Februar 2026"},
		{"bn", bengali, abroad{tag: "bn-IN"}, midnight, "৪ a, ২০২৬"},
		{"ar", bengali, abroad{tag: "ar-SY"}, midnight, "Intl in ar-SY"},
		{"fa", `{"digits":"۰۱۲۳۴۵۶۷۸۹"}`, abroad{tag: "fa"}, midnight, "Intl in fa"},
		{"de", `{"date.months":"Januar"}`, abroad{tag: "de"}, midnight + 31*Day, "2026-02-04"},
		{"de", `{"date.months":7}`, abroad{tag: "de"}, midnight, "2026-01-04"},
	} {
		if got := New(c.lang, c.catalogue, c.at).Date(c.time); got != c.want {
			t.Errorf("%s for a reader of %s: %q, want %q", c.lang, c.at.tag, got, c.want)
		}
	}
	for lang, want := range map[string]string{"fa": "2026-01-04", "ar-SY": "4 a 2026"} {
		catalogue := `{"digits":"0123456789"}`
		if lang == "ar-SY" {
			catalogue = `{"date":"{day} {month} {year}","date.months":"a, b, c, d, e, f, g, h, i, j, k, l"}`
		}
		if got := New(lang, catalogue, Plain{}).Date(midnight); got != want {
			t.Errorf("%s without Intl: %q, want %q", lang, got, want)
		}
	}
}
