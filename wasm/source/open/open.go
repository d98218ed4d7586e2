// Package open finds the source that a thread attribute names.
package open

import (
	"strings"

	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/local"
)

// Source is how a source is found and begun.
type Source struct {
	Scheme string
	New    func(rest string) (*source.Source, error)
	// First is the URL of the request that the loader may send before the module
	// has started, with {rest} for what stands after the scheme, or "" for none.
	First string
	// Complete adds to the rest what it takes from the page's address where it
	// does not say it; nil for what takes nothing.
	Complete func(rest, page string) string
	// Apart tells that only a module of its own has it, beside those that all
	// modules have: so its weight is paid where it is used.
	Apart bool
}

// Sources is every source there is: those of all modules here, and each of the
// others in a file that a build tag, its scheme, puts into the shipped module.
var Sources = []Source{
	{Scheme: local.Scheme, New: local.New, First: local.First},
	{Scheme: jsonfile.Scheme, New: jsonfile.New, First: jsonfile.First},
}

// Complete is a thread attribute with what it takes from the address of the page
// that it stands in, the canonical one.
func Complete(thread, page string) string {
	scheme, rest, _ := strings.Cut(thread, ":")
	for _, s := range Sources {
		if s.Scheme == scheme && s.Complete != nil {
			return scheme + ":" + s.Complete(rest, page)
		}
	}
	return thread
}

// Open gives the source that a thread attribute, "scheme:rest", names. Its error
// is a [source.Problem]: source.unknown with the scheme, or what the source says
// of the rest.
func Open(thread string) (*source.Source, error) {
	scheme, rest, _ := strings.Cut(thread, ":")
	for _, s := range Sources {
		if s.Scheme == scheme {
			return s.New(rest)
		}
	}
	return nil, source.Problem{Key: "source.unknown", Detail: scheme}
}
