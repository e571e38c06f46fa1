#!/usr/bin/env bash
# Time by keys and by mouse.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00

press period
expect "a day on" "$(field at)" 1945-08-15T21:00+09:00
press comma
press comma
expect "two days back" "$(field at)" 1945-08-13T21:00+09:00
press j
expect "J" "$(field at)" 1945-08-12T21:00+09:00
press l
expect "L" "$(field at)" 1945-08-13T21:00+09:00

# Space plays until Space.
xdotool key space
await_field playing true
await_clock
do_and_settle xdotool key space
expect "Space pauses" "$(field playing)" false
[[ "$(field at)" > 1945-08-13T21:00+09:00 ]] || fail "time did not go on: $(field at)"

# The presenter's keys go from event to event.
press Next
first=$(field event)
[ -n "$first" ] || fail "Page Down selects no event"
press Next
another_event() { [ -n "$(field event)" ] && [ "$(field event)" != "$first" ]; }
await "Page Down stays at $first" another_event
press Prior
await "Page Up does not go back to $first: $(field event)" field_is event "$first"

# The wheel over the timeline shortens what it shows; a drag on the scale moves the cursor.
track=$(widget timeline:track)
x=${track% *}
y=${track#* }
shown=$(field timeline)
xdotool mousemove --window "$window" "$x" "$y"
do_and_settle xdotool click --repeat 3 --delay 60 4
[ "$(field timeline)" != "$shown" ] || fail "the wheel does not zoom the timeline"
do_and_settle xdotool click --repeat 45 --delay 20 4
from=$(field timeline | cut -d' ' -f1)
to=$(field timeline | cut -d' ' -f2)
expect "the shortest time shown is a day" \
    "$(( ($(date -u -d "$to" +%s) - $(date -u -d "$from" +%s)) / 3600 ))" 24
do_and_settle xdotool click --repeat 60 --delay 20 5
from=$(field timeline | cut -d' ' -f1)
to=$(field timeline | cut -d' ' -f2)
expect_true "the longest time shown is the whole campaign (days)" \
    "$(( ($(date -u -d "$to" +%s) - $(date -u -d "$from" +%s)) / 86400 )) > 5000"

at=$(field at)
bottom=$((y + 24))
xdotool mousemove --window "$window" "$((x - 200))" "$bottom"
xdotool mousedown 1
do_and_settle xdotool mousemove --window "$window" "$((x - 150))" "$bottom"
do_and_settle xdotool mouseup 1
[ "$(field at)" != "$at" ] || fail "dragging on the scale does not seek"

# The buttons.
do_and_settle xdotool key r
before=$(field at)
click_on timeline:day-forward
expect "the button steps a day" \
    "$(( ($(date -u -d "$(field at)" +%s) - $(date -u -d "$before" +%s)) ))" 86400
click_on timeline:loop
expect "the loop button" "$(field loop)" true
stop_window

# The account of the clock and of what frames take.
printf '%s\n' "speed 24" "filter text=Hailar" "play on" "wait 1" "play off" "quit" >"$work/play.txt"
"$khalkha" --forget --size 1280x800 --at 1945-08-09 --play-report --script "$work/play.txt" >/dev/null 2>"$work/played" ||
    fail "the window ends with $?"
grep -Eq '^played [0-9.]+ of the time asked for: [0-9.]+ of [0-9.]+ hours of the map in [0-9]+ turns$' "$work/played" ||
    fail "nothing about the clock: $(cat "$work/played")"
for part in list timeline search map; do
    grep -Eq "^$part +[0-9.]+ ms median +[0-9.]+ ms in 95 of 100 +[0-9]+ times$" "$work/played" || fail "nothing about $part"
done
finish
