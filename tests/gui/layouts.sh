#!/usr/bin/env bash
# Shortcuts on keyboards of other countries.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

layout() { setxkbmap -display "$DISPLAY" "$1" && settled; }
# Codes of keys at places of the keyboard of the United States.
E=26 C=54 A=38 M=58 Q=24 comma=59 period=60 left_bracket=34 right_bracket=35 one=10 two=11 six=15 nine=18 minus=20 equal=21
shift=50 control=37 alt_gr=108

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050
press Escape

for country in us ru mn gr; do
    layout $country
    has_panel events && before=open || before=closed
    press_place $E
    has_panel events && after=open || after=closed
    [ $before != $after ] || fail "$country: E does nothing"
    claims=$(field claims)
    press_place $C
    [ "$(field claims)" != "$claims" ] || fail "$country: C does nothing"
    symbols=$(field symbols)
    press_place $A
    [ "$(field symbols)" != "$symbols" ] || fail "$country: A does nothing"
    at=$(field at)
    press_place $period
    [ "$(field at)" \> "$at" ] || fail "$country: the place of the point is no day on"
    press_place $comma
    expect "$country: the place of the comma is a day back" "$(field at)" "$at"
    press_place $right_bracket
    event=$(field event)
    [ -n "$event" ] || fail "$country: the place of ] is no event on"
    press_place $right_bracket
    press_place $left_bracket
    expect "$country: the place of [ is an event back" "$(field event)" "$event"
    press Escape
    press_place $one
    expect "$country: 1 switches events off" "$(field events)" 0.0
    press_place $one
    press_place $six
    expect "$country: 6 switches fronts off" "$(field fronts)" 0.0
    press_place $six
    press_place $shift $six
    expect "$country: Shift+6 switches positions" "$(field positions)" 0.0
    press_place $shift $six
    height=$(field height_km)
    press_place $equal
    expect_true "$country: the place of = comes closer" "$(field height_km) < $height * 0.9"
    press_place $minus
    expect_true "$country: the place of - goes away" "$(field height_km) > $height * 0.95"
    press_place $control $C
    case "$(field line)" in *"--at "*) ;; *) fail "$country: Ctrl+C does nothing" ;; esac
    press_place $M
    has_panel measure || fail "$country: M does nothing"
    press_place $M
done

# In a field Ctrl with a letter is the field's on every layout.
for country in ru fr; do
    layout us
    press ctrl+f
    do_and_settle xdotool type --delay 60 "abc"
    layout $country
    if [ $country = fr ]; then press_place $control $Q; else press_place $control $A; fi
    press BackSpace
    expect "$country: Ctrl+A takes all of the field" "$(field filter)" ""
    press Escape
    click_at 640 120
done

# The layout changes while keys are down, as where Alt+Shift changes it: what was pressed is let go, and counts again.
layout fr
press ctrl+f
do_and_settle xdotool type --delay 60 "abc"
xdotool keydown $control keydown $Q
settled
layout us
xdotool keyup $Q keyup $control
settled
do_and_settle xdotool key End
press_place $control $A
press BackSpace
expect "Ctrl+A counts again after a change of the layout" "$(field filter)" ""
do_and_settle xdotool keydown $Q
layout fr
do_and_settle xdotool keyup $Q
case "$(field filter)" in q*) ;; *) fail "a letter that is held through a change of the layout is not written" ;; esac
press_place $control $Q
press BackSpace
expect "nothing stays behind of a letter that was held through a change of the layout" "$(field filter)" ""
press Escape
click_at 640 120

# French: digits by their row, letters as written, and brackets with AltGr.
layout fr
press_place $one
expect "fr: the first key of the row is 1" "$(field events)" 0.0
press_place $one
regions=$(field regions)
press_place $shift $two
[ "$(field regions)" != "$regions" ] || fail "fr: with Shift the second key is not the twelfth"
expect "fr: and nothing of the first ten" "$(field events)" 1.0
press_place $shift $two
symbols=$(field symbols)
press_place $Q
[ "$(field symbols)" != "$symbols" ] || fail "fr: the A does nothing"
at=$(field at)
press_place $period
[ "$(field at)" \> "$at" ] || fail "fr: the place of the point is no day on"
press_place $M
expect "fr: the comma is a day back" "$(field at)" "$at"
press_place $right_bracket
[ -n "$(field event)" ] || fail "fr: the place of ] is no event on"
first=$(field event)
press_place $right_bracket
press_place $alt_gr 14
expect "fr: AltGr+5 is [, an event back" "$(field event)" "$first"
press Escape

# German: AltGr+9 is ].
layout de
press_place $alt_gr $nine
[ -n "$(field event)" ] || fail "de: AltGr+9 is no event on"
first=$(field event)
press_place $alt_gr $nine
[ "$(field event)" != "$first" ] || fail "de: AltGr+9 stays"
press_place $alt_gr 17
expect "de: AltGr+8 is [" "$(field event)" "$first"
expect "de: and no layer" "$(field polities) $(field borders)" "1.0 1.0"
finish
