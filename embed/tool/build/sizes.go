package build

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Sizes is dist/sizes.json.
type Sizes struct {
	Files      []FileSize `json:"files"`
	FirstVisit FirstVisit `json:"firstVisit"`
}

// FileSize is the entry of one uncompressed file.
type FileSize struct {
	Name      string `json:"name"`
	Raw       int    `json:"raw"`
	Gzip      int    `json:"gzip"`
	Brotli    int    `json:"brotli"`
	Integrity string `json:"integrity"`
}

// FirstVisit sums the bytes that are transferred before a reader sees anything.
type FirstVisit struct {
	Files  []string `json:"files"`
	Raw    int      `json:"raw"`
	Gzip   int      `json:"gzip"`
	Brotli int      `json:"brotli"`
}

// sizesOf lists the sizes of files, and sums those that a first visit needs.
func sizesOf(files []file) Sizes {
	var s Sizes
	for _, f := range files {
		s.Files = append(s.Files, FileSize{f.name, len(f.raw), len(f.gzip), len(f.brotli), integrity(f.raw)})
		if f.onDemand {
			continue
		}
		v := &s.FirstVisit
		v.Files = append(v.Files, f.name)
		v.Raw += len(f.raw)
		v.Gzip += len(f.gzip)
		v.Brotli += len(f.brotli)
	}
	return s
}

// ReadSizes reads the sizes.json of a built folder.
func ReadSizes(dir string) (Sizes, error) {
	var s Sizes
	data, err := os.ReadFile(filepath.Join(dir, "sizes.json"))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	return s, err
}
