#!/usr/bin/env bash
# A date is typed: by a key, by a click on the date, and for the right one of two views.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"


start --forget --at 1939-08-24

press ctrl+d
expect "Ctrl+D asks for a date" "$(field asking_date)" true
do_and_settle xdotool type --delay 40 "20 May 1939 21:00"
expect "letters are no shortcuts while it is typed" "$(field at)" 1939-08-24T00:00+09:00
press Return
expect "Enter goes there" "$(field at)" 1939-05-20T21:00+09:00
expect "and the field is gone" "$(field asking_date)" false
press d
press d

# By a click on the date; what is wrong stays to be mended; Esc leaves.
click_on timeline:date
expect "a click on the date asks" "$(field asking_date)" true
read -r date_left date_top _ _ <<<"$(box timeline:date)"
read -r entry_left _ _ entry_bottom <<<"$(box date-entry)"
expect_true "over the date" "$entry_bottom <= $date_top && $entry_left - $date_left < 40 && $date_left - $entry_left < 40"
do_and_settle xdotool type --delay 40 "31.6.1939"
press Return
expect "what is no date leads nowhere" "$(field at)" 1939-05-20T21:00+09:00
expect "and can be mended" "$(field asking_date)" true
do_and_settle xdotool key ctrl+a
do_and_settle xdotool type --delay 40 "30.6.1939"
press Return
expect "mended" "$(field at)" 1939-06-30T00:00+09:00
press ctrl+d
do_and_settle xdotool type --delay 40 "1 January 1900"
press Return
expect "outside the timeline leads nowhere" "$(field at)" 1939-06-30T00:00+09:00
press Escape
expect "Esc leaves" "$(field asking_date)" false
expect "and goes nowhere" "$(field at)" 1939-06-30T00:00+09:00
press period
expect "keys are shortcuts again" "$(field at)" 1939-07-01T00:00+09:00

# The right one of two views: its fixed date is typed likewise, and stays while the clock goes on.
press v
press y
read -r _ _ right bottom <<<"$(box compare-time)"
click_at $((${right%.*} - 12)) $((${bottom%.*} - 10))
expect "a fixed date is the clock's at first" "$(field compare_at)" "$(field at)"
at=$(field at)
click_on compare-date
do_and_settle xdotool key ctrl+a
do_and_settle xdotool type --delay 40 "20 August 1939 18:30"
expect "letters are no shortcuts there" "$(field at) $(field compare)" "$at split"
press Return
expect "Enter fixes the date of the right view" "$(field compare_at)" 1939-08-20T18:30+09:00
expect "and not the clock" "$(field at)" "$at"
click_on compare-date
do_and_settle xdotool key ctrl+a
do_and_settle xdotool type --delay 40 "39.8.1939"
press Return
expect "what is no date changes nothing" "$(field compare_at)" 1939-08-20T18:30+09:00
do_and_settle xdotool key ctrl+a
do_and_settle xdotool type --delay 40 "1939-08-31"
press Return
expect "mended" "$(field compare_at)" 1939-08-31T00:00+09:00
click_at 640 300
press Escape
press period
expect "the clock goes on" "$(field at)" 1939-07-02T00:00+09:00
expect "the right view stays" "$(field compare_at)" 1939-08-31T00:00+09:00
click_on compare-take-date
expect "until it takes the clock's date" "$(field compare_at)" "$(field at)"
finish
