#!/usr/bin/env bash
# What crosses the 180th meridian or a pole, and coordinates in other systems, judged by what comes out.
. "$(dirname "$0")/helpers.sh"

campaign() { # FOLDER
    mkdir -p "$1"
    printf 'key,value\nid,t\ntitle_en,T\nstart,1942-01-01\nend,1943-12-31\n' >"$1/manifest.csv"
    printf 'id,title_en\nS1,Source\n' >"$1/sources.csv"
    printf 'id,name_en,hue\nred,Red,red\nblue,Blue,blue\n' >"$1/sides.csv"
}
zone() { printf '{"type":"Feature","properties":{"id":"%s","kind":"occupied","name_en":"%s","side":"red","sources":"S1"},"geometry":%s}' "$1" "$1" "$2"; }
polygon() { printf '{"type":"Polygon","coordinates":[%s]}' "$1"; }
collection() { printf '{"type":"FeatureCollection","features":[%s]}' "$1"; }
line() { printf '{"type":"Feature","properties":{%s,"sources":"S1"},"geometry":{"type":"LineString","coordinates":[%s]}}' "$1" "$2"; }

campaign "$work/with"
campaign "$work/without"
collection "$(zone jump "$(polygon '[[170,50],[-170,50],[-170,60],[170,60],[170,50]]')"),$(zone cap "$(polygon '[[0,80],[90,80],[180,80],[-90,80],[0,80]]')"),$(
    zone u "$(polygon '[[160,10],[170,10],[170,20],[168,20],[168,12],[162,12],[162,20],[160,20],[160,10]]')"),$(
    zone ring "$(polygon '[[170,-20],[-170,-20],[-170,-40],[170,-40],[170,-20]],[[172,-22],[172,-38],[-172,-38],[-172,-22],[172,-22]]')")" >"$work/with/zones.geojson"
collection "$(line '"id":"sea","kind":"sea","name_en":"Sea"' '[170,45],[-170,45]')" >"$work/with/routes.geojson"
collection "$(line '"id":"c","side":"red","name_en":"C"' '[170,40],[190,40]')" >"$work/with/claims.geojson"

expect_exit 0 "$khalkha" check "$work/with"
expect_text "$work/err" "0 errors, 0 warnings"

# What is written is GeoJSON after RFC 7946: cut at the meridian, within bounds, outer rings counter-clockwise.
expect_exit 0 "$khalkha" state "$work/with" --at 1942-06-01
jq -e '[.features[].geometry | .. | arrays | select(length == 2 and all(.[]; type == "number"))] |
    length > 20 and all(.[]; (.[0] | fabs) <= 180 and (.[1] | fabs) <= 90)' "$work/out" >/dev/null || fail "positions out of bounds"
jq -e '[.features[] | select(.properties.id == "sea" or .properties.id == "c") | .geometry] | length == 2 and
    all(.[]; .type == "MultiLineString" and (.coordinates | length) == 2 and
        .coordinates[0][-1][0] == 180 and .coordinates[1][0][0] == -180)' "$work/out" >/dev/null || fail "lines are not cut at 180"
jq -e 'def turn: [range(length - 1) as $i | .[$i][0] * .[$i + 1][1] - .[$i + 1][0] * .[$i][1]] | add;
    [.features[] | select(.geometry.type == "MultiPolygon") | .geometry.coordinates[] | (.[0] | turn > 0), (.[1:][] | turn < 0)] | all' \
    "$work/out" >/dev/null || fail "rings turn the wrong way"
jq -e '.features[] | select(.properties.id == "cap") | .properties.area_km2 > 3.8e6 and .properties.area_km2 < 4e6' "$work/out" >/dev/null ||
    fail "the ground around the pole has another area"

# From the other side of the globe nothing of it is seen: no streak, no stray line.
view=(--at 1942-06-01 --size 400x300 --clean --layers zones,claims,routes)
for at in 0,30,5000 60,-30,9000 -70,20,5000; do
    expect_exit 0 "$khalkha" shot "$work/with" "${view[@]}" --view $at -o "$work/with.png"
    expect_exit 0 "$khalkha" shot "$work/without" "${view[@]}" --view $at -o "$work/without.png"
    cmp -s "$work/with.png" "$work/without.png" || fail "$at: something is drawn there"
