#!/usr/bin/env bash
# Panels step aside for the map; type follows its setting; the list is where the clock is; tooltips wait.
# shellcheck source=tests/gui/driver.sh
screen=1920x1080x24
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

shows() { tail -n 1 "$report" | grep -q "\"shown\":\[[^]]*\"$1\""; }
# Part of the width and of the height that no panel covers; sizes of type of date, legend, sources.
free_width() { field map_free | awk '{ print $1 }'; }
free_height() { field map_free | awk '{ print $2 }'; }
type_of() { field type_px | awk -v n="$1" '{ print $n }'; }
picture() { import -window "$window" "$work/$1.png"; }

# A first start leaves the map its room, in every size of window and of type.
for size in 1280x800 1024x768; do
    SIZE=$size
    start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en
    expect_true "$size: the map at a first start" "$(free_width) >= 0.65"
    expect_true "$size: its height" "$(free_height) >= 0.6"
    shows events || fail "$size: no list at a first start"
    date=$(type_of 1)
    sources=$(type_of 3)
    for scale in 1.25 1.5 1.75 2 2.25 2.5 2.75 3; do
        press ctrl+plus
        await_number ui_scale "$scale"
        expect_true "$size at $scale: the date grows" "$(type_of 1) > $date"
        expect_true "$size at $scale: so do the sources" "$(type_of 3) > $sources"
        expect_true "$size at $scale: the map keeps its width" "$(free_width) >= 0.65"
        date=$(type_of 1)
        sources=$(type_of 3)
    done
    stop_window
done
SIZE=1280x800

# One column at a time: the panel opened last, and the list again when that goes.
start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en
before=$(type_of 1)
for key in y k s d o; do
    press "$key"
    expect_true "the map beside the panel of $key" "$(free_width) >= 0.6"
    shows events && fail "the list stands beside the panel of $key"
    expect "the type stays as it is" "$(type_of 1)" "$before"
    press "$key"
    shows events || fail "the list does not come back after $key"
done
press b
expect_true "the documents leave the map its height" "$(free_height) >= 0.45"
expect_true "and its width" "$(free_width) >= 0.9"
press b

# Class-room: everything larger, and the legend still there.
press s
legend=$(type_of 2)
click_on class-room
await_number ui_scale 1.5
expect_true "the date is half as large again" "$(type_of 1) > 1.45 * $before"
expect_true "the legend is there" "$legend > 0"
expect_true "the legend as well" "$(type_of 2) > 1.4 * $legend"
expect_true "beside the settings the map keeps its room" "$(free_width) >= 0.6"
click_on usual-size
await_number ui_scale 1
press s

# Nothing of the map shows below the timeline.
picture timeline
for y in 797 798 799; do
    colours=$(convert "$work/timeline.png" -crop "1200x1+40+$y" +repage -format %k info:)
    expect "colours of row $y" "$colours" 1
done

# The list is where the clock is: after full screen and hidden panels, after a step of days, while it plays.
in_list() {
    read -r left top right bottom <<<"$(box "$1")"
    read -r _ above _ _ <<<"$(box search)"
    awk -v t="${top:-0}" -v b="${bottom:-0}" -v a="${above:-0}" 'BEGIN { exit !(b > 0 && t > a && b < 670) }'
}
in_list list:clock || fail "the list does not begin at the clock"
press F11
press h
press Next
press h
press F11
event=$(field event)
[ -n "$event" ] || fail "Page Down selects no event"
in_list "event:$event" || fail "after full screen the list is not at $event"
press Escape
for _ in 1 2 3 4 5 6; do press comma; done
in_list list:clock || fail "the list does not follow steps of days"
xdotool key space
sleep 4
do_and_settle xdotool key space
in_list list:clock || fail "the list does not follow the clock while it plays"
# Whoever scrolls it himself keeps his place.
read -r x y <<<"$(widget search)"
xdotool mousemove --window "$window" "$x" $((y + 250))
sleep 0.3
for _ in $(seq 12); do xdotool click 4; sleep 0.05; done
xdotool key space
sleep 3
do_and_settle xdotool key space
in_list list:clock && fail "the list does not stay where the user has scrolled it"
# A filter, and its end.
press period
in_list list:clock || fail "setting the clock does not bring the list back"
click_on filter:disputed
in_list list:clock || fail "with a filter the list is not at the clock"
click_on filter:disputed
in_list list:clock || fail "without it again it is not"

# Type one and a half times as large, with a detail: it is there whole, and leads back to the list.
press s
click_on class-room
await_number ui_scale 1.5
press s
press e
shows events || press e
press Next
shows detail || fail "no detail at 150 %"
in_list "event:$(field event)" || fail "at 150 % the list has no row left beside the detail"
press Escape
shows events || fail "the list does not come back"
in_list list:clock || fail "and is not at the clock"
# Where the filters have no room, they stand behind a line.
click_on filters
[ -n "$(widget filter:side)" ] || fail "the filters do not open"
click_on filter:disputed
expect_true "a filter works there" "$(field filtered) < 200"
click_on filter:disputed
press Escape
[ -z "$(widget filter:side)" ] || fail "Escape does not close the filters"
press ctrl+0
await_number ui_scale 1

# Tooltips wait for a mouse that rests, and keep away while the picture is presented.
point 700 300
sleep 1
expect "a mouse that rests" "$(field explains)" true
before=$(lines)
xdotool mousemove --window "$window" 720 310
for _ in $(seq 50); do
    [ "$(lines)" -gt "$before" ] && break
    sleep 0.1
done
sed -n "$((before + 1))p" "$report" | grep -q '"explains":false' || fail "a mouse that has just moved has a tooltip"
press comma
expect "a key drives the picture" "$(field explains)" false
press h
point 640 300
sleep 1
expect "while presenting" "$(field explains)" false

# Without panels the picture says in words what was stepped to; with the detail it does not.
press Next
expect "the event on the picture" "$(field caption)" "$(field event)"
[ -n "$(field caption)" ] || fail "no words"
press h
expect "the detail says it" "$(field caption)" ""
# The sources stay with raised relief.
printf 'exaggeration 5\npanel all off\nwait-idle\nstate\nquit\n' >"$work/raised.txt"
stop_window
"$khalkha" --forget --size 1280x800 --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en \
    --script "$work/raised.txt" >"$work/raised.json" 2>/dev/null
expect_true "sources of a raised relief" \
    "$(grep -o '"type_px":\[[^]]*\]' "$work/raised.json" | tr -d ']' | awk -F, '{ print $3 }') > 10"
finish
