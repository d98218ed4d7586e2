package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"afterword/embed/tool/repo"
	"afterword/wasm/source/open"
)

// words lists sentences that only some modules need, by the beginnings of their keys. The
// other modules do not contain them. See source.Asks and source.Writes.
var words = []struct{ keys, modules []string }{
	{
		[]string{"comment.from", "comment.here", "live.", "server.", "thread.unhidden"},
		append([]string{"social"}, writing...),
	},
	{
		[]string{"account.", "comment.downvote", "comment.held", "comment.left", "comment.upvote", "comment.verified",
			"comment.vote.", "moderate.", "outbox.", "thread.feed"},
		writing,
	},
	{[]string{"elsewhere.", "home."}, []string{"social", open.Whole}},
	{[]string{"form.picture", "mute.", "notice.", "remark42.", "written."}, []string{"remark42", open.Whole}},
	{[]string{"matrix."}, []string{"matrix", open.Whole}},
	{[]string{"thread.part"}, []string{open.Whole}},
}

// writing lists the modules whose sources send a server what readers write and do.
var writing = []string{"remark42", "wordpress", "waline", "matrix", open.Whole}

// stage copies into dir what TinyGo compiles for a package with a tag. Style sheets and
// catalogues lose what only people read. goldmark is the copy that embed/tinygo made,
// without the code that the module never uses.
func stage(root, dir, pkg, tag string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, input := range []string{"go.mod", "go.sum", "wasm", "assets", pkg} {
		err := filepath.WalkDir(filepath.Join(root, input), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			inside, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			to := filepath.Join(dir, inside)
			switch {
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "sample"):
				return filepath.SkipDir
			case d.IsDir():
				return os.MkdirAll(to, 0o755)
			case strings.HasSuffix(path, "_test.go"):
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if data, err = shipped(root, inside, tag, data); err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o644)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// shipped returns the content that TinyGo gets of a file.
func shipped(root, name, tag string, data []byte) ([]byte, error) {
	switch {
	case name == "go.mod":
		goldmark := filepath.Join(repo.TinyGo(root), "goldmark")
		return fmt.Appendf(data, "\nreplace github.com/yuin/goldmark => %q\n", goldmark), nil
	case strings.HasSuffix(name, ".css"):
		return minified(name, data)
	case filepath.Dir(name) == filepath.Join("assets", "locales") && strings.HasSuffix(name, ".json"):
		var short bytes.Buffer
		if err := json.Compact(&short, wordsOf(tag, data)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return short.Bytes(), nil
	}
	return data, nil
}

// wordsOf returns the part of a catalogue that the module of a tag needs. It relies on a
// line for each sentence.
func wordsOf(tag string, catalogue []byte) []byte {
	var kept []byte
	for line := range bytes.Lines(catalogue) {
		key, _ := bytes.CutPrefix(bytes.TrimSpace(line), []byte{'"'})
		useless := false
		for _, some := range words {
			its := slices.ContainsFunc(some.keys, func(begin string) bool { return bytes.HasPrefix(key, []byte(begin)) })
			useless = useless || its && !slices.Contains(some.modules, tag)
		}
		if !useless {
			kept = append(kept, line...)
		}
	}
	return kept
}

// minified removes comments and spaces from a style sheet and changes nothing else.
func minified(name string, css []byte) ([]byte, error) {
	result := api.Transform(string(css), api.TransformOptions{
		Sourcefile:       name,
		Loader:           api.LoaderCSS,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsNone,
		MinifyWhitespace: true,
		MinifySyntax:     true,
	})
	if problems := append(result.Errors, result.Warnings...); len(problems) > 0 {
		text := strings.Join(api.FormatMessages(problems, api.FormatMessagesOptions{}), "")
		return nil, fmt.Errorf("%sthe style sheet cannot be minified; see above", text)
	}
	return bytes.TrimSpace(result.Code), nil
}
