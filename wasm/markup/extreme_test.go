package markup

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"afterword/wasm/node"
)

// extremes are inputs of about a given size that some parser, somewhere, is
// slow, deep or large on.
var extremes = map[string]func(size int) string{
	"quotes":            func(n int) string { return strings.Repeat("> ", n/2) + "a" },
	"tight quotes":      func(n int) string { return strings.Repeat(">", n) + "a" },
	"quote lines":       func(n int) string { return strings.Repeat(strings.Repeat(">", 90)+"a\n", n/92) },
	"lazy quotes":       func(n int) string { return strings.Repeat(">", n/2) + "a\n" + strings.Repeat("a\n", n/4) },
	"dashes":            func(n int) string { return strings.Repeat("- ", n/2) + "a" },
	"stars":             func(n int) string { return strings.Repeat("* ", n/2) + "a" },
	"numbers":           func(n int) string { return strings.Repeat("1. ", n/3) + "a" },
	"staircase":         func(n int) string { return staircase(n) },
	"quotes and dashes": func(n int) string { return strings.Repeat("> - ", n/4) + "a" },
	"open brackets":     func(n int) string { return strings.Repeat("[", n) },
	"brackets":          func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"pairs":             func(n int) string { return strings.Repeat("[a]", n/3) },
	"open links":        func(n int) string { return strings.Repeat("[a](", n/4) },
	"open titles":       func(n int) string { return strings.Repeat("[a](b \"", n/7) },
	"open angles":       func(n int) string { return strings.Repeat("[a](<b", n/6) },
	"links":             func(n int) string { return strings.Repeat("[", n/5) + strings.Repeat("](a)", n/5) },
	"images":            func(n int) string { return strings.Repeat("![", n/6) + strings.Repeat("](a)", n/6) },
	"link of images":    func(n int) string { return "[" + strings.Repeat("![", n/6) + strings.Repeat("](a)", n/6) + "](b)" },
	"links in line":     func(n int) string { return strings.Repeat("[a](b) ", n/7) },
	"links in emphasis": func(n int) string { return strings.Repeat("*a [b](c) ", n/10) },
	"links of emphasis": func(n int) string { return strings.Repeat("[*a](c) ", n/8) },
	"references":        func(n int) string { return "[a]: b\n\n" + strings.Repeat("[a] ", n/4) },
	"full references":   func(n int) string { return "[a]: b\n\n" + strings.Repeat("[c][a] ", n/7) },
	"open references":   func(n int) string { return strings.Repeat("[a][", n/4) },
	"definitions":       func(n int) string { return strings.Repeat("[a]: b\n", n/7) },
	"long definition":   func(n int) string { return "[" + strings.Repeat("a\n", n/2) + "]: b" },
	"open definitions":  func(n int) string { return strings.Repeat("[a]: b '\n", n/9) },
	"long reference":    func(n int) string { return "[a]: " + strings.Repeat("b", 1000) + "\n\n" + strings.Repeat("[a]", n/3) },
	"emphasis":          func(n int) string { return strings.Repeat("*a ", n/6) + strings.Repeat(" a*", n/6) },
	"open emphasis":     func(n int) string { return strings.Repeat("*a ", n/3) },
	"closing emphasis":  func(n int) string { return strings.Repeat("a* ", n/3) },
	"mixed emphasis":    func(n int) string { return strings.Repeat("*a_ ", n/4) },
	"mixed strong":      func(n int) string { return strings.Repeat("**a_ ", n/5) },
	"both ways":         func(n int) string { return strings.Repeat("a*b_c~", n/6) },
	"threes":            func(n int) string { return strings.Repeat("***a** ", n/7) },
	"only stars":        func(n int) string { return strings.Repeat("*", n) },
	"star words":        func(n int) string { return strings.Repeat("a**b", n/4) + strings.Repeat("c*", n/4) },
	"underscores":       func(n int) string { return strings.Repeat("_", n) + "a" },
	"strikes":           func(n int) string { return strings.Repeat("~~a ", n/4) },
	"tildes":            func(n int) string { return strings.Repeat("~a~~b", n/5) },
	"backticks":         func(n int) string { return strings.Repeat("`", n) },
	"growing backticks": growing,
	"open backticks":    func(n int) string { return strings.Repeat("`a``b ", n/6) },
	"backtick lines":    func(n int) string { return strings.Repeat("`a\n", n/3) + "``" },
	"less than":         func(n int) string { return strings.Repeat("<", n) },
	"open tags":         func(n int) string { return strings.Repeat("<a ", n/3) },
	"open attributes":   func(n int) string { return strings.Repeat("a <a b='", n/8) },
	"open comments":     func(n int) string { return "a " + strings.Repeat("<!--", n/4) },
	"open instructions": func(n int) string { return "a " + strings.Repeat("<?", n/2) },
	"open declarations": func(n int) string { return "a " + strings.Repeat("<!A ", n/4) },
	"open data":         func(n int) string { return "a " + strings.Repeat("<![CDATA[", n/9) },
	"many tags":         func(n int) string { return strings.Repeat("<b>a", n/4) },
	"many divs":         func(n int) string { return strings.Repeat("<div>\n\n", n/7) },
	"many tables":       func(n int) string { return strings.Repeat("<table><tr><td>\n\n", n/17) },
	"many paragraphs":   func(n int) string { return strings.Repeat("<p>", n/3) },
	"many svgs":         func(n int) string { return strings.Repeat("<svg>\n\n", n/7) },
	"svgs and lists":    func(n int) string { return strings.Repeat("<svg>\n\n- <svg>\n\n", n/16) },
	"many scripts":      func(n int) string { return strings.Repeat("<script>", n/8) },
	"end tags":          func(n int) string { return strings.Repeat("</b>", n/4) },
	"misnested":         func(n int) string { return strings.Repeat("<b><i></b></i>", n/14) },
	"ampersands":        func(n int) string { return strings.Repeat("&", n) },
	"entities":          func(n int) string { return strings.Repeat("&amp;", n/5) },
	"open entities":     func(n int) string { return strings.Repeat("&amp", n/4) },
	"number entities":   func(n int) string { return "&#" + strings.Repeat("1", n) },
	"backslashes":       func(n int) string { return strings.Repeat("\\", n) },
	"schemes":           func(n int) string { return strings.Repeat("http://", n/7) },
	"short URLs":        func(n int) string { return strings.Repeat("http://a.b ", n/11) },
	"hosts":             func(n int) string { return strings.Repeat("www.", n/4) },
	"addresses":         func(n int) string { return strings.Repeat("a_b@", n/4) },
	"long address":      func(n int) string { return strings.Repeat("a_", n/2) + "@b.c" },
	"periods":           func(n int) string { return strings.Repeat(".", n) },
	"open dollars":      func(n int) string { return strings.Repeat("$a ", n/3) },
	"prices":            func(n int) string { return strings.Repeat("$1 ", n/3) + "a$" },
	"dollars":           func(n int) string { return strings.Repeat("$", n) },
	"dollar lines":      func(n int) string { return strings.Repeat("$$\n", n/3) },
	"open formulas":     func(n int) string { return strings.Repeat("$$ a\n\n", n/6) },
	"alerts":            func(n int) string { return strings.Repeat("> [!NOTE]\n\n", n/11) },
	"nested alerts":     func(n int) string { return strings.Repeat(":::a\n", n/5) },
	"closing alerts":    func(n int) string { return strings.Repeat(":::a\n", 90) + strings.Repeat(":::\n", n/4) },
	"code in alerts":    func(n int) string { return strings.Repeat(":::a\n", 90) + "```\n" + strings.Repeat(":::\n", n/4) },
	"meanings":          func(n int) string { return "a\n" + strings.Repeat(": b\n", n/4) },
	"many terms":        func(n int) string { return strings.Repeat("a\n", n/4) + strings.Repeat(": b\n", n/8) },
	"nested meanings":   func(n int) string { return "a\n" + strings.Repeat(": ", n/2) + "b" },
	"braced lines":      func(n int) string { return strings.Repeat("{:a}\n", n/5) },
	"ids":               func(n int) string { return strings.Repeat("# a {#b}\n", n/9) },
	"places":            func(n int) string { return strings.Repeat("<a id=b></a>", n/12) },
	"unended":           func(n int) string { return "a " + strings.Repeat("<title><svg>", n/12) },
	"unended blocks":    func(n int) string { return strings.Repeat("<title><svg>\n\n", n/14) },
	"embeds":            func(n int) string { return strings.Repeat("<video src=a>", n/13) },
	"pictures":          func(n int) string { return strings.Repeat("![](a)\n\n", n/16) + strings.Repeat("# a\n", n/8) },
	"pipes":             func(n int) string { return strings.Repeat("|", n) },
	"wide table":        func(n int) string { return strings.Repeat("|a", n/4) + "\n" + strings.Repeat("|-", n/4) },
	"sparse table": func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("|\n", n/4)
	},
	"sparse table 2": func(n int) string {
		return strings.Repeat("|a", 60) + "\n" + strings.Repeat("|-", 60) + "\n" + strings.Repeat("a\n", n/2)
	},
	"escaped pipes":     func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", n/7) },
	"escaped pipes 2":   func(n int) string { return "|a|\n|-|\n|" + strings.Repeat("`\\|`", n/4) },
	"delimiter rows":    func(n int) string { return strings.Repeat("-|-\n", n/4) },
	"delimiter rows 2":  func(n int) string { return strings.Repeat("a\n:-:|:-:\n", n/10) },
	"no table":          func(n int) string { return strings.Repeat("a\n", n/4) + strings.Repeat("-:\n", n/6) },
	"many tables 2":     func(n int) string { return strings.Repeat("|a|\n|-|\n|b|\n\n", n/13) },
	"footnotes":         func(n int) string { return strings.Repeat("[^1]", n/4) + "\n\n[^1]: a" },
	"many footnotes":    manyNotes,
	"one footnote":      func(n int) string { return strings.Repeat("[^a]: b\n\n", n/9) },
	"footnote lines":    func(n int) string { return strings.Repeat("[^a]\n", n/5) + "\n[^b]: c" },
	"reference lines":   func(n int) string { return "[a]: b\n\n" + strings.Repeat("[a]\n", n/4) },
	"link lines":        func(n int) string { return strings.Repeat("[a](b)\n", n/7) },
	"url lines":         func(n int) string { return strings.Repeat("http://a.b\n", n/11) },
	"tag lines":         func(n int) string { return "a\n" + strings.Repeat(" a <b>\n", n/7) },
	"definitions apart": func(n int) string { return strings.Repeat("[a]: b\n\n", n/8) },
	"open footnotes":    func(n int) string { return strings.Repeat("[^", n/2) },
	"nested footnotes":  func(n int) string { return strings.Repeat("[^a]: ", n/6) },
	"headings":          func(n int) string { return strings.Repeat("# a\n", n/4) },
	"numbered headings": func(n int) string { return strings.Repeat("# a\n# a-1\n", n/10) },
	"setext":            func(n int) string { return strings.Repeat("a\n", n/2) + "=" },
	"setexts":           func(n int) string { return strings.Repeat("a\n=\n", n/4) },
	"hashes":            func(n int) string { return strings.Repeat("#", n) },
	"hash ends":         func(n int) string { return "# " + strings.Repeat("# ", n/2) },
	"rules":             func(n int) string { return strings.Repeat("- ", n/2) },
	"rule lines":        func(n int) string { return strings.Repeat("---\n", n/4) },
	"fences":            func(n int) string { return strings.Repeat("```\n", n/4) },
	"open fences":       func(n int) string { return strings.Repeat("```a`\n", n/6) },
	"blank lines":       func(n int) string { return strings.Repeat("\n", n) },
	"list of blanks":    func(n int) string { return "- a\n" + strings.Repeat("\n", n) + "b" },
	"spaces":            func(n int) string { return strings.Repeat(" ", n) + "a" },
	"spaces in line":    func(n int) string { return "a" + strings.Repeat(" ", n) + "a" },
	"tabs":              func(n int) string { return strings.Repeat("\t", n) + "a" },
	"tabbed lists":      func(n int) string { return strings.Repeat("-\t", n/2) + "a" },
	"lines":             func(n int) string { return strings.Repeat("a\n", n/2) },
	"hard breaks":       func(n int) string { return strings.Repeat("a  \n", n/4) },
	"items":             func(n int) string { return strings.Repeat("- a\n", n/4) },
	"loose items":       func(n int) string { return strings.Repeat("- a\n\n", n/5) },
	"tasks":             func(n int) string { return strings.Repeat("- [ ] a\n", n/8) },
	"urls":              func(n int) string { return strings.Repeat("http://a.b ", n/11) },
	"long url":          func(n int) string { return "http://a.b/" + strings.Repeat("(", n) },
	"url of amps":       func(n int) string { return "http://a.b/" + strings.Repeat("&a;", n/3) },
	"url of dots":       func(n int) string { return strings.Repeat("http://a.b/"+strings.Repeat(".", 50)+" ", n/62) },
	"urls of parens":    func(n int) string { return strings.Repeat("(http://a.b/)", n/13) },
	"emails":            func(n int) string { return strings.Repeat("a@b.c ", n/6) },
	"open emails":       func(n int) string { return strings.Repeat("a@", n/2) },
	"long email":        func(n int) string { return strings.Repeat("a.", n/2) + "@b.c" },
	"email lines":       func(n int) string { return strings.Repeat("_"+strings.Repeat("a", 40), n/41) },
	"many www":          func(n int) string { return strings.Repeat("www.", n/4) },
	"www lines":         func(n int) string { return strings.Repeat("www.a.b\n", n/8) },
	"long domain":       func(n int) string { return "http://" + strings.Repeat("a.", n/2) },
	"many attributes":   func(n int) string { return "a <a" + strings.Repeat(" b=c", n/4) },
	"attribute lines":   func(n int) string { return "a <a\n" + strings.Repeat("b='c'\n", n/6) },
	"rare entities":     func(n int) string { return strings.Repeat("&nLt;", n/5) },
	"ten thousand columns": func(n int) string {
		return strings.Repeat("|a", n/6) + "\n" + strings.Repeat("|-", n/6) + "\n" + strings.Repeat("|a", n/6)
	},
	"autolinks":      func(n int) string { return strings.Repeat("<http://a>", n/10) },
	"open autolinks": func(n int) string { return strings.Repeat("<a:", n/3) },
	"exclamations":   func(n int) string { return strings.Repeat("!", n) },
	"open images":    func(n int) string { return strings.Repeat("![", n/2) },
	"long word":      func(n int) string { return strings.Repeat("a", n) },
	"invalid":        func(n int) string { return strings.Repeat("\xff", n) },
	"nuls":           func(n int) string { return strings.Repeat("\x00", n) },
	"wide runes":     func(n int) string { return strings.Repeat("字*字", n/7) },
	"dots":           func(n int) string { return "[a](" + strings.Repeat("../", n/3) + ")" },
	"parens":         func(n int) string { return "[a](" + strings.Repeat("(", n/2) + strings.Repeat(")", n/2) + ")" },
}

