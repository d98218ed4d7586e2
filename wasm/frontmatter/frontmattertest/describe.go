// Package frontmattertest says for tests what front matter was read.
package frontmattertest

import (
	"fmt"
	"strings"
	"time"

	"afterword/wasm/calendar"
	"afterword/wasm/frontmatter"
)

// Describe is all that [frontmatter.Split] finds, a line for each part that is there.
func Describe(source string) string {
	about, problems, body := frontmatter.Split(source)
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

func authors(all []frontmatter.Author) string {
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

func date(d frontmatter.Date) string {
	if d.Time == calendar.Never {
		return d.Text
	}
	return d.Text + " = " + time.UnixMilli(d.Time).UTC().Format(time.RFC3339Nano)
}
