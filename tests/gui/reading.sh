#!/usr/bin/env bash
# Guided reading, documents, and the table of positions: by mouse, by keys, and what they do to the map.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"


start --at 1939-05-11 --view 118.7,47.75,120 --lang en
press i
has_panel story || fail "I does not open the guided reading"
click_on story:khalkha-line
expect "the first step" "$(field story_step)" 1
expect "its day" "$(field at)" 1931-09-01T12:00+09:00
expect "its claims" "$(field claims)" none

# A presenter steps with Page Down and Page Up, and stays within the story.
press Next
expect "the second step" "$(field story_step)" 2
expect "its day" "$(field at)" 1932-03-01T12:00+09:00
expect "its claims" "$(field claims)" both
press Next
press Next
expect "the fourth step" "$(field story_step)" 4
expect "it shows positions" "$(tail -n 1 "$report" | grep -o '"positions":[0-9.]*' | head -n 1)" '"positions":1.0'
press Next
press Next
expect "the last step is the last" "$(field story_step)" 5
press Prior
expect "back" "$(field story_step)" 4
click_on story:next
expect "the button steps too" "$(field story_step)" 5
click_on story:previous
expect "and back" "$(field story_step)" 4

# A document of the step opens beside the map and marks the line that it speaks for.
name=$(tail -n 1 "$report" | grep -o '"story-document:[^"]*"' | head -n 1 | tr -d '"')
if has_widget "$name"; then
    do_and_settle xdotool key b
    has_panel documents || fail "B does not open the documents"
    click_on story:next
    click_on story:previous
fi
click_on document:d1939_05_19_molotov
expect "a click on a mark reads it" "$(field read)" d1939_05_19_molotov
expect "and marks its line" "$(field marked)" khalkha-su
press Right
before=$(field read)
[ "$before" != d1939_05_19_molotov ] || fail "Right does not go to the next document"
press Left
expect "Left goes back" "$(field read)" d1939_05_19_molotov
click_on documents:close
has_panel documents && fail "the cross does not close the documents"

# Who stood where: rows and lines light up together.
press o
has_panel positions || fail "O does not open the table of positions"
do_and_settle xdotool key ctrl+Home
has_panel positions || fail "the table is lost when nobody stands anywhere"
stop_window
# Who searches while a reading is open has the field, also while it is presented.
for way in none F11 F5; do
    start --forget --lang en
    press i
    click_on story:khalkha-line
    [ $way = none ] || press $way
    press ctrl+f
    [ -n "$(widget search)" ] || fail "no field to search in ($way)"
    do_and_settle xdotool type --delay 40 "hailar"
    expect "what is typed is searched for ($way)" "$(field filter)" hailar
    stop_window
done
finish
