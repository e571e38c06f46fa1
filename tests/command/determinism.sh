#!/usr/bin/env bash
# The same campaign, instant, view and size give the same bytes, whatever the number of threads; frame i of a clip
# is the picture of its instant.
. "$(dirname "$0")/helpers.sh"

shot() { "$khalkha" shot --at 1945-08-14T21:00 --view 122.3,45.2,3050 --size 640x360 -o "$1" || fail "shot $1"; }
shot "$work/a.png"
shot "$work/b.png"
LP_NUM_THREADS=1 shot "$work/c.png"
LP_NUM_THREADS=5 shot "$work/d.png"
for other in b c d; do
    cmp "$work/a.png" "$work/$other.png" || fail "picture $other differs"
done

clip=(render --from 1945-08-09 --to 1945-08-16T12:00 --duration 1 --fps 4 --view 122.3,45.2,3050 --view-to 119,48,900 --size 480x270)
"$khalkha" "${clip[@]}" -o "$work/frame%02d.png" || fail "clip"
"$khalkha" "${clip[@]}" --list-frames >"$work/frames"
[ "$(wc -l <"$work/frames")" -eq 4 ] || fail "not 4 frames"
while IFS=$'\t' read -r number at view; do
    "$khalkha" shot --at "$at" --view "$view" --size 480x270 -o "$work/shot.png" || fail "shot of frame $number"
    cmp "$work/shot.png" "$(printf '%s/frame%02d.png' "$work" "$number")" || fail "frame $number is not its shot"
done <"$work/frames"
finish
