#!/usr/bin/env bash
# What a start makes of arguments, locale and desktop, and what it remembers of them.
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
finish
