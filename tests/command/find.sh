#!/usr/bin/env bash
# One search for the window and the command line: in every language, whatever the case, everything with a name.
. "$(dirname "$0")/helpers.sh"

# Case and accents of every script; words in any order; places and actors of an event.
for text in "Халхин" "халхин" "ХАЛХИН"; do
    expect_exit 0 "$khalkha" events --text "$text" --format json
    jq -e 'any(.id == "S074")' "$work/out" >/dev/null || fail "events --text $text misses S074"
    jq length "$work/out" >>"$work/counts"
done
[ "$(sort -u "$work/counts" | wc -l)" -eq 1 ] || fail "upper and lower case find differently: $(cat "$work/counts")"
expect_exit 0 "$khalkha" events --text "incident NOMONHAN" --format json
jq -e 'any(.id == "S074")' "$work/out" >/dev/null || fail "words in another order"
# A side takes those that belong to it along, as in the window.
events_of() {
    expect_exit 0 "$khalkha" events --side "$1" --format json
    jq -r '.[].id' "$work/out" | sort
}
ogr2ogr -f CSV /vsistdout/ "$root/geodata/sides.csv" -oo AUTODETECT_TYPE=NO -select id,parent |
    tr -d '"\r' | awk -F, 'NR > 1 && $2 != "" { print $1, $2 }' >"$work/parents"
[ -s "$work/parents" ] || fail "no side belongs to another"
while read -r child parent; do
    events_of "$child" >"$work/child"
    events_of "$parent" >"$work/parent"
    lost=$(comm -23 "$work/child" "$work/parent" | head -n 3)
    [ -z "$lost" ] || fail "--side $parent leaves out events of $child: $lost"
done <"$work/parents"

# The best hit first.
best() {
    expect_exit 0 "$khalkha" find "$@" --format json
    jq -r '.[0] | .kind + " " + .id' "$work/out"
}
[ "$(best Hailar)" = "place hailar" ] || fail "find Hailar: $(best Hailar)"
[ "$(best 海拉爾)" = "place hailar" ] || fail "find 海拉爾: $(best 海拉爾)"
[ "$(best "13 km" --kind event)" = "event S075" ] || fail "find 13 km: $(best "13 km" --kind event)"
[ "$(best Nomonhan --kind event)" = "event S074" ] || fail "find Nomonhan: $(best Nomonhan --kind event)"
[ "$(best su-tbf)" = "formation SU-TBF" ] || fail "find by an id: $(best su-tbf)"
[ "$(best "kwantung army")" != "null null" ] || fail "find an army"
expect_exit 0 "$khalkha" find Nomonhan
expect_text "$work/out" "Nomonhan Incident"
expect_exit 0 "$khalkha" find "no such name anywhere" --format json
jq -e 'length == 0' "$work/out" >/dev/null || fail "something was found"
expect_exit 2 "$khalkha" find
expect_exit 2 "$khalkha" find Hailar --kind town
expect_exit 0 "$khalkha" find --help
expect_text "$work/out" "Example"
finish
