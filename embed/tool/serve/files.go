package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"time"
)

// Files serves the files of a folder like an ordinary static host. It lists no folders and
// serves no dotfiles. A browser may cache files, but asks each time whether they changed.
type Files struct{ root *os.Root }

// NewFiles serves the folder dir; links cannot lead out of it.
func NewFiles(dir string) (*Files, error) {
	root, err := os.OpenRoot(dir)
	return &Files{root}, err
}

// ServeHTTP answers GET and HEAD.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	// Pages of other origins may load these files, as from a real host.
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if hidden(name) {
		http.NotFound(w, r)
		return
	}
	if info, err := f.root.Stat(orDot(name)); err == nil && info.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		name = path.Join(name, "index.html")
	}
	f.serve(w, r, name)
}

// serve sends a file, packed if it has a twin that the browser takes.
func (f *Files) serve(w http.ResponseWriter, r *http.Request, name string) {
	data, err := f.read(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Content-Type", contentType(name))
	header.Set("Cache-Control", "no-cache")
	tag := tagOf(data)
	for _, c := range codings {
		twin, err := f.read(name + c.suffix)
		if err != nil {
			continue
		}
		header.Set("Vary", "Accept-Encoding")
		if accepts(r.Header.Values("Accept-Encoding"), c.name) {
			header.Set("Content-Encoding", c.name)
			data, tag = twin, tag+"-"+c.name
			break
		}
	}
	header.Set("ETag", `"`+tag+`"`)
	if header.Get("Content-Encoding") != "" {
		r.Header.Del("Range") // a part of a packed file is of no use
		header.Set("Content-Length", strconv.Itoa(len(data)))
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func (f *Files) read(name string) ([]byte, error) {
	file, err := f.root.Open(orDot(name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return io.ReadAll(file)
}

// hidden tells whether a part of a name begins with a dot.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

func orDot(name string) string {
	if name == "" {
		return "."
	}
	return name
}

func tagOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// types has its own list, so that every machine sends the same types.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".gz":   "application/gzip",
	".br":   "application/octet-stream",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".md":   "text/markdown; charset=utf-8",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
}

func contentType(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
