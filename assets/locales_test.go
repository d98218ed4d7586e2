package assets_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"afterword/wasm/i18n/cldr"
)

// catalogue is the sentences of a language; those that count have a form for
// each plural category, the others one with the name "".
type catalogue map[string]map[string]string

func load(t *testing.T, file string) catalogue {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(file, err)
	}
	if keys := regexp.MustCompile(`(?m)^  "([^"]+)":`).FindAllSubmatch(data, -1); len(keys) != len(raw) {
		t.Errorf("%s: %d lines begin with a key and %d keys are different", file, len(keys), len(raw))
	}
	c := catalogue{}
	for key, value := range raw {
		c[key] = map[string]string{}
		switch value := value.(type) {
		case string:
			c[key][""] = value
		case map[string]any:
			for form, sentence := range value {
				c[key][form], _ = sentence.(string)
			}
		}
		for form, sentence := range c[key] {
			if sentence == "" || strings.TrimSpace(sentence) != sentence {
				t.Errorf("%s: %s %s is %q", file, key, form, sentence)
			}
		}
	}
	return c
}

func placeholders(sentence string) []string {
	found := regexp.MustCompile(`\{[^{}]*\}`).FindAllString(sentence, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// TestLocales holds every language to the keys and placeholders of English, and
// to the plural forms that it has itself.
func TestLocales(t *testing.T) {
	english := load(t, "locales/en.json")
	for _, lang := range cldr.Names() {
		file := "locales/" + lang + ".json"
		c := load(t, file)
		needs := forms(lang)
		for key, entry := range english {
			if c[key] == nil && lang == "fa" && strings.HasPrefix(key, "date") {
				continue // it counts years otherwise, which Intl knows
			}
			if c[key] == nil {
				t.Errorf("%s lacks %s", file, key)
				continue
			}
			wantForms, counts := []string{""}, entry[""] == ""
			if counts {
				wantForms = needs
			}
			if got := slices.Sorted(maps.Keys(c[key])); !slices.Equal(got, wantForms) {
				t.Errorf("%s: %s has the forms %q, want %q", file, key, got, wantForms)
			}
			for form, sentence := range c[key] {
				// A form for one may leave the number out.
				want, got := placeholders(entry["other"]+entry[""]), placeholders(sentence)
				if counts && !slices.Contains(got, "{n}") {
					got = append(got, "{n}")
					slices.Sort(got)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s: %s %s fills %v, want %v", file, key, form, got, want)
				}
			}
		}
		for key := range c {
			if english[key] == nil {
				t.Errorf("%s has %s, which English has not", file, key)
			}
		}
	}
}

// forms are the plural categories of a language's whole numbers, and other,
// which stands in for what a later CLDR tells apart.
func forms(lang string) []string {
	found := map[string]bool{"other": true}
	for n := range 1000 {
		found[cldr.Format{}.Plural(lang, n)] = true
	}
	if lang == "he" {
		delete(found, "many") // given up with CLDR 42
	}
	return slices.Sorted(maps.Keys(found))
}

// same are what a language shares with English, letter for letter.
var same = map[string][]string{
	"de": {"form.name", "form.tool.link", "form.tool.code"},
	"fr": {"article", "comment.score", "form.tool.code", "options"},
	"id": {"comment.moderator"},
	"it": {"account.password"},
	"nl": {"comment.moderator"},
	"pl": {"comment.moderator"},
	"sv": {"comment.moderator"},
}

// TestSenses finds sentences that only somebody understands who sees shapes, colours
// and places on the screen.
func TestSenses(t *testing.T) {
	seen := regexp.MustCompile(`(?i)\b(above|below|beneath|red|green|blue|grey|round|square|triangle|on the (left|right)|icon)\b`)
	for key, entry := range load(t, "locales/en.json") {
		for _, sentence := range entry {
			if seen.MatchString(sentence) {
				t.Errorf("%s: %s", key, sentence)
			}
		}
	}
}

// TestAdvice holds what is said of failed requests to naming what to do, or who can
// do something.
func TestAdvice(t *testing.T) {
	final := []string{"server.closed", "server.forbidden", "server.said"}
	advice := regexp.MustCompile(`(?i)\btry again\b|The site’s owner can fix that\.$`)
	for key, entry := range load(t, "locales/en.json") {
		if room, _, _ := strings.Cut(key, "."); room != "fetch" && room != "server" || slices.Contains(final, key) {
			continue
		}
		for _, sentence := range entry {
			if !advice.MatchString(sentence) {
				t.Errorf("%s: %s", key, sentence)
			}
		}
	}
}

// TestOwner holds each language to one sentence for what only the site's owner can
// do.
func TestOwner(t *testing.T) {
	const mended = "The site’s owner can fix that."
	english := load(t, "locales/en.json")
	for _, lang := range cldr.Names() {
		catalogue := load(t, "locales/"+lang+".json")
		said := catalogue["thread.notjson"][""]
		for key, entry := range english {
			if !strings.HasSuffix(entry[""], mended) {
				continue
			}
			end := catalogue[key][""]
			for !strings.HasSuffix(said, end) {
				_, size := utf8.DecodeRuneInString(end)
				end = end[size:]
			}
			if utf8.RuneCountInString(end) < 10 {
				t.Errorf("%s: %s does not end as thread.notjson does", lang, key)
			}
		}
	}
}

// TestCapitals finds sentences that begin in lower case, as a reason stands on its own.
func TestCapitals(t *testing.T) {
	english := load(t, "locales/en.json")
	for _, lang := range cldr.Names() {
		for key, entry := range load(t, "locales/"+lang+".json") {
			first, _ := utf8.DecodeRuneInString(entry[""])
			original, _ := utf8.DecodeRuneInString(english[key][""])
			if strings.HasSuffix(english[key][""], ".") && unicode.IsUpper(original) && unicode.IsLower(first) {
				t.Errorf("%s: %s begins in lower case", lang, key)
			}
		}
	}
}

// TestTranslated finds sentences that were copied and never translated.
func TestTranslated(t *testing.T) {
	english := load(t, "locales/en.json")
	for _, lang := range cldr.Names() {
		if lang == "en" {
			continue
		}
		for key, entry := range load(t, "locales/"+lang+".json") {
			copied := false
			for _, sentence := range entry {
				words := regexp.MustCompile(`\{[^{}]*\}`).ReplaceAllString(sentence, "")
				for _, original := range english[key] {
					copied = copied || sentence == original && regexp.MustCompile(`\pL`).MatchString(words)
				}
			}
			if copied != slices.Contains(same[lang], key) {
				t.Errorf("%s: %s is the same as in English: %v", lang, key, copied)
			}
		}
	}
}

// made are keys that the code puts together: what a literal begins with, and
// what follows.
var made = map[string][]string{"sort.": {"oldest", "newest", "top", "best"}, "comment.": {"upvote", "downvote"}}

// TestKeys holds the code to the catalogue: every key that it says is there,
// with what fills it, and none is there that nobody says.
func TestKeys(t *testing.T) {
	english := load(t, "locales/en.json")
	rooms := map[string]bool{}
	for key := range english {
		room, _, _ := strings.Cut(key, ".")
		rooms[room] = true
	}
	used := map[string]bool{}
	err := filepath.WalkDir("../wasm", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "test/") {
			return err
		}
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				text := literal(n)
				for _, rest := range made[text] {
					used[text+rest] = true
				}
				if english[text] != nil {
					used[text] = true
				} else if room, rest, ok := strings.Cut(text, "."); ok && rooms[room] && rest != "" && !strings.ContainsAny(text, " {/") {
					t.Errorf("%s: the catalogue has no %q", files.Position(n.Pos()), text)
				}
			case *ast.CallExpr:
				checkCall(t, english, files, n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Sorted(maps.Keys(english)) {
		if !used[key] {
			t.Errorf("nobody says %s", key)
		}
	}
}

func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		text, _ := strconv.Unquote(lit.Value)
		return text
	}
	return ""
}

// checkCall looks at a call of Say or Count with a key that stands there.
func checkCall(t *testing.T, english catalogue, files *token.FileSet, call *ast.CallExpr) {
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || method.Sel.Name != "Say" && method.Sel.Name != "Count" {
		return
	}
	where, key := files.Position(call.Pos()), literal(call.Args[0])
	if key == "" || strings.HasPrefix(key, "markup.") { // package markup fills those
		return
	}
	forms, ok := english[key]
	if !ok {
		t.Errorf("%s: the catalogue has no %q", where, key)
		return
	}
	fill, filled := call.Args[1:], []string{}
	if _, counts := forms["other"]; counts != (method.Sel.Name == "Count") {
		t.Errorf("%s: %s has forms to count, or has none", where, key)
		return
	} else if counts {
		fill, filled = fill[1:], []string{"{n}"}
	}
	for i := 0; i < len(fill); i += 2 {
		filled = append(filled, "{"+literal(fill[i])+"}")
	}
	slices.Sort(filled)
	if want := placeholders(forms["other"] + forms[""]); !slices.Equal(filled, want) {
		t.Errorf("%s: %s is filled with %v, and holds %v", where, key, filled, want)
	}
}

// TestGlossary holds the words of the glossary to the catalogues: each of them is
// said there.
func TestGlossary(t *testing.T) {
	data, err := os.ReadFile("locales/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var langs []string
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		if cells[0] == "term" {
			langs = cells[1:]
		}
		if len(langs) == 0 || len(cells) != len(langs)+1 || slices.Contains([]string{"term", "---", "you"}, cells[0]) {
			continue
		}
		for i, lang := range langs {
			catalogue, err := os.ReadFile("locales/" + lang + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(strings.ToLower(string(catalogue)), strings.ToLower(cells[i+1])) {
				t.Errorf("%s does not say %q for %q", lang, cells[i+1], cells[0])
			}
		}
	}
	if !slices.Equal(langs, cldr.Names()) {
		t.Errorf("the table is of %q", langs)
	}
}
