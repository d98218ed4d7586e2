//go:build ignore

// generate writes table.bin from the list that goldmark's tables are made of.
package main

import (
	"cmp"
	"encoding/json"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		log.Fatal("go list: ", err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_tools", "html5entities.json"))
	if err != nil {
		log.Fatal(err)
	}
	var list struct {
		Data []struct {
			Name       string
			Characters []string
		}
	}
	if err := json.Unmarshal(source, &list); err != nil {
		log.Fatal(err)
	}
	type entity struct {
		name       string
		characters []rune
	}
	var entities []entity
	for _, e := range list.Data {
		var text []byte
		for _, c := range e.Characters {
			b, err := strconv.ParseUint(c, 0, 8)
			if err != nil {
				log.Fatal(err)
			}
			text = append(text, byte(b))
		}
		entities = append(entities, entity{e.Name, []rune(string(text))})
	}
	slices.SortFunc(entities, func(a, b entity) int {
		return cmp.Or(slices.Compare(a.characters, b.characters), cmp.Compare(a.name, b.name))
	})
	var table []byte
	before := rune(0)
	for _, e := range entities {
		step := e.characters[0] - before
		before = e.characters[0]
		if step < 0x7f {
			table = append(table, byte(0x80+step))
		} else {
			table = append(table, 0xff, byte(step>>16), byte(step>>8), byte(step))
		}
		table = append(table, e.name...)
		if len(e.characters) > 1 {
			table = append(append(table, ' '), string(e.characters[1])...)
		}
	}
	if err := os.WriteFile("table.bin", table, 0o644); err != nil {
		log.Fatal(err)
	}
}
