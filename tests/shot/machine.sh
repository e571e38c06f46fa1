#!/usr/bin/env bash
# What the bytes of a picture depend on beside the program and its data: the software rasterizer and what it compiles for,
# the fonts, the libraries that make the base geography, the compiler. Pictures are compared byte by byte where this is
# as in reference/machine.txt, by eye elsewhere (compare_pictures).   machine.sh CXX
set -euo pipefail
version() { dpkg-query -W -f '${Package} ${Version}\n' "$@" 2>/dev/null | sort; }
uname -m
grep -m 1 '^flags' /proc/cpuinfo 2>/dev/null | tr ' ' '\n' | grep -xE 'avx|avx2|fma|f16c|avx512f' | sort | paste -sd ' '
version libgl1-mesa-dri fonts-noto-core fonts-noto-cjk 'libgdal[0-9]*' 'libgeos[0-9]*' gmt-gshhg-full \
    'libmagics++-data' marble-qt-data ferret-datasets
"$1" -dumpfullversion
