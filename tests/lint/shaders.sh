#!/usr/bin/env bash
# Every shader compiles as it stands.  shaders.sh FOLDER GLSLANG_VALIDATOR
set -euo pipefail
cd "$1"
count=0
for shader in *.vert *.frag; do
    "$2" "$shader"
    count=$((count + 1))
done
[ "$count" -gt 0 ]
