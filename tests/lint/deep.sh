#!/usr/bin/env bash
# deep.sh ROOT WORK: the deep check itself: a part that goes wrong in its midst has failed, whatever comes after.
set -euo pipefail
root=$1 work=$2
rm -rf "$work"
mkdir -p "$work"
cat >"$work/parts.sh" <<'END'
parts=(good broken unset_name piped)
about() { echo "a part that is $1"; }
tell() { echo "$*" >>"$deep/$part.words"; }
part_good() { tell "a figure"; }
part_broken() { false; tell "after a fault"; }
# shellcheck disable=SC2154
part_unset_name() { echo "$no_such_name"; tell "after a fault"; }
part_piped() { false | true; tell "after a fault"; }
END
deep() { KHALKHA_DEEP_FOLDER=$work/out KHALKHA_DEEP_PARTS=$work/parts.sh "$root/tests/deep/deep.sh" "$@" >"$work/printed" 2>&1; }
expect() { "$@" || { echo "not so: $*" >&2; cat "$work/printed" >&2; exit 1; }; }
! deep || { echo "it passes with faults" >&2; exit 1; }
for part in broken unset_name piped; do
    expect grep -q "^| $part | a part that is $part | FAILED |" "$work/out/summary.md"
done
expect grep -q '^| good | a part that is good | passed | .* | a figure |' "$work/out/summary.md"
expect deep good
expect grep -q 'good: has passed on' "$work/printed"
expect deep --again good
! grep -q 'has passed on' "$work/printed" || { echo "--again does not run it again" >&2; exit 1; }
code=0
deep no_such_part || code=$?
expect [ $code -eq 2 ]
