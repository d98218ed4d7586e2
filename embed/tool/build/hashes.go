package build

import "encoding/json"

// hashesOf makes a file with the SRI strings of the catalogues and of the modules that only
// some pages load, by name. The loader fetches this file if the script tag has integrity,
// and knows the file's hash.
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
