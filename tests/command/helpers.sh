# Sourced by the scripts of this folder.
# shellcheck shell=bash
set -uo pipefail
khalkha=$1
root=$2
failures=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    failures=$((failures + 1))
}
# expect_exit CODE COMMAND...: runs, keeps stdout and stderr in $work/out and $work/err.
expect_exit() {
    local wanted=$1 code
    shift
    "$@" >"$work/out" 2>"$work/err"
    code=$?
    [ "$code" -eq "$wanted" ] || fail "exit $code instead of $wanted: $* : $(head -c 500 "$work/err")"
}
expect_text() { grep -qF -- "$2" "$1" || fail "\"$2\" is not in $1: $(head -c 500 "$1")"; }
# mini_campaign FOLDER: two sides and one place, Alpha, in the Gulf of Guinea, 1942-43.
mini_campaign() {
    mkdir -p "$1"
    printf 'key,value\nid,mini\ntitle_en,Mini\nstart,1942-01-01\nend,1943-12-31\nopen_lon,0\nopen_lat,0\nopen_height_km,3000\n' \
        >"$1/manifest.csv"
    printf 'id,title_en\nS1,A source\n' >"$1/sources.csv"
    printf 'id,name_en,hue\nred,Red,red\nblue,Blue,blue\n' >"$1/sides.csv"
    printf 'id,name_en,lon,lat,sources\na,Alpha,1,2,S1\n' >"$1/places.csv"
}
finish() {
    [ "$failures" -eq 0 ] || { echo "$failures failures" >&2; exit 1; }
    echo "all as expected"
}
