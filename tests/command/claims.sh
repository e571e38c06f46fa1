#!/usr/bin/env bash
# How far the claimed lines are apart, against GeographicLib's own tools on the same lines.
. "$(dirname "$0")/helpers.sh"

expect_exit 0 "$khalkha" measure claims --lat 47.90 --lat 47.85 --lat 47.80 --format json
cp "$work/out" "$work/claims.json"
jq -e '.widths | length == 3 and all(.[]; .east_west_km > 12 and .east_west_km < 15 and .nearest_km > 5 and .nearest_km <= .east_west_km)' \
    "$work/claims.json" >/dev/null || fail "widths: $(jq -c .widths "$work/claims.json")"
jq -e '.nearest_km | .min < 0.01 and .max > 17 and .max < 18' "$work/claims.json" >/dev/null || fail "nearest: $(jq -c .nearest_km "$work/claims.json")"
jq -e '.area_km2 > 1100 and .area_km2 < 1180' "$work/claims.json" >/dev/null || fail "area: $(jq -c .area_km2 "$work/claims.json")"

# The crossing of each line with the parallel by hand, the geodesic and the area by GeographicLib.
crossing() { # CLAIM LAT: longitude; each line crosses these parallels once
    jq -r --arg id "$1" --argjson lat "$2" '.features[] | select(.properties.id == $id) | .geometry.coordinates as $c |
        range(1; $c | length) | [$c[. - 1], $c[.]] | select((.[0][1] - $lat) * (.[1][1] - $lat) < 0) |
        .[0][0] + (.[1][0] - .[0][0]) * ($lat - .[0][1]) / (.[1][1] - .[0][1])' "$root/geodata/claims.geojson"
}
if command -v GeodSolve >/dev/null && command -v Planimeter >/dev/null; then
    for lat in 47.90 47.85 47.80; do
        meters=$(echo "$lat $(crossing khalkha-jp $lat) $lat $(crossing khalkha-su $lat)" | GeodSolve -i -p 6 | cut -d' ' -f3)
        jq -e --argjson lat $lat --argjson m "$meters" '.widths[] | select(.lat == $lat) | (.east_west_km * 1000 / $m - 1) | fabs < 0.001' \
            "$work/claims.json" >/dev/null || fail "width at $lat: GeographicLib says $meters m"
    done
    area=$(jq -r '[.features[] | select(.properties.id == "khalkha-jp" or .properties.id == "khalkha-su")] | sort_by(.properties.id) |
        (.[0].geometry.coordinates + (.[1].geometry.coordinates | reverse))[] | "\(.[1]) \(.[0])"' "$root/geodata/claims.geojson" |
        Planimeter -G -r | tr ' ' '\n' | tail -1 | tr -d -)
    jq -e --argjson m2 "$area" '(.area_km2 * 1e6 / $m2 - 1) | fabs < 0.001' "$work/claims.json" >/dev/null || fail "area: GeographicLib says $area m2"
else
    fail "GeodSolve and Planimeter (package geographiclib-tools) are missing"
fi

# Where there is no width, none is given.
expect_exit 0 "$khalkha" measure claims --lat 60 --format json
jq -e '.widths[0] | .east_west_km == null and .nearest_km == null' "$work/out" >/dev/null || fail "a width at 60 N"
expect_exit 0 "$khalkha" measure claims --lat 60
expect_text "$work/out" "not defined here"
expect_exit 0 "$khalkha" measure claims --at 1946-01-01 --format json
jq -e '.pairs == []' "$work/out" >/dev/null || fail "claims after the dispute"

# A campaign with one claim, three, claims that cross, a claim that turns away.
campaign() { # NAME: copy with the claims given on stdin as GeoJSON features
    mkdir -p "$work/$1"
    cp "$root"/geodata/{manifest,sources,sides}.csv "$work/$1/"
    sed -i '/^layers,/d' "$work/$1/manifest.csv"
    jq -s '{type: "FeatureCollection", features: map({type: "Feature", properties: {id: .id, side: .side, name_en: .id, name_ja: .id,
        sources: "SEED", start: "1932-01-01"}, geometry: {type: "LineString", coordinates: .line}})}' >"$work/$1/claims.geojson"
    "$khalkha" measure claims "$work/$1" --lat 47.5 --format json >"$work/$1.json" 2>"$work/err" || fail "$1: $(head -c 300 "$work/err")"
}
west='{"id":"w","side":"japan","line":[[118,47],[118.1,47.5],[118,48]]}'
campaign one <<<"$west"
jq -e '.pairs == [] and .widths == []' "$work/one.json" >/dev/null || fail "one claim has a width"
campaign three <<<"$west"' {"id":"e","side":"soviet","line":[[118,47],[118.4,47.5],[118,48]]} {"id":"c","side":"china","line":[[118,47],[118.6,47.5],[118,48]]}'
jq -e '.pairs | length == 3 and all(.[]; .widths[0].east_west_km > 10)' "$work/three.json" >/dev/null || fail "three claims: $(jq -c '[.pairs[].widths]' "$work/three.json")"
campaign cross <<<"$west"' {"id":"e","side":"soviet","line":[[118,47],[118.3,47.3],[117.9,47.7],[118,48]]}'
jq -e '.area_km2 > 0 and .widths[0].east_west_km >= 0' "$work/cross.json" >/dev/null || fail "crossing claims: $(jq -c . "$work/cross.json" | head -c 300)"
campaign away <<<"$west"' {"id":"e","side":"soviet","line":[[118,47],[118.2,47.2],[118.9,47.25],[119.5,47.2]]}'
jq -e '.area_km2 == null and .widths[0].east_west_km == null' "$work/away.json" >/dev/null || fail "a claim that turns away: $(jq -c . "$work/away.json" | head -c 300)"
finish
