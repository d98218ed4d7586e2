// Command prerender writes articles and threads into the pages of a site, for
// readers without JavaScript and for search engines. In a browser the widget
// takes over what it wrote.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"afterword/embed/prerender/run"
	"afterword/embed/prerender/seo"
)

const usage = `usage: prerender [-url URL] [-type TYPE] FOLDER

It fills the <after-word> elements and the loader's script tags in the HTML
pages of FOLDER, a site as its generator left it. Run it after each build.

`

func main() {
	os.Exit(command(os.Args[1:], os.Stdout, os.Stderr))
}

// command returns 0 if all went well, 1 if something could not be prerendered, and 2 for a
// command line that makes no sense.
func command(args []string, out, trouble io.Writer) int {
	set := flag.NewFlagSet("prerender", flag.ContinueOnError)
	set.SetOutput(trouble)
	set.Usage = func() {
		fmt.Fprint(trouble, usage)
		set.PrintDefaults()
	}
	var o run.Options
	set.StringVar(&o.URL, "url", "", "where the site is published; by default what its canonical links say")
	set.Var(&o.Kind, "type", "how search engines are told of an article: "+seo.Kinds)
	if err := set.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if set.NArg() != 1 {
		set.Usage()
		return 2
	}
	o.Dir = set.Arg(0)
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && trouble == os.Stderr {
		o.Progress = trouble
	}
	summary, err := run.Run(o)
	for _, problem := range summary.Problems {
		fmt.Fprintln(trouble, problem)
	}
	if err != nil {
		fmt.Fprintln(trouble, err)
		return 1
	}
	fmt.Fprintln(out, summary)
	if len(summary.Problems) > 0 {
		return 1
	}
	return 0
}
