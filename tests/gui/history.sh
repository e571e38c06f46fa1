#!/usr/bin/env bash
# The way back and the way home.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

# What Home has to bring back: all but the user's settings.
whole() {
    tail -n 1 "$report" | sed 's/"meters_per_pixel":[^,]*,//; s/"cursor".*//; s/"explains":[^,]*,//; s/"measure_undone":[^,]*,//
        s/"speed":[^,]*,//; s/"language":[^,]*,//; s/"second_language":[^,]*,//; s/"theme":[^,]*,//; s/"ui_scale":[^,]*,//
        s/"reduced_motion":[^,]*,//; s/"type_px":[^]]*],//'
}
settings() { echo "$(field language) $(field second_language) $(field theme) $(field ui_scale) $(field reduced_motion) $(field speed)"; }
# Size of type and language, by which panels have their sizes, as at the start.
usual_settings() {
    press ctrl+0
    await_number ui_scale 1
    [ "$(field language)" = "$language" ] || press g
}

start --forget
opening=$(whole)
language=$(field language)
target=$(field target)
at=$(field at)

# Events, one by one, and back again by keys, by the mouse, and by a browser's key.
press Next
first=$(field event)
press Next
second=$(field event)
[ -n "$first" ] && [ "$first" != "$second" ] || fail "Page Down does not step"
press alt+Left
expect "back to the first event" "$(field event)" "$first"
do_and_settle xdotool click 8
expect "the mouse's button leads to where all began" "$(field event) $(field at)" " $at"
expect_true "and the camera (pixels)" "$(pixels_between "$target" "$(field target)") < 1"
do_and_settle xdotool click 9
expect "and its other button forward" "$(field event)" "$first"
press alt+Right
expect "so does Alt+Right" "$(field event)" "$second"
press XF86Back
expect "and the browser's key back" "$(field event)" "$first"

# A drag is one step, and so is a day after it.
before=$(field target)
point 640 300
xdotool mousedown 1
for x in $(seq 630 -10 500); do xdotool mousemove --window "$window" "$x" 300; sleep 0.02; done
sleep 0.5
do_and_settle xdotool mouseup 1
expect_true "the drag moved the map (pixels)" "$(pixels_between "$before" "$(field target)") > 50"
press alt+Left
expect_true "one step takes the whole drag back (pixels)" "$(pixels_between "$before" "$(field target)") < 1"

# Home brings back everything, and the way back takes that back.
for key in t g h c a v u d e y k s 3 7 shift+7 w Next Next period minus minus Right shift+Up l m; do
    press $key
done
click_at 640 300
for key in space ctrl+plus f; do
    xdotool key $key # there is no rest while it plays
    taken_in
done
await "the type is not larger" number_is ui_scale 1.25 # without a rest: it plays
set=$(settings)
changed=$(field links)
[ "$(whole)" != "$opening" ] || fail "nothing was changed"
press Home
expect "Home leaves the settings" "$(settings)" "$set"
usual_settings
expect "Home brings back the opening state" "$(whole)" "$opening"
set=$(settings)
press alt+Left
expect "and is taken back" "$(field links)" "$changed"
expect "without the settings" "$(settings)" "$set"
press Home

# The same from within a guided reading; its close button brings back what was before it.
press 3
before=$(whole)
press i
click_on story:khalkha-line
press Next
press Next
[ "$(field links)" = 0.0 ] || fail "the step does not change the layers"
click_on story:close
expect "the reading leaves nothing behind" "$(whole)" "$before"
press i
click_on story:khalkha-line
press Next
press Home
expect "Home leads out of a reading" "$(whole)" "$opening"

# A walk by keys and clicks of all kinds: whatever it does, Home leads out of it. WALK=20000 makes it long.
RANDOM=41
keys=(space comma period j l bracketleft bracketright Next Prior End ctrl+Home Left Right Up Down shift+Up shift+Left
    plus minus n r 0 1 2 3 4 5 6 7 8 9 shift+1 shift+2 shift+3 shift+6 shift+7 c a v u g t e d y k s i b o w m x f h F1
    F5 F6 F11 Escape BackSpace Delete Return Tab ctrl+z ctrl+y ctrl+plus ctrl+minus ctrl+0 ctrl+Left ctrl+Right
    alt+Left alt+Right)
for _ in $(seq "${WALK:-80}"); do
    if [ $((RANDOM % 4)) -eq 0 ]; then
        xdotool mousemove --window "$window" $((RANDOM % 1280)) $((RANDOM % 800)) click $((RANDOM % 3 + 1))
    else
        xdotool key "${keys[RANDOM % ${#keys[@]}]}"
    fi
    sleep 0.03
    kill -0 "$program" 2>/dev/null || { echo "the window is gone" >&2; exit 1; }
done
# A list or a field may have the keyboard.
for _ in 1 2 3 4; do xdotool key Escape; done
click_at 640 5
press Home
usual_settings
expect "after a walk Home brings everything back" "$(whole)" "$opening"
finish
