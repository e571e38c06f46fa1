#!/usr/bin/env bash
# Every list that opens: in both languages of the interface and all themes, each choice of the second line of names.
# In a window with room for the list of events beside the settings.
# shellcheck source=tests/gui/driver.sh
screen=1920x1080x24
SIZE=1800x1000
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

start --forget --at 1945-08-14T21:00 --view 122.3,45.2,3050 --lang en
press y
press s

alive() { kill -0 "$program" 2>/dev/null || { echo "the window is gone after: $*" >&2; exit 1; }; }

# Each language as the second line, its name in letters of its own.
for code in ru zh-Hant zh-Hans mn ko ja; do
    click_on second-language
    alive "opening the second languages"
    click_on "second-language:$code"
    alive "choosing $code"
    expect "the second line of names" "$(field second_language)" "$code"
done

for language in en ja; do
    for theme in light dark contrast; do
        expect "the state to open lists in" "$(field language) $(field theme)" "$language $theme"
        for list in second-language filter:category filter:side filter:period timeline:speed; do
            click_on "$list"
            alive "$list in $language, $theme"
            press Escape
            alive "closing $list"
        done
        press t
    done
    press g
done
finish
