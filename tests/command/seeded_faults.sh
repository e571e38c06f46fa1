#!/usr/bin/env bash
# One fault at a time in a copy of the built-in campaign: `check` finds it, in its place, and nothing else.
. "$(dirname "$0")/helpers.sh"
campaign="$work/campaign"

restore() {
    rm -rf "$campaign"
    cp -r "$root/geodata" "$campaign"
}
restore
"$khalkha" check "$campaign" --format json >"$work/before.json" 2>/dev/null
jq -e 'length == 0' "$work/before.json" >/dev/null ||
    fail "the campaign has findings before any fault is seeded: $(jq -c '.[:3]' "$work/before.json")"

# row LAYER FIELD=VALUE...: appends a row to a table, the other fields empty.
row() {
    local table="$campaign/$1.csv"
    shift
    [ -z "$(tail -c 1 "$table")" ] || echo >>"$table"
    local -a fields
    IFS=, read -r -a fields < <(head -1 "$table" | tr -d '\r')
    local field given value line=""
    for field in "${fields[@]}"; do
        value=
        for given in "$@"; do # the last one counts
            [ "${given%%=*}" = "$field" ] && value=${given#*=}
        done
        line+="\"$value\","
    done
    echo "${line%,}" >>"$table"
}
rows() { # LAYER: number of its last row, as findings count them
    ogrinfo -ro -so -al "$campaign/$1.csv" 2>/dev/null | sed -n 's/^Feature Count: //p'
}
geo() { # LAYER PROGRAM: edits a GeoJSON layer with jq
    jq -c "$2" "$campaign/$1.geojson" >"$work/edited" && mv "$work/edited" "$campaign/$1.geojson"
}
event() { row events id=SEEDED start=1939-05 category=battle title_en=Seeded title_ja=種 "sources=SEED 1" "$@"; }
place='{"type": "Feature", "properties": {"id": "seeded", "name_en": "Seeded", "name_ja": "種", "name_ru": "Семя",
    "name_zh": "種", "sources": "SEED 1"}, "geometry": {"type": "Point", "coordinates": [120.5, 46.5]}}'

seeded=0
# found SEVERITY LAYER FEATURE FIELD: what check must say of the fault that was just seeded; restores the copy.
found() {
    local code
    seeded=$((seeded + 1))
    "$khalkha" check "$campaign" --format json >"$work/after.json" 2>"$work/err"
    code=$?
    jq -c --slurpfile before "$work/before.json" '. - $before[0]' "$work/after.json" >"$work/new.json"
    jq -e --arg severity "$1" --arg layer "$2" --arg feature "$3" --arg field "$4" --arg folder "$campaign/" '
        length == 1 and (.[0] | .severity == $severity and .layer == $layer and .feature == $feature and
        .field == $field and (.file | startswith($folder + $layer + ".")) and
        (.what | length > 10) and (.hint | length > 4))' "$work/new.json" >/dev/null ||
        fail "expected $*: $(head -c 1500 "$work/new.json")"
    if [ "$1" = error ]; then
        [ $code -eq 1 ] || fail "exit $code after an error: $*"
    elif jq -e 'all(.severity == "warning")' "$work/after.json" >/dev/null; then
        [ $code -eq 0 ] || fail "exit $code after warnings: $*"
    fi
    restore
}

# Unsourced features
event sources=
found error events SEEDED sources
geo claims '.features[0].properties.sources = ""'
found error claims "$(jq -r '.features[0].properties.id' "$campaign/claims.geojson")" sources
# Symbol codes
sed -i '/^SU-17A,/s/,1000100023/,1000100099/' "$campaign/formations.csv"
found error formations SU-17A sidc
sed -i '/^SU-17A,/s/,1000100023/,1003100023/' "$campaign/formations.csv" # whose friend is not for the data
found error formations SU-17A sidc
sed -i '/^TBF-39A-94RC,/s/,1000100022/,100010002/' "$campaign/axes.csv"
found error axes TBF-39A-94RC sidc
# Unknown ids
event places=nowhere
found error events SEEDED places
event "numbers=3 tanks: lost @ NOBODY p. 4"
found error events SEEDED numbers
row links id=SEEDED kind=treaty name_en=Seeded name_ja=種 from=moscow to=nowhere "sources=SEED 1"
found error links SEEDED to
row series_values series=nothing at=1939 value=1
found error series_values "#$(rows series_values)" series
# Unused places and sources
geo places ".features += [$place | .properties.label = 0]"
found warning places seeded label
row sources id=SEEDED title_en=Seeded
found warning sources SEEDED id
# Dates outside the campaign
event start=1950
found warning events SEEDED start
geo zones '.features[0].properties.start = "1951" | .features[0].properties.end = "1952"'
found warning zones "$(jq -r '.features[0].properties.id' "$campaign/zones.geojson")" start
# The end before the start
event end=1939-04
found error events SEEDED end
row formations id=SEEDED side=soviet name_en=Seeded name_ja=種 start=1941 end=1940 "sources=SEED 1"
found error formations SEEDED end
geo positions '.features[0].properties.start = "1939-08-21" | .features[0].properties.end = "1939-08-20"'
found error positions "$(jq -r '.features[0].properties.id' "$campaign/positions.geojson")" end
# Fronts whose traces cross: themselves, one another, or run backwards
geo front_traces '.features[-1].geometry.coordinates = [[120, 45], [122, 47], [122, 45], [120, 47]]'
found error front_traces "#$(jq '.features | length' "$campaign/front_traces.geojson")" geometry
row fronts id=SEEDED side=soviet enemy=japan name_en=Seeded name_ja=種 "sources=SEED 1"
geo front_traces '.features += [.features[0] | .properties.front = "SEEDED" | del(.properties.axes) |
    (.geometry.coordinates[0:2] | [.[0], [(.[1][0] - .[0][0]), (.[1][1] - .[0][1])]]) as [$a, $d] |
    .geometry.coordinates = [[$a[0] + $d[0] / 2 - $d[1] * 3, $a[1] + $d[1] / 2 + $d[0] * 3],
                             [$a[0] + $d[0] / 2 + $d[1] * 3, $a[1] + $d[1] / 2 - $d[0] * 3]]]'
