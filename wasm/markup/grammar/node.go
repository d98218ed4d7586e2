package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

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
	// Alert holds a Label, and then what it says; a quotation that begins with
	// a Label is one, too.
	Alert
	Label
	// Terms are followed by what they mean, each a Definition.
	Term
	Definition
	// FormulaBlock is lines as they were typed.
	FormulaBlock

	// Strikethrough is text that is crossed out.
	Strikethrough
	// Bracket is one that is open, until its paragraph ends.
	Bracket
	// CheckBox is the box of a task.
	CheckBox
	// NoteReference stands for a footnote, NoteReturn leads back to it.
	NoteReference
	NoteReturn
	// Formula is text as it was typed.
	Formula
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
	// Number is a note's, from 1 in the order of the first references, how
	// many colons an alert begins with, which kind it is a label of, or where
	// the text of a definition begins in its line.
	Number int
	// references counts those to a note.
	references int
}

// Kind tells goldmark's nodes apart.
func (b *Block) Kind() ast.NodeKind { return kindBlock }

// Dump does nothing; goldmark asks for it.
func (b *Block) Dump([]byte, int) {}

// IsRaw tells goldmark that there is nothing to parse in it.
func (b *Block) IsRaw() bool { return b.Part == FormulaBlock }

// Inline is a part of a paragraph that goldmark itself does not know.
type Inline struct {
	ast.BaseInline
	Part Part
	// Checked is a box's.
	Checked bool
	// Number is that of the note, Index counts the references to it from 0.
	Number, Index int
	// segment is where a bracket stands.
	segment text.Segment
}

// Kind tells goldmark's nodes apart.
func (i *Inline) Kind() ast.NodeKind { return kindInline }

// Dump does nothing; goldmark asks for it.
func (i *Inline) Dump([]byte, int) {}
