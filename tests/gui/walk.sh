#!/usr/bin/env bash
# A random walk of keys, clicks, drags and wheel over the real window: it never dies, it ends when told to, and Home
# brings back the state in which it opened.   walk.sh KHALKHA WORK [STEPS [SEED]]
# The steps follow from the seed alone; those of the last stretch are in WORK/steps.
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"
steps=${3:-600} seed=${4:-19390511}
export HOME=$work/home XDG_PICTURES_DIR=$work/pictures
mkdir -p "$HOME" "$XDG_PICTURES_DIR"

# What Home answers for: where, when and what is looked at. Language, colours, type size and motion are the user's own; the
# size is set back by its own key, as what has room beside the map follows from it.
view_state() {
    tail -n 1 "$report" | jq -S 'del(.frames, .maps, .marks, .wait_ms, .saved, .rested, .line, .explains, .cursor, .ground, .hovered,
        .focus, .widgets, .moving, .size, .language, .second_language, .theme, .ui_scale, .reduced_motion, .divider_px, .meters_per_pixel)'
}

# stretch FIRST COUNT: commands of xdotool for that many steps.
stretch() {
    awk -v seed=$((seed + $1)) -v count="$2" '
        function pick(list, n, all) { n = split(list, all, " "); return all[1 + int(rand() * n)] }
        function at() { return "mousemove " int(rand() * 1280) " " int(rand() * 800) }
        BEGIN {
            srand(seed)
            keys = "a b c d e f g h i j k l m n o r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 comma period slash minus plus equal " \
                "bracketleft bracketright space Return Tab BackSpace Delete Escape Left Right Up Down Page_Up Page_Down End " \
                "F1 F2 F3 F5 F6 F11 p semicolon apostrophe udiaeresis Cyrillic_ef"
            mods = "shift+ ctrl+ alt+ ctrl+shift+"
            for (i = 0; i < count; ++i) {
                r = rand()
                if (r < 0.55) print "key " pick(keys)
                else if (r < 0.65) { k = pick(keys); m = pick(mods); print "key " m k }
                else if (r < 0.85) print at() " click 1"
                else if (r < 0.88) print at() " click --repeat 2 --delay 30 1"
                else if (r < 0.91) print at() " click 3"
                else if (r < 0.96) print at() " click " pick("4 5")
                else print at() " mousedown " (b = pick("1 1 1 2 3")) " " at() " " at() " mouseup " b
            }
        }'
}

start --forget
xdotool key Home
settled
view_state >"$work/opening.json"
done_steps=0
while [ "$done_steps" -lt "$steps" ]; do
    now=$((steps - done_steps < 200 ? steps - done_steps : 200))
    stretch "$done_steps" "$now" >"$work/steps"
    xdotool - <"$work/steps" >/dev/null 2>&1 || true
    done_steps=$((done_steps + now))
    if ! kill -0 "$program" 2>/dev/null; then
        wait "$program" && code=0 || code=$?
        program=
        fail "the program ended with $code within $done_steps steps from seed $seed"
        cat "$work/errors" >&2
        finish
    fi
    if [ $((done_steps % 1000)) -eq 0 ] || [ "$done_steps" -ge "$steps" ]; then
        xdotool mousemove 640 400 key --repeat 8 --delay 60 Escape
        xdotool key ctrl+0
        await "the type is not as it was" number_is ui_scale 1 # without a rest: it may play
        do_and_settle xdotool key Home
        view_state >"$work/now.json"
        cmp -s "$work/opening.json" "$work/now.json" ||
            fail "after $done_steps steps Home does not bring back: $(diff "$work/opening.json" "$work/now.json" | head -20)"
        if [ -n "${WALK_PROGRESS:-}" ]; then echo "$done_steps steps" >&2; fi
    fi
done
# Sanitizers judge when it ends by itself.
xdotool key ctrl+q
for _ in $(seq 300); do
    kill -0 "$program" 2>/dev/null || break
    sleep 0.1
done
kill -0 "$program" 2>/dev/null && fail "Ctrl+Q does not end it"
wait "$program" && code=0 || code=$?
program=
[ "$code" -eq 0 ] || { fail "it ended with $code"; tail -n 40 "$work/errors" >&2; }
finish
