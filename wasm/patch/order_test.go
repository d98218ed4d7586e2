package patch

import (
	"strings"
	"testing"

	"afterword/wasm/node"
)

// WebKit fetches a picture as soon as it has a source, with a referrer if it
// was not told otherwise by then.
func TestSourceIsLast(t *testing.T) {
	source := node.Src(node.Fragment("source"))
	var b Buffer
	b.Build(node.El(node.Img, []node.Attr{source, node.At(node.Alt, "alt"), node.At(node.Referrerpolicy, "no-referrer")}))
	if text := string(b.Text); !strings.HasSuffix(text, "no-referrer#source") {
		t.Errorf("attributes come as %q, and the source is not the last", text)
	}
}
