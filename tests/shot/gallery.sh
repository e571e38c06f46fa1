#!/usr/bin/env bash
# The gallery shows every picture that was made for it, and no other.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
listed=$(grep -o 'reference/gallery-[a-z0-9-]*\.png' "$here/../../docs/gallery.md" | sed 's|reference/||; s|\.png||' | sort)
made=$(sed -n 's/^\(gallery-[a-z0-9-]*\): .*/\1/p' "$here/shots.txt" | sort)
[ -n "$made" ] || { echo "there are no pictures for the gallery in shots.txt" >&2; exit 1; }
diff <(echo "$made") <(echo "$listed") || { echo "docs/gallery.md and shots.txt differ (< made, > shown)" >&2; exit 1; }
