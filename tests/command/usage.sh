#!/usr/bin/env bash
# Help, version, usage errors (exit 2), measuring.
. "$(dirname "$0")/helpers.sh"

expect_exit 0 "$khalkha" --version
grep -qE '^khalkha [0-9]+\.[0-9]+' "$work/out" || fail "version: $(cat "$work/out")"
expect_exit 0 "$khalkha" --help
for command in shot symbols render events find state measure check bench; do
    expect_text "$work/out" "$command"
done
for command in shot symbols render events find state measure check bench; do
    expect_exit 0 "$khalkha" $command --help
    expect_text "$work/out" "Example"
    expect_exit 0 "$khalkha" --help
done
expect_exit 2 "$khalkha" --nonsense
expect_exit 2 "$khalkha" shot --at yesterday -o "$work/a.png"
expect_exit 2 "$khalkha" shot --view 200,10 -o "$work/a.png"
expect_exit 2 "$khalkha" shot --size big -o "$work/a.png"
expect_exit 2 "$khalkha" shot --lang xx -o "$work/a.png"
expect_exit 2 "$khalkha" shot --layers unknown -o "$work/a.png"
expect_text "$work/err" "fronts"
expect_exit 2 "$khalkha" render --from 1945-08-20 --to 1945-08-09 -o "$work/a.mp4"
expect_exit 2 "$khalkha" render -o "$work/a.avi"
expect_exit 2 "$khalkha" measure 118.4,47.8
expect_exit 2 "$khalkha" measure 47.8,118.4 1,2
expect_text "$work/err" "swapped"
[ ! -e "$work/a.png" ] || fail "a picture was written in spite of a usage error"

# Against GeographicLib's published example: JFK to LHR 5551.759 km, azimuths 51.370, 108 deg.
expect_exit 0 "$khalkha" measure -73.8,40.6 -0.5,51.6 --format json
jq -e '.distance_km > 5551.7 and .distance_km < 5551.8 and (.legs[0].azimuth_start_deg - 51.198 | fabs) < 0.01' \
    "$work/out" >/dev/null || fail "JFK-LHR: $(cat "$work/out")"

# One position has no azimuth.
expect_exit 0 "$khalkha" measure 118.4,47.8 118.4,47.8 --format json
jq -e '.distance_km == 0 and .legs[0].azimuth_start_deg == null' "$work/out" >/dev/null || fail "$(cat "$work/out")"
expect_exit 0 "$khalkha" measure 118.4,47.8 118.4,47.8
expect_text "$work/out" "no azimuth"
finish
