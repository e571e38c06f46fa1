#!/usr/bin/env bash
# clang-tidy, one process a core:  tidy.sh ROOT BUILD CLANG_TIDY [--all]
# --all looks at the whole tree, twelve sources of a folder together, since most of the time goes into the headers of
# libraries (15 minutes on two cores; a target of its own: `cmake --build --preset release --target tidy`). Without it
# only the sources are looked at that the last commit or the working tree changed, each by itself, 24 at most.
# As with ccache, what passed is remembered by content (sources, the headers of ours that they see, configuration) in the
# user's cache folder.
set -euo pipefail
root=$1 build=$2 tidy=$3
cd "$root"
# Its checks are those of one release, as with clang-format: another one has others.
"$tidy" --version | grep -q 'version 14\.' || { echo "clang-tidy 14 is wanted: not looked at" >&2; exit 77; }
whole=
[ "${4:-}" != --all ] || whole=yes
# clang does not read what GCC has precompiled.
configure() {
    cmake --log-level=ERROR -S "$root" -B "$1" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
        -DKHALKHA_PCH=OFF "${@:2}" >/dev/null
}
if [ -n "$whole" ]; then
    build=$build/tidy_joined
    configure "$build" -DKHALKHA_UNITY=ON -DKHALKHA_UNITY_BATCH=12 -DKHALKHA_TESTS=OFF
else
    build=$build/tidy
    configure "$build" -DKHALKHA_UNITY=OFF
fi
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
# The sources of ours that a file consists of: those that CMake has joined, or itself.
parts_of() {
    case $1 in
    */Unity/*) sed -n "s|^#include \"$root/\(app/.*\)\"|\1|p" "$1" ;;
    *) echo "${1#"$root/"}" ;;
    esac
}
sources() {
    if [ -n "$whole" ]; then
        sed -n 's/^ *"file": "\(.*\)".*/\1/p' "$build/compile_commands.json" | sort
    elif git rev-parse -q --verify HEAD~1 >/dev/null 2>&1; then
        git diff --name-only HEAD~1 -- app | sed 's/\.h$/.cpp/' | grep '\.cpp$' | sort -u | while read -r file; do
            [ ! -f "$file" ] || echo "$file"
        done
    fi
}
# look FILE: what clang-tidy finds in it. A joined file includes sources: that is what it is for.
look() {
    "$tidy" --quiet -p "$build" --checks=-bugprone-suspicious-include --extra-arg=-Wno-unknown-warning-option \
        "$1" 2>/dev/null
}
# Sources that cannot be joined, as two of them have a name of their own for another thing, are looked at one by one.
look_apart() {
    local code=0
    while read -r part; do look "$root/$part" || code=1; done < <(parts_of "$1")
    return $code
}
one() {
    local file=$1 stamp found
    stamp="$stamps/$(parts_of "$file" | head -n 1 | tr / _).$({
        parts_of "$file" | while read -r part; do seen_by "$part"; done | sort -u | xargs sha256sum
        cat .clang-tidy
    } | sha256sum | cut -c1-32)"
    [ -e "$stamp" ] && return 0
    if found=$(look "$file") ||
        { [[ $file == */Unity/* && $found == *clang-diagnostic-error* ]] && found=$(look_apart "$file"); }; then
        touch "$stamp"
    else
        echo "$found"
        return 1
    fi
}
export -f one look look_apart seen_by parts_of
export stamps includes tidy build root
mapfile -t files < <(sources)
if [ -z "$whole" ] && [ "${#files[@]}" -gt 24 ]; then
    echo "${#files[@]} sources have changed; looking at 24 of them. --all looks at every one."
    files=("${files[@]:0:24}")
fi
echo "${#files[@]} files"
[ "${#files[@]}" -eq 0 ] || printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'one {}'
