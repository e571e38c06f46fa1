#!/usr/bin/env bash
# The comparison of pictures, judged on pictures whose difference is known: one unit symbol or one town that lacks is seen,
# rounding is not, and exact means exact.   comparison.sh KHALKHA COMPARE WORK
set -euo pipefail
khalkha=$1 compare=$2 work=$3/comparison
rm -rf "$work"
mkdir -p "$work"
cd "$work"
# Without furniture: a legend with other rows is no symbol that lacks.
view=(--at 1945-08-14T21:00 --view 122.3,45.2,3050 --size 1280x720 --lang en --clean)
"$khalkha" shot "${view[@]}" --labels labels.json -o all.png
"$khalkha" shot "${view[@]}" --symbols none -o unmarked.png

failures=0
# expect WANTED-CODE WHAT NEW HOW
expect() {
    local code=0
    "$compare" "$3" all.png difference.png "$4" >log 2>&1 || code=$?
    if [ $code -ne "$1" ]; then
        echo "FAILED: $2 ($4): exit $code, wanted $1: $(cat log)" >&2
        failures=$((failures + 1))
    fi
}
# boxes OTHER: the places where it differs from all.png as WxH+X+Y, smallest first. Names that take the room of a
# symbol differ too; what is smaller than 8 x 8 pixels is no mark.
boxes() {
    convert all.png "$1" -compose difference -composite -colorspace gray -threshold 5% -morphology dilate disk:2 \
        -define connected-components:verbose=true -connected-components 8 null: |
        awk 'NR > 1 && $2 !~ /\+0\+0$/ { split($2, s, /[x+]/); if (s[1] >= 8 && s[2] >= 8) print s[1] * s[2], $2 }' |
        sort -n | cut -d' ' -f2
}
# without BOX OTHER: all.png with that part of the other picture.
without() {
    convert all.png \( "$2" -crop "$1" \) -geometry "+$(cut -d+ -f2 <<<"$1")+$(cut -d+ -f3 <<<"$1")" -composite lacking.png
}

expect 0 "the same picture" all.png exact
expect 0 "the same picture" all.png seen
symbols=$(boxes unmarked.png)
[ "$(wc -l <<<"$symbols")" -ge 5 ] || { echo "too few symbols to judge by" >&2; exit 1; }
for box in $symbols; do
    without "$box" unmarked.png
    expect 1 "a symbol of $box lacks" lacking.png seen
    expect 1 "a symbol of $box lacks" lacking.png exact
done
"$khalkha" shot "${view[@]}" --layers -places -o empty.png
towns=$(jq -r '.labels[] | select(.id | startswith("place ")) | .boxes[0] |
    [.width, .height, .x, .y] | map(floor) | "\(.[0])x\(.[1])+\(.[2])+\(.[3])"' labels.json)
[ "$(wc -l <<<"$towns")" -ge 5 ] || { echo "too few towns to judge by" >&2; exit 1; }
for box in $(head -n 6 <<<"$towns"); do
    without "$box" empty.png
    expect 1 "the name of a town, $box, lacks" lacking.png seen
done
# Rounding: every channel of every second pixel one step lighter.
convert all.png -channel RGB -fx "u + ((i + j) % 2) / 255" rounded.png
expect 0 "rounding" rounded.png seen
expect 1 "rounding" rounded.png exact
# Letters and edges of another rasterizer: the whole picture moved by a fifth of a pixel.
convert all.png -virtual-pixel edge -distort SRT '0,0 1 0 0.2,0.2' moved.png
expect 0 "edges a fifth of a pixel aside" moved.png seen
expect 2 "a word that is no way to compare" all.png roughly
[ $failures -eq 0 ] && echo "all expectations met"
