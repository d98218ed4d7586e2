package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// notes are the footnotes of a text, as far as it was read.
type notes struct {
	// place is where they are kept while the text is read.
	place *Block
	// of finds the first note of a label, of which letters may be small or not,
	// as in those of links.
	of map[string]*Block
	// cited are those that are referred to, in the order of their numbers.
	cited []*Block
}

var notesKey = parser.NewContextKey()

func notesOf(pc parser.Context) *notes {
	n, _ := pc.Get(notesKey).(*notes)
	return n
}

// noteLabel reads [^label] and gives the label and what it takes, 0 for none.
func noteLabel(line []byte) (label []byte, size int) {
	if len(line) < 2 || line[0] != '[' || line[1] != '^' {
		return nil, 0
	}
	for i := 2; i < len(line) && i <= 2+longestLabel; i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && util.IsPunct(line[i+1]):
			i++
		case c == '[':
			return nil, 0
		case c == ']':
			return line[2:i], i + 1
		}
	}
	return nil, 0
}

// openNote reads the label of a footnote: [^label]: text, and lines that are
// indented.
func openNote(reader text.Reader, pc parser.Context, line []byte, segment text.Segment, at int) (*Block, parser.State) {
	label, size := noteLabel(line[at:])
	at += size
	if size == 0 || at >= len(line) || line[at] != ':' || util.IsBlank(label) {
		return nil, parser.NoChildren
	}
	found := notesOf(pc)
	if found == nil {
		found = &notes{of: map[string]*Block{}}
		pc.Set(notesKey, found)
	}
	note := &Block{Part: Note}
	if name := util.ToLinkReference(label); found.of[name] == nil {
		found.of[name] = note
	}
	at += 1 - segment.Padding
	if at >= len(line) {
		reader.Advance(at)
		return note, parser.NoChildren
	}
	reader.AdvanceAndSetPadding(at, segment.Padding)
	return note, parser.HasChildren
}

// closeNote puts the note with the others.
func (b *Block) closeNote(pc parser.Context) {
	found := notesOf(pc)
	if found.place == nil {
		found.place = &Block{Part: Notes}
		b.Parent().InsertBefore(b.Parent(), b, found.place)
	}
	found.place.AppendChild(found.place, b)
}

// noteReference reads [^label] where there is such a footnote.
func noteReference(parent ast.Node, block text.Reader, pc parser.Context, line []byte, segment text.Segment) *Inline {
	found := notesOf(pc)
	if found == nil {
		return nil
	}
	mark := 0
	if line[0] == '!' {
		mark = 1
	}
	label, size := noteLabel(line[mark:])
	note := found.of[util.ToLinkReference(label)]
	if size == 0 || note == nil {
		return nil
	}
	if note.Number == 0 {
		found.cited = append(found.cited, note)
		note.Number = len(found.cited)
	}
	if mark > 0 {
		parent.AppendChild(parent, ast.NewTextSegment(segment.WithStop(segment.Start+mark)))
	}
	block.Advance(mark + size)
	note.references++
	return &Inline{Part: NoteReference, Number: note.Number, Index: note.references - 1}
}

// NoteLists moves the footnotes that are referred to to the end of a text,
// with ways back.
type NoteLists struct{}

// Transform does so.
func (NoteLists) Transform(document *ast.Document, _ text.Reader, pc parser.Context) {
	found := notesOf(pc)
	if found == nil {
		return
	}
	pc.Set(notesKey, nil)
	place := found.place
	place.Parent().RemoveChild(place.Parent(), place)
	if len(found.cited) == 0 {
		return
	}
	list := &Block{Part: Notes}
	for _, note := range found.cited {
		list.AppendChild(list, note)
		var end ast.Node = note
		if last := note.LastChild(); last != nil && ast.IsParagraph(last) {
			end = last
		}
		for i := range note.references {
			end.AppendChild(end, &Inline{Part: NoteReturn, Number: note.Number, Index: i})
		}
	}
	document.AppendChild(document, list)
}
