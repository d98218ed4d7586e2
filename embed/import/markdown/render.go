package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// github reads Markdown like the systems that keep Markdown in their exports.
var github = goldmark.New(
	goldmark.WithExtensions(extension.GFM),
	goldmark.WithRendererOptions(html.WithUnsafe(), html.WithHardWraps()),
)

// render makes HTML of Markdown that may have HTML in it, and tells whether it has any.
func render(source string) (string, bool) {
	document := github.Parser().Parse(text.NewReader([]byte(source)))
	found := false
	_ = ast.Walk(document, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindRawHTML || n.Kind() == ast.KindHTMLBlock {
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if !found {
		return "", false
	}
	var page bytes.Buffer
	if err := github.Renderer().Render(&page, []byte(source), document); err != nil {
		return "", false
	}
	return page.String(), true
}
