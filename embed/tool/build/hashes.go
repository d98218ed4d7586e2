package build

import "encoding/json"

// hashesOf is a file of the SRI strings of catalogues, and of the modules that
// only some pages load, by their names. The loader asks for it where its own tag has integrity, and carries its hash.
func hashesOf(words, modules []file, quality int) (file, error) {
	table := map[string]string{}
	for _, f := range words {
		table[f.name] = brief(f.raw)
	}
	for _, f := range modules {
		table[f.name] = eitherBrief(f)
	}
	data, err := json.Marshal(table)
	if err != nil {
		return file{}, err
	}
	f, err := newFile(stem(common, data)+".hashes.json", data, quality)
	f.onDemand = true
	return f, err
}