found warning front_traces "#$(jq '.features | length' "$campaign/front_traces.geojson")" geometry
geo front_traces '.features[3].geometry.coordinates |= reverse'
found warning front_traces "#4" geometry
# Rings that do not close
geo claims '(first(.features[] | select(.geometry.type == "Polygon")) | .geometry.coordinates[0]) |= .[:-1]'
found error claims "$(jq -r 'first(.features[] | select(.geometry.type == "Polygon")) | .properties.id' "$campaign/claims.geojson")" geometry
geo positions '(first(.features[] | select(.properties.kind == "pocket")) | .geometry.coordinates) |= .[:-1]'
found error positions "$(jq -r 'first(.features[] | select(.properties.kind == "pocket")) | .properties.id' "$campaign/positions.geojson")" geometry
# Borders used outside their time, and held twice
awk -F, 'BEGIN { OFS = "," } $1 == "ussr" && $2 == "ussr" && !done { $3 = "far_eastern_republic"; done = 1 } 1' \
    "$campaign/ownership.csv" >"$work/edited" && mv "$work/edited" "$campaign/ownership.csv"
found warning ownership "#$(awk -F, '$1 == "ussr" && $2 == "ussr" { print NR - 1; exit }' "$campaign/ownership.csv")" claimant
row ownership cell=ussr polity=ussr start=1940 end=1941 rule=state "sources=SEED 1"
found error ownership "#$(rows ownership)" start
# Coordinates out of range or swapped
geo places '(.features[] | select(.properties.id == "changchun") | .geometry.coordinates) |= [325.3, 43.9]'
found error places changchun geometry
geo places '(.features[] | select(.properties.id == "changchun") | .geometry.coordinates) |= [.[1], .[0]]'
found error places changchun geometry
geo places ".features += [$place | .geometry.coordinates = [43.9, 87.3]]" # beside Urumqi, the wrong way round
found warning places seeded geometry
# Names missing in a declared language
geo places ".features += [$place | .properties.name_zh = \"\"]"
found warning places seeded name_zh
event title_ja=
found warning events SEEDED title_ja
# Numbers without unit, and units that do not go together
event "numbers=12: tanks"
found error events SEEDED numbers
row series id=SEEDED name_en=Seeded name_ja=種 unit_en= "sources=SEED 1"
found error series SEEDED unit_en
group=$(ogrinfo -ro -al "$campaign/series.csv" | sed -n 's/^  group (String) = \(G-.*\)/\1/p' | head -1)
row series id=SEEDED name_en=Seeded name_ja=種 unit_en=pints unit_ja=パイント "group=$group" "sources=SEED 1"
row series_values series=SEEDED at=1939 value=1
found warning series SEEDED unit_en
# Ids used twice, things that exclude one another
event && event
found error events SEEDED id
row links id=SEEDED kind=supply name_en=Seeded name_ja=種 from=moscow to=chita via=omsk \
    "routes=$(jq -r '.features[0].properties.id' "$campaign/routes.geojson")" "sources=SEED 1"
found error links SEEDED via
row links id=SEEDED kind=treaty name_en=Seeded name_ja=種 from=moscow to=tokyo start=1939 end=1940 broken=1941-05 "sources=SEED 1"
found error links SEEDED broken
row route_periods "route=$(jq -r '.features[0].properties.id' "$campaign/routes.geojson")" gauge_mm=wide
found error route_periods "#$(rows route_periods)" gauge_mm
geo routes '.features[0].properties.stations = "nowhere"'
found error routes "$(jq -r '.features[0].properties.id' "$campaign/routes.geojson")" stations

# Scenes with a view or a list of layers that cannot be shown
scene() { row scenes id=SEEDED "story=$(sed -n 2p "$campaign/stories.csv" | cut -d, -f1)" seq=99 title_en=Seeded title_ja=種 text_en=x text_ja=x "sources=SEED 1" "$@"; }
scene view=118.7
found error scenes SEEDED view
scene view=118.7,47.8,90,0,120
found error scenes SEEDED view
scene layers=claims,rivers
found error scenes SEEDED layers
# Later borders: without a source, as a point, with the end before the start
geo later_borders '.features[0].properties.sources = ""'
found error later_borders khalkha-later sources
geo later_borders '.features[0].geometry = {"type": "Point", "coordinates": [118.6, 47.9]}'
found error later_borders khalkha-later geometry
geo later_borders '.features[0].properties.end = "1941"'
found error later_borders khalkha-later end
# The hand of the enemy, and of the bank, in a word that means none
geo positions '(.features[] | select(.properties.id == "p0824_su_north") | .properties.enemy) = "east"'
found error positions p0824_su_north enemy
geo claims '(.features[] | select(.properties.id == "khalkha-zone-jp") | .properties.river_bank) = "left"'
found error claims khalkha-zone-jp river_bank

[ $seeded -ge 30 ] || fail "only $seeded faults were seeded"
finish
