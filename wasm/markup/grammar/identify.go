package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var idsKey = parser.NewContextKey()

// IDs are those that headings of a text name for themselves.
func IDs(pc parser.Context) []string {
	ids, _ := pc.Get(idsKey).([]string)
	return ids
}

// ID is the one that a heading names for itself, "" without one.
func ID(heading ast.Node) string {
	id, _ := heading.AttributeString("id")
	name, _ := id.(string)
	return name
}

// identify takes the id off the end of a heading's last line: {#id} as Hugo,
// {: #id} as Jekyll, or {/* #id */} as MDX has it.
func identify(heading ast.Node, source []byte, pc parser.Context) {
	lines := heading.Lines()
	last := lines.Len() - 1
	if last < 0 {
		return
	}
	line := trim(lines.At(last), source)
	written := source[line.Start:line.Stop]
	open := bytes.LastIndexByte(written, '{')
	if open < 0 || open > 0 && written[open-1] == '\\' || !bytes.HasSuffix(written, []byte{'}'}) {
		return
	}
	inside := bytes.Trim(written[open+1:len(written)-1], " ")
	comment := bytes.HasPrefix(inside, []byte("/*")) && bytes.HasSuffix(inside, []byte("*/")) && len(inside) >= 4
	var id []byte
	switch {
	case comment:
		id = bytes.Trim(inside[2:len(inside)-2], " #")
		if bytes.IndexByte(id, ' ') >= 0 {
			id = nil // a note, for editors
		}
	case attributes(inside):
		id = idOf(inside)
	default:
		return
	}
	lines.Set(last, trim(line.WithStop(line.Start+open), source))
	named(heading, id, pc)
}

// attributes tells whether what stands in braces is a list of attributes.
func attributes(inside []byte) bool {
	return len(inside) > 1 && (inside[0] == ':' || (inside[0] == '#' || inside[0] == '.') && !space(inside[1])) &&
		bytes.IndexByte(inside, '}') < 0
}

// idOf is the id in a list of attributes.
func idOf(inside []byte) []byte {
	at := bytes.IndexByte(inside, '#') + 1
	if at == 0 {
		return nil
	}
	return inside[at : at+run(inside[at:], func(c byte) bool { return !space(c) })]
}

func named(heading ast.Node, id []byte, pc parser.Context) {
	if len(id) == 0 {
		return
	}
	heading.SetAttributeString("id", string(id))
	pc.Set(idsKey, append(IDs(pc), string(id)))
}

// takeAttributes takes the lines {: …} off a paragraph, which Jekyll has for the
// attributes of the block beside them, and MDX's comments {/* … */}. Of these an id counts, below a heading.
// Where {:toc} asks for a table of contents, the list goes that stands for it.
func takeAttributes(paragraph *ast.Paragraph, source []byte, pc parser.Context) {
	lines := paragraph.Lines()
	from, to := 0, lines.Len()
	for from < to && attributeLine(lines.At(from), source) != nil {
		from++
	}
	for from < to && attributeLine(lines.At(to-1), source) != nil {
		to--
	}
	if from == 0 && to == lines.Len() {
		return
	}
	parent := paragraph.Parent()
	if item, ok := parent.(*ast.ListItem); ok && to > from {
		if bytes.HasPrefix(attributeLine(lines.At(to), source), []byte(":toc")) {
			item.Parent().SetAttributeString("toc", true)
		}
	}
	if heading, ok := paragraph.PreviousSibling().(*ast.Heading); ok && from > 0 {
		named(heading, idOf(attributeLine(lines.At(0), source)), pc)
	}
	lines.SetSliced(from, to)
	if from == to {
		parent.RemoveChild(parent, paragraph)
		return
	}
	last := lines.At(to - from - 1)
	lines.Set(to-from-1, trimRight(last, source))
}

// attributeLine is what stands in the braces of a line that is nothing else,
// attributes or a comment of MDX; nil if it is another.
func attributeLine(line text.Segment, source []byte) []byte {
	line = trim(line, source)
	written := source[line.Start:line.Stop]
	if len(written) < 4 || written[0] != '{' || written[len(written)-1] != '}' {
		return nil
	}
	inside := written[1 : len(written)-1]
	if inside[0] == ':' && attributes(inside) || bytes.HasPrefix(inside, []byte("/*")) && bytes.HasSuffix(inside, []byte("*/")) {
		return inside
	}
	return nil
}

// trimRight is a part of the source without the space at its end.
func trimRight(s text.Segment, source []byte) text.Segment {
	for s.Start < s.Stop && space(source[s.Stop-1]) {
		s.Stop--
	}
	return s
}
