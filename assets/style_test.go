package assets_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// never is what no style sheet may do, by the criterion of WCAG that
// accessibility.md names.
var never = map[string]string{
	"1.3.2: another order than the document's":         `[\s;{](order:|\w+-reverse)`,
	"1.3.4: something for one orientation":             `orientation:`,
	"1.4.5: a picture":                                 `url\(`,
	"2.2.2, 2.3.1: an animation without end":           `infinite|iteration-count`,
	"1.4.4: text of a size that a reader cannot set":   `font(-size)?:[^;(]*\dpx`,
	"2.4.7: no outline where nothing else is in place": `outline: none !important`,
}

func TestStyle(t *testing.T) {
	files, err := filepath.Glob("style/*.css")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for what, pattern := range never {
			if match := regexp.MustCompile(pattern).FindString(string(data)); match != "" {
				t.Errorf("%s: %s: %s", file, what, match)
			}
		}
	}
}
