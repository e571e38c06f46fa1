#!/usr/bin/env bash
# Idle costs nothing: no frame is drawn while nothing happens; a pointed mouse does not draw the map anew.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050
point 640 300
frames=$(field frames)
maps=$(field maps)
count=$(lines)
wakes() { awk '/^voluntary/ { print $2 }' "/proc/$program/status"; }
woken=$(wakes)
sleep 4
expect "no report while idle" "$(lines)" "$count"
expect_true "the program sleeps (times woken in 4 s)" "$(wakes) - $woken < 20"
point 645 305
expect_true "few frames for one move of the mouse" "$(field frames) - $frames <= 8"
expect "the map was not drawn again" "$(field maps)" "$maps"
finish
