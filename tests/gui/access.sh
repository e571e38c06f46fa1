#!/usr/bin/env bash
# Keyboard alone, reduced motion, sizes of type, and clicks that come before the panels know of the mouse.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"


start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en

# A first click counts: a panel was closed by key under the mouse, or the mouse has just come from one.
press m
press e # the list in front of what measures
point 150 400
do_and_settle xdotool key e click 1
has_panel events && fail "E does not close the list"
expect "the click where the list was reaches the map" "$(field measure_points)" 1
press e
has_panel events || fail "E does not open the list again"
do_and_settle xdotool mousemove --window "$window" 560 250 click 1
expect "the click after a jump from a panel reaches the map" "$(field measure_points)" 2
before=$(field measure_points)
do_and_settle xdotool mousemove --window "$window" 150 400 click 1
expect "a click after a jump onto a panel does not" "$(field measure_points)" "$before"

# Redo.
do_and_settle xdotool key ctrl+z
expect "undo" "$(field measure_points)" 1
expect "one step can be made again" "$(field measure_undone)" 1
do_and_settle xdotool key ctrl+y
expect "Ctrl+Y makes it again" "$(field measure_points)" 2
do_and_settle xdotool key ctrl+z
do_and_settle xdotool key ctrl+shift+z
expect "so does Ctrl+Shift+Z" "$(field measure_points)" 2
press m
press Escape

# The keyboard alone: F6 goes through the panels, arrows through a panel, Space presses, Escape leads back.
press F6
[ -n "$(field focus)" ] || fail "F6 shows no focus"
for _ in $(seq 12); do
    [ "$(field focus)" = panel:events ] || press F6
done
expect "F6 reaches the bar" "$(field focus)" panel:events
press space
has_panel events && fail "Space does not press the button"
press space
has_panel events || fail "Space does not press it again"
press Right
[ "$(field focus)" != panel:events ] || fail "Right does not go on"
press y
seen=
for _ in $(seq 12); do
    press F6
    seen="$seen $(field focus)"
done
for widget in panel:events layer:events timeline:previous; do
    case "$seen" in *"$widget"*) ;; *) fail "F6 does not reach the panel of $widget:$seen" ;; esac
done
for _ in $(seq 12); do
    [ "$(field focus)" = layer:events ] || press F6
done
press space
expect "Space switches the layer" "$(field events)" 0.0
press space
target=$(field target)
press Escape
expect "Escape gives the keyboard back to the map" "$(field focus)" ""
press Right
expect_true "arrows move the map again" "$(pixels_between "$target" "$(field target)") > 10"
press r

# Reduced motion is a box in the settings; then a flight shows nothing on its way.
press y
press s
click_on reduced-motion
expect "the box switches it on" "$(field reduced_motion)" true
height=$(field height_km)
frames=$(lines)
point 560 280
do_and_settle xdotool click --repeat 2 --delay 60 1
expect_true "the double click still goes there" "$(field height_km) < $height * 0.6"
between=$(tail -n "+$((frames + 1))" "$report" | grep -o '"height_km":[^,]*' | cut -d: -f2 |
    awk -v a="$height" -v b="$(field height_km)" '{ d = ($1 - a) ^ 2; e = ($1 - b) ^ 2 } d > 1 && e > 1' | wc -l)
expect "heights between the two" "$between" 0
press s
press y
press r

# A reading's panel covers the left: its place comes to the middle of what is free, so the camera aims west of it.
point 900 300
press i
click_on story:khalkha-line
expect "the first step" "$(field story_step)" 1
read -r lon _ <<<"$(field target)"
expect_true "the camera aims west of the step's place" "$lon < 118.55 - 60 * $(field meters_per_pixel) / 75000"
press i

# Every size: what can be pressed lies within the window.
for scale in 0.75 1 2 3; do
    stop_window
    start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en --ui-scale "$scale"
    expect "the size asked for" "$(field ui_scale)" "$(printf '%.2f' "$scale" | sed 's/0$//')"
    if [ "$scale" = 2 ] || [ "$scale" = 3 ]; then
        # In a window this narrow for its type one panel stands beside the map: the one opened last.
        has_panel events || press e
        ! has_panel layers || press y
        press y
        [ -z "$(widget search)" ] || fail "at $scale the list stands beside the layers"
        read -r left top right bottom <<<"$(box layer:events)"
        expect_true "a layer can be switched at $scale" \
            "${left:--1} > 400 && ${top:--1} > 40 && ${right:-9999} < 1280 && ${bottom:-9999} < 700"
        click_on panel:events
        [ -n "$(widget search)" ] || fail "at $scale the button does not bring the list to the front"
        [ -z "$(widget layer:events)" ] || fail "at $scale the layers stand beside the list"
        read -r left top right bottom <<<"$(box search)"
        expect_true "the list takes half of the window at $scale" "$right - $left > 500"
        press e
        press y
        [ -z "$(widget search)$(widget layer:events)" ] || fail "at $scale a panel is left"
    fi
    for widget in panel:events panel:settings panel:help language theme full-screen timeline:previous \
        timeline:next timeline:speed timeline:fit timeline:track timeline:date; do
        read -r left top right bottom <<<"$(box "$widget")"
        [ -n "${left:-}" ] || { fail "at $scale there is no $widget"; continue; }
        expect_true "$widget lies in the window at $scale" \
            "$left >= 0 && $top >= 0 && $right <= 1280.5 && $bottom <= 800.5 && $right - $left > 8"
    done
done
finish
