package render

import (
	"encoding/json"
	"html"
	"slices"
	"strconv"
	"strings"

	"afterword/embed/prerender/page"
	"afterword/embed/prerender/site"
	"afterword/wasm/app"
	"afterword/wasm/frontmatter"
	"afterword/wasm/node"
	"afterword/wasm/view"
)

// HTML is the content of the shadow root, styled by the sheet at a URL.
func (r *Rendering) HTML(sheet string) string {
	static := node.Prerendered{
		Inert:   true,
		Address: func(to string) string { return site.Relative(r.around.Base, to) },
	}
	link := `<link rel="stylesheet"` + attribute("href", site.Relative(r.around.Base, sheet))
	return link + r.keptArticle() + r.standing() + ">" + static.HTML(view.View(r.State))
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
	_, _, body := frontmatter.Split(a.Source)
	return attribute("data-article", r.State.Setup.Article) +
		attribute("data-lang", r.State.Words.Lang) +
		attribute("data-level", strconv.Itoa(r.State.Level())) +
		attribute("data-minutes", strconv.Itoa(a.Minutes)) +
		attribute("data-title", a.PlainTitle()) +
		attribute("data-head", strings.TrimSuffix(a.Source, body))
}

// standing is what the loader has to know to let the HTML stand until a reader
// acts: the attributes that it was made for, the addresses of what may have
// changed since, what they were when this was made of them, and what it tells the
// page; "" where there is more to show than it has.
func (r *Rendering) standing() string {
	if !r.complete() {
		return ""
	}
	values := make([]string, len(page.Attributes))
	for i, name := range page.Attributes {
		values[i] = r.values[name]
	}
	var asks []string
	text := ""
	for _, a := range r.asked {
		if kept := a.address == r.State.Setup.Article && r.keptArticle() != ""; !kept {
			asks, text = append(asks, a.address), text+a.text
		}
	}
	return attribute("data-attributes", strings.Join(values, ",")) +
		attribute("data-asks", strings.Join(asks, " ")) +
		attribute("data-made", strconv.Itoa(sum(text))) +
		attribute("data-ready", r.ready())
}

// ready is the detail of the event afterword:ready, as JSON.
func (r *Rendering) ready() string {
	var detail struct {
		Article  *string `json:"article"`
		Comments *int    `json:"comments"`
	}
	if loaded, ok := r.State.Article.(app.LoadedArticle); ok {
		if title := loaded.Article.PlainTitle(); title != "" {
			detail.Article = &title
		}
	}
	if loaded, ok := r.State.Thread.(*app.LoadedThread); ok {
		detail.Comments = &loaded.Thread.Count
	}
	text, _ := json.Marshal(detail) // of these it cannot fail
	return string(text)
}

// complete tells whether all that there is to show is shown. A reader's own
// thread is not, nor a form where nobody has commented yet; and whether a theme
// needs a ground of its own is seen in the page.
func (r *Rendering) complete() bool {
	_, shows := r.State.Thread.(*app.LoadedThread)
	mine := slices.ContainsFunc(strings.Fields(r.State.Setup.Thread), own)
	themed := r.State.Setup.Theme == app.Light || r.State.Setup.Theme == app.Dark
	return len(r.failed) == 0 && !themed && (shows && !mine || r.State.Setup.Thread == "none")
}

// sum is a hash of a text: FNV-1a over its characters instead of its bytes.
func sum(text string) int {
	hash := int32(1)
	for _, char := range text {
		hash = (hash ^ char) * 0x01000193
	}
	return int(hash)
}

func attribute(name, value string) string {
	return " " + name + `="` + html.EscapeString(value) + `"`
}
