#!/usr/bin/env bash
# Draws one line of shots.txt and compares it with its reference.
#   shot.sh KHALKHA COMPARE WORK NAME        ACCEPT=1 writes the reference instead (look at it first)
set -euo pipefail
khalkha=$1 compare=$2 work=$3 name=$4
here=$(cd "$(dirname "$0")" && pwd)
reference="$here/reference/$name.png"
arguments=$(sed -n "s/^$name: //p" "$here/shots.txt")
case $arguments in symbols*) ;; *) arguments="shot $arguments" ;; esac
# shellcheck disable=SC2086
"$khalkha" $arguments -o "$work/$name.png"
if [ -n "${ACCEPT:-}" ]; then
    cp "$work/$name.png" "$reference"
    echo "accepted $reference"
    exit 0
fi
[ -f "$reference" ] || { echo "there is no reference $reference; look at $work/$name.png" >&2; exit 1; }
"$compare" "$work/$name.png" "$reference" "$work/$name.difference.png"
