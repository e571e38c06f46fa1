#!/usr/bin/env bash
# Every C++ file is as clang-format 14 writes it (Debian 12). Other releases break lines at other places: where one of them
# is installed there is nothing to judge, and the test is skipped.  format.sh ROOT CLANG_FORMAT
set -euo pipefail
cd "$1"
wanted=14
version=$("$2" --version | sed -n 's/.*version \([0-9]*\).*/\1/p')
if [ "$version" != $wanted ]; then
    echo "skipped: this is clang-format ${version:-of an unknown release}, the format is that of clang-format $wanted"
    exit 77
fi
find app tests \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 "$2" --dry-run --Werror
