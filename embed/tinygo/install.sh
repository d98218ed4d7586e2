#!/usr/bin/env bash
# install.sh DIR builds TinyGo for the widget's module into DIR:
#
#   DIR/bin/tinygo    the compiler, linked with LLVM 19
#   DIR/root          TINYGOROOT: TinyGo's library, with our collector and
#                     without reflection
#   DIR/goroot        GOROOT: Go's library, less what the module never uses
#   DIR/goldmark      goldmark, less what the module never uses
#   DIR/wasm.json     the target: no C library, no scheduler
#
# It takes Debian packages and a Go module, pinned here.
# Where everything is in place already it ends at once.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
dir=$(mkdir -p "$1" && cd "$1" && pwd -P)
packages="llvm-19-dev libclang-19-dev clang-19 lld-19 g++ patch"

fail() { echo "tinygo: $*" >&2; exit 1; }

# apply FOLDER PATCH changes files, and fails where they are not as expected.
apply() {
	chmod -R u+w "$1"
	patch -d "$1" -p1 --fuzz=0 --no-backup-if-mismatch --quiet <"$here/$2" ||
		fail "$2 does not fit this version; make it anew (see its head)."
}

export GOFLAGS=-mod=readonly

# The stamp names all that the result depends on.
stamp=$(cd "$here" && { grep goldmark ../../go.mod; find . -type f | LC_ALL=C sort | xargs sha256sum; go version; echo "$dir"; } | sha256sum)
if [ "$(cat "$dir/stamp" 2>/dev/null)" = "$stamp" ]; then
	echo "tinygo: already in $dir"
	exit 0
fi
rm -f "$dir/stamp"

command -v go >/dev/null || fail "go is missing; install Go 1.26 first."

missing=
if command -v dpkg-query >/dev/null; then
	for p in $packages; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing="$missing $p"
	done
	if [ -n "$missing" ]; then
		[ "$(id -u)" = 0 ] || fail "packages are missing; run: sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
		echo "tinygo: installing$missing"
		apt-get update -qq
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
	fi
elif ! [ -x /usr/lib/llvm-19/bin/clang ]; then
	fail "this script knows Debian's packages only; on another system put LLVM 19 with clang and lld into /usr/lib/llvm-19 (on Debian: apt-get install $packages), then run it again."
fi

rm -rf "$dir/bin" "$dir/root" "$dir/goroot" "$dir/goldmark" "$dir/source"
mkdir -p "$dir/bin"

echo "tinygo: compiling TinyGo (about two minutes the first time)"
cd "$here"
go mod download github.com/tinygo-org/tinygo
cp -r "$(go list -m -f '{{.Dir}}' github.com/tinygo-org/tinygo)" "$dir/source"
apply "$dir/source" quicker.patch
apply "$dir/source" types.patch
apply "$dir/source" multivalue.patch
cp transform/multivalue.go "$dir/source/transform/"
cp go.mod go.sum "$dir/" # the same modules, but the patched copy of this one
go mod edit -replace "github.com/tinygo-org/tinygo=$dir/source" "$dir/go.mod"
go build -modfile="$dir/go.mod" -tags llvm19 -trimpath -ldflags=-s -o "$dir/bin/tinygo" github.com/tinygo-org/tinygo

echo "tinygo: its library, with the collector of gc_between.go and without reflection"
mkdir "$dir/root"
cp -r "$dir/source/src" "$dir/source/targets" "$dir/root"
mkdir -p "$dir/root/src/net/http" # TinyGo keeps it in a submodule; the folder must exist
cp minilibc.c "$dir/root/targets/"
cp wasm.json "$dir/"
cd "$dir/root/src/runtime"
rm gc_leaking.go || fail "gc_leaking.go is not where it was; adapt between.patch to this TinyGo."
cp "$here/runtime/gc_between.go" .
apply "$dir/root" between.patch
rm -r ../internal/reflectlite && cp -r "$here/reflectlite" ../internal/
# Nothing else may know the collector's tag: it would take the old meaning.
others=$(grep -lE '^//go:build.*gc\.leaking' -r "$dir/root/src" | sed "s|$dir/root/src/||" | LC_ALL=C sort | tr '\n' ' ')
expected="runtime/gc_between.go runtime/gc_blocks.go runtime/gc_precise.go runtime/zero_new_alloc.go runtime/zero_new_alloc_noop.go "
[ "$others" = "$expected" ] || fail "other files have the tag gc.leaking than this script knows: $others"

echo "tinygo: Go's library, less what the module never uses"
# README.md tells what each of these weighs. What is taken away and still used
# does not compile.
goroot=$(go env GOROOT)
rm -rf "$dir/goroot"
mkdir -p "$dir/goroot/src"
for part in bin pkg lib VERSION go.env; do
	[ ! -e "$goroot/$part" ] || ln -s "$goroot/$part" "$dir/goroot/$part"
done
find "$goroot/src" -mindepth 1 -maxdepth 1 ! -name cmd ! -name testdata -exec cp -r {} "$dir/goroot/src" \;
chmod -R u+w "$dir/goroot/src"
cd "$dir/goroot/src"
rm -r fmt errors regexp reflect && cp -r "$here"/std/* .
rm sort/slice.go # sort.Slice
grep -q 'Quote(e.Num)' strconv/number.go || fail "package strconv quotes elsewhere; adapt install.sh to this Go."
sed -i 's/Quote(e.Num)/e.Num/' strconv/number.go
apply syscall/js js.patch
# What JavaScript gives has names that it can write without quotation marks.
grep -q '^//go:wasmimport gojs syscall/js\.valueGet$' syscall/js/js.go || fail "package syscall/js imports under other names; adapt install.sh to this Go."
sed -i 's|^//go:wasmimport gojs syscall/js\.|//go:wasmimport gojs |' syscall/js/js.go
# TinyGo fills package-level maps when the module starts, so it cannot tell
# that nobody reads these.
for map in CategoryAliases Categories Scripts Properties FoldCategory FoldScript; do
	grep -q "^var $map = map" unicode/tables.go || fail "package unicode has no $map; adapt install.sh to this Go."
	sed -i "/^var $map = map/,/^}/d" unicode/tables.go
done

echo "tinygo: goldmark, less what the module never uses"
cd "$here/../.."
go mod download github.com/yuin/goldmark
cp -r "$(go list -m -f '{{.Dir}}' github.com/yuin/goldmark)" "$dir/goldmark"
apply "$dir/goldmark" goldmark.patch
cd "$dir/goldmark"
rm parser/{auto_link,html_block,raw_html}.go util/unicode_case_folding.gen.go ||
	fail "goldmark has other files than it had; adapt install.sh to this version."
cp "$here/goldmark/unicode_case_folding.go" util/

"$dir/bin/tinygo" version >/dev/null || fail "the compiler that was built does not run."
echo "$stamp" >"$dir/stamp"
echo "tinygo: ready in $dir"
