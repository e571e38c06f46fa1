#!/usr/bin/env bash
# What is written is a new file, whole or not there; nothing else is touched.
. "$(dirname "$0")/helpers.sh"

mini_campaign "$work/files/mini"
cd "$work/files" || exit 1
small=(--size 64x64)

# A refused campaign gives no picture, no list, no JSON.
printf '{"type":"FeatureCollection","features":[]}' >single.geojson
head -c 8192 /dev/urandom >broken.gpkg
mkdir nothing
for target in single.geojson broken.gpkg nothing; do
    for command in "shot ${small[*]} -o a.png" "shot --labels a.json -o a.png" "symbols ${small[*]} -o a.png" \
        "render --duration 1 --fps 2 ${small[*]} -o a.mp4" state events "events --format json" series \
        "series --format csv" "series --format json" "story list --format json" "measure claims" "bench --frames 3"; do
        # shellcheck disable=SC2086
        expect_exit 3 "$khalkha" "$target" $command
        expect_text "$work/err" "$target"
        [ ! -s "$work/out" ] || fail "$command of $target prints $(head -c 200 "$work/out")"
        [ -z "$(find . -name 'a.*')" ] || fail "$command of $target wrote $(find . -name 'a.*')"
        rm -f a.*
    done
done
# One of which something can be read is drawn, and the exit code says that something is missing.
cp -r mini part
printf 'id,name_en,lon,lat,sources\na,Alpha,1,2,S1\nb,Beta,999,2,S1\n' >part/places.csv
for command in "shot ${small[*]} -o a.png" "symbols ${small[*]} -o a.png" "render --duration 1 --fps 2 ${small[*]} -o a.gif" \
    state events series "story list"; do
    # shellcheck disable=SC2086
    expect_exit 3 "$khalkha" $command part
    expect_text "$work/err" "places.csv"
    case $command in *-o*) find . -name 'a.*' | grep -q . || fail "$command of a part wrote nothing" ;; esac
    rm -f a.*
done

# Devices, pipes, links, folders, other people's files.
mkfifo pipe.png pipe.mp4
echo precious >precious.txt
ln -s precious.txt link.png
ln -s precious.txt link.mp4
ln -s nowhere dangling.png
mkdir folder.png folder.mp4
[ "$(id -u)" -ne 0 ] || mknod null.png c 1 3
echo mine >a.png.part
echo mine >a.mp4.part
ln -s precious.txt b.png.part
before=$(ls -lR --time-style=+ .)
for target in pipe link dangling folder null; do
    for ending in png mp4; do
        [ -e $target.$ending ] || [ -L $target.$ending ] || continue
        if [ $ending = png ]; then
            expect_exit 4 timeout 60 "$khalkha" shot mini "${small[@]}" -o $target.png
            expect_exit 4 timeout 60 "$khalkha" symbols mini "${small[@]}" -o $target.png
            expect_exit 4 timeout 60 "$khalkha" shot mini "${small[@]}" -o folder.png/a.png --labels $target.png
            rm -f folder.png/a.png
        else
            expect_exit 4 timeout 60 "$khalkha" render mini --duration 1 --fps 2 "${small[@]}" -o $target.mp4
        fi
        expect_text "$work/err" "$target.$ending"
    done
