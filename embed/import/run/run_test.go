package run

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"afterword/embed/import/export"
	"afterword/embed/import/thread"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/sourcetest"
)

var update = flag.Bool("update", false, "write what comes of testdata into testdata/golden")

func format(t *testing.T, name string) export.Format {
	t.Helper()
	for _, f := range export.Formats {
		if f.Name == name {
			return f
		}
	}
	t.Fatal("no format", name)
	return export.Format{}
}

// database makes an Isso database from the statements in testdata.
func database(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "comments.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	statements, err := os.ReadFile("testdata/isso.sql")
	if err == nil {
		_, err = db.Exec(string(statements))
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// samples are exports in testdata, each with the folder of the files that it must give.
func samples(t *testing.T) []struct {
	format, file, golden string
	all                  bool
} {
	return []struct {
		format, file, golden string
		all                  bool
	}{
		{"disqus", "testdata/disqus.xml", "disqus", false},
		{"disqus", "testdata/disqus.xml", "disqus-all", true},
		{"wordpress", "testdata/wordpress.xml", "wordpress", false},
		{"wordpress", "testdata/wordpress.xml", "wordpress-all", true},
		{"isso", "testdata/isso.json", "isso", false},
		{"isso", database(t), "isso-database", false},
		{"commento", "testdata/commento.json", "commento", false},
		{"remark42", "testdata/remark42.jsonl", "remark42", false},
		{"giscus", "testdata/giscus.json", "giscus", false},
	}
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// files are the names in a folder.
func files(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range paths {
		paths[i] = filepath.Base(paths[i])
	}
	return paths
}

func TestGolden(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.golden, func(t *testing.T) {
			golden := filepath.Join("testdata/golden", s.golden)
			dir := filepath.Join(t.TempDir(), "out")
			o := Options{Format: format(t, s.format), Files: []string{s.file}, Dir: dir, All: s.all}
			summary, err := Run(o)
			if err != nil {
				t.Fatal(err)
			}
			summary = strings.ReplaceAll(summary, dir, "DIR")
			if *update {
				err := errors.Join(
					os.RemoveAll(golden),
					os.CopyFS(golden, os.DirFS(dir)),
					os.WriteFile(filepath.Join(golden, "summary.txt"), []byte(summary), 0o644),
				)
				if err != nil {
					t.Fatal(err)
				}
			}
			if want := text(t, filepath.Join(golden, "summary.txt")); summary != want {
				t.Errorf("it says:\n%s\nnot:\n%s", summary, want)
			}
			got, want := files(t, dir), files(t, golden)
			if len(got)+1 != len(want) {
				t.Fatalf("files %q, not %q", got, want)
			}
			for _, name := range got {
				if now := text(t, filepath.Join(dir, name)); now != text(t, filepath.Join(golden, name)) {
					t.Errorf("%s:\n%s", name, now)
				}
			}
			o.Dry, o.Dir = true, filepath.Join(t.TempDir(), "none")
			counts, err := Run(o)
			if err != nil || !strings.HasSuffix(counts, summary[strings.Index(summary, "\n")+1:]) {
				t.Errorf("a dry run says %q, %v", counts, err)
			}
			if _, err := os.Stat(o.Dir); err == nil {
				t.Error("a dry run writes")
			}
		})
	}
}

// private matches what no file may hold: addresses of the samples, and hashes.
var private = regexp.MustCompile(`(?i)mail\.example|gravatar|\b\d+\.\d+\.\d+\.\d+\b|2001:db8|[0-9a-f]{32}`)

// TestWidget reads everything that was written as the widget does.
func TestWidget(t *testing.T) {
	paths, err := filepath.Glob("testdata/golden/*/*.json")
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		file := text(t, path)
		if found := private.FindString(file); found != "" {
			t.Errorf("%s says %q", path, found)
		}
		if filepath.Base(path) == thread.Table {
			continue
		}
		for _, c := range loaded(t, file).Comments {
			if !c.Deleted && c.Body == "" {
				t.Errorf("%s: comment %s is empty", path, c.ID)
			}
		}
	}
}

