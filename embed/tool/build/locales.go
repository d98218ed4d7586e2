package build

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// locale is the catalogue of a language, in the fewest bytes.
type locale struct {
	name string // a BCP 47 tag
	data []byte
}

// readLocales reads assets/locales, sorted by name. The result has English, too: it is
// compiled in, but the loader must know that it exists.
func readLocales(root string) ([]locale, error) {
	files, err := filepath.Glob(filepath.Join(root, "assets", "locales", "*.json"))
	if err != nil {
		return nil, err
	}
	var all []locale
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var short bytes.Buffer
		if err := json.Compact(&short, text); err != nil {
			return nil, fmt.Errorf("%s is not JSON: %w", file, err)
		}
		all = append(all, locale{strings.TrimSuffix(filepath.Base(file), ".json"), short.Bytes()})
	}
	return all, nil
}

// localeNames returns the list in which the loader looks up a language.
func localeNames(all []locale) string {
	var names []string
	for _, l := range all {
		names = append(names, l.name)
	}
	return strings.Join(names, " ")
}

// wordsStem returns the beginning of the catalogues' names. They share one hash, since a
// new sentence changes all of them.
func wordsStem(all []locale) string {
	var data []byte
	for _, l := range all {
		data = append(data, l.data...)
	}
	return stem(common, data)
}

// catalogues returns the files that a visit in another language than English needs.
func catalogues(all []locale, quality int) ([]file, error) {
	stem := wordsStem(all)
	var files []file
	for _, l := range all {
		if l.name == "en" {
			continue
		}
		f, err := newFile(stem+"."+l.name+".json", l.data, quality)
		if err != nil {
			return nil, err
		}
		f.onDemand = true
		files = append(files, f)
	}
	return files, nil
}
