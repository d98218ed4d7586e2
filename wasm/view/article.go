package view

import (
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/article"
	"afterword/wasm/calendar"
	"afterword/wasm/frontmatter"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
)

const titleID = "title:"

func articleView(s *app.State) node.Node {
	switch state := s.Article.(type) {
	case app.LoadingArticle:
		return frame(s, skeleton(s.Words.Say("article.loading")))
	case app.FailedArticle:
		if state.Prerendered {
			return frame(s,
				node.El(node.Header, class("head"), node.Stay("")),
				node.El(node.Div, attrs(node.At(node.Class, "body text"), node.At(node.Part, "body")), node.Stay("")),
				alert(s, state.Sentence, app.ActAgainArticle),
			)
		}
		return frame(s, alert(s, state.Sentence, app.ActAgainArticle))
	case app.LoadedArticle:
		return loadedArticle(s, state.Article)
	}
	return node.Node{}
}

// frame stands in the place of an article that is loading, or has failed.
func frame(s *app.State, inside ...node.Node) node.Node {
	return node.El(node.Article, attrs(
		node.At(node.Class, "article"),
		node.At(node.Part, "article"),
		node.At(node.AriaLabel, s.Words.Say("article")),
	), inside...).Keyed("article")
}

func loadedArticle(s *app.State, a *article.Article) node.Node {
	about := attrs(node.At(node.Class, "article"), node.At(node.Part, "article"))
	if len(a.Heading) > 0 {
		about = append(about, node.At(node.AriaLabelledby, titleID))
	} else {
		about = append(about, node.At(node.AriaLabel, s.Words.Say("article")))
	}
	// Without a language its own first letters say which way it is written.
	if a.Lang != "" {
		about = append(about, node.At(node.Lang, a.Lang), node.At(node.Dir, i18n.Direction(a.Lang)))
	} else {
		about = append(about, node.At(node.Dir, "auto"))
	}
	return node.El(node.Article, about,
		header(s, a),
		trouble(s, a),
		node.El(node.Div, attrs(node.At(node.Class, "body text"), node.At(node.Part, "body")), a.Body...),
		tags(s, a),
	).Keyed("article")
}

func trouble(s *app.State, a *article.Article) node.Node {
	sentence := ""
	if a.Plain {
		sentence = s.Words.Say("render.article")
	} else if len(a.Problems) > 0 {
		sentence = s.FrontMatterTrouble(a)
	}
	// The interface's own sentences inside an article are not in the article's language.
	return alert(s, sentence, "", node.At(node.Lang, s.Words.Lang), node.At(node.Dir, s.Words.Direction()))
}

func header(s *app.State, a *article.Article) node.Node {
	var parts []node.Node
	if len(a.Heading) > 0 {
		parts = append(parts, node.El(node.Heading(s.Level()),
			attrs(node.At(node.ID, titleID), node.At(node.Class, "title"), node.At(node.Part, "title"), node.At(node.Dir, "auto")), a.Heading...))
	}
	if a.Subtitle != "" {
		parts = append(parts, node.El(node.P, attrs(node.At(node.Class, "subtitle"), node.At(node.Dir, "auto")), node.Txt(a.Subtitle)))
	}
	return node.El(node.Header, class("head"), append(parts, byline(s, a), hero(a))...)
}

// byline says who wrote the article, when, and how long it takes to read.
func byline(s *app.State, a *article.Article) node.Node {
	var parts []node.Node
	if names := joined(s, a.Authors); names != "" {
		parts = append(parts, node.El(node.Span, attrs(node.At(node.Class, "authors"), node.At(node.Dir, "auto")), node.Txt(s.Words.Say("article.by", "names", names))))
	}
	if a.Published.Time != calendar.Never {
		parts = append(parts, date(a.Published, s.Words.Date(a.Published.Time)))
	}
	if a.Modified.Time != calendar.Never {
		label := s.Words.Say("article.modified", "date", s.Words.Date(a.Modified.Time))
		parts = append(parts, date(a.Modified, label))
	}
	parts = append(parts, node.El(node.Span, attrs(node.At(node.Dir, "auto")), node.Txt(s.Words.Count("article.reading", a.Minutes))))
	return node.El(node.P, attrs(node.At(node.Class, "byline"), node.At(node.Lang, s.Words.Lang)), parts...)
}

func date(d frontmatter.Date, label string) node.Node {
	return node.El(node.Time, attrs(node.At(node.Datetime, d.Text), node.At(node.Dir, "auto")), node.Txt(label))
}

func joined(s *app.State, authors []frontmatter.Author) string {
	names := make([]string, len(authors))
	for i, author := range authors {
		names[i] = author.Name
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return s.Words.Say("article.and", "names", strings.Join(names[:n-1], ", "), "name", names[n-1])
	}
}

// hero is the picture above the text.
func hero(a *article.Article) node.Node {
	url, ok := a.Base.Image(a.Image)
	if a.Image == "" || !ok {
		return node.Node{}
	}
	picture := node.El(node.Img, attrs(
		node.Src(url), node.At(node.Alt, a.ImageAlt),
		node.At(node.Decoding, "async"), node.At(node.Referrerpolicy, "no-referrer"),
	))
	if a.ImageCaption == "" {
		return node.El(node.Figure, class("hero"), picture)
	}
	return node.El(node.Figure, class("hero"), picture,
		node.El(node.Figcaption, attrs(node.At(node.Dir, "auto")), node.Txt(a.ImageCaption)))
}

func tags(s *app.State, a *article.Article) node.Node {
	if len(a.Tags) == 0 {
		return node.Node{}
	}
	var items []node.Node
	for _, tag := range a.Tags {
		items = append(items, node.El(node.Li, attrs(node.At(node.Dir, "auto")), node.Txt(tag)))
	}
	return node.El(node.Ul, attrs(node.At(node.Class, "tags"), node.At(node.AriaLabel, s.Words.Say("article.tags"))), items...)
}
