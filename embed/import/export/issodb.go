package export

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite", in Go
)

const sqliteMark = "SQLite format 3\x00"

// readIssoDatabase reads Isso's own database. It changes nothing there, so a server may go
// on using it.
func readIssoDatabase(in *Input, to Sink) error {
	info, err := os.Stat(in.Path)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(in.Path)
	if err != nil {
		return err
	}
	// A Windows path begins with a drive, but the path of a URL with a slash.
	address := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return err
	}
	defer db.Close()
	threads, err := db.Query(`SELECT id, uri FROM threads ORDER BY id`)
	if err != nil {
		return in.mistaken(fmt.Sprintf("since its tables are not Isso's (%v)", err))
	}
	defer threads.Close()
	for threads.Next() {
		var id, uri sql.NullString
		if err := threads.Scan(&id, &uri); err != nil {
			return err
		}
		to.Page(in.key(id.String), Page{URL: uri.String})
	}
	if err := threads.Err(); err != nil {
		return err
	}
	return issoComments(db, progress{in, info.Size()}, to)
}

// progress tells how far a database has been read. It counts rows, and converts them to
// bytes of the file.
type progress struct {
	in   *Input
	size int64
}

func (p progress) row(n, rows int64) {
	if p.in.passed != nil && rows > 0 {
		p.in.passed(int(p.size*(n+1)/rows - p.size*n/rows))
	}
}

func issoComments(db *sql.DB, p progress, to Sink) error {
	var rows int64
	if err := db.QueryRow(`SELECT count(*) FROM comments`).Scan(&rows); err != nil {
		return p.in.mistaken(fmt.Sprintf("since its tables are not Isso's (%v)", err))
	}
	comments, err := db.Query(`SELECT tid, id, parent, author, website, created, modified, mode, text, likes, dislikes
		FROM comments ORDER BY tid, created, id`)
	if err != nil {
		return p.in.mistaken(fmt.Sprintf("since its tables are not Isso's (%v)", err))
	}
	defer comments.Close()
	for n := int64(0); comments.Next(); n++ {
		var tid, id, parent, author, website, created, modified, mode, text, likes, dislikes sql.NullString
		if err := comments.Scan(&tid, &id, &parent, &author, &website, &created, &modified, &mode, &text, &likes, &dislikes); err != nil {
			return err
		}
		c := issoComment{
			ID: loose(id.String), Parent: loose(parent.String), Author: author.String, Website: website.String,
			Created: loose(created.String), Modified: loose(modified.String), Mode: loose(mode.String), Text: text.String,
			Likes: loose(likes.String), Dislikes: loose(dislikes.String),
		}
		if err := to.Comment(c.comment(p.in.key(tid.String))); err != nil {
			return err
		}
		p.row(n, rows)
	}
	return comments.Err()
}
