package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"afterword/embed/tool/repo"
	"afterword/wasm/source/open"
)

// platform is what packages are compiled for. It decides which of their files count.
type platform struct {
	env  []string
	tags string
}

var platforms = []platform{
	{},
	{env: []string{"GOOS=js", "GOARCH=wasm"}},
	{env: []string{"GOOS=js", "GOARCH=wasm"}, tags: strings.Join(tags(), ",")},
}

// tags returns all build tags of what is shipped: TinyGo's own, and one for each module
// except the common one.
func tags() []string {
	all := []string{"tinygo"}
	return append(all, open.Modules()...)
}

// pkg is what "go list" prints about a package.
type pkg struct {
	ImportPath string
	Imports    []string
}

// list asks the go command for the root module's packages, without tests.
func list(root string, p platform) ([]pkg, error) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "-tags="+p.tags, "./...")
	cmd.Dir, cmd.Env, cmd.Stderr = root, repo.Env(p.env...), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list does not understand the packages; see above: %w", err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var one pkg
		if err := d.Decode(&one); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
}
