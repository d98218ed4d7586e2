// Package open finds the source that a thread attribute names.
package open

import (
	"slices"
	"strings"

	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/local"
	"afterword/wasm/source/sum"
)

// Source is how a source is found and begun.
type Source struct {
	Scheme string
	New    func(rest string) (*source.Source, error)
	// Prefetch tells that the rest is the URL of its first request, which the loader
	// may send before the module has started.
	Prefetch bool
	// WithPageURL adds to the rest what it leaves out and the page's address tells; nil for
	// a source that takes nothing from there.
	WithPageURL func(rest, page string) string
	// Module is the smallest module that has the source, so that only pages that use it pay
	// for its weight; "" for a source that all modules have.
	Module string
}

// Whole is the module that has all sources, and can join several in one thread.
const Whole = "servers"

// Sources is every source there is: those of all modules here, and the others in
// files of their modules, whose names are build tags.
var Sources = []Source{
	{Scheme: local.Scheme, New: local.New},
	{Scheme: jsonfile.Scheme, New: jsonfile.New, Prefetch: true},
}

// schemes are those of all sources, also of those that this module does not have.
var schemes = [...]string{"local", "json", "remark42", "wordpress", "waline", "matrix", "mastodon", "bluesky"}

// Split gives the sources that a thread attribute names: the next begins where
// white space is followed by a scheme and a colon.
func Split(thread string) []string {
	var parts []string
	from := 0
	for i := 1; i < len(thread); i++ {
		if strings.TrimSpace(thread[i-1:i]) != "" {
			continue
		}
		scheme, _, more := strings.Cut(thread[i:], ":")
		for _, known := range schemes {
			if more && scheme == known {
				if part := strings.TrimSpace(thread[from:i]); part != "" {
					parts = append(parts, part)
				}
				from = i
			}
		}
	}
	return append(parts, strings.TrimSpace(thread[from:]))
}

// WithPageURL is a thread attribute with what it takes from the address of the page
// that it stands in, the canonical one.
func WithPageURL(thread, page string) string {
	if !source.Asks {
		return strings.TrimSpace(thread)
	}
	parts := Split(thread)
	for i, part := range parts {
		scheme, rest, _ := strings.Cut(part, ":")
		for _, s := range Sources {
			if s.Scheme == scheme && s.WithPageURL != nil {
				parts[i] = scheme + ":" + s.WithPageURL(rest, page)
			}
		}
	}
	return strings.Join(parts, " ")
}

// Open gives the source that a thread attribute names: one, "scheme:rest", or the
// sum of several. Its error is a [source.Problem]: source.unknown with the scheme,
// or what the source says of the rest.
func Open(thread string) (*source.Source, error) {
	if !several {
		return one(thread)
	}
	names := Split(thread)
	if len(names) == 1 {
		return one(thread)
	}
	var parts []sum.Part
	for _, name := range names {
		from, err := one(name)
		if err != nil {
			from = &source.Source{Load: func() source.Reading { return source.Fail[source.Thread](err) }}
		}
		parts = append(parts, sum.Part{Name: place(name), Source: from})
	}
	return sum.Of(parts), nil
}

func one(name string) (*source.Source, error) {
	scheme, rest, _ := strings.Cut(name, ":")
	for _, s := range Sources {
		if s.Scheme == scheme {
			return s.New(rest)
		}
	}
	return nil, source.Problem{Key: "source.unknown", Detail: scheme}
}

// place says where a source is: its host, else its file, else its scheme.
func place(name string) string {
	scheme, rest, _ := strings.Cut(name, ":")
	switch scheme {
	case local.Scheme:
		return scheme
	case "bluesky":
		return "Bluesky"
	}
	if _, address, ok := strings.Cut(rest, "://"); ok {
		rest, _, _ = strings.Cut(address, "/")
	}
	rest, _, _ = strings.Cut(rest, "?")
	return rest
}

// Modules are the names of the modules beside the common one.
func Modules() []string {
	var names []string
	for _, s := range Sources {
		if s.Module != "" && !slices.Contains(names, s.Module) {
			names = append(names, s.Module)
		}
	}
	return append(names, Whole)
}
