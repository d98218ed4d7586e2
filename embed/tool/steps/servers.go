package steps

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"afterword/embed/tool/repo"
)

// servers is the folder of the Go module that names the servers of the tests. The module
// keeps them out of the product's dependencies.
const servers = "embed/test/server"

// remark42Path is the path of the Remark42 server that tests talk to.
func remark42Path(root string) string { return filepath.Join(repo.Tools(root), "bin", "remark42") }

// remark42 is the real Remark42, in the version that the tests' module names.
func remark42() need {
	return builtByGo("the Remark42 server", "", remark42Package, remark42Path)
}

// remark42NowPath is the path of the current Remark42 server.
func remark42NowPath(root string) string { return remark42Path(root) + "-1.16" }

// remark42Now is the current version of Remark42, which limits requests by address.
func remark42Now() need {
	return builtByGo("the Remark42 server", "remark42-1.16", remark42Package, remark42NowPath)
}

const remark42Package = "github.com/umputun/remark42/backend/app"

// builtByGo is a program in a Go module of the tests. Go decides whether it has to be built
// again.
func builtByGo(what, module, pkg string, path func(root string) string) need {
	built := false
	return need{
		what:  what,
		there: func(string) bool { return built },
		install: func(root string, out io.Writer) error {
			err := command(out, filepath.Join(root, servers, module), nil, "go", "build", "-o", path(root), pkg)
			built = err == nil
			return err
		},
		how: "a network that reaches a Go module proxy",
	}
}

// dendritePath is the folder of the Matrix homeserver that tests talk to.
func dendritePath(root string) string { return filepath.Join(repo.Tools(root), "bin", "dendrite") }

// dendrite is the real Matrix homeserver, built like [remark42].
func dendrite() need {
	const commands = "github.com/matrix-org/dendrite/cmd/"
	built := false
	return need{
		what:  "the Matrix homeserver Dendrite",
		there: func(string) bool { return built },
		install: func(root string, out io.Writer) error {
			to := dendritePath(root) + string(filepath.Separator)
			if err := os.MkdirAll(to, 0o755); err != nil {
				return err
			}
			err := command(out, filepath.Join(root, servers, "dendrite"), nil, "go", "build", "-o", to, commands+"dendrite", commands+"generate-keys")
			built = err == nil
			return err
		},
		how: "a network that reaches a Go module proxy",
	}
}

// ferretPath is the path of the database for the server with Mastodon's API.
func ferretPath(root string) string { return filepath.Join(repo.Tools(root), "bin", "ferretdb") }

// mastodon is a real server with Mastodon's API and its database. The server comes from
// npm, with the Node.js that it needs. Some packages that it names are missing from npm.
// Its API does not use them, so empty packages replace them.
func mastodon() []need {
	const folder = servers + "/mastodon"
	return []need{
		npmModulesOf(folder, "--ignore-scripts", "--legacy-peer-deps"),
		npmBuilt("the Node of the server with Mastodon's API", folder, "node/bin/node"),
		builtByGo("the database FerretDB", "mastodon", ".", ferretPath),
	}
}

// waline is the real Waline from npm.
func waline() need { return npmModulesOf(servers+"/waline", "--ignore-scripts") }

