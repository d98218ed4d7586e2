package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// live serves files, and dist/ from the folder that was built last. It adds a script to
// pages that a browser opens. The script reloads the page when something has changed.
type live struct {
	files *Files

	mu      sync.Mutex
	dist    *Files // the folder with dist/ in it
	version int
	changed chan struct{} // closed by the next change
}

// newLive serves files, with the dist/ in them until show is called.
func newLive(files *Files) *live {
	return &live{files: files, dist: files, changed: make(chan struct{})}
}

// show serves the dist/ in built from now on, and makes every page reload.
func (l *live) show(built *Files) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dist = built
	l.version++
	close(l.changed)
	l.changed = make(chan struct{})
}

// state returns what is served now: the folder with dist/, its version, and a channel that
// the next change closes.
func (l *live) state() (dist *Files, version int, changed <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dist, l.version, l.changed
}

// events is the address of the event stream. It begins with a dot, so it cannot be the name
// of a file that is served.
const events = "/.changes"

// reload waits until the page has loaded, so that the connection does not count as part of
// loading.
const reload = `
<script>addEventListener("load", () => setTimeout(() => {
  new EventSource("` + events + `?since=%d").onmessage = () => location.reload();
}, 1000));</script>
`

// ServeHTTP serves a file. It adds the script to a page that a browser opens.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	dist, version, _ := l.state()
	switch {
	case r.URL.Path == events:
		l.tell(w, r)
	case strings.HasPrefix(r.URL.Path, "/dist/"):
		dist.ServeHTTP(w, r)
	case r.Header.Get("Sec-Fetch-Dest") == "document":
		r.Header.Del("If-None-Match")
		page := &dressed{ResponseWriter: w, more: fmt.Sprintf(reload, version)}
		l.files.ServeHTTP(page, r)
		page.end()
	default:
		l.files.ServeHTTP(w, r)
	}
}

// tell sends an event as soon as something has changed since the page was served.
func (l *live) tell(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	_, version, changed := l.state()
	if r.URL.Query().Get("since") == fmt.Sprint(version) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
	fmt.Fprint(w, "data: changed\n\n")
}

// dressed holds back an answer, so that the script can be added if it is a page.
type dressed struct {
	http.ResponseWriter
	more   string
	status int
	body   bytes.Buffer
}

// WriteHeader keeps the status for end.
func (d *dressed) WriteHeader(status int) { d.status = status }

// Write keeps a part of the answer for end.
func (d *dressed) Write(data []byte) (int, error) { return d.body.Write(data) }

// end sends the answer, with the script if it is a page.
func (d *dressed) end() {
	if strings.HasPrefix(d.Header().Get("Content-Type"), "text/html") {
		d.body.WriteString(d.more)
		d.Header().Del("Content-Length")
		d.Header().Del("ETag")
	}
	if d.status != 0 {
		d.ResponseWriter.WriteHeader(d.status)
	}
	d.body.WriteTo(d.ResponseWriter)
}
