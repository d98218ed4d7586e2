// Command tool does what the Makefile offers: it builds, serves, weighs and
// checks the project. Run it as "go -C embed/tool run . VERB".
package main

import (
	"fmt"
	"os"

	"afterword/embed/tool/build"
	"afterword/embed/tool/house"
	"afterword/embed/tool/repo"
	"afterword/embed/tool/serve"
	"afterword/embed/tool/steps"
	"afterword/embed/tool/weigh"
)

// A verb is one subcommand.
type verb struct {
	name, what string
	run        func(root string, args []string) error
}

var verbs = []verb{
	{"dist", "build what a site hosts into dist/", build.Dist},
	{"bundle", "build what the npm package holds into embed/built/", build.Bundle},
	{"release", "build what a CDN and npm get into release/", build.Release},
	{"preview", "build if needed, then serve the repo's pages on 127.0.0.1", serve.Preview},
	{"size", "show the size of each file and where the module's bytes come from", weigh.Size},
	{"arrows", "check the imports between packages and what the module may not use", house.Arrows},
	{"check", "run every static check", steps.Check},
	{"test", "run the tests that a change is likely to break", steps.Test},
	{"test-all", "run every test, in all engines", steps.TestAll},
	{"fuzz", "fuzz the Go tests", steps.Fuzz},
	{"faults", "inject faults between two tabs and a real Remark42", steps.Faults},
	{"record", "record the responses of real servers again, which the tests replay", steps.Record},
	{"corpus", "feed a folder of files to every input of the widget", steps.Corpus},
	{"bench", "measure speed side by side with others", steps.Bench},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) > 0 {
		for _, v := range verbs {
			if v.name == args[0] {
				root, err := repo.Root()
				if err != nil {
					return err
				}
				return v.run(root, args[1:])
			}
		}
	}
	usage := "usage: go -C embed/tool run . VERB"
	for _, v := range verbs {
		usage += fmt.Sprintf("\n  %-8s %s", v.name, v.what)
	}
	return fmt.Errorf("%s", usage)
}
