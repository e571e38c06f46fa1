#!/usr/bin/env bash
# The figures of tests/facts/check_facts.json, measured on what the program prints.
. "$(dirname "$0")/helpers.sh"
facts="$root/tests/facts/check_facts.json"

state() { # INSTANT: file with the state at it
    local file
    file="$work/state_$(echo "$1" | tr ':+' '__').json"
    [ -f "$file" ] || "$khalkha" state --at "$1" --layers fronts,axes,places >"$file" || fail "state at $1"
    echo "$file"
}
axis() { jq -r --arg id "$2" ".features[].properties | select(.kind == \"axis\" and .id == \$id) | $3" "$(state "$1")"; }
place() {
    jq -r --arg id "$1" '.features[] | select(.properties.kind == "place" and .properties.id == $id) |
        .geometry.coordinates | "\(.[0]),\(.[1])"' "$(state 1945-08-14T24:00)"
}
distance() { "$khalkha" measure "$1" "$2" --format json | jq .distance_km; }
event() { jq -r --arg id "$1" ".[] | select(.id == \$id) | $2" "$work/events.json"; }
day() { date -u -d "$(event "$1" ".$2" | cut -c1-10)" +%s; }

"$khalkha" events --format json >"$work/events.json" || fail "events"
checked=0
while read -r check; do
    get() { echo "$check" | jq -r "$1"; }
    id=$(get .id)
    case $(get .measure.kind) in
    axis_straight)
        value=$(distance "$(axis "$(get .measure.from)" "$(get .measure.axis)" '.head | "\(.[0]),\(.[1])"')" \
            "$(axis "$(get .measure.to)" "$(get .measure.axis)" '.head | "\(.[0]),\(.[1])"')")
        ;;
    axis_path)
        value=$(jq -n "$(axis "$(get .measure.to)" "$(get .measure.axis)" .length_km) -
            $(axis "$(get .measure.from)" "$(get .measure.axis)" .length_km)")
        ;;
    axis_head_to_place)
        value=$(distance "$(axis "$(get .measure.at)" "$(get .measure.axis)" '.head | "\(.[0]),\(.[1])"')" \
            "$(place "$(get .measure.place)")")
        ;;
    place_distance) value=$(distance "$(place "$(get .measure.from_place)")" "$(place "$(get .measure.to_place)")") ;;
    front_length)
        value=$(jq --argjson ids "$(get .measure.fronts)" '[.features[].properties |
            select(.kind == "front" and (.id | IN($ids[]))) | .length_km] | add' "$(state "$(get .measure.at)")")
        ;;
    event_days)
        value=$((($(day "$(get .measure.to_event)" "$(get .measure.to_date)") -
            $(day "$(get .measure.from_event)" "$(get .measure.from_date)")) / 86400))
        ;;
    event_number)
        value=$(get .min)
        for one in $(get '.measure.events[]'); do
            event "$one" '.numbers[] | "\(.value + 0) \(.unit)"' | grep -qx "$(get .min) $(get .measure.unit)" || value=missing
        done
        ;;
    *) value=unknown-kind ;;
    esac
    checked=$((checked + 1))
    printf '%-6s %12s  (%s .. %s %s)  %s\n' "$id" "$value" "$(get .min)" "$(get .max)" "$(get .unit)" "$(get .fact)"
    jq -ne --arg v "$value" "(\$v | tonumber) >= $(get .min) and (\$v | tonumber) <= $(get .max)" >/dev/null 2>&1 ||
        fail "$id: $value"
done < <(jq -c '.checks[]' "$facts")
[ "$checked" -ge 30 ] || fail "only $checked figures were checked"
finish
