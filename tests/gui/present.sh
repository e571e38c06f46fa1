#!/usr/bin/env bash
# What a presenter needs: full screen without panels, a black picture, how to come back; and pictures by a key.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-09T00:00 --view 122.3,45.2,3050

# The clicker's key for a black picture, both kinds; any key brings it back and does nothing else.
press Next
at=$(field at)
panels=$(field panels)
for key in period b; do
    press $key
    expect "$key blackens" "$(field black)" true
    press $key
    expect "$key again brings the picture back" "$(field black) $(field at) $(field panels)" "false $at $panels"
done
press period
selected=$(field selected)
click_at 640 300
expect "a click brings it back and chooses nothing" "$(field black) $(field selected)" "false $selected"
# With a key that no clicker has, "." is a day again.
press e
press e
press period
[ "$(field at)" != "$at" ] || fail "the point is no day on: $(field at)"
expect "without black" "$(field black)" false
press comma

# Presenting: F5 begins, Esc ends, and says how at the upper edge.
press F5
expect "F5 presents" "$(field presenting) $(field panels_hidden) $(field full_screen)" "true true true"
press b
expect "B blackens while presenting" "$(field black)" true
press Escape
expect "Esc brings it back first" "$(field black) $(field presenting)" "false true"
press F5
expect "F5 again changes nothing" "$(field presenting)" true
point 650 310
await_field line "" # the hint of the beginning goes by itself
point 651 311
expect "nothing is said over the picture" "$(field line)" ""
point 640 2
[ -n "$(field line)" ] || fail "the upper edge does not say how to come back"
point 650 310
expect "and is quiet below it" "$(field line)" ""
press Escape
expect "Esc ends it" "$(field presenting) $(field panels_hidden) $(field full_screen)" "false false false"

# A window without panels says how they come back.
press h
case "$(field line)" in *"H shows the panels"*) ;; *) fail "H leaves no trace: $(field line)" ;; esac
press h
expect "with the panels it is gone" "$(field line)" ""

# Pictures are written into the folder of pictures, never over another, and said so.
press p
picture=$(ls "$work/pictures")
case "$(field line)" in *"$work/pictures/"*.png*) ;; *) fail "nothing says where the picture is: $(field line)" ;; esac
press p
expect "a second one has a name of its own" "$(find "$work/pictures" -name '*.png' | wc -l)" 2
[ -s "$work/pictures/${picture%.png}-2.png" ] || fail "the names are: $(ls "$work/pictures")"
press ctrl+c
case "$(field line)" in *"--at 1945-08-"*) ;; *) fail "Ctrl+C is silent: $(field line)" ;; esac
stop_window
rm -rf "$work/pictures"
: >"$work/pictures"
start --forget
press p
has_panel problems || fail "a picture that fails is not reported in the window"
finish
