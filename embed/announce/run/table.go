package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Table says where pages are announced. For each page's URL it has the address of the post
// in each network, by the name of the network's source. The member "thread" is the thread
// attribute that shows all of them.
type Table map[string]map[string]string

// thread is the member that is made from the others.
const thread = "thread"

// Load reads a table. It is empty where there is no file yet.
func Load(path string) (Table, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Table{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s does not open: %w", path, errors.Unwrap(err))
	}
	var t Table
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("%s is no table of announcements (%w); mend it, or name another file behind -table", path, err)
	}
	if t == nil {
		t = Table{}
	}
	return t, nil
}

// note adds a post to the table.
func (t Table) note(url, source, address string) {
	if t[url] == nil {
		t[url] = map[string]string{}
	}
	t[url][source] = address
	var all []string
	for _, source := range []string{"mastodon", "bluesky"} {
		if address := t[url][source]; address != "" {
			all = append(all, source+":"+address)
		}
	}
	t[url][thread] = strings.Join(all, " ")
}

// Save writes the table, whole or not at all.
func (t Table) Save(path string) error {
	data, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".afterword-announce-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, errors.Unwrap(err))
	}
	defer os.Remove(file.Name())
	_, err = file.Write(append(data, '\n'))
	err = errors.Join(err, file.Chmod(0o644), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, err)
	}
	return nil
}