done

# Names stand on their ground: where it is thickest, and on what is seen of it when that is out of the picture.
label() { jq -r --arg id "zone $1" '.labels[] | select(.id == $id) | "\(.anchor[0]) \(.anchor[1])"' "$work/labels.json"; }
labels() { expect_exit 0 "$khalkha" shot "$work/with" --at 1942-06-01 --size 800x600 --clean --layers zones --view "$1" --labels "$work/labels.json" -o "$work/x.png"; }
# The picture is centred on the hollow of the U and on the hole of the ring: a name within would be in the middle.
labels 165,16,2500
read -r x y <<<"$(label u)"
[ -n "${x:-}" ] && awk -v x="$x" -v y="$y" 'BEGIN { exit !(y > 380 || x < 320 || x > 480) }' || fail "the name of the U stands at ${x:-} ${y:-}"
labels 180,-30,4000
read -r x y <<<"$(label ring)"
[ -n "${x:-}" ] && awk -v x="$x" -v y="$y" 'BEGIN { exit !(y < 200 || y > 400 || x < 250 || x > 550) }' || fail "the name of the ring stands at ${x:-} ${y:-}"
labels 171,51.5,300
[ -n "$(label jump)" ] || fail "no name on what is seen of the area"

# Other systems: the same places from Ferro, from Finland's grid, from Pulkovo's datum.
printf 'id,name_en,lon,lat,sources\nv,Vienna,16.3738,48.2083,S1\n' >"$work/vienna.csv"
printf 'id,name_en,lon,lat,sources\nv,Mikkeli,27.2723,61.6886,S1\n' >"$work/mikkeli.csv"
printf 'id,name_en,lon,lat,sources\nv,Changchun,125.32,43.88,S1\n' >"$work/changchun.csv"
transformed() { # PLACE SYSTEM FORMAT ENDING LON LAT
    local folder=$work/$1-$4
    campaign "$folder"
    ogr2ogr -q -f "$3" -s_srs EPSG:4326 -t_srs "$2" -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -oo KEEP_GEOM_COLUMNS=NO \
        -nln places "$folder/places.$4" "$work/$1.csv" || fail "ogr2ogr $2"
    expect_exit 0 "$khalkha" check "$folder"
    expect_text "$work/out" "${2#EPSG:}"
    expect_exit 0 "$khalkha" state "$folder" --at 1942-06-01
    jq -e --argjson lon "$5" --argjson lat "$6" '.features[] | select(.properties.id == "v") | .geometry.coordinates |
        ((.[0] - $lon) | fabs) < 1e-5 and ((.[1] - $lat) | fabs) < 1e-5' "$work/out" >/dev/null ||
        fail "$2: $(jq -c '[.features[].geometry.coordinates]' "$work/out")"
}
transformed vienna EPSG:4805 "ESRI Shapefile" shp 16.3738 48.2083
transformed mikkeli EPSG:3067 GeoJSON geojson 27.2723 61.6886
transformed changchun EPSG:28421 FlatGeobuf fgb 125.32 43.88

# One that nobody knows: an error that names the layer, and the rest is still there.
campaign "$work/unknown"
printf '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:999999"}},"features":[%s]}' \
    "$(zone x "$(polygon '[[1,1],[2,1],[2,2],[1,1]]')")" >"$work/unknown/zones.geojson"
expect_exit 1 "$khalkha" check "$work/unknown"
expect_text "$work/out" "layer zones: field geometry: the coordinate reference system \"EPSG:999999\""
# A box as GeoJSON writes it: across the meridian its west is more than its east.
expect_exit 0 "$khalkha" find sea "$work/with" --format json
jq -e '.[] | select(.id == "sea") | .bbox | .[0] == 170 and .[2] == -170' "$work/out" >/dev/null || fail "box: $(cat "$work/out")"

finish
