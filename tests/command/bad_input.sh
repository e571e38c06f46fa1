#!/usr/bin/env bash
# A missing, empty, truncated or wrong layer: exit 3, a message that names the file, everything else still there.
. "$(dirname "$0")/helpers.sh"

expect_exit 3 "$khalkha" events "$work/nowhere"
expect_text "$work/err" "nowhere"
expect_exit 3 "$khalkha" check "$work/nowhere"

"$khalkha" events --format json >"$work/all.json" 2>/dev/null || fail "the built-in campaign cannot be listed"
"$khalkha" state --at 1945-08-14T21:00 >"$work/all_state.json" 2>/dev/null || fail "the built-in campaign has no state"
count() { jq "[.features[] | select(.properties.kind == \"$2\")] | length" "$1"; }

damage() { # NAME FILE: what is done to a copy of the layer
    case $1 in
    missing) rm "$2" ;;
    empty) : >"$2" ;;
    truncated) truncate -s $(($(stat -c %s "$2") / 2)) "$2" ;;
    wrong) head -c 4096 /dev/urandom >"$2" ;;
    esac
}
for layer in front_traces.geojson axis_waypoints.geojson events.csv places.geojson claims.geojson ownership.csv sources.csv; do
    for kind in missing empty truncated wrong; do
        campaign="$work/campaign"
        rm -rf "$campaign"
        cp -r "$root/geodata" "$campaign"
        damage $kind "$campaign/$layer"
        # Half a CSV can be a whole, shorter CSV: what shows is the row cut in two, or what the lost rows leave behind.
        if [ $kind = truncated ] && [ "${layer##*.}" = csv ]; then
            "$khalkha" check "$campaign" >"$work/out" 2>/dev/null
            [ -s "$work/out" ] || fail "check finds nothing: $layer $kind"
            continue
        fi
        expect_exit 3 "$khalkha" state "$campaign" --at 1945-08-14T21:00
        expect_text "$work/err" "$layer"
        expect_exit 1 "$khalkha" check "$campaign"
        expect_text "$work/out" "$layer"
        "$khalkha" state "$campaign" --at 1945-08-14T21:00 >"$work/state.json" 2>/dev/null
        jq -e . "$work/state.json" >"$work/null" || fail "no JSON with a $kind $layer"
        case $layer in
        front_traces.geojson) kept=axis ;;
        *) kept=front ;;
        esac
        if [ "$layer" != sources.csv ] && [ "$(count "$work/state.json" $kept)" -ne "$(count "$work/all_state.json" $kept)" ]; then
            fail "$kind $layer: $kept $(count "$work/state.json" $kept) instead of $(count "$work/all_state.json" $kept)"
        fi
    done
done
finish
