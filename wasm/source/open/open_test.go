package open_test

import (
	"reflect"
	"testing"

	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

func TestOpen(t *testing.T) {
	for _, c := range []struct {
		thread string
		want   source.Request
	}{
		{"local:story", source.Scan{Prefix: "afterword/local/story/"}},
		{"local:https://example.org/a", source.Scan{Prefix: "afterword/local/https:%2F%2Fexample.org%2Fa/"}},
		{"json:thread.json", source.Fetch{Method: "GET", URL: "thread.json"}},
		{"json:https://example.org/t.json?a=b:c", source.Fetch{Method: "GET", URL: "https://example.org/t.json?a=b:c"}},
	} {
		s, err := open.Open(c.thread)
		if err != nil {
			t.Errorf("%s: %v", c.thread, err)
		} else if got := s.Load().(source.Ask[source.Thread]).Request; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.thread, got, c.want)
		}
	}
}

func TestOpenProblems(t *testing.T) {
	for _, c := range []struct {
		thread string
		want   source.Problem
	}{
		{"", source.Problem{Key: "source.unknown"}},
		{"story", source.Problem{Key: "source.unknown", Detail: "story"}},
		{"disqus:x", source.Problem{Key: "source.unknown", Detail: "disqus"}},
		{"https://example.org/t.json", source.Problem{Key: "source.unknown", Detail: "https"}},
		{"Local:x", source.Problem{Key: "source.unknown", Detail: "Local"}},
		{"local", source.Problem{Key: "source.incomplete", Detail: "local"}},
		{"json:", source.Problem{Key: "source.incomplete", Detail: "json"}},
	} {
		if s, err := open.Open(c.thread); s != nil || err != c.want {
			t.Errorf("%q: %v, %#v; want %#v", c.thread, s, err, c.want)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		thread string
		want   []string
	}{
		{"local:a", []string{"local:a"}},
		{"local:a b", []string{"local:a b"}},
		{"json:a.json local:b", []string{"json:a.json", "local:b"}},
		{" json:a.json\n\tmastodon:https://m.test/@a/1  bluesky:at://b", []string{"json:a.json", "mastodon:https://m.test/@a/1", "bluesky:at://b"}},
		{"local:to json: or not", []string{"local:to", "json: or not"}},
		{"local:a evil:b", []string{"local:a evil:b"}},
		{"", []string{""}},
	} {
		if got := open.Split(c.thread); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %q, want %q", c.thread, got, c.want)
		}
	}
}

// TestFirst holds the table to what the sources ask for first, since the loader
// sends it in their place.
func TestPrefetch(t *testing.T) {
	const rest = "https://example.org/x"
	seen := map[string]bool{}
	for _, s := range open.Sources {
		if seen[s.Scheme] {
			t.Errorf("%s is there twice", s.Scheme)
		}
		seen[s.Scheme] = true
		if !s.Prefetch {
			continue
		}
		opened, err := s.New(rest)
		if err != nil {
			t.Fatal(err)
		}
		want := source.Fetch{Method: "GET", URL: rest}
		if got := opened.Load().(source.Ask[source.Thread]).Request; !reflect.DeepEqual(got, want) {
			t.Errorf("%s asks for %v, the loader for %v", s.Scheme, got, want)
		}
	}
}
