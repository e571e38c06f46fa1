#!/usr/bin/env bash
# The moving picture of the README: drawn anew (into the repository with ACCEPT=1) and compared with the committed one,
# byte by byte on the kind of machine that drew it, else frame by frame.   moving_picture.sh KHALKHA WORK CXX
set -euo pipefail
khalkha=$1 work=$2 compiler=$3
here=$(cd "$(dirname "$0")" && pwd)
reference="$here/reference/august-1945.gif"
clip=(--from 1945-08-08T18:00 --to 1945-08-22 --duration 9 --fps 8
    --view 125,44.4,3300 --size 960x540 --lang en --ui-scale 0.75)
if [ -n "${ACCEPT:-}" ]; then
    "$khalkha" render "${clip[@]}" -o "$reference"
    exit 0
fi
[ -f "$reference" ] || { echo "there is no $reference" >&2; exit 1; }
"$khalkha" render "${clip[@]}" -o "$work/moving.gif"
if [ "$("$here/machine.sh" "$compiler")" = "$(cat "$here/reference/machine.txt")" ]; then
    cmp "$work/moving.gif" "$reference" ||
        { echo "the moving picture has changed: ACCEPT=1 draws it anew" >&2; exit 1; }
    exit 0
fi
frames() { ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames -of csv=p=0 "$1"; }
[ "$(frames "$work/moving.gif")" = "$(frames "$reference")" ] || { echo "the number of frames has changed" >&2; exit 1; }
# The palette is chosen anew for every GIF, so that only like colours can be asked for.
ffmpeg -v error -i "$work/moving.gif" -i "$reference" -lavfi "psnr=stats_file=$work/moving.psnr" -f null -
awk '{ sub(/.*psnr_avg:/, ""); if ($1 != "inf" && $1 + 0 < 35) { print "frame " NR - 1 ": PSNR " $1 " dB"; bad = 1 } }
     END { exit bad || NR == 0 }' "$work/moving.psnr" >&2 ||
    { echo "the moving picture has changed: ACCEPT=1 draws it anew" >&2; exit 1; }
