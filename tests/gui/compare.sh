#!/usr/bin/env bash
# Two views: the line between them is dragged, mouse and keys act on the view under the mouse.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1939-08-24 --view 118.75,47.72,95 --claims jp --compare split --compare-claims su
expect "two views" "$(field compare)" split
divider=$(field divider_px)

# The divider follows the mouse, and stops where a view would be too narrow.
point "$divider" 300
do_and_settle xdotool mousedown 1
xdotool mousemove --window "$window" $((divider + 30)) 320
do_and_settle xdotool mousemove --window "$window" $((divider + 80)) 340
expect_true "the divider is where the mouse is (pixels off)" "($(field divider_px) - $divider - 80)^2 <= 4"
expect_true "the map does not move with it" "$(pixels_between "118.75 47.72" "$(field target)") < 1"
xdotool mousemove --window "$window" 1100 340
do_and_settle xdotool mousemove --window "$window" 1279 340
expect "the divider stops" "$(field compare_divider)" 0.8
do_and_settle xdotool mouseup 1
do_and_settle xdotool key ctrl+Left
expect "Ctrl and an arrow move the divider" "$(field compare_divider)" 0.75
point "$(field divider_px)" 300
do_and_settle xdotool click --repeat 2 --delay 60 1
expect "a double click puts it in the middle" "$(field compare_divider)" 0.5
divider=$(field divider_px)

# Linked: a drag in the right view moves both, the ground stays under the mouse.
point $((divider + 120)) 300
taken=$(field ground)
do_and_settle xdotool mousedown 1
xdotool mousemove --window "$window" $((divider + 140)) 320
do_and_settle xdotool mousemove --window "$window" $((divider + 200)) 360
expect_true "the point taken is under the mouse (pixels off)" "$(pixels_between "$taken" "$(field ground)") < 2"
sleep 0.4
do_and_settle xdotool mouseup 1
expect "both cameras are one" "$(field target)" "$(field compare_target)"

# Free: the wheel moves the view under the mouse only.
press u
expect "U frees the cameras" "$(field compare_linked)" false
left=$(field target)
right=$(field compare_height_km)
point $((divider + 120)) 300
ground=$(field ground)
do_and_settle xdotool click --repeat 3 --delay 40 4
expect_true "the right view came closer" "$(field compare_height_km) < $right * 0.7"
expect "the left view stayed" "$(field target)" "$left"
press n
press Right
expect "keys act on the view under the mouse" "$(field target)" "$left"

# C changes the claims of the view under the mouse.
press c
expect "claims of the left stay" "$(field claims)" jp
expect "claims of the right change" "$(field compare_claims)" none

# V goes on to the curtain and back to one view.
press v
expect "a curtain" "$(field compare)" swipe
expect "under a curtain there is one camera" "$(field target)" "$(field compare_target)"
press v
expect "one view" "$(field compare)" off
finish
