#!/usr/bin/env bash
# Draws one line of shots.txt and compares it with its reference.
#   shot.sh KHALKHA COMPARE WORK NAME CXX       ACCEPT=1 writes the reference instead (look at it first)
# On the kind of machine that drew the references every byte must be the same, elsewhere what an eye sees.
set -euo pipefail
khalkha=$1 compare=$2 work=$3 name=$4 compiler=$5
here=$(cd "$(dirname "$0")" && pwd)
reference="$here/reference/$name.png"
arguments=$(sed -n "s/^$name: //p" "$here/shots.txt")
case $arguments in symbols*) ;; *) arguments="shot $arguments" ;; esac
# shellcheck disable=SC2086
"$khalkha" $arguments -o "$work/$name.png"
machine=$("$here/machine.sh" "$compiler")
if [ -n "${ACCEPT:-}" ]; then
    if [ "$machine" != "$(cat "$here/reference/machine.txt")" ]; then
        echo "another kind of machine drew the references: draw all of them anew (ACCEPT=1 ./check -L shot), then put" \
            "this into reference/machine.txt:" "$machine" >&2
    fi
    cp "$work/$name.png" "$reference"
    echo "accepted $reference"
    exit 0
fi
[ -f "$reference" ] || { echo "there is no reference $reference; look at $work/$name.png" >&2; exit 1; }
how=seen
[ "$machine" != "$(cat "$here/reference/machine.txt")" ] || how=exact
"$compare" "$work/$name.png" "$reference" "$work/$name.difference.png" $how