func staircase(n int) string {
	var b strings.Builder
	for indent := 0; b.Len() < n; indent += 2 {
		b.WriteString(strings.Repeat(" ", indent) + "- a\n")
	}
	return b.String()
}

func growing(n int) string {
	var b strings.Builder
	for run := 1; b.Len() < n; run++ {
		b.WriteString(strings.Repeat("`", run) + "a")
	}
	return b.String()
}

func manyNotes(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n/2; i++ {
		name := string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576%26))
		b.WriteString("[^" + name + "]: a\n\n")
	}
	notes := b.String()
	return strings.ReplaceAll(strings.ReplaceAll(notes, ": a", ""), "\n", "") + "\n\n" + notes
}

func size(nodes []node.Node) (count, depth int) {
	for _, n := range nodes {
		c, d := size(n.Children)
		count += c + 1 + len(n.Attrs)
		depth = max(depth, d+1)
	}
	return count, depth
}

func TestExtremes(t *testing.T) {
	sizes := []int{10_000, 100_000}
	if runtime.GOARCH == "wasm" || testing.Short() {
		sizes = sizes[:1]
	}
	for name, make := range extremes {
		for _, n := range sizes {
			extreme(t, name, make(n), 10*time.Second)
		}
	}
}

// TestMegabyte is about inputs as long as anything that is accepted.
func TestMegabyte(t *testing.T) {
	if runtime.GOARCH == "wasm" || testing.Short() {
		t.Skip("slow")
	}
	for _, name := range []string{
		"less than", "open brackets", "backticks", "open emphasis", "ampersands", "pipes", "quotes", "dashes", "staircase",
		"links", "emphasis", "wide table", "sparse table", "many divs", "svgs and lists", "many footnotes", "spaces", "lines",
	} {
		extreme(t, name, extremes[name](1_000_000), 60*time.Second)
	}
}

// extreme takes far longer than it needs for what is linear; what is quadratic
// would take minutes.
func extreme(t *testing.T, name, source string, most time.Duration) {
	for entrance, render := range map[string]func(string) []node.Node{
		"article": asArticle, "comment": asRemark, "html": asServed,
	} {
		start := time.Now()
		nodes := render(source)
		took := time.Since(start)
		count, depth := size(nodes)
		if took > most || count > 4*len(source)+100 || depth > deepest+5 {
			t.Errorf("%s: %s of %d bytes took %v, %d nodes, %d deep", entrance, name, len(source), took, count, depth)
		}
	}
}
