package steps

import (
	"testing"

	"afterword/embed/tool/repo"
)

// TestChoice checks that a file that depends on the engine runs in all three, and one that
// depends only on the module in one.
func TestChoice(t *testing.T) {
	root, err := repo.Root()
	if err != nil {
		t.Fatal(err)
	}
	choice, err := readChoice(root)
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string][]string{
		"compose":    {"chromium", "firefox", "webkit"},
		"navigation": {"chromium", "firefox", "webkit"},
		"place":      {"chromium", "firefox", "webkit"},
		"policy":     {"chromium", "firefox", "webkit"},
		"storage":    {"chromium", "firefox", "webkit"},
		"writing":    {"chromium", "firefox", "webkit"},
		"hostile":    {"chromium"},
		"commonmark": {"chromium"},
		"themes":     {"chromium"},
	} {
		runs := map[string]bool{}
		for _, engine := range want {
			runs[engine] = true
		}
		for _, e := range engines {
			if choice.inTest(e.name, file) != runs[e.name] {
				t.Errorf("%s in %s: %t", file, e.name, !runs[e.name])
			}
		}
	}
	for _, s := range browserTests(root, part, &memory{}, choice, choice.inTest) {
		if s.name == "webkit hostile" || s.name == "firefox hostile" {
			t.Errorf("%s runs", s.name)
		}
	}
}

// TestDecides checks that a browser test file runs again after a change of itself or of the
// product, but not after a change of another test or of a document; in the other engines not
// after a change of what only computes, nor of what is drawn where that does not matter; and
// a file about texts not after one of states.
func TestDecides(t *testing.T) {
	c := choice{OnlyTexts: map[string]string{"hostile": "why"}, Around: map[string]string{"storage": "why"}}
	type runs struct{ chromium, firefox, storage, hostile bool }
	for path, want := range map[string]runs{
		"embed/test/browser/local.test.js":    {true, true, false, false},
		"embed/test/browser/hostile.test.js":  {false, false, false, true},
		"embed/test/browser/harness.js":       {true, true, true, true},
		"embed/test/engine/make-test.json":    {true, true, true, true},
		"embed/loader/main.js":                {true, true, true, true},
		"embed/pages/sample/article.md":       {true, true, true, true},
		"wasm/main.go":                        {true, true, true, true},
		"wasm/browser/listen.go":              {true, true, true, true},
		"wasm/view/thread.go":                 {true, true, false, true},
		"wasm/markup/policy.go":               {true, false, false, true},
		"wasm/source/local/local.go":          {true, false, false, true},
		"wasm/app/thread.go":                  {true, false, false, false},
		"wasm/app/thread_test.go":             {false, false, false, false},
		"assets/afterword.css":                {true, true, false, true},
		"README.md":                           {false, false, false, false},
		"embed/guides/hugo.md":                {false, false, false, false},
		"embed/test/remark42/written.test.js": {false, false, false, false},
	} {
		got := runs{
			c.decides("chromium", "local", path), c.decides("firefox", "local", path),
			c.decides("firefox", "storage", path), c.decides("chromium", "hostile", path),
		}
		if got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}
