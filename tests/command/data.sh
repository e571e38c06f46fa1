#!/usr/bin/env bash
# The built-in campaign: no finding, every event sourced, other programs can read it and what `state` prints.
. "$(dirname "$0")/helpers.sh"

expect_exit 0 "$khalkha" check
[ ! -s "$work/out" ] || fail "the built-in campaign has findings: $(head -5 "$work/out")"
expect_exit 0 "$khalkha" events --format json --from 1945-01-01
jq -e 'length >= 86' "$work/out" >/dev/null || fail "fewer than 86 events of 1945"
jq -e 'all(.sources | length > 0) and all(.title.en != null and .title.ja != null)' "$work/out" >/dev/null ||
    fail "an event without source or title"
jq -e '[.[].id] | (unique | length) == length' "$work/out" >/dev/null || fail "an id twice"

for at in 1945-08-08T23:00 1945-08-09T12:00 1945-08-14T21:00 1945-08-20T24:00 1945-09-02; do
    expect_exit 0 "$khalkha" state --at $at
    jq -e '[.features[].properties | select((.sources | length) == 0)] | length == 0' "$work/out" >/dev/null ||
        fail "$at: features without source: $(jq -c '[.features[].properties | select((.sources | length) == 0) | .id][:5]' "$work/out")"
    jq -e 'all(.features[].properties.basis; . == "attested" or . == "interpolated" or . == "reconstructed")' \
        "$work/out" >/dev/null || fail "$at: a basis that is none"
done
"$khalkha" state --at 1945-08-14T21:00 >"$work/state.geojson"
# What nobody has stated is null, not nought: 0 km would be a perfect measurement.
jq -e '[.features[].properties.uncertainty_km] | any(. == null) and any(. != null) and all(. == null or . > 0)' \
    "$work/state.geojson" >"$work/null" || fail "uncertainties nobody stated"
ogrinfo -ro -so -al "$work/state.geojson" >"$work/ogr" 2>&1 || fail "ogrinfo cannot read the state"
# As the help says.
"$khalkha" state --at 1945-08-14T24:00 | ogrinfo -so -al /vsistdin/ >"$work/ogr2" 2>&1 || fail "the example of the help: $(cat "$work/ogr2")"
expect_text "$work/ogr" "Feature Count"

# Promise 1: on 11 May 1939 the ground between the two lines is whose the perspective says, and nobody's in "both".
holder() { # CLAIMS: ids of the features that hold the point, found by GDAL
    "$khalkha" state --at 1939-05-11 --claims "$1" --layers polities >"$work/holder.geojson"
    ogr2ogr -f CSV /vsistdout/ "$work/holder.geojson" -dialect SQLite \
        -sql "SELECT id FROM holder WHERE ST_Contains(geometry, MakePoint(118.70, 47.75, 4326))" |
        tail -n +2 | tr -d '"' | xargs
}
[ "$(holder jp)" = manchukuo ] || fail "jp: $(holder jp)"
[ "$(holder su)" = mongolia ] || fail "su: $(holder su)"
[ "$(holder both)" = disputed ] || fail "both: $(holder both)"
finish
