#!/usr/bin/env bash
# Unit symbols: every formation of the campaign has one, and whose friend it is follows the viewpoint.
. "$(dirname "$0")/helpers.sh"

at() { # INSTANT CLAIMS: state into $work/out
    expect_exit 0 "$khalkha" state --at "$1" --claims "$2"
}
identities() { # digits 4 of the symbols of sides: "side:digit" sorted, one a line
    jq -r '.features[].properties | select(.symbol or .symbols) | .side as $side | (.symbols // [.symbol])[] |
        select(. != null) | "\($side):\(.[3:4])"' "$work/out" | sort -u
}

# 1945: all troops at the heads are Soviet or Soviet-Mongolian. 3 friend, 4 neutral, 6 hostile.
for pair in jp:6 su:3 both:4 none:4; do
    at 1945-08-14T12:00 "${pair%:*}"
    [ "$(identities)" = "soviet:${pair#*:}
soviet_mongolian:${pair#*:}" ] || fail "1945 for ${pair%:*}: $(identities)"
done
jq -e '[.features[].properties | select(.kind == "axis")] | length > 15 and all(.[]; .symbol | test("^100[0-9]{17}$"))' \
    "$work/out" >/dev/null || fail "an axis without a symbol"
# A column has the symbol of its own troops where they are not the whole formation.
jq -e '[.features[].properties | select(.id == "TBF-39A-94RC" or .id == "TBF-39A")] | map({(.id): .symbol[8:16]}) | add ==
    {"TBF-39A-94RC": "22121100", "TBF-39A": "23121000"}' "$work/out" >/dev/null || fail "the 94th Rifle Corps is no corps of infantry"

# 1939: both camps stand on the map.
at 1939-08-24T12:00 jp
jq -e '[.features[].properties | select(.kind == "position")] | length >= 5 and
    all(.[]; (.formations | length) == (.symbols | length) and (.symbols | all(. != null)))' "$work/out" >/dev/null ||
    fail "a position without symbols"
[ "$(identities)" = "japan:3
soviet_mongolian:6" ] || fail "1939 for jp: $(identities)"
at 1939-08-24T12:00 su
[ "$(identities)" = "japan:6
soviet_mongolian:3" ] || fail "1939 for su: $(identities)"

# The pictures differ as they should; a word that is none is refused.
shot() { expect_exit 0 "$khalkha" shot --at 1939-08-24T12:00 --view 118.65,47.78,90 --size 640x360 "${@:2}" -o "$work/$1.png"; }
shot app6 --symbols app6
shot usual
shot flags --symbols flags
shot both --symbols both
shot none --symbols none
cmp -s "$work/app6.png" "$work/usual.png" || fail "app6 is not what is shown without --symbols"
for one in app6 flags both none; do
    for other in app6 flags both none; do
        [ $one = $other ] || ! cmp -s "$work/$one.png" "$work/$other.png" || fail "$one and $other are one picture"
    done
done
expect_exit 2 "$khalkha" shot --symbols nato -o "$work/x.png"
expect_text "$work/err" "Use app6, flags, both or none."
finish
