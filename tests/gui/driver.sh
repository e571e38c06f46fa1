#!/usr/bin/env bash
# Shared by the tests of the window: sourced by them with "$@" = khalkha, working folder.
set -euo pipefail
khalkha=$1
work=$2
rm -rf "$work"
mkdir -p "$work"
report=$work/report.jsonl
export KHALKHA_REPORT=$report XDG_STATE_HOME=$work/state XDG_PICTURES_DIR=$work/pictures SDL_VIDEODRIVER=x11
# The user's own desktop has no say.
export LC_ALL=C
unset WAYLAND_DISPLAY LANGUAGE LC_MESSAGES LANG GDK_SCALE GDK_DPI_SCALE QT_SCALE_FACTOR
window=
marks=0
failures=0

fail() {
    echo "FAILED ($(basename "$0") line ${BASH_LINENO[*]:0:4}): $*" >&2
    failures=$((failures + 1))
}

stop_window() {
    [ -n "${program:-}" ] || return 0
    kill "$program" 2>/dev/null && wait "$program" 2>/dev/null || true
    program=
    ! grep -aqs "^SUMMARY: .*Sanitizer" "$work/errors" || fail "a sanitizer: $(head -c 3000 "$work/errors")"
}
end() {
    local code=$?
    stop_window
    [ -n "${server:-}" ] && kill "$server" 2>/dev/null || true
    [ $code -eq 0 ] || { echo "last state:"; tail -n 1 "$report" | cut -c1-1500; cat "$work/errors"; } >&2 || true
    exit $code
}
trap end EXIT

# A server of its own on the first free display.
# Without the repetition of keys (-r), unless keys_repeat=r: on a slow machine one would be taken for held.
Xvfb "${keys_repeat:--r}" -displayfd 3 -screen 0 "${screen:-1280x800x24}" -dpi "${dpi:-96}" -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do
    [ -s "$work/display" ] && break
    sleep 0.1
done
[ -s "$work/display" ] || { echo "Xvfb did not start" >&2; exit 1; }
DISPLAY=:$(cat "$work/display")
export DISPLAY

lines() { if [ -f "$report" ]; then wc -l <"$report"; else echo 0; fi; }

# Waits for a moment without a process of its own, as dozens of them a second would be a load of their own.
exec {nothing}<> <(:)
moment() { read -rt "${1:-0.01}" <&"$nothing" || true; }

# Takes in what the window has reported since the last look: the newest whole line is $latest.
latest=
begun=
take_reports() {
    local part
    if [ -z "${feed:-}" ]; then
        [ -f "$report" ] || return 0
        exec {feed}<"$report"
    fi
    while IFS= read -r part <&"$feed"; do
        latest=$begun$part
        begun=
    done
    begun+=$part
}

