#!/usr/bin/env bash
# Every name on the map is clicked like what it names.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

# label PREFIX: the first name on the map that begins so: "kind id".
label() {
    tail -n 1 "$report" | grep -o "\"label:$1[^\"]*\":\[" | head -n 1 | sed 's/^"label://; s/":\[$//' || true
}

# click_name PREFIX [KIND]: clicks on such a name; what it names is selected, of its kind.
click_name() {
    local name kind=${2:-${1%% *}} id
    name=$(label "$1")
    [ -n "$name" ] || { fail "no name begins with $1"; return; }
    id=${name##* }
    click_on "label:$name"
    expect "clicking on \"$name\" selects its kind" "$(field selected_kind)" "$kind"
    expect "clicking on \"$name\" selects it" "$(field selected)" "$id"
    [[ " $(field panels) " == *" detail "* ]] || fail "no detail opens for $name"
    press Escape
    expect "Escape lets it go" "$(field selected)" ""
}

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050
press h
for kind in place polity region axis; do click_name "$kind "; done
stop_window

start --forget --at 1939-08-24T12:00 --view 118.65,47.8,90 --layers relief,water,borders,claims,later-border,positions,zones,places
for kind in "claim khalkha" position; do click_name "$kind"; done
click_name "claim later " later-border
stop_window

start --forget --at 1941-06-01 --view 75,60,9000
press h
click_name "link "
stop_window

start --forget --at 1945-08-09T12:00 --view 131,44.5,400
press h
click_name "zone "
stop_window

start --forget --at 1936-07-01 --view 125,44,1200
press h
click_name "route "
finish
