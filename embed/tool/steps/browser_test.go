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
	for _, s := range browserTests(root, part, nil, choice.inTest) {
		if s.name == "webkit hostile" || s.name == "firefox hostile" {
			t.Errorf("%s runs", s.name)
		}
	}
}
