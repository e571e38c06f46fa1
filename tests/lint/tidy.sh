#!/usr/bin/env bash
# clang-tidy over every source file of app/, one a core. As with ccache, what passed is remembered by content (the
# file, all headers, the configuration) in the user's cache folder.  tidy.sh ROOT BUILD CLANG_TIDY
set -euo pipefail
root=$1 build=$2 tidy=$3
cd "$root"
stamps="${XDG_CACHE_HOME:-$HOME/.cache}/khalkha/tidy"
mkdir -p "$stamps"
headers=$({ find app -name '*.h' -print0 | sort -z | xargs -0 cat; cat .clang-tidy; } | sha256sum | cut -c1-16)
one() {
    local file=$1 stamp
    stamp="$stamps/$(echo "$file" | tr / _).$headers.$(sha256sum <"$file" | cut -c1-16)"
    [ -e "$stamp" ] && return 0
    if "$tidy" --quiet -p "$build" "$file" >"$stamp.log" 2>/dev/null; then
        rm -f "$stamp.log"
        touch "$stamp"
    else
        cat "$stamp.log"
        return 1
    fi
}
export -f one
export stamps headers tidy build
find app -name '*.cpp' -print0 | sort -z | xargs -0 -P "$(nproc)" -I{} bash -c 'one {}'
