package build

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"afterword/embed/tool/repo"
)

// part is a program in a release, for which the release has an inventory. folder has the
// program's go.mod, and main is the program's package in it.
type part struct {
	name, folder, main string
	env                []string
}

// parts are the widget and the native commands.
func parts() []part {
	all := []part{{common, ".", "wasm", []string{"GOOS=js", "GOARCH=wasm"}}}
	for _, c := range commands {
		all = append(all, part{c.name, filepath.Join("embed", c.folder), ".", []string{"CGO_ENABLED=0"}})
	}
	return all
}

// inventory writes into dir a bill of materials for each part, and one file with all
// licences. The tools for this are pinned in embed/tool/inventory.
func inventory(root, dir, version string) error {
	work, err := os.MkdirTemp("", "afterword-inventory-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	source := filepath.Join(work, "source")
	if err := tagged(root, source, version); err != nil {
		return err
	}
	for _, tool := range []string{"github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod", "github.com/google/go-licenses/v2"} {
		if _, err := output(filepath.Join(root, "embed", "tool", "inventory"), nil, "go", "build", "-o", work, tool); err != nil {
			return err
		}
	}
	var all []library
	for _, p := range parts() {
		bill := filepath.Join(dir, p.name+".cdx.json")
		if _, err := output(filepath.Join(source, p.folder), p.env, filepath.Join(work, "cyclonedx-gomod"), "app",
			"-json", "-licenses", "-std", "-noserial", "-notimestamp", "-output", bill, "-main", p.main, "."); err != nil {
			return err
		}
		if p.name == common {
			if err := addCompiler(root, bill); err != nil {
				return err
			}
		}
		found, err := libraries(filepath.Join(source, p.folder), p, filepath.Join(work, "go-licenses"))
		if err != nil {
			return err
		}
		all = append(all, found...)
	}
	text, err := licences(root, all)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "LICENSES.txt"), text, 0o644)
}

// tagged copies the sources of the parts into a new repository with one commit. The commit
// has the version's tag, since cyclonedx-gomod reads the version from there.
func tagged(root, dir, version string) error {
	inputs := []string{"go.mod", "go.sum", "LICENSE", "wasm", "assets"}
	for _, c := range commands {
		inputs = append(inputs, filepath.Join("embed", c.folder))
	}
	if err := repo.Copy(root, dir, inputs...); err != nil {
		return err
	}
	for _, c := range commands { // each module needs the licence at its root
		data, err := os.ReadFile(filepath.Join(root, "LICENSE"))
		if err := errors.Join(err, os.WriteFile(filepath.Join(dir, "embed", c.folder, "LICENSE"), data, 0o644)); err != nil {
			return err
		}
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "go.mod"}, {"-c", "user.name=afterword", "-c", "user.email=", "commit", "-q", "-m", version}, {"tag", "v" + version},
	} {
		if _, err := output(dir, nil, "git", args...); err != nil {
			return err
		}
	}
	return nil
}

// addCompiler adds TinyGo to a bill, since its runtime is in the module.
func addCompiler(root, bill string) error {
	version, err := output(filepath.Join(root, "embed", "tinygo"), nil, "go", "list", "-m", "-f", "{{.Version}}", tinygo)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(bill)
	if err != nil {
		return err
	}
	var about map[string]any
	if err := json.Unmarshal(data, &about); err != nil {
		return fmt.Errorf("%s: %w", bill, err)
	}
	purl := "pkg:golang/" + tinygo + "@" + version
	components, _ := about["components"].([]any)
	about["components"] = append(components, map[string]any{
		"bom-ref": purl, "type": "library", "name": tinygo, "version": version, "scope": "required", "purl": purl,
		"description": "its runtime and library, changed by the patches in embed/tinygo",
		"evidence":    map[string]any{"licenses": []any{map[string]any{"license": map[string]any{"id": "BSD-3-Clause"}}}},
	})
	data, err = json.MarshalIndent(about, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(bill, append(data, '\n'), 0o644)
}

const tinygo = "github.com/tinygo-org/tinygo"

// output runs a program in a folder and returns what it prints.
func output(dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, repo.Env(env...)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	said, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s\n%s %s: %w", trouble.Bytes(), filepath.Base(name), strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(said)), nil
}
