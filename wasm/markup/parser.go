package markup

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// parser is goldmark's, set up when it is first used. Of goldmark's extensions
// only the parsers are taken; its renderer has no part here.
func (p *Policy) parser() parser.Parser {
	if p.built == nil {
		p.built = newParser(p.Footnotes)
	}
	return p.built
}

// newParser is the table of what is understood. The numbers are goldmark's own
// order of precedence; bounds.go says why some parsers are wrapped.
func newParser(footnotes bool) parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(fewTries{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(fewBrackets{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(fewTries{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(fewDelimiters{parser.NewEmphasisParser()}, 500),
			util.Prioritized(fewDelimiters{extension.NewStrikethroughParser()}, 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(shortParagraphs{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(fullTables{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
	if footnotes {
		p.AddOptions(
			parser.WithBlockParsers(util.Prioritized(fewNotes{extension.NewFootnoteBlockParser()}, 999)),
			parser.WithInlineParsers(util.Prioritized(fewReferences{extension.NewFootnoteParser()}, 101)),
			parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
		)
	}
	return p
}
