package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
)

// library is the converter, set up when it is first used. Escaping and the writing of links
// are our own, for the reasons in the package's comment.
var library = sync.OnceValue(func() *converter.Converter {
	c := converter.NewConverter(
		converter.WithEscapeMode(converter.EscapeModeDisabled),
		converter.WithPlugins(
			base.NewBasePlugin(),
			commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false), commonmark.WithHorizontalRule("---")),
			strikethrough.NewStrikethroughPlugin(),
			table.NewTablePlugin(table.WithHeaderPromotion(true), table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
		),
	)
	c.Register.PreRenderer(func(_ converter.Context, root *html.Node) { escapeTexts(root) }, converter.PriorityLate+200)
	c.Register.RendererFor("a", converter.TagTypeInline, writeLink, converter.PriorityEarly)
	return c
})

// convert turns a tree into Markdown. It leaves the tree unchanged.
func convert(root *html.Node) (string, error) {
	text, err := library().ConvertNode(copied(root))
	return angles.Replace(string(text)), err
}

func copied(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.AppendChild(copied(child))
	}
	return c
}

// writeLink writes a link. Where the URL is also the link's text, it writes the URL alone.
func writeLink(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	target := strings.NewReplacer(" ", "%20", "\t", "", "\n", "", "<", "%3C", ">", "%3E", `\`, "%5C").Replace(attribute(n, "href"))
	if target == textOf(n) && strings.Contains(target, "://") {
		_, _ = w.WriteString("<" + target + ">")
		return converter.RenderSuccess
	}
	var content bytes.Buffer
	ctx.RenderChildNodes(ctx, &content, n)
	// A link's text stays on one line: a line break in it could end the paragraph.
	label := strings.Join(strings.Fields(content.String()), " ")
	target = strings.ReplaceAll(target, "&", `\&`)
	if strings.ContainsAny(target, "()") {
		target = "<" + target + ">"
	}
	before, after := "", ""
	if text := content.String(); label != "" {
		if strings.HasPrefix(text, " ") {
			before = " "
		}
		if strings.HasSuffix(text, " ") {
			after = " "
		}
	}
	_, _ = w.WriteString(before + "[" + label + "](" + target + ")" + after)
	return converter.RenderSuccess
}
