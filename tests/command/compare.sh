#!/usr/bin/env bash
# Two views in one picture: from the command line, the same bytes each time; one that is the same on both sides.
. "$(dirname "$0")/helpers.sh"

expect_exit 2 "$khalkha" shot --compare beside -o "$work/a.png"
expect_exit 2 "$khalkha" shot --compare-claims su -o "$work/a.png"
expect_text "$work/err" "--compare split"
expect_exit 2 "$khalkha" shot --compare split --compare-claims uk -o "$work/a.png"
expect_exit 2 "$khalkha" shot --compare split --compare-at someday -o "$work/a.png"
expect_exit 2 "$khalkha" shot --compare split --divider 1.5 -o "$work/a.png"
expect_exit 2 "$khalkha" shot --compare swipe --compare-view 118,47,90 -o "$work/a.png"
[ ! -e "$work/a.png" ] || fail "a picture was written in spite of a usage error"

two() {
    "$khalkha" shot --at 1939-08-24 --view 118.75,47.72,95 --size 960x540 --claims jp --compare-claims su "$@" ||
        fail "shot $*"
}
for mode in split swipe; do
    two --compare $mode -o "$work/$mode.png"
    LP_NUM_THREADS=1 two --compare $mode -o "$work/again.png"
    cmp "$work/$mode.png" "$work/again.png" || fail "$mode: not the same bytes"
done
cmp -s "$work/split.png" "$work/swipe.png" && fail "side by side and curtain are the same picture"
two --compare swipe --divider 0.3 -o "$work/moved.png"
cmp -s "$work/moved.png" "$work/swipe.png" && fail "the divider does not move"

# A frame of a clip is the picture of its instant.
"$khalkha" render --from 1945-08-09 --to 1945-08-16T12:00 --duration 1 --fps 2 --size 480x270 --compare split \
    --compare-at clock+5 -o "$work/frame%02d.png" || fail "clip"
"$khalkha" shot --at 1945-08-09 --size 480x270 --compare split --compare-at 1945-08-14 -o "$work/shot.png" ||
    fail "shot"
cmp "$work/shot.png" "$work/frame00.png" || fail "frame 0 is not its shot"
"$khalkha" render --from 1945-08-09 --to 1945-08-16T12:00 --duration 1 --fps 4 --size 480x270 --compare split \
    --compare-at clock+5 --list-frames >"$work/frames" || fail "list of frames"
"$khalkha" render --from 1945-08-09 --to 1945-08-16T12:00 --duration 1 --fps 4 --size 480x270 --compare split \
    --compare-at clock+5 -o "$work/frame%02d.png" || fail "clip"
last=$(tail -n 1 "$work/frames" | cut -f2)
"$khalkha" shot --at "$last" --size 480x270 --compare split --compare-at clock+5 -o "$work/shot.png" || fail "shot"
cmp "$work/shot.png" "$work/frame03.png" || fail "the last frame, drawn over a kept base map, is not its shot"
finish
