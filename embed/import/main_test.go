package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommand runs the command with good and bad arguments. It ends with the right
// code, and says what it wrote or what is wrong.
func TestCommand(t *testing.T) {
	const sample = "run/testdata/remark42.jsonl"
	dir := filepath.Join(t.TempDir(), "out")
	for _, c := range []struct {
		args         []string
		code         int
		out, trouble string
	}{
		{[]string{"remark42", sample, "-o", dir}, 0, "3 comments on 2 pages are in " + dir, ""},
		{[]string{"-o", dir, "-all", "remark42", sample}, 0, "3 comments on 2 pages", ""},
		{[]string{"remark42", "-n", sample}, 0, "     2  2019-pears.json  https://gardens.example/2019/pears/\n3 comments on 2 pages would be written; nothing is.\n", ""},
		{[]string{"remark42", sample, "-dry-run", "-o", dir}, 0, "would be written", ""},
		{[]string{"remark42", "none", "-o", dir}, 1, "", "none does not open: no such file or directory\n"},
		{[]string{"disqus", sample, "-o", dir}, 1, "", "this is no export of disqus"},
		{[]string{"remark42", sample, "-o", sample}, 1, "", "is no folder to write to"},
		{[]string{"remark42", sample}, 2, "", "Name a folder behind -o."},
		{[]string{"remark42", "-o", dir}, 2, "", "Name its file behind the format."},
		{[]string{"livefyre", sample, "-o", dir}, 2, "", `There is no format "livefyre"; it is one of` + "\n  disqus "},
		{[]string{"-what"}, 2, "", "flag provided but not defined"},
		{nil, 2, "", "Which format"},
		{[]string{"-help"}, 0, "", "It ends with 0 if all went well"},
	} {
		var out, trouble bytes.Buffer
		code := command(c.args, &out, &trouble)
		if code != c.code || !strings.HasPrefix(out.String(), c.out) && !strings.Contains(out.String(), c.out) || !strings.Contains(trouble.String(), c.trouble) ||
			c.trouble == "" && trouble.Len() > 0 {
			t.Errorf("%q: %d, %q, %q", c.args, code, out.String(), trouble.String())
		}
	}
}
