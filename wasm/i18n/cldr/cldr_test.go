package cldr_test

import (
	"encoding/json"
	"os"
	"testing"

	"afterword/wasm/i18n/cldr"
)

// TestMatch goes through the table that embed/test/words.test.js goes through,
// too.
func TestMatch(t *testing.T) {
	data, err := os.ReadFile("testdata/match.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Tags      []string
		Tag, Name string
	}
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		if tag, name := cldr.Match(c.Tags...); tag != c.Tag || name != c.Name {
			t.Errorf("%q: %q in %q, want %q in %q", c.Tags, tag, name, c.Tag, c.Name)
		}
	}
}

func TestWords(t *testing.T) {
	count := func(lang string, n int) string { return cldr.Words(lang).Count("thread.count", n) }
	for _, c := range []struct{ got, want string }{
		{count("en", 1), "1 comment"},
		{count("en-GB", 2), "2 comments"},
		{count("de-AT", 1), "1 Kommentar"},
		{count("ru", 1), "1 комментарий"},
		{count("ru", 22), "22 комментария"},
		{count("ru", 11), "11 комментариев"},
		{count("ar", 2), "تعليقان"},
		{count("ar", 11), "11 تعليقًا"},
		{count("ja", 1), "コメント1件"},
		{count("tlh", 1), "1 comment"},
		{cldr.Words("de").Ago(0, 1_730_246_400_000), "vor 54 Jahren"},
		{cldr.Words("en").Date(1_767_485_045_000), "January 4, 2026"},
		{cldr.Words("en-GB").Date(1_767_485_045_000), "4 January 2026"},
		{cldr.Words("de-AT").Date(1_767_485_045_000), "4. Jänner 2026"},
		{cldr.Words("de-LI").Date(1_767_485_045_000), "4. Januar 2026"},
		{cldr.Words("ja").Date(1_767_485_045_000), "2026年1月4日"},
		{cldr.Words("bn").Date(1_767_485_045_000), "৪ জানুয়ারি, ২০২৬"},
		{cldr.Words("pt-BR").Date(1_767_485_045_000), "4 de janeiro de 2026"},
		{cldr.Words("fa").Date(1_767_485_045_000), "2026-01-04"},
		{cldr.Words("ar").Direction(), "rtl"},
		{cldr.Words("pt-PT").Lang, "pt-PT"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if got := (cldr.Format{}).Plural("pl", -22); got != "few" {
		t.Error(got)
	}
}
