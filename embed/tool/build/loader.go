package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"afterword/embed/tool/repo"
	"afterword/wasm/source/open"
)

// constants are the values for __HASH__ and similar names in the loader's source.
type constants struct {
	modules   map[string]string // the files of the modules by their names, without endings
	raw       int               // the bytes of the smallest module; every packed one has fewer
	words     string            // the beginning of the catalogues' names
	locales   string            // the languages that there are words for
	list      string            // the name of the file of the other files' hashes
	known     string            // the hash of that file
	integrity string            // the hash of the common module
	standard  bool              // the standard compiler built it
	// files names the loader's siblings if the loader is a module for bundlers, which
	// decide where the siblings lie. Otherwise it is nil, and they lie beside the loader.
	files []string
}

// own returns, as JSON, which module's file each source needs, by its scheme. A source that
// every module has needs null. There are also entries for a thread of several sources and
// for the attribute hide.
func (c *constants) own() (string, error) {
	files := map[string]any{"several": c.file(open.Whole), "hide": c.file("social")}
	for _, s := range open.Sources {
		files[s.Scheme] = nil
		if s.Module != "" {
			files[s.Scheme] = c.file(s.Module)
		}
	}
	text, err := json.Marshal(files)
	return string(text), err
}

// file returns the name of a module's file without its ending. The standard compiler makes
// one module with all sources.
func (c *constants) file(module string) string {
	if name, ok := c.modules[module]; ok {
		return name
	}
	return c.modules[common]
}

// prefetched returns the pattern of a thread whose URL the loader may request before the
// module is there. The pattern's group is the URL.
func prefetched() string {
	return strconv.Quote(`^(?:` + schemes(func(s open.Source) bool { return s.Prefetch }) + `):(\S+)$`)
}

// schemes returns a pattern of the schemes of some sources.
func schemes(of func(open.Source) bool) string {
	var all []string
	for _, s := range open.Sources {
		if of(s) {
			all = append(all, s.Scheme)
		}
	}
	return strings.Join(all, "|")
}

// add records the name of a module's file, and its size in bytes.
func (c *constants) add(file string, bytes int) {
	name, _, _ := strings.Cut(file, "-")
	c.modules[name] = strings.TrimSuffix(file, ".wasm")
	c.raw = min(c.raw, bytes)
}

// takeLocales records the languages that have a catalogue.
func (c *constants) takeLocales(all []locale) {
	c.words, c.locales = wordsStem(all), localeNames(all)
}

// loader bundles embed/loader/afterword.js and what it imports into one file that
// runs as a classic script and as a module.
func loader(root string, c constants) ([]byte, error) {
	modules, err := virtualModules(root, c.standard)
	if err != nil {
		return nil, err
	}
	short, err := shortNames(root)
	if err != nil {
		return nil, err
	}
	own, err := c.own()
	if err != nil {
		return nil, err
	}
	format, files, banner := api.FormatIIFE, "undefined", ""
	if c.files != nil {
		format, files, banner = api.FormatESModule, "files", siblings(c.files)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:   []string{filepath.Join(root, "embed", "loader", "afterword.js")},
		AbsWorkingDir: root,
		Bundle:        true,
		Write:         false,
		Outfile:       "afterword.js",
		Format:        format,
		Target:        api.ES2022,
		Platform:      api.PlatformBrowser,
		Charset:       api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone,

		MinifySyntax: true,
		MangleProps:  "^(" + strings.Join(short, "|") + ")$",

		Loader: map[string]api.Loader{".css": api.LoaderText, ".json": api.LoaderJSON},
		Define: map[string]string{
			"__MODULE__":    strconv.Quote(c.file(common)),
			"__OWN__":       own,
			"__RAW__":       strconv.Itoa(c.raw),
			"__WORDS__":     strconv.Quote(c.words),
			"__LOCALES__":   strconv.Quote(c.locales),
			"__LIST__":      strconv.Quote(c.list),
			"__KNOWN__":     strconv.Quote(c.known),
			"__INTEGRITY__": strconv.Quote(c.integrity),
			"__PREFETCH__":  prefetched(),
			"__SELF__":      ownSize,
			"__FILES__":     files,
		},
		Banner:  map[string]string{"js": banner},
		Plugins: []api.Plugin{modules},
	})
	if len(result.Errors) > 0 {
		text := strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "")
		return nil, fmt.Errorf("%sthe loader cannot be bundled; see above", text)
	}
	if c.files != nil {
		return result.OutputFiles[0].Contents, nil // the site's bundler minifies it
	}
	return withOwnSize(result.OutputFiles[0].Contents)
}

