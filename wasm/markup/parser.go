package markup

import (
	"afterword/wasm/markup/grammar"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// parser returns goldmark's parser, which is set up on first use. goldmark's renderer is
// not used. Package grammar says why it replaces some of goldmark's parsers.
func (p *Policy) parser() parser.Parser {
	if p.built == nil {
		p.built = newParser(p.Extended)
	}
	return p.built
}

// newParser lists what is understood. The numbers are goldmark's own priorities. bounds.go
// says why some parsers are wrapped.
func newParser(extended bool) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(grammar.Underlines{IDs: extended}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(grammar.Headings{IDs: extended}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(grammar.HTMLBlocks{}, 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(grammar.Tasks{}, 0),
			util.Prioritized(grammar.CodeSpans{}, 100),
			util.Prioritized(grammar.Links{}, 200),
			util.Prioritized(grammar.Autolinks{}, 300),
			util.Prioritized(grammar.Tags{}, 400),
			util.Prioritized(fewDelimiters{grammar.Runs('*')}, 500),
			util.Prioritized(fewDelimiters{grammar.Runs('~')}, 500),
			util.Prioritized(grammar.BareURLs{}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(grammar.References{}, 100),
			util.Prioritized(grammar.Tables{}, 200),
		),
	)
	if extended {
		p.AddOptions(
			parser.WithBlockParsers(util.Prioritized(shallow{grammar.Extras{}}, 999)),
			parser.WithInlineParsers(util.Prioritized(grammar.ExtraInlines{}, 101)),
			parser.WithParagraphTransformers(util.Prioritized(grammar.Extras{}, 10)),
			parser.WithASTTransformers(util.Prioritized(grammar.NoteLists{}, 999)),
		)
	}
	return p
}
