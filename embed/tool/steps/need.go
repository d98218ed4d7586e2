package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"afterword/embed/tool/repo"
)

// A need is something that a step cannot run without.
type need struct {
	what string
	// there tells whether the thing is installed.
	there func(root string) bool
	// install tries to install the thing. It is nil if this machine does not allow that.
	install func(root string, out io.Writer) error
	how     string // the command that a person can type
}

// meeting keeps two lanes from installing the same thing.
var meeting sync.Mutex

// meetAll installs what is missing, and fails at the first need that it cannot meet.
func meetAll(root string, needs []need, out io.Writer) error {
	meeting.Lock()
	defer meeting.Unlock()
	for _, n := range needs {
		if err := n.meet(root, out); err != nil {
			return err
		}
	}
	return nil
}

// meet installs what a need names, unless it is there.
func (n need) meet(root string, out io.Writer) error {
	if n.there(root) {
		return nil
	}
	why := n.what + " is missing"
	if n.install != nil {
		fmt.Fprintf(out, "installing %s\n", n.what)
		if err := n.install(root, out); err != nil {
			why = n.what + " could not be installed"
		} else if n.there(root) {
			return nil
		}
	}
	return fmt.Errorf("%s; install with %s", why, n.how)
}

// onDebianAsRoot tells whether packages can be installed without a password.
func onDebianAsRoot() bool {
	_, err := exec.LookPath("apt-get")
	return err == nil && os.Getuid() == 0
}

func nodejs() need {
	return need{
		what:  "Node.js",
		there: func(string) bool { _, err := exec.LookPath("node"); return err == nil },
		how:   "your system's packages (version 20 or later)",
	}
}

func tinyGo() need {
	n := need{what: "TinyGo", there: repo.HasTinyGo, how: "make tools"}
	if _, err := os.Stat("/usr/lib/llvm-19/bin/clang"); err == nil || onDebianAsRoot() {
		n.install = func(root string, out io.Writer) error {
			return command(out, root, nil, filepath.Join(root, "embed", "tinygo", "install.sh"), repo.TinyGo(root))
		}
	}
	return n
}

// chromiumPath finds Chromium: CHROMIUM in the environment, or Debian's.
func chromiumPath() string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	path, _ := exec.LookPath("chromium") // "" if there is none
	return path
}

// chromiumShellPath finds Chromium without windows: CHROMIUM_SHELL in the environment, or
// Debian's. "make test" prefers it, since it takes a third less processor time. If the
// environment has only CHROMIUM, that browser runs all tests.
func chromiumShellPath() string {
	if path := os.Getenv("CHROMIUM_SHELL"); path != "" || os.Getenv("CHROMIUM") != "" {
		return path
	}
	path, _ := exec.LookPath("chromium-headless-shell") // "" if there is none
	return path
}

func chromium() need {
	n := need{
		what:  "Chromium",
		there: func(string) bool { return chromiumPath() != "" },
		how:   "sudo apt-get install chromium (or set CHROMIUM to its path)",
	}
	if onDebianAsRoot() {
		n.install = packages("chromium", "chromium-headless-shell", "fonts-noto-cjk")
	}
	return n
}

// firefoxPath finds Firefox: FIREFOX in the environment, or Debian's.
func firefoxPath() string {
	if path := os.Getenv("FIREFOX"); path != "" {
		return path
	}
	path, _ := exec.LookPath("firefox-esr") // "" if there is none
	return path
}

func firefox() need {
	n := need{
		what:  "Firefox",
		there: func(string) bool { return firefoxPath() != "" },
		how:   "sudo apt-get install firefox-esr (or set FIREFOX to its path)",
	}
	if onDebianAsRoot() {
		n.install = packages("firefox-esr")
	}
	return n
}

// generators are the site generators Hugo and Jekyll.
func generators() need {
	n := need{
		what: "Hugo or Jekyll",
		there: func(string) bool {
			_, hugo := exec.LookPath("hugo")
			_, jekyll := exec.LookPath("jekyll")
			return hugo == nil && jekyll == nil
		},
		how: "sudo apt-get install hugo jekyll",
	}
	if onDebianAsRoot() {
		n.install = packages("hugo", "jekyll")
	}
	return n
}

// webkitPath finds WebKit's browser: WEBKIT in the environment, or Debian's.
func webkitPath() string {
	if path := os.Getenv("WEBKIT"); path != "" {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

// webkit is WebKit's browser, its WebDriver, and a virtual display.
func webkit() need {
	n := need{
		what: "WebKit",
		there: func(string) bool {
			for _, command := range []string{"WebKitWebDriver", "Xvfb"} {
				if _, err := exec.LookPath(command); err != nil {
					return false
				}
			}
			return webkitPath() != ""
		},
		how: "sudo apt-get install webkit2gtk-driver xvfb",
	}
	if onDebianAsRoot() {
		n.install = packages("webkit2gtk-driver", "xvfb")
	}
	return n
}

// debian is a need that Debian packages meet.
func debian(what string, there func(root string) bool, names ...string) need {
	n := need{what: what, there: there, how: "sudo apt-get install " + strings.Join(names, " ")}
	if onDebianAsRoot() {
		n.install = packages(names...)
	}
	return n
}

// packages installs Debian packages.
func packages(names ...string) func(root string, out io.Writer) error {
	return func(root string, out io.Writer) error {
		if err := command(out, root, nil, "apt-get", "update", "-qq"); err != nil {
			return err
		}
		install := []string{"install", "-qq", "-y", "--no-install-recommends"}
		return command(out, root, []string{"DEBIAN_FRONTEND=noninteractive"}, "apt-get", append(install, names...)...)
	}
}

// npmModules are the npm modules of embed/test.
func npmModules() need { return npmModulesOf("embed/test") }

// npmModulesOf are the npm modules of a folder. The hash of the lock file is kept with
// them, and tells whether they are the ones that the lock file names.
func npmModulesOf(folder string, flags ...string) need {
	sum := func(root string) string {
		data, _ := os.ReadFile(filepath.Join(root, folder, "package-lock.json"))
		s := sha256.Sum256(data)
		return hex.EncodeToString(s[:])
	}
	kept := func(root string) string { return filepath.Join(root, folder, "node_modules", ".afterword") }
	n := need{
		what: "the npm modules of " + folder,
		there: func(root string) bool {
			data, err := os.ReadFile(kept(root))
			return err == nil && string(data) == sum(root)
		},
		how: "npm ci --prefix " + folder,
	}
	if _, err := exec.LookPath("npm"); err == nil {
		n.install = func(root string, out io.Writer) error {
			args := append([]string{"ci", "--prefix", folder, "--no-audit", "--no-fund", "--silent"}, flags...)
			if err := command(out, root, nil, "npm", args...); err != nil {
				return err
			}
			return os.WriteFile(kept(root), []byte(sum(root)), 0o644)
		}
	}
	return n
}