# The value of the first key of that name in the last line of the report; arrays as "a b".
field() {
    local line value='(\[[^]]*\]|"[^"]*"|[^,}]*)'
    line=$(tail -n 1 "$report" 2>/dev/null) || return 0
    [[ $line =~ "\"$1\":"$value ]] || return 0
    value=${BASH_REMATCH[1]//[]\"[]/}
    printf '%s\n' "${value//,/ }"
}
# Whether a panel is open, whether a widget is drawn, and its box: "left top right bottom".
has_panel() { tail -n 1 "$report" | grep -q "\"panels\":\[[^]]*\"$1\""; }
has_widget() { tail -n 1 "$report" | grep -q "\"$1\":\["; }
box() { tail -n 1 "$report" | sed -n "s/.*\"$1\":\[\([^]]*\)\].*/\1/p" | tr ',' ' '; }

# Whether the newest line has so many marks, and, if asked for, says that nothing moves and all is shown.
marks_came() {
    take_reports
    [[ $latest =~ \"marks\":([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -ge "$1" ] && [[ -z ${2:-} || $latest == *'"idle":true'* ]]
}
runs() { kill -0 "$program" 2>/dev/null; }
# Writes a mark behind what was sent to the window (see stage/report_mark.h), and waits until it has come and, if
# asked for, all is at rest. No time is waited for.
mark() {
    marks=$((marks + 1))
    xprop -id "$window" -f KHALKHA_MARK 32c -set KHALKHA_MARK $marks || true
    local until=$((SECONDS + 120))
    while [ $SECONDS -lt $until ] && runs; do
        marks_came $marks "${1:-}" && return 0
        moment
    done
    marks_came $marks "${1:-}" # its last words, where it has ended
}
taken_in() { mark || fail "the window does not take in what it is sent"; }
settled() { mark rest || fail "the window did not come to rest"; }
# The first rest of a window that is opening, of which nobody has the number yet; whatever came before `opening` is old.
opening() {
    take_reports
    latest=
    window=
    marks=0
}
opened() {
    local until=$((SECONDS + 120))
    while [ $SECONDS -lt $until ] && runs && ! marks_came 0 rest; do moment; done
    until=$((SECONDS + 10))
    while [ -z "$window" ] && [ $SECONDS -lt $until ] && runs; do
        window=$(xdotool search --pid "$program" 2>/dev/null | tail -n 1 || true)
        [ -n "$window" ] || window=$(xdotool search --name Khalkha 2>/dev/null | tail -n 1 || true)
        [ -n "$window" ] || moment 0.05
    done
    [ -n "$window" ] || { echo "there is no window" >&2; exit 1; }
}

# start ARGUMENTS: opens the window and waits for its first rest. SIZE is that of the window.
start() {
    opening
    env ${locale:+"LC_ALL=$locale"} "$khalkha" --size "${SIZE:-1280x800}" "$@" 2>"$work/errors" &
    program=$!
    opened
    xdotool windowfocus --sync "$window" || true
    settled
}

# do_and_settle COMMAND...: runs it and waits until its effect is reported.
do_and_settle() {
    "$@"
    settled
}
# The key at a place of the keyboard, by its code under X (38: the A of the United States), whatever the layout
# writes on it. Of several, all but the last are held.
press_place() {
    local held=("${@:1:$#-1}") code
    for code in "${held[@]}"; do xdotool keydown "$code"; done
    xdotool key "${@: -1}"
    for code in "${held[@]}"; do xdotool keyup "$code"; done
    settled
}
press() { do_and_settle xdotool key "$1"; }
point() { do_and_settle xdotool mousemove --window "$window" "$1" "$2"; }

# Middle of a widget by its name in the report: "x y".
widget() { box "$1" | awk 'NF == 4 { printf "%d %d\n", ($1 + $3) / 2, ($2 + $4) / 2 }'; }
click_at() {
    xdotool mousemove --window "$window" "$1" "$2"
    do_and_settle xdotool click 1
}
click_on() {
    local at
    at=$(widget "$1")
    [ -n "$at" ] || { fail "there is no widget $1"; return; }
    # shellcheck disable=SC2086
    click_at $at
}

# await WHAT COMMAND...: until the command succeeds, asking the window for a new report each time; what comes with
# time (a save, a mouse that has rested, fonts made anew) is waited for by its state.
await() {
    local what=$1
    shift
    for _ in $(seq 600); do
        "$@" && return 0
        taken_in
        sleep 0.05
    done
    fail "waited in vain: $what"
}
field_is() { [ "$(field "$1")" = "$2" ]; }
field_is_not() { [ "$(field "$1")" != "$2" ]; }
number_is() { awk -v a="$(field "$1")" -v b="$2" 'BEGIN { exit !(a == b) }'; }
await_field() { await "$1 is $(field "$1"), not $2" field_is "$1" "$2"; }
await_number() { await "$1 is $(field "$1"), not $2" number_is "$1" "$2"; settled; }
# Until the clock of the map has gone on from where it is.
await_clock() { await "the clock stands still" field_is_not at "$(field at)"; }
# Until what has changed is remembered.
await_saved() { await_field saved true; }

# expect WHAT VALUE WANTED
expect() {
    [ "$2" = "$3" ] || fail "$1: got \"$2\", wanted \"$3\""
}
# expect_true WHAT AWK_EXPRESSION
expect_true() {
    awk "BEGIN { exit !($2) }" || fail "$1: $2"
}

# Distance in pixels of the picture between two positions "lon lat", at the scale of the last report.
pixels_between() {
    echo "$1 $2 $(field meters_per_pixel)" | awk '{
        r = 3.14159265358979 / 180
        s1 = sin(($4 - $2) * r / 2); s2 = sin(($3 - $1) * r / 2)
        a = s1 * s1 + cos($2 * r) * cos($4 * r) * s2 * s2
        print 2 * 6371000 * atan2(sqrt(a), sqrt(1 - a)) / $5
    }'
}

finish() {
    stop_window
    if [ $failures -gt 0 ]; then
        echo "$failures expectations failed" >&2
        exit 1
    fi
    echo "all expectations met"
}
