#!/usr/bin/env bash
# Every shader compiles as it stands, and the program and the shaders mean the same uniforms: OpenGL takes a
# name that is not there without a word.  shaders.sh ROOT GLSLANG_VALIDATOR
set -euo pipefail
cd "$1/shaders"
count=0
for shader in *.vert *.frag; do
    "$2" "$shader"
    count=$((count + 1))
done
[ "$count" -gt 0 ]

# declared TYPES: names of uniforms of the types that the pattern matches
declared() {
    sed -n "s/^uniform \\($1\\) \\([^;]*\\);.*/\\2/p" ./*.vert ./*.frag | tr ',' '\n' | sed 's/\[.*//; s/ //g' | sort -u
}
asked() { grep -rhoE 'uniform\("[A-Za-z0-9]+"\)' ../app | sed 's/.*"\(.*\)".*/\1/' | sort -u; }
unknown=$(comm -13 <(declared '[A-Za-z0-9]*') <(asked))
# A sampler that nobody sets is that of the first texture.
unset=$(comm -23 <(declared '[A-Za-rt-z][A-Za-z0-9]*') <(asked))
[ -z "$unknown" ] || { echo "asked for, and in no shader:" $unknown >&2; exit 1; }
[ -z "$unset" ] || { echo "in a shader, and never set:" $unset >&2; exit 1; }
