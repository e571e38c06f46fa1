# Sourced, in the root of the project, by what starts a program with sanitizers that ctest does not start.
# shellcheck shell=bash

# environment_of PRESET: what it sets for ctest, a NAME=VALUE a line. Of the options of the address sanitizer,
# intercept_tls_get_addr=0 keeps off a fault of its own: up to GCC 13 and LLVM 16 it takes some memory of threads for that
# of a glibc before 2.25, and the search for leaks ends with "Tracer caught signal 11" instead of an answer.
environment_of() {
    jq -r --arg preset "$1" --arg root "$PWD" '.testPresets[] | select(.name == $preset) | .environment | to_entries[] |
        "\(.key)=\(.value | gsub("\\$\\{sourceDir\\}"; $root))"' CMakePresets.json
}