// shortNames returns the properties that get shorter names, since only the loader itself
// uses them. The type Short in embed/loader/host.d.ts lists them.
func shortNames(root string) ([]string, error) {
	const name = "embed/loader/host.d.ts"
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		return nil, err
	}
	_, list, found := strings.Cut(string(text), "export type Short =")
	list, _, ended := strings.Cut(list, ";")
	if !found || !ended {
		return nil, fmt.Errorf("%s does not list the short names: there is no type Short", name)
	}
	var names []string
	for _, quoted := range strings.Fields(strings.ReplaceAll(list, "|", " ")) {
		short, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, fmt.Errorf("%s: %s in the type Short is no name", name, quoted)
		}
		names = append(names, short)
	}
	return names, nil
}

// withOwnSize minifies a bundled loader and puts its own size into it.
func withOwnSize(bundled []byte) ([]byte, error) {
	// This minifier uses the same short names in every function, which brotli packs better
	// than the names of esbuild. That saves about 160 bytes.
	packer := js.Minifier{Version: 2022}
	var packed bytes.Buffer
	if err := packer.Minify(minify.New(), &packed, bytes.NewReader(bundled), nil); err != nil {
		return nil, fmt.Errorf("the loader cannot be minified: %w", err)
	}
	text := packed.Bytes()
	// The number stands for the size of the file that it is in, so it must
	// not change that size.
	size := strconv.Itoa(len(text))
	if bytes.Count(text, []byte(ownSize)) != 1 || len(size) != len(ownSize) {
		return nil, fmt.Errorf("the loader's own size, %s bytes, does not fit where it says %s once; adapt ownSize", size, ownSize)
	}
	return bytes.Replace(text, []byte(ownSize), []byte(size), 1), nil
}

// ownSize holds the place for the loader's own size in bytes. It has as many digits as the
// size, and occurs nowhere else.
const ownSize = "99999"

// virtualModules resolves the imports that depend on the compiler:
// "afterword:glue" is the glue for its modules, and "afterword:wasm_exec" the
// standard distribution's own.
func virtualModules(root string, standard bool) (api.Plugin, error) {
	files := map[string]string{"afterword:glue": filepath.Join(root, "embed", "loader", "glue.js")}
	if standard {
		goroot, err := repo.GOROOT()
		if err != nil {
			return api.Plugin{}, err
		}
		files["afterword:glue"] = filepath.Join(root, "embed", "loader", "glue.standard.js")
		files["afterword:wasm_exec"] = filepath.Join(goroot, "lib", "wasm", "wasm_exec.js")
	}
	return api.Plugin{
		Name: "afterword",
		Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: "^afterword:"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				if file, ok := files[a.Path]; ok {
					return api.OnResolveResult{Path: file}, nil
				}
				return api.OnResolveResult{}, fmt.Errorf("%s is not a module of this build", a.Path)
			})
		},
	}, nil
}

// siblings returns a JavaScript table of the URLs of the loader's siblings, in the form
// that bundlers recognise.
func siblings(names []string) string {
	text := "const files = {"
	for _, name := range names {
		text += fmt.Sprintf("\n%q: new URL(%q, import.meta.url),", name, "./"+name)
	}
	return text + "\n};"
}
