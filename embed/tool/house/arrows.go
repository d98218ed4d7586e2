// Package house checks the plan of the module: which package may import which,
// and what none of them may use.
package house

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
)

const module = "afterword"

// Arrows is the verb arrows.
func Arrows(root string, args []string) error {
	set := flag.NewFlagSet("arrows", flag.ContinueOnError)
	if err := set.Parse(args); err != nil {
		return err
	}
	problems := checkTable(rooms)
	count := 0
	for _, p := range platforms {
		packages, err := list(root, p)
		if err != nil {
			return err
		}
		count = max(count, len(packages))
		problems = append(problems, checkImports(packages)...)
	}
	forbidden, err := checkSource(root)
	if err != nil {
		return err
	}
	problems = append(problems, forbidden...)
	slices.Sort(problems)
	problems = slices.Compact(problems)
	if len(problems) > 0 {
		return errors.New(strings.Join(problems, "\n") +
			"\nThe plan of the house is in embed/tool/house/rooms.go; if it has a better shape now, change it there.")
	}
	fmt.Printf("arrows: %d packages in order\n", count)
	return nil
}

// checkTable checks that in the table, rooms only use rooms below them.
func checkTable(rooms []room) (problems []string) {
	for i, r := range rooms {
		for _, use := range r.uses {
			below := slices.IndexFunc(rooms[i+1:], func(r room) bool { return r.path == use })
			if below < 0 {
				problems = append(problems, fmt.Sprintf("rooms.go: %s uses %s, which does not stand below it.", r.path, use))
			}
		}
	}
	return problems
}

// checkImports compares what packages import with the table.
func checkImports(packages []pkg) (problems []string) {
	for _, p := range packages {
		path, ok := inModule(p.ImportPath)
		if !ok || (path != "assets" && path != "wasm" && !strings.HasPrefix(path, "wasm/")) {
			continue
		}
		from := roomOf(path)
		if from == nil {
			problems = append(problems, fmt.Sprintf("%s is in no room; give it one.", path))
			continue
		}
		for _, to := range p.Imports {
			if why := from.refuses(to); why != "" {
				problems = append(problems, fmt.Sprintf("%s imports %s: %s.", path, to, why))
			}
		}
	}
	return problems
}

// refuses says why a room may not import a path, or "" if it may.
func (r *room) refuses(path string) string {
	if inside, ok := inModule(path); ok {
		to := roomOf(inside)
		if to == nil || !slices.Contains(r.uses, to.path) {
			return "it may import " + r.list()
		}
		return ""
	}
	if path == "syscall/js" && !r.page {
		return "only wasm/browser touches the page"
	}
	if strings.Contains(strings.Split(path, "/")[0], ".") {
		for _, m := range r.modules {
			if path == m || strings.HasPrefix(path, m+"/") {
				return ""
			}
		}
		return "it may import " + r.list()
	}
	return ""
}

// list names what a room may import, for a message.
func (r *room) list() string {
	all := append(slices.Clone(r.uses), r.modules...)
	if len(all) == 0 {
		return "the standard library only"
	}
	return strings.Join(all, ", ") + " and the standard library"
}

// inModule cuts the module's name off an import path.
func inModule(path string) (string, bool) { return strings.CutPrefix(path, module+"/") }

// roomOf finds the room of a package of the module.
func roomOf(path string) *room {
	for i, r := range rooms {
		folder, all := strings.CutSuffix(r.path, "/*")
		if path == r.path || (all && strings.HasPrefix(path, folder+"/")) {
			return &rooms[i]
		}
	}
	return nil
}
