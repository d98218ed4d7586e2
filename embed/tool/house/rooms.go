package house

// A room is a package, or all packages of a folder ("wasm/source/*"), and what
// it may use besides the standard library.
type room struct {
	path string
	// uses are the rooms that it may import. All of them stand below it.
	uses []string
	// modules are the third-party modules that it may import.
	modules []string
	// page tells that it may import syscall/js.
	page bool
}

// rooms is the house from top to bottom. Imports only go down. A package that fits several
// rooms belongs to the first of them.
var rooms = []room{
	{path: "wasm", uses: []string{"wasm/browser"}},
	{
		path: "wasm/browser", page: true, modules: []string{"honnef.co/go/js/dom/v2"},
		uses: []string{"wasm/view", "wasm/app", "wasm/patch", "wasm/source/open", "wasm/source", "wasm/article",
			"wasm/markup", "wasm/edit", "wasm/node", "wasm/i18n", "wasm/comment", "wasm/calendar", "wasm/json", "assets"},
	},
	{path: "wasm/view", uses: []string{"wasm/app", "wasm/source", "wasm/article", "wasm/frontmatter", "wasm/markup", "wasm/node", "wasm/i18n", "wasm/comment", "wasm/calendar"}},
	{path: "wasm/app/apptest", uses: []string{"wasm/app", "wasm/source/sourcetest", "wasm/source", "wasm/markup", "wasm/edit", "wasm/i18n", "wasm/comment", "wasm/calendar"}},
	{path: "wasm/app", uses: []string{"wasm/source/open", "wasm/source", "wasm/article", "wasm/markup", "wasm/edit", "wasm/node", "wasm/i18n", "wasm/comment", "wasm/calendar", "wasm/escape"}},
	{path: "wasm/patch", uses: []string{"wasm/node"}},
	{path: "wasm/source/open", uses: []string{"wasm/source/*", "wasm/source"}},
	{path: "wasm/source/sourcetest", uses: []string{"wasm/source", "wasm/comment", "wasm/calendar"}},
	{path: "wasm/source/*", uses: []string{"wasm/source", "wasm/comment", "wasm/calendar", "wasm/json", "wasm/escape"}},
	{path: "wasm/source", uses: []string{"wasm/comment", "wasm/json", "wasm/escape"}},
	{path: "wasm/article", uses: []string{"wasm/frontmatter", "wasm/markup", "wasm/node"}},
	{path: "wasm/frontmatter/frontmattertest", uses: []string{"wasm/frontmatter", "wasm/calendar"}},
	{path: "wasm/frontmatter", uses: []string{"wasm/node", "wasm/calendar", "wasm/escape"}},
	{path: "wasm/markup", uses: []string{"wasm/markup/grammar", "wasm/markup/entity", "wasm/node", "wasm/escape"}, modules: []string{"github.com/yuin/goldmark"}},
	{path: "wasm/markup/grammar", modules: []string{"github.com/yuin/goldmark"}},
	{path: "wasm/markup/entity"},
	{path: "wasm/edit"},
	{path: "wasm/node/nodetest", uses: []string{"wasm/node"}, modules: []string{"golang.org/x/net"}},
	{path: "wasm/node", uses: []string{"wasm/escape"}},
	{path: "wasm/i18n/cldr", uses: []string{"wasm/i18n", "assets/locales"}, modules: []string{"golang.org/x/text"}},
	{path: "wasm/i18n", uses: []string{"wasm/calendar", "wasm/json", "assets"}},
	{path: "wasm/comment", uses: []string{"wasm/calendar"}},
	{path: "wasm/calendar"},
	{path: "wasm/json", uses: []string{"wasm/escape"}},
	{path: "wasm/escape"},
	{path: "assets/locales"},
	{path: "assets"},
}

// unshipped are packages that only tests and native programs use.
var unshipped = []string{"wasm/i18n/cldr", "wasm/app/apptest", "wasm/source/sourcetest", "wasm/frontmatter/frontmattertest", "wasm/node/nodetest"}

// forbiddenImports are too heavy for the module, or need a scheduler.
var forbiddenImports = map[string]string{
	"context":       "there is no scheduler to time anything out; use an effect",
	"encoding/json": "it is heavy; use wasm/json",
	"net/http":      "it is heavy and needs goroutines; use a fetch effect",
}

// forbiddenCalls need a scheduler. The keys are functions of package time.
var forbiddenCalls = map[string]string{
	"Sleep":     "use a timer effect",
	"AfterFunc": "use a timer effect",
	"After":     "use a timer effect",
	"Tick":      "use a timer effect",
	"NewTimer":  "use a timer effect",
	"NewTicker": "use a timer effect",
}
