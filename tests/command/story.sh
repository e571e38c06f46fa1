#!/usr/bin/env bash
# Guided readings: `story list`, and pictures of their steps.
. "$(dirname "$0")/helpers.sh"

expect_exit 0 "$khalkha" story list --format json
jq -e 'length >= 1 and all(.[]; (.id | length > 0) and .title.en != null and .title.ja != null)' "$work/out" >/dev/null ||
    fail "a story without id or title"
jq -e '.[] | select(.id == "khalkha-line") | .scenes | length == 5' "$work/out" >/dev/null || fail "not five steps"
jq -e 'all(.[].scenes[]; .id != null and .title.en != null and .start != null and .end >= .start)' "$work/out" >/dev/null ||
    fail "a step without id, title or time"
first=$(jq -r '.[0].scenes[0].id' "$work/out")
expect_exit 0 "$khalkha" story list --lang ja
expect_text "$work/out" "$first"
expect_exit 2 "$khalkha" story
expect_exit 2 "$khalkha" story list --format xml

# Every step can be drawn; what it names is in the picture, and options come on top of it.
for scene in $("$khalkha" story list --format json | jq -r '.[].scenes[].id'); do
    expect_exit 0 "$khalkha" shot --scene "$scene" --size 320x200 -o "$work/$scene.png"
    [ ! -s "$work/err" ] || fail "$scene: $(cat "$work/err")"
    [ -s "$work/$scene.png" ] || fail "$scene: no picture"
done
"$khalkha" shot --at 1931-09-01T12:00 --view 118.55,47.75,260 --claims none --layers relief,water,places,regions \
    --size 320x200 -o "$work/by-hand.png"
cmp -s "$work/by-hand.png" "$work/$first.png" || fail "the first step is not what its row says"
"$khalkha" shot --scene "$first" --theme dark --size 320x200 -o "$work/dark.png"
cmp -s "$work/dark.png" "$work/$first.png" && fail "--theme does nothing beside --scene"
"$khalkha" shot --scene "$first" --view 118.55,47.75,90 --size 320x200 -o "$work/near.png"
cmp -s "$work/near.png" "$work/$first.png" && fail "--view does nothing beside --scene"
expect_exit 2 "$khalkha" shot --scene nothing -o "$work/none.png"
expect_text "$work/err" "$first"
finish