// postgresPath finds the programs of PostgreSQL: POSTGRES in the environment, or
// Debian's.
func postgresPath() string {
	if path := os.Getenv("POSTGRES"); path != "" {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

// bluesky are the real servers of Bluesky from npm. They bring the Node.js that they need,
// and parts of them are compiled for it.
func bluesky() []need {
	const folder = servers + "/bluesky"
	redis := func(string) bool { _, err := exec.LookPath("redis-server"); return err == nil }
	return []need{
		npmModulesOf(folder, "--ignore-scripts"),
		npmBuilt("what is compiled of Bluesky's servers", folder, "better-sqlite3/build/Release/better_sqlite3.node"),
		postgres(),
		debian("Redis", redis, "redis-server"),
	}
}

// npmBuilt is what a folder's build script makes from its npm modules. The script has run
// if the file made exists.
func npmBuilt(what, folder, made string) need {
	return need{
		what: what,
		there: func(root string) bool {
			_, err := os.Stat(filepath.Join(root, folder, "node_modules", made))
			return err == nil
		},
		install: func(root string, out io.Writer) error {
			return command(out, root, nil, "npm", "run", "build", "--silent", "--prefix", folder)
		},
		how: "npm run build --prefix " + folder,
	}
}

// postgres is the database of Waline and Bluesky.
func postgres() need {
	return debian("PostgreSQL", func(string) bool { return postgresPath() != "" }, "postgresql")
}

// wordpress is the real WordPress from Debian, with PHP and its database.
func wordpress() need {
	there := func(string) bool {
		for _, command := range []string{"php", "mariadbd", "mariadb-install-db"} {
			if _, err := exec.LookPath(command); err != nil {
				return false
			}
		}
		// Without a theme, WordPress shows nothing.
		themes, _ := filepath.Glob("/usr/share/wordpress/wp-content/themes/*") // the pattern is right
		return len(themes) > 0
	}
	return debian("WordPress", there, "wordpress", "wordpress-theme-twentytwentythree", "php-cli", "php-mysql", "mariadb-server")
}

// A server is a real server that tests talk to.
type server struct {
	// name is the name of the server's folder in embed/test, and of the source.
	name, version string
	// engines are the browsers in which its tests run.
	engines []string
	needs   []need
	env     []string
}

func realServers(root string) []server {
	return []server{
		{"remark42", "", []string{"chromium", "firefox"}, []need{remark42()}, nil},
		{"remark42", " 1.16", []string{"chromium"}, []need{remark42Now()}, []string{"REMARK42=" + remark42NowPath(root)}},
		{"matrix", "", []string{"chromium"}, []need{dendrite()}, nil},
		{"waline", "", []string{"chromium"}, []need{waline(), postgres()}, nil},
		{"wordpress", "", []string{"chromium"}, []need{wordpress()}, nil},
		{"bluesky", "", []string{"chromium"}, bluesky(), nil},
		{"mastodon", "", []string{"chromium"}, mastodon(), nil},
	}
}

// Record is the verb record: it records the responses of real servers again. Tests replay
// them without a server.
func Record(root string, args []string) error {
	var steps []step
	for _, s := range realServers(root) {
		name := s.name + strings.ReplaceAll(s.version, " ", "-")
		env := append(places(root), s.env...)
		needs := append(s.needs[:len(s.needs):len(s.needs)], nodejs())
		steps = append(steps, step{name: name, needs: needs, run: func(root string, out io.Writer) error {
			return command(out, root, env, "node", filepath.Join(servers, "record.js"), name)
		}})
	}
	return runAll(root, steps, args)
}

// serverTests returns the tests against real servers.
func serverTests(root string) (steps []step) {
	browsers := []need{nodejs(), tinyGo(), npmModules(), chromium()}
	for _, s := range realServers(root) {
		env := append(places(root), s.env...)
		steps = append(steps, nativeTest(s.name, s.version, s.needs, env))
		if s.name == "remark42" {
			few := append(env[:len(env):len(env)], "SEEDS=50")
			steps = append(steps, schedules(s.name+s.version+" schedules", s.needs, few))
		}
		for _, engine := range s.engines {
			needs := append(s.needs[:len(s.needs):len(s.needs)], browsers...)
			if engine == "firefox" {
				needs = append(needs, firefox())
			}
			folder := filepath.Join("embed", "test", s.name)
			steps = append(steps, inEngine(root, s.name+s.version, engine, folder, whole, needs, s.env...)...)
		}
	}
	return steps
}

// nativeTest runs the Go tests of a source that talk to its real server. Some tests start
// the server themselves. For the others, a script starts it.
func nativeTest(name, version string, needs []need, env []string) step {
	script := filepath.Join("embed", "test", name, "native.js")
	needs = append(needs[:len(needs):len(needs)], nodejs())
	return step{name: name + version + " native", needs: needs, run: func(root string, out io.Writer) error {
		if _, err := os.Stat(filepath.Join(root, script)); err != nil {
			return command(out, root, env, "go", "test", "-count=1", "./wasm/source/"+name)
		}
		return command(out, root, env, "node", "--test", "--test-reporter=spec", "--test-force-exit", script)
	}}
}

// schedules injects faults between the widget's states and a real server, in random
// schedules.
func schedules(name string, needs []need, env []string) step {
	needs = append(needs[:len(needs):len(needs)], nodejs())
	return step{name: name, needs: needs, run: func(root string, out io.Writer) error {
		return command(out, root, env, "node", filepath.Join("embed", "test", "remark42", "schedules.js"))
	}}
}

// Faults is the verb faults. It plays as many schedules as SEEDS in the environment says,
// or only the one of SEED.
func Faults(root string, args []string) error {
	return runAll(root, []step{schedules("faults", []need{remark42()}, places(root))}, args)
}
