//go:build !js

package sourcetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
)

// Recording is a conversation with a real server, as a file has it. Where it is played
// again, each request must be the one that was recorded.
type Recording struct {
	// Thread names the source.
	Thread    string     `json:"thread"`
	Exchanges []exchange `json:"exchanges"`
	// Codes came by email.
	Codes []string `json:"codes,omitempty"`
	// Shown is what there was to see in the end, a line for each comment.
	Shown []string `json:"shown"`

	asked, mailed int
	t             testing.TB
	// real sends requests to the server while they are recorded.
	real http.RoundTripper
}

// exchange is a request with its answer.
type exchange struct {
	Ask  string `json:"ask"`
	Body string `json:"body,omitempty"`
	// Token tells that the request had one.
	Token  bool            `json:"token,omitempty"`
	Status int             `json:"status"`
	Head   []string        `json:"head"`
	JSON   json.RawMessage `json:"json,omitempty"`
	Text   string          `json:"text,omitempty"`
}

// heads are the lines of an answer's head that sources read.
var heads = [...]string{"Content-Type", "X-Wp-Totalpages", "X-Jwt"}

// NewRecording begins a recording of what a real server answers about a thread.
func NewRecording(t testing.TB, thread string) *Recording {
	return &Recording{Thread: thread, t: t, real: &http.Transport{Proxy: nil}}
}

// Replay reads a recording.
func Replay(t testing.TB, file string) *Recording {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := &Recording{t: t}
	if err := json.Unmarshal(text, r); err != nil {
		t.Fatal(file, err)
	}
	return r
}

// Records tells whether the server is real.
func (r *Recording) Records() bool { return r.real != nil }

// Browser is a browser that talks with the server of the recording.
func (r *Recording) Browser() *Browser { return &Browser{Client: &http.Client{Transport: r}} }

// Code is what came by email. While the server is real, the mailbox is at an address that
// CODES in the environment names.
func (r *Recording) Code() string {
	r.t.Helper()
	if r.Records() {
		answer, err := http.Get(os.Getenv("CODES"))
		if err != nil {
			r.t.Fatal(err)
		}
		defer answer.Body.Close()
		code, err := io.ReadAll(answer.Body)
		if err != nil {
			r.t.Fatal(err)
		}
		r.Codes = append(r.Codes, string(code))
	}
	if r.mailed == len(r.Codes) {
		r.t.Fatal("no more email was recorded")
	}
	r.mailed++
	return r.Codes[r.mailed-1]
}

// RoundTrip answers a request.
func (r *Recording) RoundTrip(request *http.Request) (*http.Response, error) {
	var body []byte
	if request.Body != nil {
		body, _ = io.ReadAll(request.Body)
	}
	e := exchange{
		Ask:   request.Method + " " + request.URL.String(),
		Body:  strings.ToValidUTF8(string(body), "\uFFFD"),
		Token: request.Header.Get("Authorization")+request.Header.Get("X-JWT") != "",
	}
	if r.Records() {
		request.Body = io.NopCloser(bytes.NewReader(body))
		return r.record(e, request)
	}
	if r.asked == len(r.Exchanges) {
		return nil, fmt.Errorf("%s was not recorded", e.Ask)
	}
	was := r.Exchanges[r.asked]
	r.asked++
	if e.Ask != was.Ask || e.Body != was.Body || e.Token != was.Token {
		r.t.Errorf("asked %s %s\nfor   %s %s", e.Ask, e.Body, was.Ask, was.Body)
	}
	return was.response(request), nil
}

func (r *Recording) record(e exchange, request *http.Request) (*http.Response, error) {
	answer, err := r.real.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	e.Status = answer.StatusCode
	for _, name := range heads {
		if value := answer.Header.Get(name); value != "" {
			e.Head = append(e.Head, name+": "+value)
		}
	}
	if e.Text = string(text); json.Valid(text) {
		e.Text, e.JSON = "", text
	}
	r.Exchanges = append(r.Exchanges, e)
	return e.response(request), nil
}

func (e exchange) response(request *http.Request) *http.Response {
	head := http.Header{}
	for _, line := range e.Head {
		name, value, _ := strings.Cut(line, ": ")
		head.Set(name, value)
	}
	body := e.Text
	if e.JSON != nil {
		body = string(e.JSON)
	}
	return &http.Response{
		StatusCode: e.Status, Header: head, Body: io.NopCloser(strings.NewReader(body)), Request: request,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
}

// End tells what there was to see. That must be as it was recorded, and all that was
// recorded must have been asked for.
func (r *Recording) End(shown []string) {
	r.t.Helper()
	if r.Records() {
		r.Shown = shown
		return
	}
	if !slices.Equal(shown, r.Shown) {
		r.t.Errorf("%s\nwas recorded as\n%s", strings.Join(shown, "\n"), strings.Join(r.Shown, "\n"))
	}
	if r.asked != len(r.Exchanges) {
		r.t.Errorf("%d requests of %d", r.asked, len(r.Exchanges))
	}
}

// Save writes what was recorded, with names, times and tokens that are the same each
// time.
func (r *Recording) Save(file string) {
	r.t.Helper()
	var text bytes.Buffer
	w := json.NewEncoder(&text)
	w.SetEscapeHTML(false)
	w.SetIndent("", "\t")
	if err := w.Encode(r); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(Steady(text.String())), 0o644); err != nil {
		r.t.Fatal(err)
	}
}
