package run

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"

	"afterword/assets"
	"afterword/embed/prerender/site"
)

// manifestName is the file in which a run records what it made each page from. It lies in
// the site's folder, so emptying the folder gives a clean start.
const manifestName = ".afterword.json"

// manifest says what each page was made from, by hashes of the contents.
type manifest struct {
	// Maker identifies this very program with its options.
	Maker string           `json:"maker"`
	Pages map[string]entry `json:"pages"`

	mutex sync.Mutex
}

// entry is a page.
type entry struct {
	// Output is a hash of the page as the run left it.
	Output string `json:"output"`
	// Used are hashes of what the page was made from, by URL.
	Used map[string]string `json:"used"`
}

func newManifest(o Options) *manifest {
	maker := sha256.New()
	fmt.Fprintln(maker, o.URL, o.Kind)
	if path, err := os.Executable(); err == nil {
		if program, err := os.Open(path); err == nil {
			io.Copy(maker, program) // without it the program counts as another one
			program.Close()
		}
	}
	return &manifest{Maker: hex.EncodeToString(maker.Sum(nil)[:16]), Pages: map[string]entry{}}
}

// readManifest reads what the last run recorded. Where there is no manifest, or where it
// cannot be read, all pages are made again.
func readManifest(s *site.Site) *manifest {
	m := &manifest{}
	if data, err := s.Read(manifestName); err == nil && json.Unmarshal(data, m) != nil {
		return &manifest{}
	}
	return m
}

func (m *manifest) note(name string, e entry) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.Pages[name] = e
}

func (m *manifest) write(s *site.Site) error {
	if len(m.Pages) == 0 {
		return nil
	}
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	if was, err := s.Read(manifestName); err == nil && string(was) == string(data) {
		return nil
	}
	return s.Write(manifestName, data)
}

// writeSheet puts the style sheet into the site, and gives its path. Its name has a hash of
// its content, so it may be cached for ever.
func writeSheet(s *site.Site) (string, error) {
	css := []byte(assets.Style)
	name := "afterword-" + sum(css)[:16] + ".css"
	if was, err := s.Read(name); err == nil && string(was) == string(css) {
		return name, nil
	}
	return name, s.Write(name, css)
}

func sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16])
}