done
expect_exit 4 "$khalkha" shot mini "${small[@]}" -o /dev/null
[ -c /dev/null ] || fail "/dev/null is no device any more"
[ "$(ls -lR --time-style=+ .)" = "$before" ] || fail "something was touched: $(ls -lR .)"
[ "$(cat precious.txt)" = precious ] || fail "a file behind a link was overwritten"
expect_exit 0 "$khalkha" shot mini "${small[@]}" -o a.png
expect_exit 0 "$khalkha" shot mini "${small[@]}" -o b.png
expect_exit 0 "$khalkha" render mini --duration 1 --fps 2 "${small[@]}" -o a.mp4
[ "$(cat a.png.part a.mp4.part)" = "mine
mine" ] || fail "a user's .part was touched"
[ "$(cat precious.txt)" = precious ] || fail "a file behind a link called .part was overwritten"
[ -L b.png ] && fail "the picture is a link"
# A name that says what the picture is not; and neither file is written where the other cannot be.
for name in film.mp4 a.jpg a.png. - .png; do
    expect_exit 2 "$khalkha" shot mini "${small[@]}" -o "$name"
    expect_exit 2 "$khalkha" mini symbols "${small[@]}" -o "$name"
    [ ! -e "./$name" ] || fail "$name was written"
done
expect_exit 0 "$khalkha" shot mini "${small[@]}" -o plain
echo old >keep.png
for labels in /dev/null nodir/x.json link.png; do
    expect_exit 4 "$khalkha" shot mini "${small[@]}" -o keep.png --labels $labels
    [ "$(cat keep.png)" = old ] || fail "the picture was written, the labels were not"
done
# The longest name, and names that mean something to libraries.
long=$(printf 'a%.0s' $(seq 251))
expect_exit 0 "$khalkha" shot mini "${small[@]}" -o "$long.png"
expect_exit 0 "$khalkha" render mini --duration 1 --fps 2 "${small[@]}" -o "$long.mp4"
for name in file:x.mp4 12:30.mp4 -x.webm 100%d.gif "a|b.mp4"; do
    expect_exit 0 "$khalkha" render mini --duration 1 --fps 2 "${small[@]}" "--out=$name"
    [ -s "./$name" ] || fail "no $name"
done
mkdir "100% done" "50%d"
for folder in "100% done" "50%d"; do
    expect_exit 0 "$khalkha" render mini --duration 1 --fps 2 "${small[@]}" -o "$folder/f%03d.png"
    [ -s "$folder/f001.png" ] || fail "no numbered picture in $folder"
done
expect_exit 0 "$khalkha" render mini --duration 1 --fps 1 "${small[@]}" -o "50%d/f%03d.png"
expect_text "$work/err" f001.png

# The campaign is not written over.
cp -r mini safe
touch safe/places.dbf
ln safe/places.csv hard.png
for name in safe/places.csv safe/./places.csv safe/new/../events.geojson safe/scenes.fgb safe/places.dbf hard.png; do
    mkdir -p safe/new
    for option in "-o" "--labels"; do
        other=-o
        [ $option = -o ] && other=--labels
        expect_exit 2 "$khalkha" shot safe "${small[@]}" $option $name $other other.file
        expect_text "$work/err" "${name##*/}"
    done
done
expect_exit 2 "$khalkha" safe symbols "${small[@]}" -o safe/places.csv
cd safe || exit 1
expect_exit 2 "$khalkha" shot . "${small[@]}" -o places.csv
cd ..
diff -r mini safe | grep -qv 'Only in safe: \(places.dbf\|new\)' && fail "the campaign was changed: $(diff -r mini safe)"
for pair in "a.out a.out" "a.out ./a.out" "new.out $work/files/new.out"; do
    # shellcheck disable=SC2086
    set -- $pair
    expect_exit 2 "$khalkha" shot mini "${small[@]}" -o "$1" --labels "$2"
done
expect_exit 0 "$khalkha" shot mini --size 640x480 -o mini/picture.png --labels labels.json
jq -e '.size == [640, 480] and (.furniture | length > 0)' labels.json >"$work/null" || fail "no labels"

# Stopped: nothing is left, and the words are true.
stopped() { # SIGNAL FILE: renders a long clip, waits until it has begun, sends the signal
    rm -rf clip
    mkdir clip
    # A shell lets what runs behind it ignore INT and QUIT; the address sanitizer takes SEGV for itself.
    env --default-signal=INT,QUIT ASAN_OPTIONS="${ASAN_OPTIONS:-}:handle_segv=0" \
        "$khalkha" render mini --duration 3000 --fps 10 "${small[@]}" -o "clip/$2" >"$work/out" 2>"$work/err" &
    local program=$! i
    for i in $(seq 300); do
        [ -n "$(ls -A clip)" ] && break
        sleep 0.1
    done
    [ -n "$(ls -A clip)" ] || fail "the clip did not begin: $i"
    kill -s "$1" $program
    wait $program 2>"$work/null"
}
for signal in INT TERM HUP; do
    stopped $signal clip.mp4
    [ $? -eq 4 ] || fail "$signal does not end with 4"
    expect_text "$work/err" "no clip was written"
    [ -z "$(ls -A clip)" ] || fail "$signal leaves $(ls -A clip)"
done
for signal in QUIT XCPU ABRT SEGV; do
    stopped $signal clip.webm
    [ -z "$(ls -A clip)" ] || fail "$signal leaves $(ls -A clip)"
done
stopped INT 'f%05d.png'
count=$(find clip -name 'f*.png' | wc -l)
expect_text "$work/err" "$count pictures"
[ "$(find clip -type f | wc -l)" -eq "$count" ] || fail "something else is left: $(ls -A clip)"

# Two at once under one name: both succeed, the file is whole.
"$khalkha" render mini --duration 2 --fps 10 "${small[@]}" -o both.mp4 2>"$work/one" &
"$khalkha" render mini --duration 3 --fps 10 "${small[@]}" -o both.mp4 2>"$work/two" || fail "second: $(cat "$work/two")"
wait $! || fail "first: $(cat "$work/one")"
frames=$(ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames -of csv=p=0 both.mp4)
[ "$frames" = 20 ] || [ "$frames" = 30 ] || fail "a clip of $frames frames"

# A GIF has no frame of less than 2/100 s and lasts as long as it was asked to.
expect_exit 0 "$khalkha" render mini --duration 1 --fps 60 "${small[@]}" -o fast.gif
expect_text "$work/err" "50 frames a second"
frames=$(ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=nb_read_frames -of csv=p=0 fast.gif)
[ "$frames" = 50 ] || fail "$frames frames in a second of a GIF"
expect_exit 2 "$khalkha" render mini --duration 3600 --fps 30 --size 3840x2160 -o huge.gif
expect_text "$work/err" "memory"
expect_exit 2 "$khalkha" render mini --duration 1 --fps 1 --size 16384x16384 -o huge.mp4
grep -q "space\|disk" "$work/err" && fail "a size is no fault of the disk: $(cat "$work/err")"
[ -z "$(find . -name '.khalkha-*')" ] || fail "left: $(find . -name '.khalkha-*')"
finish
