package grammar

import "github.com/yuin/goldmark/ast"

// Part tells what a [Block] or an [Inline] is. There are these two types and
// not one for each part, because every type is another branch wherever
// goldmark asks a node for something.
type Part uint8

// The parts.
const (
	// Table holds a Head and then Rows; both hold Cells.
	Table Part = iota
	Head
	Row
	Cell
	// Notes are the footnotes at the end of a text; each is a Note.
	Notes
	Note

	// Strikethrough is text that is crossed out.
	Strikethrough
	// CheckBox is the box of a task.
	CheckBox
	// NoteReference stands for a footnote, NoteReturn leads back to it.
	NoteReference
	NoteReturn
)

// Alignment is how the text of a cell is aligned.
type Alignment uint8

// The alignments.
const (
	AlignNone Alignment = iota
	AlignLeft
	AlignRight
	AlignCenter
)

var (
	kindBlock  = ast.NewNodeKind("Block")
	kindInline = ast.NewNodeKind("Inline")
)

// Block is a block that goldmark itself does not know.
type Block struct {
	ast.BaseBlock
	Part Part
	// Align is a cell's.
	Align Alignment
	// Number is a note's, from 1 in the order of the first references.
	Number int
	// references counts those to a note.
	references int
}

// Kind tells goldmark's nodes apart.
func (b *Block) Kind() ast.NodeKind { return kindBlock }

// Dump does nothing; goldmark asks for it.
func (b *Block) Dump([]byte, int) {}

// Inline is a part of a paragraph that goldmark itself does not know.
type Inline struct {
	ast.BaseInline
	Part Part
	// Checked is a box's.
	Checked bool
	// Number is that of the note, Index counts the references to it from 0.
	Number, Index int
}

// Kind tells goldmark's nodes apart.
func (i *Inline) Kind() ast.NodeKind { return kindInline }

// Dump does nothing; goldmark asks for it.
func (i *Inline) Dump([]byte, int) {}
