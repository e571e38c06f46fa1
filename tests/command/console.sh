#!/usr/bin/env bash
# Standard output and standard error: full, closed or broken is exit 4; nothing of a file drives the terminal.
. "$(dirname "$0")/helpers.sh"

mini_campaign "$work/mini"
cd "$work" || exit 1
printf 'id,title_en,start,category,actors,sources,places\ne1,Landing,1942-06-01,landing,red,S1,a\n' >mini/events.csv

# code COMMAND: its exit code, with the redirections of the caller
expect_code() { [ "$1" -eq "$2" ] || fail "exit $1 instead of $2: $3"; }
commands=("--help" "--version" "shot --help" "events mini" "events mini --format json" "series mini --format json"
    "series mini --format csv" "state mini" "story list mini --format json" "check mini --format json"
    "measure 1,2 3,4" "measure claims mini" "render mini --list-frames")
for command in "${commands[@]}"; do
    # shellcheck disable=SC2086
    {
        "$khalkha" $command >/dev/full 2>"$work/err"
        expect_code $? 4 "$command >/dev/full"
        expect_text "$work/err" "space"
        "$khalkha" $command >&- 2>"$work/err"
        expect_code $? 4 "$command >&-"
        { "$khalkha" $command 2>"$work/err"; echo $? >"$work/code"; } | true
        (trap '' PIPE; "$khalkha" $command 2>"$work/err"; echo $? >"$work/code") | true
        wait
    }
done
# A reader that has gone: not the first 64 KB, which fit the pipe, but all that comes.
for trap in "trap - PIPE" "trap '' PIPE"; do
    (eval "$trap"; "$khalkha" state --at 1945-08-14 2>"$work/err"; echo $? >"$work/code") | head -c 1 >/dev/null
    expect_code "$(cat "$work/code")" 4 "a broken pipe, $trap"
done
# Standard error.
for command in "check mini" "events no-such-folder" "shot --nonsense" "shot mini --at x"; do
    # shellcheck disable=SC2086
    {
        "$khalkha" $command 2>/dev/full >"$work/out"
        expect_code $? 4 "$command 2>/dev/full"
        "$khalkha" $command 2>&- >"$work/out"
        expect_code $? 4 "$command 2>&-"
    }
done
# A file that is opened does not take the place of a closed stream.
"$khalkha" shot mini --size 64x64 -o a.png 2>&- >&- <&-
expect_code $? 0 "shot with all streams closed"
[ "$(head -c 4 a.png | tail -c 3)" = PNG ] || fail "a picture with something else in it"

# Control characters, bidirectional marks, line ends: from titles, names of files and fields, arguments.
evil=$(printf '\033]0;pwned\007\033[31m\302\233m\342\200\256gpj\177')
cp -r mini evil
cat >evil/events.geojson <<'JSON'
{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":
{"id":"e1","title_en":"A\u001b[2J\u0007\u009b31m\u202egpj\nforged line\u0000x","start":"1942-06-01","category":"landing",
"actors":"red","places":"a","sources":"S1"}},{"type":"Feature","geometry":null,"properties":
{"id":"e2","title_en":"B\u001b]0;x\u0007","start":"1942-06-02","category":"landing","actors":"red","places":"a",
"sources":"S1"}}]}
JSON
rm evil/events.csv
cat >evil/series.geojson <<'JSON'
{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":
{"id":"s1","name_en":"=HYPERLINK(\"http://x\")\u001b[2J","unit_en":"@SUM(1)","style":"bars","sources":"S1 +1\u009b2J",
"disagreement_en":"-2\u202ex"}}]}
JSON
cat >evil/series_values.geojson <<'JSON'
{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":
{"series":"s1","at":"1942-06-01","value":-5,"sources":"S1"}}]}
JSON
cat >evil/scenes.geojson <<'JSON'
{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":
{"id":"sc1","story":"st","seq":1,"title_en":"C\u001b[2J\u202e","text_en":"D","at":"1942-06-01","sources":"S1"}}]}
JSON
printf 'id,na\033[31mme,x\ny,1,2\n' >"evil/$(printf 'pla\033[31mces2\nkhalkha: 0 errors').csv"
clean() { # no byte that a terminal obeys, whatever the exit code
    "$khalkha" "$@" >"$work/out" 2>"$work/err"
    [ $? -lt 100 ] || fail "it broke: $*"
    if cat "$work/out" "$work/err" | LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xaf]'; then
        fail "raw control characters: $* : $(cat "$work/out" "$work/err" | LC_ALL=C grep -aP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' | head -n 3 | cat -v)"
    fi
    if LC_ALL=C grep -q '^forged\|^khalkha: 0 errors' "$work/out" "$work/err"; then fail "a forged line: $*"; fi
}
for format in text json; do
    clean events evil --format $format
    clean story list evil --format $format
    clean check evil --format $format
done
for format in table csv json; do clean series evil --format $format; done
clean state evil
clean measure claims evil
for option in lang claims theme symbols size at view layers scene ruler ui-scale exaggeration compare compare-at \
    compare-view divider labels out; do
    clean shot mini "--$option" "$evil" --size 64x64
done
for option in from to duration fps quality preset view-to; do clean render mini "--$option" "$evil"; done
for option in category side text format lang; do clean events mini "--$option" "$evil"; done
for command in shot check events state measure render bench symbols; do
    clean "$command" "$evil"
    clean "$command" "--$evil"
    clean "$evil" "$command"
    clean "$command" mini "$(printf 'x\nforged line')"
done
clean measure claims mini --lat "$evil"
clean bench mini --views "$evil"
clean "$evil"
rm -f "$work/$evil"

# The figures of a spreadsheet are figures, its texts no formulas.
mini_campaign sheet
printf 'id,name_en,unit_en,style,sources\ns1,"=HYPERLINK(""http://x"")",@SUM(1),bars,S1 +1\ns2,-2,+3,bars,S1\n' >sheet/series.csv
printf 'series,at,value,sources,disagreement_en\ns1,1942-06-01,-5,S1 -7,=1+1\ns2,1942-06-01,3,S1,\n' >sheet/series_values.csv
expect_exit 0 "$khalkha" series sheet --format csv
grep -q ',-5,' "$work/out" || fail "the figure -5: $(cat "$work/out")"
grep -qE '(^|,)"?([=+@]|-[^5])' "$work/out" && fail "a formula: $(cat "$work/out")"
expect_text "$work/out" "'=HYPERLINK"

# Bytes that are no UTF-8, in a field's name and in a file's.
printf 'id,\202\240\nx,1\n' >"$work/header.csv"
mkdir latin
cp mini/*.csv latin/
printf 'a,b\n1,2\n' >"latin/$(printf 'b\344').csv"
for target in "$work/header.csv" latin; do
    "$khalkha" check "$target" --format json >"$work/out" 2>"$work/err"
    [ $? -le 1 ] || fail "check of $target ended with $?"
    jq -e type "$work/out" >/dev/null || fail "no JSON of $target"
    "$khalkha" check "$target" >"$work/out" 2>"$work/err"
    iconv -f UTF-8 -t UTF-8 "$work/out" >/dev/null || fail "no UTF-8 of $target"
done
finish
