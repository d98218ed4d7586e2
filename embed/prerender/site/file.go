package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"afterword/wasm/source"
)

// Within tells whether a URL belongs to the site, so that the folder answers it.
func (s *Site) Within(address string) bool {
	u, err := url.Parse(address)
	return err == nil && s.within(u)
}

func (s *Site) within(u *url.URL) bool {
	return sameOrigin(u, s.url) && strings.HasPrefix(u.Path, s.url.Path)
}

// file is the path in the folder for a URL of the site. The error says that no host
// publishes such a file.
func (s *Site) file(u *url.URL) (string, error) {
	coded := strings.ToLower(u.EscapedPath())
	if strings.Contains(coded, "%2f") || strings.ContainsAny(u.Path, "\\\x00") {
		return "", fmt.Errorf("%s has a slash in its path that is none, or a backslash", u)
	}
	below := strings.TrimPrefix(u.Path, s.url.Path)
	if dotted(below) {
		return "", fmt.Errorf("%s has a part that begins with a dot, which no host publishes", u)
	}
	name := path.Clean("/" + below)[1:]
	if name == "" || strings.HasSuffix(below, "/") {
		name = path.Join(name, "index.html")
	}
	return name, nil
}

// dotted tells whether a part of a path begins with a dot.
func dotted(path string) bool { return strings.HasPrefix(path, ".") || strings.Contains(path, "/.") }

// local answers from the folder. A link counts as what it leads to, and that has to be
// published, too.
func (s *Site) local(u *url.URL) (source.Reply, error) {
	missing := source.Reply{Status: http.StatusNotFound, URL: u.String()}
	name, err := s.file(u)
	if err != nil {
		return missing, err
	}
	real, err := filepath.EvalSymlinks(filepath.Join(s.real, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return missing, nil
	}
	if err != nil {
		return missing, err
	}
	inside, err := filepath.Rel(s.real, real)
	if err != nil || dotted(filepath.ToSlash(inside)) {
		return missing, fmt.Errorf("%s is a link to %s, which is not published", s.Path(name), real)
	}
	data, err := s.readFile(inside)
	if errors.Is(err, errFolder) {
		return missing, nil
	}
	if err != nil {
		return missing, err
	}
	kind := mime.TypeByExtension(path.Ext(name))
	return source.Reply{Status: http.StatusOK, Head: "content-type," + kind, Body: text(data, kind), URL: u.String()}, nil
}

var errFolder = errors.New("a folder")

// readFile reads a file that may be published. It refuses devices and files that are too
// long.
func (s *Site) readFile(name string) ([]byte, error) {
	info, err := s.root.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errFolder
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", s.Path(name))
	}
	file, err := s.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(file, s.Path(name))
}

// longest is how many bytes of an article or a thread are read. Nothing that people read is
// nearly as long.
const longest = 64 << 20

func readAll(r io.Reader, what string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, longest+1))
	if len(data) > longest {
		return nil, fmt.Errorf("%s is longer than %d MB", what, longest>>20)
	}
	return data, err
}
