#!/usr/bin/env bash
# A base map that cannot be read: the window says so in its list of faults, and when it ends.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

cp -rs "$KHALKHA_BASE" "$work/base"
cp --remove-destination "$KHALKHA_BASE/land_110.fgb" "$work/base/land_110.fgb"
truncate -s 200000 "$work/base/land_110.fgb"
export KHALKHA_BASE=$work/base
start --forget --at 1945-08-14T21:00 --view 130,45,6000
case " $(field panels) " in
*" problems "*) ;;
*) fail "the list of faults is not open: $(field panels)" ;;
esac
grep -q 'land_110.fgb.*khalkha-prepare' "$work/errors" || fail "the file is not named: $(cat "$work/errors")"
count=$(grep -c land_110.fgb "$work/errors")
expect "told once" "$count" 1
xdotool key --window "$window" ctrl+q
code=0
wait "$program" || code=$?
program=
expect "the end of the program" "$code" 3
finish
