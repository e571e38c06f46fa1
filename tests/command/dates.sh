#!/usr/bin/env bash
# Dates as historians have them: what is read, what is said of the rest, how it is written again.
. "$(dirname "$0")/helpers.sh"

mkdir "$work/c"
cat >"$work/c/manifest.csv" <<'DATA'
key,value
id,dates
title_en,Dates
start,1930-01-01
end,1950-12-31
events_start,Y-20000
events_end,2000
zone,+09:00
DATA
printf 'id,title_en\nS,A source\n' >"$work/c/sources.csv"
{
    echo "id,start,end,category,title_en,sources"
    i=0
    for date in 193X 19XX 1939-XX 1939-XX-XX 1939-05-XX 1939-21 1939-24 Y-12000 -0218 1939~ '1939?' 1939% 193X~ \
        1938/1939 1938~/1939? 1939-05-11/.. 1939-05-11/ 1939-05-11T24:00; do
        i=$((i + 1))
        echo "v$i,$date,,battle,Event $i,S"
    done
} >"$work/c/events.csv"
expect_exit 0 "$khalkha" check "$work/c"
expect_text "$work/err" "0 errors, 0 warnings"
expect_exit 0 "$khalkha" events "$work/c"
for text in "1930s  Event 1 " "20th century (1900–1999)  Event 2 " "1939  Event 3 " "May 1939  Event 5 " \
    "spring 1939  Event 6 " "winter 1939/40  Event 7 " "12001 BC  Event 8 " "c. 1939  Event 10 " "1939 (?)  Event 11 " \
    "c. 1939 (?)  Event 12 " "c. 1930s  Event 13 "; do
    expect_text "$work/out" "$text"
done
expect_exit 0 "$khalkha" events "$work/c" --lang ja
expect_text "$work/out" "20世紀（1900–1999）"
expect_exit 0 "$khalkha" events "$work/c" --format json
jq -e 'map({(.id): .}) | add | .v1.start == "193X" and .v1.precision == "decade" and .v2.precision == "century"
    and .v6.start == "1939-21" and .v6.precision == "season" and .v8.start == "Y-12000" and .v10.approximate
    and .v14.start == "1938" and .v14["end"] == "1939" and .v16["end"] == ".." and .v17["end"] == null
    and .v15["end"] == "1939?" and .v15.approximate and .v15.uncertain and .v15.edtf == "1938~/1939?"
    and .v10.edtf == "1939~" and .v14.edtf == "1938/1939" and (.v14.approximate | not) and .v16.edtf == "1939-05-11/.."
    and .v17.edtf == "1939-05-11/" and .v1.edtf == "193X"' "$work/out" >/dev/null ||
    fail "events as JSON: $(head -c 800 "$work/out")"
# A decade is under way in all its years, and in no other.
expect_exit 0 "$khalkha" events "$work/c" --from 1935-06 --to 1935-06
expect_text "$work/out" "[battle]  v1"
expect_exit 0 "$khalkha" events "$work/c" --from 194X --to 194X
! grep -q "v1$" "$work/out" || fail "an event of the 1930s in the 1940s"

# What cannot be read names the place and the right form; the others stay.
while IFS='|' read -r date hint; do
    printf 'id,start,category,title_en,sources\nok,1939,battle,T,S\nbad,"%s",battle,T,S\n' "$date" >"$work/c/events.csv"
    expect_exit 1 "$khalkha" check "$work/c"
    expect_text "$work/out" "events.csv: layer events: feature bad (#2): field start"
    expect_text "$work/out" "$hint"
done <<'DATA'
11.05.1939|Write 1939-05-11.
05/06/1939|Write 1939-06-05 (5 June 1939) or 1939-05-06 (6 May 1939).
May 1939|Write 1939-05.
1939-5-1|Write 1939-05-01.
c. 1855|Write 1855~.
1860s|Write 186X.
~1855|Write 1855~.
[1938,1939]|level 2
1939-W20|1939-05-15/1939-05-21
1939-02-29|has no day 29
Y9999999999|years run from
DATA

printf 'id,start,category,title_en,sources\nok,1939,battle,T,S\n' >"$work/c/events.csv"
# On the command line a date is its first instant, and the message of a misspelt one is the same.
expect_exit 0 "$khalkha" state "$work/c" --at 1939
expect_text "$work/out" '"at":"1939-01-01T00:00+09:00"'
expect_exit 0 "$khalkha" state "$work/c" --at 193X
expect_text "$work/out" '"at":"1930-01-01T00:00+09:00"'
expect_exit 2 "$khalkha" state "$work/c" --at 11.05.1939
expect_text "$work/err" "Write 1939-05-11."
expect_exit 2 "$khalkha" events "$work/c" --from 1939/1940
expect_text "$work/err" "One date is wanted here, not an interval"
expect_exit 0 "$khalkha" shot --help
expect_text "$work/out" "first instant"
# Outside of what is told of there is only the map: that is said, and the picture is made all the same.
mini_campaign "$work/mini"
expect_exit 0 "$khalkha" shot "$work/mini" --at 1800-01-01 --size 64x64 -o "$work/early.png"
expect_text "$work/err" "--at 1800-01-01T00:00"
expect_text "$work/err" "before"
expect_text "$work/err" "1942-01-01T00:00"
expect_exit 0 "$khalkha" state "$work/mini" --at 2000-01-01
expect_text "$work/err" "after"
expect_exit 0 "$khalkha" shot "$work/mini" --compare split --compare-at 1800-01-01 --at 1942-06-01 --size 640x360 -o "$work/two.png"
expect_text "$work/err" "--compare-at 1800-01-01T00:00"
expect_exit 0 "$khalkha" render "$work/mini" --from 1900-01-01 --to 1942-02-01 --duration 1 --fps 2 --list-frames --out "$work/x.mp4"
expect_text "$work/err" "--from 1900-01-01T00:00"
expect_exit 0 "$khalkha" shot "$work/mini" --at 1942-06-01 --size 64x64 -o "$work/early.png"
[ ! -s "$work/err" ] || fail "a warning for a day within the campaign: $(cat "$work/err")"

# A figure of an interval, about or doubtful: the date is given whole, and what is doubtful about it.
mini_campaign "$work/figures"
printf 'id,name_en,unit_en,style,sources\ns1,Men,men,bars,S1\n' >"$work/figures/series.csv"
printf 'series,at,value,sources\ns1,1942-03/1943-05,3,S1\ns1,1943-06?,4,S1\n' >"$work/figures/series_values.csv"
expect_exit 0 "$khalkha" series "$work/figures" --format json
for text in '"at": "1942-03/1943-05"' '"edtf": "1943-06?"' '"uncertain": true' '"at": "1943-06"'; do expect_text "$work/out" "$text"; done
expect_exit 0 "$khalkha" series "$work/figures" --format csv
expect_text "$work/out" ",1942-03/1943-05,3,"

finish
