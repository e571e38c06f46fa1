#!/usr/bin/env bash
# tests/fuzz/run.sh [SECONDS [TARGET...]]: fuzzes every target, the time divided among them, two at a time. What breaks one
# is kept in build/clang/found/<target>/: mend it, and add it to tests/fuzz/corpus/<target>/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-600}
shift || true
cmake --log-level=WARNING --preset clang
cmake --build --preset clang --target fuzz
build=build/clang
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(basename -a tests/fuzz/corpus/*/)
jobs=2
each=$((seconds * jobs / ${#targets[@]}))
[ "$each" -gt 0 ] || each=1
rm -rf "$build/seeds" && mkdir -p "$build/seeds" "$build/found"
"$build/tests/fuzz/fuzz_seeds" "$build/seeds"
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # targets write a file a run
# shellcheck source=tests/deep/environment.sh
. tests/deep/environment.sh
mapfile -t sanitizers < <(environment_of asan)
export "${sanitizers[@]}"

fuzz() { # TARGET
    mkdir -p "$build/grown/$1" "$build/found/$1" "$build/seeds/$1"
    local longest=4096
    case $1 in campaign | json | csv) longest=65536 ;; package) longest=1048576 ;; shapefile | flatgeobuf) longest=16384 ;; esac
    if "$build/tests/fuzz/fuzz_$1" -max_total_time="$each" -timeout=25 -rss_limit_mb=3072 -max_len=$longest -print_final_stats=1 \
        -artifact_prefix="$build/found/$1/" "$build/grown/$1" "tests/fuzz/corpus/$1" "$build/seeds/$1" >"$build/found/$1.log" 2>&1; then
        echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/found/$1.log") runs, clean"
    else
        echo "$1: FAILED, see $build/found/$1.log" >&2
        return 1
    fi
}
export -f fuzz
export build each
code=0
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I {} bash -c 'fuzz {}' || code=1
runs=$(cat "$build"/found/*.log | sed -n 's/^stat::number_of_executed_units: *//p' | awk '{ sum += $1 } END { print sum }')
if [ $code -eq 0 ]; then
    echo "${#targets[@]} targets, $seconds seconds, $runs runs: clean"
else
    echo "${#targets[@]} targets, $seconds seconds: faults were found"
fi
exit $code
