package i18n

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"afterword/wasm/json"
)

// loud is a format whose answers repeat the question.
type loud struct{ Plain }

func (loud) Number(lang string, n int) string { return fmt.Sprintf("%s(%d)", lang, n) }
func (loud) Plural(lang string, n int) string {
	switch {
	case lang == "en":
		return Plain{}.Plural(lang, n)
	case n == 0:
		return "zero"
	case n < 3:
		return "few"
	}
	return "many"
}

func words(t *testing.T, catalogue string) *Words {
	t.Helper()
	w := New("xx", catalogue, loud{})
	if w.Lang != "xx" {
		t.Fatal(catalogue)
	}
	w.fallback.catalogue, _ = json.Decode(`{"digits":"0123456789","greet":"Hello, {name}.","back":"Back",
		"items":{"one":"{n} item","other":"{n} items"},"pages":{"one":"{n} page","other":"{n} pages"}}`)
	return w
}

func TestSay(t *testing.T) {
	w := words(t, `{"greet":"Salut, {name}!","twice":"{a}{b}{a} {c} {","brace":"{{a}}{}{a","empty":"","number":7,
		"items":{"few":"{n} few of {what}","other":"{n} others"},"only":{"few":"few"}}`)
	for _, c := range []struct{ got, want string }{
		{w.Say("greet", "name", "Ada"), "Salut, Ada!"},
		{w.Say("greet"), "Salut, {name}!"},
		{w.Say("greet", "name", "{name}"), "Salut, {name}!"},
		{w.Say("greet", "name", ""), "Salut, !"},
		{w.Say("greet", "other", "x"), "Salut, {name}!"},
		{w.Say("greet", "name"), "Salut, {name}!"},
		{w.Say("twice", "a", "{b}", "b", "{a}"), "{b}{a}{b} {c} {"},
		{w.Say("brace", "a", "x"), "{x}{}{a"},
		{w.Say("back"), "Back"},
		{w.Count("pages", 1), "1 page"},
		{w.Count("pages", 2), "2 pages"},
		{w.Say("nowhere"), "nowhere"},
		{w.Say("empty"), "empty"},
		{w.Say("items"), "items"},
		{w.Count("items", 0), "0 others"},
		{w.Count("items", 1, "what", "{n}"), "1 few of {n}"},
		{w.Count("items", 2, "what", "all"), "2 few of all"},
		{w.Count("items", 7), "7 others"},
		{w.Count("items", -1, "what", "x"), "xx(−1) few of x"},
		{w.Count("only", 7), "only"},
		{w.Count("greet", 1), "greet"},
		{w.Count("nowhere", 1), "nowhere"},
		{w.Number(999), "999"},
		{w.Number(1000), "xx(1000)"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestEnglish(t *testing.T) {
	w := English(Plain{})
	for _, c := range []struct{ got, want string }{
		{w.Count("thread.count", 1), "1 comment"},
		{w.Count("thread.count", 12), "12 comments"},
		{w.Count("comment.score", -1), "−1 points"},
		{w.Say("form.reply", "name", "{name}"), "Reply to {name}"},
		{w.Say("article.and", "names", "{name}, Grace", "name", "{names}"), "{name}, Grace and {names}"},
		{w.Date(1730246400000), "October 30, 2024"},
		{w.Moment(1730246400000), "2024-10-30T00:00:00Z"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNew(t *testing.T) {
	for _, c := range []struct{ lang, catalogue, wantLang, want string }{
		{"de", `{"again":"Noch einmal"}`, "de", "Noch einmal"},
		{"de-AT", `{"again":"Noch einmal"}`, "de-AT", "Noch einmal"},
		{"en-GB", "", "en-GB", "Try again"},
		{"en", "", "en", "Try again"},
		{"de", "", "en", "Try again"},
		{"de", `{}`, "de", "Try again"},
		{"de", `<!doctype html>`, "en", "Try again"},
		{"de", `[]`, "en", "Try again"},
		{"de", `{"again":["x"]}`, "de", "again"},
	} {
		w := New(c.lang, c.catalogue, Plain{})
		if got := w.Say("again"); w.Lang != c.wantLang || got != c.want {
			t.Errorf("%s %s: %q in %s, want %q in %s", c.lang, c.catalogue, got, w.Lang, c.want, c.wantLang)
		}
	}
}

func TestDirection(t *testing.T) {
	for _, lang := range []string{"ar", "AR", "ar-EG", "fa", "he", "iw", "ur", "ckb", "ug", "az-Arab", "pa-arab-PK", "ar-u-nu-latn"} {
		if Direction(lang) != "rtl" {
			t.Error(lang)
		}
	}
	for _, lang := range []string{"", "en", "de-AT", "arn", "a", "ar-Latn", "ku", "zh-Hant", "x-he", "-", "ar_EG"} {
		if Direction(lang) != "ltr" {
			t.Error(lang)
		}
	}
}

func TestAgo(t *testing.T) {
	w := English(Plain{})
	for _, c := range []struct {
		age  int64
		want string
	}{
		{math.MinInt32, "just now"}, {-1, "just now"}, {0, "just now"}, {Minute - 1, "just now"},
		{Minute, "1 minute ago"}, {2*Minute - 1, "1 minute ago"}, {2 * Minute, "2 minutes ago"}, {Hour - 1, "59 minutes ago"},
		{Hour, "1 hour ago"}, {Day - 1, "23 hours ago"},
		{Day, "1 day ago"}, {30*Day - 1, "29 days ago"},
		{30 * Day, "1 month ago"}, {365*Day - 1, "12 months ago"},
		{365 * Day, "1 year ago"}, {3650 * Day, "10 years ago"},
	} {
		const now = 1_730_246_400_000
		if got := w.Ago(now-c.age, now); got != c.want {
			t.Errorf("%d: %q, want %q", c.age, got, c.want)
		}
	}
}

// TestCoarse checks that Ago says the same for the rounded time, and that the rounded time
// only changes when the sentence may change.
func TestCoarse(t *testing.T) {
	w := English(Plain{})
	random := rand.New(rand.NewPCG(1, 2))
	scales := []int64{1000, Minute, Hour, Day, 60 * Day, 800 * Day, 9000 * Day}
	for range 100_000 {
		when := random.Int64N(4e12) - 2e12
		now := when + random.Int64N(2*scales[random.IntN(len(scales))]) - 500
		coarse := Coarse(when, now)
		if got, want := w.Ago(when, coarse), w.Ago(when, now); got != want {
			t.Fatalf("%d at %d is %q, at %d %q", when, now, want, coarse, got)
		}
		if coarse > max(now, when) || coarse < when {
			t.Fatalf("%d at %d becomes %d", when, now, coarse)
		}
		if again := Coarse(when, coarse); again != coarse {
			t.Fatalf("%d at %d is %d and then %d", when, now, coarse, again)
		}
	}
	for _, c := range []struct {
		age, step int64
	}{{0, Minute}, {30 * Minute, Minute}, {Hour, Hour}, {23 * Hour, Hour}, {Day, Day}, {400 * Day, Day}} {
		if Coarse(0, c.age) != Coarse(0, c.age+c.step-1) {
			t.Errorf("at %d it moves more often than every %d", c.age, c.step)
		}
	}
}

func FuzzSay(f *testing.F) {
	f.Add("Hello, {name}", "name", "{name}")
	f.Add("{{{a}}}", "a", "}{")
	f.Fuzz(func(t *testing.T, sentence, name, value string) {
		w := &Words{}
		var to json.Writer
		to.Text("key", sentence)
		w.catalogue, _ = json.Decode(to.String())
		kept := w.catalogue.Get("key").Text()
		got := w.Say("key", name, value)
		if !strings.Contains(kept, "{"+name+"}") && got != kept && kept != "" {
			t.Errorf("%q became %q", kept, got)
		}
		if again := w.Say("key", "no such name", value); !strings.Contains(kept, "{no such name}") && again != kept && kept != "" {
			t.Errorf("%q became %q", kept, again)
		}
	})
}
