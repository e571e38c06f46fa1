#!/usr/bin/env bash
# What a start makes of arguments, locale, desktop and window manager, and what it remembers of them.
screen=1280x800x24
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

state=$XDG_STATE_HOME/khalkha/session.json

# Arguments stand over what is remembered for one run, and are not remembered themselves.
start --at 1939-07-03
press g
press t
press a
await_saved
stop_window
start --at 1945-08-14T21:00 --claims su --theme contrast --layers -links --ui-scale 1.5
expect "the arguments count" "$(field at) $(field claims) $(field theme) $(field links) $(field ui_scale)" \
    "1945-08-14T21:00+09:00 su contrast 0.0 1.5"
expect "the rest is as remembered" "$(field language) $(field symbols)" "ja flags"
press y
await_saved
stop_window
start
expect "nothing of them was remembered" \
    "$(field at) $(field claims) $(field theme) $(field links) $(field ui_scale) $(field language)" \
    "1945-08-09T00:00+09:00 both dark 1.0 1.0 ja"
# What the user changes in a run with arguments is the user's.
stop_window
start --theme contrast --at 1945-08-14
press t
press period
await_saved
stop_window
start
expect "the user's changes are remembered" "$(field theme) $(field at)" "light 1945-08-15T00:00+09:00"
stop_window

# A first start speaks the system's language; the title is UTF-8 whatever the locale.
titled() {
    local title
    title=$(LC_ALL=C.UTF-8 xprop -id "$window" _NET_WM_NAME)
    case "$title" in '_NET_WM_NAME(UTF8_STRING)'*—*) ;; *) fail "title under ${locale:-no locale}: $title" ;; esac
}
for each in ja_JP.UTF-8=ja en_US.UTF-8=en de_DE.UTF-8=en C=en; do
    rm -f "$state"
    locale=${each%=*}
    start
    expect "a first start under $locale" "$(field language)" "${each#*=}"
    titled
    stop_window
done
locale=
unset LC_ALL
rm -f "$state"
start
titled
stop_window
export LC_ALL=C

# The desktop's size of type at a first start; the user's own from then on.
export GDK_SCALE=2
rm -f "$state"
start
expect "the desktop's size of type" "$(field ui_scale)" 2.0
await_saved
stop_window
export GDK_SCALE=1
start
expect "it follows the desktop" "$(field ui_scale)" 1.0
press ctrl+plus
await_saved
stop_window
export GDK_SCALE=2
start
expect "what the user has chosen stays" "$(field ui_scale)" 1.25
stop_window
unset GDK_SCALE

# A window manager with frames: the window does not wander, and is no larger than what is free.
openbox >/dev/null 2>&1 &
manager=$!
sleep 1
rm -f "$state"
place() { xwininfo -id "$window" | awk '/Absolute upper-left X/ { x = $4 } /Absolute upper-left Y/ { y = $4 } END { print x, y }'; }
unfitted() {
    local before
    before=$(lines)
    "$khalkha" "$@" 2>"$work/errors" &
    program=$!
    opened "$before"
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
