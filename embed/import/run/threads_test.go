package run

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/source"
)

// comments is a server that has a thread file and the part of Remark42's API that needs no
// account.
func comments(t *testing.T) *httptest.Server {
	t.Helper()
	routes := http.NewServeMux()
	routes.HandleFunc("GET /thread.json", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, "testdata/golden/disqus/2019-pears.json")
	})
	routes.HandleFunc("GET /api/v1/statuses/7/context", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"descendants":[{"id":"8","in_reply_to_id":"7","visibility":"public","spoiler_text":"The ending","content":"<p>All are <em>ripe</em>.</p>"}]}`)
	})
	routes.HandleFunc("GET /empty.json", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"version":1,"comments":[]}`))
	})
	routes.HandleFunc("GET /api/v1/find", func(w http.ResponseWriter, r *http.Request) {
		if url := r.URL.Query().Get("url"); url != "https://gardens.example/b/" {
			t.Errorf("asked for %q", url)
		}
		fmt.Fprint(w, `{"comments":[{"id":"r1","pid":"","text":"<p>Tilt it, <strong>then</strong> wait.</p>\n","user":{"name":"Quince","id":"x","admin":true,
			"picture":"https://pictures.example/205e460b479e2e5b48aec07710c08d50.png"},"score":2,"time":"2019-09-01T10:00:00Z"}],"info":{"count":1}}`)
	})
	// The second page of a long thread fails.
	routes.HandleFunc("GET /wp-json/wp/v2/comments", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Query().Get("page") != "1" {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		var all []string
		for i := range 100 {
			all = append(all, fmt.Sprintf(`{"id":%d,"content":{"rendered":"x"}}`, i+1))
		}
		fmt.Fprintf(w, "[%s]", strings.Join(all, ","))
	})
	server := httptest.NewServer(routes)
	t.Cleanup(server.Close)
	return server
}

// imported runs the import of a file of threads.
func imported(t *testing.T, threads any) (dir, summary string, err error) {
	t.Helper()
	data, err := json.Marshal(threads)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "threads.json")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "out")
	summary, err = Run(Options{Format: format(t, "threads"), Files: []string{path}, Dir: dir})
	return dir, summary, err
}

// TestThreads copies live threads into files. A thread file comes out unchanged.
func TestThreads(t *testing.T) {
	server := comments(t)
	dir, summary, err := imported(t, map[string]any{
		"https://gardens.example/a/":     "json:" + server.URL + "/thread.json",
		"https://gardens.example/b/":     map[string]string{"thread": "remark42:" + server.URL + "?site=gardens", "mastodon": "x"},
		"https://gardens.example/empty/": "json:" + server.URL + "/empty.json",
	})
	if err != nil || !strings.HasPrefix(summary, "5 comments on 2 pages") {
		t.Fatalf("%s, %v", summary, err)
	}
	if got, want := loaded(t, text(t, filepath.Join(dir, "a.json"))), loaded(t, text(t, "testdata/golden/disqus/2019-pears.json")); outline(got) != outline(want) {
		t.Errorf("%s\nnot\n%s", outline(got), outline(want))
	}
	const remark42 = `{"id":"r1","parent":null,"author":{"name":"Quince","role":"moderator"},"created":"2019-09-01T10:00:00Z","body":"Tilt it, **then** wait.","up":2}`
	if got := text(t, filepath.Join(dir, "b.json")); !strings.Contains(got, "\n"+remark42+"\n") {
		t.Error(got)
	}
}

// TestThreadsFolded keeps what stands behind a content warning behind it.
func TestThreadsFolded(t *testing.T) {
	server := comments(t)
	dir, summary, err := imported(t, map[string]string{"https://gardens.example/a/": "mastodon:" + server.URL + "/@ada/7"})
	if err != nil {
		t.Fatalf("%s, %v", summary, err)
	}
	const folded = "<details><summary>The ending</summary><p>All are <em>ripe</em>.</p></details>"
	if c := loaded(t, text(t, filepath.Join(dir, "a.json"))).Comments[0]; c.HTML != folded {
		t.Errorf("%+v", c)
	}
}

// TestThreadsOfMembers reads a room that only those with an account may read, as a guest, and
// says where the server takes none.
func TestThreadsOfMembers(t *testing.T) {
	guests := http.StatusOK
	routes := http.NewServeMux()
	answer := func(pattern, text string) {
		routes.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if strings.Contains(pattern, "/rooms/") && r.Header.Get("Authorization") != "Bearer guest" {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			if strings.HasPrefix(pattern, "POST") {
				w.WriteHeader(guests)
			}
			fmt.Fprint(w, text)
		})
	}
	const api = "/_matrix/client/v3/"
	answer("GET "+api+"login", `{"flows":[{"type":"m.login.password"}]}`)
	answer("GET "+api+"directory/room/{alias}", `{"room_id":"!room:b"}`)
	answer("POST "+api+"register", `{"user_id":"@1:b","access_token":"guest"}`)
	answer("GET "+api+"rooms/{room}/messages", `{"chunk":[{"event_id":"$1","type":"m.room.message","sender":"@ada:b",
		"origin_server_ts":1767323045000,"content":{"msgtype":"m.text","body":"Tilt it."}}]}`)
	server := httptest.NewServer(routes)
	defer server.Close()
	threads := map[string]string{"https://gardens.example/a/": "matrix:" + server.URL + "/%23pears%3Ab"}
	dir, summary, err := imported(t, threads)
	if err != nil || !strings.HasPrefix(summary, "1 comment on 1 page") {
		t.Fatalf("%s, %v", summary, err)
	}
	if got := text(t, filepath.Join(dir, "a.json")); !strings.Contains(got, `"id":"$1"`) || !strings.Contains(got, `"body":"Tilt it."`) {
		t.Error(got)
	}
	guests = http.StatusForbidden
	if _, summary, err = imported(t, threads); err == nil || !strings.Contains(err.Error(), "The server lets no guests in") {
		t.Errorf("%s, %v", summary, err)
	}
}

// outline is what comments say, in the order of their ids.
func outline(thread source.Thread) string {
	var lines []string
	for _, c := range thread.Comments {
		lines = append(lines, fmt.Sprintf("%s<%s %+v %d %d %q %v", c.ID, c.Parent, c.Author, c.Created, c.Edited, c.Body, c.Deleted))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestThreadsFail writes nothing where a thread cannot be read whole.
func TestThreadsFail(t *testing.T) {
	server := comments(t)
	for _, c := range []struct {
		threads any
		want    string
	}{
		{map[string]string{"https://gardens.example/a/": "json:" + server.URL + "/thread.json", "https://gardens.example/c/": "json:" + server.URL + "/none.json"}, "/none.json"},
		{map[string]string{"https://gardens.example/a/": "json:" + server.URL + "/thread.json json:" + server.URL + "/none.json"}, "/none.json"},
		{map[string]string{"https://gardens.example/a/": "wordpress:" + server.URL + "?post=5"}, "The server had a problem (500)"},
		{map[string]string{"https://gardens.example/a/": "local:story"}, "is no thread that can be asked for"},
		{map[string]string{"https://gardens.example/a/": "carrier-pigeon:home"}, "carrier-pigeon"},
		{map[string]int{"https://gardens.example/a/": 1}, "is no thread that can be asked for"},
		{[]string{"json:" + server.URL}, "it says no threads by the URLs of their pages"},
	} {
		dir, summary, err := imported(t, c.threads)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %s, %v", c.threads, summary, err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%v: something was written", c.threads)
		}
	}
}
