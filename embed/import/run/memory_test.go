package run

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"afterword/embed/import/export"
	"afterword/embed/import/thread"
)

// large are exports: what comes before, in and after a number of comments.
var large = []struct {
	format      string
	comments    int
	before, one string
	between     string
	after       string
}{
	{
		"isso", 100_000, `{"threads":[{"id":1,"uri":"/a"}],"comments":[`,
		`{"tid":1,"id":%d,"created":1600000000.5,"mode":1,"text":"%s"}`, ",\n", `]}`,
	},
	{
		"giscus", 20_000, `{"data":{"discussions":[{"comments":{"nodes":[`,
		`{"id":"D%d","body":"%s","replies":{"nodes":[]}}`, ",\n", `]},"title":"/a"}]}}`,
	},
	{
		"disqus", 5_000, `<disqus><thread id="1"><link>https://example.com/a</link></thread>`,
		`<post id="%d"><message><![CDATA[<p>%s</p>]]></message><thread id="1"/></post>`, "\n", `</disqus>`,
	},
}

// TestMemory imports exports that are much larger than what may stay in memory. Meanwhile
// it measures how much memory is in use.
func TestMemory(t *testing.T) {
	filler := strings.Repeat("some words that take their room, ", 16)
	for _, c := range large {
		t.Run(c.format, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "export")
			file, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			w := bufio.NewWriter(file)
			_, _ = w.WriteString(c.before)
			for i := range c.comments {
				if i > 0 {
					_, _ = w.WriteString(c.between)
				}
				fmt.Fprintf(w, c.one, i+1, filler)
			}
			_, _ = w.WriteString(c.after)
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
			file.Close()

			spool, err := thread.NewSpool()
			if err != nil {
				t.Fatal(err)
			}
			defer spool.Close()
			scale := &scale{gatherer: newGatherer(false, spool), every: c.comments / 10}
			start := live()
			if err := format(t, c.format).Read(path, nil, scale); err != nil {
				t.Fatal(err)
			}
			files := scale.settle()
			most := max(scale.most, live()) - start
			if scale.counts.Comments != c.comments || len(files) != 1 {
				t.Fatalf("%d comments in %d files", scale.counts.Comments, len(files))
			}
			if limit := uint64(c.comments) * 300; most > limit {
				t.Errorf("%d bytes of memory for %d comments with %d bytes of text", most, c.comments, c.comments*len(filler))
			}
		})
	}
}

// scale measures memory after every so many comments.
type scale struct {
	*gatherer
	every, seen int
	most        uint64
}

func (s *scale) Comment(c export.Comment) error {
	if s.seen++; s.seen%s.every == 0 {
		s.most = max(s.most, live())
	}
	return s.gatherer.Comment(c)
}

// live is how many bytes are in use after a garbage collection.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
