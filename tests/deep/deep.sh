#!/usr/bin/env bash
# ./check --deep [--again] [PART...]: everything that takes too long for every run. Without PART: all of them.
# A part that has passed on these very sources is not run again (--again runs it all the same), so that an interrupted
# run goes on where it was. Logs: build/deep/PART.log; the table: build/deep/summary.md. Exit 0 when every part passed.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 2
# Its test (tests/lint/deep.sh) has parts and a folder of its own.
export deep=${KHALKHA_DEEP_FOLDER:-$root/build/deep} list=${KHALKHA_DEEP_PARTS:-$root/tests/deep/parts.sh} root
mkdir -p "$deep"
# shellcheck source=tests/deep/parts.sh
. "$list"

# What is tested: the commit, and a digest of whatever is not committed.
commit=$(git rev-parse --short=12 HEAD)
changes=$({ git diff HEAD; git ls-files --others --exclude-standard -z | xargs -0 -r sha256sum; } | sha256sum | cut -c1-8)
clean=$(printf '' | sha256sum | cut -c1-8)
sources=$commit
[ "$changes" = "$clean" ] || sources=$commit-$changes

export sources
# Fields of build/deep/PART.result: sources, passed or FAILED, seconds, words.
field_of() { [ ! -f "$deep/$1.result" ] || sed -n "$2p" "$deep/$1.result"; }
export -f field_of

write_summary() {
    {
        echo "# The deep check of $commit"
        [ "$sources" = "$commit" ] || printf '\nWith changes that are not committed (%s).\n' "$sources"
        printf '\n| part | what | result | minutes | figures |\n|---|---|---|---|---|\n'
        for part in "${parts[@]}"; do
            local result of
            result=$(field_of "$part" 2)
            of=$(field_of "$part" 1)
            [ -n "$result" ] || result="not run"
            [ -z "$of" ] || [ "$of" = "$sources" ] || result="not run (last: $result on $of)"
            printf '| %s | %s | %s | %s | %s |\n' "$part" "$(about "$part")" "$result" \
                "$(awk "BEGIN { printf \"%.1f\", 0$(field_of "$part" 3) / 60 }")" "$(field_of "$part" 4)"
        done
    } >"$deep/summary.md"
}

run_part() {
    local part=$1 started=$SECONDS result=passed
    printf '%s: %s ... ' "$part" "$(about "$part")" >&2
    rm -f "$deep/$part.words"
    # Whatever a part prints is its log; what it finds worth telling it writes with `tell`. It is a process of its own:
    # within a condition of this one bash would not end it at its first fault.
    part=$part bash -euo pipefail -c '. "$list"; "part_$part"' >"$deep/$part.log" 2>&1 </dev/null || result=FAILED
    printf '%s\n%s\n%s\n%s\n' "$sources" "$result" "$((SECONDS - started))" \
        "$(paste -sd ';' "$deep/$part.words" 2>/dev/null | sed 's/;/; /g; s/|/\//g')" >"$deep/$part.result"
    echo "$result after $(((SECONDS - started) / 60)) min" >&2
    [ "$result" = passed ] || tail -n 25 "$deep/$part.log" >&2
    write_summary
    [ "$result" = passed ]
}

again=
chosen=()
for argument in "$@"; do
    case $argument in
    --again) again=1 ;;
    -h | --help) sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}"; for p in "${parts[@]}"; do echo "  $p: $(about "$p")"; done; exit 0 ;;
    *)
        if ! declare -F "part_$argument" >/dev/null; then
            echo "There is no part \"$argument\". Parts: ${parts[*]}" >&2
            exit 2
        fi
        chosen+=("$argument")
        ;;
    esac
done
[ ${#chosen[@]} -gt 0 ] || chosen=("${parts[@]}")

failed=0
for part in "${chosen[@]}"; do
    if [ -z "$again" ] && [ "$(field_of "$part" 1)" = "$sources" ] && [ "$(field_of "$part" 2)" = passed ]; then
        echo "$part: has passed on $sources" >&2
        continue
    fi
    run_part "$part" || failed=$((failed + 1))
done
write_summary
cat "$deep/summary.md"
[ $failed -eq 0 ]
