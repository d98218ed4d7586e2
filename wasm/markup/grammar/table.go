package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Tables makes tables of paragraphs.
// https://github.github.com/gfm/#tables-extension-
//
// A \| stays in its cell as it is: the parser of the cell's text reads it.
type Tables struct{}

// Transform makes a table of the end of a paragraph, from the line above the
// first row of delimiters on.
func (Tables) Transform(paragraph *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := paragraph.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		delimiters := lines.At(i)
		columns := alignments(delimiters.Value(source))
		if columns == nil {
			continue
		}
		if lazy(paragraph, delimiters, source) {
			return
		}
		head := row(Head, lines.At(i-1), source, columns)
		rest := lines.Len() - i - 1
		// A row may leave out cells, so rows of one byte below a wide head
		// would make more nodes than anyone could send.
		size := lines.At(lines.Len()-1).Stop - lines.At(i-1).Start
		if head.ChildCount() != len(columns) || len(columns)*(rest+2) > size+100 {
			return
		}
		table := &Block{Part: Table}
		table.AppendChild(table, head)
		for j := range rest {
			table.AppendChild(table, row(Row, lines.At(i+1+j), source, columns))
		}
		parent := paragraph.Parent()
		parent.InsertAfter(parent, paragraph, table)
		lines.SetSliced(0, i-1)
		if i == 1 {
			parent.RemoveChild(parent, paragraph)
			return
		}
		last := lines.At(i - 2)
		last.Stop-- // its line feed
		lines.Set(i-2, last)
		return
	}
}

// lazy tells whether a paragraph goes on in a line without the signs of the
// quotations or the indentation of the lists that it is in.
// https://spec.commonmark.org/0.31.2/#lazy-continuation-line
func lazy(paragraph ast.Node, line text.Segment, source []byte) bool {
	before := source[:line.Start]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	signs := bytes.Count(before, []byte{'>'})
	quotations, indent := 0, 0
	for n := paragraph.Parent(); n != nil; n = n.Parent() {
		inner := 0
		switch n := n.(type) {
		case *ast.Blockquote:
			quotations++
		case *ast.ListItem:
			inner = n.Offset
		case *Block:
			inner = n.leastIndent()
		}
		if quotations == 0 {
			indent += inner
		}
	}
	if quotations > 0 && indent > 0 {
		indent++ // the space behind the last sign
	}
	width, _ := util.IndentWidth(before[bytes.LastIndexByte(before, '>')+1:], 0)
	return signs < quotations || width < indent
}

// alignments reads a row of delimiters; nil is none.
func alignments(line []byte) (columns []Alignment) {
	if width, _ := util.IndentWidth(line, 0); width > 3 {
		return nil
	}
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte{'|'})
	for cell := 0; len(line) > 0; cell++ {
		var align Alignment
		i := run(line, space)
		if i < len(line) && line[i] == ':' {
			align = AlignLeft
			i++
		}
		dashes := run(line[i:], func(c byte) bool { return c == '-' })
		i += dashes
		if i < len(line) && line[i] == ':' {
			if align == AlignLeft {
				align = AlignCenter
			} else {
				align = AlignRight
			}
			i++
		}
		i += run(line[i:], space)
		if dashes == 0 || i < len(line) && line[i] != '|' {
			return nil
		}
		columns = append(columns, align)
		line = line[min(i+1, len(line)):]
	}
	return columns
}

// row reads a row of as many cells as there are columns, and a head of as many
// as it has.
func row(part Part, line text.Segment, source []byte, columns []Alignment) *Block {
	made := &Block{Part: part}
	line = trim(line, source)
	if line.Start < line.Stop && source[line.Start] == '|' {
		line.Start++
	}
	for n := 0; part != Head && n < len(columns) || part == Head && line.Start < line.Stop; n++ {
		cell := &Block{Part: Cell}
		if n < len(columns) {
			cell.Align = columns[n]
		}
		made.AppendChild(made, cell)
		if line.Start >= line.Stop {
			// GitHub leaves such a cell without an alignment.
			cell.Align = AlignNone
			continue
		}
		end := line.Start
		for end < line.Stop && (source[end] != '|' || end > line.Start && source[end-1] == '\\') {
			end++
		}
		cell.Lines().Append(trim(line.WithStop(end), source))
		line.Start = end + 1
	}
	return made
}
