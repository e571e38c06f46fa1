#!/usr/bin/env bash
# The border since the agreements of 1940-42: a layer of its own that is asked for, and decides nothing.
. "$(dirname "$0")/helpers.sh"

state() { expect_exit 0 "$khalkha" state --view 118.75,47.72,95 "$@"; }

# Off at first, on every date; there when it is asked for, also in 1939.
for at in 1939-08-24 1942-06-01 1945-08-14; do
    state --at $at
    jq -e '(.features | length > 0) and all(.features[]; .properties.kind != "later-border")' "$work/out" >/dev/null || fail "$at: the layer is on by itself"
    state --at $at --layers later-border
    jq -e '.features | length == 2 and all(.[]; .properties.kind == "later-border" and .properties.side == "" and
        (.properties.sources | length > 0) and .properties.uncertainty_km > 0 and
        (.properties.name.en | contains("since the agreements of 1940-42, approximate")) and
        (.properties.name.ja | contains("1940〜42年の協定以後の国境（概略）")))' "$work/out" >/dev/null ||
        fail "$at: $(jq -c '[.features[].properties]' "$work/out" | head -c 600)"
done
# What cannot be sourced is marked and says so in its name.
jq -e '.features[] | select(.properties.id == "khalkha-later-south") | .properties.basis == "reconstructed" and
    (.properties.name.en | contains("reconstructed"))' "$work/out" >/dev/null || fail "the southern part is not marked"

# It decides neither polity nor dispute: everything else is the same with it and without it.
for claims in both jp su none; do
    state --at 1939-05-11 --claims $claims
    cp "$work/out" "$work/without.json"
    all=relief,water,polities,borders,routes,claims,later-border,fronts,axes,positions,zones,links,places,regions,events
    state --at 1939-05-11 --claims $claims --layers $all
    jq '.features |= map(select(.properties.kind != "later-border"))' "$work/out" >"$work/with.json"
    cmp -s <(jq . "$work/without.json") "$work/with.json" || fail "claims $claims: the layer changes the state"
done

# A layer that is not known names it among those that are.
expect_exit 2 "$khalkha" state --layers later-borders
expect_text "$work/err" "later-border"
finish
