package grammar

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// alerts are the kinds of [GitHub], each with what others call such a thing.
//
// [GitHub]: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
var alerts = [...]string{
	" note ",
	" tip hint success check done ",
	" important ",
	" warning warn attention ",
	" caution danger error fail failure bug ",
}

// label begins an alert of a kind; of one that nobody knows it is a note.
func label(kind []byte, title text.Segment, source []byte) *Block {
	made := &Block{Part: Label}
	for i, names := range alerts {
		if strings.Contains(names, " "+strings.ToLower(string(kind))+" ") {
			made.Number = i
		}
	}
	if title = trim(title, source); title.Start < title.Stop {
		made.Lines().Append(title)
	}
	return made
}

// takeLabel makes an alert of a quotation that begins with [!NOTE] or the like,
// after which Obsidian has a title.
func takeLabel(paragraph *ast.Paragraph, source []byte) {
	parent, lines := paragraph.Parent(), paragraph.Lines()
	if parent.Kind() != ast.KindBlockquote || paragraph.PreviousSibling() != nil {
		return
	}
	first := trim(lines.At(0), source)
	written := source[first.Start:first.Stop]
	if !bytes.HasPrefix(written, []byte("[!")) {
		return
	}
	size := run(written[2:], letter)
	end := 2 + size
	if size == 0 || end == len(written) || written[end] != ']' {
		return
	}
	end++
	if end < len(written) && (written[end] == '+' || written[end] == '-') {
		end++ // whether it is folded
	}
	if end < len(written) && !space(written[end]) {
		return
	}
	parent.InsertBefore(parent, paragraph, label(written[2:2+size], first.WithStart(first.Start+end), source))
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		parent.RemoveChild(parent, paragraph)
	}
}

func colon(c byte) bool { return c == ':' }

// openAlert reads the first line of what stands between :::note and :::, as
// Docusaurus and VitePress have it: the kind, and a title, in brackets or not.
func openAlert(reader text.Reader, line []byte, segment text.Segment, at int) *Block {
	made := &Block{Part: Alert, Number: run(line[at:], colon)}
	at += made.Number
	at += run(line[at:], func(c byte) bool { return c == ' ' })
	size := run(line[at:], func(c byte) bool { return inTagName(c) || c == '_' })
	if made.Number < 3 || size == 0 || !letter(line[at]) {
		return nil
	}
	source := reader.Source()
	kind := line[at : at+size]
	title := trim(text.NewSegment(segment.Start-segment.Padding+at+size, segment.Stop), source)
	if n := title.Stop - 1; title.Start < n && source[n] == '}' {
		// Attributes, which say nothing of what is shown.
		if open := bytes.LastIndexByte(source[title.Start:n], '{'); open >= 0 {
			title = trim(title.WithStop(title.Start+open), source)
		}
	}
	if title.Start < title.Stop && source[title.Start] == '[' && source[title.Stop-1] == ']' {
		title = text.NewSegment(title.Start+1, title.Stop-1)
	}
	made.AppendChild(made, label(kind, title, source))
	reader.AdvanceToEOL()
	return made
}

// continueAlert ends it at a line of at least as many colons, if nothing in it
// is open that such a line ends.
func (b *Block) continueAlert(reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	indent, at := util.IndentWidth(line, reader.LineOffset())
	if indent > 3 || at >= len(line) || line[at] != ':' {
		return parser.Continue | parser.HasChildren
	}
	colons := run(line[at:], colon)
	if colons < b.Number || !util.IsBlank(line[at+colons:]) {
		return parser.Continue | parser.HasChildren
	}
	open := pc.OpenedBlocks()
	for i := len(open) - 1; open[i].Node != ast.Node(b); i-- {
		inner, _ := open[i].Node.(*Block)
		if inner != nil && inner.Part == Alert && inner.Number <= colons || open[i].Node.Kind() == ast.KindFencedCodeBlock {
			return parser.Continue | parser.HasChildren
		}
	}
	reader.AdvanceToEOL()
	return parser.Close
}
