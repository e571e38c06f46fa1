#!/usr/bin/env bash
# Targets that cannot be written (exit 4, nothing left), no OpenGL (exit 77), a clip judged by ffprobe.
. "$(dirname "$0")/helpers.sh"

expect_exit 4 "$khalkha" shot -o "$work/missing/a.png" --size 320x180
expect_text "$work/err" "$work/missing/a.png"
expect_exit 4 "$khalkha" render -o "$work/missing/a.mp4" --size 320x180
mkdir "$work/folder.png"
expect_exit 4 "$khalkha" shot -o "$work/folder.png" --size 320x180

# A full disk: the file size is limited, as a quota does. What a build for coverage counts would be cut off as well.
mkdir "$work/full"
full_disk() {
    (ulimit -f 4 && trap '' XFSZ && export GCOV_PREFIX=/dev/null/none GCOV_ERROR_FILE=/dev/null &&
        expect_exit 4 "$khalkha" "$@" --size 640x360 && exit $failures) || fail "full disk, $1"
}
full_disk shot -o "$work/full/a.png"
full_disk render --duration 2 --fps 5 -o "$work/full/a.mp4"
[ -z "$(ls "$work/full")" ] || fail "half files were left: $(ls "$work/full")"

__EGL_VENDOR_LIBRARY_FILENAMES=/nonexistent LIBGL_DRIVERS_PATH=/nonexistent \
    expect_exit 77 "$khalkha" shot -o "$work/a.png"
expect_text "$work/err" "libegl1"
env -u DISPLAY -u WAYLAND_DISPLAY "$khalkha" >/dev/null 2>"$work/err"
[ $? -eq 77 ] || fail "without a display the window must end with 77"
expect_text "$work/err" "display"

expect_exit 0 "$khalkha" render --from 1945-08-09 --to 1945-08-10 --duration 1 --fps 6 --size 320x180 -o "$work/a.mp4"
probe=$(ffprobe -v error -count_frames -select_streams v:0 \
    -show_entries stream=codec_name,width,height,pix_fmt,nb_read_frames -of csv=p=0 "$work/a.mp4")
[ "$probe" = h264,320,180,yuv420p,6 ] || fail "ffprobe says $probe"
finish
