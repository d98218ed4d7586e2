package markup

import (
	"strings"

	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
)

// alertClasses are the classes of the kinds of alerts.
var alertClasses = [...]string{"alert-note", "alert-tip", "alert-important", "alert-warning", "alert-caution"}

// alert opens what stands apart from the text, by its label.
func (w *walker) alert(label ast.Node) {
	w.open(node.Aside, []node.Attr{
		node.At(node.Class, alertClasses[label.(*grammar.Block).Number]),
		node.At(node.Role, "note"),
	})
}

// label opens the label of an alert: its title, else the word for its kind.
func (w *walker) label(n *grammar.Block) {
	w.open(node.P, []node.Attr{node.At(node.Class, "label")})
	if n.Lines().Len() == 0 {
		w.text(strings.Split(w.Words.Alerts+"||||", "|")[n.Number])
	}
}
