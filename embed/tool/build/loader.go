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

// constants are what the loader's source calls __HASH__ and the like.
type constants struct {
	modules   map[string]string // the files of the modules by their names, without endings
	raw       int               // the bytes of the smallest module; packed, none has as many
	words     string            // the beginning of the catalogues' names
	locales   string            // the languages that there are words for
	list      string            // the name of the file of the other files' hashes
	known     string            // its own hash
	integrity string            // the hash of the common module
	standard  bool              // the standard compiler built it
	// files are the names of its siblings where a bundler is going to say where
	// they are: then it is a module. Otherwise they lie beside it.
	files []string
}

// own are the files of the modules that sources need beyond what all modules have, by
// their schemes, null for a source that all have; that of several in one thread, and of
// the attribute hide. It is JSON.
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

// file is the file of a module, without its ending. The standard compiler's one module
// has all sources.
func (c *constants) file(module string) string {
	if name, ok := c.modules[module]; ok {
		return name
	}
	return c.modules[common]
}

// prefetched matches a thread whose address the loader may ask for before the
// module is there, and gives it.
func prefetched() string {
	return strconv.Quote(`^(?:` + schemes(func(s open.Source) bool { return s.Prefetch }) + `):(\S+)$`)
}

// schemes are those of some sources, as a pattern has them.
func schemes(of func(open.Source) bool) string {
	var all []string
	for _, s := range open.Sources {
		if of(s) {
			all = append(all, s.Scheme)
		}
	}
	return strings.Join(all, "|")
}

// add notes the name of a module's file, and its bytes.
func (c *constants) add(file string, bytes int) {
	name, _, _ := strings.Cut(file, "-")
	c.modules[name] = strings.TrimSuffix(file, ".wasm")
	c.raw = min(c.raw, bytes)
}

// takeLocales takes note of the languages that there are words for.
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
		return result.OutputFiles[0].Contents, nil // who bundles it makes it small
	}
	return withOwnSize(result.OutputFiles[0].Contents)
}

// shortNames are the properties of the loader's own objects for which neither Go nor
// the page asks, as embed/loader/host.d.ts lists them.
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

// withOwnSize makes a bundled loader small and tells it its own size.
func withOwnSize(bundled []byte) ([]byte, error) {
	// It gives the same short names in every function, which brotli packs
	// better than esbuild's own. That saves about 160 bytes.
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

// ownSize holds the place of the loader's own size in bytes: a number of as
// many digits, which stands nowhere else.
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

// siblings is a table of where the loader's siblings are, as JavaScript in the
// form by which bundlers find them.
func siblings(names []string) string {
	text := "const files = {"
	for _, name := range names {
		text += fmt.Sprintf("\n%q: new URL(%q, import.meta.url),", name, "./"+name)
	}
	return text + "\n};"
}
