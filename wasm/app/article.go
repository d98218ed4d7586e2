package app

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/article"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

type (
	// ChangedArticle tells of an attribute that has changed.
	ChangedArticle struct{ Article string }
	// GotText is the answer to [Read] of a number; Missing tells that the page
	// has no such element.
	GotText struct {
		Number  int
		Text    string
		Missing bool
	}
	// ClickedAgainArticle loads the article again after a failure.
	ClickedAgainArticle struct{}
)

func (ChangedArticle) message()      {}
func (GotText) message()             {}
func (ClickedAgainArticle) message() {}

func (s *State) openArticle() []Effect {
	name := s.Setup.Article
	if name == "" {
		s.Article = NoArticle{}
		return nil
	}
	if s.takeOver() {
		return nil
	}
	s.drop(anArticle)
	if strings.HasPrefix(name, "#") {
		number := s.number()
		s.Article = LoadingArticle{number}
		return []Effect{Read{number, name[1:]}}
	}
	s.Article = LoadingArticle{}
	return s.askArticle()
}

func (s *State) askArticle() []Effect {
	return s.ask(anArticle, source.Fetch{Method: "GET", URL: s.Setup.Article}, (*State).gotArticle)
}

func (s *State) gotText(m GotText) []Effect {
	if loading, ok := s.Article.(LoadingArticle); !ok || loading.number != m.Number {
		return nil
	}
	if m.Missing {
		return s.failArticle("article.noelement", s.Setup.Article)
	}
	return s.showArticle(article.Dedent(m.Text), node.Base(s.Page.Address), 0)
}

func (s *State) gotArticle(reply source.Reply) []Effect {
	problem, failed := reply.Refused().(source.Problem)
	if _, shows := s.Article.(LoadedArticle); shows && (failed || reply.Stale != 0) {
		return nil // the article that shows is as good
	}
	if failed {
		return s.failArticle(problem.Key, problem.Detail)
	}
	if reply.Type() == "text/html" {
		return s.failArticle("article.html", "")
	}
	if noise(reply.Body) {
		return s.failArticle("article.noise", "")
	}
	return s.showArticle(reply.Text(), node.Base(reply.URL), reply.Stale)
}

// noise tells whether the beginning of a file shows that it is not text, or text in an
// unknown encoding: more than a tenth of it cannot be read. In an encoding of one byte
// everything can be read, but no text has three control characters in a hundred.
func noise(beginning string) bool {
	unread, all := 0, 0
	for _, r := range beginning {
		all++
		if r == utf8.RuneError {
			unread++
		} else if r < '\t' || r > '\r' && r < ' ' {
			unread += 4
		}
	}
	return unread > 100 && unread > all/10
}

func (s *State) failArticle(reason, detail string) []Effect {
	failed := s.failedArticle(reason, detail)
	failed.Prerendered = s.prerendered != nil
	s.Article = failed
	return []Effect{TellError{StageArticle, failed.Sentence}}
}

func (s *State) showArticle(text string, base node.Base, stale int64) []Effect {
	a := article.Parse(text, base, s.articleOptions(text))
	s.Article = LoadedArticle{a, stale}
	if a.Plain {
		return []Effect{TellError{StageRender, s.Words.Say("render.article")}}
	}
	if len(a.Problems) > 0 {
		return []Effect{TellError{StageArticle, s.FrontMatterTrouble(a)}}
	}
	return nil
}

// level puts the article's headings at the level of the setup.
func (s *State) level() []Effect {
	if loaded, ok := s.Article.(LoadedArticle); ok {
		a := loaded.Article
		if a.Prerendered {
			return s.openArticle()
		}
		loaded.Article = article.Parse(a.Source, a.Base, s.articleOptions(a.Source))
		s.Article = loaded
	}
	return nil
}

func (s *State) articleOptions(text string) article.Options {
	return article.Options{Level: s.Level(), Words: MarkupWords(s.Words), Plain: s.Suspect(text)}
}

// longestText is how many bytes a text may have to be rendered. The worst text takes
// 400 times its size in memory, and there are two gigabytes.
const longestText = 2_000_000

// Suspect tells whether a text is shown as typed instead of rendered, since it stopped
// an earlier instance or is so long that it might stop this one.
func (s *State) Suspect(text string) bool {
	if len(text) > longestText {
		return true
	}
	if len(s.Suspects) == 0 {
		return false
	}
	fingerprint := markup.Fingerprint(text)
	for _, suspect := range s.Suspects {
		if suspect == fingerprint {
			return true
		}
	}
	return false
}

// CommentOptions are how comments are rendered: below a thread's heading of a level, in
// the words of an interface, with relative URLs resolved against base. shown is as in
// [source.Source].
func CommentOptions(base node.Base, level int, words *i18n.Words, shown string) markup.Options {
	options := markup.Options{Policy: markup.Comments, Base: base, Level: level, Words: MarkupWords(words)}
	if source.Hosts && shown != "" {
		options.Shown = func(picture node.URL) bool { return shows(shown, picture) }
	}
	return options
}

// MarkupWords are the interface's sentences inside rendered text.
func MarkupWords(w *i18n.Words) markup.Words {
	return markup.Words{
		Anchor: w.Say("markup.anchor"),
		Table:  w.Say("markup.table"),
		Done:   w.Say("markup.done"),
		Open:   w.Say("markup.open"),
		Notes:  w.Say("markup.notes"),
		Back:   w.Say("markup.back"),
		Alerts: markup.AlertsOf(w.Lang),
	}
}

// FrontMatterTrouble says which lines at the top of the article are left out.
func (s *State) FrontMatterTrouble(a *article.Article) string {
	where := ""
	for i, p := range a.Problems {
		if i > 0 {
			where += ", "
		}
		where += s.Words.Say("article.frontmatter.where", "key", p.Key, "line", s.Words.Number(p.Line))
	}
	return s.Words.Count("article.frontmatter", len(a.Problems), "where", where)
}
