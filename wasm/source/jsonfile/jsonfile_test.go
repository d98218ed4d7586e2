package jsonfile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/sourcetest"
)

const url = "../thread.json?v=1#x"

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func loaded(t *testing.T, reply source.Reply) (source.Thread, error) {
	t.Helper()
	s, err := jsonfile.New(url)
	if err != nil {
		t.Fatal(err)
	}
	got := s.Load().(source.Ask[source.Thread]).Then(reply)
	for {
		switch at := got.(type) {
		case source.Ask[source.Thread]:
			got = at.Then(source.Reply{})
		case source.Done[source.Thread]:
			return at.Value, at.Problem
		}
	}
}

func TestContract(t *testing.T) {
	body := read(t, "thread.json")
	sourcetest.Run(t, sourcetest.Harness{
		Open: func() (*source.Source, error) { return jsonfile.New(url) },
		Backend: func() sourcetest.Backend {
			return sourcetest.File{URL: url, Type: "application/json", Body: body}
		},
	})
}

func TestReadOnly(t *testing.T) {
	s, err := jsonfile.New(url)
	if err != nil {
		t.Fatal(err)
	}
	if s.Post != nil || s.Watch != "" {
		t.Error("it takes comments, or watches")
	}
	if got := s.Load().(source.Ask[source.Thread]).Request; !reflect.DeepEqual(got, source.Fetch{Method: "GET", URL: url}) {
		t.Errorf("Load = %v", got)
	}
	if _, err := jsonfile.New(""); err != (source.Problem{Key: "source.incomplete", Detail: "json"}) {
		t.Errorf("no URL: %v", err)
	}
}

