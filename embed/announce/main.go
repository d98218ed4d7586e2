// Command afterword-announce posts published pages to Mastodon and Bluesky, once each. It
// writes down the addresses of the posts, so that the site can show the replies.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"afterword/embed/announce/network"
	"afterword/embed/announce/run"
)

const usage = `usage: afterword-announce [-n] -table FILE URL...

It posts the pages at URL to Mastodon and Bluesky, those that are not there yet,
and writes the addresses of the posts into FILE, a JSON file for the site's
build. The accounts are in the environment:

  MASTODON_URL      the server, such as https://social.example
  MASTODON_TOKEN    a token with the scopes read and write:statuses
  BLUESKY_HANDLE    the account, such as ada.bsky.social
  BLUESKY_PASSWORD  an app password of it
  BLUESKY_URL       its server, https://bsky.social where it says nothing

`

const ends = `
It ends with 0 if all pages are announced; with 1 if something went wrong, and
then it may be run again; and with 2 if the command makes no sense.
`

func main() {
	os.Exit(command(os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// command carries the command out and gives its exit code.
func command(args []string, env func(string) string, out, trouble io.Writer) int {
	var o run.Options
	set := flag.NewFlagSet("afterword-announce", flag.ContinueOnError)
	set.SetOutput(trouble)
	set.Usage = func() {
		fmt.Fprint(trouble, usage)
		set.PrintDefaults()
		fmt.Fprint(trouble, ends)
	}
	set.StringVar(&o.Table, "table", "", "the JSON `FILE` that says where pages are announced")
	set.BoolVar(&o.Dry, "n", false, "say what would be posted, and post nothing")
	if err := set.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	o.Pages = set.Args()
	var err error
	o.Networks, err = networks(env)
	switch {
	case err != nil:
	case o.Table == "":
		err = errors.New("no table: name one with -table FILE")
	case len(o.Pages) == 0:
		err = errors.New("which pages? Name their addresses")
	case len(o.Networks) == 0:
		err = errors.New("no account is in the environment: MASTODON_URL and MASTODON_TOKEN, or BLUESKY_HANDLE and BLUESKY_PASSWORD")
	}
	if err != nil {
		fmt.Fprintf(trouble, "%v\nafterword-announce -help says more.\n", err)
		return 2
	}
	if err := run.Run(o, out); err != nil {
		fmt.Fprintln(trouble, err)
		return 1
	}
	return 0
}

// networks are the accounts that the environment names.
func networks(env func(string) string) (networks []network.Network, err error) {
	url, token := env("MASTODON_URL"), env("MASTODON_TOKEN")
	switch {
	case url != "" && token != "":
		n, err := network.Mastodon(url, token)
		if err != nil {
			return nil, fmt.Errorf("MASTODON_URL: %w", err)
		}
		networks = append(networks, n)
	case url != "" || token != "":
		return nil, errors.New("MASTODON_URL and MASTODON_TOKEN: set both or neither")
	}
	handle, password, url := env("BLUESKY_HANDLE"), env("BLUESKY_PASSWORD"), env("BLUESKY_URL")
	if url == "" {
		url = "https://bsky.social"
	}
	switch {
	case handle != "" && password != "":
		n, err := network.Bluesky(url, handle, password)
		if err != nil {
			return nil, fmt.Errorf("BLUESKY_URL: %w", err)
		}
		networks = append(networks, n)
	case handle != "" || password != "":
		return nil, errors.New("BLUESKY_HANDLE and BLUESKY_PASSWORD: set both or neither")
	}
	return networks, nil
}
