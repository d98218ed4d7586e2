package view_test

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// meant are classes that nothing here styles or looks for: what an article
// says of itself, for the parts that a page styles.
var meant = []string{"alert-important", "alert-note", "alert-tip", "footnotes", "inherit"}

// rare are classes that no golden tree has.
var rare = []string{"dark", "group", "light", "named"}

// TestClasses holds the classes of the view and of marked-up text to those of the
// style sheets, and those that the shell and the loader look for to the table
// of package app.
func TestClasses(t *testing.T) {
	table := matches(read(t, "../app", "class.go"), regexp.MustCompile(`Class\w+ += "([\w-]+)"`))
	comments := regexp.MustCompile(`(?s)/\*.*?\*/|"[^"]*"`)
	selectors := strings.Join(regexp.MustCompile(`[^{};]*\{`).FindAllString(comments.ReplaceAllString(read(t, "../../assets/style", ".css"), ""), -1), "\n")
	styled := matches(selectors, regexp.MustCompile(`\.([a-z][\w-]*)`))
	shown := map[string]bool{}
	for _, folder := range []string{"testdata", "../article/testdata"} {
		for list := range matches(read(t, folder, ".html"), regexp.MustCompile(`class="([^"]*)"`)) {
			for _, class := range strings.Fields(list) {
				shown[class] = true
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(shown)) {
		if !styled[class] && !table[class] && !slices.Contains(meant, class) {
			t.Errorf("%s is shown, and no style sheet knows it, nor the table", class)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(styled)) {
		if !shown[class] && !table[class] && !slices.Contains(rare, class) {
			t.Errorf("%s is styled, and nothing shows it", class)
		}
	}
	sought := matches(read(t, "../../embed/loader", ".js"), regexp.MustCompile(`(?:[sS]elector(?:All)?\("|:not\(|contains\(")\.?([a-z][\w-]*)[":)]`))
	for class := range sought {
		if shown[class] && !table[class] {
			t.Errorf("the loader looks for %s, which is not in the table", class)
		}
	}
	for class := range matches(read(t, "../browser", ".go"), regexp.MustCompile(`"(?:[^"\n]* )?\.([a-z][\w-]*)[^"\n/]*"`)) {
		t.Errorf("the shell looks for %s, which is not in the table", class)
	}
	for attribute := range matches(read(t, "../browser", ".go"), regexp.MustCompile(`"[^"\n]*\[(data-act|part|role)\b[^"\n]*"`)) {
		t.Errorf("the shell looks for %s, which app is to say", attribute)
	}
}

// read is the text of all files below a folder whose name ends so.
func read(t *testing.T, folder, end string) string {
	t.Helper()
	var text strings.Builder
	tree := os.DirFS(folder)
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, end) || strings.Contains(name, "hostile") {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		text.Write(data)
		return err
	})
	if err != nil || text.Len() == 0 {
		t.Fatalf("%s: no %s, %v", folder, end, err)
	}
	return text.String()
}

// matches are what a pattern's group holds, wherever it matches.
func matches(text string, pattern *regexp.Regexp) map[string]bool {
	found := map[string]bool{}
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		found[m[1]] = true
	}
	return found
}
