// Command afterword-import makes thread files from the export of another comment system.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"afterword/embed/import/export"
	"afterword/embed/import/run"
)

const usage = `usage: afterword-import FORMAT FILE... -o DIR

It makes a thread file of each page in an export of comments, for
thread="json:..." of afterword. DIR/pages.json says which file is whose.

FORMAT is one of
%s
A FILE may be packed by gzip. Several are the parts of one export.

`

const ends = `
It ends with 0 if all went well, also where comments were left out, which it
counts; with 1 if a file could not be read or written; and with 2 if the command
makes no sense.
`

func main() {
	os.Exit(command(os.Args[1:], os.Stdout, os.Stderr))
}

// command carries the command out and gives its exit code.
func command(args []string, out, trouble io.Writer) int {
	var o run.Options
	set := flag.NewFlagSet("afterword-import", flag.ContinueOnError)
	set.SetOutput(trouble)
	set.Usage = func() {
		fmt.Fprintf(trouble, usage, formats())
		set.PrintDefaults()
		fmt.Fprint(trouble, ends)
	}
	set.StringVar(&o.Dir, "o", "", "the folder `DIR` that the files go to: a new one, or that of an earlier import")
	set.BoolVar(&o.All, "all", false, "take what waits for approval, spam, what moderators hid and pages that are not published, too")
	set.BoolVar(&o.Dry, "dry-run", false, "count and list the files, and write nothing")
	set.BoolVar(&o.Dry, "n", false, "the same as -dry-run")
	words, err := parse(set, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if problem := check(words, &o); problem != "" {
		fmt.Fprintf(trouble, "%s\nafterword-import -help says more.\n", problem)
		return 2
	}
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && trouble == os.Stderr {
		o.Progress = trouble
	}
	summary, err := run.Run(o)
	if err != nil {
		fmt.Fprintln(trouble, err)
		return 1
	}
	fmt.Fprint(out, summary)
	return 0
}

// parse takes flags before, between and after the other words.
func parse(set *flag.FlagSet, args []string) (words []string, err error) {
	for {
		if err := set.Parse(args); err != nil {
			return nil, err
		}
		args = set.Args()
		if len(args) == 0 {
			return words, nil
		}
		words = append(words, args[0])
		args = args[1:]
	}
}

// check fills in the options from the words, or says what is wrong with them.
func check(words []string, o *run.Options) string {
	if len(words) == 0 {
		return "Which format is the export in, and where is it?"
	}
	found := false
	for _, f := range export.Formats {
		if f.Name == words[0] {
			o.Format, found = f, true
		}
	}
	o.Files = words[1:]
	switch {
	case !found:
		return fmt.Sprintf("There is no format %q; it is one of\n%s", words[0], strings.TrimSuffix(formats(), "\n"))
	case len(o.Files) == 0:
		return "Where is the export? Name its file behind the format."
	case o.Dir == "" && !o.Dry:
		return "Where do the thread files go? Name a folder behind -o."
	}
	return ""
}

func formats() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "  %-10s %s: %s\n", f.Name, f.What, f.From)
	}
	return b.String()
}
