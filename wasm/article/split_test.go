package article

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/wasm/calendar"
)

// Each case is "### name", a source, "### gives" and what [describe] says.
//
//go:embed testdata/frontmatter.txt
var frontMatterCases string

type splitCase struct{ name, source, want string }

func splitCases(t testing.TB) []splitCase {
	var cases []splitCase
	for _, part := range strings.Split("\n"+frontMatterCases, "\n### case ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		source, want, ok := strings.Cut(rest, "### gives\n")
		if !ok {
			t.Fatalf("%s: no result", name)
		}
		cases = append(cases, splitCase{name, source, strings.TrimSpace(want)})
	}
	return cases
}

func TestSplit(t *testing.T) {
	for _, c := range splitCases(t) {
		for _, file := range []struct{ name, source string }{
			{"LF", c.source},
			{"CRLF", strings.ReplaceAll(c.source, "\n", "\r\n")},
			{"BOM", mark + c.source},
		} {
			t.Run(c.name+"/"+file.name, func(t *testing.T) {
				if got := describe(file.source); got != c.want {
					t.Errorf("%s\ngot\n%s\nwant\n%s", file.source, got, c.want)
				}
			})
		}
	}
}

func TestSplitWithoutLineEnd(t *testing.T) {
	about, _, body := Split("---\ntitle: A\n---")
	if about.Title != "A" || body != "" {
		t.Errorf("got %q, %q", about.Title, body)
	}
	if _, _, body = Split("\ufefftext"); body != "text" {
		t.Errorf("the byte order mark is still in %q", body)
	}
}

// describe is all that Split finds, a line for each part that is there.
func describe(source string) string {
	about, problems, body := Split(source)
	var out strings.Builder
	for _, part := range []struct{ name, value string }{
		{"title", about.Title},
		{"subtitle", about.Subtitle},
		{"author", authors(about.Authors)},
		{"published", date(about.Published)},
		{"modified", date(about.Modified)},
		{"canonical", about.Canonical},
		{"image", about.Image},
		{"image_alt", about.ImageAlt},
		{"image_caption", about.ImageCaption},
		{"lang", about.Lang},
		{"tags", list(about.Tags)},
		{"typographer", map[bool]string{true: "true"}[about.Typographer]},
	} {
		if part.value != "" {
			fmt.Fprintf(&out, "%s %s\n", part.name, strings.Trim(fmt.Sprintf("%+q", part.value), `"`))
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&out, "problem %d %s\n", p.Line, p.Key)
	}
	if body != "" {
		body = strings.ReplaceAll(body, "\r\n", "\n")
		fmt.Fprintf(&out, "body %s\n", strings.Trim(fmt.Sprintf("%+q", body), `"`))
	}
	return strings.TrimSpace(out.String())
}

func authors(all []Author) string {
	var names []string
	for _, a := range all {
		if a.URL != "" {
			a.Name += " <" + a.URL + ">"
		}
		names = append(names, a.Name)
	}
	return list(names)
}

func list(items []string) string { return strings.Join(items, " | ") }

func date(d Date) string {
	if d.Time == calendar.Never {
		return d.Text
	}
	return d.Text + " = " + time.UnixMilli(d.Time).UTC().Format(time.RFC3339Nano)
}
