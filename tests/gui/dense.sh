#!/usr/bin/env bash
# A display of twice the usual dots an inch, which says so itself: type is twice as large at a first start.
dpi=192
screen=1920x1600x24
# shellcheck source=tests/gui/driver.sh
. "$(dirname "${BASH_SOURCE[0]}")/driver.sh"

SIZE=1800x1500
start --lang en
expect "the size of type at a first start" "$(field ui_scale)" 2.0
press ctrl+minus
await_number ui_scale 1.75
await_saved
stop_window
start --lang en
expect "the user's own from then on" "$(field ui_scale)" 1.75
finish
