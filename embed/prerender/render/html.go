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

// keptArticle is what the module has to know to take the article over without fetching it,
// as attributes for package browser. It is "" where the module has to fetch the article:
// one from another site may have changed since.
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

// standing is what the loader has to know to leave the HTML alone until a reader acts, as
// attributes: the values of the element's attributes, the addresses of what may change, a
// checksum of what they answered now, and the detail of the ready event. It is "" where the
// page has more to show than the HTML does.
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
	text, _ := json.Marshal(detail) // these types cannot fail
	return string(text)
}

// complete tells whether the HTML shows everything. It does not if the thread is the
// reader's own, if there is only a form since nobody has commented yet, or if the element
// has a theme, since only the browser can tell whether that needs a background.
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
