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
finish() {
    [ "$failures" -eq 0 ] || { echo "$failures failures" >&2; exit 1; }
    echo "all as expected"
}
