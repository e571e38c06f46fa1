#!/usr/bin/env bash
# Every C++ file is as clang-format writes it.  format.sh ROOT CLANG_FORMAT
set -euo pipefail
cd "$1"
find app tests \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 "$2" --dry-run --Werror
