#!/usr/bin/env bash
# On Wayland, where a dense display enlarges windows: everything is as large, in the desktop's units, as under X11, and
# mouse and keys reach what they point at. The compositor is Weston, itself a window under Xvfb.
# shellcheck source=tests/gui/driver.sh
screen=2600x1700x24
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"
# SDL 2.26 and libwayland-client leave what they hold at their end; what the program leaks is looked for under X.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"

command -v weston >/dev/null || { echo "weston is not installed" >&2; exit 1; }
SIZE=1000x700
options=(--forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en)

# The usual desktop first.
start "${options[@]}"
read -r date _ sources <<<"$(field type_px)"
read -r free_width free_height <<<"$(field map_free)"
stop_window

# This window has no property of X that a mark could stand in: what it reports is looked at until it is so.
within_time() {
    local what=$1 until=$((SECONDS + 120))
    shift
    while [ $SECONDS -lt $until ] && runs; do
        "$@" && return 0
        moment
    done
    fail "$(runs || echo "the program has ended; ")waited in vain: $what"
}
reports() {
    take_reports
    [[ $latest == *"$1"* ]]
}
reported() { within_time "$1" reports "$1"; }
fills_screen() { [ "$(field timeline:track | awk '{ print ($3 > 2400) }')" = 1 ]; }

XDG_RUNTIME_DIR=$(mktemp -d) # a socket's path has to be short
export XDG_RUNTIME_DIR
printf '[core]\nidle-time=0\n[shell]\npanel-position=none\n' >"$work/weston.ini"
weston --backend=x11-backend.so --width=1280 --height=800 --scale=2 --config="$work/weston.ini" --socket=khalkha \
    --log="$work/weston.log" >/dev/null 2>&1 &
compositor=$!
program=$compositor
within_time "Weston does not start: see weston.log" test -S "$XDG_RUNTIME_DIR/khalkha"

# No theme of cursors is installed: libwayland-cursor's own few are what there is.
opening
XCURSOR_PATH=$work/none SDL_VIDEODRIVER=wayland WAYLAND_DISPLAY=khalkha \
    "$khalkha" --size $SIZE "${options[@]}" 2>"$work/errors" &
program=$!
reported '"idle":true'
read -r dense_date _ dense_sources <<<"$(field type_px)"
read -r dense_width dense_height <<<"$(field map_free)"
expect_true "the date is as large in the desktop's units" "($dense_date - 2 * $date)^2 < 1"
expect_true "so are the sources" "($dense_sources - 2 * $sources)^2 < 1"
expect_true "the map keeps its width" "($dense_width - $free_width)^2 < 0.0004"
expect_true "and its height" "($dense_height - $free_height)^2 < 0.0004"

# In full screen the window begins in the corner, so that a place of it is one of the X screen.
xdotool key F11
reported '"full_screen":true'
within_time "the size of full screen" fills_screen # the compositor's word for it comes after
reported '"idle":true'
read -r x y <<<"$(widget timeline:day-forward)"
xdotool mousemove "$x" "$y" click 1
reported '"at":"1945-08-15'
xdotool key comma
reported '"at":"1945-08-14'
height=$(field height_km)
xdotool mousemove 1200 600 click 5
reported '"idle":true'
within_time "the wheel" field_is_not height_km "$height"
expect_true "the wheel moves the eye away" "$(field height_km) > $height * 1.1"
stop_window
kill "$compositor" 2>/dev/null || true
wait "$compositor" 2>/dev/null || true
rm -rf "$XDG_RUNTIME_DIR"
finish
