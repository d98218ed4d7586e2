package markup

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"afterword/wasm/node"
)

// extremes makes inputs of about a given size, by the rule of the grammar for which they
// are the worst. testdata/README.md describes the file format.
var extremes = sync.OnceValue(func() map[string]func(size int) string {
	data, err := os.ReadFile("testdata/extremes.json")
	var rules map[string][][]any
	if err == nil {
		err = json.Unmarshal(data, &rules)
	}
	if err != nil {
		panic(err)
	}
	made := map[string]func(size int) string{}
	for rule, inputs := range rules {
		for i, input := range inputs {
			made[rule+" "+strconv.Itoa(i+1)] = func(size int) string { return extremeOf(input, size) }
		}
	}
	return made
})

// extremeOf makes an input of about a size in bytes.
func extremeOf(input []any, size int) string {
	var b strings.Builder
	for _, part := range input {
		text, once := part.(string)
		if once {
			b.WriteString(text)
			continue
		}
		text = part.([]any)[0].(string)
		most := b.Len() + int(float64(size)*part.([]any)[1].(float64))
		for i := 1; b.Len() < most; i++ {
			b.WriteString(placeholder.ReplaceAllStringFunc(text, func(found string) string {
				if found == "{#}" {
					return strconv.Itoa(i)
				}
				return strings.Repeat(found[1:2], i)
			}))
		}
	}
	return b.String()
}

var placeholder = regexp.MustCompile(`\{.\}`)

func size(nodes []node.Node) (count, depth int) {
	for _, n := range nodes {
		c, d := size(n.Children)
		count += c + 1 + len(n.Attrs)
		depth = max(depth, d+1)
	}
	return count, depth
}

func TestExtremes(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	for name, make := range extremes() {
		extreme(t, name, make(20_000))
		if strings.HasSuffix(name, " 1") { // one of each rule
			extreme(t, name, make(200_000))
		}
	}
}

// extreme fails if a tree is far larger than its text, or too deep.
func extreme(t *testing.T, name, source string) {
	for entrance, render := range map[string]func(string) []node.Node{
		"article": asArticle, "comment": asRemark, "html": asServed,
	} {
		count, depth := size(render(source))
		if count > 4*len(source)+100 || depth > deepest+5 {
			t.Errorf("%s: %s of %d bytes has %d nodes, %d deep", entrance, name, len(source), count, depth)
		}
	}
}
