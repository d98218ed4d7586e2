package source_test

import (
	"strings"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
)

// hideFile answers with a file of what is left out.
type hideFile struct{ reply source.Reply }

func (f hideFile) Answer(source.Request) source.Reply { return f.reply }

// shown are the IDs of what a file leaves of a thread.
func shown(file source.Reply, comments ...*comment.Comment) (string, *source.Hidden) {
	done := sourcetest.Talk(hideFile{file}, source.Hide("hide.json", source.Give(source.Thread{Comments: comments})), nil)
	var ids []string
	for _, c := range done.Value.Comments {
		ids = append(ids, c.ID)
	}
	return strings.Join(ids, " "), done.Value.Hidden
}

// TestHide names comments, authors and hosts as an owner does.
func TestHide(t *testing.T) {
	comments := []*comment.Comment{
		{ID: "1"},
		{ID: "2", Parent: "1"},
		{ID: "3", Parent: "2", Author: comment.Author{Name: "Ada Lovelace", URL: "https://ada.example/"}},
		{ID: "4", Author: comment.Author{Name: "bea", Handle: "@bea@social.example:8443"}, Link: "https://social.example:8443/@bea/4"},
		{ID: "a b/5", Author: comment.Author{Handle: "@cy:matrix.example"}},
		{ID: "1/6", Part: 1, Author: comment.Author{URL: "https://user@there.example?x"}},
		{ID: "7", Parent: "8"},
		{ID: "8", Parent: "7"},
	}
	for _, c := range []struct{ file, want string }{
		{`{}`, "1 2 3 4 a b/5 1/6 7 8"},
		{`{"ids":[],"authors":[""],"hosts":[""]}`, "1 2 3 4 a b/5 1/6 7 8"},
		{`{"ids":"1","authors":{"Ada Lovelace":1},"hosts":7}`, "1 2 3 4 a b/5 1/6 7 8"},
		{`{"ids":["2"]}`, "1 4 a b/5 1/6 7 8"},
		{`{"ids":[null,["2"],"#comment-1"]}`, "4 a b/5 1/6 7 8"},
		{`{"ids":["comment-a%20b%2F5","https://site.example/page#comment-4"]}`, "1 2 3 1/6 7 8"},
		{`{"ids":[2,7.5]}`, "1 4 a b/5 1/6 7 8"},
		{`{"ids":["6"]}`, "1 2 3 4 a b/5 7 8"},
		{`{"ids":["1/6"]}`, "1 2 3 4 a b/5 7 8"},
		{`{"ids":["8"]}`, "1 2 3 4 a b/5 1/6"},
		{`{"authors":["ada lovelace"]}`, "1 2 4 a b/5 1/6 7 8"},
		{`{"authors":["https://ada.example"]}`, "1 2 4 a b/5 1/6 7 8"},
		{`{"authors":["bea@social.example:8443","@cy:matrix.example"]}`, "1 2 3 1/6 7 8"},
		{`{"authors":["Ada"]}`, "1 2 3 4 a b/5 1/6 7 8"},
		{`{"hosts":["Ada.example"]}`, "1 2 4 a b/5 1/6 7 8"},
		{`{"hosts":["social.example"]}`, "1 2 3 a b/5 1/6 7 8"},
		{`{"hosts":["social.example:8443","https://matrix.example/"]}`, "1 2 3 1/6 7 8"},
		{`{"hosts":["there.example"]}`, "1 2 3 4 a b/5 7 8"},
		{`{"hosts":["example","re.example"]}`, "1 2 3 4 a b/5 1/6 7 8"},
	} {
		got, hidden := shown(source.Reply{Status: 200, Body: c.file}, comments...)
		if got != c.want || hidden.Problem != nil {
			t.Errorf("%s: %s, %v; want %s", c.file, got, hidden.Problem, c.want)
		}
	}
}

// TestHideFails shows all where the file says nothing, and says so.
func TestHideFails(t *testing.T) {
	for _, reply := range []source.Reply{
		{Status: 200, Body: `[]`},
		{Status: 200, Body: `<p>`},
		{Status: 404},
		{Failure: source.Unreachable},
	} {
		if got, hidden := shown(reply, &comment.Comment{ID: "1"}); got != "1" || hidden.Problem == nil {
			t.Errorf("%+v: %s, %v", reply, got, hidden.Problem)
		}
	}
}
