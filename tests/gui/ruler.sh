#!/usr/bin/env bash
# The ruler between the claims, measuring with clicks, the cross-section.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"


start --forget --at 1939-08-24 --view 118.65,47.75,110 --lang en
press e
# The button in the controls of the claims opens the panel; the ruler stands somewhere at once.
press w
has_panel ruler || fail "W does not open the ruler"
[ -n "$(field ruler_at)" ] || fail "the ruler stands nowhere"
press w
has_panel ruler && fail "W does not close the ruler"
expect "no ruler" "$(field ruler)" null
press w

# It follows the mouse: another latitude, another width, within what the two lines allow.
point 620 330
first=$(field ruler_at)
width=$(field ruler_east_west_km)
expect_true "a width" "$width > 5 && $width < 25"
point 620 420
second=$(field ruler_at)
expect_true "further south" "$(echo "$first" | awk '{print $2}') > $(echo "$second" | awk '{print $2}')"
expect_true "nearest is not more than east to west" "$(field ruler_nearest_km) <= $(field ruler_east_west_km)"

# A drag on the strip moves it along the line.
read -r left top right bottom <<<"$(box ruler:strip)"
y=$(awk "BEGIN { printf \"%d\", ($top + $bottom) / 2 }")
click_at "$(awk "BEGIN { printf \"%d\", $left + ($right - $left) * 0.4 }")" "$y"
early=$(field ruler_along_km)
click_at "$(awk "BEGIN { printf \"%d\", $left + ($right - $left) * 0.6 }")" "$y"
expect_true "further right is further along" "$(field ruler_along_km) > $early"
click_on ruler:section
has_panel section || fail "no cross-section opens"
expect_true "the section reaches over both lines" "$(field section_km) > $(field ruler_east_west_km)"
press x
press w

# Measuring: three clicks, closed on the first point, taken back.
# A click on the map takes mouse and keyboard back from the panels.
click_at 500 250
press m
expect "M measures" "$(field measuring)" true
point 500 300
click_at 500 300
sleep 0.6
click_at 700 300
expect "two points" "$(field measure_points)" 2
length=$(field measure_total_km)
expect_true "a length" "$length > 1"
sleep 0.6
click_at 700 420
sleep 0.6
click_at 501 301
expect "closed on the first point" "$(field measure_closed)" true
expect_true "an area" "$(field measure_area_km2) > 1"
press ctrl+z
expect "Ctrl+Z opens it" "$(field measure_closed)" false
press BackSpace
expect "Backspace takes a point back" "$(field measure_points)" 2
press Delete
expect "Delete takes all" "$(field measure_points)" 0
press ctrl+z
expect "and undo brings it back" "$(field measure_points)" 2
press Escape
expect "Escape ends" "$(field measuring)" false
click_at 600 350
expect "a click measures no more" "$(field measure_points)" 2

# A point can be dragged, the map stays where it is; one step takes the drag back.
drag() { # X Y X Y
    point "$1" "$2"
    xdotool mousedown 1
    for part in 1 2 3 4; do
        xdotool mousemove --window "$window" $(($1 + ($3 - $1) * part / 4)) $(($2 + ($4 - $2) * part / 4))
        sleep 0.1
    done
    do_and_settle xdotool mouseup 1
}
point 400 500
expect "nothing to hold" "$(field grip)" ""
point 703 302
expect "a point can be held" "$(field grip)" point
target=$(field target)
length=$(field measure_total_km)
drag 700 300 800 300
expect "the map stays" "$(field target)" "$target"
expect "no point more" "$(field measure_points)" 2
expect_true "half as long again" "($(field measure_total_km) / $length - 1.5)^2 < 0.01"
press ctrl+z
expect_true "one step takes the drag back" "($(field measure_total_km) - $length)^2 < 1e-6"
press ctrl+y
expect_true "and does it again" "$(field measure_total_km) > 1.4 * $length"
press ctrl+z
drag 600 450 640 450
[ "$(field target)" != "$target" ] || fail "a drag beside the points does not move the map"
press alt+Left
# Larger type, larger points: they are held from further away.
point 710 300
expect "too far to hold" "$(field grip)" ""
press ctrl+plus
await_number ui_scale 1.25
point 400 500
point 710 300
expect "near enough at 125 %" "$(field grip)" point
press ctrl+0
await_number ui_scale 1

# The cross-section runs along the whole measured line, and goes with it.
press m
press m
click_at 700 420
sleep 0.6
expect "three points" "$(field measure_points)" 3
press Escape
press x
has_panel section || fail "X opens no section"
expect "along all points" "$(field section_points)" 3
expect_true "as long as the line" "($(field section_km) - $(field measure_total_km))^2 < 1e-6"
length=$(field section_km)
point 400 500
drag 700 420 700 500
expect_true "it follows a point" "$(field section_km) > $length"
expect_true "and stays as long as the line" "($(field section_km) - $(field measure_total_km))^2 < 1e-6"
finish
