#!/usr/bin/env bash
# Where the window stands under a window manager with frames: it does not wander, and is no larger than what is free.
screen=1280x800x24
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

openbox >/dev/null 2>&1 &
manager=$!
sleep 1
place() { xwininfo -id "$window" | awk '/Absolute upper-left X/ { x = $4 } /Absolute upper-left Y/ { y = $4 } END { print x, y }'; }
unfitted() {
    opening
    "$khalkha" "$@" 2>"$work/errors" &
    program=$!
    opened
    sleep 1 # the window manager puts its frame around it, and may move it
    settled
}
unfitted --size 900x600
xdotool windowmove --sync "$window" 150 90
xdotool windowsize --sync "$window" 920 610
await_field size "920 610"
await_saved
where=$(place)
stop_window
for _ in 1 2 3; do
    unfitted
    expect "the window stands where it stood" "$(place)" "$where"
    expect "with its size" "$(field size)" "920 610"
    stop_window
done
unfitted --size 3000x2000
read -r width height <<<"$(field size)"
read -r x y <<<"$(place)"
expect_true "a window too large is fitted" "$x >= 0 && $y >= 0 && $x + $width <= 1280 && $y + $height <= 800"
stop_window
unfitted
expect "a size that was an argument is not remembered" "$(field size)" "920 610"
# A maximized window is one again after full screen, and at the next start.
maximized() { xprop -id "$window" _NET_WM_STATE | grep -q MAXIMIZED_VERT; }
press_title() {
    local x y
    read -r x y <<<"$(place)"
    xdotool mousemove $((x + 300)) $((y - 10)) click --repeat 2 --delay 80 1
}
press_title
await "a double click on the title does not maximize" maximized
await_saved
press F11
await_field full_screen true
await_saved
press F11
await "full screen ends a maximized window in another size" maximized
expect_true "it fills the screen" "$(field size | cut -d' ' -f1) == 1280"
await_saved
stop_window
unfitted
await "a maximized window is none at the next start" maximized
press F11
await_saved
stop_window
unfitted
await "nor is it one where full screen was the last" maximized
press_title
await_field size "920 610"
kill "$manager"
finish
