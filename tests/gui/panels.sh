#!/usr/bin/env bash
# Search, events, layers, language, theme, full screen.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en

# Typing in the search field filters the list; keys are text then, not commands.
all=$(field filtered)
press ctrl+f
do_and_settle xdotool type --delay 60 "hailar"
expect "the text typed is the filter" "$(field filter)" hailar
found=$(field filtered)
expect_true "fewer events, but some" "$found > 0 && $found < $all"
expect "letters typed do nothing else" "$(field panels_hidden) $(field language) $(field theme)" "false en light"

# A click on an event seeks and flies there.
target=$(field target)
name=$(tail -n 1 "$report" | grep -o '"event:[^"]*"' | head -n 1 | tr -d '"')
click_on "$name"
expect "the event is selected" "event:$(field event)" "$name"
expect_true "the globe flew" "$(pixels_between "$target" "$(field target)") > 20"
expect "the instant is the event's" "$(field at | cut -c1-7)" 1945-08
press Escape
press Escape
expect "Escape closes the detail" "$(field event)" ""
click_on search
press ctrl+a
press BackSpace
expect "the list is whole again" "$(field filtered)" "$all"

# Enter in the search field goes to the best hit: the town before what happened there.
do_and_settle xdotool type --delay 60 "mukden"
press Return
expect "Enter goes to the town" "$(field selected_kind) $(field selected)" "place mukden"
expect_true "and near to it" "$(field height_km) <= 150"
press Escape
click_on search
press ctrl+a
press BackSpace
# What happened at a village comes before the village; Down goes through the hits.
do_and_settle xdotool type --delay 60 "nomonhan"
[ -n "$(widget event:S074)" ] || fail "the search does not find the event"
press Return
expect "the incident before the village" "$(field event)" S074
press Escape
press Escape
click_on search
press ctrl+a
press BackSpace
do_and_settle xdotool type --delay 60 "nomonhan"
press Down
press Down
press Return
expect "the second hit" "$(field event)" S076
press Escape
click_on search
press ctrl+a
press BackSpace
press Escape
click_on search
press ctrl+a
press BackSpace
do_and_settle xdotool type --delay 60 "nomonhan incident"
press Return
expect "an event by its name" "$(field event)" S074
expect_true "the battle fills the view" "$(field height_km) >= 60 && $(field height_km) <= 120"
press Escape
press Escape
click_on search
press ctrl+a
press BackSpace
# A click on the map takes the keyboard back; the map is where it was at the start.
click_at 640 120
press Home

# Layers, language, theme.
press y
expect "fronts are shown" "$(field fronts)" 1.0
click_on layer:fronts
expect "the box switches a layer off" "$(field fronts)" 0.0
click_on layer:fronts
expect "and on" "$(field fronts)" 1.0
click_on language
expect "the button changes the language" "$(field language)" ja
click_on language
expect "and back" "$(field language)" en
click_at 640 120
press g
expect "G changes the language" "$(field language)" ja
press t
expect "T changes the theme" "$(field theme)" dark
press c
expect "C changes the claims shown" "$(field claims)" jp

# Each layer keeps its digit, with Shift for a second ten.
press 1
expect "1 switches events off" "$(field events)" 0.0
press 1
press 6
expect "6 switches fronts off" "$(field fronts)" 0.0
press 6
expect "6 switches fronts on" "$(field fronts)" 1.0
press shift+7
expect "Shift+7 switches the later border on" "$(field later-border)" 1.0
expect "and leaves the claims" "$(field claims)" jp
press shift+7

# What is opened below another section of the right column comes into sight.
press s
read -r left top right bottom <<<"$(box theme-choice)"
expect_true "the settings are seen under the layers" "${bottom:-9999} < 640 && ${top:--1} > 40"
[ -n "$(widget layer:relief)" ] || fail "the layers do not stand beside the settings"
press s
press y

# Only what sources differ about.
click_on filter:disputed
differing=$(field filtered)
expect_true "fewer events, but some" "$differing > 0 && $differing < $all"
click_on filter:disputed
expect "the list is whole again" "$(field filtered)" "$all"
click_at 640 120

# Full screen hides the sides; H hides everything; F1 is help.
press F11
expect "F11" "$(field full_screen)" true
[ -z "$(widget search)" ] || fail "the list is still there in full screen"
press F11
expect "F11 again" "$(field full_screen)" false
press h
expect "H hides the panels" "$(field panels_hidden)" true
[ -z "$(widget timeline:track)" ] || fail "the timeline is still there"
press h
expect "H shows them" "$(field panels_hidden)" false
press F1
tail -n 1 "$report" | grep -q '"help"' || fail "F1 does not open the help"
press Escape
has_panel help && fail "Escape does not close the help"
# So is the question mark, wherever the layout has it.
press question
has_panel help || fail "? does not open the help"
press question
has_panel help && fail "? does not close the help"
# Where a picture takes long, the sign and the end of its Shift come together.
kill -STOP "$program"
xdotool key question
kill -CONT "$program"
settled
has_panel help || fail "? is lost where Shift has ended"
finish