// loaded is a thread file as the widget reads it. The widget must not leave out or move
// anything.
func loaded(t *testing.T, body string) source.Thread {
	t.Helper()
	file, err := jsonfile.New("thread.json")
	if err != nil {
		t.Fatal(err)
	}
	read := sourcetest.Talk(sourcetest.File{URL: "thread.json", Body: body}, file.Load(), nil)
	got, err := read.Value, read.Problem
	arranged := comment.Arrange(got.Comments, comment.Oldest, comment.Thread{})
	if err != nil || got.LeftOut+arranged.LeftOut+arranged.Moved > 0 {
		t.Errorf("%d left out, %d moved, %v in\n%s", got.LeftOut+arranged.LeftOut, arranged.Moved, err, body)
	}
	return got
}

// table is the table that a run wrote.
func table(t *testing.T, dir string) map[string]string {
	t.Helper()
	var pages map[string]string
	if err := json.Unmarshal([]byte(text(t, filepath.Join(dir, thread.Table))), &pages); err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestPacked(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(text(t, "testdata/remark42.jsonl")))
	w.Close()
	path := filepath.Join(t.TempDir(), "backup.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := Run(Options{Format: format(t, "remark42"), Files: []string{path}, Dir: dir}); err != nil {
		t.Fatal(err)
	}
	for _, name := range table(t, dir) {
		if text(t, filepath.Join(dir, name)) != text(t, filepath.Join("testdata/golden/remark42", name)) {
			t.Errorf("%s is another than that of what is not packed", name)
		}
	}
}

// TestParts imports an export in two parts. One part repeats the other.
func TestParts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	summary, err := Run(Options{
		Format: format(t, "disqus"),
		Files:  []string{"testdata/disqus.xml", "testdata/disqus.xml"},
		Dir:    dir,
	})
	if err != nil || !strings.HasPrefix(summary, "5 comments on 2 pages") || !strings.Contains(summary, "10 there already") {
		t.Errorf("%s, %v", summary, err)
	}
}

// TestFolder keeps the files that no import wrote, and replaces the others.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "2019-pears.json")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := Options{Format: format(t, "disqus"), Files: []string{"testdata/disqus.xml"}, Dir: dir}
	if _, err := Run(o); err == nil || !strings.Contains(err.Error(), "has files in it that are not of an import") || text(t, mine) != "mine" {
		t.Errorf("%v, %q", err, text(t, mine))
	}
	if err := os.Remove(mine); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := Run(o); err != nil {
			t.Error(err)
		}
	}
	if got := len(files(t, dir)); got != 3 {
		t.Errorf("%d files", got)
	}
}

