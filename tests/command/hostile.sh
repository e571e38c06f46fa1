#!/usr/bin/env bash
# What strangers and other installations bring: nothing is wrong in silence, nothing is asked of the network.
. "$(dirname "$0")/helpers.sh"

point='{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}'
link='"crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/secret","type":"proj4"}}'

# Settings of other installations, and of a user for other programs.
mkdir -p "$work/foreign/proj" "$work/home/.gdal" "$work/home/.local/share/proj"
for database in foreign/proj.db foreign/proj/proj.db home/.local/share/proj/proj.db; do
    head -c 5000 /dev/urandom >"$work/$database"
done
printf '[configoptions]\nOGR_CSV_SIMULATE_VSISTDIN=YES\nCPL_DEBUG=ON\nOGR_SKIP=CSV,GeoJSON,FlatGeobuf,GPKG\n' >"$work/home/.gdal/gdalrc"
expect_exit 0 "$khalkha" check
cp "$work/out" "$work/plain.out"
foreign=(HOME="$work/home" XDG_DATA_HOME="$work/foreign" PROJ_LIB="$work/foreign" PROJ_DATA="$work/foreign"
    GDAL_DATA="$work/foreign" GDAL_DRIVER_PATH="$work/foreign" OGR_DRIVER_PATH="$work/foreign"
    GDAL_CONFIG_FILE="$work/home/.gdal/gdalrc" PROJ_NETWORK=ON PROJ_DEBUG=3 CPL_DEBUG=ON CPL_CURL_VERBOSE=YES
    OGR_SKIP=CSV GDAL_SKIP=CSV OGR_GEOJSON_MAX_OBJ_SIZE=0.001 OGR_GEOJSON_DATE_AS_STRING=NO SHAPE_ENCODING=CP1251
    OGR_SQLITE_PRAGMA=journal_mode=WAL SHAPE_RESTORE_SHX=YES CPL_TMPDIR=/nonexistent CPL_LOG="$work/foreign/log"
    OGR_SQLITE_LOAD_EXTENSIONS="$work/foreign/x.so" OSR_USE_NON_DEPRECATED=NO OGR_ENABLE_PARTIAL_REPROJECTION=YES)
expect_exit 0 env "${foreign[@]}" "$khalkha" check
cmp -s "$work/out" "$work/plain.out" || fail "settings of other installations change what is found"
expect_exit 0 env "${foreign[@]}" "$khalkha" state --at 1939-08-20
cp "$work/out" "$work/foreign.json"
expect_exit 0 "$khalkha" state --at 1939-08-20
cmp -s "$work/out" "$work/foreign.json" || fail "settings of other installations change the state"
[ ! -e "$work/foreign/log" ] || fail "a file was written for CPL_LOG"

# A coordinate system by address, with and without a network.
cp -r "$root/geodata" "$work/campaign"
printf '{"type":"FeatureCollection",%s,"features":[%s]}' "$link" "$point" >"$work/campaign/regions.geojson"
for start in "" "unshare -rn"; do
    [ -z "$start" ] || $start true 2>/dev/null || continue # not allowed here
    # shellcheck disable=SC2086
    expect_exit 3 $start "$khalkha" events "$work/campaign"
    expect_text "$work/err" "regions.geojson"
    expect_text "$work/err" "address"
    # shellcheck disable=SC2086
    expect_exit 1 $start "$khalkha" check "$work/campaign"
    # shellcheck disable=SC2086
    expect_exit 0 $start "$khalkha" check
    cmp -s "$work/out" "$work/plain.out" || fail "without a network something else is found"
done

# A layer that cannot be opened is no damaged one.
mkdir -p "$work/locked" && cp "$root/geodata/"{manifest,sources,events}.csv "$work/locked"
chmod -R a+rX "$work" && chmod 000 "$work/locked/events.csv"
someone=()
[ "$(id -u)" -ne 0 ] || someone=(setpriv --reuid 65534 --regid 65534 --clear-groups)
if [ ! -r "$work/locked/events.csv" ] || { [ "$(id -u)" -eq 0 ] && "${someone[@]}" "$khalkha" --version >/dev/null 2>&1; }; then
    expect_exit 1 "${someone[@]}" "$khalkha" check "$work/locked/events.csv"
    expect_text "$work/out" "Permission denied"
    expect_exit 3 "${someone[@]}" "$khalkha" events "$work/locked"
    expect_text "$work/err" "events.csv"
    expect_text "$work/err" "Permission denied"
    chmod 000 "$work/locked"
    expect_exit 1 "${someone[@]}" "$khalkha" check "$work/locked"
    expect_text "$work/out" "Permission denied"
    chmod 755 "$work/locked"
fi

# A base geography of which something is missing, cut or wrong: no picture without it.
base=$KHALKHA_BASE
damage() { # NAME FILE
    case $1 in
    missing) rm "$2" ;;
    cut) truncate -s $(($(stat -c %s "$2") / 2)) "$2" ;;
    garbage) head -c "$(stat -c %s "$2")" /dev/urandom >"$2.new" && mv "$2.new" "$2" ;;
    zeros) truncate -s $(($(stat -c %s "$2") / 2)) "$2" && truncate -s "$(stat -c %s "$base/${2##*/}")" "$2" ;;
    esac
}
picture() { # FILE VIEW
    KHALKHA_BASE="$work/base" expect_exit 3 "$khalkha" shot --at 1939-08-20 --view "$2" --size 320x200 -o "$work/a.png"
    expect_text "$work/err" "$1"
    expect_text "$work/err" "khalkha-prepare"
    [ ! -e "$work/a.png" ] || fail "a picture was written without $1"
    rm -f "$work/a.png"
}
for kind in missing cut garbage; do
    for file in land_110 coast_110 lakes_110 rivers_110 shores_110 relief.tif land_50 land_10; do
        [ "${file%.tif}" != "$file" ] || file=$file.fgb
        rm -rf "$work/base" && cp -rs "$base" "$work/base"
        cp --remove-destination "$base/$file" "$work/base/$file"
        damage $kind "$work/base/$file"
        case $file in
        *_50.*) view=122,45,900 ;;
        *_10.*) view=118.6,47.8,60 ;;
        *) view=130,45,6000 ;;
        esac
        picture "$file" $view
    done
done
# Half of a file is zeros: it is named, whether the picture would show it or not.
for file in relief.tif land_110.fgb; do
    rm -rf "$work/base" && cp -rs "$base" "$work/base"
    cp --remove-destination "$base/$file" "$work/base/$file"
    damage zeros "$work/base/$file"
    for view in 118.6,-20,3000 130,45,3000 10,50,3000; do
        picture "$file" $view
    done
done
# The partition, too, and so it is with one byte.
for file in cells.fgb heights.tif; do
    rm -rf "$work/base" && cp -rs "$base" "$work/base"
    cp --remove-destination "$base/$file" "$work/base/$file"
    printf '\125' | dd of="$work/base/$file" bs=1 seek=$(($(stat -c %s "$base/$file") - 5)) conv=notrunc status=none
    KHALKHA_BASE="$work/base" expect_exit 3 "$khalkha" shot --view 120,40,300 --exaggeration 3 --size 320x200 -o "$work/a.png"
    expect_text "$work/err" "$file"
    expect_text "$work/err" "khalkha-prepare"
    rm -f "$work/a.png"
done
finish
