#!/usr/bin/env bash
# No source file over 600 lines; ARCHITECTURE.md under 100; no path outside the project in what is committed.
set -euo pipefail
cd "$1"
bad=0
while IFS= read -r -d '' file; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 600 ]; then
        echo "$file: $lines lines, 600 at most" >&2
        bad=1
    fi
done < <(find app shaders tests \( -name '*.h' -o -name '*.cpp' -o -name '*.vert' -o -name '*.frag' -o -name '*.glsl' \) -print0)
if [ "$(wc -l <ARCHITECTURE.md)" -ge 100 ]; then
    echo "ARCHITECTURE.md: 100 lines or more" >&2
    bad=1
fi
if grep -rnIE '(\.\./shared|/work/(main|shared)|/tmp/b/)' app shaders geodata assets tests README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md run check |
    grep -v '^tests/lint/files.sh'; then
    echo "paths of a particular machine" >&2
    bad=1
fi
if grep -rnE 'ImGui::(Push|Pop)Font' app | grep -v '^app/panels/widgets.cpp'; then
    echo "fonts are pushed by UseFont alone, which ends in the window in which it began" >&2
    bad=1
fi
if grep -rnE 'ImGui::(Set|Begin)Tooltip' app | grep -vE '^app/panels/(tooltip|event_detail).cpp'; then
    echo "tooltips are explain() and Tooltip, which wait, cover nothing they explain and vanish while presenting" >&2
    bad=1
fi
if grep -rnE 'std::ofstream|fopen\(|fmt::print\(|std::(cout|cerr|puts)|f(printf|puts)\(' app; then
    echo "files are written by NewFile, words to standard output and error by base/console.h" >&2
    bad=1
fi
exit $bad
