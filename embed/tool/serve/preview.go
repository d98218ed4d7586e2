// Package serve shows the repository's pages on this machine, and reloads them after a
// change.
package serve

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
)

// Preview is the verb preview: it serves the pages, and builds after each change.
func Preview(root string, args []string) error {
	set := flag.NewFlagSet("preview", flag.ContinueOnError)
	only := set.Bool("serve-only", false, "serve what is there, build nothing")
	port := set.Int("port", -1, "the port; 0 for any; by default PORT, else 8080 or the next free one")
	dir := set.String("dir", root, "the folder to serve")
	if err := set.Parse(args); err != nil {
		return err
	}
	var handler http.Handler
	var err error
	if *only {
		handler, err = NewFiles(*dir)
	} else {
		handler, err = watched(root, *dir)
	}
	if err != nil {
		return err
	}
	listener, err := listen(*port, os.Getenv("PORT"))
	if err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", listener.Addr())
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(listener)
}

// watched serves a folder of the repository and builds dist/ again when its sources change.
// At first dist/ is as shipped, if TinyGo is installed. After a change it comes from the
// standard compiler, which takes seconds.
func watched(root, dir string) (http.Handler, error) {
	first := build.Shipped(root)
	if !repo.HasTinyGo(root) {
		first = build.Plain(first.Dir)
	}
	if err := build.Refresh(root, first); err != nil {
		return nil, err
	}
	if !repo.HasTinyGo(root) {
		fmt.Println("Built with the standard Go compiler; the shipped module is much smaller: \"make tools\" installs TinyGo for it.")
	}
	files, err := NewFiles(dir)
	if err != nil {
		return nil, err
	}
	live := newLive(files)
	quick := build.Quick(root)
	return live, watch(root, func() {
		if build.Fresh(root, first) {
			live.show(files)
		} else if err := build.Refresh(root, quick); err != nil {
			fmt.Println(err) // the pages keep what was built before
		} else if built, err := NewFiles(filepath.Dir(quick.Dir)); err == nil {
			live.show(built)
		}
	})
}

// listen opens port, else the port in env, else the first free one from 8080 on. A negative
// port counts as none.
func listen(port int, env string) (net.Listener, error) {
	if port < 0 && env != "" {
		n, err := strconv.Atoi(env)
		if err != nil || n < 0 || n > 65535 {
			return nil, fmt.Errorf("PORT is %q; set it to a number up to 65535", env)
		}
		port = n
	}
	if port >= 0 {
		return open(port)
	}
	for port = 8080; ; port++ {
		listener, err := open(port)
		if err == nil || port == 8180 || !errors.Is(err, syscall.EADDRINUSE) {
			return listener, err
		}
	}
}

func open(port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
}
