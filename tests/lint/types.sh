#!/usr/bin/env bash
# One name, one type: all of app/ is one program and one namespace, where two types of one name are no error
# for compiler and linker, and undefined behaviour. Types that stand in namespace khalkha itself (not in an
# anonymous one) must differ in name.  types.sh ROOT
set -euo pipefail
cd "$1/app"
twice=$(find . -name '*.h' -o -name '*.cpp' | sort | xargs awk '
    FNR == 1 { hidden = 0 }
    /^namespace \{/ { hidden = 1 }
    /^\} \/\/ namespace$/ { hidden = 0 }
    !hidden && /^(struct|class|enum class|enum|union) [A-Za-z]/ && !/;[ ]*$/ {
        name = $1 == "enum" && $2 == "class" ? $3 : $2
        sub(/[:{<].*/, "", name)
        if (name == "" || $0 ~ "^(struct|class) [A-Za-z]+::") next
        if (name in where && where[name] != FILENAME) print name ": " where[name] " and " FILENAME
        where[name] = FILENAME
    }')
[ -z "$twice" ] || { echo "$twice" >&2; exit 1; }
[ "$(find . -name '*.h' | wc -l)" -gt 100 ]
