//go:build !js

package sourcetest

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"afterword/wasm/source"
)

// Browser asks real servers, and keeps tokens as a browser does.
type Browser struct {
	Storage
	// Client sends the requests, nil for the default one.
	Client *http.Client
	// Files are what a reader has chosen, by their numbers.
	Files map[int][]byte
}

// Answer sends a request, and waits for the answer.
func (b *Browser) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return b.Storage.Answer(request)
	}
	token := ""
	if fetch.Session != nil {
		token = b.item(fetch.Session.Key)
	}
	if fetch.RequiresLogin && token == "" || fetch.SameOrigin {
		return source.Reply{Status: 401}
	}
	if fetch.Upload != nil {
		fetch.Body, fetch.Type = Form(fetch.Upload, b.Files[fetch.Upload.File.Number])
	}
	r, err := http.NewRequest(fetch.Method, fetch.URL, strings.NewReader(fetch.Body))
	if err != nil {
		return source.Reply{Failure: source.Unreachable}
	}
	for _, h := range fetch.Headers {
		r.Header.Set(h.Name, h.Value)
	}
	if fetch.Type != "" {
		r.Header.Set("Content-Type", fetch.Type)
	}
	if token != "" {
		r.Header.Set(fetch.Session.Header, fetch.Session.Prefix+token)
	}
	client := b.Client
	if client == nil {
		client = http.DefaultClient
	}
	answer, err := client.Do(r)
	if err != nil {
		return source.Reply{Failure: failure(err, source.Unreachable)}
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return source.Reply{Failure: failure(err, source.CutShort)}
	}
	if answer.StatusCode == 401 && token != "" {
		b.Storage.Answer(source.Put{Key: fetch.Session.Key})
	}
	if fetch.Session != nil {
		if now := answer.Header.Get(fetch.Session.Header); now != "" {
			b.Storage.Answer(source.Put{Key: fetch.Session.Key, Value: strings.TrimPrefix(now, fetch.Session.Prefix)})
		}
	}
	var head []string
	for name, values := range answer.Header {
		head = append(head, strings.ToLower(name)+","+strings.Join(values, ", "))
	}
	return source.Reply{Status: answer.StatusCode, Body: string(body), Head: strings.Join(head, "\n"), URL: fetch.URL, Told: token != ""}
}

// Form is what a browser sends of a file, and its media type.
func Form(u *source.Upload, content []byte) (body, kind string) {
	var to bytes.Buffer
	w := multipart.NewWriter(&to)
	w.SetBoundary("boundary") // or each would have another
	part, _ := w.CreateFormFile(u.Field, u.File.Name)
	part.Write(content)
	w.Close()
	return to.String(), w.FormDataContentType()
}

// failure is why there is no answer: time that has run out, or else something other.
func failure(err error, other source.Failure) source.Failure {
	if late, ok := err.(interface{ Timeout() bool }); ok && late.Timeout() {
		return source.TimedOut
	}
	return other
}

// item is what is kept under a key, or "".
func (b *Browser) item(key string) string {
	for _, item := range b.Items {
		if item.Key == key {
			return item.Value
		}
	}
	return ""
}
