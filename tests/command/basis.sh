#!/usr/bin/env bash
# What a front rests on between two dates, whichever of them is inferred; what it cites; figures in force.
. "$(dirname "$0")/helpers.sh"

campaign=$work/campaign
mkdir "$campaign"
cat >"$campaign/manifest.csv" <<'END'
key,value
id,basis
title_en,Fronts
zone,+00:00
start,1940-01-01
end,1940-02-01
open_at,1940-01-01
open_lon,30
open_lat,60
open_height_km,500
languages,en
END
cat >"$campaign/sources.csv" <<'END'
id,title_en,citation,page_read
FIRST,First source,First source,1
SECOND,Second source,Second source,1
END
cat >"$campaign/sides.csv" <<'END'
id,name_en,hue
north,North,blue
south,South,red
END
cat >"$campaign/fronts.csv" <<'END'
id,side,enemy,name_en,start,end
sure-guess,north,south,Sure then guessed,1940-01-01,1940-01-30
guess-sure,north,south,Guessed then sure,1940-01-01,1940-01-30
sure-sure,north,south,Sure,1940-01-01,1940-01-30
END
{
    echo '{"type":"FeatureCollection","features":['
    comma=
    row() { # FRONT AT CERTAINTY SOURCE UNCERTAINTY LAT
        echo "$comma{\"type\":\"Feature\",\"properties\":{\"front\":\"$1\",\"at\":\"$2\",\"certainty\":\"$3\",\"sources\":\"$4\",\"uncertainty_km\":$5},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[29,$6],[30,$6],[31,$6]]}}"
        comma=,
    }
    row sure-guess 1940-01-05T00:00 certain FIRST 2 60
    row sure-guess 1940-01-15T00:00 reconstructed SECOND 9 60.5
    row guess-sure 1940-01-05T00:00 reconstructed FIRST 9 61
    row guess-sure 1940-01-15T00:00 certain SECOND 2 61.5
    row sure-sure 1940-01-05T00:00 certain FIRST 2 62
    row sure-sure 1940-01-15T00:00 certain SECOND 2 62.5
    echo ']}'
} >"$campaign/front_traces.geojson"
expect_exit 0 "$khalkha" check "$campaign"

# of ID KEY: of a front in the last state.
of() { jq -c ".features[].properties | select(.id == \"$1\") | $2" "$work/out"; }
expect_of() { # WHEN ID KEY WANTED
    local got
    got=$(of "$2" "$3")
    [ "$got" = "$4" ] || fail "$1: $3 of $2 is $got, not $4"
}
expect_exit 0 "$khalkha" state "$campaign" --at 1940-01-10T00:00
expect_of between sure-guess .basis '"reconstructed"'
expect_of between guess-sure .basis '"reconstructed"'
expect_of between sure-sure .basis '"interpolated"'
for front in sure-guess guess-sure sure-sure; do
    expect_of between $front '[.sources[].id]' '["FIRST","SECOND"]'
done
expect_of between sure-guess .certainty '"reconstructed"'
expect_of between sure-guess '.uncertainty_km == 9' true

expect_exit 0 "$khalkha" state "$campaign" --at 1940-01-05T00:00
expect_of "on its date" sure-guess .basis '"attested"'
expect_of "on its date" guess-sure .basis '"reconstructed"'
expect_of "on its date" sure-guess '[.sources[].id]' '["FIRST"]'
expect_exit 0 "$khalkha" state "$campaign" --at 1940-01-20T00:00
expect_of held sure-guess .basis '"reconstructed"'
expect_of held sure-sure .basis '"interpolated"'
expect_of held sure-sure '[.sources[].id]' '["SECOND"]'

finish
