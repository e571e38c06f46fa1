#!/usr/bin/env bash
# Idle costs nothing: the window sleeps until something happens; a pointed mouse does not draw the map anew.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050
point 640 300
frames=$(field frames)
maps=$(field maps)
# Once the mouse has rested and all is remembered, nothing is due: it sleeps for as long as it ever does.
await "it never sleeps for a minute: $(field wait_ms) ms" number_is wait_ms 60001
drawn=$(field frames)
settled
settled
expect "nothing is drawn while nothing happens" "$(field frames)" "$drawn"
expect "the map was not drawn again" "$(field maps)" "$maps"
expect_true "few frames for a mouse that has come to rest" "$drawn - $frames <= 4"
frames=$drawn
point 645 305
expect_true "few frames for one move of the mouse" "$(field frames) - $frames <= 8"
expect "the map was not drawn again" "$(field maps)" "$maps"
finish
