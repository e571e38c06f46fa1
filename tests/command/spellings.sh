#!/usr/bin/env bash
# What other programs and spreadsheets write, seen from the command line: read as it was meant, or named.
. "$(dirname "$0")/helpers.sh"
campaign="$work/mini"

mini() { # a campaign without places
    rm -rf "$campaign"
    mkdir "$campaign"
    printf 'key,value\nid,mini\ntitle_en,Mini\nstart,1942-01-01\nend,1943-12-31\n' >"$campaign/manifest.csv"
    printf 'id,title_en\nS1,A source\n' >"$campaign/sources.csv"
    printf 'id,name_en,hue\nred,Red,red\nblue,Blue,blue\n' >"$campaign/sides.csv"
}
findings() { "$khalkha" check "${1:-$campaign}" --format json 2>"$work/err"; }
# says SEVERITY LAYER FEATURE FIELD TEXT: the only finding of the campaign
says() {
    findings >"$work/found.json"
    jq -e --arg severity "$1" --arg layer "$2" --arg feature "$3" --arg field "$4" --arg text "$5" 'length == 1 and
        (.[0] | .severity == $severity and .layer == $layer and .feature == $feature and .field == $field and
        ((.what + " " + .hint) | contains($text)))' "$work/found.json" >/dev/null ||
        fail "expected $*: $(head -c 1500 "$work/found.json")"
}
names() { "$khalkha" state "$campaign" --at 1942-06-01 | jq -c '[.features[].properties | select(.kind == "place") | .name]'; }

# A spreadsheet's CSV in UTF-16 with a first line sep=; and rows of separators only
mini
printf 'sep=;\r\nid;name_en;longitude;latitude;sources\r\na;K\303\266ln;6.96;50.94;S1\r\n;;;;\r\n' |
    iconv -f UTF-8 -t UTF-16 >"$campaign/places.csv"
expect_exit 0 "$khalkha" check "$campaign"
[ ! -s "$work/out" ] || fail "findings in a sound spreadsheet: $(cat "$work/out")"
[ "$(names)" = '[{"en":"Köln"}]' ] || fail "not Köln: $(names)"
# A decimal comma, degrees and minutes
printf 'id;name_en;lon;lat;sources\na;A;6,96;50,94;S1\n' >"$campaign/places.csv"
says error places a lon "Write a decimal point: 6.96."
printf 'id,name_en,lon,lat,sources\na,A,"6°57'"'"'36""E",50.94,S1\n' >"$campaign/places.csv"
says error places a lon "Write decimal degrees: 6.96."
[ "$(jq '.[0].row' "$work/found.json")" = 1 ] || fail "the finding does not name the row"
# A shapefile: lying .cpg, then the right one, then none
mini
printf '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"m","name_en":"Moscow","name_ru":"Москва",
    "sources":"S1","uncertainty_km":25},"geometry":{"type":"Point","coordinates":[37.6,55.75]}}]}' >"$work/places.geojson"
ogr2ogr -lco ENCODING=CP1251 "$campaign/places.shp" "$work/places.geojson" 2>/dev/null || fail "no shapefile could be made"
for stated in 1251 "ANSI 1251" windows-1251 CP1251; do
    echo "$stated" >"$campaign/places.cpg"
    says warning places "" uncertainty_km uncertaint
    [ "$(names)" = '[{"en":"Moscow","ru":"Москва"}]' ] || fail "not Москва with $stated: $(names)"
done
echo UTF-8 >"$campaign/places.cpg"
"$khalkha" check "$campaign" >"$work/out" 2>/dev/null && fail "a lying .cpg passes"
expect_text "$work/out" "places.cpg says UTF-8"
expect_text "$work/out" "It may be in Windows-1251"
# GDAL's remark costs no layer
mini
cp "$work/places.geojson" "$campaign/places.geojson"
"$khalkha" check "$campaign" >"$work/out" 2>/dev/null || fail "the small campaign has errors: $(cat "$work/out")"
# A word that is in no list: a warning, and the event is there
printf 'id,start,category,title_en,sources\nE1,1942-05,bombing,Raid,S1\n' >"$campaign/events.csv"
says warning events E1 category "shown as other"
[ "$("$khalkha" events "$campaign" --format json 2>/dev/null | jq length)" = 1 ] || fail "the event of an unknown category is lost"
# Scripts that no font has
printf 'id,start,category,title_en,sources\nE1,1942-05,battle,ᠮᠣᠩᠭᠣᠯ and ไทย and 🎌,S1\n' >"$campaign/events.csv"
says warning events E1 title_en "U+182E"
jq -e '.[0].what | contains("U+1F38C") or contains("more")' "$work/found.json" >/dev/null || fail "not all characters are named"
printf 'id,start,category,title_en,sources\nE1,1942-05,battle,"Ελλάς, Łódź, Хальхын гол — «№ 5», 東京 서울",S1\n' >"$campaign/events.csv"
expect_exit 0 "$khalkha" check "$campaign"
[ ! -s "$work/out" ] || fail "letters that can be drawn: $(cat "$work/out")"
# A single file that belongs to no campaign: what it is
cp "$work/places.geojson" "$work/towns.geojson"
findings "$work/towns.geojson" >"$work/found.json"
jq -e 'length == 1 and (.[0] | .severity == "warning" and (.what | contains("1 feature, Point, WGS 84") and
    contains("name_en, name_ru")) and (.hint | contains("places")))' "$work/found.json" >/dev/null ||
    fail "a file of no campaign: $(cat "$work/found.json")"
finish
