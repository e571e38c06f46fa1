#!/usr/bin/env bash
# The ledger 1931-1945: complete, sourced, and right when it is asked.
. "$(dirname "$0")/helpers.sh"

expect_exit 0 "$khalkha" events --format json
cp "$work/out" "$work/events.json"
ask() { # TEXT EXPRESSION: the expression over all events must be true
    jq -e "$2" "$work/events.json" >/dev/null 2>&1 || fail "$1"
}
ask "fewer than 280 events" 'length >= 280'
ask "an event without a source" 'all(.[]; .sources | length > 0)'
ask "an event outside 1918-1946" 'all(.[]; (.start[0:4] | tonumber) >= 1918 and (((.end // .start)[0:4]) | tonumber) <= 1946)'
ask "a title without ja or en" 'all(.[]; .title.en != null and .title.ja != null)'
ask "a summary without ja or en" 'all(.[]; .summary.en != null and .summary.ja != null)'
ask "a number without unit" 'all(.[].numbers[]; .unit != "")'
ask "a place of an event without ru or zh" 'all(.[].places[]; .name.ru != null and .name["zh-Hant"] != null)'
ask "fewer than 100 events that say where sources differ" '[.[] | select((.disagreement // {}) | length > 0)] | length >= 100'

# Every row of the facts that the campaign was made from is ticked off once (column _rows).
ogr2ogr -f GeoJSON /vsistdout/ "$root/geodata/events.csv" 2>/dev/null |
    jq -r '.features[].properties._rows | select(. != null and . != "") | split(";")[]' | sort >"$work/rows"
[ -z "$(uniq -d "$work/rows")" ] || fail "rows told twice: $(uniq -d "$work/rows" | head -5 | xargs)"
for i in $(seq -f 'S%03g' 1 176); do
    grep -qx "$i" "$work/rows" || fail "no event tells row $i"
done
[ "$(grep -c '^EV-' "$work/rows")" -ge 86 ] || fail "rows of August 1945 are missing"
[ "$(grep -c '^KS-' "$work/rows")" -eq 26 ] || fail "rows of the Kurils and Sakhalin are missing"

# Questions. number ID UNIT: values of the event with that unit, in order.
number() { jq -c --arg id "$1" --arg unit "$2" '[.[] | select(.id == $id) | .numbers[] | select(.unit == $unit) | .value + 0]' "$work/events.json"; }
answer() { # TEXT IS SHOULD
    [ "$2" = "$3" ] || fail "$1: $2 instead of $3"
}
answer "incidents in 1935" "$(number S036 incidents)" "[176]"
answer "incidents 1932-39" "$(number S041 incidents)" "[918,766]"
answer "the years add up" "$(jq -c '[.[] | select(.id | IN("S035","S036","S037","S038","S039","S040")) | .numbers[] | select(.unit == "incidents") | .value] | add' "$work/events.json")" 918
answer "divisions east of Irkutsk at the end of 1936" "$(number S032 divisions)" "[32]"
answer "objectives of directive 11114" "$(jq -c '.[] | select(.id == "S125") | [.places[].id] - ["chita"] | sort' "$work/events.json")" '["changchun","chifeng","mukden","xiaoergou"]'
answer "train pairs a day by 1 August 1945" "$(jq -c '.[] | select(.id == "S131") | [.start, (.numbers[] | select(.unit == "train pairs a day") | .value + 0)]' "$work/events.json")" '["1945-08-01",30]'
answer "Soviet casualties of 1939 by Krivosheev, and as first published" "$(number S076 men)" "[25655,9824]"
answer "Japanese casualties of 1939 by Hata" "$(number S077 men | jq -c '.[0:2]')" "[18000,20000]"
answer "the islands in the order of the landings" "$(jq -c '[.[] | select(.id | IN("EV-SHU","EV-PAR","EV-ONE","EV-ITU","EV-URU","EV-KUN","EV-SHI","EV-HAB")) | [.id, .start[0:10]]] | map(join(" "))' "$work/events.json")" \
    '["EV-SHU 1945-08-18","EV-PAR 1945-08-24","EV-ONE 1945-08-25","EV-ITU 1945-08-28","EV-URU 1945-08-31","EV-KUN 1945-09-01","EV-SHI 1945-09-01","EV-HAB 1945-09-04"]'

# The series tell the same.
expect_exit 0 "$khalkha" series --format json
cp "$work/out" "$work/series.json"
values() { jq -c --arg id "$1" '[.. | objects | select(.id? == $id) | .values[].value + 0]' "$work/series.json"; }
answer "series of incidents" "$(values SR-INC | jq -c add)" 918
answer "series of train pairs" "$(values SR-TRAINS)" "[24,30,38]"
answer "series of locomotives" "$(values SR-LOCO)" "[2708,2947,3107]"
jq -e '[.. | objects | select(has("values"))] | length > 30 and all(.[]; (.unit.en != null) and (.sources | length > 0))' \
    "$work/series.json" >/dev/null || fail "a series without unit or source"

# At any time all that is drawn has a source.
for at in 1918-06 1922-06 1931-06-01 1932-06-01 1936-11-26 1939-08-24 1940-10-10 1941-04-14 1945-06-30 1945-08-12 1945-09-03 1946-12-01; do
    expect_exit 0 "$khalkha" state --at "$at"
    cp "$work/out" "$work/state.json"
    jq -e 'all(.features[].properties; (.sources | length) > 0)' "$work/state.json" >/dev/null ||
        fail "$at: without source: $(jq -c '[.features[].properties | select((.sources | length) == 0) | .id][:5]' "$work/state.json")"
    jq -e 'all(.features[].properties | select(.kind == "place"); .name.ru != null and .name["zh-Hant"] != null and .name.ja != null and .name.en != null)' \
        "$work/state.json" >/dev/null || fail "$at: a place without its name in en, ja, ru or zh: $(jq -c '[.features[].properties | select(.kind == "place" and (.name.ru == null or .name["zh-Hant"] == null)) | .id][:5]' "$work/state.json")"
done

# Areas against published figures, within 3 %. Where those disagree the campaign says so (ledger: disagreement).
area() { # DATE POLITY KM2 PERCENT
    "$khalkha" state --at "$1" --layers polities >"$work/state.json" || fail "state at $1"
    jq -e --arg id "$2" --argjson is "$3" --argjson off "$4" '.features[].properties | select(.kind == "polity" and .id == $id) |
        .area_km2 > $is * (1 - $off / 100) and .area_km2 < $is * (1 + $off / 100)' "$work/state.json" >/dev/null ||
        fail "area of $2 on $1: $(jq -c --arg id "$2" '.features[].properties | select(.id == $id) | .area_km2' "$work/state.json") km2, published $3"
}
area 1936-06-01 manchukuo 1303143 3
area 1932-06-01 manchukuo 1099510 3
area 1936-06-01 kwantung 3462 3
area 1936-06-01 korea 220800 3
area 1936-06-01 mongolia 1564116 3

# The way from Borzya to the front is a route of about 650 km, not a straight line.
"$khalkha" state --at 1939-07-15 --layers links >"$work/state.json" || fail "state of the links"
jq -e '.features[].properties | select(.kind == "link" and .id == "LK-SUPPLY-1939") | .length_km > 620 and .length_km < 680' \
    "$work/state.json" >/dev/null || fail "the Borzya route: $(jq -c '.features[].properties | select(.id == "LK-SUPPLY-1939") | .length_km' "$work/state.json")"
finish
