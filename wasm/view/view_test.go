package view_test

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/patch"
	"afterword/wasm/view"
)

var update = flag.Bool("update", false, "write what the view gives into testdata")

// conversations plays the scripts of package app, and calls each with every
// state.
func conversations(t *testing.T, words *i18n.Words, each func(t *testing.T, p *apptest.Play, line []string)) {
	t.Helper()
	files, err := filepath.Glob("../app/testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = apptest.Run(string(script), words, func(p *apptest.Play, line []string) {
				if p.State.Article != nil {
					each(t, p, line)
				}
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestShown compares what the scripts show with the files in testdata.
func TestShown(t *testing.T) {
	shown := map[string]bool{}
	conversations(t, i18n.English(i18n.Plain{}), func(t *testing.T, p *apptest.Play, line []string) {
		if line[0] != "show" {
			return
		}
		name := line[1] + ".html"
		if shown[name] {
			t.Errorf("%s is shown twice", name)
		}
		shown[name] = true
		// A line an element, as a difference is looked for by people.
		got := strings.ReplaceAll(view.View(p.State).HTML(), "><", ">\n<") + "\n"
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, name, got, string(want))
	})
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		if !shown[filepath.Base(file)] {
			t.Errorf("nothing shows %s", file)
		}
	}
}

func compare(t *testing.T, name, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s, line %d:\n%s\nwant\n%s", name, i+1,
				strings.Join(a[min(i, len(a)):min(i+3, len(a))], "\n"), strings.Join(b[min(i, len(b)):min(i+3, len(b))], "\n"))
			return
		}
	}
}

// TestPassedOver holds memos to their word: where two views have one that
// depends on the same, it shows the same.
func TestPassedOver(t *testing.T) {
	var before map[string][]node.Node
	name := ""
	conversations(t, i18n.English(i18n.Plain{}), func(t *testing.T, p *apptest.Play, line []string) {
		if name != p.Name {
			before, name = nil, p.Name
		}
		now := map[string][]node.Node{}
		for n := range built(view.View(p.State), nil).all() {
			place := n.place()
			for _, child := range n.Children {
				if child.Kind() == node.Lazy {
					now[place+child.Key()] = append(now[place+child.Key()], child)
				}
			}
		}
		for place, memos := range now {
			for _, is := range memos {
				for _, was := range before[place] {
					if was.Same(is) && was.HTML() != is.HTML() {
						t.Fatalf("%s, after %q: passed over although\n%s\nbecame\n%s", p.Name, line, was.HTML(), is.HTML())
					}
				}
			}
		}
		before = now
	})
}

// TestSameState draws every state twice: nothing but what the reader may
// change by hand is said again.
func TestSameState(t *testing.T) {
	conversations(t, i18n.English(i18n.Plain{}), func(t *testing.T, p *apptest.Play, line []string) {
		var b patch.Buffer
		b.Diff(view.View(p.State), view.View(p.State))
		if ops := onlyProperties(b.Ops); !ops {
			t.Errorf("%s, after %q: the same state is another view", p.Name, line)
		}
	})
}

// onlyProperties tells whether changes set properties and do nothing else.
// The grammar is that of package patch.
func onlyProperties(ops []byte) bool {
	at := 0
	number := func() (n int) {
		for shift := 0; ; shift += 7 {
			c := ops[at]
			at++
			n |= int(c&127) << shift
			if c < 128 {
				return n
			}
		}
	}
	for depth := 1; depth > 0; {
		switch number() {
		case 0:
			depth--
		case 1:
			if !node.Name(number()).Property() {
				return false
			}
			number()
		case 3:
			number()
			depth++
		default:
			return false
		}
	}
	return at == len(ops)
}

// TestTyping holds what a key costs to not growing with the thread, once that is
// long enough to stand in groups.
func TestTyping(t *testing.T) {
	cost := func(comments int, before, press string) int {
		p := apptest.Begin(i18n.English(i18n.Plain{}))
		do(t, p, "stored "+strconv.Itoa(comments))
		do(t, p, "start")
		for ; ; do(t, p, "pass reply") {
			if _, reading := p.State.Thread.(app.LoadingThread); !reading {
				break
			}
		}
		for p.State.Thread.(*app.LoadedThread).Thread.Size > p.State.Thread.(*app.LoadedThread).Shown {
			do(t, p, "pass PassedFrame")
		}
		do(t, p, before)
		shown := view.View(p.State)
		do(t, p, press)
		var b patch.Buffer
		b.Diff(shown, view.View(p.State))
		return len(b.Ops)
	}
	for _, c := range []struct{ before, press string }{
		{"type new a", "type new ab"},
		{"tab new preview", "type new ab"},
		{"answer z001", "type reply-z001 ab"},
		{"edit z001", "type edit-z001 ab"},
		{"type new a", "answer z001"},
		{"answer z001", "cancel reply-z001"},
	} {
		if few, many := cost(250, c.before, c.press), cost(1000, c.before, c.press); few != many {
			t.Errorf("%s: %d bytes with 250 comments, %d with 1000", c.press, few, many)
		}
	}
}

func do(t *testing.T, p *apptest.Play, line string) {
	t.Helper()
	if _, err := p.Do(line); err != nil {
		t.Fatal(line, err)
	}
}
