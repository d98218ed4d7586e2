// Command mastodon is the database of the server with the Mastodon API that tests talk
// to: FerretDB, which speaks as MongoDB does and keeps all in SQLite. It takes an address
// to listen at and a folder, which is there.
package main

import (
	"context"
	"log"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	database, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: os.Args[1]},
		Handler:   "sqlite",
		SQLiteURL: "file:" + os.Args[2] + "/",
	})
	if err == nil {
		err = database.Run(context.Background())
	}
	log.Fatal(err)
}
