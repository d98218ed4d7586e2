package markup

import (
	"math/rand"
	"testing"

	"afterword/wasm/node/nodetest"
)

// TestReparse makes up HTML of all elements, open, closed and misnested, with Markdown
// between them. The HTML of the resulting tree must parse into the same tree.
func TestReparse(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	random := rand.New(rand.NewSource(1))
	between := []string{"a", "\n", " ", "\n\n", "\n\n- ", "\n\n> ", "*b*", "[c](d)", "\n\n# e\n", "|\n|-|\n|", "`f`", "&#13;", "&nbsp;", "\n\n"}
	attributes := []string{"", "", "", " href=x", " src=y alt='\n&#13;z'", " title='&#13;\"<'", " align=left", " open", " dir=rtl"}
	for range 10_000 {
		source := ""
		for range 2 + random.Intn(14) {
			name := elements[random.Intn(len(elements))].name
			switch random.Intn(5) {
			case 0, 1:
				source += "<" + name + attributes[random.Intn(len(attributes))] + ">"
			case 2:
				source += "</" + name + ">"
			default:
				source += between[random.Intn(len(between))]
			}
		}
		for _, o := range policies {
			document := Markdown(source, o)
			for what, differs := range map[string]string{
				"Markdown": nodetest.Differs(document.Body), "title": nodetest.Differs(document.Title), "HTML": nodetest.Differs(HTML(source, o)),
			} {
				if differs != "" {
					t.Fatalf("%s of %q: %s", what, source, differs)
				}
			}
		}
	}
}
