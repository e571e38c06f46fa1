#!/usr/bin/env bash
# Mouse and keys move the globe as people know it.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050

# Left drag: the point taken stays under the mouse.
point 560 300
[ -n "$(widget timeline:position)" ] || fail "the timeline does not say where the mouse is"
taken=$(field ground)
do_and_settle xdotool mousedown 1
xdotool mousemove --window "$window" 600 330
do_and_settle xdotool mousemove --window "$window" 690 410
under=$(field ground)
error=$(pixels_between "$taken" "$under")
expect_true "the point taken is under the mouse (pixels off)" "$error < 2"
sleep 0.4
do_and_settle xdotool mouseup 1
expect_true "a mouse at rest throws nothing" "$(pixels_between "$taken" "$(field ground)") < 2"

# Inertia: let go in motion, the globe turns on and comes to rest by itself.
before=$(field target)
point 560 300
xdotool mousedown 1
for x in $(seq 570 10 660); do xdotool mousemove --window "$window" "$x" 300; sleep 0.01; done
do_and_settle xdotool mouseup 1
glided=$(pixels_between "$before" "$(field target)")
expect_true "the globe turned on after the drag (pixels)" "$glided > 101"

# Wheel: closer at the mouse.
do_and_settle xdotool key r
point 700 250
ground=$(field ground)
height=$(field height_km)
do_and_settle xdotool click --repeat 4 --delay 40 4
expect_true "the wheel comes closer" "$(field height_km) < $height * 0.6"
expect_true "the point under the mouse stays (pixels off)" "$(pixels_between "$ground" "$(field ground)") < 2"
height=$(field height_km)
do_and_settle xdotool click --repeat 2 --delay 40 5
expect_true "the wheel goes away" "$(field height_km) > $height * 1.3"

# Right drag zooms, Shift drag and middle drag turn and tilt.
do_and_settle xdotool key r
height=$(field height_km)
point 640 300
xdotool mousedown 3
xdotool mousemove --window "$window" 640 340
do_and_settle xdotool mousemove --window "$window" 640 400
do_and_settle xdotool mouseup 3
expect_true "right drag down comes closer" "$(field height_km) < $height * 0.8"

do_and_settle xdotool mousedown 2
do_and_settle xdotool mousemove --window "$window" 700 340
do_and_settle xdotool mouseup 2
expect_true "middle drag tilts" "$(field tilt) > 5"
expect_true "middle drag turns" "$(field heading) > 5"
press n
expect_true "N puts north up" "$(field heading) == 0 && $(field tilt) == 0"
xdotool keydown shift
do_and_settle xdotool mousedown 1
do_and_settle xdotool mousemove --window "$window" 640 300
do_and_settle xdotool mouseup 1
xdotool keyup shift
expect_true "Shift drag tilts" "$(field tilt) != 0 || $(field heading) != 0"

# Double click flies to the point.
press r
point 560 280
ground=$(field ground)
height=$(field height_km)
do_and_settle xdotool click --repeat 2 --delay 60 1
expect_true "a double click comes closer" "$(field height_km) < $height * 0.6"
expect_true "the point is in the middle (pixels off)" "$(pixels_between "$ground" "$(field target)") < 2"

# Keyboard.
press r
target=$(field target)
height=$(field height_km)
press Right
expect_true "an arrow moves (pixels)" "$(pixels_between "$target" "$(field target)") > 10"
press plus
expect_true "+ comes closer" "$(field height_km) < $height * 0.9"
press minus
press minus
expect_true "- goes away" "$(field height_km) > $height * 1.1"
press shift+Up
expect_true "Shift and an arrow tilt" "$(field tilt) > 1"
press r
expect_true "R leads back" "$(pixels_between "$target" "$(field target)") < 1 && $(field tilt) == 0"

# Dragging goes on over the pole: what was beyond it comes to the middle, and the picture does not spin.
stop_window
start --forget --at 1945-08-14T21:00 --view 150,80,7000
for _ in 1 2 3; do
    point 600 260
    taken=$(field ground)
    do_and_settle xdotool mousedown 1
    for y in 320 380 440; do xdotool mousemove --window "$window" 600 "$y"; sleep 0.1; done
    do_and_settle xdotool mousemove --window "$window" 600 480
    expect_true "near the pole the point taken is under the mouse (pixels off)" "$(pixels_between "$taken" "$(field ground)") < 2"
    sleep 0.4
    do_and_settle xdotool mouseup 1
done
read -r lon lat <<<"$(field target)"
expect_true "the middle is beyond the pole" "$lat < 80 && cos(($lon - 150) * 3.14159 / 180) < -0.9"
expect_true "north is below now" "cos($(field heading) * 3.14159 / 180) < -0.9"
press n
expect_true "N puts north up" "$(field heading) == 0"
finish
