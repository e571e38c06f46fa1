#!/usr/bin/env bash
# The moving picture of the README. Draws it with ACCEPT=1; else draws three of its frames anew and compares them with
# the committed picture (its palette of 256 colours allowed for).
#   moving_picture.sh KHALKHA COMPARE WORK
set -euo pipefail
khalkha=$1 work=$3
here=$(cd "$(dirname "$0")" && pwd)
reference="$here/reference/august-1945.gif"
picture=(--view 125,44.4,3300 --size 960x540 --lang en --ui-scale 0.75)
clip=(--from 1945-08-08T18:00 --to 1945-08-22 --duration 9 --fps 8 "${picture[@]}")
if [ -n "${ACCEPT:-}" ]; then
    "$khalkha" render "${clip[@]}" -o "$reference"
    exit 0
fi
[ -f "$reference" ] || { echo "there is no $reference" >&2; exit 1; }
frames=$(ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames -of csv=p=0 "$reference")
"$khalkha" render "${clip[@]}" --list-frames >"$work/frames.txt"
[ "$frames" -eq "$(wc -l <"$work/frames.txt")" ] || { echo "$frames frames in the picture, $(wc -l <"$work/frames.txt") expected" >&2; exit 1; }
for number in 0 40 71; do
    at=$(awk -F'\t' -v n=$number '$1 == n { print $2 }' "$work/frames.txt")
    "$khalkha" shot --at "$at" "${picture[@]}" -o "$work/moving.png"
    ffmpeg -v error -y -i "$reference" -vf "select=eq(n\\,$number)" -vsync 0 -frames:v 1 "$work/moving_reference.png"
    difference=$(ffmpeg -v info -i "$work/moving.png" -i "$work/moving_reference.png" -lavfi psnr -f null - 2>&1 |
        sed -n 's/.*average:\([0-9.inf]*\).*/\1/p')
    echo "frame $number: PSNR $difference dB"
    [ "$difference" = inf ] || awk -v d="$difference" 'BEGIN { exit !(d > 35) }' ||
        { echo "frame $number has changed: ACCEPT=1 draws the picture anew" >&2; exit 1; }
done
