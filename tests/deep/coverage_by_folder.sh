#!/usr/bin/env bash
# coverage_by_folder.sh TABLE: sums gcovr's table of lines by folder of app/.
set -euo pipefail
awk '/^app\// && NF >= 4 { split($1, part, "/"); lines[part[2]] += $2; run[part[2]] += $3 }
     END { for (folder in lines) printf "%-10s %6d lines, %5.1f %% run\n", folder, lines[folder], 100 * run[folder] / lines[folder] }' "$1" | sort
