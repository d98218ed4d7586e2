//go:build !js

package remark42_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"afterword/wasm/source"
	"afterword/wasm/source/remark42"
	"afterword/wasm/source/sourcetest"
)

// server is the real server, for the tests of one process.
type server struct {
	t    testing.TB
	host string
}

// start starts the server that the environment names, with more settings than
// those that every test has.
func start(t testing.TB, settings ...string) server {
	t.Helper()
	binary := os.Getenv("REMARK42")
	if binary == "" {
		t.Skip("REMARK42 names no server; make test-all ONLY=remark42 builds one")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	s := server{t, fmt.Sprintf("http://127.0.0.1:%d", port)}
	command := exec.Command(binary, "server", "--address=127.0.0.1", fmt.Sprintf("--port=%d", port))
	command.Dir = t.TempDir()
	command.Env = append(os.Environ(), append([]string{
		"REMARK_URL=" + s.host, "SECRET=secret", "SITE=demo", "AUTH_ANON=true", "AUTH_SEND_JWT_HEADER=true",
		"AUTH_TTL_JWT=1h", "UPDATE_LIMIT=1000", "ADMIN_PASSWD=admin",
	}, settings...)...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		command.Process.Kill()
		command.Wait()
	})
	for range 600 {
		if answer, err := http.Get(s.host + "/ping"); err == nil {
			answer.Body.Close()
			return s
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the server does not start")
	return s
}

// open gives the source as it is for a client on a page.
func (s server) open(c *client, page string) *source.Source {
	s.t.Helper()
	opened, err := remark42.New(s.host + "?site=demo&url=" + source.Escape(page))
	if err != nil {
		s.t.Fatal(err)
	}
	got := sourcetest.Talk(c, opened.Load(), nil)
	if got.Problem != nil {
		s.t.Fatal(got.Problem)
	}
	return got.Source
}

// logIn gives a client of a new reader.
func (s server) logIn(name string) *client {
	s.t.Helper()
	c := &client{host: s.host}
	reply := c.Answer(source.Fetch{Method: "GET", URL: s.host + "/auth/anonymous/login?aud=demo&user=" + source.Escape(name), Session: session})
	if reply.Status != 200 || c.token == "" {
		s.t.Fatalf("no log-in: %+v", reply)
	}
	return c
}

// admin does what a moderator does.
func (s server) admin(method, path string) {
	s.t.Helper()
	request, _ := http.NewRequest(method, s.host+"/api/v1/admin/"+path, nil)
	request.SetBasicAuth("admin", "admin")
	request.Header.Set("X-Forwarded-For", address())
	answer, err := http.DefaultClient.Do(request)
	if err != nil || answer.StatusCode != 200 {
		s.t.Fatal(path, err, answer)
	}
	answer.Body.Close()
}

var session = &source.Session{Header: "X-JWT"}

var addresses atomic.Int64

// address is another one each time, as the server counts requests by it.
func address() string {
	n := addresses.Add(1)
	return fmt.Sprintf("20.%d.%d.%d", n>>16&255, n>>8&255, n&255)
}

// client answers a source's requests as a browser does.
type client struct {
	host  string
	token string
	// from and to are pages: what is asked about one is asked about the other.
	from, to string
	// files are what a reader has chosen, by their numbers.
	files map[int][]byte
}

// Answer carries out a request.
func (c *client) Answer(request source.Request) source.Reply {
	switch r := request.(type) {
	case source.Fetch:
		return c.fetch(r)
	case source.Put:
		c.token = r.Value
		return source.Reply{}
	}
	return source.Reply{Failure: source.Unreachable}
}

func (c *client) fetch(r source.Fetch) source.Reply {
	if r.RequiresLogin && c.token == "" {
		return source.Reply{Status: 401}
	}
	if c.from != "" {
		r.URL = strings.ReplaceAll(r.URL, source.Escape(c.from), source.Escape(c.to))
		r.Body = strings.ReplaceAll(r.Body, c.from, c.to)
	}
	kind := ""
	if u := r.Upload; u != nil {
		r.Body, kind = sourcetest.Form(u, c.files[u.File.Number])
	}
	request, err := http.NewRequest(r.Method, r.URL, strings.NewReader(r.Body))
	if err != nil {
		return source.Reply{Failure: source.Unreachable}
	}
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	request.Header.Set("X-Forwarded-For", address())
	if r.Session != nil && c.token != "" {
		request.Header.Set(r.Session.Header, c.token)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return source.Reply{Failure: source.Unreachable}
	}
	defer answer.Body.Close()
	if token := answer.Header.Get("X-JWT"); token != "" && r.Session != nil {
		c.token = token
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return source.Reply{Failure: source.CutShort}
	}
	return source.Reply{Status: answer.StatusCode, Head: "content-type," + answer.Header.Get("Content-Type"), Body: string(text), URL: r.URL}
}

// TestServer has the source do on the real server what is promised of each source.
func TestServer(t *testing.T) {
	s := start(t)
	const page = "https://example.test/page?a=ü"
	ada := s.logIn("Ada Lovelace")
	member := s.open(ada, page)
	pages := 0
	sourcetest.Run(t, sourcetest.Harness{
		Open: func() (*source.Source, error) { return remark42.New(s.host + "?site=demo&url=" + source.Escape(page)) },
		Backend: func() sourcetest.Backend {
			pages++
			own := &client{token: ada.token, from: page, to: fmt.Sprintf("https://example.test/copy/%d", pages)}
			done(own, member.Post(source.Draft{Body: "First of **all** <b>bold</b> [link](https://example.test)"}))
			return own
		},
	})
	done(&client{token: ada.token}, member.Post(source.Draft{Body: "In the feed"}))
	sourcetest.Feed(t, member, "In the feed")
}
