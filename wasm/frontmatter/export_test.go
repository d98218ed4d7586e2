package frontmatter

// Mark is the byte order mark that a file may begin with.
const Mark = mark

// Names are the keys that count.
func Names() (names []string) {
	for _, key := range keys {
		names = append(names, key.name)
	}
	return names
}
