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

Unpack afterword-VERSION.zip where your site keeps files that are published as they are. This tag then shows a thread:

    <script async src="/afterword/afterword.js" data-thread="local:hello"></script>

A site needs these files of the folder: afterword.js, afterword-….wasm, afterword-….hashes.json, and

- the module's .gz twin, afterword-….wasm.gz, which the loader asks for where a host does not compress;
- the other .gz and .br twins, if your host sends such files to browsers that accept them;
- afterword-….LANG.json for each language beside English that you offer;
- remark42-….wasm, wordpress-….wasm, waline-….wasm and matrix-….wasm for threads of the source of that name; social-….wasm for those of
  mastodon and bluesky, and for hide; servers-….wasm for threads of several sources, and for pages with sources of more than one
  of these files.

You can delete the rest. head.html has two lines for a page's <head>: with them a first visit asks for the module as early as for the loader.
`

const aboutFiles = `
## What is here

- afterword-VERSION.zip: the folder for a site
- VERSION/: the same for a CDN, under a name whose content never changes. _headers has the HTTP headers to send, tag.html the tag
  with a hash that covers all files
- afterword-VERSION.tgz: the package for npm. Its built/ is the same folder, so a CDN of npm packages serves
  afterword@VERSION/built/afterword.js
- NAME-VERSION-…: the native commands, by system and processor: prerender writes articles and threads into built pages,
  afterword-import makes thread files from other systems' exports, afterword-announce posts new pages to Mastodon and Bluesky
- SHA256SUMS: sha256sum -c SHA256SUMS checks all files
- NAME.cdx.json: what is in the widget and in each command, as CycloneDX
- LICENSES.txt: the licences of all of it
`
