package render

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode/utf16"

	"afterword/embed/prerender/site"
	"afterword/wasm/app"
	"afterword/wasm/article"
	"afterword/wasm/node"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/view"
)

// HTML is the content of the shadow root, styled by the sheet at a URL.
func (r *Rendering) HTML(sheet string) string {
	static := node.Static{
		Inert:   true,
		Address: func(to string) string { return site.Relative(r.around.Base, to) },
	}
	link := `<link rel="stylesheet"` + attribute("href", site.Relative(r.around.Base, sheet))
	return link + r.keptArticle() + r.keptThread() + ">" + static.HTML(view.View(r.State))
}

// keptArticle is what the module has to know of the article to take it over
// without asking for it, as attributes; "" where it has to ask: an article from
// elsewhere may be another one by now. Package browser reads them.
func (r *Rendering) keptArticle() string {
	loaded, ok := r.State.Article.(app.LoadedArticle)
	if !ok || loaded.Article.Plain || strings.HasPrefix(r.State.Setup.Article, "#") || !r.around.Ours(string(loaded.Article.Base)) {
		return ""
	}
	a := loaded.Article
	_, _, body := article.Split(a.Source)
	return attribute("data-article", r.State.Setup.Article) +
		attribute("data-lang", r.State.Words.Lang) +
		attribute("data-level", strconv.Itoa(r.State.Level())) +
		attribute("data-minutes", strconv.Itoa(a.Minutes)) +
		attribute("data-title", a.PlainTitle()) +
		attribute("data-head", strings.TrimSuffix(a.Source, body))
}

// keptThread is the thread that is shown, and a sum of its file, by which the
// loader sees without the module whether it has changed.
func (r *Rendering) keptThread() string {
	if r.thread == "" {
		return ""
	}
	kept := attribute("data-thread", r.thread)
	if file, ok := strings.CutPrefix(r.State.Setup.Thread, jsonfile.Scheme+":"); ok {
		address, _ := Resolve(r.around.Base, file)
		if text, ok := r.answered[address]; ok {
			kept += attribute("data-thread-sum", sum(text))
		}
	}
	return kept
}

// sum is a text's length in UTF-16, which is how a browser counts, and its
// FNV-1a hash.
func sum(text string) string {
	units := utf16.Encode([]rune(text))
	hash := uint32(0x811c9dc5)
	for _, unit := range units {
		hash = (hash ^ uint32(unit)) * 0x01000193
	}
	return fmt.Sprintf("%x-%08x", len(units), hash)
}

func attribute(name, value string) string {
	return " " + name + `="` + html.EscapeString(value) + `"`
}
