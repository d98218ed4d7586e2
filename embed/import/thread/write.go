package thread

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"os"
)

// Write writes a thread file, one comment per line, so that a change of a comment changes
// one line.
func Write(to io.Writer, comments iter.Seq2[Comment, error]) error {
	w := bufio.NewWriter(to)
	_, _ = w.WriteString("{\n\"version\": 1,\n\"comments\": [")
	between := "\n"
	for c, err := range comments {
		if err != nil {
			return err
		}
		line, err := encode(c)
		if err != nil {
			return err
		}
		_, _ = w.WriteString(between)
		_, _ = w.Write(line)
		between = ",\n"
	}
	_, _ = w.WriteString("\n]\n}\n")
	return w.Flush()
}

// encode leaves "<" and "&" as they are, so that people can read the file.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

// Save writes a file into a folder, whole or not at all.
func Save(folder *os.Root, name string, write func(io.Writer) error) error {
	const unfinished = ".afterword-import"
	file, err := folder.Create(unfinished)
	if err != nil {
		return err
	}
	err = write(file)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = folder.Rename(unfinished, name)
	}
	if err != nil {
		_ = folder.Remove(unfinished)
	}
	return err
}

// SaveTable writes the table of files by the URLs of their pages.
func SaveTable(folder *os.Root, files map[string]string) error {
	return Save(folder, Table, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(files)
	})
}