// describe writes what a reader is to find, one comment a line, replies indented.
func describe(loaded source.Thread, err error) string {
	var b strings.Builder
	if err != nil {
		p := err.(source.Problem)
		return strings.TrimSpace(p.Key+" "+p.Detail) + "\n"
	}
	thread := comment.Arrange(loaded.Comments, comment.Oldest, comment.Thread{})
	fmt.Fprintf(&b, "%d shown, %d moved, %d left out\n", thread.Count, thread.Moved, loaded.LeftOut+thread.LeftOut)
	for _, e := range thread.Entries() {
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", e.Level), e.ID)
		for _, part := range []struct{ name, text string }{
			{"by", e.Author.Name}, {"of", e.Author.URL}, {"with", e.Author.Avatar},
			{"at", calendar.Format(e.Created)}, {"edited", calendar.Format(e.Edited)},
		} {
			if part.text != "" {
				fmt.Fprintf(&b, " %s %s", part.name, part.text)
			}
		}
		if e.Up != 0 || e.Down != 0 {
			fmt.Fprintf(&b, " +%d -%d", e.Up, e.Down)
		}
		if e.Author.Writer {
			b.WriteString(" author")
		}
		if e.Author.Moderator {
			b.WriteString(" moderator")
		}
		if e.HTML != "" {
			b.WriteString(" HTML")
		}
		if e.Pinned {
			b.WriteString(" pinned")
		}
		if e.Deleted {
			b.WriteString(" deleted")
		} else {
			fmt.Fprintf(&b, " %q", e.Source())
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestFiles reads each thread file in testdata; the .txt beside it says what it
// comes to.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			got := describe(loaded(t, source.Reply{Status: 200, Body: read(t, name+".json")}))
			if want := read(t, name+".txt"); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

func TestNoThread(t *testing.T) {
	notJSON, notThread := source.Problem{Key: "thread.notjson"}, source.Problem{Key: "thread.notthread"}
	version := func(detail string) source.Problem { return source.Problem{Key: "thread.version", Detail: detail} }
	for _, c := range []struct {
		body string
		want error
	}{
		{``, notJSON},
		{`<!doctype html><title>Not found</title>`, notJSON},
		{`{"version":1,"comments":[]`, notJSON},
		{`{"version":1,"comments":[]} x`, notJSON},
		{`{"version":1,"comments":[],}`, notJSON},
		{strings.Repeat("[", 100_000), notJSON},
		{`null`, notThread},
		{`[]`, notThread},
		{`"comments"`, notThread},
		{`{}`, notThread},
		{`{"version":1}`, notThread},
		{`{"version":1,"comments":null}`, notThread},
		{`{"version":1,"comments":{}}`, notThread},
		{`{"version":1,"comments":"none"}`, notThread},
		{`{"version":2,"comments":[]}`, version("2")},
		{`{"version":2,"threads":[]}`, version("2")},
		{`{"version":0,"comments":[]}`, version("0")},
		{`{"version":1.5,"comments":[]}`, version("1.5")},
		{`{"version":"1","comments":[]}`, version(`"1"`)},
		{`{"version":true,"comments":[]}`, version("true")},
		{`{"version":null,"comments":[]}`, version("null")},
		{`{"comments":[]}`, version("null")},
		{`{"version":[1,1,1,1,1,1,1,1,1,1,1,1],"comments":[]}`, version("…")},
		{`{"version":1,"comments":[]}`, nil},
		{`{"version":1.0,"comments":[]}`, nil},
		{"\uFEFF" + `{"version":1,"comments":[]}`, nil},
	} {
		if _, err := loaded(t, source.Reply{Status: 200, Body: c.body}); err != c.want {
			t.Errorf("%.60q: %#v, want %#v", c.body, err, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	good := read(t, "thread.json")
	for _, c := range []struct {
		reply source.Reply
		want  source.Problem
	}{
		{source.Reply{Failure: source.Unreachable}, source.Problem{Key: "fetch.unreachable"}},
		{source.Reply{Failure: source.TimedOut}, source.Problem{Key: "fetch.timeout"}},
		{source.Reply{Status: 404, Body: good, URL: "https://e.test/t.json"}, source.Problem{Key: "fetch.missing", Detail: "https://e.test/t.json"}},
		{source.Reply{Status: 500, Body: good}, source.Problem{Key: "fetch.status", Detail: "500"}},
	} {
		if _, err := loaded(t, c.reply); err != c.want {
			t.Errorf("%+v: %v", c.want, err)
		}
	}
}

// TestNoise says that a long file that is no thread is not read to its end.
func TestNoise(t *testing.T) {
	for _, c := range []struct{ begins, want string }{
		{"\uFFFDa\uFFFD", "thread.notjson"},
		{"   \n\t", "thread.notjson"},
		{"<!doctype html>", "thread.notjson"},
		{"[1,2", "thread.notthread"},
		{`{"a\uFFFD`, "thread.notjson"},
		{`{"version":1,"comments":[\uFFFD`, "thread.notjson"},
	} {
		pieces := 0
		more := func() string {
			if pieces++; pieces > 400 {
				return ""
			}
			return strings.Repeat("\uFFFD\x01", 4000)
		}
		_, err := loaded(t, source.Reply{Status: 200, Body: c.begins, More: more})
		if p, _ := err.(source.Problem); p.Key != c.want || pieces > 2 {
			t.Errorf("%q: %v after %d pieces", c.begins, err, pieces)
		}
	}
}

// TestPieces reads a comment as long as many pieces.
func TestPieces(t *testing.T) {
	text := fmt.Sprintf(`{"version":1,"comments":[{"id":"a","body":%q},{"id":"b","body":"Two"}]}`, strings.Repeat("x", 1_000_000))
	more := func() string {
		piece := text[:min(1000, len(text))]
		text = text[len(piece):]
		return piece
	}
	got, err := loaded(t, source.Reply{Status: 200, Body: more(), More: more})
	if err != nil || len(got.Comments) != 2 || len(got.Comments[0].Body) != 1_000_000 {
		t.Fatalf("%d comments, %v", len(got.Comments), err)
	}
}

func TestLargeFile(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"version":1,"comments":[{"id":"0","body":""}`)
	const n = 50_000
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, `,{"id":"%d","parent":"%d","created":"2026-01-02T03:04:05Z","body":"Text"}`, i, i-1)
	}
	b.WriteString(`]}`)
	got, err := loaded(t, source.Reply{Status: 200, Body: b.String()})
	if err != nil || len(got.Comments) != n || got.LeftOut != 0 {
		t.Fatalf("%d comments, %d left out, %v", len(got.Comments), got.LeftOut, err)
	}
	if thread := comment.Arrange(got.Comments, comment.Oldest, comment.Thread{}); thread.Entries()[n-1].Level != n {
		t.Error("the chain is broken")
	}
}
