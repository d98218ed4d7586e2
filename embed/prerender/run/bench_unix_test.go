//go:build unix

package run

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// processor is the processor time spent so far, in seconds. It leaves out what other
// programs do on the machine.
func processor(b *testing.B) float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()).Seconds()
}

// BenchmarkThousand prerenders a site of a thousand articles of 3,300 words, each
// with 60 comments: all of it, and again when nothing has changed.
//
//	go -C embed/prerender test ./run -run '^$' -bench Thousand -benchtime 3x
func BenchmarkThousand(b *testing.B) {
	sample := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("../../../assets/sample", name))
		if err != nil {
			b.Fatal(err)
		}
		return data
	}
	article, thread := sample("technical.md"), sample("technical.json")
	dir := b.TempDir()
	pages := func() {
		for n := range 1000 {
			folder := filepath.Join(dir, "posts", fmt.Sprint(n))
			if err := os.MkdirAll(folder, 0o755); err != nil {
				b.Fatal(err)
			}
			for name, data := range map[string][]byte{
				"story.md": article, "thread.json": thread,
				"index.html": []byte(`<!doctype html><html lang="en"><title>x</title><body><after-word article="story.md" thread="json:thread.json"></after-word>`),
			} {
				if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	run := func(b *testing.B, want string) {
		summary, err := Run(Options{Dir: dir, URL: "https://example.com/"})
		if err != nil || summary.String() != want {
			b.Fatal(summary, err)
		}
	}
	b.Run("all", func(b *testing.B) {
		spent := 0.0
		for range b.N {
			b.StopTimer()
			pages()
			before := processor(b)
			b.StartTimer()
			run(b, "1000 pages written, 0 unchanged.")
			spent += processor(b) - before
		}
		b.ReportMetric(spent/float64(b.N), "processor-s/op")
	})
	b.Run("unchanged", func(b *testing.B) {
		for range b.N {
			run(b, "0 pages written, 1000 unchanged.")
		}
	})
}
