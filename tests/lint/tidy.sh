#!/usr/bin/env bash
# clang-tidy, one file a core:  tidy.sh ROOT BUILD CLANG_TIDY [--all]
# The whole tree takes 20 minutes on two cores and is a target of its own (`cmake --build --preset release --target tidy`);
# without --all only the sources are looked at that the last commit or the working tree changed, 24 at most.
# As with ccache, what passed is remembered by content (file, the headers of ours that it sees, configuration) in the
# user's cache folder.
set -euo pipefail
root=$1 build=$2 tidy=$3
cd "$root"
# Its checks are those of one release, as with clang-format: another one has others.
"$tidy" --version | grep -q 'version 14\.' || { echo "clang-tidy 14 is wanted: not looked at" >&2; exit 77; }
# How each source is compiled alone: the build joins several, and clang does not read what GCC has precompiled.
cmake --log-level=ERROR -S "$root" -B "$build/tidy" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
    -DKHALKHA_UNITY=OFF -DKHALKHA_PCH=OFF >/dev/null
build=$build/tidy
stamps="${XDG_CACHE_HOME:-${HOME:-$build}/.cache}/khalkha/tidy"
mkdir -p "$stamps"
includes=$build/includes
grep -rEo --include='*.h' --include='*.cpp' '^#include "[^"]+"' app >"$includes"
# What a source sees of ours, itself first.
seen_by() {
    awk -F : -v start="$1" '
        { sub(/^#include "/, "app/", $2); sub(/"$/, "", $2); list[$1] = list[$1] " " $2 }
        END {
            queue[1] = start; known[start]; last = 1
            for (i = 1; i <= last; ++i) {
                print queue[i]
                n = split(list[queue[i]], next_ones, " ")
                for (k = 1; k <= n; ++k)
                    if (!(next_ones[k] in known)) { known[next_ones[k]]; queue[++last] = next_ones[k] }
            }
        }' "$includes"
}
sources() {
    if [ "${4:-}" = --all ]; then
        find app -name '*.cpp' | sort
    elif git rev-parse -q --verify HEAD~1 >/dev/null 2>&1; then
        git diff --name-only HEAD~1 -- app | sed 's/\.h$/.cpp/' | grep '\.cpp$' | sort -u | while read -r file; do
            [ ! -f "$file" ] || echo "$file"
        done
    fi
}
one() {
    local file=$1 stamp
    stamp="$stamps/$(echo "$file" | tr / _).$({ seen_by "$file" | xargs sha256sum; cat .clang-tidy; } | sha256sum | cut -c1-32)"
    [ -e "$stamp" ] && return 0
    if "$tidy" --quiet -p "$build" "$file" >"$stamp.log" 2>/dev/null; then
        rm -f "$stamp.log"
        touch "$stamp"
    else
        cat "$stamp.log"
        rm -f "$stamp.log"
        return 1
    fi
}
export -f one seen_by
export stamps includes tidy build
mapfile -t files < <(sources "$@")
if [ "${4:-}" != --all ] && [ "${#files[@]}" -gt 24 ]; then
    echo "${#files[@]} sources have changed; looking at 24 of them. --all looks at every one."
    files=("${files[@]:0:24}")
fi
echo "${#files[@]} sources"
[ "${#files[@]}" -eq 0 ] || printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'one {}'