// remark42 is a backup of comments, given as id and parent, "!" for deleted.
func remark42(t *testing.T, comments ...string) string {
	t.Helper()
	lines := `{"version":1,"users":[],"posts":[]}` + "\n"
	for _, c := range comments {
		ids, deleted := strings.CutSuffix(c, "!")
		id, parent, _ := strings.Cut(ids, "<")
		line, err := json.Marshal(map[string]any{
			"id": id, "pid": parent, "text": "<p>" + id + "</p>", "delete": deleted, "time": "2026-01-02T03:04:05Z",
			"locator": map[string]string{"url": "https://example.com/a"}, "user": map[string]string{"name": "Ada"},
		})
		if err != nil {
			t.Fatal(err)
		}
		lines += string(line) + "\n"
	}
	path := filepath.Join(t.TempDir(), "backup.jsonl")
	if err := os.WriteFile(path, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		comments []string
		want     string
	}{
		{[]string{"a", "b<a", "c<b"}, "a b<a c<b"},
		{[]string{"c<b", "b<a", "a"}, "c<b b<a a"},
		{[]string{"a!", "b<a!", "c<b"}, "a! b<a! c<b"},
		{[]string{"a", "b<a!", "c<b!"}, "a"},
		{[]string{"a<x", "b<a"}, "a b<a"},
		{[]string{"a<b", "b<c", "c<a", "d<a"}, "a b c d<a"},
		{[]string{"a<a", "b<a"}, "a b<a"},
		{[]string{"a<b!", "b<a", "c<a"}, "a! b c<a"},
		{[]string{"a", "a<b", "b"}, "a b"},
		{[]string{"a!", "b<a!"}, ""},
	} {
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := Run(Options{Format: format(t, "remark42"), Files: []string{remark42(t, c.comments...)}, Dir: dir}); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, name := range table(t, dir) {
			for _, one := range loaded(t, text(t, filepath.Join(dir, name))).Comments {
				name := one.ID
				if one.Parent != "" {
					name += "<" + one.Parent
				}
				if one.Deleted {
					name += "!"
				}
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q become %q, not %q", c.comments, got, c.want)
		}
	}
}

// TestLetters reads the encoding that a file names, and replaces invalid bytes.
func TestLetters(t *testing.T) {
	const post = `<disqus><thread id="1"><link>https://example.com/a</link></thread><post id="1"><message>%s</message><thread id="1"/></post></disqus>`
	for head, c := range map[string]struct{ body, want string }{
		`<?xml version="1.0" encoding="iso-8859-1"?>`: {"caf\xe9", "café"},
		`<?xml version="1.0" encoding="utf-8"?>`:      {"caf\xe9 &eacute; \x08x", "caf\uFFFD é x"},
		"\uFEFF":                                      {"café", "café"},
	} {
		path := filepath.Join(t.TempDir(), "export.xml")
		if err := os.WriteFile(path, fmt.Appendf([]byte(head), post, c.body), 0o644); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := Run(Options{Format: format(t, "disqus"), Files: []string{path}, Dir: dir}); err != nil {
			t.Fatal(err)
		}
		if got := loaded(t, text(t, filepath.Join(dir, "a.json"))).Comments[0].Body; got != c.want {
			t.Errorf("%q becomes %q", c.body, got)
		}
	}
}

func TestTrouble(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"disqus", "", "since it is empty; Disqus gives it under Admin"},
		{"disqus", "<!doctype html><html><body>Log in</body></html>", "it begins with <html>"},
		{"disqus", `{"version":1}`, "since there is no XML in it"},
		{"disqus", "PK\x03\x04etc.", "this is a zip archive; unpack it"},
		{"disqus", "<disqus>\n<post dsq:id=\"1\">\n<message>a", "line 3: the file ends in the middle of an element; get the export again"},
		{"disqus", "<disqus>\n<post dsq:id=\"1\">\n<message>a</post>", "line 3: the XML breaks off (element <message> closed by </post>); mend that line"},
		{"wordpress", "<feed/>", "this is no export of wordpress, it begins with <feed>; WordPress gives it under Tools, Export"},
		{"isso", "hello", "since there is no JSON in it"},
		{"isso", `{"a":[1]}`, "since there is no list of threads in it"},
		{"isso", "SQLite format 3\x00 and no more", "since its tables are not Isso's"},
		{"isso", "[\n{\"id\":\n  1,,}]", "line 3, character 3: the JSON breaks off"},
		{"commento", `{"version":1}`, "since there is no list of comments in it"},
		{"commento", `{"comments":[{"commentHex":"a"`, "the file ends too early; get the export again"},
		{"remark42", `{}`, "since no comment of its is in it"},
		{"remark42", "{\"version\":1,\"users\":[],\"posts\":[]}\n{\"id\":\"a\",\"text\":\"x\x01\"}", "line 2, character"},
		{"giscus", `{"errors":[{"message":"Bad credentials"}]}`, "since no discussion with its comments is in it"},
	} {
		path := filepath.Join(t.TempDir(), "export")
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(t.TempDir(), "out")
		_, err := Run(Options{Format: format(t, c.format), Files: []string{path}, Dir: dir})
		if err == nil || !strings.HasPrefix(err.Error(), path+": ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v", c.format, c.text, err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s %q: something was written", c.format, c.text)
		}
	}
	if _, err := Run(Options{Format: format(t, "disqus"), Files: []string{"none.xml"}, Dir: "none"}); err == nil || err.Error() != "none.xml does not open: no such file or directory" {
		t.Error(err)
	}
}

// TestCut imports files that end too early. Each gives an error, and none counts as whole.
func TestCut(t *testing.T) {
	for _, c := range []struct{ format, file string }{
		{"disqus", "disqus.xml"}, {"wordpress", "wordpress.xml"}, {"isso", "isso.json"}, {"commento", "commento.json"}, {"giscus", "giscus.json"},
	} {
		whole := strings.TrimSpace(text(t, filepath.Join("testdata", c.file)))
		path := filepath.Join(t.TempDir(), c.file)
		for at := 1; at < len(whole); at++ {
			if at%50 > 0 && !strings.ContainsRune("]}>,", rune(whole[at-1])) {
				continue
			}
			if err := os.WriteFile(path, []byte(whole[:at]), 0o644); err != nil {
				t.Fatal(err)
			}
			if said, err := Run(Options{Format: format(t, c.format), Files: []string{path}, Dry: true}); err == nil {
				t.Errorf("%s, cut at %q: %s", c.file, whole[max(at-30, 0):at], said)
				break
			}
		}
	}
}
