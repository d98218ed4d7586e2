package build

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"afterword/embed/tool/repo"
)

// commands are the native commands of a release: their names in it, and their folders in
// embed/.
var commands = []struct{ name, folder string }{
	{"prerender", "prerender"},
	{"afterword-import", "import"},
	{"afterword-announce", "announce"},
}

// targets are the systems for which the commands are built.
var targets = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

// Release is the verb release. It builds into release/ a folder for a CDN, named by the
// version, with the headers for its host and a script tag with integrity; a zip file for a
// site; the npm package; the native commands; and inventories, licences and checksums.
func Release(root string, args []string) error {
	if err := flag.NewFlagSet("release", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	version, err := versionOf(root)
	if err != nil {
		return err
	}
	dir := filepath.Join(root, "release")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := Refresh(root, Shipped(root)); err != nil {
		return err
	}
	if err := publish(filepath.Join(root, "dist"), dir, version); err != nil {
		return err
	}
	if err := Pack(root, dir); err != nil {
		return err
	}
	for _, c := range commands {
		for _, target := range targets {
			if err := command(root, c.folder, filepath.Join(dir, c.name+"-"+version), target); err != nil {
				return err
			}
		}
	}
	if err := inventory(root, dir, version); err != nil {
		return err
	}
	if err := folder(root, dir, version); err != nil {
		return err
	}
	if err := about(dir, version, aboutRelease); err != nil {
		return err
	}
	return sums(dir)
}

// folder writes the zip file that a site starts with: the built folder, a README that says
// which of its files a site needs, and the licences.
func folder(root, dir, version string) error {
	work, err := os.MkdirTemp("", "afterword-folder-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.CopyFS(work, os.DirFS(filepath.Join(root, "dist"))); err != nil {
		return err
	}
	licences, err := os.ReadFile(filepath.Join(dir, "LICENSES.txt"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, "LICENSES.txt"), licences, 0o644); err != nil {
		return err
	}
	if err := about(work, version, aboutFolder); err != nil {
		return err
	}
	return zipped(work, "afterword", filepath.Join(dir, "afterword-"+version+".zip"))
}

// publish copies a built folder into dir, under its version, with headers and the script
// tag.
func publish(built, dir, version string) error {
	if err := os.CopyFS(filepath.Join(dir, version), os.DirFS(built)); err != nil {
		return err
	}
	script, err := os.ReadFile(filepath.Join(built, "afterword.js"))
	if err != nil {
		return err
	}
	for name, text := range map[string]string{
		"_headers": fmt.Sprintf(headers, version),
		"tag.html": fmt.Sprintf(tag, version, integrity(script)),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// headers is for hosts that read a file _headers. The files of a version never change.
// Other origins may read them, and the loader may see whether they came compressed.
const headers = `/%s/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Timing-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
`

// tag is the script tag that pins a version.
const tag = `<script async crossorigin src="https://cdn.example/%s/afterword.js"
        integrity="%s"
        data-article="/posts/story.md" data-thread="local:story"></script>
`

// versionOf reads the version from the npm package.
func versionOf(root string) (string, error) {
	data, err := os.ReadFile(filepath.Join(root, "embed", "package.json"))
	if err != nil {
		return "", err
	}
	var about struct{ Version string }
	if err := json.Unmarshal(data, &about); err != nil {
		return "", fmt.Errorf("embed/package.json: %w", err)
	}
	return about.Version, nil
}

// Pack makes the npm package, a file in dir.
func Pack(root, dir string) error {
	if err := Bundle(root, nil); err != nil {
		return err
	}
	license, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		return err
	}
	embed := filepath.Join(root, "embed")
	if err := os.WriteFile(filepath.Join(embed, "built", "LICENSE"), license, 0o644); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	// The package's script would build what is already there.
	cmd := exec.Command("npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", dir)
	cmd.Dir, cmd.Stderr = embed, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("npm pack failed, see above: %w", err)
	}
	return nil
}

// command builds the native command in a folder of embed/ for a target. file is the
// beginning of the binary's name.
func command(root, folder, file, target string) error {
	system, processor, _ := strings.Cut(target, "/")
	file += "-" + system + "-" + processor
	if system == "windows" {
		file += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, ".")
	cmd.Dir = filepath.Join(root, "embed", folder)
	cmd.Env = repo.Env("CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s\nembed/%s does not build for %s; see above", text, folder, target)
	}
	return nil
}

// sums writes SHA256SUMS for all files of the release, and prints what the release has.
func sums(dir string) error {
	text := ""
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		text += fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name)
		return err
	})
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		fmt.Println("release/" + e.Name())
	}
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(text), 0o644)
}
