package render

import (
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"

	"afterword/embed/prerender/page"
	"afterword/embed/prerender/site"
	"afterword/wasm/app"
	"afterword/wasm/i18n/cldr"
	"afterword/wasm/markup"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// The packages that read Markdown set themselves up on first use, which assumes that
// nothing else runs. So this happens here, before there are several goroutines.
func init() {
	for _, policy := range []*markup.Policy{markup.Articles, markup.Comments} {
		markup.Markdown("&eacute;", markup.Options{Policy: policy})
	}
}

// Around is what a page says about the surroundings of a place.
type Around struct {
	Page *page.Page
	// URL is where the page is published. Base is what its relative URLs are relative to.
	URL, Base string
	// Canonical is the address that identifies the page to threads, "" where it is not
	// known.
	Canonical string
	// Schemed tells that the page has a colour scheme of its own.
	Schemed bool
	// Site is where the site is published, and Ours tells whether a URL belongs to it.
	Site string
	Ours func(url string) bool
	// Get answers a request for a URL, and says why a request was not sent.
	Get func(url string) (source.Reply, error)
	// Guest sends a request with the token of a guest, "" for the one that makes the guest.
	// It is nil where threads are left out that nobody reads without an account.
	Guest func(request source.Fetch, token string) (source.Reply, error)
}

// Rendering is an element as it looks without a reader.
type Rendering struct {
	State *app.State
	// Problems say what could not be fetched or shown, in English.
	Problems []string
	// Vain tells that nothing is shown, and that the place is left to the browser.
	Vain bool

	around Around
	values map[string]string // of the element's attributes
	asked  []asked
	failed []failed
}

// Place renders what a place asks for. Input that makes the program panic costs only this
// place.
func Place(around Around, place page.Place) (r *Rendering) {
	r = &Rendering{around: around, values: place.Values}
	defer func() {
		if why := recover(); why != nil {
			r.Vain = true
			r.Problems = append(r.Problems, fmt.Sprintf("It could not be rendered, which is a mistake in afterword: %v\n%s", why, debug.Stack()))
		}
	}()
	setup := app.SetupOf(func(name string) string { return place.Values[name] }, around.Canonical)
	setup.Theme = app.ThemeOf(place.Values["theme"], around.Schemed)
	if setup.Article == "" && (setup.Thread == "none" || own(setup.Thread)) {
		r.Vain = true
		return r
	}
	if why := around.refuses(place); why != "" {
		r.Problems = append(r.Problems, why)
		r.Vain = true
		return r
	}
	if name := place.Values["thread"]; around.Canonical == "" && open.WithPageURL(name, "a") != open.WithPageURL(name, "b") {
		r.Problems = append(r.Problems, name+": The thread is that of the page's address, which is not known; give the site's with -url.")
		r.Vain = true
		return r
	}
	languages := []string{place.Values["lang"], place.Lang, "en"}
	a := asker{get: r.get, text: around.Page.Text}
	if around.Guest != nil {
		a.guest, a.tokens = r.guest, map[string]string{}
	}
	r.State = a.play(&app.State{Words: cldr.Words(languages...), Dated: true}, app.Started{
		Setup: setup,
		Page:  app.Page{Address: around.URL, Rebased: around.Page.Base != ""},
		// No reader looks at the page now, so requests that only a reader needs wait.
		Hidden: true,
	})
	r.settle()
	return r
}

// refuses says why nothing can be written into a place, "" if something can.
func (a Around) refuses(place page.Place) string {
	switch {
	case place.Taken:
		return "An <after-word> has a shadow root that prerender did not write, or that was changed since. Build the page again."
	case a.Page.Charset != "" && a.Page.Charset != "utf-8":
		return "The page is in " + a.Page.Charset + "; only pages in UTF-8 can be prerendered."
	case strings.HasPrefix(a.URL, site.Nowhere) && !strings.HasPrefix(a.Base, site.Nowhere):
		return "The page has a <base> of another address than the site's, which is not known; give it with -url."
	}
	return ""
}

// own tells whether a thread is the reader's own, in their browser.
func own(thread string) bool { return strings.HasPrefix(thread, "local:") }

// settle removes what the browser has to show: a thread without comments, what failed, and
// an element of which nothing is left.
func (r *Rendering) settle() {
	setup := r.State.Setup
	_, alone := r.State.Article.(app.NoArticle)
	if _, failed := r.State.Article.(app.FailedArticle); failed {
		r.problem(setup.Article, r.failure(true), inEnglish(r.State).Article.(app.FailedArticle).Sentence)
		r.Vain = true
	}
	switch thread := r.State.Thread.(type) {
	case app.NoThread:
		return
	case *app.LoadedThread:
		if hidden := thread.Hidden; hidden != nil && hidden.Problem != nil {
			r.problem(setup.Hide, r.failure(false), inEnglish(r.State).Unhidden(hidden.Problem))
		} else if thread.Trouble != "" { // a later page of it
			r.problem(setup.Thread, r.failure(false), thread.Trouble)
		} else if len(thread.Failed) > 0 { // one of several sources
			r.problem(setup.Thread, r.failure(false), inEnglish(r.State).PartTrouble(thread.Failed[0]))
		} else if !own(setup.Thread) && thread.Thread.Size > 0 {
			return
		}
	case app.FailedThread:
		r.problem(setup.Thread, r.failure(false), inEnglish(r.State).Thread.(app.FailedThread).Sentence)
	}
	r.State.Thread = app.NoThread{}
	r.Vain = r.Vain || alone
}

// inEnglish is the state with English sentences, for the person who runs the command.
func inEnglish(s *app.State) *app.State {
	said, _ := app.Update(s, app.ChangedWords{Words: cldr.Words("en")}, 0)
	return said
}

// Resolve is the URL that a reference names, without a fragment.
func Resolve(base, reference string) (string, error) {
	b, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	u, err := b.Parse(strings.TrimSpace(reference))
	if err != nil {
		return "", err
	}
	u.Fragment = ""
	return u.String(), nil
}
