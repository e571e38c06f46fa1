#!/usr/bin/env bash
# A layer of very many vertices: it is read, checked, drawn where it is, and changes nothing where it is not.
. "$(dirname "$0")/helpers.sh"

campaign=$work/campaign
cp -r "$root/geodata" "$campaign"
# A line like a coast through Mongolia and the north of Manchuria, of 300,000 vertices, all of them different.
vertices() {
    awk -v count="$1" 'BEGIN {
        for (i = 0; i < count; ++i) {
            part = i / (count - 1)
            lat = 46.5 + 0.4 * sin(part * 31) + 0.1 * sin(part * 977) + 0.01 * sin(part * 40000) + 0.002 * sin(i * 1.7)
            printf "%s[%.7f,%.7f]", (i > 0 ? "," : ""), 104 + 24 * part, lat
        }
    }'
}
add() { # LAYER PROPERTIES GEOMETRY
    head -c -1 "$campaign/$1.geojson" | sed '$ s/]}*[[:space:]]*$//' >"$work/layer"
    printf ',\n{"type":"Feature","properties":%s,"geometry":%s}]}\n' "$2" "$3" >>"$work/layer"
    mv "$work/layer" "$campaign/$1.geojson"
}
large='"name_en":"Large","certainty":"reconstructed","sources":"NATURAL-EARTH","note":"made up"'
line=$(vertices 300000)
add later_borders "{\"id\":\"large\",$large}" "{\"type\":\"LineString\",\"coordinates\":[$line]}"
add zones "{\"id\":\"large\",\"kind\":\"occupied\",\"side\":\"japan\",$large}" \
    "{\"type\":\"Polygon\",\"coordinates\":[[$line,[128,43],[104,43],[104.0000000,46.5000000]]]}"
jq -e . "$campaign/zones.geojson" >/dev/null || fail "the layer is no JSON"

expect_exit 0 "$khalkha" check "$campaign"

expect_exit 0 "$khalkha" state "$campaign" --at 1939-08-24 --layers later-border
jq -e '[.features[] | select(.properties.id == "large") | .geometry | .. | arrays | select(length == 2 and (.[0] | numbers))] |
    length == 300000' "$work/out" >/dev/null || fail "the state does not have every vertex"

shot() { # NAME CAMPAIGN VIEW
    expect_exit 0 "$khalkha" shot "$2" --at 1939-08-24T12:00 --view "$3" --size 640x360 \
        --layers relief,water,polities,borders,claims,later-border,zones -o "$work/$1.png"
}
for view in 122.3,45.2,3050 116,46.4,60 116,46.4,4; do
    shot with "$campaign" $view
    shot without "$root/geodata" $view
    cmp -s "$work/with.png" "$work/without.png" && fail "$view: the layer is not drawn"
    cp "$work/with.png" "$work/first.png"
    shot with "$campaign" $view
    cmp -s "$work/with.png" "$work/first.png" || fail "$view: not the same picture twice"
done
# Where it is not.
for view in 139.7,35.7,300 125,20,900; do
    shot with "$campaign" $view
    shot without "$root/geodata" $view
    cmp -s "$work/with.png" "$work/without.png" || fail "$view: the layer changes a picture that it is not on"
done
finish
