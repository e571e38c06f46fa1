#!/usr/bin/env bash
# Plots: opened by key and button, bound to the clock both ways, folded, remembered, reached by the keyboard.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

first_widget() { tail -n 1 "$report" | grep -o "\"$1[^\"]*\"" | head -n 1 | tr -d '"'; }
seconds() { date -u -d "$1" +%s; }

start --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en
press d
has_panel plots || fail "D does not open the plots"
# The topmost heading.
heading=$(tail -n 1 "$report" | grep -o '"plot-heading:[^]]*' | tr -d '"[' | sed 's/:\([^:]*\)$/,\1/' |
    sort -t, -k3n | head -n 1 | cut -d, -f1)
group=${heading#plot-heading:}
[ -n "$group" ] || { fail "there is no plot"; finish; }
click_on panel:plots
[ -z "$(box "plot:$group")" ] || fail "the button does not close the plots"
click_on panel:plots

# A press on the axis sets the clock there; the further right, the later.
read -r left top right bottom <<<"$(box "plot-axis:$group")"
y=$(awk "BEGIN { printf \"%d\", ($top + $bottom) / 2 }")
at_part() { awk "BEGIN { printf \"%d\", $left + ($right - $left) * $1 }"; }
click_at "$(at_part 0.3)" "$y"
early=$(field at)
[ "$early" != 1945-08-14T21:00+09:00 ] || fail "a click on the axis of a plot does not seek"
click_at "$(at_part 0.6)" "$y"
later=$(field at)
expect_true "further right is later" "$(seconds "$later") > $(seconds "$early")"
# A drag takes the clock with it, also beyond the end.
xdotool mousemove --window "$window" "$(at_part 0.4)" "$y"
xdotool mousedown 1
xdotool mousemove --window "$window" "$(at_part 0.5)" "$y"
do_and_settle xdotool mousemove --window "$window" "$(at_part 0.9)" "$y"
do_and_settle xdotool mouseup 1
expect_true "a drag ends later" "$(seconds "$(field at)") > $(seconds "$later")"

# A click on a figure chooses it and leaves the clock alone.
before=$(field at)
name=$(first_widget figure:)
click_on "$name"
figure=${name#figure:}
expect "the series of the figure is selected" "$(field selected)" "${figure%:*}"
expect "the clock stays" "$(field at)" "$before"
[ -n "$(box figure:copy)" ] || fail "the detail does not offer to copy the figure"
press Escape

# Folded groups are remembered.
click_on "$heading"
[ -z "$(box "plot:$group")" ] || fail "a click on the heading does not fold the plot"
stop_window
start
[ -n "$(box "$heading")" ] || fail "the open plots were not remembered"
[ -z "$(box "plot:$group")" ] || fail "the folded group was not remembered"
click_on "$heading"
[ -n "$(box "plot:$group")" ] || fail "a second click does not unfold it"

# By keyboard: from heading to plot, from figure to figure.
click_on "$heading"
for _ in $(seq 12); do
    [[ $(field focus) == plot* ]] || press F6
done
for _ in $(seq 12); do
    [ "$(field focus)" = "$heading" ] || press Down
done
expect "the keyboard reaches the heading" "$(field focus)" "$heading"
# How long a press lasts does not matter: here the desktop repeats no key.
press Down
below=$(field focus)
press Up
xdotool keydown Down
sleep 0.7
do_and_settle xdotool keyup Down
expect "a press that lasts is one step" "$(field focus)" "$below"
press Up
press Return
[ -n "$(box "plot:$group")" ] || fail "Return on a heading does not unfold it"
press Down
press Right
[ -n "$(field selected)" ] || fail "Right in a plot chooses no figure"
[ -n "$(box "plot:$group")" ] || fail "the plot goes away when a figure is chosen"
[ -n "$(box figure:copy)" ] || fail "the figure has no detail beside the plot"
focus=$(field focus)
press Right
expect "Right again stays in the plot" "$(field focus)" "$focus"
[ -n "$(box "plot:$group")" ] || fail "the plot goes away at the second figure"
finish
