package grammar

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTMLBlocks parses lines of HTML.
// https://spec.commonmark.org/0.31.2/#html-blocks
type HTMLBlocks struct{}

// The elements that begin a block of type 1 and of type 6.
const (
	verbatim = " pre script style textarea "
	blocks   = " address article aside base basefont blockquote body caption center col colgroup dd details " +
		"dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head " +
		"header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param " +
		"search section summary table tbody td tfoot th thead title tr track ul "
)

// Trigger is what it begins with.
func (HTMLBlocks) Trigger() []byte { return []byte{'<'} }

// Open reads the first line.
func (HTMLBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || line[at] != '<' {
		return nil, parser.NoChildren
	}
	kind := kindOf(line[at:])
	// Other elements than those of blocks may stand in a paragraph.
	if kind == 0 || kind == ast.HTMLBlockType7 && ast.IsParagraph(pc.LastOpenedBlock().Node) {
		return nil, parser.NoChildren
	}
	made := ast.NewHTMLBlock(kind)
	reader.AdvanceToEOL()
	made.Lines().Append(segment)
	return made, parser.NoChildren
}

// kindOf is the type of the block that a line begins, 0 for none.
func kindOf(line []byte) ast.HTMLBlockType {
	switch open, _ := construct(line); open {
	case "<!--":
		return ast.HTMLBlockType2
	case "<?":
		return ast.HTMLBlockType3
	case "<!":
		return ast.HTMLBlockType4
	case "<![CDATA[":
		return ast.HTMLBlockType5
	}
	rest := line[1:]
	closing := len(rest) > 0 && rest[0] == '/'
	if closing {
		rest = rest[1:]
	}
	size := run(rest, inTagName)
	name := rest[:size]
	rest = rest[size:]
	begins := len(rest) == 0 || space(rest[0]) || rest[0] == '>'
	switch {
	case oneOf(verbatim, name):
		if begins && !closing {
			return ast.HTMLBlockType1
		}
		return 0
	case oneOf(blocks, name) && (begins || bytes.HasPrefix(rest, []byte("/>"))):
		return ast.HTMLBlockType6
	}
	if s := (scanner{line: line}); s.tag() && util.IsBlank(line[s.at:]) {
		return ast.HTMLBlockType7
	}
	return 0
}

// oneOf tells whether a name is in a list with spaces around each.
func oneOf(list string, name []byte) bool {
	return len(name) > 0 && strings.Contains(list, " "+strings.ToLower(string(name))+" ")
}

// Continue tells whether a line belongs to the block.
func (HTMLBlocks) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	made := n.(*ast.HTMLBlock)
	line, segment := reader.PeekLine()
	if made.HTMLBlockType >= ast.HTMLBlockType6 {
		if util.IsBlank(line) {
			return parser.Close
		}
	} else {
		lines := made.Lines()
		if first := lines.At(0); lines.Len() == 1 && ends(made.HTMLBlockType, first.Value(reader.Source())) {
			return parser.Close
		}
		if ends(made.HTMLBlockType, line) {
			made.ClosureLine = segment
			reader.AdvanceToEOL()
			return parser.Close
		}
	}
	made.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// ends tells whether a line is the last of a block.
func ends(kind ast.HTMLBlockType, line []byte) bool {
	switch kind {
	case ast.HTMLBlockType1:
		for {
			i := bytes.Index(line, []byte("</"))
			if i < 0 {
				return false
			}
			line = line[i+2:]
			if size := run(line, inTagName); size < len(line) && line[size] == '>' && oneOf(verbatim, line[:size]) {
				return true
			}
		}
	case ast.HTMLBlockType2:
		return bytes.Contains(line, []byte("-->"))
	case ast.HTMLBlockType3:
		return bytes.Contains(line, []byte("?>"))
	case ast.HTMLBlockType5:
		return bytes.Contains(line, []byte("]]>"))
	}
	return bytes.IndexByte(line, '>') >= 0
}

// Close has nothing to do.
func (HTMLBlocks) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph lets HTML follow a paragraph.
func (HTMLBlocks) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves indented lines to code.
func (HTMLBlocks) CanAcceptIndentedLine() bool { return false }
