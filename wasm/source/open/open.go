// Package open finds the source that a thread attribute names.
package open

import (
	"strings"

	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/local"
)

// Sources is every source there is. First is the URL of the request that the
// loader may send before the module has started, with {rest} for what stands
// after the scheme, or "" for none.
var Sources = []struct {
	Scheme string
	New    func(rest string) (source.Source, error)
	First  string
}{
	{local.Scheme, local.New, local.First},
	{jsonfile.Scheme, jsonfile.New, jsonfile.First},
}

// Open gives the source that a thread attribute, "scheme:rest", names. Its error
// is a [source.Problem]: source.unknown with the scheme, or what the source says
// of the rest.
func Open(thread string) (source.Source, error) {
	scheme, rest, _ := strings.Cut(thread, ":")
	for _, s := range Sources {
		if s.Scheme == scheme {
			return s.New(rest)
		}
	}
	return nil, source.Problem{Key: "source.unknown", Detail: scheme}
}
