#!/usr/bin/env bash
# Each press of a key has one owner: the map, a field, a list; and a caret at rest costs nothing.
keys_repeat=r
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"


start --forget --at 1945-08-09T00:00 --view 122.3,45.2,3050

# After a clicker's key Space plays, and arrows move the map.
for clicker in Next Prior Next; do
    press $clicker
    expect "$clicker takes no focus" "$(field focus)" ""
done
event=$(field event)
xdotool key space
await_field playing true # after a clicker
do_and_settle xdotool key space
expect "and pauses" "$(field playing) $(field event)" "false $event"
target=$(field target)
press Right
expect_true "arrows move the map (pixels)" "$(pixels_between "$target" "$(field target)") > 10"

# Keys typed right behind Ctrl+F, or behind a click on the field, are text; a clicker still works there.
legend=$(has_panel legend && echo open || echo closed)
xdotool key ctrl+f type --delay 0 "kkk"
settled
expect "no letter is a command" "$(has_panel legend && echo open || echo closed)" "$legend"
press ctrl+a
do_and_settle xdotool type --delay 80 "hailar."
expect "all of it is text" "$(field filter)" "hailar."
press BackSpace
press Home
do_and_settle xdotool type --delay 80 "x"
expect "Home is the field's" "$(field filter)" "xhailar"
press ctrl+a
do_and_settle xdotool type --delay 80 "mukden"
press Next
case "$(field event) $(field at)" in *1945-08-19*) ;; *) fail "a clicker does not step while the search has the keyboard: $(field event) $(field at)" ;; esac
click_on search
press ctrl+a
press BackSpace
press Escape
click_at 640 120
press Escape

# A list that is open has the keyboard; Escape closes it and nothing else.
click_on timeline:speed
speed=$(field speed)
press Down
press Down
press Return
[ "$(field speed)" != "$speed" ] || fail "the keys do not choose in a list"
xdotool key space
await_field playing true # after a list
do_and_settle xdotool key space
click_on timeline:speed
press F5
press Escape
click_at 640 120
press Escape

# A key held does not switch to and fro.
theme=$(field theme)
xdotool keydown t
sleep 1.2 # the X server repeats a key that is held for so long
do_and_settle xdotool keyup t
[ "$(field theme)" = dark ] || fail "T held switches more than once: $theme to $(field theme)"

# The key that brings back a black picture is done with: held, it means nothing more.
press F5
press period
expect "black" "$(field black)" true
at=$(field at)
xdotool keydown period
sleep 1.2
do_and_settle xdotool keyup period
expect "the picture is back, and stays" "$(field black) $(field at)" "false $at"
press Escape

# In a panel a key that is held goes on as the desktop repeats it.
press d
for _ in $(seq 12); do [[ $(field focus) == plot* ]] || press F6; done
press Down
first=$(field focus)
press Down
second=$(field focus)
press Up
expect "Up goes back" "$(field focus)" "$first"
xdotool keydown Down
sleep 1.5
do_and_settle xdotool keyup Down
[[ $(field focus) == plot* && $(field focus) != "$first" && $(field focus) != "$second" ]] ||
    fail "Down held does not go on: $(field focus)"
press Escape
press d

# A caret blinks for a while, then rests: nothing is drawn for it.
press ctrl+f
await "the caret never rests: $(field wait_ms) ms" number_is wait_ms 60001
frames=$(field frames)
settled
settled
expect "no frame for a caret at rest" "$(field frames)" "$frames"
finish
