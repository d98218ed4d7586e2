package build

import (
	"os"
	"path/filepath"
	"strings"
)

// about writes the README of a release, or of the folder for a site in it.
func about(dir, version, text string) error {
	text = strings.ReplaceAll(text, "VERSION", version)
	return os.WriteFile(filepath.Join(dir, "README.md"), []byte(text), 0o644)
}

// aboutRelease describes the whole release. What a site needs comes first.
const aboutRelease = aboutFolder + aboutFiles

const aboutFolder = `# afterword VERSION

An article and its comment thread in any web page, from one script tag.

## Into a site

Unpack afterword-VERSION.zip where your site keeps files that are published as they are. Then this shows a thread:

    <script async src="/afterword/afterword.js" data-thread="local:hello"></script>

Of the folder a site needs afterword.js, the files afterword-….wasm and afterword-….hashes.json, and

- the module's .gz twin, afterword-….wasm.gz, which is asked for where a host compresses nothing;
- the other .gz and .br twins, if its host sends them instead where a browser takes them;
- afterword-….LANG.json for each language beside English that its readers are to have;
- remark42-….wasm, wordpress-….wasm, waline-….wasm and matrix-….wasm for threads of the source of that name; social-….wasm for those of
  mastodon and bluesky, and for hide; servers-….wasm for threads of several sources, and for pages with sources of more than one
  of these files.

The rest may go. head.html has two lines for a page's <head>: with them a first visit asks for the module as early as for the loader.
`

const aboutFiles = `
## What is here

- afterword-VERSION.zip: the folder for a site
- VERSION/: the same for a CDN, under a name that never changes again; _headers are those to send, tag.html is the tag with
  the hash that holds all of it
- afterword-VERSION.tgz: the package for npm. What it has in built/ is the folder, too, so a CDN of npm packages serves
  afterword@VERSION/built/afterword.js
- NAME-VERSION-…: the native commands, by system and processor: prerender writes articles and threads into built pages,
  afterword-import makes thread files of other systems' exports, afterword-announce posts new pages where their threads are
- SHA256SUMS: sha256sum -c SHA256SUMS checks all files
- NAME.cdx.json: what is in the widget and in each command, as CycloneDX
- LICENSES.txt: the licences of all of it
`
