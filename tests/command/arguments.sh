#!/usr/bin/env bash
# No word of the command line is ignored: it is used or refused (exit 2), wherever it stands.
. "$(dirname "$0")/helpers.sh"

mini_campaign "$work/mini"
cd "$work" || exit 1
small=(--size 160x120)

# A campaign and options before a command count as behind it.
same() { # NAME "ARGUMENTS" "ARGUMENTS": both give the same output or picture
    local name=$1
    rm -f one.png two.png
    # shellcheck disable=SC2086
    expect_exit 0 "$khalkha" $2
    if [ -e one.png ]; then mv one.png first; else mv "$work/out" first; fi
    # shellcheck disable=SC2086
    expect_exit 0 "$khalkha" $3
    if [ -e one.png ]; then mv one.png second; else mv "$work/out" second; fi
    cmp -s first second || fail "$name: the order of the arguments matters"
    [ -s first ] || fail "$name: nothing was written"
}
same campaign "mini shot ${small[*]} -o one.png" "shot mini ${small[*]} -o one.png"
cp first mini.png
same options "--at 1942-06-01 --view 1,2,500 --theme dark --lang ja shot mini ${small[*]} -o one.png" \
    "shot mini --at 1942-06-01 --view 1,2,500 --theme dark --lang ja ${small[*]} -o one.png"
same both "--size 160x120 mini -o one.png --clean shot --theme contrast" \
    "shot --clean ${small[*]} --theme contrast mini -o one.png"
same symbols "--lang ja mini symbols ${small[*]} -o one.png" "symbols mini --lang ja ${small[*]} -o one.png"
for command in check events series "story list" "state --at 1942-06-01"; do
    case $command in state*) format= ;; *) format="--format json" ;; esac
    same "$command" "mini $command $format" "$command mini $format"
    # shellcheck disable=SC2086
    [ -z "$format" ] || same "$command, format before" "$format mini $command" "$command mini $format"
done
same "story LIST" "story mini --format json list" "story list mini --format json"
same "state at" "--at 1942-06-01 mini state" "state mini --at 1942-06-01"
same "find" "mini find Alpha" "find Alpha mini"
same "find, options before" "--format json mini find Alpha" "find Alpha mini --format json"
same "claims" "mini measure claims --format json" "measure claims mini --format json"
same "frames" "mini --from 1942-02-01 --duration 1 --fps 3 render --list-frames" \
    "render mini --from 1942-02-01 --duration 1 --fps 3 --list-frames"
grep -q Alpha "$work/first" && fail "frames"
expect_exit 0 "$khalkha" mini state --at 1942-06-01
expect_text "$work/out" Alpha

# What a command does not know, what is given twice, what is not there: refused, and nothing is written.
refused() {
    expect_exit 2 "$khalkha" "$@"
    [ -s "$work/err" ] || fail "nothing is said of: $*"
    [ ! -s "$work/out" ] || fail "something is printed in spite of: $*"
}
refused mini shot mini -o one.png
expect_text "$work/err" mini
refused mini shot other -o one.png
refused mini other shot -o one.png
refused --at 1942-06-01 shot mini --at 1942-06-01 -o one.png
expect_text "$work/err" "--at"
refused --theme dark events mini
expect_text "$work/err" "--theme"
refused --at 1942-06-01 render mini -o one.mp4
refused --script s shot mini -o one.png
refused --forget shot mini -o one.png
refused --startup-report check mini
refused --play-report check mini
refused -o one.png check mini
refused --format json shot mini -o one.png
refused mini measure 1,2 3,4
refused measure 1,2 3,4 --at 1942-06-01
refused measure 1,2 3,4 --lat 2
refused events mini --theme dark
refused state mini --lang ja
refused state mini --theme dark
refused check mini shot
refused shot mini check -o one.png
refused events mini --lang ja --format json
refused series mini --lang ja --format json
refused story list mini --lang ja --format json
refused bench mini --vertices 5000
refused bench mini --load --parts
refused bench mini --load --views split
refused shot mini --compare off --compare-claims su -o one.png
refused shot mini --clean --clean=false -o one.png
refused shot mini --at 1942-06-01 --at 1942-07-01 -o one.png
refused render mini --quality 5 -o one.gif
refused render mini --preset fast -o one.webm
refused render mini --quality 5 -o one%d.png
# An empty text is not the built-in campaign.
refused shot "" -o one.png
refused "" shot -o one.png
refused check ""
refused shot mini --at "" -o one.png
refused shot mini --scene "" -o one.png
refused shot mini -o ""
refused --layers= shot mini -o one.png
refused events mini --text ""
refused events mini --text ' '
refused find ' '
refused shot mini --layers ' ' -o one.png
refused shot mini --layers , -o one.png
# Nor is the next argument its value.
for command in "shot mini -o one.png --labels= --clean" "events mini --text= --format=json" "shot mini --out= one.png" \
    "shot mini --at= --size 64x48 -o one.png" "find mini a --kind= event" "--script= shot"; do
    # shellcheck disable=SC2086
    refused $command
    expect_text "$work/err" "no value"
done
[ ! -e ./--clean ] || fail "an option was taken for a file"
# What cannot be is not made to be something else.
for view in 12,52,40001 12,52,1e9 12,52,0.00001; do
    refused shot mini --view $view -o one.png
    expect_text "$work/err" "40000 km"
    refused render mini --list-frames --view-to $view
done
refused events mini --from 1942-06-02 --to 1942-06-01
expect_exit 0 "$khalkha" events mini --from 1942-06-01 --to 1942-06-01
refused shot mini --at x -o one.png
expect_text "$work/err" "--at"
refused shot mini --view x -o one.png
expect_text "$work/err" "--view"
# Without a command, what only commands know is refused too; no window is looked for.
for option in "-o one.png" "--format json" "--from 1942" "--list-frames" "--scene a"; do
    # shellcheck disable=SC2086
    refused mini $option
done
[ ! -e one.png ] || fail "a picture was written in spite of a usage error"
expect_exit 3 "$khalkha" no-such-folder shot -o one.png
expect_text "$work/err" no-such-folder
expect_exit 3 "$khalkha" no-such-folder check
[ ! -e one.png ] || fail "a picture of a folder that is not there"

# Numbers.
for bad in 29.97 0 -1 241 30000 nan inf 1e99 0x10 "" 30fps; do
    refused render mini --list-frames --fps "$bad"
    expect_text "$work/err" "--fps"
done
expect_exit 0 "$khalkha" render mini --list-frames --duration 1 --fps 3.0
[ "$(wc -l <"$work/out")" -eq 3 ] || fail "--fps 3.0 is 3"
for bad in nan -nan inf 0 -5 86401 x; do refused render mini --list-frames --duration "$bad"; done
for bad in 91 -90.5 nan inf x; do refused measure claims mini --lat "$bad"; done
refused render mini --quality 010x -o one.mp4
refused render mini --quality 52 -o one.mp4
refused bench mini --frames nan
refused shot mini --divider -1 --compare split -o one.png
grep -q '" -' "$work/err" && fail "a blank that nobody typed: $(cat "$work/err")"
refused shot mini --ui-scale -1 -o one.png
refused shot mini --lang -1 -o one.png
grep -q '" -' "$work/err" && fail "a blank that nobody typed: $(cat "$work/err")"

# A side that there is not, with those that there are.
refused events mini --side nobody
expect_text "$work/err" "red, blue"
expect_exit 0 "$khalkha" events mini --side red
finish
