# Sourced by deep.sh: the parts of the deep check, a function each, and what each is about.
# shellcheck shell=bash disable=SC2154
# A part runs in the root of the project under `set -euo pipefail`; its output is its log.

# shellcheck source=tests/deep/environment.sh
. tests/deep/environment.sh

# shellcheck disable=SC2034
parts=(clang fuzz tidy memcheck asan coverage walk tsan debian12 debian12_user debian13 debian13_user)

about() {
    case $1 in
    clang) echo "clang builds everything; unit tests under its address and undefined-behaviour sanitizers" ;;
    tidy) echo "clang-tidy over the whole tree" ;;
    memcheck) echo "valgrind memcheck of one load with pictures, and of the corpora of the fuzz targets" ;;
    asan) echo "address, leak and undefined-behaviour sanitizers over all labels" ;;
    walk) echo "20,000 random keys and clicks over the window under the address sanitizer" ;;
    tsan) echo "thread sanitizer over loaders, window and clips" ;;
    coverage) echo "lines run by the tests" ;;
    fuzz) echo "ten minutes of libFuzzer over the reader and every parser" ;;
    debian12) echo "./run and ./check on a bare Debian 12, as root" ;;
    debian12_user) echo "the same as a user with sudo" ;;
    debian13) echo "./run and ./check on a bare Debian 13, as root" ;;
    debian13_user) echo "the same as a user with sudo" ;;
    esac
}

# tell WORDS: a figure for the table.
tell() { echo "$*" >>"$deep/$part.words"; }

# built PRESET [TARGET...]
built() {
    local preset=$1
    shift
    cmake --log-level=WARNING --preset "$preset"
    cmake --build --preset "$preset" ${1:+--target "$@"}
    [ -f build/base/base.json ] || "build/$preset/app/khalkha-prepare" --out build/base --geodata geodata
}

# tested PRESET CTEST-ARGUMENTS...: tells how many passed.
tested() {
    local preset=$1 code=0
    shift
    ctest --preset "$preset" --timeout 3000 -j "$(nproc)" "$@" || code=$?
    local log=build/$preset/Testing/Temporary/LastTest.log
    tell "$(grep -c '^Test Passed' "$log") tests passed, $(grep -c '^Test Failed\|^Test timed out' "$log") failed"
    return $code
}

part_clang() {
    built clang
    tested clang -L unit
    tell "$(build_compiler clang)"
}

# Version of a build's compiler.
build_compiler() {
    "$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "build/$1/CMakeCache.txt")" --version | head -n 1
}

part_tidy() {
    tests/lint/tidy.sh "$root" build/release clang-tidy --all
    tell "$(find app -name '*.cpp' | wc -l) sources"
}

# Programs that link no codec of videos: a library of theirs has instructions that valgrind does not know everywhere.
part_memcheck() {
    built release
    checked build/release/tests/unit_labels -tc="The dates of two views stand level"
    checked build/release/tests/fuzz/unit_fuzz_corpus
    tell "$(grep -o 'ERROR SUMMARY: [0-9]* errors' "$deep/$part.log" | sort | uniq -c | sed 's/^ *//' | paste -sd ',')"
}
checked() {
    KHALKHA_HOME=$root KHALKHA_BASE=$root/build/base valgrind --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite --suppressions=tests/deep/memcheck.txt "$@"
}

part_asan() {
    built asan
    find build/asan -name '*.gcda' -delete # counts of lines: they are those of this run
    tested asan -LE lint
}

part_walk() {
    local sanitizers
    built asan
    mapfile -t sanitizers < <(environment_of asan)
    env KHALKHA_HOME="$root" KHALKHA_BASE="$root/build/base" LIBGL_ALWAYS_SOFTWARE=1 "${sanitizers[@]}" WALK_PROGRESS=1 \
        tests/gui/walk.sh build/asan/app/khalkha "$deep/walk" 20000
    tell "20000 steps"
}

part_tsan() {
    built tsan
    tested tsan -R '^(unit_(stage|clip|scene|render|session)|gl_|command_(output|determinism)|gui_(navigation|timeline|compare))'
}

# The build with the address sanitizer counts its lines, too: this reads what its tests have left.
part_coverage() {
    if [ "$(field_of asan 1)" != "$sources" ]; then
        part_asan || true # what fails is judged by that part
    fi
    [ -n "$(find build/asan -name '*.gcda' -print -quit)" ] || { echo "no test has counted its lines"; return 1; }
    gcovr --root "$root" --filter 'app/' --object-directory build/asan -j 2 --gcov-ignore-parse-errors --print-summary \
        --txt "$deep/coverage.txt" build/asan | grep -E '^(lines|branches|functions)'
    tell "$(grep -oE '^lines: [0-9.]+%' "$deep/$part.log")"
    tests/deep/coverage_by_folder.sh "$deep/coverage.txt"
}

part_fuzz() {
    tests/fuzz/run.sh 600
    tell "$(tail -n 1 "$deep/$part.log")"
}

part_debian12() { tests/deep/bare.sh bookworm root; tell "$(tail -n 1 "$deep/$part.log")"; }
part_debian12_user() { tests/deep/bare.sh bookworm user; tell "$(tail -n 1 "$deep/$part.log")"; }
part_debian13() { tests/deep/bare.sh trixie root; tell "$(tail -n 1 "$deep/$part.log")"; }
part_debian13_user() { tests/deep/bare.sh trixie user; tell "$(tail -n 1 "$deep/$part.log")"; }
