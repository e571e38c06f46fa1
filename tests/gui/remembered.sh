#!/usr/bin/env bash
# What is remembered between starts, damaged files, scripts, pictures.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

state=$XDG_STATE_HOME/khalkha/session.json
printf '%s\n' "language ja" "theme dark" "seek 1945-08-12T06:00" "layer zones off" "wait-idle" \
    "shot $work/map.png" "wait-idle" "state" "quit" >"$work/script"
"$khalkha" --size 900x600 --script "$work/script" >"$work/out" 2>"$work/errors" || fail "the script ended with $?"
grep -q '"language":"ja"' "$work/out" || fail "state does not print the session"
[ "$(head -c 4 "$work/map.png" | tail -c 3)" = PNG ] || fail "no picture was made"
[ -s "$state" ] || fail "nothing was remembered"

start
expect "language" "$(field language)" ja
expect "theme" "$(field theme)" dark
expect "instant" "$(field at)" 1945-08-12T06:00+09:00
expect "layer" "$(field zones)" 0.0
stop_window

# A damaged file is put aside and said so; the program starts as if new.
echo '{"session": {"language' >"$state"
start
expect "damaged: a first start" "$(field theme)" light
grep -q damaged "$work/errors" || fail "nothing was said about the damaged file"
[ -f "$state.damaged" ] || fail "the damaged file is gone"
stop_window

# A value that cannot be used is named; the others count.
mkdir -p "$(dirname "$state")"
echo '{"session": {"theme": "dark", "language": 7, "camera": {"lon": 900}}}' >"$state"
start
expect "the good value counts" "$(field theme)" dark
grep -q language "$work/errors" || fail "the bad value is not named"
stop_window

# A script with a fault says where, and nothing opens.
printf 'seek 1945-08-12\nfly me to the moon\n' >"$work/script"
code=0
"$khalkha" --forget --script "$work/script" 2>"$work/errors" || code=$?
expect "exit code of a faulty script" "$code" 2
grep -q "line 2" "$work/errors" || fail "the line is not named: $(cat "$work/errors")"

# A picture that cannot be written: said, shown in the window, which goes on; the script's end says so, too.
printf 'shot /nowhere/at/all.png\nwait-idle\nstate\nshot /dev/null\nwait-idle\nshot %s/good.png\nwait-idle\nquit\n' \
    "$work" >"$work/script"
code=0
"$khalkha" --forget --script "$work/script" >"$work/out" 2>"$work/errors" || code=$?
expect "exit code of a script with failed pictures" "$code" 4
grep -q nowhere "$work/errors" || fail "the failed picture is not reported"
grep -q '"panels":\[[^]]*"problems"' "$work/out" || fail "the failed picture is not shown in the window"
[ -s "$work/good.png" ] || fail "a failed picture ended the program"
[ -c /dev/null ] || fail "a device was replaced"

# A script that is a pipe is refused instead of waited for.
mkfifo "$work/pipe"
code=0
timeout 60 "$khalkha" --forget --script "$work/pipe" 2>"$work/errors" || code=$?
expect "exit code of a script that is a pipe" "$code" 3
# The key for a picture writes over none.
mkdir "$work/pictures"
cd "$work/pictures"
start --forget --at 1945-08-14T21:00
press p
press p
stop_window
expect "pictures of one instant" "$(ls)" "khalkha-1945-08-14T2100-2.png
khalkha-1945-08-14T2100.png"

# A session that ends asks for the same as a window that is closed: what was changed last is remembered.
for signal in TERM HUP; do
    start --lang en
    press t
    theme=$(field theme)
    kill -s $signal "$program" && wait "$program" || fail "$signal ends the window with a fault"
    start
    expect "after SIG$signal the colours are remembered" "$(field theme)" "$theme"
    stop_window
done
finish
